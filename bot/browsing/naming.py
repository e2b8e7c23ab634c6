"""One thing by all its names."""

from collections.abc import Iterable, Sequence

from bot.corpus.alias import Alias
from bot.corpus.side_files import Event, GlossaryEntry
from bot.retrieval.lexicon import Forms, Lexicon
from bot.text.phrases import holds, words
from bot.text.words import terms


class Names:
    """The things that aliases and glossary name: all their names but synonyms."""

    def __init__(self, aliases: Iterable[Alias] = (), glossary: Iterable[GlossaryEntry] = ()) -> None:
        glossary = list(glossary)
        called = [(a.canonical, a.forms) for a in aliases if a.exact] + [(e.term, e.aliases) for e in glossary]
        known: dict[tuple[str, ...], str] = {}
        groups: list[Forms] = []
        for name, others in called:
            forms = [words(form) for form in (name, *others)]
            # Who shares a name with another entry is the same.
            same = next((known[form] for form in forms if form in known), name)
            known |= {form: same for form in forms if form not in known}
            groups.append(Forms(same, (name, *others), True))
        self._lexicon = Lexicon(groups)
        self._name = {_concept(name): name for name in dict.fromkeys(known.values())}
        explained = {known[words(entry.term)] for entry in glossary}
        self.proper = frozenset(name for name in known.values() if name in explained or name != name.lower())
        """Names of one thing only: common words that aliases translate ("document") are none."""

    def found(self, text: str) -> set[str]:
        """What `text` names, each thing by its first name."""
        return {self._name[t.term] for t in self._lexicon.concepts(terms(text)) if t.term in self._name}


def _concept(name: str) -> str:
    return max(Lexicon([Forms(name, (), True)]).concepts(terms(name)), key=lambda t: t.end - t.start).term


def names_of(text: str, aliases: Iterable[Alias]) -> tuple[str, ...]:
    """`text`, and every other name of what it names, no synonyms."""
    wanted = words(text)
    exact = [alias for alias in aliases if alias.exact]
    meant = {a.canonical for a in exact if any(words(form) == wanted for form in (a.canonical, *a.forms))}
    return tuple(
        dict.fromkeys([text, *(form for a in exact if a.canonical in meant for form in (a.canonical, *a.forms))])
    )


def is_named(text: str, names: Sequence[str]) -> bool:
    """Does any of `names` stand in `text`?"""
    return any(holds(text, found) for name in names if (found := words(name)))


def named_in(events: Iterable[Event], names: Names) -> list[str]:
    """What `events` name, each as often as they do: who and what to ask a timeline for."""
    return [name for event in events for name in sorted(names.found(event.event))]
