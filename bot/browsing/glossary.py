"""Looking up a term, by any of its names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.browsing.finder import term_finder
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import Source
from bot.retrieval.lexicon import Forms, Lexicon
from bot.text.phrases import bare, holds, words
from bot.text.words import terms

# The first letters of a word that its other forms share: party, parties.
_STEM = 4


@dataclass(frozen=True)
class Use:
    """How often a source (of notes: our note on it) uses any name of a term, in its title and text."""

    source: Source
    times: int


@dataclass(frozen=True)
class Defined:
    """A glossary entry, and the sources that use the term, most often first."""

    entry: GlossaryEntry
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Undefined:
    """No such term; `near` are terms that may be meant."""

    near: tuple[str, ...]


def look_up(text: str, glossary: Sequence[GlossaryEntry], sources: Iterable[Source]) -> Defined | Undefined:
    """The entry for `text`, which is a term or another name of it, whatever its case and accents.

    A part of a name will do, in whole words, where no other entry has it.
    """
    wanted = words(text)
    # A term's own name comes before another's alias.
    named = [e for e in glossary if words(e.term) == wanted] or [e for e in glossary if wanted in map(words, e.aliases)]
    asked = " ".join(text[term.start : term.end] for term in terms(text) if not term.function)
    if not named and asked:
        partly = [e for e in glossary if any(holds(name, wanted) for name in (e.term, *e.aliases))]
        named = partly if len(partly) == 1 else []
    if not wanted or not named:
        return Undefined(tuple(choice.value for choice in term_finder(glossary).alike(asked, 3)))
    return Defined(named[0], tuple(_uses(named[0], sources)))


def _uses(entry: GlossaryEntry, sources: Iterable[Source]) -> list[Use]:
    names = (entry.term, *entry.aliases)
    lexicon = Lexicon([Forms(entry.term, names, True)])
    openings = [[word[:_STEM] for word in words(name)] for name in names]
    uses: list[Use] = []
    for source in sources:
        text = f"{source.title}\n{source.text}"
        letters = bare(text)
        # Most texts end here; finding their words takes thirty times as long.
        held = any(all(opening in letters for opening in name) for name in openings)
        uses.append(Use(source, _times(lexicon, text) if held else 0))
    return sorted((u for u in uses if u.times or u.source.id in entry.sources), key=lambda u: (-u.times, u.source.id))


def _times(lexicon: Lexicon, text: str) -> int:
    """How often the lexicon's one concept stands in `text`; a name within a longer name counts once."""
    times = end = 0
    for found in sorted(lexicon.concepts(terms(text)), key=lambda t: (t.start, -t.end)):
        if found.start >= end:
            times += 1
            end = found.end
    return times
