"""Work on what strangers send: in a process that may crash, stall or swell without harm."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path
from typing import cast

import bot

# The worker gets no settings and no token: what takes it over finds nothing.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "PYTHONPATH")
# What is handed over in one go, in bytes: about what a pipe holds.
_PIECE = 1 << 16


async def run_bounded(module: str, data: bytes, seconds: float, megabytes: int) -> bytes:
    """What `python -m MODULE SECONDS MEGABYTES`, given `data`, prints; the module bounds itself by these.

    It has ended when this returns, however it did: what it printed may be empty or cut off. Raises TimeoutError.
    """
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", module, str(seconds), str(megabytes),
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment(),
    )  # fmt: skip
    # Both are pipes, as was asked for.
    stdin, stdout = cast("asyncio.StreamWriter", worker.stdin), cast("asyncio.StreamReader", worker.stdout)
    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            group.create_task(_feed(stdin, data))
            pieces = group.create_task(_pieces(stdout))
            group.create_task(worker.wait())
    finally:
        if worker.returncode is None:
            worker.kill()
            # Empties the pipes, too: their transports stay open until then.
            await worker.communicate()
    # Put together elsewhere: megabytes would hold the event loop.
    return await asyncio.to_thread(b"".join, pieces.result())


async def _feed(worker: asyncio.StreamWriter, data: bytes) -> None:
    """Piece by piece, as it takes them: all at once would be copied in one go."""
    # One that has ended needs no more.
    with suppress(BrokenPipeError, ConnectionResetError):
        for start in range(0, len(data), _PIECE):
            worker.write(data[start : start + _PIECE])
            await worker.drain()
    worker.close()


async def _pieces(worker: asyncio.StreamReader) -> list[bytes]:
    """All that it prints."""
    pieces = []
    while piece := await worker.read(_PIECE):
        pieces.append(piece)
    return pieces


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    root = str(Path(bot.__file__).parent.parent)
    return passed | {"PYTHONPATH": os.pathsep.join(filter(None, [root, passed.get("PYTHONPATH", "")]))}
