"""Collections of any size out of a small one: sentences drawn again and again, so that words stay as frequent."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.corpus.prose import prose
from bot.corpus.source import Kind, Source, TextStatus
from bot.retrieval.analyzer import Analyzer
from bot.text.sentences import sentences

SENTENCES = 3
"""Sentences in one document of terms."""

PASSAGE_SENTENCES = 7
PASSAGES = 10
"""Passages, about, in one source."""


@dataclass(frozen=True)
class Sample:
    """Sentences, as text and as content terms; questions, the same way. The same seed draws the same."""

    texts: Sequence[str]
    terms: Sequence[list[str]]
    questions: Sequence[str]
    queries: Sequence[list[str]]

    @classmethod
    def of(cls, texts: Iterable[str], questions: Iterable[str], analyzer: Analyzer) -> "Sample":
        """The sample of `texts`, and up to 200 of `questions`."""
        cut = [text[s.start : s.end] for text in texts for s in sentences(text)]
        asked = sorted(question for question in questions if _content(question, analyzer))
        random.Random(1).shuffle(asked)  # noqa: S311 - nothing secret
        asked = asked[:200]
        return cls(cut, [_content(text, analyzer) for text in cut], asked, [_content(text, analyzer) for text in asked])

    def documents(self, size: int) -> Iterator[list[str]]:
        """`size` documents of terms."""
        chance = random.Random(2)  # noqa: S311
        for _ in range(size):
            yield list(chain.from_iterable(chance.choices(self.terms, k=SENTENCES)))

    def sources(self, passages: int) -> Iterator[Source]:
        """Sources that make about so many passages."""
        for number in range(max(1, passages // PASSAGES)):
            yield self.source(f"s{number}", number)

    def source(self, source_id: str, seed: int) -> Source:
        """One source of about ten passages, drawn by `seed`."""
        chance = random.Random(seed)  # noqa: S311
        blocks = (" ".join(chance.choices(self.texts, k=PASSAGE_SENTENCES)) for _ in range(PASSAGES))
        return Source(
            id=source_id,
            title=chance.choice(self.texts)[:80],
            publisher="",
            kind=Kind.NEWS_REPORT,
            collection="bench",
            text_status=TextStatus.FULL,
            language="en",
            prose=prose("\n\n".join(blocks)),
        )


def _content(text: str, analyzer: Analyzer) -> list[str]:
    return [term.term for term in analyzer.terms(text) if not term.function]
