"""What is followed and what is kept about a person, as Discord messages."""

from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord import ui

from bot.answering.deep_link import MAX_LINK
from bot.discord.following.items import EndButton, FollowSelect, ForgetButton
from bot.discord.frame import container_of, finished
from bot.discord.layout import quote_text
from bot.discord.limits import MAX_OPTION, MAX_OPTIONS, MAX_TEXT
from bot.rendering import markdown
from bot.rendering.credit import credit, open_label, shortened
from bot.rendering.wording import Wording
from bot.shelf.news import Match
from bot.store.people import Follow, Stored

_SHOWN = 3
"""New sources in one message."""
_SHORT = 100
_SELECTS = 4

Naming = Callable[[int], str]
"""Names a server by its id."""


def called(follow: Follow, wording: Wording) -> str:
    """What is followed, as text from outside."""
    return wording(f"followed.{follow.kind}", wanted=shortened(follow.wanted, _SHORT))


def news_layout(matches: Sequence[Match], server: str, wording: Wording) -> ui.LayoutView:
    """What is new for one follower."""
    head = wording("following.new", server=markdown.line(server))
    texts = [_news(match, wording) for match in matches[:_SHOWN]]
    while len(texts) > 1 and sum(map(len, texts)) > MAX_TEXT - len(head) - _SHORT:
        texts.pop()
    container = container_of(head)
    for match, text in zip(matches, texts, strict=False):
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(text))
        row: ui.ActionRow[Any] = ui.ActionRow()
        link = match.quote.link if match.quote else match.source.verified_url
        if link and len(link) <= MAX_LINK:
            row.add_item(ui.Button(label=open_label(link, wording), url=link))
        # The same follow may have found two of them, and an id stands once in a message.
        if all(match.follow != other.follow for other in matches[: matches.index(match)]):
            row.add_item(EndButton(match.follow.key, wording("button.end_follow")))
        if row.children:
            container.add_item(row)
    if rest := len(matches) - len(texts):
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(f"-# {wording('following.more', number=rest)}"))
    return finished(container)


def _news(match: Match, wording: Wording) -> str:
    source = match.source
    if match.quote is not None:
        said = quote_text(match.quote, wording)
    else:
        said = "\n".join([markdown.label(shortened(source.title)), markdown.small(credit(source, wording))])
    return f"{markdown.small([called(match.follow, wording)])}\n{said}"


def begun_layout(follow: Follow, server: str, wording: Wording) -> ui.LayoutView:
    """A follow that has begun."""
    what = markdown.label(called(follow, wording))
    container = container_of(f"{what}\n{wording('following.begun', server=markdown.line(server))}")
    container.add_item(ui.ActionRow(EndButton(follow.key, wording("button.end_follow"))))
    return finished(container)


def following_layout(
    follows: Sequence[Follow], naming: Naming, wording: Wording, ended: Follow | None = None
) -> ui.LayoutView:
    """What somebody follows, to be ended one by one. `ended`: what was just ended."""
    head = [wording("following.ended", what=markdown.line(called(ended, wording)))] if ended else []
    head.append(wording("following.list", number=len(follows)) if follows else wording("following.none"))
    listed = [_listed(follow, naming, wording) for follow in follows]
    container = container_of("\n".join([*head, *_that_fit(listed, wording, taken=sum(map(len, head)))]))
    for number in range(min(_SELECTS, -(-len(follows) // MAX_OPTIONS))):
        options = [
            discord.SelectOption(
                label=shortened(called(follow, wording), MAX_OPTION),
                value=follow.key,
                description=naming(follow.guild_id)[:MAX_OPTION],
            )
            for follow in follows[number * MAX_OPTIONS : (number + 1) * MAX_OPTIONS]
        ]
        container.add_item(ui.ActionRow(FollowSelect(number, options, wording("following.choose"))))
    return finished(container)


def stored_layout(stored: Stored, naming: Naming, wording: Wording) -> ui.LayoutView:
    """All that is kept about a person, and what never is."""
    said = [wording("privacy.never"), wording("privacy.remove")]
    lines = [
        *(
            wording("privacy.changes", number=count, server=markdown.line(naming(guild_id)))
            for guild_id, count in stored.changes.items()
        ),
        *(
            wording(
                "privacy.follow",
                what=markdown.line(called(follow, wording)),
                server=markdown.line(naming(follow.guild_id)),
            )
            for follow in stored.follows
        ),
    ]
    head = wording("privacy.stored") if lines else wording("privacy.nothing")
    shown = _that_fit(lines, wording, taken=sum(map(len, [head, *said])))
    return finished(container_of("\n".join([head, *shown]), *said))


def forget_layout(wording: Wording) -> ui.LayoutView:
    """The question before all that is kept about a person goes."""
    container = container_of(wording("forget.ask"))
    container.add_item(ui.ActionRow(ForgetButton(wording("button.forget_me"))))
    return finished(container)


def _listed(follow: Follow, naming: Naming, wording: Wording) -> str:
    return f"- {markdown.line(called(follow, wording))} · {markdown.line(naming(follow.guild_id))}"


def _that_fit(lines: Sequence[str], wording: Wording, taken: int) -> list[str]:
    """As many of `lines` as a message holds beside the characters `taken`, and how many more there are."""
    room = MAX_TEXT - taken - _SHORT
    shown = [line for i, line in enumerate(lines) if sum(len(other) + 1 for other in lines[: i + 1]) <= room]
    rest = len(lines) - len(shown)
    return [*shown, f"-# {wording('following.more', number=rest)}"] if rest else shown
