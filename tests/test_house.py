"""The house: imports run one way, and only the part that faces Discord imports discord."""

import ast
from pathlib import Path

from tests.conftest import ROOT

# Each layer may import itself and what stands before it.
LAYERS = [
    "places",
    "env_file",
    "text",
    "corpus",
    "intake",
    "retrieval",
    "answering",
    "browsing",
    "rendering",
    "store",
    "shelf",
    "bench",
    "settings",
    "discord",
    "cli",
]
OUTSIDE = {"__init__", "__main__"}
NOT_KNOWN = {
    "retrieval": {"corpus", "intake"},
    "answering": {"intake"},
    "browsing": {"intake"},
    "rendering": {"intake"},
    "bench": {"rendering", "store", "shelf"},
    "store": {"text", "intake", "retrieval", "answering", "rendering"},
}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_imports_run_one_way() -> None:
    for path in sorted((ROOT / "bot").rglob("*.py")):
        layer = path.relative_to(ROOT / "bot").parts[0].removesuffix(".py")
        if layer in OUTSIDE:
            continue
        assert layer in LAYERS, f"{path.relative_to(ROOT)} is of no layer"
        allowed = set(LAYERS[: LAYERS.index(layer) + 1]) - NOT_KNOWN.get(layer, set())
        for name in imports(path):
            if name.startswith("bot."):
                assert name.split(".")[1] in allowed, f"{path.relative_to(ROOT)} imports {name}"


def test_only_the_part_that_faces_discord_imports_discord() -> None:
    for path in sorted((ROOT / "bot").rglob("*.py")):
        if any(name.split(".")[0] == "discord" for name in imports(path)):
            assert path.relative_to(ROOT / "bot").parts[0] == "discord", path
