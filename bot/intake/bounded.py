"""Work on what strangers send: in a process that may crash, stall or swell without harm."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

import bot

# The worker gets no settings and no token: what takes it over finds nothing.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "PYTHONPATH")


async def run_bounded(module: str, data: bytes, seconds: float, megabytes: int) -> bytes:
    """What `python -m MODULE SECONDS MEGABYTES`, given `data`, prints; the module bounds itself by these.

    It has ended when this returns, however it did: what it printed may be empty or cut off. Raises TimeoutError.
    """
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", module, str(seconds), str(megabytes),
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment(),
    )  # fmt: skip
    try:
        async with asyncio.timeout(seconds):
            output, _ = await worker.communicate(data)
    finally:
        if worker.returncode is None:
            worker.kill()
            # Empties the pipes, too: their transports stay open until then.
            await worker.communicate()
    return output


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    root = str(Path(bot.__file__).parent.parent)
    return passed | {"PYTHONPATH": os.pathsep.join(filter(None, [root, passed.get("PYTHONPATH", "")]))}
