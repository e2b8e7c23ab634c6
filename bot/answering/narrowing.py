"""Which passages may answer: those of the sources that are asked for, with the words that must be there."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answering.filtering import Filter
from bot.answering.operators import Asked
from bot.corpus.source import Source
from bot.retrieval.passage import Passage
from bot.text.phrases import holds


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Judges a passage by its source, and by the phrases that it must and must not hold. Truthy where it narrows."""

    only: Filter
    asked: Asked
    source_of: Callable[[str], Source]

    def __bool__(self) -> bool:
        return self.only != Filter() or bool(self.asked.phrases or self.asked.excluded)

    def __call__(self, passage: Passage) -> bool:
        return (
            self.only.matches(self.source_of(passage.source_id))
            and all(holds(passage.text, phrase) for phrase in self.asked.phrases)
            # The title is shown beside the quote.
            and not any(holds(text, phrase) for phrase in self.asked.excluded for text in (passage.text, passage.title))
        )
