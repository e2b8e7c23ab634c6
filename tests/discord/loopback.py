"""A gateway and REST endpoint on loopback: as much of Discord as a bot needs to start, run and stop."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
from aiohttp import WSMsgType, web

from tests.conftest import ROOT

APPLICATION = "1200000000000000001"
GUILD = "1200000000000000030"
TOKEN = "MTIwMDAwMDAwMDAwMDAwMDAwMQ.loopback.secret-token"
# Points discord.py at the loopback addresses; the bot's own code runs unchanged.
START = """
import sys, discord.http, discord.gateway, yarl
base, gateway = sys.argv.pop(1), sys.argv.pop(1)
discord.http.Route.BASE = base
discord.http._set_api_version = lambda value: None
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
from bot.cli import main
main()
"""
REACHING_LOOPBACK = """
import functools, bot.discord.serving as serving
from bot.intake.fetcher import Fetcher
serving.Fetcher = functools.partial(Fetcher, lambda address: address.is_loopback, range(65536))
"""
"""Lets the bot's fetcher reach a site of the test, which no bot's own fetcher would."""
USER = {
    "id": APPLICATION,
    "username": "Cuttings",
    "discriminator": "0",
    "global_name": None,
    "avatar": None,
    "bot": True,
}

SERVER = {
    "id": GUILD, "name": "Server", "owner_id": "1200000000000000020", "member_count": 2, "features": [], "emojis": [],
    "stickers": [], "channels": [], "threads": [], "members": [], "presences": [], "voice_states": [],
    "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [], "preferred_locale": "en-US",
    "roles": [{"id": GUILD, "name": "@everyone", "color": 0, "colors": {"primary_color": 0}, "hoist": False,
               "position": 0, "permissions": "0", "managed": False, "mentionable": False, "flags": 0}],
}  # fmt: skip
"""The bot's one server, which alice owns."""


def _json(data: Any, status: int = 200) -> web.Response:
    # discord.py looks for exactly this content type, without a charset.
    return web.Response(body=json.dumps(data).encode(), content_type="application/json", status=status)


class Loopback:
    """What the bot said to us, and ways to speak to it."""

    def __init__(self) -> None:
        self.identify: dict[str, Any] = {}
        self.requests: list[tuple[str, str, Any]] = []
        self.ready = asyncio.Event()
        self.hold = asyncio.Event()
        self.hold.set()
        self.refuse_token = False
        self.refuse_content = False
        self.address = ""
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0

    async def dispatch(self, event: str, data: Any) -> None:
        """Send a gateway event."""
        assert self._socket is not None
        self._sequence += 1
        await self._socket.send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def rest(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        path = request.path.removeprefix("/api")
        self.requests.append((request.method, path, json.loads(body) if body else None))
        if self.refuse_token or request.headers.get("Authorization", TOKEN) not in {f"Bot {TOKEN}", TOKEN}:
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        if path == "/users/@me":
            return _json(USER)
        if path == "/oauth2/applications/@me":
            return _json(
                {"id": APPLICATION, "name": "Cuttings", "icon": None, "description": "", "bot_public": True,
                 "bot_require_code_grant": False, "verify_key": "", "flags": 0, "owner": USER, "rpc_origins": []}
            )  # fmt: skip
        if path.startswith("/gateway"):
            url = self.address.replace("http", "ws") + "/gateway"
            limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
            return _json({"url": url, "shards": 1, "session_start_limit": limit})
        if path.endswith("/commands"):
            commands = [{"description": ""} | c | {"id": str(10 + i), "application_id": APPLICATION, "version": "1"}
                        for i, c in enumerate(json.loads(body))]  # fmt: skip
            return _json(commands)
        if path.startswith(f"/guilds/{GUILD}/members/"):
            return _json(
                _member({"id": path.rpartition("/")[2], "username": "alice", "discriminator": "0", "avatar": None})
            )
        if path.endswith("/callback"):
            await self.hold.wait()
            return _json({"interaction": {"id": path.split("/")[2], "type": 2}})
        return _json({"message": "404: Not Found", "code": 0}, status=404)

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            data = json.loads(message.data)
            if data["op"] == 1:
                await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
            elif data["op"] == 2:
                self.identify = data["d"]
                if self.refuse_content and discord.Intents._from_value(data["d"]["intents"]).message_content:
                    await socket.close(code=4014)
                    break
                ready = {"v": 10, "user": USER, "guilds": [{"id": GUILD, "unavailable": True}], "session_id": "s", "application": {"id": APPLICATION, "flags": 0},
                         "resume_gateway_url": self.address.replace("http", "ws") + "/gateway"}  # fmt: skip
                await self.dispatch("READY", ready)
                await self.dispatch("GUILD_CREATE", SERVER)
                self.ready.set()
        return socket


@asynccontextmanager
async def loopback() -> AsyncIterator[Loopback]:
    """A Loopback that listens."""
    served = Loopback()
    app = web.Application()
    app.router.add_get("/gateway/", served.gateway)
    app.router.add_get("/gateway", served.gateway)
    app.router.add_route("*", "/api/{rest:.*}", served.rest)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    served.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield served
    finally:
        await runner.cleanup()


async def start_bot(
    served: Loopback, data: str, corpus: Path, token: str = TOKEN, first: str = "", **settings: str
) -> asyncio.subprocess.Process:
    """`cuttings run` as a process that speaks to `served`. `first`: code that runs before it.

    `settings` stand beside the usual ones.
    """
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("CUTTINGS_", "DISCORD_"))}
    env = clean | {
        "PYTHONPATH": str(ROOT),
        "CUTTINGS_DATA": data,
        "CUTTINGS_CORPUS": str(corpus),
        "DISCORD_TOKEN": token,
        **settings,
    }
    gateway = served.address.replace("http", "ws") + "/gateway"
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", first + START, f"{served.address}/api", gateway, "run",
        env=env, cwd=data, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


def _member(user: dict[str, Any]) -> dict[str, Any]:
    """Somebody in the server, with the role that all have there."""
    return {
        "user": user,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def source_interaction(command: str, **options: str) -> dict[str, Any]:
    """A subcommand of `/source` by somebody with Manage Server, as the gateway sends it."""
    sent = ask_interaction("")
    user = sent.pop("user")
    given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
    subcommand = {"name": command, "type": 1, "options": given}
    member = _member(user) | {"permissions": "32"}
    return sent | {
        "guild_id": GUILD, "guild": {"id": GUILD, "features": [], "locale": "en-US"}, "guild_locale": "en-US",
        "member": member, "context": 0, "channel": {"id": sent["channel_id"], "type": 0, "flags": 0, "name": "general",
                    "position": 0},
        "data": {"id": "10", "name": "source", "type": 1, "options": [subcommand]},
    }  # fmt: skip


def ask_interaction(question: str) -> dict[str, Any]:
    """A slash command as the gateway sends it."""
    return {
        "id": "1200000000000000777", "application_id": APPLICATION, "type": 2, "token": "interaction-token",
        "version": 1, "channel_id": "1200000000000000010", "locale": "en-US", "attachment_size_limit": 1,
        "channel": {"id": "1200000000000000010", "type": 1, "last_message_id": None, "flags": 0, "recipients": []},
        "user": {"id": "1200000000000000020", "username": "alice", "discriminator": "0", "avatar": None, "global_name": None},
        "app_permissions": "0", "entitlements": [], "authorizing_integration_owners": {}, "context": 1,
        "data": {"id": "10", "name": "ask", "type": 1, "options": [{"name": "question", "type": 3, "value": question}]},
    }  # fmt: skip
