"""From Markdown to prose: the words of a text without its markup."""

import regex
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.corpus.source import Block, BlockKind, Prose
from bot.text.cleaning import clean

# HTML stays text: an article that shows a tag says so word for word.
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_CJK_SIDES = regex.compile(r"(?<=[\p{Han}\p{Hiragana}\p{Katakana}\p{P}]) (?=[\p{Han}\p{Hiragana}\p{Katakana}])")


def prose(markdown: str) -> Prose:
    """The prose of a CommonMark text.

    Pictures go, a link leaves its words, emphasis, list marks and code marks leave their content. Headings and
    block quotations keep their place and are marked as such. A soft line break is a space, or nothing between
    Chinese or Japanese characters.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    quoted = 0
    heading = False
    for token in _PARSER.parse(clean(markdown)):
        match token.type:
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "heading_open":
                heading = True
            case "heading_close":
                heading = False
        text = ""
        if token.type == "inline":
            text = _inline(token.children or [])
        elif token.type in {"fence", "code_block"}:
            text = token.content
        text = "\n".join(line for line in (" ".join(raw.split()) for raw in text.split("\n")) if line)
        if not text:
            continue
        if parts:
            parts.append("\n\n")
            length += 2
        kind = BlockKind.HEADING if heading else BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH
        parts.append(text)
        blocks.append(Block(kind, length, length + len(text)))
        length += len(text)
    return Prose("".join(parts), tuple(blocks))


def _inline(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline" | "text_special":
                parts.append(token.content)
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
    text = "".join(parts)
    return _CJK_SIDES.sub("", text) if any(t.type == "softbreak" for t in tokens) else text
