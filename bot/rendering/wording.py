"""Every sentence that Cuttings says of itself, in one place."""

from bot.corpus.source import Kind, Unverified

KINDS = {
    Kind.NEWS_REPORT: "News report",
    Kind.INVESTIGATION: "Investigation",
    Kind.LEAKED_DOCUMENTS: "Leaked documents",
    Kind.ACADEMIC_PAPER: "Academic paper",
    Kind.NGO_REPORT: "NGO report",
    Kind.OFFICIAL_REPORT: "Official report",
    Kind.OFFICIAL_STATEMENT: "Official statement",
    Kind.OP_ED: "Opinion article",
    Kind.EXPLAINER: "Explainer",
    Kind.TESTIMONY: "Testimony",
}
MONTHS = tuple("January February March April May June July August September October November December".split())

UNDATED = "undated"
UNVERIFIED = {
    Unverified.TITLE: "title not verified",
    Unverified.AUTHORS: "author not verified",
    Unverified.PUBLISHED: "date not verified",
    Unverified.URL: "address not verified",
}
REPRINT = "reprint at {host}"
NOTE_ON = "Cuttings’ note on"
NOTE_CREDIT = "In our own words, from"
NOTE_BELOW = "The text below is Cuttings’ note, in our own words."
BLOCK_MARK = "┃ "
SET_OFF = "Words of someone whom the source quotes: see the context."

SET_OFF_SHORT = "words of someone whom the source quotes"

NOTHING = "Nothing on that in the collection."
NOTHING_HINT = "Ask with a name, a place, an outlet or a date, or in other words."
NARROWED = "Only what your filters, “exact phrases” and -excluded words allow was searched: ask again without them."
ANY_QUESTION = "Who said what, and when?"
EMPTY = "There is no question in that. Ask in a sentence or a few words, such as: {example}"
READ_AS = "Read as: {question}"
DID_YOU_MEAN = "Did you mean “{question}”?"
BY_TITLE = "In the collection by title only"
NO_TEXT = "Only bibliographic data are recorded; there is no text to quote."
NEAREST = "Nearest in the collection"

OPEN = "Open the source"
CONTEXT = "Context"
MORE = "More"
SHARE = "Share"
SHARED = "Shared"
SHARE_FORBIDDEN = "I am not allowed to write in this channel. Ask a moderator to give me Send Messages here."

CONTEXT_IN_BRACKETS = "The sentences around it; the quote stands in brackets."
CONTEXT_HEADING = "The sentences around it"
NO_MORE = "There is nothing more on that."
OUTDATED = "The collection has changed since this answer was given. Please ask again."

EXPLAIN = "Mention me with a question, such as “{mention} {example}”, or ask in private with /ask."
EXPLAIN_REPLY = (
    "I can read only replies that mention me: leave the @ switched on when you reply, or ask in private with /ask."
)
EXPLAIN_DIRECT = "Just write your question, such as “{example}”."
FAILED = "Something went wrong on our side, so this is no answer either way. Please try again. (Error {reference})"
STOPPING = "Cuttings is restarting. Please ask again in a minute."

HELP = (
    "**Cuttings** answers questions with passages of collected reporting: quoted word for word, each with its "
    "source. It writes no answers of its own, and says so when the collection has none."
)
HELP_ASK = (
    "**/ask** answers only to you; **Share** then posts the answer in the channel.\n"
    "**Mention me** with a question, or reply to an answer with a mention, and I answer in the channel.\n"
    "**Direct messages** work too."
)
HELP_BUTTONS = (
    "**Context** shows the sentences around a quote, **More** the next quotes; the link opens the source, "
    "where the browser can do it at the quoted words."
)
HELP_NOTES = (
    "What stands in “quotation marks” are the source’s own words. A **note** is a summary in our words, and says so."
)
HELP_PRIVACY = (
    "**What I store about you: nothing.** No question and no asker is stored or logged. Discord itself keeps the "
    "messages that you send."
)
HELP_EXAMPLE = "For example, “{question}”:"
HELP_COVERS = "The collection holds {sources} in {passages}."

ASK_DESCRIPTION = "Answers with quotes from the collected reporting. Only you see the answer."
ASK_QUESTION = "What do you want to know?"
HELP_DESCRIPTION = "How to ask, what an answer shows, and what is stored about you (nothing)."


def date(iso: str | None) -> str:
    """`2019-11-26` as `26 November 2019`, `2019-11` as `November 2019`; nothing as `undated`."""
    if not iso:
        return UNDATED
    year, *rest = iso.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def count(number: int, one: str, many: str) -> str:
    """`1 source`, `2 sources`, `1,234 sources`."""
    return f"{number:,} {one if number == 1 else many}"
