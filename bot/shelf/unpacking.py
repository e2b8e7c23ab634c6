"""Unpacking what somebody uploaded, in a process of its own.

`python -m bot.shelf.unpacking SECONDS MEGABYTES` takes a zip on standard input and prints one object a line: how many
there are of each and the problems, then each source, alias and glossary entry.
"""

import asyncio
import json
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from bot.corpus.problem import Beyond, Problem, Wrong
from bot.intake.bounded import run_bounded
from bot.intake.worker import limit
from bot.shelf.names import alias_of, alias_value, term_of, term_value
from bot.shelf.packing import ZIP, Pack, unpacked
from bot.store.own_source import OwnSource, State

_SECONDS = 60.0
_MEGABYTES = 1024


async def unpack_safely(data: bytes, seconds: float = _SECONDS) -> Pack:
    """`unpacked` in a process of its own, for at most `seconds`; what goes over its bounds is a problem, too."""
    try:
        output = await run_bounded("bot.shelf.unpacking", data, seconds, _MEGABYTES)
        return await asyncio.to_thread(_pack, output)
    except (TimeoutError, ValueError, LookupError):
        problem = Problem(ZIP, 1, None, "needs too much time or memory; import it in parts", Wrong.HEAVY)
        return Pack(problems=(problem,))


def _pack(output: bytes) -> Pack:
    first, *lines = output.splitlines()
    head = json.loads(first)
    if len(lines) != head["sources"] + head["aliases"] + head["glossary"]:
        raise ValueError("cut off")
    # Line by line, and each in a moment: whole, it would hold the interpreter and with it the event loop.
    read = map(json.loads, lines)
    sources = [(OwnSource.of(*value).source, path) for path, *value in islice(read, head["sources"])]
    return Pack(
        tuple(source for source, _ in sources),
        tuple(replace(alias_of(value), line=line) for value, line in islice(read, head["aliases"])),
        tuple(replace(term_of(value), line=line) for value, line in read),
        tuple(
            Problem(Path(path), line, field, message, _why(word), limit, what)
            for path, line, field, message, word, limit, what in head["problems"]
        ),
        tuple(head["passed_over"]),
        Path(head["folder"]),
        {source.id: Path(path) for source, path in sources},
    )


def _why(word: str | None) -> Wrong | Beyond | None:
    return None if word is None else Beyond(word) if word in list(Beyond) else Wrong(word)


def main() -> None:
    """Reads, answers, ends."""
    limit(float(sys.argv[1]), int(sys.argv[2]))
    pack = unpacked(sys.stdin.buffer.read())
    head = {
        "sources": len(pack.sources),
        "aliases": len(pack.aliases),
        "glossary": len(pack.glossary),
        "problems": [(str(p.path), p.line, p.field, p.message, p.why, p.limit, p.what) for p in pack.problems],
        "passed_over": pack.passed_over,
        "folder": str(pack.folder),
    }
    lines: list[Any] = [head]
    lines += (
        (str(pack.files[source.id]), source.id, OwnSource(source, State.PUBLISHED).value()) for source in pack.sources
    )
    lines += ((alias_value(alias), alias.line) for alias in pack.aliases)
    lines += ((term_value(entry), entry.line) for entry in pack.glossary)
    sys.stdout.buffer.write(b"".join(json.dumps(line).encode() + b"\n" for line in lines))


if __name__ == "__main__":
    main()
