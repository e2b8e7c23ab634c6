"""The file `.env` in the current folder, which holds settings that the environment does not."""

from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import parse_stream


class EnvFileError(Exception):
    """The file is there and cannot be read. The message says what helps, and no value."""


def read_env_file() -> tuple[dict[str, str], list[str]]:
    """The settings in the file, by name, and its lines that are none, as an operator is told of them.

    No file holds no settings. Raises EnvFileError.
    """
    path = Path(".env").absolute()
    try:
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    except UnicodeDecodeError:
        raise EnvFileError(f"The file {path} cannot be read: it is not UTF-8. Save it as that.") from None
    except OSError as error:
        raise EnvFileError(f"The file {path} cannot be read ({error.strerror}). Give this user access to it.") from None
    good: list[str] = []
    wrong: list[str] = []
    for binding in parse_stream(StringIO(text)):
        line = binding.original.string
        if binding.error:
            at = binding.original.line + line[: len(line) - len(line.lstrip())].count("\n")
            wrong.append(f"{path}:{at}: is no line of the form NAME=value")
        else:
            good.append(line)
    values = dotenv_values(stream=StringIO("".join(good)))
    return {name: value for name, value in values.items() if value}, wrong
