"""What a citation of a source can say: only what is known, and of what is not sure, that it is not."""

import datetime
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import regex

from bot.corpus.address import host, original
from bot.corpus.source import UNKNOWN, Kind, Source, Unverified
from bot.rendering.citing.names import Name, name
from bot.rendering.wording import ENGLISH, wording_for
from bot.text.cleaning import one_line

# Their publisher stands for them where no person is named.
_CORPORATE = {Kind.NGO_REPORT, Kind.OFFICIAL_REPORT}
# A paper that one of these brings out by itself is in no journal.
_HOUSE = regex.compile(r"(?i)\b(?:cent(?:er|re)|council|foundation|institut(?:e|ion)|press|university)$")
_ISSUE = regex.compile(r"(?i)(?P<journal>.+?),? vol\. ?(?P<volume>\d+)(?:,? no\. ?(?P<number>\d+))?")

_RESOLVERS = {"doi.org", "dx.doi.org"}
# No brace and no space: a DOI stands unescaped in BibTeX.
_NAME = r"10\.\d{4,9}/[-.;()/:<>\w]+"
_DOI = regex.compile(rf"/(?P<doi>{_NAME})", regex.ASCII)
# Behind it the addresses of journals say how it is shown.
_PAPER = regex.compile(rf".*?/(?P<doi>{_NAME}?)(?:\.pdf|/(?:abstract|epdf|full|html|pdf))?/?", regex.ASCII)


@dataclass(frozen=True)
class Reference:
    """The bibliographic data of one publication.

    `publisher`: empty where it is not known. `published`: year, month and day, as many as are known. `url`: a verified
    address, else a reprint's, else the archived copy's; `reprint`, `archived` say which. `archive`: an archived copy
    beside it. `remarks`: what was not verified. `journal`, `volume`, `number`: of an article in a journal. `doi`: as
    the address holds it.
    """

    id: str
    title: str
    kind: Kind
    publisher: str
    language: str
    authors: tuple[Name, ...]
    published: tuple[int, ...]
    accessed: datetime.date
    url: str | None = None
    reprint: bool = False
    archived: bool = False
    archive: str | None = None
    remarks: tuple[str, ...] = ()
    journal: str = ""
    volume: str = ""
    number: str = ""
    doi: str | None = None

    @property
    def report(self) -> bool:
        """Is it a publication of its own, rather than an article?"""
        return self.kind in _CORPORATE or (self.kind is Kind.ACADEMIC_PAPER and not self.journal)

    @property
    def own(self) -> bool:
        """Is the publisher its only author?"""
        return [author.full for author in self.authors] == [self.publisher]


def reference(source: Source, accessed: datetime.date) -> Reference:
    """What can be cited of `source`, whose address was last seen on the day `accessed`."""
    publisher = one_line(source.publisher) if source.publisher != UNKNOWN else ""
    authors = tuple(name(author) for author in source.authors)
    if not authors and publisher and source.kind in _CORPORATE:
        authors = (Name(publisher),)
    in_journal = source.kind is Kind.ACADEMIC_PAPER and not _HOUSE.search(publisher)
    issue = _ISSUE.fullmatch(publisher) if in_journal else None
    url = source.verified_url or source.reprint_url or source.archive_url
    # What our note rests on says nothing about the publication that is cited.
    unsure = source.unverified - {Unverified.TEXT} - ({Unverified.URL} if url else set())
    return Reference(
        id=source.id,
        title=one_line(source.title),
        kind=source.kind,
        publisher=publisher,
        language=source.language,
        authors=authors,
        published=tuple(map(int, source.published.split("-"))) if source.published else (),
        accessed=accessed,
        url=url,
        reprint=url is not None and not source.verified_url and url == source.reprint_url,
        archived=url is not None and url == source.archive_url,
        archive=source.archive_url if source.archive_url != url else None,
        remarks=tuple(wording_for(ENGLISH)(f"unverified.{field}") for field in Unverified if field in unsure),
        journal=issue["journal"] if issue else publisher if in_journal else "",
        volume=issue["volume"] if issue else "",
        number=(issue["number"] or "") if issue else "",
        # A reprint has one of its own.
        doi=_doi(original(source.verified_url or source.archive_url or ""), source.kind),
    )


def _doi(address: str, kind: Kind) -> str | None:
    """The DOI that `address` is of. That of a page which is no paper's may be of one that it is about."""
    pattern = _DOI if host(address) in _RESOLVERS else _PAPER if kind is Kind.ACADEMIC_PAPER else None
    match = pattern.fullmatch(unquote(urlsplit(address).path)) if pattern else None
    return match["doi"] if match else None
