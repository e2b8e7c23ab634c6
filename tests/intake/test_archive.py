"""The closest archived copy of a page."""

import json

import pytest

from bot.intake.archive import archived_copy, raw_copy
from bot.intake.fetched import Unreachable, WrongContent
from tests.intake.conftest import Site

COPY = "https://web.archive.org/web/20191126010203/https://example.org/a?b=1"


def snapshot(url: str = COPY, available: bool = True) -> str:
    closest = {"available": available, "url": url, "timestamp": "20191126010203", "status": "200"}
    return json.dumps({"url": "example.org", "archived_snapshots": {"closest": closest}})


@pytest.mark.parametrize(
    ("answer", "copy"),
    [
        (snapshot(), COPY),
        (snapshot(COPY.replace("https://web", "http://web")), COPY),
        (snapshot(available=False), None),
        ('{"url": "example.org", "archived_snapshots": {}}', None),
        ("{}", None),
    ],
)
async def test_the_closest_copy(site: Site, answer: str, copy: str | None) -> None:
    api = site.page("/api", answer, Content_Type="application/json")
    async with site.fetcher() as fetcher:
        assert await archived_copy(fetcher, "https://example.org/a?b=1", "2019-11-26", api) == copy


@pytest.mark.parametrize("answer", ["", "[]x", "[1]", '{"archived_snapshots": 1}', snapshot("https://evil.example/a")])
async def test_an_answer_that_is_not_understood(site: Site, answer: str) -> None:
    api = site.page("/api", answer, Content_Type="application/json")
    async with site.fetcher() as fetcher:
        with pytest.raises(WrongContent, match=r"archive\.org"):
            await archived_copy(fetcher, "https://example.org/", api=api)


async def test_an_archive_that_fails_says_so(site: Site) -> None:
    api = site.page("/api", "", status=503)
    async with site.fetcher() as fetcher:
        with pytest.raises(Unreachable, match="503"):
            await archived_copy(fetcher, "https://example.org/", api=api)


def test_the_copy_without_the_banner() -> None:
    assert raw_copy(COPY) == COPY.replace("20191126010203", "20191126010203id_")
    assert raw_copy(raw_copy(COPY)) == raw_copy(COPY)
    assert raw_copy("https://example.org/") == "https://example.org/"
