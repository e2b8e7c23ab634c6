"""Lists of links: every form that people paste, every bad line named, nothing that a list can break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus import address
from bot.shelf import links
from bot.shelf.link_table import BadLine
from bot.shelf.links import MAX_BYTES, MOST_BAD, read_links

A, B, C = "https://example.org/a", "https://example.org/b,c", "https://example.org/d"


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n{B}\n",
        f"\ufeff{A}\r\n\r\n  {B}  \r\n{A}",
        f"{A} {B}",
        f"url\n{A}\n{B}",
        f'title,url\nOne,{A}\n"Two, too","{B}"',
        f'url;note\n{A};x\n"{B}";y',
        f"One\t{A}\nTwo\t{B}",
        f"- {A}\n- {B}\n",
        f"---\n- url: {A}\n  title: One\n- link: {B}\n",
        f'- "{A}"\n# and\n- address: {B}',
    ],
)
def test_links_are_read_from_every_form(text: str) -> None:
    assert read_links(text.encode()).addresses == (A, B)
    assert read_links(text.encode()).bad == ()


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://a.com/1,2.html\nhttps://a.com/3,4.html", ["1,2.html", "3,4.html"]),
        ('url,title\nhttps://a.com/1,"One\ntwo"\nhttps://a.com/2,Two', ["1", "2"]),
        ('"https://a.com/1"\n"https://a.com/2,3"', ["1", "2,3"]),
        ('"url"\n"https://a.com/1"', ["1"]),
        ("sep=;\nurl;title\nhttps://a.com/1,2;One\n;\nhttps://a.com/2;Two", ["1,2", "2"]),
        ("Page URL,Title\nhttps://a.com/1,One\nhttps://a.com/2,Two", ["1", "2"]),
        ("https://a.com/1,https://a.com/2", ["1", "2"]),
        ('"https://a.com/1,x","One"\n"https://a.com/2","Two"', ["1,x", "2"]),
        ("https://a.com/1, One\nhttps://a.com/2,Two words", ["1", "2"]),
        ("https://a.com/1;One, two\nhttps://a.com/2;Three, four", ["1", "2"]),
        ("https://a.com/1\tOne, and more\nhttps://a.com/2,b\tTwo", ["1", "2,b"]),
        ("https://a.com/1,\nhttps://a.com/2,", ["1", "2"]),
        ("url,title,\nhttps://a.com/1,One,\nhttps://a.com/2,Two,,", ["1", "2"]),
    ],
)
def test_no_link_is_cut_and_none_swallows_its_neighbours(text: str, addresses: list[str]) -> None:
    for data in (text.encode(), text.replace("\n", "\r\n").encode(), text.encode("utf-16")):
        found = read_links(data)
        assert list(found.addresses) == [f"https://a.com/{path}" for path in addresses]
        assert found.bad == ()


@pytest.mark.parametrize(
    "text",
    [
        f"- [zebra]({A})\n- {C}",
        f"- [zebra crossing]({A}), [otter]({C})",
        f"- @nice {A}\n- {C}",
        f"- {A}: second\n- {C}: third",
        f"- {A}\n- {{see: {C}}}",
        f"* <{A}>\n* <{C}>",
        f"See ({A}).\nAnd {C}.",
        f"See {A}, and then, at last, see {C}!",
        f"[zebra]({A})\n{C}, One",
        f"{A}, One\n[zebra]({C})",
        f"{A}, and {C}",
        "See www.example.org/a and\twww.example.org/d.",
    ],
)
def test_links_are_found_in_markdown_in_brackets_and_among_words(text: str) -> None:
    found = read_links(text.encode())
    assert [link.replace("www.", "") for link in found.addresses] == [A, C]
    assert found.bad == ()


def test_one_odd_line_leaves_the_others_of_a_list() -> None:
    found = read_links(f"- @nice\n- {A}\n- https://u:p@example.org/ too\n- [{C}".encode())
    assert found.addresses == (A, C)
    assert found.bad == (BadLine(1, "- @nice"), BadLine(3, "https://u:p@example.org/"))


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (f"title,url,kind\nOne,{A},op-ed", ("title", "kind")),
        (f"- url: {A}\n  title: One\n- link: {C}\n  kind: op-ed\n- {B}", ("title", "kind")),
        (f"url\n{A}", ()),
        (f"{A}, One", ()),
    ],
)
def test_what_stands_beside_the_links_is_named(text: str, left_out: tuple[str, ...]) -> None:
    found = read_links(text.encode())
    assert found.addresses[0] == A
    assert found.left_out == left_out


def test_rows_of_another_length_are_named_and_not_guessed_at() -> None:
    found = read_links(b"url,title\nhttps://a.com/1,One\nhttps://a.com/2\nhttps://a.com/3,Three,x\n")
    assert found.addresses == ("https://a.com/1",)
    assert found.bad == (BadLine(3, "https://a.com/2"), BadLine(4, "https://a.com/3,Three,x"))
    # A quotation mark that nothing closes takes the rest with it: each line of it is named.
    found = read_links(b'title,url\nOne,https://a.com/1\n"Two,https://a.com/2\nThree,https://a.com/3\n')
    assert found.addresses == ("https://a.com/1",)
    assert [bad.line for bad in found.bad] == [3, 4]
    # Nothing tells whether that is one link or a link and a word.
    found = read_links(b"https://a.com/1, Some title\nhttps://a.com/2,Two\n")
    assert (found.addresses, found.bad) == (("https://a.com/1",), (BadLine(2, "https://a.com/2,Two"),))


def test_every_bad_line_is_named() -> None:
    text = f"{A}\nftp://example.org/x\nnonsense\n{B}\nhttps://u:p@example.org/"
    assert read_links(text.encode()).addresses == (A, B)
    assert [bad.line for bad in read_links(text.encode()).bad] == [2, 3, 5]
    assert read_links(f"- {A}\n- [1]\n- title: One\n- x".encode()).bad == (
        BadLine(2, "[1]"),
        BadLine(3, "title: One"),
        BadLine(4, "x"),
    )
    assert read_links(f"title,url\nOne,{A}\nTwo,no".encode()).bad == (BadLine(3, "no"),)
    assert [bad.line for bad in read_links(b"- a\n- 'b\n").bad] == [1, 2]
    assert read_links(f"{A} {B} nonsense".encode()).bad == (BadLine(1, "nonsense"),)


def test_nothing_is_nothing_and_too_much_is_refused_unread() -> None:
    for text in (b"", b" \n\n", b"---\n", b"- \n"):
        assert read_links(text).addresses == ()
    bomb = b"- &a [x,x]\n" + b"".join(b"- &%c [*%c,*%c]\n" % (98 + i, 97 + i, 97 + i) for i in range(20))
    brackets = b"(https://u:p@a" + b")" * (MAX_BYTES - 20)
    for text in (brackets, b"x" * (MAX_BYTES + 1), b"- " * 100_000, b"a," * 100_000, bomb, b"\0\xff" * 1000):
        assert read_links(text).addresses == ()
        assert read_links(text).bad


def test_what_is_no_list_is_read_no_further_than_its_first_bad_lines() -> None:
    found = read_links("\n".join([A, *["a b"] * MOST_BAD, B]).encode())
    assert found.addresses == (A,)
    assert (len(found.bad), found.bad[-1].line, found.cut) == (MOST_BAD, MOST_BAD + 1, True)
    assert not read_links("\n".join([*["a b"] * (MOST_BAD - 1), B]).encode()).cut


def test_what_a_list_repeats_by_an_anchor_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def normal_address(text: str) -> str:
        looked_at.append(text)
        return address.normal_address(text)

    monkeypatch.setattr(links, "normal_address", normal_address)
    found = read_links(f"- &a {A}\n- &b x\n- &c {{url: &d {C}}}\n".encode() + b"- *a\n- *b\n- *c\n- url: *d\n" * 1000)
    assert found.addresses == (A, C)
    assert found.bad == (BadLine(2, "x"),)
    assert looked_at == [A, "x", C]


@given(st.text() | st.text(alphabet=',;\t"\n- :#[{&*!|>htps/.x'))
def test_whatever_is_pasted_gives_links_and_bad_lines_and_no_error(text: str) -> None:
    read_links(text.encode())
