"""What is kept, nobody else on the machine can read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.places import DATABASE
from bot.store.backup import back_up
from bot.store.database import open_database
from bot.store.restoring import restore

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permission bits are a POSIX thing")

PARTS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_the_database_its_log_and_its_copies_are_this_users_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    database = await open_database(folder)
    await database.set_state("a", "1")
    assert mode(folder) == 0o700
    assert [mode(folder / part) for part in PARTS] == [0o600] * 3
    back_up(folder, tmp_path / "copy")
    assert mode(tmp_path / "copy") == 0o600
    await database.close()
    (tmp_path / "copy").chmod(0o644)
    (folder / DATABASE).chmod(0o644)
    kept = restore(folder, tmp_path / "copy", "1")
    assert kept is not None
    assert (mode(folder / DATABASE), mode(kept)) == (0o600, 0o600)


async def test_one_that_everybody_could_read_is_closed_to_them_and_one_that_a_group_may_read_is_left(
    tmp_path: Path,
) -> None:
    for before, after in ((0o644, 0o600), (0o640, 0o640)):
        await (await open_database(tmp_path)).close()
        (tmp_path / DATABASE).chmod(before)
        database = await open_database(tmp_path)
        await database.set_state("a", "1")
        assert [mode(tmp_path / part) for part in PARTS] == [after] * 3
        await database.close()
