"""A source that a server added, as the database keeps it."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Self

from bot.corpus.source import BlockKind, IndexTerms, Kind, Prose, Source, TextStatus, Unverified
from bot.store.ledger import Value


class State(StrEnum):
    """Where a source stands. Only a published one answers."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True)
class OwnSource:
    """A server's own source. `remarks`: what its reader noticed when it was read, such as `paywall`."""

    source: Source
    state: State
    remarks: tuple[str, ...] = ()

    def value(self) -> Value:
        """As the database keeps it."""
        source = self.source
        plain = {f.name: getattr(source, f.name) for f in fields(source) if f.name not in {"id", "prose"}}
        return {
            "state": self.state.value,
            "remarks": list(self.remarks),
            "fields": plain
            | {
                "authors": list(source.authors),
                "related": list(source.related),
                "unverified": sorted(source.unverified),
                "index_terms": [list(terms) for terms in source.index_terms],
            },
            "blocks": [[b.kind.value, source.text[b.start : b.end]] for b in source.prose.blocks],
        }

    @classmethod
    def of(cls, source_id: str, value: Value) -> Self:
        """From what the database kept."""
        given = value["fields"]
        source = Source(
            **given
            | {
                "id": source_id,
                "kind": Kind(given["kind"]),
                "text_status": TextStatus(given["text_status"]),
                "authors": tuple(given["authors"]),
                "related": tuple(given["related"]),
                "unverified": frozenset(map(Unverified, given["unverified"])),
                "index_terms": tuple(IndexTerms(*terms) for terms in given.get("index_terms", ())),
                "prose": Prose.of((BlockKind(kind), text) for kind, text in value["blocks"]),
            }
        )
        return cls(source, State(value["state"]), tuple(value["remarks"]))
