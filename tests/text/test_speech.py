"""Speech in a text: where it begins and ends."""

import pytest

from bot.text.speech import Speech, speeches


@pytest.mark.parametrize("mark", ["“”", '""'])
@pytest.mark.parametrize(
    "text",
    [
        "<All have graduated. They went home.",
        "He said: <All have graduated. They went home.",
        "He said, <All have graduated. They went home.",
        "“Come,” he said. <All have graduated. They went home.",
        "<Come,> he said. <All have graduated. They went home.",
    ],
)
def test_speech_that_is_not_closed_runs_to_the_end_of_its_block(text: str, mark: str) -> None:
    marked = text.translate({ord("<"): mark[0], ord(">"): mark[1]})
    assert speeches(marked)[-1] == Speech(text.rindex("<"), len(text), closed=False)


def test_speech_may_run_over_a_line_break() -> None:
    text = 'He said: "All have graduated.\nThey went home." So it ended.'
    assert speeches(text) == [Speech(9, text.index(" So"), closed=True)]
