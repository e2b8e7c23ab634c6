"""The corpus that a command works on."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.desk import Desk
from bot.answering.examples import first_answered
from bot.cli.errors import fail
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.full_text import FullText, with_full_text
from bot.places import DATABASE, default_data
from bot.rendering import wording

if TYPE_CHECKING:
    from bot.settings import Settings


def corpus_folder(folder: Path | None) -> Path:
    """`folder`, else the one that the settings name, else the shipped corpus's."""
    return folder or _setting("CUTTINGS_CORPUS", lambda settings: settings.corpus) or shipped_corpus()


def data_folder() -> Path:
    """The folder for everything that the bot keeps."""
    return _setting("CUTTINGS_DATA", lambda settings: settings.data) or default_data()


def _setting(name: str, read: "Callable[[Settings], Path | None]") -> Path | None:
    """A path from the environment, else from the file .env."""
    value = os.environ.get(name)
    if value or not Path(".env").is_file():
        return Path(value) if value else None
    # Importing the settings costs a quarter of a second, so only where there is a file of them.
    from bot.settings import SettingsError, read_settings

    try:
        return read(read_settings())
    except SettingsError as error:
        fail(str(error))


def open_desk(folder: Path | None) -> Desk:
    """A desk over the corpus in `folder`, or the shipped one. Files with errors are named on standard error.

    Entries whose published text was read (`cuttings corpus fetch`) are quoted in full.
    """
    corpus = read_corpus(corpus_folder(folder))
    for problem in corpus.problems:
        print(f"Left out: {problem}", file=sys.stderr)
    texts = _full_texts()
    sources = (with_full_text(s, texts[s.id]) if s.id in texts else s for s in corpus.sources)
    return Desk(sources, corpus.aliases)


def _full_texts() -> dict[str, FullText]:
    """id → published text, for all that was read."""
    data = data_folder()
    if not (data / DATABASE).is_file():
        return {}
    from bot.store.database import StoreError, open_database

    async def read() -> list[FullText]:
        database = await open_database(data)
        try:
            return await database.full_texts()
        finally:
            await database.close()

    try:
        return {full.source_id: full for full in asyncio.run(read())}
    except StoreError as error:
        # The corpus answers without it; the operator is told, and `run` refuses to start.
        print(f"Published texts are left out: {error}", file=sys.stderr)
        return {}


def example(desk: Desk) -> str:
    """A question that this corpus answers."""
    answered = first_answered(desk)
    return answered.question if answered else wording.ANY_QUESTION
