"""`cuttings run`."""

import asyncio
import os
import signal
import sys
import threading
from pathlib import Path

from bot.answering.garbage import spare_the_loop
from bot.cli.errors import fail
from bot.cli.library import env_file, open_beside, open_desk
from bot.places import DATABASE
from bot.rendering.terminal import count
from bot.settings import Settings, SettingsError, misspelt, read_settings
from bot.store.cut_off import remove_drafts
from bot.store.errors import StoreError
from bot.store.health import refuse_read_only
from bot.store.holding import held

# With the time to finish what runs and to close, it stays under 10 s after a signal.
_LINGER_SECONDS = 0.5

HOW_TO_START = """\
Cuttings needs a bot token from Discord to run, and DISCORD_TOKEN is not set. To get one:

  1. Open https://discord.com/developers/applications and log in.
  2. Press "New Application", give it a name (such as Cuttings) and press "Create".
  3. Open "Bot" on the left, press "Reset Token" and copy the token that is shown.
     Leave the three "Privileged Gateway Intents" off: Cuttings needs none of them.
  4. Put the token where only you can read it, in a file named .env in this folder:
         DISCORD_TOKEN=paste-it-here
     or in the environment of the process.
  5. Start again: cuttings run
     It prints the link that adds the bot to your server.

Whoever has the token can speak as the bot. Never post it, and reset it if it was seen."""


def end_soon() -> None:
    """Let the process end in a moment, with status 0, though threads may still work.

    Python waits for them, and a long text can keep one busy for a minute: nobody waits for it any more.
    """
    end = threading.Timer(_LINGER_SECONDS, os._exit, (0,))
    end.daemon = True
    end.start()


def run_bot(folder: Path | None) -> None:
    """Start the bot and run until a signal; problems that the operator can mend end with status 2."""
    for problem in misspelt([*os.environ, *env_file()]):
        print(problem, file=sys.stderr)
    try:
        settings = read_settings(env_file())
    except SettingsError as error:
        fail(str(error))
    if settings.discord_token is None:
        fail(HOW_TO_START)
    from bot.discord.serving import ServingError, log_to_stderr

    log_to_stderr(settings.log_level, settings.discord_token.get_secret_value())
    # From here on a signal ends the process in good order, while the corpus is still being read too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with held(settings.data):
            _run(folder, settings, settings.discord_token.get_secret_value())
    except (ServingError, StoreError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        sys.exit(0)


def _run(folder: Path | None, settings: Settings, token: str) -> None:
    from bot.discord.serving import serve

    # A moderator's first change would be the first to meet it.
    refuse_read_only(settings.data / DATABASE)
    remove_drafts(settings.data / DATABASE)
    desk = open_desk(folder, settings.data)
    beside = open_beside(folder)
    spare_the_loop()
    sources = count(len(desk.sources), "source", "sources")
    print(f"Cuttings starts with {sources} and the data in {settings.data}. Stop it with Ctrl-C.", flush=True)

    async def serving() -> None:
        await serve(desk, beside, token, settings.data, message_content=settings.message_content)
        # What is kept is in the database, and that is closed.
        end_soon()

    asyncio.run(serving())
