"""Names of one thing, and words that are alike: `aliases.yaml`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bot.corpus.checking import Check, read_checked
from bot.corpus.problem import Problem, Wrong
from bot.text.everyday import is_everyday
from bot.text.function_words import GRAMMAR
from bot.text.words import CJK, tokens

ALIASES = "aliases.yaml"
ALIAS_KINDS = ("spelling", "translation", "abbreviation", "variant", "synonym")


@dataclass(frozen=True, slots=True)
class Alias:
    """Words for one thing. `kind` says how alike they are: one of ALIAS_KINDS."""

    canonical: str
    kind: str
    forms: tuple[str, ...]
    line: int = field(default=1, compare=False)

    @property
    def exact(self) -> bool:
        """Do all forms mean the same, rather than being alike?"""
        return self.kind != "synonym"


def read_aliases(folder: Path, text: str | None = None) -> tuple[list[Alias], list[Problem]]:
    """The alias groups of the corpus in `folder`. `text`: their file's content, where it is at hand."""

    def make(check: Check) -> Alias:
        check.only("canonical", "kind", "forms", "note")
        alias = Alias(check.text("canonical"), check.text("kind"), check.record.texts("forms"), check.record.line)
        if alias.kind and alias.kind not in ALIAS_KINDS:
            kinds = ", ".join(ALIAS_KINDS)
            check.refuse("kind", f"{alias.kind!r} is not one of {kinds}", Wrong.CHOICE, kinds)
        # The canonical one is mostly one of its forms, too.
        for form in dict.fromkeys((alias.canonical, *alias.forms)):
            found = tokens(form)
            if form and not found:
                check.refuse("forms", f"{form!r} holds no word", Wrong.NO_WORD, form)
            elif form and alias.exact and all(token.function and token.word in GRAMMAR for token in found):
                # One that is only alike answers nothing by itself: "how much" leads to "amount".
                message = (
                    f"{form!r} is nothing but words of grammar, which every text holds; "
                    "add a word of its own, and write an abbreviation with dots (W.H.O.)"
                )
                check.refuse("forms", message, Wrong.GRAMMAR, form)
        folded = [form.casefold() for form in alias.forms]
        if len(names_of(alias)) < 2:
            check.refuse("forms", "must be a list with at least one other form than the canonical name")
        for form in sorted(form for form, count in Counter(folded).items() if count > 1):
            check.refuse("forms", f"{form!r} stands there twice")
        return alias

    return read_checked(folder / ALIASES, None, make, text)


def names_of(alias: Alias) -> set[str]:
    """The different names that an alias has, whatever their case. The canonical one is one of its forms."""
    return {name.casefold() for name in (alias.canonical, *alias.forms) if name}


class Clash(NamedTuple):
    """A `name` that would mean both `first` and `other`."""

    name: str
    first: str
    other: str

    def __str__(self) -> str:
        return f"{self.name!r} means both {self.first!r} and {self.other!r}; a name can stand for one thing"


def clashes(aliases: Iterable[Alias], known: Iterable[Alias] = ()) -> Iterator[tuple[Alias, Clash]]:
    """(alias, what is wrong): names that would stand for more than one thing, among `aliases` or beside `known` ones.

    Where those that are `known` clash with each other, that is no fault of `aliases`.
    """
    owner: dict[str, str] = {}
    for alias in known:
        for form in _exact_names(alias):
            owner.setdefault(form.casefold(), alias.canonical)
    for alias in aliases:
        for form in _exact_names(alias):
            first = owner.setdefault(form.casefold(), alias.canonical)
            if first.casefold() != alias.canonical.casefold():
                yield alias, Clash(form, first, alias.canonical)


def _exact_names(alias: Alias) -> tuple[str, ...]:
    return (alias.canonical, *alias.forms) if alias.exact else ()


def misread(aliases: Iterable[Alias]) -> Iterator[tuple[Alias, str]]:
    """(alias, what is wrong): translations that are everyday words of English, which texts hold in another sense."""
    for alias in aliases:
        own = {token.term for token in tokens(alias.canonical)}
        for form in alias.forms if alias.kind == "translation" else ():
            found = tokens(form)
            if len(found) == 1 and not CJK.match(form) and is_everyday(found[0].term) and found[0].term not in own:
                yield alias, f"{form!r} is an English word, too: all texts that use it would mean {alias.canonical!r}"
