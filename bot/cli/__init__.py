"""The command line: thin commands over the services."""

import io
import sys

from bot.cli.app import app
from bot.cli.errors import fail
from bot.cli.output import written_output
from bot.corpus.problem import CorpusError


def main() -> None:
    """Run the command that the arguments name; errors that a person can mend end with status 2."""
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
