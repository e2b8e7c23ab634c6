"""What happens once for each message, however often and quickly its button is pressed."""

from collections.abc import Iterator
from contextlib import contextmanager

_MOST = 1000
"""Messages that are remembered: two presses are seconds apart, and a button that was heard is greyed."""


class Once:
    """Remembers the messages for which something happened, or is happening; in memory only."""

    def __init__(self) -> None:
        # Message → is it done?
        self._messages: dict[int, bool] = {}

    def is_begun(self, message_id: int) -> bool:
        """Did it happen, or is it happening?"""
        return message_id in self._messages

    def is_done(self, message_id: int) -> bool:
        """Did it happen?"""
        return self._messages.get(message_id, False)

    @contextmanager
    def begin(self, message_id: int) -> Iterator[bool]:
        """Around what is to happen once: is it to happen now? Where it raises, it may be tried again."""
        if message_id in self._messages:
            yield False
            return
        self._messages[message_id] = False
        if len(self._messages) > _MOST:
            del self._messages[next(iter(self._messages))]
        try:
            yield True
        except BaseException:
            self._messages.pop(message_id, None)
            raise
        self._messages[message_id] = True
