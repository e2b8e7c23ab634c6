"""Content encodings: a body without its compression, never larger than it may be."""

import gzip
import zlib
from io import BytesIO

ACCEPTED = "gzip, deflate"
"""What we can unpack, as the header `Accept-Encoding` says it."""


class EncodingError(ValueError):
    """A body that is not packed as its header says, or in a way that we do not know."""


class OversizeError(ValueError):
    """A body that is larger than allowed when it is unpacked."""


def decoded(body: bytes, encoding: str, limit: int) -> bytes:
    """`body` without the compression that the header `Content-Encoding` names, of at most `limit` bytes.

    Never holds more than `limit` + 1 unpacked bytes. Raises EncodingError and OversizeError.
    """
    try:
        match encoding.strip().lower():
            case "" | "identity":
                unpacked = body
            case "gzip" | "x-gzip":
                with gzip.GzipFile(fileobj=BytesIO(body)) as file:
                    unpacked = file.read(limit + 1)
            case "deflate":
                unpacked = _inflated(body, limit)
            case other:
                raise EncodingError(f"is packed as {other[:40]!r}")
    except (OSError, EOFError, zlib.error):
        raise EncodingError(f"is not the {encoding} that it says it is") from None
    if len(unpacked) > limit:
        raise OversizeError
    return unpacked


def _inflated(body: bytes, limit: int) -> bytes:
    # RFC 9110 means zlib data by "deflate", but some servers send the bare stream, and browsers take both.
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        stream = zlib.decompressobj(window)
        try:
            unpacked = stream.decompress(body, limit + 1)
        except zlib.error:
            continue
        if not stream.eof and len(unpacked) <= limit:
            raise EOFError
        return unpacked
    raise zlib.error
