"""Character sets: from the bytes of a page to its text."""

import codecs

import regex

# In a meta tag or an XML declaration; the charset of a script tag is the script's.
_NAMED = regex.compile(
    rb"<(?:meta|\?xml)\s[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", regex.IGNORECASE
)
_HEADER = regex.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", regex.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The WHATWG encoding standard, which browsers follow, reads these names as their supersets.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def decode(body: bytes, content_type: str) -> str:
    """The text of `body`: by its byte order mark, else its header's charset, else its own, else UTF-8, else a guess.

    Bytes that do not fit become U+FFFD.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    header = _HEADER.search(content_type)
    named = _NAMED.search(body[:10_000])
    names = [header[1]] if header else []
    names += [named[1].decode("ascii")] if named else []
    known = [codec for codec in map(_codec, [*names, "utf-8"]) if codec]
    for codec in known:
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    if names and _codec(names[0]):
        return body.decode(known[0], "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(body[:200_000]).best()
    return body.decode(best.encoding if best else "utf-8", "replace")


def _codec(name: str) -> str | None:
    """The Python codec for the label of a charset, None for none that turns bytes into text."""
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    # What calls itself UTF-16 in ASCII bytes cannot be it, and a browser takes UTF-8.
    if info.name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    codec = _SUPERSETS.get(info.name, info.name)
    return codec if codecs.lookup(codec)._is_text_encoding and codec.replace("_", "-") not in _NOT_OF_THE_WEB else None


# Python's "undefined", which careless programs print as a name, is a codec that refuses every text.
_NOT_OF_THE_WEB = frozenset("idna punycode unicode-escape raw-unicode-escape utf-7 undefined".split())
