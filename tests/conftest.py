"""What the tests share: the shipped corpus, small corpora, the command line as a process."""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.answering.desk import Desk
from bot.answering.judgement_file import read_judgement
from bot.answering.learning import Learned
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.prose import prose
from bot.corpus.source import Kind, Source, TextStatus

ROOT = Path(__file__).parent.parent

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

Cli = Callable[..., "subprocess.CompletedProcess[str]"]


FOUNDING = "china-project-second-xinjiang-leak"


@pytest.fixture(scope="session")
def founding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus folder with the founding article alone: what is asked of it does not change as the corpus grows."""
    folder = tmp_path_factory.mktemp("founding")
    (path,) = shipped_corpus().rglob(f"{FOUNDING}.md")
    shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="session")
def desk(founding: Path) -> Desk:
    """A desk over the founding article."""
    return Desk(read_corpus(founding).sources)


@pytest.fixture(scope="session")
def shipped() -> Desk:
    """A desk over the shipped corpus, with what it learned from its questions."""
    corpus = read_corpus(shipped_corpus())
    judgement, _ = read_judgement(shipped_corpus())
    assert judgement is not None
    learned = Learned(judgement, {source.id: source for source in corpus.sources})
    return Desk(corpus.sources, corpus.aliases, learned=learned)


@pytest.fixture
def cli(tmp_path: Path, founding: Path) -> Cli:
    """Runs `cuttings ARGS…` as a process in an empty folder, on the founding article where nothing else is named."""

    def run(
        *args: str, stdin: str | bytes = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("CUTTINGS_", "DISCORD_"))}
        done = subprocess.run(
            [sys.executable, "-m", "bot", *args],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env=clean | {"PYTHONPATH": str(ROOT), **settings_of(tmp_path, founding), **(env or {})},
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def settings_of(data: Path, corpus: Path) -> dict[str, str]:
    """The environment of a process under test."""
    return {"CUTTINGS_DATA": str(data / "data"), "CUTTINGS_CORPUS": str(corpus)}


async def held(work: Awaitable[object]) -> float:
    """The longest time in seconds that the loop's own thread worked on end during `work`.

    Other threads and processes that keep the machine busy do not count: a test must not depend on them.
    """
    running = asyncio.ensure_future(work)
    longest, last = 0.0, time.thread_time()
    while not running.done():
        await asyncio.sleep(0.0005)
        now = time.thread_time()
        longest, last = max(longest, now - last), now
    await running
    return longest


def make_source(source_id: str = "a-source", markdown: str = "", **fields: object) -> Source:
    """A source with `markdown` as its text; any field can be given."""
    values: dict[str, object] = {
        "id": source_id,
        "title": source_id.replace("-", " ").title(),
        "publisher": "The Daily Test",
        "kind": Kind.NEWS_REPORT,
        "collection": "tests",
        "text_status": TextStatus.FULL,
        "language": "en",
        "prose": prose(markdown),
        "url": f"https://example.org/{source_id}",
    }
    return Source(**(values | fields))  # type: ignore[arg-type]


def corpus_file(body: str = "A text.", **fields: str) -> str:
    """The content of a corpus file; a field given as "" is left out."""
    values = {
        "title": "A title",
        "publisher": "The Daily Test",
        "authors": "[]",
        "published": "2019-11-26",
        "url": "https://example.org/a",
        "language": "en",
        "kind": "news-report",
        "collection": "tests",
        "text": "full",
    }
    lines = [f"{name}: {value}" for name, value in (values | fields).items() if value]
    return "\n".join(["---", *lines, "---", "", body, ""])
