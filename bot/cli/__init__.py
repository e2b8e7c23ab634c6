"""The command line: thin commands over the services."""

import io
import os
import sys

from bot.cli.app import app
from bot.cli.errors import fail
from bot.cli.output import written_output
from bot.corpus.problem import CorpusError


def main() -> None:
    """Run the command that the arguments name; errors that a person can mend end with status 2."""
    _read_utf_8()
    for stream in (sys.stdin, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The corpus is UTF-8 whatever the locale says, and no byte of a question may stop us.
            stream.reconfigure(encoding="utf-8", errors="replace")
    with written_output():
        try:
            app(prog_name="cuttings")
        except CorpusError as error:
            fail(str(error))
        except KeyboardInterrupt:
            sys.exit(130)


def _read_utf_8() -> None:
    """Begin anew in Python's UTF-8 mode where arguments, settings and paths were read in a locale's other encoding."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606
