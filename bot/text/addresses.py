"""Web addresses in running text."""

from typing import NamedTuple

import regex

_LINK = regex.compile(
    r"(?i)(?<![a-z0-9@])(?:https?://|www\.)(?=[\p{L}\p{N}])"
    # Up to white space, to quotation marks and to those of Chinese; in Markdown, up to the target behind a label.
    r"(?:(?!\]\()[^\s<>\"“”«»「」《》【】。，、；？！])+"
)
_ASCII = regex.compile(r"[!-~]+")
_AFTER_IT = tuple(".,;:!?…'’*_|~`}")
_BRACKETS = {")": "(", "）": "（", "]": "["}


class Address(NamedTuple):
    """An address that stands in a text from `start` on.

    `forms`: as it is written, the longest form first. In Chinese the next word follows without a space, so that the
    shorter one may be all of it: only who knows the pages can tell.
    """

    start: int
    forms: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where its longest form ends."""
        return self.start + len(self.forms[0])

    @property
    def url(self) -> str:
        """Its longest form, as it is opened."""
        return with_scheme(self.forms[0])


def addresses_in(text: str) -> list[Address]:
    """The addresses in `text`, in order: without the marks of the sentence around them, with brackets of their own."""
    found = []
    for match in _LINK.finditer(text):
        whole = match[0]
        ascii_part = _ASCII.match(whole)
        forms = dict.fromkeys((_trimmed(whole), _trimmed(ascii_part[0]) if ascii_part else ""))
        found.append(Address(match.start(), tuple(form for form in forms if _LINK.fullmatch(form))))
    return found


def with_scheme(form: str) -> str:
    """A form of an address as it is opened: what begins with `www.` has a page behind https."""
    return form if "://" in form else f"https://{form}"


def without_addresses(text: str) -> str:
    """`text` without the web addresses in it, whose marks are no question's."""
    parts, at = [], 0
    for address in addresses_in(text):
        parts.append(text[at : address.start])
        at = address.end
    return " ".join([*parts, text[at:]]).strip()


def _trimmed(address: str) -> str:
    """`address` without what belongs to the text around it: its punctuation, and a bracket that was opened before."""
    while address.endswith(_AFTER_IT) or _closes_another(address):
        address = address[:-1]
    return address


def _closes_another(address: str) -> bool:
    opening = _BRACKETS.get(address[-1:])
    return opening is not None and address.count(address[-1]) > address.count(opening)
