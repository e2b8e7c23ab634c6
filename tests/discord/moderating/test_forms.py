"""A form is waited for as long as somebody may fill it in, and no longer: nobody is told of those that are not sent."""

import pytest

from bot.discord.moderating.forms import FIELDS_OF, FORM_SECONDS, Form, Lost, form_id, lost
from bot.discord.upkeep.cog import LinkForm
from bot.rendering.wording import wording_for
from tests.conftest import held
from tests.discord.moderating.conftest import House, message_of, sent


@pytest.mark.parametrize("name", FIELDS_OF)
async def test_no_form_stays_in_memory_for_ever(house: House, name: str) -> None:
    async def submit(*_: object) -> None:
        raise AssertionError

    wording = wording_for("en")
    forms = [Form(name, {}, wording, "run", submit), LinkForm(house.world.env.bot, wording)]
    assert [form.timeout for form in forms] == [FORM_SECONDS] * 2 == [900] * 2


async def test_a_form_says_when_it_was_opened_by_the_clock_of_the_bot(house: House) -> None:
    await house.world.restart(clock=lambda: 5000.7)
    opened = await house.slash(house.mod, "source add")
    assert opened.modal["custom_id"].split(":")[2] == "5000"


@pytest.mark.parametrize("between", [" ", "\t", " \N{NO-BREAK SPACE}"])
async def test_white_space_in_a_list_holds_nobody_up(house: House, between: str) -> None:
    shown = message_of(await house.added())
    opened = await house.mod.click(shown, label="Edit")
    typed = f"Jane Doe, John{(between * 4000)[:3970]}Smith"
    assert await held(sent(house.mod, opened, authors=typed)) < 0.3
    source = (await house.shelf.sources.get(house.manager, "otter-census")).source
    assert source.authors == ("Jane Doe", "John Smith")


def test_a_form_that_nobody_waits_for_is_known_by_its_id() -> None:
    made = form_id("run", 5000.7)
    assert lost(made, "run", 5000.7 + FORM_SECONDS) is None
    assert lost(made, "run", 5000.7 + FORM_SECONDS + 3) is Lost.LATE
    assert lost(made, "another", 5001) is Lost.RESTARTED
    # As they were before they said when they were opened.
    assert lost("form1:run:0123456789abcdef", "another", 5001) is Lost.RESTARTED
    assert lost("tell-form1", "run", 5001) is None
