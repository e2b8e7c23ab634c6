"""YAML files that hold a list of records, such as aliases or questions, with the line of every value."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.corpus.file_text import FileTextError, read_text
from bot.corpus.front_matter import Value, mapping_values
from bot.corpus.problem import Problem, Wrong
from bot.corpus.yaml_tree import YamlError, composed


@dataclass(frozen=True, slots=True)
class Record:
    """One entry: its values by name, and the line where it begins."""

    values: dict[str, Value]
    line: int

    def text(self, name: str) -> str:
        """The text under `name`, `""` where there is none or a list."""
        value = self.values.get(name)
        return value.content.strip() if value is not None and isinstance(value.content, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts under `name`; a single text counts as a list of one."""
        value = self.values.get(name)
        if value is None or not value.content:
            return ()
        return (value.content,) if isinstance(value.content, str) else value.content

    def line_of(self, name: str) -> int:
        """The line of `name`, else the record's."""
        value = self.values.get(name)
        return value.line if value is not None else self.line


def read_records(path: Path) -> tuple[list[Record], list[Problem]]:
    """The records of the file at `path`, and everything that is wrong with its form. No file, no records."""
    try:
        return parse_records(path, read_text(path)) if path.exists() else ([], [])
    except FileTextError as error:
        return [], [Problem(path, 1, None, str(error))]


def parse_records(path: Path, text: str) -> tuple[list[Record], list[Problem]]:
    """The records in `text`, the content of the file at `path`; see `read_records`."""

    def refuse(message: str, line: int = 1) -> tuple[list[Record], list[Problem]]:
        return [], [Problem(path, line, None, message, Wrong.YAML)]

    try:
        node = composed(text)
    except YamlError as error:
        return refuse(f"is not valid YAML: {error}", (error.line or 0) + 1)
    if node is None:
        return [], []
    if not isinstance(node, yaml.SequenceNode):
        return refuse("must be a list of records, each beginning with a dash")
    records: list[Record] = []
    problems: list[Problem] = []
    for item in node.value:
        line = item.start_mark.line + 1
        if isinstance(item, yaml.MappingNode):
            values, wrong = mapping_values(path, item, 1)
            records.append(Record(values, line))
            problems.extend(wrong)
        else:
            problems.append(Problem(path, line, None, "is not a record of `field: value` lines"))
    return records, problems
