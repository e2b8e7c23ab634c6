"""README is true: commands, settings and permissions are those of the code."""

import re
from collections.abc import Iterator
from typing import Any

import typer.main
from discord.app_commands import Command, Group

from bot.cli.app import app
from bot.discord.client import COGS
from bot.discord.invite import PERMISSIONS
from bot.settings import Settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def command_names(group: Any, prefix: str = "cuttings") -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from command_names(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}"


def test_every_command_is_in_the_readme_and_every_one_there_exists() -> None:
    real = set(command_names(typer.main.get_command(app)))
    for command in real:
        assert f"`{command}" in README, command
    shown = set(re.findall(r"`cuttings ([a-z]+(?: [a-z]+)?)", README))
    for words in shown:
        assert any(f"cuttings {words}".startswith(command) for command in real), words


def test_every_setting_is_in_the_readme_and_every_one_there_exists() -> None:
    real = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert real == set(re.findall(r"`((?:CUTTINGS|DISCORD)_[A-Z_]+)`", README))


def test_every_slash_command_is_in_the_readme_and_every_one_there_exists() -> None:
    assert set(slash_commands()) == set(re.findall(r"`/([a-z-]+(?: [a-z-]+)*)`", README))


def slash_commands() -> Iterator[str]:
    """The full names of all slash commands, `source show` for one in a group."""
    for cog in COGS:
        group = f"{cog.__cog_group_name__} " if cog.__cog_is_app_commands_group__ else ""
        for command in cog.__cog_app_commands__:
            inner = command.walk_commands() if isinstance(command, Group) else [command]
            yield from (group + c.qualified_name for c in inner if isinstance(c, Command))


def test_the_permissions_in_the_readme_are_those_of_the_invite_link() -> None:
    listed = re.search(r"Permissions: (.*?)\.\n", README)
    assert listed is not None
    names = {name.replace(" ", "_").lower() for name in listed[1].split(", ")}
    renamed = {"view_channels": "view_channel"}
    assert {renamed.get(name, name) for name in names} == {
        {"read_messages": "view_channel"}.get(name, name) for name, value in PERMISSIONS if value
    }


def test_pictures_and_files_that_the_readme_names_exist() -> None:
    for path in re.findall(r"\]\(((?!http|#)[^)]+)\)", README):
        assert (ROOT / path).exists(), path


def test_the_map_of_the_code_names_every_folder() -> None:
    for folder in (ROOT / "bot").iterdir():
        if folder.is_dir() and folder.name != "__pycache__":
            assert f"bot/{folder.name}/" in README, folder.name


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = next(line for line in README.splitlines() if "pytest" in line and "pip install" in line)
    assert command.strip() in script
