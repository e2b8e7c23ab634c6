"""Word documents, read as strangers send them: in a process of its own."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus.source import BlockKind
from bot.intake.page import Page, ReadError, read_page
from bot.intake.reading import read_safely


def document(**facts: str) -> bytes:
    made = docx.Document()
    for name, value in facts.items():
        setattr(made.core_properties, name, value)
    made.add_heading("Findings", 1)
    made.add_paragraph("The first finding stands here.")
    made.add_paragraph("So it was said.", style="Quote")
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "Left cell."
    table.cell(0, 1).text = "Right cell."
    made.add_paragraph("The last   line.\nWith a break.")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def repacked(body: bytes, **parts: bytes) -> bytes:
    """`body` with other contents in some of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, parts.get(entry.filename.split("/")[-1].split(".")[0], old.read(entry)))
    return file.getvalue()


async def read(body: bytes) -> Page:
    return await read_safely(body, "application/octet-stream", None, seconds=20, megabytes=1024)


async def test_text_title_and_author_come_out_in_order() -> None:
    page = await read(document(title="A report", author="Jane Doe", language="en-GB"))
    assert (page.title, page.authors, page.published, page.language) == ("A report", ("Jane Doe",), None, "en")
    assert page.blocks == (
        (BlockKind.HEADING, "Findings"),
        (BlockKind.PARAGRAPH, "The first finding stands here."),
        (BlockKind.QUOTATION, "So it was said."),
        (BlockKind.PARAGRAPH, "Left cell."),
        (BlockKind.PARAGRAPH, "Right cell."),
        (BlockKind.PARAGRAPH, "The last line. With a break."),
    )


async def test_without_a_title_the_first_heading_is_it_and_an_account_is_no_author() -> None:
    page = await read(document(title="", author="jdoe"))
    assert (page.title, page.authors) == ("Findings", ())
    assert page.blocks[0] == (BlockKind.PARAGRAPH, "The first finding stands here.")


async def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    bomb = repacked(document(), document=b" " * 80_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(ReadError, match="unpacks to more than 60 MB"):
        await read(bomb)


async def test_entities_are_not_expanded_and_no_file_is_read() -> None:
    lol = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    evil = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{lol}]>'
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>Seen. &f; &l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        page = await read(repacked(document(), document=(evil + body).encode()))
    except ReadError:
        return
    assert "root:" not in page.text
    assert "lol" not in page.text


async def test_an_archive_that_is_no_word_document_is_named_as_such() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(ReadError, match="neither HTML, PDF, DOCX nor text"):
        await read(file.getvalue())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=40))
def test_damage_is_an_error_in_words_never_a_crash(at: int, noise: bytes) -> None:
    body = document(title="A report")
    at %= len(body)
    try:
        read_page(body[:at] + noise + body[at + len(noise) :], "", None)
    except ReadError as error:
        assert str(error)
