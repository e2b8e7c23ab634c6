"""Front matter: the YAML head of a corpus file, with the line of every value."""

from dataclasses import dataclass
from pathlib import Path

import regex
import yaml

from bot.corpus.file_text import FileTextError, read_text
from bot.corpus.problem import Problem, Wrong
from bot.corpus.yaml_tree import YamlError, composed

_FENCE = regex.compile(r"---[ \t]*\n")
_CLOSING = regex.compile(r"(?m)^---[ \t]*+(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Value:
    """One front matter value, a string or a list of strings, and its line (from 1)."""

    content: str | tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Document:
    """A corpus file in its two parts."""

    values: dict[str, Value]
    body: str
    body_line: int


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """The two parts of the file at `path`, or None with what is wrong; never both without a word.

    Every scalar stays the string that was written: no date, number or Boolean is guessed.
    """
    try:
        return parse_document(path, read_text(path))
    except FileTextError as error:
        return None, [Problem(path, 1, None, str(error))]


def parse_document(path: Path, text: str) -> tuple[Document | None, list[Problem]]:
    """The two parts of `text`, the content of the file at `path` with `\\n` as line ends; see `read_document`."""

    def refuse(line: int, message: str) -> tuple[None, list[Problem]]:
        return None, [Problem(path, line, None, message, Wrong.FRONT_MATTER)]

    opening = _FENCE.match(text)
    if opening is None:
        return refuse(1, "has no front matter: the first line must be ---")
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return refuse(1, "has front matter without an end: close it with a line ---")
    head = text[opening.end() : closing.start()]
    body = text[closing.end() :]
    values, problems = _values(path, head)
    if values is None:
        return None, problems
    return Document(values, body, text.count("\n", 0, closing.end()) + 1), problems


def _values(path: Path, head: str) -> tuple[dict[str, Value] | None, list[Problem]]:
    try:
        node = composed(head)
    except YamlError as error:
        line = 1 if error.line is None else error.line + 2
        message = f"is not valid YAML: {error}; quote the value if it holds a colon"
        return None, [Problem(path, line, None, message, Wrong.YAML)]
    if not isinstance(node, yaml.MappingNode):
        message = "has front matter that is not a list of `field: value` lines"
        return None, [Problem(path, 2, None, message, Wrong.FRONT_MATTER)]
    return mapping_values(path, node, 2)


def mapping_values(path: Path, node: yaml.MappingNode, first_line: int) -> tuple[dict[str, Value], list[Problem]]:
    """The values of a mapping in the file at `path`. `first_line`: the file's line of the YAML's first one."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for name_node, value_node in node.value:
        line = name_node.start_mark.line + first_line
        name = name_node.value if isinstance(name_node, yaml.ScalarNode) else "?"
        if name in values:
            problems.append(Problem(path, line, name, "is given twice"))
            continue
        content = _content(value_node)
        if content is None:
            problems.append(Problem(path, line, name, "must be a text or a list of texts"))
            content = ""
        values[name] = Value(content, line)
    return values, problems


def _content(node: yaml.Node) -> str | tuple[str, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        empty = not node.style and node.value in {"null", "Null", "NULL", "~"}
        return "" if empty else str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(n, yaml.ScalarNode) for n in node.value):
        return tuple(str(n.value) for n in node.value)
    return None
