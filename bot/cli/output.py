"""Standard output, and how a command ends that cannot write to it."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.errors import fail


class _OutputError(Exception):
    """Standard output cannot be written. No OSError: nobody on the way up takes it for another file's."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror)
        self.reader_left = isinstance(error, BrokenPipeError)


class _Output(io.TextIOWrapper):
    """Standard output, whose failures are told from those of all other files."""

    def write(self, text: str, /) -> int:
        with _told():
            return super().write(text)

    def flush(self) -> None:
        with _told():
            super().flush()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _OutputError(error) from error


@contextmanager
def written_output() -> Iterator[None]:
    """Standard output in UTF-8, written to its last line when the block ends; status 2 where it cannot be.

    Where its reader (`| head`) has seen enough, the status is 0.
    """
    if sys.stdout is None:
        fail("There is no standard output to write to: it is closed. Send it to a file, or to /dev/null.")
    if isinstance(sys.stdout, io.TextIOWrapper):
        live = sys.stdout.line_buffering
        sys.stdout = _Output(sys.stdout.detach(), encoding="utf-8", errors="replace", line_buffering=live)
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except _OutputError as error:
        # Without this, the flush at exit would complain.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.reader_left:
            sys.exit(0)
        fail(f"Standard output cannot be written ({error}). Free some space, or send it elsewhere.")
