"""Every request that the bot made, against Discord's published OpenAPI description and the limits it lacks.

`openapi.json` holds the routes that the bot uses, out of github.com/discord/discord-api-spec (MIT).
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from simcord import HttpLogEntry

_URN = "urn:discord"
_Base = jsonschema.Draft202012Validator
# Discord takes numbers for snowflakes and strings for integers.
_TYPES = _Base.TYPE_CHECKER.redefine(
    "integer", lambda _, value: str(value).lstrip("-").isdecimal() and not isinstance(value, bool)
)
_Validator = jsonschema.validators.extend(_Base, type_checker=_TYPES)  # type: ignore[no-untyped-call]


@cache
def _routes() -> tuple[tuple[str, re.Pattern[str], Any], ...]:
    text = Path(__file__).with_name("openapi.json").read_text(encoding="utf-8")
    # A union is "any of": what the API takes, and some of its members overlap.
    document = json.loads(text.replace('"oneOf":', '"anyOf":'))
    document["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"], "pattern": "^[0-9]+$"}
    registry: Registry[Any] = Registry().with_resource(
        _URN, Resource.from_contents({"$id": _URN, **document}, default_specification=DRAFT202012)
    )
    routes = []
    # Literal segments win over placeholders.
    for template, operations in sorted(document["paths"].items(), key=lambda item: item[0].count("{")):
        pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", template))
        for method, operation in operations.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            if body is not None:
                schema = json.loads(json.dumps(body).replace('"#/', f'"{_URN}#/'))
                routes.append((method.upper(), pattern, _Validator(schema, registry=registry)))
    return tuple(routes)


def violations(requests: Iterable[HttpLogEntry]) -> list[str]:
    """What Discord would refuse in `requests`."""
    return [f"{request.method} {request.path}: {fault}" for request in requests for fault in _faults(request)]


def _faults(request: HttpLogEntry) -> Iterator[str]:
    if request.json is None:
        return
    path = request.path.removeprefix("/api/v10").partition("?")[0]
    for number, (method, pattern, _) in enumerate(_routes()):
        if method == request.method and pattern.fullmatch(path):
            yield from _described_faults(number, json.dumps(request.json))
            break
    data = request.json.get("data") or request.json if isinstance(request.json, dict) else request.json
    if isinstance(data, dict) and "components" in data:
        yield from _component_faults(data)


@lru_cache(maxsize=100)
def _described_faults(route: int, body: str) -> list[str]:
    """Kept, for every bot under test begins by sending all its commands, in all languages."""
    *_, validator = _routes()[route]
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(json.loads(body))]


def _component_faults(data: dict[str, Any]) -> Iterator[str]:
    """Documented limits that the description does not hold."""
    every = list(_nested(data["components"]))
    shown = sum(len(c.get("content") or "") for c in every if c["type"] == 10)
    ids = [c["custom_id"] for c in every if c.get("custom_id")]
    if "title" in data:
        return
    if len(every) > 40:
        yield f"{len(every)} components, 40 are allowed"
    if shown > 4000:
        yield f"{shown} characters of text, 4000 are allowed"
    if len(ids) != len(set(ids)):
        yield "a custom_id stands there twice"
    if int(data.get("flags") or 0) & (1 << 15) and (data.get("content") or data.get("embeds")):
        yield "content or embeds beside components V2"


def _nested(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _nested(component.get("components", []))
        for key in ("accessory", "component"):
            if component.get(key):
                yield from _nested([component[key]])
