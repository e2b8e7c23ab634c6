"""What a server's managers set."""

from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Self

from bot.store.ledger import Value


class Listening(StrEnum):
    """Which messages of a channel are questions to the bot."""

    OFF = "off"
    MENTION = "mention"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """How the bot behaves in one channel. `threads`: are its answers posted in a thread?"""

    listening: Listening = Listening.MENTION
    threads: bool = False


@dataclass(frozen=True)
class ServerSettings:
    """A server's settings. Ids are Discord's.

    `language`: of answers in channels, "" for each reader's own. `two_pairs_of_eyes`: does a second moderator publish?
    `unanswered_days`: how long questions without an answer are kept, 0 for not at all. `tell_moderators`: is a button
    for that shown? `channels`: the rules of channels that differ from the usual one.
    """

    moderator_roles: frozenset[int] = frozenset()
    log_channel: int | None = None
    language: str = ""
    two_pairs_of_eyes: bool = False
    unanswered_days: int = 0
    tell_moderators: bool = False
    channels: dict[int, ChannelRule] = field(default_factory=dict)

    def channel(self, channel_id: int) -> ChannelRule:
        """The rule of a channel."""
        return self.channels.get(channel_id, ChannelRule())

    def with_channel(self, channel_id: int, rule: ChannelRule) -> Self:
        """These settings with another rule for a channel."""
        return replace(self, channels={**self.channels, channel_id: rule})

    def value(self) -> Value:
        """As the database keeps it."""
        channels = {str(key): [rule.listening.value, rule.threads] for key, rule in sorted(self.channels.items())}
        return asdict(self) | {"moderator_roles": sorted(self.moderator_roles), "channels": channels}

    @classmethod
    def of(cls, value: Value) -> Self:
        """From what the database kept; what is not there is as usual."""
        channels = {int(key): ChannelRule(Listening(on), threads) for key, (on, threads) in value["channels"].items()}
        return cls(**value | {"moderator_roles": frozenset(value["moderator_roles"]), "channels": channels})
