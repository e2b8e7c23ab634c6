"""`cuttings run` as a whole process against a gateway on loopback."""

import asyncio
import os
import re
import signal
import sqlite3
import time
from pathlib import Path

import discord
import pytest

from bot.discord.invite import PERMISSIONS
from bot.store.database import open_database
from tests.conftest import Cli
from tests.discord.loopback import APPLICATION, TOKEN, ask_interaction, loopback, start_bot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are a POSIX thing")

WORKING_LONG = """
import pathlib, threading, time, bot.discord.serving as serving
from bot.answering.desk import Desk
ask_at_once = Desk.ask
def ask(*args, **options):
    if threading.current_thread() is not threading.main_thread():
        pathlib.Path("working").touch()
        time.sleep(60)
    return ask_at_once(*args, **options)
Desk.ask = ask
serving.FINISH_SECONDS = 0.3
"""


async def stopped(process: asyncio.subprocess.Process, number: signal.Signals) -> tuple[float, str, str]:
    begun = time.monotonic()
    process.send_signal(number)
    out, err = await asyncio.wait_for(process.communicate(), 20)
    return time.monotonic() - begun, out.decode(), err.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_starts_says_how_to_invite_it_and_stops_cleanly(
    tmp_path: Path, founding: Path, number: signal.Signals
) -> None:
    async with loopback() as served:
        process = await start_bot(served, str(tmp_path), founding)
        await asyncio.wait_for(served.ready.wait(), 20)
        seconds, out, err = await stopped(process, number)
        assert process.returncode == 0, err
        assert seconds < 10
        link = re.search(r"https://discord\.com/oauth2/authorize\S+", out)
        assert link is not None
        assert f"client_id={APPLICATION}" in link[0]
        assert f"permissions={PERMISSIONS.value}" in link[0]
        intents = discord.Intents._from_value(served.identify["intents"])
        assert not (intents.message_content or intents.members or intents.presences)
        assert TOKEN not in out + err


async def test_commands_are_registered_once(tmp_path: Path, founding: Path) -> None:
    async with loopback() as served:
        for _ in range(2):
            served.ready.clear()
            process = await start_bot(served, str(tmp_path), founding)
            await asyncio.wait_for(served.ready.wait(), 20)
            await stopped(process, signal.SIGTERM)
        registered = [body for method, path, body in served.requests if method == "PUT"]
        assert len(registered) == 1
        assert {command["name"] for command in registered[0]} >= {"ask", "help", "source"}


async def test_the_data_of_another_bot_are_refused_until_the_operator_lets_them_go_on(
    tmp_path: Path, founding: Path, cli: Cli
) -> None:
    database = await open_database(tmp_path)
    await database.set_state("application", "1")
    await database.close()
    async with loopback() as served:
        for _ in range(2):
            process = await start_bot(served, str(tmp_path), founding)
            _, err = await asyncio.wait_for(process.communicate(), 20)
            assert process.returncode == 2
            assert b"`cuttings adopt`" in err and str(tmp_path).encode() in err
            assert b"Traceback" not in err
        assert not served.ready.is_set()
        adopted = cli("adopt", env={"CUTTINGS_DATA": str(tmp_path)})
        assert (adopted.returncode, "the application 1." in adopted.stdout) == (0, True)
        process = await start_bot(served, str(tmp_path), founding)
        await asyncio.wait_for(served.ready.wait(), 20)
        await stopped(process, signal.SIGTERM)
        assert process.returncode == 0
    assert cli("adopt").returncode == 2  # there are none


async def test_one_bot_runs_with_a_data_folder_until_it_ends_however_that_comes(
    tmp_path: Path, founding: Path, cli: Cli
) -> None:
    here = {"CUTTINGS_DATA": str(tmp_path), "DISCORD_TOKEN": TOKEN}
    async with loopback() as served:
        first = await start_bot(served, str(tmp_path), founding)
        await asyncio.wait_for(served.ready.wait(), 20)
        assert cli("backup", "copy", env=here).returncode == 0
        assert "runs with this data folder" in cli("doctor", env=here).stdout
        for command in (("run",), ("restore", "copy"), ("adopt",)):
            refused = await asyncio.to_thread(cli, *command, env=here)
            assert refused.returncode == 2
            assert "CUTTINGS_DATA" in refused.stderr and str(tmp_path) in refused.stderr
            assert "Traceback" not in refused.stderr
        assert first.returncode is None
        first.kill()
        await first.communicate()
        assert "does not run" in cli("doctor", env=here).stdout
        assert cli("restore", "copy", env=here).returncode == 0
        served.ready.clear()
        second = await start_bot(served, str(tmp_path), founding)
        await asyncio.wait_for(served.ready.wait(), 20)
        await stopped(second, signal.SIGTERM)
        assert second.returncode == 0


async def test_what_runs_is_finished_before_it_stops(tmp_path: Path, founding: Path) -> None:
    async with loopback() as served:
        process = await start_bot(served, str(tmp_path), founding)
        await asyncio.wait_for(served.ready.wait(), 20)
        served.hold.clear()
        await served.dispatch("INTERACTION_CREATE", ask_interaction("What are the China Cables? unmistakable"))
        while not any(path.endswith("/callback") for _, path, _ in served.requests):
            await asyncio.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.3)
        assert process.returncode is None
        served.hold.set()
        out, err = await asyncio.wait_for(process.communicate(), 10)
        assert process.returncode == 0
        (answer,) = [body for _, path, body in served.requests if path.endswith("/callback")]
        assert "ICIJ calls" in str(answer)
        assert "unfinished" not in err.decode()
        # Not even at the most talkative level is a question or an asker logged or stored.
        held = out + err + b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
        for secret in (b"unmistakable", b"alice", b"1200000000000000020", TOKEN.encode()):
            assert secret not in held


async def test_it_stops_though_a_thread_would_work_for_another_minute(tmp_path: Path, founding: Path) -> None:
    async with loopback() as served:
        process = await start_bot(served, str(tmp_path), founding, first=WORKING_LONG)
        await asyncio.wait_for(served.ready.wait(), 20)
        await served.dispatch("INTERACTION_CREATE", ask_interaction("What are the China Cables?"))
        working = tmp_path / "working"
        while not working.exists():
            await asyncio.sleep(0.02)
        seconds, _, err = await stopped(process, signal.SIGTERM)
        assert process.returncode == 0
        assert seconds < 10
        assert "unfinished" in err
        # The database was closed, not cut off.
        assert not (tmp_path / "cuttings.sqlite3-wal").exists()


async def test_a_refused_token_is_named_but_not_shown(tmp_path: Path, founding: Path) -> None:
    async with loopback() as served:
        served.refuse_token = True
        process = await start_bot(served, str(tmp_path), founding)
        out, err = await asyncio.wait_for(process.communicate(), 20)
        assert process.returncode == 2
        assert b"DISCORD_TOKEN" in err
        assert TOKEN.encode() not in out + err
        assert b"Traceback" not in err


async def test_message_content_is_asked_for_only_where_the_operator_wants_it_and_a_refusal_says_what_to_do(
    tmp_path: Path, founding: Path
) -> None:
    async with loopback() as served:
        served.refuse_content = True
        refused = await start_bot(served, str(tmp_path), founding, CUTTINGS_MESSAGE_CONTENT="true")
        out, err = await asyncio.wait_for(refused.communicate(), 20)
        assert refused.returncode == 2
        assert b"Message Content Intent" in err
        assert b"CUTTINGS_MESSAGE_CONTENT" in err
        assert b"Traceback" not in out + err
        intents = discord.Intents._from_value(served.identify["intents"])
        assert not (intents.members or intents.presences)
        process = await start_bot(served, str(tmp_path), founding)
        await asyncio.wait_for(served.ready.wait(), 20)
        await stopped(process, signal.SIGTERM)
        assert not discord.Intents._from_value(served.identify["intents"]).message_content


async def test_an_unreachable_discord_is_said_plainly(tmp_path: Path, founding: Path) -> None:
    async with loopback() as served:
        address = served.address
    served.address = address  # nobody listens there any more
    process = await start_bot(served, str(tmp_path), founding)
    _, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert b"Discord cannot be reached" in err
    assert b"Traceback" not in err


async def test_a_damaged_database_is_said_plainly_and_left_alone(tmp_path: Path, founding: Path) -> None:
    damaged = tmp_path / "cuttings.sqlite3"
    damaged.write_bytes(b"not a database " * 100)
    async with loopback() as served:
        process = await start_bot(served, str(tmp_path), founding)
        out, err = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 2
    assert err.count(str(damaged).encode()) == 1
    assert b"starts with" not in out
    assert damaged.read_bytes() == b"not a database " * 100


@pytest.mark.parametrize("closed", ["cuttings.sqlite3", "."])
async def test_a_database_that_can_only_be_read_is_refused_at_the_start(
    tmp_path: Path, founding: Path, closed: str
) -> None:
    await (await open_database(tmp_path)).close()
    # To root every file and every folder can be written.
    place = str((tmp_path / closed).resolve())
    first = f"import os; os.access = lambda path, mode: str(path) != {place!r}\n"
    async with loopback() as served:
        process = await start_bot(served, str(tmp_path), founding, first=first)
        out, err = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 2
    assert b"write access to the file and its folder" in err
    assert b"starts with" not in out


async def test_a_start_removes_what_a_restore_that_was_killed_left(tmp_path: Path, founding: Path) -> None:
    await (await open_database(tmp_path)).close()
    left = [tmp_path / f".cuttings.sqlite3.new{end}" for end in ("", ".1", ".1-wal")]
    for path in left:
        path.write_bytes(b"half")
    async with loopback() as served:
        process = await start_bot(served, str(tmp_path), founding)
        await asyncio.wait_for(served.ready.wait(), 20)
        await stopped(process, signal.SIGTERM)
    assert process.returncode == 0
    assert not any(path.exists() for path in left)


async def test_after_a_kill_the_next_start_works(tmp_path: Path, founding: Path) -> None:
    async with loopback() as served:
        for _ in range(2):
            served.ready.clear()
            process = await start_bot(served, str(tmp_path), founding)
            await asyncio.wait_for(served.ready.wait(), 20)
            process.kill()
            await process.communicate()
        with sqlite3.connect(tmp_path / "cuttings.sqlite3") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
