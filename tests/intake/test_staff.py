"""Chinese pages: who reports is the author, and who edits is not."""

import pytest

from bot.intake.page import read_page
from bot.intake.staff import reporters

TEXT = "这一年冬天，湖面上的冰比往年更厚，村里的老人说，已经很久没有见过这样的景象了。"


def authors(under: str = "", head: str = "", after: str = "", text: str = "", heading: str = "h1") -> list[str]:
    body = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>湖上的冬天</title>{head}</head><body>
    <div class="main"><{heading}>湖上的冬天</{heading}>{under}<p>{text}{TEXT * 3}</p><p>{TEXT * 2}</p>{after}</div>
    </body></html>"""
    return list(read_page(body.encode(), "text/html", "https://www.example.org/a", None).authors)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者 张三", ["张三"]),
        ("某某谈记者 李小四", ["李小四"]),
        ("记者张三 李四", ["张三", "李四"]),
        ("记者 王 明", ["王明"]),
        ("本报讯 记者 张三 通讯员 李四", ["张三", "李四"]),
        ("特约记者：麦某某   责编：申某  网编：洪某", ["麦某某"]),
        ("记者 王明 编辑 李四", ["王明"]),
        ("记者 王明 发自北京", ["王明"]),
        ("某某电台记者王某报道", ["王某"]),
        ("記者王小明／台北報導", ["王小明"]),
        ("〔記者王小明／台北報導〕", ["王小明"]),
        ("作者： 记者王明", ["王明"]),
        ("作者：阿某某·热合曼", ["阿某某·热合曼"]),
        ("驻外记者 热某某·卡德尔", ["热某某·卡德尔"]),
        ("文/张三", ["张三"]),
        ("记者在现场看到", []),
        ("记者了解到，村里的路修好了", []),
        ("记者 北京报道", []),
        ("本报记者 综合报道", []),
        ("某某社记者王明摄", []),
        ("编辑：王明", []),
        ("作者认为这件事 很好", []),
        (TEXT, []),
    ],
)
def test_a_line_names_its_reporters_where_it_is_no_more_than_a_byline(line: str, names: list[str]) -> None:
    assert list(reporters(line)) == names
    assert authors(f"<p>{line}</p>") == names


def test_the_editor_of_a_page_is_not_its_author_whatever_it_says_to_machines() -> None:
    head = "<meta name='author' content='李小四'>"
    assert authors(head=head) == ["李小四"]
    for edited in ("责任编辑：李小四", "（责编：王五、李小四）", "編輯： 李小四", "主编：李小四"):
        assert authors(head=head, after=f"<div><span>{edited}</span></div>") == []
        assert authors("<p>本报记者 张三</p>", head, f"<div>{edited}</div>") == ["张三"]
        assert authors("<p>作者：李小四</p>", head, f"<div>{edited}</div>") == ["李小四"]
    head = "<meta name='author' content='huahua'>"
    assert authors(head=head, after="<p>Source: Example | Editor: huahua</p>") == []
    assert authors(head=head, after="<p>Edited by huahua</p>") == []
    assert authors(head=head, after="<p>By huahua | Editor: huahua</p>") == ["huahua"]
    head = "<meta name='author' content='李小四'>"
    assert authors(head=head, text="我们编辑了李小四的来信。") == ["李小四"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("本报记者 张三", ["张三"]),
        ("记者张三 责任编辑：李四", ["张三"]),
        ("责任编辑：李四", []),
        ("张三 李四", ["张三", "李四"]),
        ("某某网 北方站", ["某某网 北方站"]),
        ("编辑部", []),
        ("佚名", []),
        ("Editor: Ada Lovelace", []),
    ],
)
def test_titles_and_editors_are_no_part_of_a_name_that_is_said_to_machines(said: str, names: list[str]) -> None:
    assert authors(head=f"<meta name='author' content='{said}'>") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯（记者 张三 通讯员 李四）", ["张三", "李四"]),
        ("（某某社记者 王明）", ["王明"]),
        ("（记者 张三/某市报道）", ["张三"]),
        ("（记者注）", []),
        ("（记者在现场）", []),
    ],
)
def test_a_byline_in_brackets_within_the_text_counts_where_there_is_no_other(text: str, names: list[str]) -> None:
    assert authors(text=text) == names
    assert authors("<p>作者：赵六</p>", text=text) == ["赵六"]


def test_who_is_called_the_author_below_the_article_counts_if_nobody_else_is() -> None:
    signed = "<table><tr><td>&nbsp;作者： 记者王明 </td><td>编辑： 李四</td></tr></table>"
    assert authors(after=signed, heading="b") == ["王明"]
    assert authors(after=f"{signed}<ul><li>作者：张三</li></ul>", heading="b") == []
    assert authors(after="<p>作者：佚名</p>", heading="b") == []
