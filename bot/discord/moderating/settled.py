"""A server's settings in words."""

from bot.rendering import markdown
from bot.rendering.wording import Wording, wording_for
from bot.store.server_settings import ChannelRule, ServerSettings


def in_words(settings: ServerSettings, wording: Wording) -> dict[str, str]:
    """What each setting is called and what it is, as Markdown, without the rules of channels."""
    none = wording("setup.none")
    log = settings.log_channel
    language = wording_for(settings.language)("setup.own_name") if settings.language else wording("setup.language_own")
    return {
        wording("setup.roles"): " ".join(map(markdown.role, sorted(settings.moderator_roles))) or none,
        wording("setup.log"): none if log is None else markdown.channel(log),
        wording("setup.language"): language,
        wording("setup.days"): kept_for(settings.unanswered_days, wording),
        f"{wording('setup.eyes')}:": f"**{switched(settings.two_pairs_of_eyes, wording)}**",
        f"{wording('setup.tell')}:": f"**{switched(settings.tell_moderators, wording)}**",
    }


def rules_in_words(settings: ServerSettings, wording: Wording) -> dict[str, str]:
    """The rules of channels that differ from the usual one, as Markdown."""
    return {
        f"{markdown.channel(channel)}:": rule_in_words(rule, wording)
        for channel, rule in sorted(settings.channels.items())
        if rule != ChannelRule()
    }


def changed_in_words(before: ServerSettings, after: ServerSettings, wording: Wording) -> list[str]:
    """What differs between them, setting by setting, as Markdown."""
    usual = rule_in_words(ChannelRule(), wording)
    old, new = ({**in_words(each, wording), **rules_in_words(each, wording)} for each in (before, after))
    values = ((name, old.get(name, usual), new.get(name, usual)) for name in {**old, **new})
    return [f"{name} {was} → {now}" for name, was, now in values if was != now]


def rule_in_words(rule: ChannelRule, wording: Wording) -> str:
    """How the bot behaves in a channel."""
    listening = wording(f"listen.{rule.listening}")
    return f"{listening} · {wording('setup.threads')}" if rule.threads else listening


def kept_for(days: int, wording: Wording) -> str:
    """How long questions without an answer are kept."""
    return wording("count.days", number=days) if days else wording("setup.days_none")


def switched(on: bool, wording: Wording) -> str:
    """On or off."""
    return wording("setup.on") if on else wording("setup.off")
