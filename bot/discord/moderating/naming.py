"""A server's own names and glossary: `/alias` and `/term`."""

from typing import TYPE_CHECKING, Any

from discord import app_commands, ui
from discord.ext import commands

from bot.browsing.pages import Page, page
from bot.corpus.alias import ALIAS_KINDS, Alias
from bot.corpus.side_files import GlossaryEntry
from bot.discord.actor import actor_of
from bot.discord.attended import attended
from bot.discord.interaction import Interaction
from bot.discord.language import localised, of_reader
from bot.discord.layout import text_layout
from bot.discord.moderating.acting import begin, kept, show_outcome
from bot.discord.moderating.choosing import alias_choices, meant_to_use, term_choices, used_choices
from bot.discord.pager import page_rows
from bot.rendering import markdown
from bot.rendering.credit import shortened, within
from bot.rendering.wording import Wording
from bot.shelf.authority import Action
from bot.shelf.changes import Reason, Refused
from bot.shelf.names import MAX_NAME, alias_id
from bot.text.cleaning import one_line

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_Name = app_commands.Range[str, 1, MAX_NAME]
_Names = app_commands.Range[str, 1, 1000]
_KINDS = [app_commands.Choice(name=localised(f"alias_kind.{kind}"), value=kind) for kind in ALIAS_KINDS]
_ALIASES, _TERMS = "aliases", "terms"
_LINE, _ALONE = 200, 1500
"""Characters of names in a list, and of the one entry that a message is about."""
_ON_PAGE = 6
"""As many as fit a message, with every character escaped."""


@app_commands.guild_only()
class AliasGroup(commands.GroupCog, group_name="alias", group_description=localised("command.alias.description")):
    """Names that mean one thing in this server."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._names = client.shelf.names
        client.pager.add(_ALIASES, self._listed)

    @app_commands.command(name="add", description=localised("command.alias_add.description"))
    @app_commands.describe(
        name=localised("command.alias_add.name"),
        also=localised("command.alias_add.also"),
        kind=localised("command.alias_add.kind"),
    )
    @app_commands.choices(kind=_KINDS)
    @attended
    async def add(self, interaction: Interaction, name: _Name, also: _Names, kind: str = ALIAS_KINDS[0]) -> None:
        await begin(interaction)
        forms: dict[str, str] = {}
        for form in filter(None, (one_line(name), *_several(also))):
            forms.setdefault(form.casefold(), form)
        given = Alias(one_line(name), kind, tuple(forms.values()))
        alias, number = await self._names.add_alias(actor_of(interaction), given)
        async with kept(interaction, number):
            what = _alias(alias, of_reader(interaction), _ALONE)
            await show_outcome(interaction, text_layout(of_reader(interaction)("done.alias_add", what=what)))

    @app_commands.command(name="remove", description=localised("command.alias_remove.description"))
    @app_commands.describe(name=localised("command.alias_add.name"), kind=localised("command.alias_add.kind"))
    @app_commands.choices(kind=_KINDS)
    @app_commands.autocomplete(name=alias_choices)
    @attended
    async def remove(self, interaction: Interaction, name: _Names, kind: str = "") -> None:
        await begin(interaction)
        wanted, actor, wording = one_line(name).casefold(), actor_of(interaction), of_reader(interaction)
        aliases = [a for a in await self._names.aliases(actor) if kind in {"", a.kind}]
        found = [a for a in aliases if wanted == alias_id(a)]
        found = found or [a for a in aliases if wanted == a.canonical.casefold()]
        if not found:
            raise Refused(Reason.GONE, name)
        if len(found) > 1:
            # One of each kind, of which there are few.
            lines = [wording("names.several"), *(_alias(alias, wording) for alias in found)]
            await show_outcome(interaction, text_layout("\n".join(lines)))
            return
        number = await self._names.drop_alias(actor, found[0])
        async with kept(interaction, number):
            await show_outcome(
                interaction,
                text_layout(wording("done.remove", what=_alias(found[0], wording))),
            )

    @app_commands.command(name="list", description=localised("command.alias_list.description"))
    async def list(self, interaction: Interaction) -> None:
        await self._client.pager.open(interaction, _ALIASES)

    async def _listed(self, interaction: Interaction, _: str, number: int) -> ui.LayoutView:
        aliases = page(await self._names.aliases(actor_of(interaction)), number, _ON_PAGE)
        wording = of_reader(interaction)
        return _layout(_ALIASES, aliases, [_alias(alias, wording) for alias in aliases.items], wording)


@app_commands.guild_only()
class TermGroup(commands.GroupCog, group_name="term", group_description=localised("command.term.description")):
    """This server's own glossary."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._names = client.shelf.names
        client.pager.add(_TERMS, self._listed)

    @app_commands.command(name="add", description=localised("command.term_add.description"))
    @app_commands.describe(
        term=localised("command.term_add.term"),
        definition=localised("command.term_add.definition"),
        also=localised("command.alias_add.also"),
        source=localised("command.term_add.source"),
    )
    @app_commands.autocomplete(source=used_choices)
    @attended
    async def add(
        self,
        interaction: Interaction,
        term: _Name,
        definition: app_commands.Range[str, 1, 3000],
        also: _Names | None = None,
        source: _Name | None = None,
    ) -> None:
        await begin(interaction)
        names = tuple(_several(also or ""))
        sources = (await meant_to_use(interaction, source),) if source else ()
        entry = GlossaryEntry(one_line(term), one_line(definition), names, sources)
        number = await self._names.put_term(actor_of(interaction), entry)
        async with kept(interaction, number):
            await show_outcome(interaction, text_layout(of_reader(interaction)("done.term_add", what=_term(entry))))

    @app_commands.command(name="remove", description=localised("command.term_remove.description"))
    @app_commands.describe(term=localised("command.term_add.term"))
    @app_commands.autocomplete(term=term_choices)
    @attended
    async def remove(self, interaction: Interaction, term: _Name) -> None:
        await begin(interaction)
        term = one_line(term)
        number = await self._names.drop_term(actor_of(interaction), term)
        async with kept(interaction, number):
            what = markdown.label(term)
            await show_outcome(interaction, text_layout(of_reader(interaction)("done.remove", what=what)))

    @app_commands.command(name="list", description=localised("command.term_list.description"))
    async def list(self, interaction: Interaction) -> None:
        await self._client.pager.open(interaction, _TERMS)

    async def _listed(self, interaction: Interaction, _: str, number: int) -> ui.LayoutView:
        actor = actor_of(interaction)
        await self._client.shelf.managing.check(actor, Action.SEE)
        terms = page(await self._names.glossary(actor.guild_id or 0), number, _ON_PAGE)
        return _layout(_TERMS, terms, [_term(entry) for entry in terms.items], of_reader(interaction))


def _several(text: str) -> "list[str]":
    """Names that were typed with semicolons between them."""
    return [name for part in text.split(";") if (name := one_line(part))]


def _alias(alias: Alias, wording: Wording, room: int = _LINE) -> str:
    others = "; ".join(form for form in alias.forms if form != alias.canonical)
    kind = wording(f"alias_kind.{alias.kind}")
    return f"{_named(alias.canonical, others, room)} ({kind})"


def _term(entry: GlossaryEntry) -> str:
    return _named(entry.term, entry.definition)


def _named(name: str, text: str, room: int = _LINE) -> str:
    # Escapes at most double both.
    shown = within(shortened(text, room), 2 * room)
    return f"**{within(shortened(name, MAX_NAME), 2 * MAX_NAME)}**: {shown}"


def _layout(screen: str, shown: "Page[Any]", lines: "list[str]", wording: Wording) -> ui.LayoutView:
    layout = text_layout("\n".join(lines) or wording("names.none"))
    for row in page_rows(screen, "", shown, wording):
        layout.add_item(row)
    return layout
