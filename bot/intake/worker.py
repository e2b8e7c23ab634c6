"""The worker: reads one document from a stranger in a process of its own, within limits.

`python -m bot.intake.worker SECONDS MEGABYTES` takes a line of JSON (`content_type`, `url`, `x_robots_tag`) and then
the document on standard input, and prints one object: `{"page": …}` or `{"error": "…", "flaw": "…"}`.
"""

import contextlib
import json
import math
import os
import sys
from dataclasses import asdict
from typing import Any

from bot.intake.page import ReadError, read_page


def limit(seconds: float, megabytes: int) -> None:
    """Bounds the processor time and address space of this process, and forbids it to write files."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows; there only the deadline holds
        return
    wanted = {
        resource.RLIMIT_CPU: math.ceil(seconds),
        resource.RLIMIT_AS: megabytes * 1024 * 1024,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in wanted.items():
        # macOS refuses a limit on address space; and what is already stricter stays.
        with contextlib.suppress(ValueError, OSError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def main() -> None:
    """Reads, answers, ends."""
    # What a library prints must not come between us and the parent.
    answers = os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr
    limit(float(sys.argv[1]), int(sys.argv[2]))
    head = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, Any]
    try:
        answer = {"page": asdict(read_page(sys.stdin.buffer.read(), **head))}
    except ReadError as error:
        answer = {"error": str(error), "flaw": error.flaw}
    answers.write(json.dumps(answer).encode())
    answers.close()


if __name__ == "__main__":
    main()
