"""A look at a page: at its address, else at an archived copy, and never at a front page in its place."""

import pytest

from bot.intake.fetched import (
    Disallowed,
    FetchError,
    ForbiddenAddress,
    FrontPage,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    WrongContent,
)
from bot.intake.finding import Finding, finding_of
from bot.intake.gathering import Outcome
from bot.intake.looking import Looking
from bot.intake.page import ReadError
from tests.intake.conftest import Web

PAGE = "https://otters.example/2020/01/02/census"
COPY = "https://web.archive.org/web/20200305000000/https://otters.example/2020/01/02/census"
RAW = COPY.replace("20200305000000", "20200305000000id_")
HTML = """<html lang="en"><head><title>Otter census</title></head><body><article><h1>Otter census</h1>
<p>The census of the river counted ninety animals last winter, more than in any year before it.</p>
<p>Forty volunteers walked along both banks for three nights and wrote down every track they saw.</p>
</article></body></html>"""


async def test_a_page_that_is_there_is_read_at_its_address() -> None:
    web = Web({PAGE: HTML}, {PAGE: COPY})
    look = await Looking(web).at_or_copy(PAGE)
    assert (look.page.title, look.address, look.archived, look.instead_of) == ("Otter census", PAGE, False, None)
    assert web.asked == []


@pytest.mark.parametrize(
    "error",
    [
        Unreachable("gone", 410),
        Unreachable("down"),
        TooSlow("slow"),
        TooManyRedirects("a circle"),
        ForbiddenAddress("its name leads inside now"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_where_a_page_cannot_be_reached_its_archived_copy_is_read(error: FetchError) -> None:
    look = await Looking(Web({PAGE: error, RAW: HTML}, {PAGE: COPY})).at_or_copy(PAGE)
    assert (look.page.title, look.address, look.archived, look.instead_of) == ("Otter census", COPY, True, error)


@pytest.mark.parametrize(
    "error",
    [Disallowed("asks not to"), TooLarge("large"), WrongContent("a film")],
    ids=lambda error: type(error).__name__,
)
async def test_what_may_not_or_cannot_be_read_is_not_read_in_a_copy_either(error: FetchError) -> None:
    web = Web({PAGE: error, RAW: HTML}, {PAGE: COPY})
    with pytest.raises(type(error)):
        await Looking(web).at_or_copy(PAGE, COPY)
    assert web.asked == []


async def test_a_copy_that_is_known_is_not_looked_up() -> None:
    web = Web({RAW: HTML}, {})
    assert (await Looking(web).at_or_copy(PAGE, COPY)).address == COPY
    assert web.asked == []


async def test_of_a_copy_that_cannot_be_read_the_error_of_the_page_itself_is_told() -> None:
    for copies in ({}, {PAGE: COPY}):
        with pytest.raises(Unreachable, match="the page"):
            await Looking(Web({PAGE: Unreachable("the page"), RAW: Unreachable("the copy")}, copies)).at_or_copy(PAGE)


async def test_a_front_page_is_no_page_that_was_asked_for() -> None:
    web = Web({PAGE: "https://otters.example/", "https://otters.example/": HTML}, {})
    with pytest.raises(FrontPage, match=r"otters\.example"):
        await Looking(web).at_or_copy(PAGE)
    assert web.asked == [PAGE]
    assert (await Looking(web).at_or_copy("https://otters.example/")).address == "https://otters.example/"
    # The archive keeps redirects, too.
    home = "https://web.archive.org/web/20200305000000id_/https://otters.example/"
    web = Web({RAW: home, home: HTML}, {})
    with pytest.raises(FrontPage):
        await Looking(web).at(COPY)


async def test_an_archived_copy_is_read_as_the_page_that_it_is_a_copy_of() -> None:
    look = await Looking(Web({RAW: HTML}, {})).at(COPY)
    assert (look.page.url, look.page.publisher, look.page.published) == (PAGE, "otters.example", "2020-01-02")
    assert (look.address, look.archived) == (COPY, True)


async def test_the_archive_is_not_told_a_password() -> None:
    address = PAGE.replace("otters", "me:secret@otters")
    web = Web({address: ForbiddenAddress("holds a password")}, {})
    with pytest.raises(ForbiddenAddress):
        await Looking(web).at_or_copy(address)
    assert web.asked == []


def test_whatever_fails_has_a_finding_and_an_outcome() -> None:
    expected = {
        Disallowed: Finding.DISALLOWED,
        ForbiddenAddress: Finding.FORBIDDEN,
        FrontPage: Finding.GONE,
        TooLarge: Finding.TOO_LARGE,
        TooManyRedirects: Finding.UNREACHABLE,
        TooSlow: Finding.UNREACHABLE,
        Unreachable: Finding.UNREACHABLE,
        WrongContent: Finding.UNREADABLE,
    }
    assert set(expected) == set(FetchError.__subclasses__())
    assert {kind: finding_of(kind("why")) for kind in expected} == expected
    assert finding_of(Unreachable("why", 404)) is Finding.GONE
    assert finding_of(ReadError("why")) is Finding.UNREADABLE
    for finding in expected.values():
        assert finding.name in Outcome.__members__
