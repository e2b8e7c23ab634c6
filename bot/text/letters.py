"""Text by its letters alone."""


def letters(text: str) -> str:
    """The letters and digits of `text`, without case: what two ways of writing the same have in common."""
    return "".join(c for c in text.casefold() if c.isalnum())


def title_letters(text: str) -> str:
    """`letters` of a name or a title, without a "The" before it, which it has here and lacks there."""
    return letters(text).removeprefix("the")
