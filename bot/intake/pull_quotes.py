"""Pull quotes: words of an article that it shows again, large, elsewhere in it."""

from collections import defaultdict
from collections.abc import Iterator

import regex

from bot.corpus.source import BlockKind
from bot.intake.page import Blocks
from bot.text.letters import letters

# Fewer letters stand twice in a text by chance, and more are no pull quote.
_FEWEST, _MOST = 25, 500
_SHINGLE = 4
_MOST_QUOTES = 200
# Words that stand in more paragraphs than this are a turn of phrase.
_PLACES = 5
# A pull quote may leave words of the text out, such as "he said": so many, and so many more for each of its own.
_SPARE, _RATE = 3, 0.35
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_SENTENCE = regex.compile(r"(?<=[.!?。！？][\"”’»]?)\s+")
_INTRODUCES = (":", "：")


def without_pull_quotes(blocks: Blocks) -> Blocks:
    """`blocks` without quotations and short paragraphs whose words a longer paragraph among them holds, too."""
    held = _Paragraphs(blocks)
    left = _MOST_QUOTES
    kept: list[tuple[BlockKind, str]] = []
    for at, (kind, text) in enumerate(blocks):
        # What a line with a colon leads in to is quoted by the writer.
        introduced = at > 0 and blocks[at - 1][1].endswith(_INTRODUCES)
        candidate = not introduced and len(text) <= _MOST and len(letters(text)) >= _FEWEST
        # What is quoted in several blocks, or with who said it below, is no pull quote.
        alone = all(
            other is not BlockKind.QUOTATION for other, _ in (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
        )
        if candidate and kind is BlockKind.QUOTATION and alone and left:
            left -= 1
            if all(held.tell(at, sentence) for sentence in _SENTENCE.split(text)):
                continue
        if candidate and kind is BlockKind.PARAGRAPH and held.hold(at, text):
            continue
        kept.append((kind, text))
    return tuple(kept)


class _Paragraphs:
    """The words of the paragraphs of a page."""

    def __init__(self, blocks: Blocks) -> None:
        self._words = {
            at: _WORD.findall(text.casefold()) for at, (kind, text) in enumerate(blocks) if kind is BlockKind.PARAGRAPH
        }
        self._letters = {at: letters(text) for at, (kind, text) in enumerate(blocks) if kind is BlockKind.PARAGRAPH}
        self._places = defaultdict[tuple[str, ...], set[int]](set)
        for at, words in self._words.items():
            for shingle in _shingles(words):
                places = self._places[shingle]
                if len(places) < _PLACES:
                    places.add(at)

    def hold(self, at: int, text: str) -> bool:
        """Does a longer paragraph hold `text`, that at `at`, as it is?"""
        first = next(_shingles(_WORD.findall(text.casefold())), None)
        own = letters(text)
        others = self._places.get(first, set()) - {at} if first else set()
        return any(own in self._letters[other] and len(own) < len(self._letters[other]) for other in others)

    def tell(self, at: int, sentence: str) -> bool:
        """Does a paragraph hold the words of `sentence` in their order, with few others between them?"""
        words = _WORD.findall(sentence.casefold())
        if len(words) < _SHINGLE:
            return any(letters(sentence) in held for held in self._letters.values())
        places = set().union(*(self._places.get(shingle, ()) for shingle in _shingles(words))) - {at}
        return any(_in_order(words, self._words[place]) for place in places)


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _in_order(words: list[str], among: list[str]) -> bool:
    most = len(words) + _SPARE + int(_RATE * len(words))
    for start in (i for i, word in enumerate(among) if word == words[0]):
        wanted = 0
        for word in among[start : start + most]:
            wanted += word == words[wanted]
            if wanted == len(words):
                return True
    return False
