"""README is true: commands, settings and permissions are those of the code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from discord.app_commands import Command, Group

from bot.answering.evaluation import evaluate
from bot.answering.learning import ONE_REFUSED
from bot.cli.app import app
from bot.cli.library import open_desk
from bot.cli.questions import questions_in
from bot.corpus.folder import shipped_corpus
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


@pytest.mark.parametrize(
    ("file", "said", "shares"),
    [
        (
            "questions.yaml",
            r"Of ([\d,]+) questions, an expected source is among the three shown for (\d+)%, the words of the answer for "
            r"(\d+)%; ([\d.]+)% are wrongly refused, and (\d+)% of the near misses and ([\d.]+)% of the off-topic ones",
            ("source_at_3", "quote_at_3", "wrongly_refused", "near-miss", "off-topic"),
        ),
        (
            "questions-held-out.yaml",
            r"(\d+) more, from which nothing is learned \(`[^`]*`\), give (\d+)%, (\d+)%, ([\d.]+)%, (\d+)% and none",
            ("source_at_3", "quote_at_3", "wrongly_refused", "near-miss"),
        ),
        (
            "questions-reworded.yaml",
            r"(\d+) by people who had not seen the texts .{0,200}? give (\d+)%, (\d+)%, ([\d.]+)%, (\d+)% and none",
            ("source_at_3", "quote_at_3", "wrongly_refused", "near-miss"),
        ),
        ("questions-details.yaml", r"(\d+) that ask of .{0,200}? are mostly answered, (\d+)%", ("detail",)),
    ],
)
def test_the_figures_of_the_shipped_corpus_are_true(
    file: str, said: str, shares: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUTTINGS_DATA", str(tmp_path))
    desk = open_desk(shipped_corpus())
    questions = questions_in(shipped_corpus() / file, desk)
    found = re.search(said, " ".join(README.split()))
    assert found is not None
    number, *figures = found.groups()
    assert int(number.replace(",", "")) == len(questions)
    groups = {name: score.object()["shares"] for name, score in evaluate(desk, questions).groups.items()}
    real = [groups["all"][name] if name in groups["all"] else groups[name]["wrongly_answered"] for name in shares]
    # A question on the line may fall to the other side on another machine.
    assert [float(figure) / 100 for figure in figures] == pytest.approx(real, abs=0.01)


def test_the_readme_says_where_the_line_lies() -> None:
    assert f"where one answerable question in {ONE_REFUSED} is refused" in " ".join(README.split())
