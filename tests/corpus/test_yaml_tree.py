"""YAML in C reads what YAML in Python reads, and no text ends the process."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.folder import shipped_corpus
from bot.corpus.yaml_tree import YamlError, composed


def flat(node: yaml.Node | None) -> object:
    match node:
        case yaml.ScalarNode():
            return node.start_mark.line, node.value, not node.style
        case yaml.MappingNode():
            return node.start_mark.line, [(flat(name), flat(value)) for name, value in node.value]
        case yaml.SequenceNode():
            return node.start_mark.line, [flat(item) for item in node.value]
    return None


def test_the_shipped_corpus_is_what_pyyaml_itself_reads() -> None:
    files = [path.read_text(encoding="utf-8") for path in sorted(shipped_corpus().glob("*.yaml"))]
    heads = [path.read_text(encoding="utf-8").split("---\n")[1] for path in sorted(shipped_corpus().glob("*/*.md"))]
    assert len(files) == 9
    assert len(heads) > 90
    for text in (*files, *heads):
        assert flat(composed(text)) == flat(yaml.compose(text, Loader=yaml.BaseLoader))


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "- " * 100_000, "? " * 100_000, "{a: " * 100_000, "a: \ud800", "a: \0"]
)
def test_what_would_end_the_process_is_an_error(text: str) -> None:
    with pytest.raises(YamlError):
        composed(text)


@given(st.text(alphabet="ab:-[]{},?&*!|>'\"%@#~ \n\t\ud800\ufeff", max_size=60) | st.text(max_size=30))
def test_any_text_is_a_tree_or_an_error_with_a_line(text: str) -> None:
    try:
        composed(text)
    except YamlError as error:
        assert str(error)
        assert error.line is None or 0 <= error.line <= text.count("\n") + 1
