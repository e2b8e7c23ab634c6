"""From Markdown to prose: the words of a text without its markup."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.corpus.source import BlockKind, Prose
from bot.text.cleaning import clean
from bot.text.lines import joined

# HTML stays text: an article that shows a tag says so word for word.
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def prose(markdown: str) -> Prose:
    """The prose of a CommonMark text.

    Pictures go, a link leaves its words, emphasis, list marks and code marks leave their content. Headings,
    items of lists and block quotations keep their place and are marked as such. A soft line break is a space, or
    nothing between Chinese or Japanese characters.
    """
    blocks: list[tuple[BlockKind, str]] = []
    quoted = listed = 0
    heading = False
    for token in _PARSER.parse(clean(markdown)):
        match token.type:
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "bullet_list_open" | "ordered_list_open":
                listed += 1
            case "bullet_list_close" | "ordered_list_close":
                listed -= 1
            case "heading_open":
                heading = True
            case "heading_close":
                heading = False
        text = ""
        if token.type == "inline":
            text = _inline(token.children or [])
        elif token.type in {"fence", "code_block"}:
            text = token.content
        # Cleaned once more: an entity such as &#x202e; is a character only now.
        lines = (" ".join(raw.split()) for raw in clean(text).split("\n"))
        text = "\n".join(line for line in lines if line)
        if not text:
            continue
        own = BlockKind.ITEM if listed else BlockKind.PARAGRAPH
        blocks.append((BlockKind.HEADING if heading else BlockKind.QUOTATION if quoted else own, text))
    return Prose.of(blocks)


def _inline(tokens: list[Token]) -> str:
    """The text of one block: a hard break stays a line break, a soft one goes."""
    lines: list[list[str]] = [[""]]
    for token in tokens:
        match token.type:
            case "text" | "code_inline" | "text_special":
                lines[-1][-1] += token.content
            case "softbreak":
                lines[-1].append("")
            case "hardbreak":
                lines.append([""])
    return "\n".join(joined(parts) for parts in lines)
