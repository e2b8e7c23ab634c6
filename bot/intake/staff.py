"""Chinese bylines: the reporters (记者) whom a page names as having written it, and the editors (编辑) who did not."""

from collections.abc import Iterable

import regex

_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧田董袁潘于於蒋蔣蔡余"
    "杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻阎段雷侯龙龍史陶黎贺賀顾顧"
    "毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左"
    "柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷曲盛冉翁蓝藍路游辛欧靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時"
    "穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬邊边卞姬师師和"
)
_SURNAME = regex.compile(rf"[{_SURNAMES}]|欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|司徒|东方|東方|尉迟|皇甫")
_LONGEST = 4
# What stands in the place of a name behind such a title, and begins like one.
_NO_NAME = frozenset("综合 綜合 华盛顿 華盛頓 武汉 武漢 成都 柏林 安卡拉 金边 马尼拉 文字 文图 连线 关注 单位".split())

_NAME = r"(?:\p{Han}{1,6}(?:[·•・]\p{Han}{1,8})+|\p{Han}{2,4}?)"
_BETWEEN = r"(?:\s*(?:通讯员|通訊員)\s*[:：]?\s*|\s*[、,，;；]\s*|\s+)"
_NAMES = rf"(?P<names>{_NAME}(?:{_BETWEEN}{_NAME}){{0,9}}?)"
_REPORTER = r"(?:本[报報][讯訊]\s*)?\p{Han}{0,8}?(?:记者|記者|通讯员|通訊員)"
_WRITER = r"(?:作者|撰文|撰稿|采写|採寫)"
_EDITOR = r"(?:(?:责任|責任|网络|網絡|执行|執行)?(?:编辑|編輯)(?!部)|[责責网網主][编編]|校对|校對|审核|審核|监制|監製)"
_REPORTS = r"(?:(?:\s*(?:发自|發自))?\s*\p{Han}{0,6}(?:报道|報道|報導))"
_END = (
    rf"\s*(?:$|[/／|｜）)〕】\]]|{_REPORTS}\s*$|(?:发自|發自)\p{{Han}}{{1,8}}\s*$"
    rf"|(?:{_EDITOR}|{_WRITER}|来源|來源)\s*[:：/／\s])"
)
_LINE = regex.compile(
    rf"\s*[（(〔【\[]?\s*(?:(?P<label>{_WRITER}\s*[:：/／|]\s*(?:{_REPORTER}\s*)?|文\s*[/／]\s*|{_REPORTER}\s*[:：/／]\s*)"
    rf"|{_REPORTER}\s*){_NAMES}{_END}"
)
_WITHIN = regex.compile(rf"[（(〔【\[]\s*{_REPORTER}\s*[:：/／]?\s*{_NAMES}\s*(?:[/／]?\s*{_REPORTS})?\s*[)）〕】\]]")
_LABEL = regex.compile(rf"(?P<writer>(?:{_WRITER}|文)\s*[:：/／|]\s*)|{_REPORTER}")
_EDITED = regex.compile(
    rf"(?:^|(?<=[\s,，;；、|/／（(]))(?:{_EDITOR}\s*[:：/／\s]|(?i:edit(?:or|ed by))\s*[:：]).*", regex.DOTALL
)
# Names of two characters are often set as wide as those of three.
_SPACED = regex.compile(r"(?<!\p{Han})(\p{Han})\s+(\p{Han})(?!\p{Han})")
_APART = regex.compile(_BETWEEN)
_PHOTOGRAPHED = ("摄", "攝", "摄影", "攝影")
_STAFF_LINE = regex.compile(
    rf"\s*[（(〔【\[]?\s*(?:{_EDITOR}|{_WRITER}|来源|來源|稿源)\s*[:：/／]\s*[^，。！？\n]{{1,40}}[)）〕】\]]?\s*"
)
_SIGNED = regex.compile(
    rf"(?m)^\W*{_WRITER}\s*[:：]\s*(?:{_REPORTER}\s*)?{_NAMES}{_END}|^\W*{_REPORTER}\s*[:：]\s*{_NAMES}{_END}"
)


def reporters(line: str) -> tuple[str, ...]:
    """The names in `line` if it is no more than a byline, such as 本报记者 张三, 作者：张三 or 記者王小明／台北報導."""
    match = _LINE.match(_SPACED.sub(r"\1\2", line))
    return _people(match["names"], bool(match["label"])) if match else ()


def is_staff_line(line: str) -> bool:
    """Is `line` a byline, or one that names editors or where the text is from (责任编辑：李四, 来源：某某报)?"""
    return bool(_STAFF_LINE.fullmatch(line)) or bool(reporters(line))


def reporters_within(text: str) -> tuple[str, ...]:
    """The names in a byline in brackets within `text`, as in 本报讯（记者 张三）."""
    match = _WITHIN.search(text)
    return _people(match["names"], False) if match else ()


def signed(texts: Iterable[str]) -> tuple[str, ...]:
    """The names that `texts` of a page call the author (作者：张三), if they all call the same so."""
    found = {_people(match["names"], True) for match in _SIGNED.finditer("\n".join(texts))}
    return found.pop() if len(found) == 1 else ()


def without_staff(byline: str) -> str:
    """`byline` without editors, and without the titles of those who wrote: 本报记者张三 责编：李四 is 张三."""
    if names := reporters(byline):
        return "、".join(names)
    left = _EDITED.sub("", byline).strip()
    if label := _LABEL.match(left):
        return left[label.end() :] if label["writer"] else ""
    people = _people(left, False) if regex.fullmatch(r"[\p{Han}\s]+", left) else ()
    return "、".join(people) or left


def is_editor(name: str, page: str) -> bool:
    """Is `name` whom the text of the `page` names as its editor, and not as who wrote it?"""
    if name not in page:
        return False
    own = regex.escape(name)
    by = rf"{_WRITER}\s*[:：/／|]\s*(?:{_REPORTER}\s*)?|(?:记者|記者)\s*[:：/／]?\s*|(?<!(?i:edited)\s)\b(?i:by)\s"
    wrote = rf"(?:{by}){own}"
    edited = (
        rf"{_EDITOR}\s*[:：/／\s]\s*(?:\p{{Han}}{{2,4}}\s*[、,，\s]\s*)?{own}|\b(?i:editor:|edited\s+by:?)\s*{own}\b"
    )
    return regex.search(edited, page) is not None and regex.search(wrote, page) is None


def _people(names: str, labelled: bool) -> tuple[str, ...]:
    """The single names in `names`; nobody where one of them has no form of a name. Behind a label any name counts."""
    people = tuple(filter(None, _APART.split(_SPACED.sub(r"\1\2", names))))
    known = (labelled or "·" in name or (len(name) <= _LONGEST and _SURNAME.match(name)) for name in people)
    return people if all(known) and not any(name in _NO_NAME or name.endswith(_PHOTOGRAPHED) for name in people) else ()
