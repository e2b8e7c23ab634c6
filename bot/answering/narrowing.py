"""Which passages may answer: those of the sources that are asked for, with the words that must be there."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answering.filtering import Filter
from bot.answering.operators import Asked
from bot.corpus.source import Source
from bot.retrieval.passage import Passage
from bot.text.phrases import holds, terms_of


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Judges a passage by its source, and by the phrases that it must and must not hold. Truthy where it narrows.

    `of`: the one source that may answer; None: each that `only` fits. A passage's title is shown beside the quote, and
    who wrote and published it, so these words count as the passage's.
    """

    only: Filter
    asked: Asked
    source_of: Callable[[str], Source]
    of: str | None = None

    def __bool__(self) -> bool:
        return self.only != Filter() or self.of is not None or bool(self.asked.phrases or self.asked.excluded)

    @property
    def needed(self) -> list[frozenset[str]]:
        """Sets of search terms: what holds the phrases asked for holds a term of each."""
        return [each for phrase in self.asked.phrases for each in terms_of(phrase)]

    def is_of(self, source_id: str) -> bool:
        """May the source with that id answer?"""
        return self.of in (None, source_id) and self.only.matches(self.source_of(source_id))

    def __call__(self, passage: Passage) -> bool:
        shown = (passage.text, passage.title, passage.credit)
        return (
            self.is_of(passage.source_id)
            and all(any(holds(text, phrase) for text in shown) for phrase in self.asked.phrases)
            and not any(holds(text, phrase) for phrase in self.asked.excluded for text in shown)
        )
