"""How a command says that it cannot go on."""

import contextlib
import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

_P = ParamSpec("_P")


def fail(message: str) -> NoReturn:
    """Print `message` and end with status 2."""
    print(message, file=sys.stderr)
    sys.exit(2)


def readers_may_leave(command: Callable[_P, None]) -> Callable[_P, None]:
    """`command`, ending with status 0 when the reader of its output (`| head`) has seen enough."""

    @wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            # Without this, the flush at exit would complain.
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return run
