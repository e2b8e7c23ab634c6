"""Choices while a reader types: what the collection holds in the server where they are, and nothing of another."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from discord import app_commands

from bot.answering.desk import Desk
from bot.browsing.catalogue import Catalogue
from bot.browsing.finder import Choice, Finder, term_finder
from bot.corpus.side_files import GlossaryEntry
from bot.discord.browsing.states import MAX_LANGUAGE
from bot.discord.faults import record
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.offers import home_of

Choices = list[app_commands.Choice[str]]


def offered(found: Iterable[Choice]) -> Choices:
    """What was found, as Discord takes it."""
    return [app_commands.Choice(name=choice.name, value=choice.value) for choice in found if choice.value]


async def sources(interaction: Interaction, typed: str) -> Choices:
    """Sources by id, title and outlet; a choice's value is the id."""
    return await _found(interaction, lambda _, catalogue: catalogue.sources.find(typed))


async def outlets(interaction: Interaction, typed: str) -> Choices:
    """Outlets."""
    return await _found(interaction, lambda _, catalogue: catalogue.outlets.find(typed))


async def collections(interaction: Interaction, typed: str) -> Choices:
    """Collections."""
    return await _found(interaction, lambda _, catalogue: catalogue.collections.find(typed))


async def years(interaction: Interaction, typed: str) -> Choices:
    """Years of publication."""
    return await _found(interaction, lambda _, catalogue: catalogue.years.find(typed))


async def names(interaction: Interaction, typed: str) -> Choices:
    """Whom and what a timeline can be asked for."""
    return await _found(interaction, lambda _, catalogue: catalogue.names.find(typed))


async def languages(interaction: Interaction, typed: str) -> Choices:
    """Languages of sources, by code and by name in the reader's language."""
    tongue = of_reader(interaction).tongue

    def find(_: Desk, catalogue: Catalogue) -> list[Choice]:
        codes = [code for code in catalogue.overview.languages if len(code) <= MAX_LANGUAGE]
        finder = Finder((Choice(f"{tongue(code)} ({code})", code), (code, tongue(code))) for code in codes)
        return finder.find(typed)

    return await _found(interaction, find)


async def terms(interaction: Interaction, typed: str) -> Choices:
    """Terms of the glossary."""
    glossary, _ = await interaction.client.looking_up.glossary(home_of(interaction))
    return await _found(interaction, lambda *_: term_finder(glossary).find(typed))


async def spellings(interaction: Interaction, typed: str) -> Choices:
    """Names that are known in all their spellings."""
    glossary, _ = await interaction.client.looking_up.glossary(home_of(interaction))

    def find(desk: Desk, _: Catalogue) -> list[Choice]:
        aliases = [GlossaryEntry(a.canonical, "", a.forms, ()) for a in desk.aliases if a.exact]
        known: dict[str, GlossaryEntry] = {}
        for entry in sorted((*glossary, *aliases), key=lambda entry: entry.term.casefold()):
            same = known.setdefault(entry.term.casefold(), entry)
            known[entry.term.casefold()] = replace(same, aliases=(*same.aliases, *entry.aliases))
        return term_finder(known.values()).find(typed)

    return await _found(interaction, find)


async def _found(interaction: Interaction, find: Callable[[Desk, Catalogue], list[Choice]]) -> Choices:
    try:
        return offered(await interaction.client.looking_up.study(interaction, find))
    except Exception as error:
        # Without choices, one can still type.
        record(error)
        return []
