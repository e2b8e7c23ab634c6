"""What is written as a corpus file reads back as the same source."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from bot.corpus.front_matter import parse_document
from bot.corpus.schema import source_from
from bot.corpus.source import BlockKind, Prose, TextStatus
from bot.corpus.writing import file_of, normal_blocks
from bot.text.cleaning import one_line
from tests.conftest import make_source

MARKUP = list("ab 1.)#*_`~<>&|\\-+=:![](){}\"'\n\t\r$%^@/?;,0")
TEXT = st.text(alphabet=st.one_of(st.sampled_from(MARKUP), st.characters()), max_size=40)
LINE = TEXT.map(one_line)


@given(st.lists(st.tuples(st.sampled_from(BlockKind), TEXT), max_size=5), LINE, st.lists(LINE, max_size=3))
@example([(BlockKind.PARAGRAPH, "a | b\n:-- | --\n1. c\n=== \\"), (BlockKind.HEADING, "a # ##")], "null", ["h://a,b"])
@example([], "https://example.org/a:", ["http://a,b", "\ufffe", "[x]", "~"])
def test_a_written_file_is_the_source_again(
    blocks: list[tuple[BlockKind, str]], title: str, authors: list[str]
) -> None:
    source = make_source(
        title=title or "T",
        authors=tuple(author for author in authors if author),
        prose=Prose.of(normal_blocks(blocks)),
        text_status=TextStatus.NOTES,
    )
    path = Path("a-source.md")
    document, problems = parse_document(path, file_of(source))
    assert document is not None and not problems
    assert source_from(document, path) == (source, [])
