"""Lines that lead away from an article: to other articles, to newsletters, to what is advertised."""

import regex

_WAY = (
    r"(?:related(?:\s+(?:stor(?:y|ies)|articles?|coverage|reading|content|posts?|links?))?|read\s+(?:more|also|next|on)"
    r"|also\s+read|see\s+also|further\s+reading|(?:you\s+may\s+)?also\s+like|recommended(?:\s+reading)?|watch|listen"
    r"|explore\s+further|don['’]t\s+miss|more\s+on\s+this(?:\s+(?:story|topic))?|latest\s+posts\s+by\s[^:]{1,60}"
    r"|mehr\s+zum\s+thema|mehr\s+dazu|siehe\s+auch|auch\s+interessant|voir\s+aussi|sur\s+le\s+même\s+(?:sujet|thème)"
    r"|pour\s+aller\s+plus\s+loin|по\s+теме|ilgili\s+haber(?:ler)?"
    r"|(?:相关|相關|延伸|推荐|推薦)(?:阅读|閱讀|报道|報道|報導|新闻|新聞|文章|链接|連結)|热门推荐|熱門推薦)"
)
_BID = (
    r"(?:lire\s+(?:aussi|également)|à\s+lire\s+(?:aussi|également)|lesen\s+sie\s+(?:auch|mehr|dazu)|lea\s+también"
    r"|leer\s+más|читайте\s+также|смотрите\s+также|ayrıca\s+(?:okuyun|bakınız))"
)
_LINES = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        # Read more: Another article
        rf"\W*(?:{_WAY}|{_BID})\s*(?:[:：–—|»>→]\s*\S[^\n]{{0,300}}|[:：.…»>→]*)",
        rf"\W*{_BID}\b[^\n]{{0,300}}",
        r"\W*(?:advertisement|anzeigen?|werbung|publicité|publicidad|реклама|reklam|广告|廣告|sponsored(?:\s+content)?)\W*",
        r"\W*(?:share(?:\s+this(?:\s+(?:article|story))?)?|comments?|most\s+(?:viewed|read|popular)|our\s+standards:[^\n]{0,80})\W*",
        r"\W*(?:click\s+here|read\s+the\s+(?:full|original|complete)\s[^.!?\n]{1,40}\bhere)\b[^.!?\n]{0,60}\W*",
        r"\W*(?:downloads?|(?:mp[34]|m4a|ogg|opus|pdf|epub|docx?)\s*\(\s*[\d.,]+\s*[kmg]b\s*\))\W*",
        r"(?:tags?|keywords?|filed\s+under|schlagw(?:orte|örter)|mots[ -]clés|ключевые\s+слова|теги|etiketler"
        r"|关键词|關鍵詞|标签|標籤)\s*[:：]\s*[^\n]{1,300}",
    )
)
_NETWORK = r"(?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|linkedin|tiktok|weibo|mastodon|bluesky)"
_LETTER = r"(?:newsletters?|inbox|e-?mail|alerts?|updates|podcast|channel)"
_PROMPT = regex.compile(
    rf"\W*(?:(?:sign\s+up|subscribe|register)\s+(?:now\s+|here\s+|today\s+)?(?:for|to|on)\b[^\n]{{0,120}}\b{_LETTER}\b"
    rf"|join\s+(?:us|our)\b[^\n]{{0,80}}\b(?:{_NETWORK}|{_LETTER})\b"
    rf"|get\s+(?:the|our|all|more)\b[^\n]{{0,80}}\b(?:newsletters?|inbox)\b|download\s+our\b[^\n]{{0,60}}\bapp\b"
    rf"|(?:follow|find|like)\s+(?:us|me|@\S+|(?-i:(?:\p{{Lu}}\S*\s+){{0,3}}\p{{Lu}}\S*))\s+(?:here\s+)?on\s+{_NETWORK}\b"
    r"|(?:abonnieren\s+sie|melden\s+sie\s+sich)\b[^\n]{0,80}newsletter|(?:abonnez|inscrivez)-vous\b[^\n]{0,80}\b(?:newsletter|lettre)\b"
    r"|(?:подпишитесь|подписывайтесь)\s+на\b|[^\n]{0,40}\b(?:bültenimize|kanalımıza)\s+abone"
    r"|(?:欢迎|敬请|长按|扫码)?\s*(?:关注|關注|扫描)[^\n。]{0,20}(?:公众号|公眾號|微信|微博|二维码))[^\n]{0,100}",
    regex.IGNORECASE,
)
_SEVERAL = regex.compile(r"[.!?。！？]\s+\S.*[.!?。！？]")
_WAYS = rf"{_WAY}|{_BID}|for\s+(?:more|further)\b[^.!?]{{0,60}}"
_LIST = regex.compile(rf"\W*(?:{_WAYS})\W*", regex.IGNORECASE)
_LINKS = regex.compile(
    rf"\W*(?:{_WAYS}|mehr\s+(?:zu|über)\b[^.!?]{{0,60}}|read\s+more\b[^.!?]{{0,60}}"
    r"|(?:more|latest)\s+(?:from|by|on)\b[^.!?]{0,60})\W*",
    regex.IGNORECASE,
)
_LONGEST_LIST = 400


def is_signpost(text: str) -> bool:
    """Is `text` no more than a way to something else: "Read more: …", "Sign up for our newsletter", "Advertisement"?"""
    if any(pattern.fullmatch(text) for pattern in _LINES):
        return True
    if _PROMPT.fullmatch(text) and not _SEVERAL.search(text):
        return True
    first, _, rest = text.partition("\n")
    return bool(rest) and len(text) <= _LONGEST_LIST and heads_list(first) and not _SEVERAL.search(rest)


def heads_list(text: str) -> bool:
    """Does `text` stand over a list of other articles, as "More on this story" does?"""
    return _LIST.fullmatch(text) is not None


def heads_links(text: str) -> bool:
    """Does `text` stand over a list of other articles, if that is a list of links? So does "More from the office"."""
    return _LINKS.fullmatch(text) is not None
