"""What is logged of a fault: where it happened, never what was asked."""

import logging
import secrets
import traceback

import discord

_log = logging.getLogger(__name__)


def describe(error: BaseException) -> str:
    """The type and place of `error`. Its message stays out: it may hold words of a question."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    place = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
    status = f" {error.status} (code {error.code})" if isinstance(error, discord.HTTPException) else ""
    return f"{type(error).__name__}{status} at {place or 'unknown place'}"


def record(error: BaseException) -> str:
    """Log `error` and give back the short reference that the person who met it is told."""
    reference = secrets.token_hex(3)
    _log.error("fault %s: %s", reference, describe(error))
    return reference
