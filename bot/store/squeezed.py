"""Texts of the history in little room: SQLite squeezes and reads them itself, in its own thread."""

import zlib

import aiosqlite

GONE = b""
"""Stands for a text that went for want of room; none is squeezed to nothing."""


async def teach(connection: aiosqlite.Connection) -> None:
    """Let statements of `connection` call `squeezed(text)` and `unsqueezed(data)`; NULL, and GONE, give NULL."""
    await connection.create_function("squeezed", 1, squeezed, deterministic=True)
    await connection.create_function("unsqueezed", 1, unsqueezed, deterministic=True)


def squeezed(text: str | None) -> bytes | None:
    """`text` in less room."""
    return None if text is None else zlib.compress(text.encode())


def unsqueezed(data: bytes | None) -> str | None:
    """What `squeezed` was given."""
    return zlib.decompress(data).decode() if data else None
