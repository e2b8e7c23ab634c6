"""`cuttings doctor`: what is wrong here, and what helps."""

import datetime
import os
import re
import shutil
import sys
import tempfile
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import bot
from bot.answering.opening import check_index
from bot.cli.library import with_full_texts
from bot.cli.linting import problems_in
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.problem import CorpusError
from bot.env_file import EnvFileError, read_env_file
from bot.places import INDEX
from bot.rendering.terminal import count
from bot.retrieval.index_file import IndexFileError
from bot.settings import Settings, SettingsError, misspelt, read_settings
from bot.store.errors import StoreError
from bot.store.folder import make_folder
from bot.store.health import examine as examine_database
from bot.store.holding import is_held

_LEAST_FREE = 200_000_000
"""Bytes on the disk of the data folder: the database, its log and an index file beside each other need that."""

_SHOWN = 3

_PART = re.compile(r"[\w-]+", re.ASCII)
_ID = re.compile(r"[1-9][0-9]{16,19}")
"""The ids that Discord gives: it counts milliseconds since 2015 in them."""


class _Found(NamedTuple):
    """What one look found. `text`: what is there, or what is wrong and what helps."""

    what: str
    well: bool
    text: str


def examine(folder: Path | None) -> None:
    """Print what is well and what is not; status 2 where anything is not."""
    ill = 0
    for found in _looks(folder):
        print(f"{'ok  ' if found.well else 'MEND'}  {found.what}: {found.text}", flush=True)
        ill += not found.well
    if ill:
        print(f"\n{count(ill, 'thing', 'things')} to mend.", file=sys.stderr)
        sys.exit(2)


def _looks(folder: Path | None) -> Iterator[_Found]:
    try:
        values, wrong = read_env_file()
    except EnvFileError as error:
        yield _Found("settings", False, str(error))
        return
    wrong += misspelt([*os.environ, *values])
    try:
        settings = read_settings(values)
    except SettingsError as error:
        yield _Found("settings", False, "\n".join([*wrong, str(error)]))
        return
    yield _Found("settings", not wrong, "; ".join(wrong) or "can be read")
    corpus = (folder or settings.corpus or shipped_corpus()).absolute()
    yield _token(settings)
    yield _data(settings.data)
    yield _disk(settings.data)
    yield _bot(settings.data)
    database, current = _database(settings.data)
    yield database
    yield _corpus(corpus)
    if current:
        yield _index(corpus, settings.data)
    yield _clock()


def _token(settings: Settings) -> _Found:
    if settings.discord_token is None:
        return _Found("token", False, "DISCORD_TOKEN is not set. `cuttings run` says how to get one.")
    parts = settings.discord_token.get_secret_value().split(".")
    if len(parts) != 3 or not all(parts):
        fault = "has not three parts with dots between them"
    elif not all(map(_PART.fullmatch, parts)):
        fault = "holds a character that no token holds"
    elif not _is_id(parts[0]):
        fault = "does not begin with an application's id"
    else:
        return _Found("token", True, "has the form of one")
    return _Found("token", False, f"DISCORD_TOKEN is no bot's token: it {fault}. Copy it again: Bot → Reset Token.")


def _is_id(part: str) -> bool:
    """Does the first part of a token hold an application's id, as it should?"""
    try:
        return bool(_ID.fullmatch(urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()))
    except ValueError:
        return False


def _data(data: Path) -> _Found:
    try:
        make_folder(data)
        with tempfile.TemporaryFile(dir=data):
            pass
    except StoreError as error:
        return _Found("data folder", False, str(error))
    except OSError as error:
        remedy = "Give this user write access, or set CUTTINGS_DATA to another folder."
        return _Found("data folder", False, f"{data} cannot be written ({error.strerror}). {remedy}")
    return _Found("data folder", True, str(data))


def _bot(data: Path) -> _Found:
    try:
        return _Found("bot", True, "runs with this data folder" if is_held(data) else "does not run")
    except StoreError as error:
        return _Found("bot", False, str(error))


def _disk(data: Path) -> _Found:
    place = next(place for place in (data, *data.absolute().parents) if place.exists())
    free = shutil.disk_usage(place).free
    text = f"{free / 1e9:,.1f} GB free at {place}"
    return _Found("disk", free >= _LEAST_FREE, text if free >= _LEAST_FREE else f"only {text}. Make room.")


def _database(data: Path) -> tuple[_Found, bool]:
    """What was found, and whether the database can be opened without changing it."""
    try:
        health = examine_database(data)
    except StoreError as error:
        return _Found("database", False, str(error)), False
    if health is None:
        return _Found("database", True, "none yet; the first start makes it"), True
    steps = f"; the next start upgrades it by {count(health.missing, 'step', 'steps')}" if health.missing else ""
    return _Found("database", True, f"{health.path}, {health.size:,} bytes, sound{steps}"), not health.missing


def _corpus(folder: Path) -> _Found:
    try:
        problems = problems_in(folder)
        sources = count(len(read_corpus(folder).sources), "source", "sources")
    except CorpusError as error:
        return _Found("corpus", False, str(error))
    if not problems:
        return _Found("corpus", True, f"{folder}, {sources}, no problem")
    shown = "".join(f"\n        {problem}" for problem in problems[:_SHOWN])
    found = count(len(problems), "problem", "problems")
    return _Found("corpus", False, f"{folder}, {sources}, {found}. `cuttings corpus lint` names all:{shown}")


def _index(folder: Path, data: Path) -> _Found:
    """An index file is made anew where it does not fit: it is never a thing to mend."""
    path = data / INDEX
    try:
        corpus = read_corpus(folder)
        check_index(with_full_texts(corpus.sources, data), corpus.aliases, path)
    except (FileNotFoundError, CorpusError):
        return _Found("index file", True, "none yet; the next start makes it")
    except IndexFileError as error:
        return _Found("index file", True, f"{path}: {error}; the next start makes it anew")
    return _Found("index file", True, f"{path}, fits the corpus")


def _clock() -> _Found:
    now = datetime.datetime.now(datetime.UTC)
    # Whatever installed this program was written when its clock was right.
    installed = datetime.datetime.fromtimestamp(Path(bot.__file__).stat().st_mtime, datetime.UTC)
    if now < installed - datetime.timedelta(days=1):
        remedy = "Set the clock: Discord and every https site refuse a wrong one."
        return _Found("clock", False, f"{now:%Y-%m-%d %H:%M} UTC is before this program was installed. {remedy}")
    return _Found("clock", True, f"{now:%Y-%m-%d %H:%M} UTC")
