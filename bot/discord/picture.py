"""An answer as a picture: what the real bot sends in a simulated Discord, drawn by a browser."""

import contextlib
import difflib
import io
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from discord import app_commands

from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.corpus.folder import SideFiles
from bot.discord.client import Cuttings
from bot.intake.fetcher import Fetcher
from bot.shelf.shelf import Shelf
from bot.store.database import open_database

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_HEIGHT = 4000


class PictureError(Exception):
    """No picture could be made. The message says what is missing."""


async def draw(desk: Desk, beside: SideFiles, typed: str, png: Path, *, width: int, press: str | None) -> None:
    """Write what somebody sees who typed a command or a question to `png`, `width` pixels wide.

    `typed`: see `typed_command`. `beside`: what stands beside the desk's corpus. `press`: the label of a button under
    the answer; then what it brings is drawn. Raises PictureError.
    """
    name, options = typed_command(typed)
    try:
        import simcord
    except ImportError as error:
        raise _not_installed(error) from None
    answers = AnswerService(desk)
    # The invite link that every start prints leads nowhere here.
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        database = await open_database(Path(folder))
        try:
            client = Cuttings(answers, database, Shelf(database, answers, Fetcher()), beside)
            async with simcord.run(client) as env:
                env.backend.bot_user.name = "Cuttings"
                guild = env.create_guild(name="Newsroom")
                channel = guild.create_text_channel("research")
                asker = guild.add_member(env.create_user("reader"))
                _check(client.tree, name, options)
                shown = await asker.slash(channel, name, **options)
                if press is not None and shown.response is not None:
                    pressed = _button(shown.response.components, press)
                    shown = await asker.click(shown.response, custom_id=pressed)
                await _draw(env.preview(channel, viewers=[asker], width=width, height=_HEIGHT), shown, png)
        except simcord.SetupError as error:
            raise PictureError(f"That cannot be drawn: {error}.") from None
        finally:
            answers.close()
            await database.close()


async def _draw(preview: Any, shown: Any, png: Path) -> None:
    try:
        from playwright.async_api import async_playwright
    except ImportError as error:
        raise _not_installed(error) from None
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_browser())
        async with preview as opened:
            # simcord starts Playwright's own browser only; the one that the system has draws as well.
            opened._capture_manager._browser = browser
            try:
                await opened.screenshot(png, target=shown)
            except OSError as error:
                raise PictureError(f"{png} cannot be written ({error.strerror}).") from None


def _not_installed(error: ImportError) -> PictureError:
    return PictureError(f"{error.name} is not installed: pip install '.[pictures]'")


def _check(tree: app_commands.CommandTree[Any], name: str, options: Mapping[str, str]) -> None:
    """Raises PictureError where there is no such command, or it takes other options."""
    every = {one.qualified_name: one for one in tree.walk_commands() if isinstance(one, app_commands.Command)}
    command = every.get(name)
    if command is None:
        near = difflib.get_close_matches(name, every, n=3) or ["ask", "help"]
        raise PictureError(f"There is no command /{name}. Commands are, for instance, {_listed(near, '/{}')}.")
    taken = {option.display_name: option.required for option in command.parameters}
    if unknown := [option for option in options if option not in taken]:
        held = f"it takes {_listed(taken, '{}:')}" if taken else "it takes none"
        raise PictureError(f"/{name} has no option {_listed(unknown, '{}:')}; {held}.")
    if missing := [option for option, required in taken.items() if required and not options.get(option)]:
        example = " ".join(f"{option}:…" for option in missing)
        raise PictureError(f"/{name} needs {_listed(missing, '{}:')}, such as '/{name} {example}'.")


def _listed(names: Iterable[str], form: str) -> str:
    return ", ".join(map(form.format, names))


def typed_command(typed: str) -> tuple[str, dict[str, str]]:
    """The command and options of what is typed as on Discord, `/source list kind:testimony`; a question is for /ask."""
    if not typed.startswith("/"):
        return "ask", {"question": typed}
    name, *given = re.split(r"\s+(\w+):(?!//)", typed[1:].strip())
    return name, dict(zip(given[::2], map(str.strip, given[1::2]), strict=True))


def _button(components: Any, label: str) -> str:
    """The custom id of the first button with that label."""
    todo = list(components)
    while todo:
        component = todo.pop(0)
        if component.get("label") == label and "custom_id" in component:
            return str(component["custom_id"])
        todo[:0] = component.get("components", [])
    raise PictureError(f"There is no button “{label}” under the answer.")


def _browser() -> str:
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise PictureError(f"No browser found. Install one of: {', '.join(BROWSERS)}.")
