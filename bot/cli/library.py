"""The corpus that a command works on."""

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from bot.answering.desk import Desk
from bot.answering.examples import first_answered
from bot.answering.judgement_file import read_judgement
from bot.answering.learning import Learned
from bot.answering.opening import opened
from bot.cli.errors import fail
from bot.corpus.folder import SideFiles, is_installed, read_corpus, read_side_files, shipped_corpus
from bot.corpus.full_text import FullText, with_full_text
from bot.corpus.source import Source
from bot.env_file import EnvFileError, read_env_file
from bot.places import DATABASE, INDEX, default_data, written_path
from bot.rendering.wording import ENGLISH, wording_for


def corpus_folder(folder: Path | None) -> Path:
    """`folder`, else the one that the settings name, else the shipped corpus's."""
    return folder or _setting("CUTTINGS_CORPUS") or shipped_corpus()


def corpus_to_write(folder: Path | None) -> Path:
    """`corpus_folder`, where that is a curator's own. Ends with status 2 where it came with the installed package."""
    where = corpus_folder(folder)
    if is_installed(where):
        fail(
            f"{where} belongs to the installed package, whose next upgrade would take away what is written there. "
            "Name your own copy with --corpus DIR, such as the folder corpus of your clone. Nothing was changed."
        )
    return where


def data_folder() -> Path:
    """The folder for everything that the bot keeps."""
    return _setting("CUTTINGS_DATA") or default_data()


def _setting(name: str) -> Path | None:
    """A path from the environment, else from the file .env; no other setting is looked at."""
    value = os.environ.get(name) or env_file().get(name)
    try:
        return written_path(value) if value else None
    except ValueError as error:
        fail(f"{name} {error}.")


@cache
def env_file() -> Mapping[str, str]:
    """The settings in the file `.env`. A line that is none is named on standard error, once a process."""
    try:
        values, wrong = read_env_file()
    except EnvFileError as error:
        fail(str(error))
    for problem in wrong:
        print(f"Left out: {problem}", file=sys.stderr)
    return values


def open_desk(folder: Path | None, data: Path | None = None) -> Desk:
    """A desk over the corpus in `folder`, or the shipped one. Files with errors are named on standard error.

    `data`: the data folder of a bot that starts. Raises StoreError where that cannot use its database.

    Entries whose published text was read (`cuttings corpus fetch`) are quoted in full.
    """
    where = corpus_folder(folder)
    corpus = read_corpus(where)
    judgement, wrong = read_judgement(where)
    # The index file is for what is asked day after day, not for a folder that somebody looks into.
    starts = data is not None
    usual = starts or folder is None or folder.absolute() == _setting("CUTTINGS_CORPUS")
    data = data or data_folder()
    for problem in (*corpus.problems, *wrong):
        print(f"Left out: {problem}", file=sys.stderr)
    sources = with_full_texts(corpus.sources, data, needed=starts)
    learned = Learned(judgement, {source.id: source for source in corpus.sources}) if judgement else None
    if usual:
        return opened(sources, corpus.aliases, data / INDEX, learned)
    return Desk(sources, corpus.aliases, learned=learned)


def with_full_texts(sources: Iterable[Source], data: Path, *, needed: bool = False) -> list[Source]:
    """`sources`, those whose published text was read with it.

    Where the database cannot be used, that is said on standard error; where it is `needed`, StoreError is raised.
    """
    texts = _full_texts(data, needed)
    return [with_full_text(source, texts[source.id]) if source.id in texts else source for source in sources]


def open_beside(folder: Path | None) -> SideFiles:
    """The glossary and timeline of that corpus. Entries with errors are named on standard error."""
    beside = read_side_files(corpus_folder(folder))
    for problem in beside.problems:
        print(f"Left out: {problem}", file=sys.stderr)
    return beside


def _full_texts(data: Path, needed: bool) -> dict[str, FullText]:
    """id → published text, for all that was read."""
    if not (data / DATABASE).is_file():
        return {}
    import asyncio

    from bot.store.database import open_database
    from bot.store.errors import StoreError

    async def read() -> list[FullText]:
        database = await open_database(data)
        try:
            return await database.full_texts()
        finally:
            await database.close()

    try:
        return {full.source_id: full for full in asyncio.run(read())}
    except StoreError as error:
        if needed:
            raise
        # The corpus answers without it.
        print(f"Published texts are left out: {error}", file=sys.stderr)
        return {}


def example(desk: Desk) -> str:
    """A question that this corpus answers."""
    answered = first_answered(desk)
    return answered.question if answered else wording_for(ENGLISH)("answer.any_question")
