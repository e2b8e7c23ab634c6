"""What a person is told whose request cannot be done: the thing, the place, the remedy."""

import logging
from dataclasses import replace
from itertools import chain

from bot.answering.filtering import FilterError
from bot.corpus.problem import Beyond, Problem, Wrong
from bot.discord.faults import record
from bot.discord.limits import MAX_CONTENT
from bot.discord.moderating.acting import Outdated
from bot.discord.moderating.forms import FIELDS_OF
from bot.discord.private import TooSlow
from bot.intake.fetched import (
    Disallowed,
    FetchError,
    ForbiddenAddress,
    FrontPage,
    TooLarge,
    TooManyRedirects,
    Unreachable,
    WrongContent,
)
from bot.intake.fetched import TooSlow as SiteTooSlow
from bot.intake.page import ReadError
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.authority import OF_MANAGERS, Forbidden
from bot.shelf.changes import Reason, Refused
from bot.shelf.packing import ZIP
from bot.shelf.transfer import NotImported
from bot.store.errors import StoreError
from bot.store.own_source import State
from bot.text.cleaning import clean

_log = logging.getLogger(__name__)

_MOST_PROBLEMS = 15
_LONG = 900
_FIELDS = frozenset(chain(*FIELDS_OF.values()))
_TOLD_BY_HINT = frozenset({"authors", "related", "unverified"})
"""Fields whose hint says all that there is to know in a form."""
_OPTIONS = {"canonical": "name", "term": "term", "definition": "definition"}
"""Fields of names and terms, as the options of commands in which they are typed."""
_ROOM = MAX_CONTENT - 100


class UploadError(Exception):
    """A file that cannot be used. `key`: the sentence that says why. `megabytes`: the limit that it exceeds."""

    def __init__(self, key: str, megabytes: int | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.megabytes = megabytes


def refusal(error: Exception, wording: Wording) -> str | None:
    """What `error` means, as Markdown for the person who met it; None where it is a fault of ours."""
    match error:
        case Forbidden():
            return _forbidden(error, wording)
        case Refused():
            return _refused(error, wording)
        case NotImported():
            return _not_imported(error, wording)
        case TooSlow():
            return wording("control.slow")
        case Outdated():
            return wording("control.outdated")
        case UploadError(megabytes=int(limit)):
            return wording(f"upload.{error.key}", limit=str(limit))
        case UploadError():
            return wording(f"attached.{error.key}")
        case FetchError():
            return wording("unread.page", why=_unfetched(error, wording))
        case ReadError():
            return wording("unread.document", why=wording(f"flaw.{error.flaw}"))
        case StoreError():
            reference = record(error)
            # It names files and remedies, for the operator alone.
            _log.error("fault %s: %s", reference, error)
            return wording("fault.storage", reference=reference)
    return None


def misfit(error: FilterError, wording: Wording) -> str:
    """What is wrong with the options that say which sources are meant, as Markdown."""
    return "\n".join(
        wording(f"filter.{problem}", value=markdown.line(shortened(typed, 100))) for problem, typed in error.problems
    )


def _forbidden(error: Forbidden, wording: Wording) -> str:
    return wording("forbidden.managers") if error.action in OF_MANAGERS else wording("forbidden.moderators")


def _unfetched(error: FetchError, wording: Wording) -> str:
    match error:
        case ForbiddenAddress():
            return wording("fetch.address")
        case Disallowed():
            return wording("fetch.disallowed")
        case FrontPage():
            return wording("fetch.front_page")
        case Unreachable(gone=True):
            return wording("fetch.gone")
        case Unreachable(status=int(status)):
            return wording("fetch.status", status=str(status))
        case Unreachable():
            return wording("fetch.unreachable")
        case SiteTooSlow():
            return wording("fetch.slow")
        case TooManyRedirects():
            return wording("fetch.redirects")
        case TooLarge():
            return wording("fetch.large")
        case WrongContent():
            return wording("fetch.content")
    return _plain(str(error))


def _refused(error: Refused, wording: Wording) -> str:
    what = error.detail
    if error.why is Reason.NOT_NOW and what in list(State):
        what = wording(f"state.{what}")
    if error.wrong:
        what = "\n".join(_misfilled(problem, wording) for problem in error.wrong)
    return wording(f"refused.{error.why}", what=_plain(what))


def _misfilled(problem: Problem, wording: Wording) -> str:
    """What is wrong with a field, which is called as in its form."""
    field = problem.field or ""
    if field == "text":
        # What its select offers is never wrong: it is the text itself that is missing.
        message = wording("invalid.text")
    elif problem.why is None and field in _TOLD_BY_HINT:
        message = wording(f"hint.{field}")
    else:
        message = _said(problem, wording)
    if field in _FIELDS:
        return wording("invalid.field", field=wording(f"field.{field}"), what=message)
    if field in _OPTIONS and not problem.what:
        return wording("invalid.field", field=_OPTIONS[field], what=message)
    return message


def _said(problem: Problem, wording: Wording) -> str:
    """What is wrong, in the reader's language where it has a sentence for it; else in English."""
    match problem.why:
        case Beyond():
            return wording(f"beyond.{problem.why}", number=problem.limit)
        case Wrong():
            said = wording(f"wrong.{problem.why}")
            first, then = (said, problem.what) if problem.why is Wrong.CHOICE else (problem.what, said)
            return wording("invalid.field", field=first, what=then) if problem.what else said
    match problem.field:
        case "url" | "archive_url" | "reprint_url":
            return wording("invalid.address")
        case "published":
            return wording("invalid.date")
        case "collection":
            return wording("invalid.collection")
        case "language":
            return wording("hint.language")
    return problem.message


def _not_imported(error: NotImported, wording: Wording) -> str:
    told = [replace(problem, message=_said(problem, wording)) for problem in error.problems[:_MOST_PROBLEMS]]
    # Where nothing is said of one file, the zip is meant.
    texts = [problem.message if problem.path == ZIP else str(problem) for problem in told]
    lines = [markdown.line(shortened(text, 300)) for text in texts]
    text = wording("unread.zip", number=len(error.problems))
    for line in lines:
        if len(text) + len(line) > _ROOM:
            break
        text += f"\n{line}"
    return text


def _plain(text: str) -> str:
    return markdown.plain(shortened(clean(text), _LONG))
