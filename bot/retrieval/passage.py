"""A passage: the unit that is searched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of one source: `text` is the source's text from `start` to `end`.

    `title` is the source's title, `credit` who wrote and published it, `index_terms` are words under which readers look
    for what the text says in others: all are searched together with the text.
    """

    source_id: str
    start: int
    end: int
    title: str
    text: str
    index_terms: str = ""
    credit: str = ""

    @property
    def order(self) -> tuple[str, int]:
        """Where the passage stands among all: ties in score are broken by it, the same on every machine."""
        return self.source_id, self.start
