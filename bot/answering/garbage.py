"""Garbage collection in a process that answers."""

import gc

from bot.text.english import english
from bot.text.everyday import share

# Objects more than before, collections of those, and so on. Those of the second kind take some two milliseconds.
_AFTER = (7000, 10, 100)


def spare_the_loop() -> None:
    """Let full collections of garbage, for which the event loop stands still, be short and rare.

    The lists of words are read now: at the first questions, the loop would stand still for it.

    What there is now stays, and need not be walked again. What comes later is walked after millions of objects, not
    some eight times while one large server's desk is made: next to nothing of it is garbage in cycles. What a question
    makes lives for a moment, and is looked through a tenth as often.
    """
    english()
    share("")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_AFTER)
