"""The text of a corpus file."""

from pathlib import Path

MAX_BYTES = 5_000_000
"""A corpus file larger than this is refused: it is no article."""


class FileTextError(ValueError):
    """A file that cannot be read as text. The message says why, and what can be done."""


def read_text(path: Path) -> str:
    """The text of the file at `path`, as `text_of` gives it. Raises FileTextError, also for what is larger."""
    try:
        if not path.is_file():
            raise FileTextError("is not a file")
        if path.stat().st_size > MAX_BYTES:
            raise FileTextError(f"is larger than {MAX_BYTES // 1_000_000} MB; shorten it or split it")
        return text_of(path.read_bytes())
    except OSError as error:
        raise FileTextError(f"cannot be read ({error.strerror})") from None


def text_of(content: bytes) -> str:
    """The text of a file with `content`: UTF-8, its line ends as `\\n`. Raises FileTextError."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise FileTextError(f"is not UTF-8 at byte {error.start}; save it as UTF-8") from None
