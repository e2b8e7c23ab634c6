"""Menus that open what a message names: the card of a source, the sources of a topic."""

from collections.abc import Iterable
from typing import Any

import discord
from discord import ui

from bot.browsing.topics import Topic
from bot.corpus.source import Source
from bot.discord.browsing.states import Looked, mark
from bot.discord.limits import MAX_OPTION
from bot.discord.pager import open_rows
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.text.cleaning import one_line

CARD, LIST = "card", "list"
"""The names of the screens that they open: old menus carry them."""


def source_rows(
    sources: Iterable[Source], wording: Wording, placeholder: str = "", part: str = ""
) -> "list[ui.ActionRow[Any]]":
    """A menu with one option a source; an id too long for Discord has none. `part`: see `open_rows`."""
    options = [
        discord.SelectOption(
            label=option_label(source.title) or source.id,
            description=option_label(" · ".join((source.published or wording("credit.undated"), source.publisher))),
            value=source.id,
        )
        for source in {source.id: source for source in sources}.values()
        if len(source.id) <= MAX_OPTION
    ]
    return open_rows(CARD, options, placeholder or wording("list.open"), part)


def topic_rows(topics: Iterable[Topic], wording: Wording) -> "list[ui.ActionRow[Any]]":
    """A menu with one option a topic."""
    options = [
        discord.SelectOption(
            label=option_label(topic.collection), value=Looked(collection=mark(topic.collection)).state
        )
        for topic in topics
    ]
    return open_rows(LIST, options, wording("topics.open"))


def option_label(text: str) -> str:
    """`text` in the room that an option has."""
    return shortened(one_line(text), MAX_OPTION)
