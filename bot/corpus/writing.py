"""Writing corpus files: what `front_matter`, `schema` and `prose` read back as the same source."""

import json
from collections.abc import Iterable, Mapping

import regex

from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import BlockKind, Prose, Source
from bot.text.cleaning import clean

_PLAIN = regex.compile(r"[\p{L}\p{N} _./()’–—-]+")
_ADDRESS = regex.compile(r"https?://[A-Za-z0-9./?=&%+~@!$;_()-]+")
_NO_TEXT = frozenset({"null", "Null", "NULL"})
_MARKUP = regex.compile(r"[\\`*_\[\]<>&|]")
# What would begin a heading, a list, a quotation, a rule or a table where it stands first in a line.
_OPENING = regex.compile(r"^(?:[#+=~:-]|\d{1,9}(?=[.)]))", regex.MULTILINE)


def scalar(text: str) -> str:
    """`text` as a YAML scalar: as it is where that is safe, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and text.strip() == text and text not in _NO_TEXT
    if not text or (plain and text[0].isalnum()) or _ADDRESS.fullmatch(text):
        return text
    # YAML takes these two as escapes only.
    return json.dumps(text, ensure_ascii=False).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")


def normal_blocks(blocks: Iterable[tuple[BlockKind, str]]) -> tuple[tuple[BlockKind, str], ...]:
    """`blocks` as a corpus file holds them: clean lines, a heading on one of them, none empty."""
    normal: list[tuple[BlockKind, str]] = []
    for kind, text in blocks:
        lines = [line for line in (" ".join(raw.split()) for raw in clean(text).split("\n")) if line]
        if lines:
            normal.append((kind, (" " if kind is BlockKind.HEADING else "\n").join(lines)))
    return tuple(normal)


def normal_prose(text: Prose) -> Prose:
    """`text` with its blocks as a corpus file holds them."""
    return Prose.of(normal_blocks((block.kind, text.text[block.start : block.end]) for block in text.blocks))


def body_of(source: Source) -> str:
    """The text of `source` as Markdown, whose prose is that text again where its blocks are normal."""
    blocks = ((block.kind, source.text[block.start : block.end]) for block in source.prose.blocks)
    return "\n\n".join(_markdown(kind, text) for kind, text in blocks)


def file_of(source: Source) -> str:
    """`source` as a corpus file."""
    values = {
        "title": scalar(source.title),
        "publisher": scalar(source.publisher),
        "authors": _list(source.authors),
        "published": source.published or "",
        "url": scalar(source.url or ""),
        "archive_url": scalar(source.archive_url or ""),
        "reprint_url": scalar(source.reprint_url or ""),
        "language": source.language,
        "kind": source.kind.value,
        "collection": source.collection,
        "related": _list(source.related),
        "unverified": _list(sorted(source.unverified)),
        "text": source.text_status.value,
    }
    head = [f"{name}: {value}".rstrip() for name, value in values.items() if value not in {"", "[]"}]
    return "\n".join(["---", *head, "---", "", body_of(source), ""])


def aliases_file(aliases: Iterable[Alias]) -> str:
    """`aliases` as a side file."""
    return _records(
        {"canonical": scalar(alias.canonical), "kind": alias.kind, "forms": _list(alias.forms)} for alias in aliases
    )


def glossary_file(entries: Iterable[GlossaryEntry]) -> str:
    """Glossary `entries` as a side file."""
    return _records(
        {
            "term": scalar(entry.term),
            "aliases": _list(entry.aliases),
            "definition": scalar(entry.definition),
            "sources": _list(entry.sources),
        }
        for entry in entries
    )


def index_terms_file(sources: Iterable[Source]) -> str:
    """The index terms of `sources` as a side file."""
    return _records(
        {
            "source": source.id,
            "sentence": scalar(terms.sentence),
            "terms": scalar(", ".join(terms.words.split("\n"))),
        }
        for source in sources
        for terms in source.index_terms
    )


def _records(records: Iterable[Mapping[str, str]]) -> str:
    texts = ("\n  ".join(f"{name}: {value}" for name, value in record.items()) for record in records)
    return "".join(f"- {text}\n" for text in texts)


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, texts))}]"


def _markdown(kind: BlockKind, text: str) -> str:
    escaped = _OPENING.sub(_escaped_opening, _MARKUP.sub(r"\\\g<0>", text))
    match kind:
        case BlockKind.HEADING:
            # A closing run of # would be no part of the heading.
            return f"## {regex.sub(r'#(?=#*$)', lambda m: chr(92) + '#', escaped)}"
        case BlockKind.QUOTATION:
            return "> " + escaped.replace("\n", "\\\n> ")
        case BlockKind.ITEM:
            return "- " + escaped.replace("\n", "\\\n  ")
        case BlockKind.PARAGRAPH:
            return escaped.replace("\n", "\\\n")


def _escaped_opening(match: "regex.Match[str]") -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
