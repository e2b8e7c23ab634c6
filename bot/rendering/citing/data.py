"""Citations for programs: BibTeX and CSL-JSON.

BibTeX entries are for biblatex with UTF-8: letters stay as they are, and only what TeX takes for a command is escaped.
"""

import json
from typing import Any

from bot.corpus.source import Kind
from bot.rendering.citing.names import Name
from bot.rendering.citing.reference import Reference

_CSL = {
    Kind.NEWS_REPORT: "article-newspaper",
    Kind.OP_ED: "article-newspaper",
    Kind.ACADEMIC_PAPER: "article-journal",
}
_BIBTEX = {"article-newspaper": "article", "article-journal": "article", "report": "report"}
_COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # A brace counts for the parser even behind a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "$&%#_"},
    }
)


def bibtex(item: Reference) -> str:
    """One biblatex entry. Title and institutions are in double braces, so that no style changes their letters."""
    entry = _BIBTEX.get(_type(item), "online")
    # A publisher's name is where an article stands, who made a report, and whose page it is.
    where = {"article": "journaltitle", "report": "institution", "online": "organization"}[entry]
    place = item.journal or item.publisher
    fields = {
        "author": " and ".join(map(_bibtex_name, item.authors)),
        "title": f"{{{_tex(item.title)}}}",
        where: f"{{{_tex(place)}}}" if place else "",
        "volume": item.volume,
        "number": item.number,
        "date": "-".join(f"{part:02}" for part in item.published),
        "doi": item.doi or "",
        "url": item.url or "",
        "urldate": item.accessed.isoformat() if item.url else "",
        "note": _tex("; ".join(_notes(item))),
        "type": "report" if entry == "report" else "",
    }
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{entry}{{{item.id},\n{lines}}}"


def csl_json(item: Reference) -> str:
    """A list with one CSL-JSON item."""
    kind = _type(item)
    fields: dict[str, Any] = {
        "id": item.id,
        "type": kind,
        "title": item.title,
        "author": [_csl_name(author) for author in item.authors],
        "publisher" if kind == "report" else "container-title": item.journal or item.publisher,
        "volume": item.volume,
        "issue": item.number,
        "issued": {"date-parts": [list(item.published)]} if item.published else None,
        "DOI": item.doi,
        "URL": item.url,
        "accessed": _csl_day(item) if item.url else None,
        "language": item.language,
        "note": "; ".join(_notes(item)),
    }
    return json.dumps([{name: value for name, value in fields.items() if value}], ensure_ascii=False, indent=2)


def _type(item: Reference) -> str:
    return "report" if item.report else _CSL.get(item.kind, "webpage")


def _notes(item: Reference) -> list[str]:
    notes = [
        "the address is a reprint's" if item.reprint else "the address is an archived copy's" if item.archived else "",
        f"archived at {item.archive}" if item.archive else "",
        *item.remarks,
    ]
    return [note for note in notes if note]


def _bibtex_name(author: Name) -> str:
    if not author.family:
        return f"{{{_tex(author.full)}}}"
    return ", ".join(_tex(part) for part in (author.family, author.suffix, author.given) if part)


def _tex(text: str) -> str:
    return text.translate(_COMMANDS)


def _csl_name(author: Name) -> dict[str, str]:
    if not author.family:
        return {"literal": author.full}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in parts.items() if value}


def _csl_day(item: Reference) -> dict[str, list[list[int]]]:
    return {"date-parts": [[item.accessed.year, item.accessed.month, item.accessed.day]]}
