"""How a command says that it cannot go on."""

import sys
from typing import NoReturn


def fail(message: str) -> NoReturn:
    """Print `message` and end with status 2."""
    print(message, file=sys.stderr)
    sys.exit(2)
