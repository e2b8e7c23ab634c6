"""Garbage collection, and whose turn it is, in a process that answers."""

import gc
import sys

from bot.text.english import english
from bot.text.everyday import share

# Seconds. By default, the event loop waits five milliseconds for its turn whenever a question is answered beside it.
_TURN = 0.001


def spare_the_loop() -> None:
    """Let full collections of garbage, for which the event loop stands still, be short and rare.

    The lists of words are read now: at the first questions, the loop would stand still for it.

    What there is now stays, and need not be walked again. What comes later is walked after millions of objects, not
    some eight times while one large server's desk is made: next to nothing of it is garbage in cycles.
    """
    english()
    share("")
    sys.setswitchinterval(_TURN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], 1000)
