"""From start to stop: connect, serve until a signal, finish what runs, let go."""

import asyncio
import contextlib
import logging
import re
import signal
import sys
from pathlib import Path

import aiohttp
import discord

from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.corpus.folder import SideFiles
from bot.discord.client import Cuttings
from bot.discord.faults import describe
from bot.intake.fetcher import Fetcher
from bot.shelf.holdings import DatabaseHoldings
from bot.shelf.shelf import Shelf
from bot.store.database import open_database

_log = logging.getLogger(__name__)

FINISH_SECONDS = 6.0
"""How long running answers may take after a signal; with the rest of the shutdown it stays under 10 s."""

_CLOSE_SECONDS = 2.0
_BAD_TOKEN = 4004  # the gateway's code for "authentication failed", also when a token is reset in mid-flight
REFUSED = "Discord refused the token. Copy it again from the developer portal (Bot → Reset Token) into DISCORD_TOKEN."
NO_CONTENT = (
    "Discord does not let the bot read messages that are not to it. Either turn on Message Content Intent in the "
    "developer portal (Bot → Privileged Gateway Intents), or take CUTTINGS_MESSAGE_CONTENT away: then no channel is "
    "answered without a mention, and everything else works."
)


# Whoever has an interaction's token can answer in its place for a quarter of an hour; discord.py logs addresses.
_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s]+")


class ServingError(Exception):
    """The bot cannot run. The message says why and what to do."""


class _Redacted(logging.Filter):
    """Keeps a secret out of every log line, wherever it came from."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        message = record.getMessage()
        if record.name == "asyncio":
            # It goes on to show tasks: discord.py names them after buttons, which may carry what was asked.
            message = re.split(r"\s*[\n<]", message, maxsplit=1)[0]
        if error:
            # discord.py logs whole tracebacks; their messages may hold what was asked.
            message += f": {describe(error)}"
        bare = _INTERACTION_TOKEN.sub(r"\1[token]", message.replace(self._secret, "[token]"))
        record.msg, record.args = " ".join(bare.splitlines()), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def log_to_stderr(level: str, secret: str) -> None:
    """Log to standard error, one line a record, without `secret`.

    `level`: INFO or above. Below it the libraries log whole messages, every statement and every line of a text.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_Redacted(secret))
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # It says at every start that the libraries for voice are missing; we have no voice.
    logging.getLogger("discord.client").addFilter(lambda record: "voice will NOT" not in record.getMessage())


async def serve(desk: Desk, beside: SideFiles, token: str, data: Path, *, message_content: bool = False) -> None:
    """Run the bot until SIGTERM or Ctrl-C. `beside`: what stands beside the desk's corpus.

    `message_content`: may it read messages that are not to it?

    Raises ServingError and StoreError.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C still raises KeyboardInterrupt
            loop.add_signal_handler(number, stop.set)
    database = await open_database(data)
    answers = AnswerService(desk, DatabaseHoldings(database))
    try:
        async with Fetcher() as fetcher:
            shelf = Shelf(database, answers, fetcher)
            async with Cuttings(answers, database, shelf, beside, message_content=message_content) as client:
                await _until(stop, client, token)
    finally:
        answers.close()
        await database.close()


async def _until(stop: asyncio.Event, client: Cuttings, token: str) -> None:
    running = asyncio.create_task(client.start(token), name="discord")
    stopped = asyncio.create_task(stop.wait(), name="signal")
    try:
        await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            _log.info("stopping: finishing what runs")
            if not await client.workload.stop(FINISH_SECONDS):
                _log.warning("stopped with answers unfinished after %s s", FINISH_SECONDS)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await client.close()
        else:
            await running
    except discord.ConnectionClosed as error:
        if error.code == _BAD_TOKEN:
            raise ServingError(REFUSED) from None
        raise ServingError(f"Discord ended the connection (code {error.code}). Start again in a few minutes.") from None
    except discord.PrivilegedIntentsRequired:
        raise ServingError(NO_CONTENT) from None
    except discord.LoginFailure:
        raise ServingError(REFUSED) from None
    except (aiohttp.ClientConnectionError, discord.GatewayNotFound, OSError) as error:
        raise ServingError(
            f"Discord cannot be reached ({type(error).__name__}). Check the network and start again."
        ) from None
    except discord.HTTPException as error:
        raise ServingError(f"Discord answered with an error ({error.status}). Start again in a few minutes.") from None
    finally:
        stopped.cancel()
        running.cancel()
        await asyncio.gather(running, stopped, return_exceptions=True)
