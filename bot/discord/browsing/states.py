"""What people look at, as short text that a button carries."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from bot.answering.filtering import Filter

MAX_LANGUAGE = 10
"""Characters of a language code, as much as there is room for."""

_BETWEEN = "|"


def mark(text: str) -> str:
    """Six characters that stand for `text`, whatever its length."""
    return urlsafe_b64encode(blake2b(text.encode(errors="replace"), digest_size=4).digest()).decode()[:6]


@dataclass(frozen=True)
class Looked:
    """What is looked at: the sources or events that fit. All are texts, "" for any: `kind` and `collection` are marks,
    `name` is an outlet, or whom a timeline is about."""

    name: str = ""
    kind: str = ""
    collection: str = ""
    after: str = ""
    before: str = ""
    language: str = ""

    @classmethod
    def of(cls, only: Filter, name: str = "") -> "Looked":
        """`only` as a button carries it; `name`: in the outlet's place."""
        kind, collection = (mark(text) if text else "" for text in (only.kind, only.collection))
        return cls(
            name or only.outlet or "", kind, collection, only.after or "", only.before or "", only.language or ""
        )

    @classmethod
    def read(cls, state: str) -> "Looked":
        """From a button's `state`; what it lacks is "", what is too much is left out."""
        return cls(*state.split(_BETWEEN)[:6])

    @property
    def state(self) -> str:
        """As a button carries it."""
        name = self.name.replace(_BETWEEN, " ")
        return _BETWEEN.join((name, self.kind, self.collection, self.after, self.before, self.language))


def meant(marked: str, texts: Iterable[str]) -> str | None:
    """Which of `texts` a mark stands for: "" where it is none of them any more, None for the empty mark."""
    return next((text for text in texts if mark(text) == marked), "") if marked else None
