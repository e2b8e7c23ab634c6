"""Promise 11: what is made to burst a reader costs no more than its bound, which each test names."""

import gzip
import io
import resource
import sys
import time
import zipfile
import zlib
from collections.abc import Callable

import docx
import pytest

from bot.intake.fetched import TooLarge
from bot.intake.page import MAX_CHARACTERS, Page, ReadError
from bot.intake.pdf import MAX_PAGES
from bot.intake.reading import read_safely
from tests.intake.conftest import Site, site

__all__ = ["site"]

SECONDS, MEGABYTES = 6, 1024
"""What reading one document may take here, in a process of its own; the bot gives it 30 s."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's address space")


def deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 200_000 + b"<p>The middle of it all.</p>"


def wide_html() -> bytes:
    return b"<html><body><table>" + b"<tr><td>a" * 500_000


def attributes_html() -> bytes:
    return b"<html><body " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b"><p>Text</p>"


def entities_html() -> bytes:
    return b"<!doctype html><html><body><p>" + b"&amp;" * 1_000_000 + b"</p></body></html>"


def laughs(root: str) -> bytes:
    """A billion laughs."""
    lol = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "lol">{lol}]><{root}><body><p>&l11;</p></body></{root}>'.encode()


def quadratic() -> bytes:
    big = "a" * 100_000
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "{big}">]><html><body><p>{"&a;" * 20_000}</p></body></html>'.encode()


def json_ld() -> bytes:
    return (
        b'<html><head><script type="application/ld+json">'
        + b"[" * 500_000
        + b"</script></head><body><p>A.</p></body></html>"
    )


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of numbered objects; the first is its catalogue."""
    parts, at, places = [b"%PDF-1.7\n"], 9, []
    for number, content in enumerate(objects, 1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
    parts.append(b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (size, at))
    return b"".join(parts)


def stream(packed: bytes, filters: bytes) -> bytes:
    return b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(packed), filters, packed)


def one_page(content: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] >>"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content])


def flate_pdf() -> bytes:
    return one_page(stream(zlib.compress(b"(a) Tj " * 60_000_000, 9), b"/FlateDecode"))


def nested_pdf() -> bytes:
    """Packed five times over."""
    packed = b"\0" * 400_000_000
    for _ in range(5):
        packed = zlib.compress(packed, 9)
    return one_page(stream(packed, b"[" + b"/FlateDecode " * 5 + b"]"))


def looping_pdf() -> bytes:
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>"])


def forms_pdf() -> bytes:
    """Forms that each show the next one twice."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> /MediaBox [0 0 9 9] >>",
        b"<< /Length 12 >>\nstream\n/X Do /X Do \nendstream",
    ]
    for number in range(5, 45):
        inner = b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] %s /Length 12 >>\nstream\n/X Do /X Do \nendstream"
            % inner
        )
    return pdf(objects)


def many_pages_pdf(pages: int = 10_000) -> bytes:
    """Each with a line of its own."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(pages))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for number in range(pages):
        word = "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}").encode()
        content = b"BT /F1 9 Tf (Otters of %s.) Tj ET" % word
        parts = (4 + 2 * number, font)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /MediaBox [0 0 99 99] /Resources << /Font << /F1 %s >> >> >>"
            % parts
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return pdf(objects)


def word_bomb() -> bytes:
    return repacked(b" " * 200_000_000)


def word_laughs() -> bytes:
    return repacked(laughs("document"))


def word_deep() -> bytes:
    return repacked(b"<a>" * 3_000_000)


def word_nested() -> bytes:
    """A zip in a zip in a zip."""
    inner = b"\0" * 100_000_000
    for _ in range(3):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", inner)
        inner = file.getvalue()
    return inner


def word_lie() -> bytes:
    """Says of itself that it is small."""
    body = bytearray(word_bomb())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = body.find(mark)
        while start >= 0:
            body[start + at : start + at + 4] = (100).to_bytes(4, "little")
            start = body.find(mark, start + 4)
    return bytes(body)


def repacked(document: bytes) -> bytes:
    """A Word document whose text is `document`."""
    plain, file = io.BytesIO(), io.BytesIO()
    made = docx.Document()
    made.add_paragraph("A text.")
    made.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, document if entry.filename == "word/document.xml" else old.read(entry))
    return file.getvalue()


BOMBS: list[Callable[[], bytes]] = [
    deep_html, wide_html, attributes_html, entities_html, quadratic, json_ld, flate_pdf, nested_pdf, looping_pdf,
    forms_pdf, many_pages_pdf, word_bomb, word_laughs, word_deep, word_nested, word_lie,
]  # fmt: skip


async def read(body: bytes) -> Page | None:
    try:
        return await read_safely(body, "", None, SECONDS, MEGABYTES)
    except ReadError as error:
        assert str(error)
        return None


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
async def test_a_bomb_costs_no_more_than_its_bound(bomb: Callable[[], bytes]) -> None:
    """SECONDS of time, MEGABYTES in a process that ends, and MAX_CHARACTERS of text."""
    body = bomb()
    assert len(body) < 20_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    page = await read(body)
    assert time.monotonic() - began < SECONDS + 10
    # Not even its text gets into the bot beyond the bound.
    assert page is None or len(page.text) <= MAX_CHARACTERS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= MEGABYTES * 1024
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


@pytest.mark.parametrize("root", ["html", "svg", "feed"])
async def test_laughs_stay_unlaughed(root: str) -> None:
    page = await read(laughs(root))
    assert page is None or page.text.count("lol") <= 10


async def test_of_ten_thousand_pages_the_first_are_read() -> None:
    """MAX_PAGES of them."""
    page = await read_safely(many_pages_pdf(), "", None)
    assert page.text.count("Otters") == MAX_PAGES


async def test_a_packed_answer_unpacks_to_its_bound(site: Site) -> None:
    """Limits.wire_bytes as it is sent, Limits.decoded_bytes unpacked; packed twice it is unpacked once."""
    bomb = gzip.compress(b"\0" * 300_000_000, 9)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with site.fetcher() as fetcher:
        with pytest.raises(TooLarge, match="20,000,000"):
            await fetcher.get(site.page("/", bomb, Content_Encoding="gzip"))
        twice = await fetcher.get(site.page("/twice", gzip.compress(bomb), Content_Encoding="gzip"))
        assert len(twice.body) == len(bomb)
        with pytest.raises(TooLarge, match="5,000,000"):
            await fetcher.get(site.page("/long", b"a" * 6_000_000))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
