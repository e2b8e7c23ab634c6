"""Adding from Discord: nothing is public before Publish, and a published source answers at once."""

import datetime
from typing import Any

import discord
import pytest

from bot.corpus.schema import MAX_NAME
from bot.discord.moderating import adding
from bot.rendering.wording import LANGUAGES, wording_for
from tests.discord.conftest import Speaks, World, at_once, check_limits, components, texts
from tests.discord.moderating.conftest import HTML, House, labels, message_of, said, sent
from tests.intake.conftest import Site

EN = wording_for("en")


async def answered(house: House, question: str = "otter census") -> str:
    result = await house.slash(house.member, "ask", question=question)
    return "\n".join(texts(result.response.components))


async def test_a_link_is_previewed_published_and_answers(house: House, page: str) -> None:
    shown = await house.slash(house.mod, "source add", link=page)
    text = said(shown)
    check_limits(message_of(shown).components)
    assert "**otter census**" in text
    assert "The Daily Test · 4 March 2020 · News report" in text
    assert "> “The otter census of the river counted ninety animals" in text
    assert "Questions that it would answer:\n> otter census" in text
    assert "Nothing on that" in await answered(house)
    done = await house.mod.click(message_of(shown), label="Publish")
    assert "**Published.**" in said(done)
    assert "ninety animals" in await answered(house)
    assert await house.history() == ["publish", "draft", "set"]


async def test_a_file_is_judged_by_its_content_and_its_size_before_it_is_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = await house.slash(house.mod, "source add", file=("x.md", b"# Otter census\n\nIt counted ninety otters.\n"))
    assert "**Otter census**" in said(shown)
    text = await house.slash(house.mod, "source add", file=("x.pdf", b"Herons were counted in the evening.\n"))
    assert "Herons were counted" in said(text)
    bad = await house.slash(house.mod, "source add", file=("x.txt", b"\0\1\2" * 100))
    assert "could not be read" in said(bad)
    monkeypatch.setattr(adding, "DOCUMENT", 10)
    large = await house.slash(house.mod, "source add", file=("x.md", b"Herons were counted."))
    assert "too large" in said(large)
    assert list(await house.states()) == ["otter-census", "untitled"]


async def test_what_has_no_title_is_not_published_under_a_made_up_one(house: House) -> None:
    shown = await house.slash(house.mod, "source add", file=("x.txt", b"Herons were counted in the evening."))
    assert f"**{EN('preview.untitled')}**" in said(shown)
    assert EN("warning.untitled") in said(shown)
    assert "> Untitled" not in said(shown)
    refused = await house.mod.click(message_of(shown), label="Publish")
    assert EN("refused.untitled", what="untitled") in said(refused)
    assert await house.states() == {"untitled": "draft"}
    opened = await house.mod.click(message_of(shown), label="Edit")
    edited = await sent(house.mod, opened, title="Heron census", publisher="Harbour Post")
    assert EN("warning.untitled") not in said(edited)
    await house.mod.click(message_of(edited), label="Publish")
    assert await house.states() == {"untitled": "published"}


async def test_what_has_no_outlet_is_not_published_and_a_day_to_come_is_warned_of(house: House) -> None:
    shown = await house.slash(house.mod, "source add", file=("x.md", b"# Otter census\n\nIt counted ninety otters.\n"))
    assert EN("warning.unnamed") in said(shown)
    assert EN("refused.unnamed", what="otter-census") in said(await house.mod.click(message_of(shown), label="Publish"))
    for date, future in (("2999", True), (str(datetime.datetime.now(datetime.UTC).year), False)):
        opened = await house.mod.click(message_of(shown), label="Edit")
        shown = await sent(house.mod, opened, publisher="Harbour Post", published=date)
        assert EN("warning.unnamed") not in said(shown)
        assert (EN("warning.future") in said(shown)) is future
    await house.mod.click(message_of(shown), label="Publish")
    assert await house.states() == {"otter-census": "published"}


async def test_a_link_beside_a_file_is_its_address(house: House, site: Site) -> None:
    link = f"{site.address}/paywalled"
    html = HTML.format("Otter census").replace("<head>", '<head><link rel="canonical" href="https://other.example/x">')
    for name, data in [("x.txt", b"Herons were counted in the evening."), ("x.html", html.encode())]:
        await house.slash(house.mod, "source add", link=f"<{link}>", file=(name, data))
    text, page = [(await house.shelf.sources.get(house.manager, name)).source for name in ("untitled", "otter-census")]
    assert (text.url, page.url) == (link, link)
    assert (text.text, text.publisher) == ("Herons were counted in the evening.", "127.0.0.1")
    # The file is all that is read.
    assert site.hits == []
    bad = await house.slash(house.mod, "source add", link="javascript:alert(1)", file=("y.txt", b"Herons."))
    assert "an address begins with http" in said(bad)
    assert len(await house.states()) == 2


async def test_a_text_is_pasted_into_a_form(house: House) -> None:
    shown = await house.added()
    assert "There is no date." in said(shown)
    assert labels(shown) == ["Edit", "Kind, language", "More fields", "Text", "Publish", "Discard", "History"]
    twin = await house.added()
    assert "Already here with much the same text: Otter census" in said(twin)
    gone = await house.mod.click(message_of(twin), label="Discard")
    assert "Discarded" in said(gone)
    assert await house.states() == {"otter-census": "draft"}


async def test_a_message_with_a_link_or_a_file_is_added_from_its_menu(house: House, site: Site, page: str) -> None:
    linked = await house.member.send(house.channel, f"look (<{page}>).")
    assert "**otter census**" in said(await house.mod.context_menu(house.channel, "Add as a source", linked))
    site.page("/wiki/Otter_(animal)", HTML.format("animal census"))
    wiki = await house.member.send(house.channel, f"look (at [{page}]({site.address}/wiki/Otter_(animal)).")
    assert "**otter census**" in said(await house.mod.context_menu(house.channel, "Add as a source", wiki))
    wiki = await house.member.send(house.channel, f"look (at {site.address}/wiki/Otter_(animal)).")
    assert "**animal census**" in said(await house.mod.context_menu(house.channel, "Add as a source", wiki))
    filed = await house.member.send(house.channel, "x", attachments=[("a.md", b"# Heron census\n\nIt counted herons.")])
    assert "**Heron census**" in said(await house.mod.context_menu(house.channel, "Add as a source", filed))
    bare = await house.member.send(house.channel, "hello")
    assert "no link and no file" in said(await house.mod.context_menu(house.channel, "Add as a source", bare))


async def test_a_picture_beside_a_link_does_not_hide_it(house: House, page: str) -> None:
    picture = ("otter.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 200)
    message = await house.member.send(house.channel, f"look {page}", attachments=[picture])
    shown = said(await house.mod.context_menu(house.channel, "Add as a source", message))
    assert "**otter census**" in shown and "more links or files" not in shown
    alone = await house.member.send(house.channel, "look", attachments=[picture])
    assert "format is not read" in said(await house.mod.context_menu(house.channel, "Add as a source", alone))


async def test_a_link_that_is_forwarded_or_stands_in_a_preview_is_added_from_the_menu(house: House, page: str) -> None:
    elsewhere = house.guild.create_text_channel("elsewhere")
    forwarded = await house.member.forward(await house.member.send(elsewhere, f"look {page}"), house.channel)
    assert "**otter census**" in said(await house.mod.context_menu(house.channel, "Add as a source", forwarded))
    filed = await house.member.send(elsewhere, "x", attachments=[("a.md", b"# Heron census\n\nIt counted herons.")])
    forwarded = await house.member.forward(filed, house.channel)
    assert "**Heron census**" in said(await house.mod.context_menu(house.channel, "Add as a source", forwarded))
    channel = house.world.env.bot.get_channel(house.channel.id)
    feed = await channel.send(embed=discord.Embed(title="Otter census", url=page))
    assert "**otter census**" in said(await house.mod.context_menu(house.channel, "Add as a source", feed))


async def test_a_message_with_several_links_and_files_tells_of_those_that_were_not_added(
    house: House, site: Site, page: str
) -> None:
    message = await house.member.send(house.channel, f"{page} {site.address}/herons, {page} {site.address}/owls")
    shown = said(await house.mod.context_menu(house.channel, "Add as a source", message))
    assert "**otter census**" in shown and EN("add.more", number=2) in shown
    both = await house.member.send(house.channel, page, attachments=[("a.md", b"# Heron census\n\nIt counted herons.")])
    shown = said(await house.mod.context_menu(house.channel, "Add as a source", both))
    assert "**Heron census**" in shown and EN("add.more", number=1) in shown


async def test_what_cannot_be_read_says_why_and_leaves_nothing(house: House, site: Site) -> None:
    for url in (site.address + "/gone", "http://10.0.0.1/", "javascript:alert(1)", "not a link"):
        assert "The page could not be read." in said(await house.slash(house.mod, "source add", link=url))
    assert await house.states() == {}
    assert await house.history() == ["set"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_why_something_cannot_be_read_is_said_in_the_readers_language(
    house: House, site: Site, speaks: Speaks, language: str
) -> None:
    speaks(house.mod, language)
    wording = wording_for(language)
    site.page("/busy", status=503)
    site.page("/film", Content_Type="video/mp4")
    for path, why in {
        "/gone": wording("fetch.gone"),
        "/busy": wording("fetch.status", status="503"),
        "/film": wording("fetch.content"),
    }.items():
        told = said(await house.slash(house.mod, "source add", link=site.address + path))
        assert told == wording("unread.page", why=why)
    for data, flaw in ((b"<html><title>T</title></html>", "no-text"), (b"\0\1\2" * 100, "format")):
        told = said(await house.slash(house.mod, "source add", file=("x.html", data)))
        assert told == wording("unread.document", why=wording(f"flaw.{flaw}"))


async def test_an_empty_file_is_said_to_be_empty_with_advice_for_a_file(house: House) -> None:
    told = said(await house.slash(house.mod, "source add", file=("x.txt", b" \n")))
    assert EN("unread.document", why=EN("flaw.empty")) in told


@pytest.mark.parametrize("two", [True, False])
async def test_with_two_pairs_of_eyes_somebody_else_publishes(house: House, two: bool) -> None:
    await house.settle(two_pairs_of_eyes=two)
    shown = await house.added()
    tried = await house.mod.click(message_of(shown), label="Publish")
    if not two:
        assert await house.states() == {"otter-census": "published"}
        return
    assert "second moderator publishes" in said(tried)
    assert await house.states() == {"otter-census": "draft"}
    listed = await house.slash(house.mate, "source drafts")
    assert "1 draft waits" in said(listed)
    opened = await house.mate.select(message_of(listed), ["otter-census"])
    await house.mate.click(message_of(opened), label="Publish")
    assert await house.states() == {"otter-census": "published"}


async def test_with_two_pairs_of_eyes_an_edit_of_what_answers_waits_for_somebody_else(house: House) -> None:
    await house.published()
    await house.settle(two_pairs_of_eyes=True)
    opened = await house.slash(house.mod, "source edit", source="otter-census")
    form = await house.mod.click(message_of(opened), label="Edit")
    done = await sent(house.mod, form, title="Forged census")
    assert "a draft again" in said(done)
    assert "second moderator publishes" in said(await house.mod.click(message_of(done), label="Publish"))
    replaced = await house.slash(house.mod, "source edit", source="otter-census", file=("a.md", b"Other words."))
    assert "a draft again" not in said(replaced)
    assert await house.states() == {"otter-census": "draft"}
    theirs = await house.slash(house.mate, "source edit", source="otter-census")
    await house.mate.click(message_of(theirs), label="Publish")
    assert await house.states() == {"otter-census": "published"}


async def test_a_concurrent_change_is_refused_kindly(house: House) -> None:
    shown = await house.added()
    first = await house.mod.click(message_of(shown), label="Edit")
    listed = await house.slash(house.mate, "source edit", source="otter-census")
    second = await house.mate.click(message_of(listed), label="Edit")
    assert first.modal["title"] == "Edit the source"
    done = await sent(house.mod, first, title="River census", published="2020")
    assert "River census" in said(done)
    late = await sent(house.mate, second, title="Mine")
    assert "nothing was overwritten" in said(late)
    stale = await house.mate.click(message_of(listed), label="Publish")
    assert "nothing was overwritten" in said(stale)
    assert await house.states() == {"otter-census": "draft"}


async def test_who_presses_what_was_done_already_is_told_its_state(house: House) -> None:
    shown = message_of(await house.added())
    theirs = message_of(await house.slash(house.mate, "source edit", source="otter-census"))
    for label, state in (("Publish", "published"), ("Retire", "retired")):
        presses = [house.mod.click(shown, label=label) for _ in range(2)]
        done, again = await at_once(house.world.env, *presses)
        assert EN(f"done.{label.lower()}") in said(done)
        assert EN("refused.not-now", what=EN(f"state.{state}")) in said(again)
        shown = message_of(await house.slash(house.mod, "source edit", source="otter-census"))
    for label in ("Publish", "Discard"):
        late = await house.mate.click(theirs, label=label)
        assert EN("refused.not-now", what=EN("state.retired")) in said(late)
    assert await house.states() == {"otter-census": "retired"}


async def test_a_form_that_is_refused_gives_back_what_was_typed(house: House) -> None:
    opened = await house.slash(house.mod, "source add")
    body = "## Herons\n\nThe *heron* census counted ninety animals."
    typed = {"title": "Herons", "publisher": "The Daily Test", "url": "www.example.org/a", "text": ["full"]}
    told = await house.mod.submit_modal(opened, typed | {"body": body})
    assert "cannot be kept as it is" in said(told) and EN("control.typed") in said(told)
    given = "Title:\nHerons\n\nOutlet:\nThe Daily Test\n\nAddress:\nwww.example.org/a\n\nWhose words:\n" + EN(
        "preview.full"
    )
    assert f"```\n{given}\n\nText:\n{body}\n```" in said(told)
    assert await house.states() == {}
    shown = await house.added()
    forms = [await house.mod.click(message_of(shown), label="Text") for _ in range(2)]
    await sent(house.mod, await house.mod.click(message_of(shown), label="Edit"), title="River census")
    for form, text in zip(forms, ("The heron census. " * 200, "```heron```"), strict=True):
        late = await sent(house.mod, form, body=text)
        assert "nothing was overwritten" in said(late) and EN("control.typed") in said(late)
        check_limits(message_of(late).components)
        (file,) = message_of(late).attachments
        assert (await file.read()).decode() == f"Text:\n{text}"


async def test_every_form_holds_what_is_kept_and_keeps_what_is_sent(house: House) -> None:
    shown = message_of(await house.added())
    wanted: list[tuple[str, dict[str, Any]]] = [
        ("Edit", {"authors": "A. One; B. Two", "published": "2020-03"}),
        (
            "Kind, language",
            {"kind": ["testimony"], "text": ["notes"], "archive_url": "https://web.archive.org/web/1/x"},
        ),
        ("More fields", {"related": "a-b; c-d", "unverified": "authors"}),
        ("Text", {"body": "## Herons\n\nThe heron census is something else."}),
    ]
    for label, values in wanted:
        opened = await house.mod.click(shown, label=label)
        done = await sent(house.mod, opened, **values)
        assert "**Changed.**" in said(done)
        shown = message_of(done) if done.response is not None else shown
    source = (await house.shelf.sources.get(house.manager, "otter-census")).source
    assert (source.authors, source.published, source.title) == (("A. One", "B. Two"), "2020-03", "Otter census")
    assert (source.kind.value, source.text_status.value, source.related) == ("testimony", "notes", ("a-b", "c-d"))
    assert source.text == "Herons\n\nThe heron census is something else."
    wrong = await house.mod.click(shown, label="Edit")
    told = await sent(house.mod, wrong, published="yesterday", url="ftp://x")
    assert "cannot be kept as it is" in said(told)
    assert "Date: " in said(told)
    assert "Address: " in said(told)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_wrong_in_a_form_is_named_as_the_form_names_it(
    house: House, speaks: Speaks, language: str
) -> None:
    wording = wording_for(language)
    wrong = {
        "main": {"published": "2019-02-30", "url": "http://a b"},
        "kind": {"language": "English", "collection": "Big Dams", "archive_url": "ftp://x"},
        "rest": {"reprint_url": "x", "related": "A B", "unverified": "all"},
    }
    shown = message_of(await house.added())
    speaks(house.mod, language)
    for form, values in wrong.items():
        opened = await house.mod.click(shown, label=EN(f"edit.{form}"))
        told, typed, back = said(await sent(house.mod, opened, **values)).partition(wording("control.typed"))
        assert typed and all(value in back for value in values.values())
        # The card of the draft stands before it.
        told = "\n".join(told.strip().splitlines()[-len(values) :])
        for field in values:
            assert wording("invalid.field", field=wording(f"field.{field}"), what="").strip() in told
        for english in ("must start", "holds a space", "is not", "archive_url", "published:", "url:"):
            assert english not in told or language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_published_text_without_a_text_is_said_to_lack_it(house: House, speaks: Speaks, language: str) -> None:
    speaks(house.mod, language)
    wording = wording_for(language)
    opened = await house.slash(house.mod, "source add")
    told = said(await house.mod.submit_modal(opened, {"title": "Otters", "publisher": "The Wire", "text": ["full"]}))
    assert wording("invalid.field", field=wording("field.text"), what=wording("invalid.text")) in told
    assert "front matter" not in told
    assert await house.states() == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_empty_or_too_long_is_told_in_the_readers_language(
    house: House, speaks: Speaks, language: str
) -> None:
    wording = wording_for(language)
    shown = message_of(await house.added())
    speaks(house.mod, language)
    for values, field, why in (
        ({"title": " "}, "title", wording("wrong.empty")),
        ({"publisher": "P" * 700}, "publisher", wording("beyond.long", number=MAX_NAME)),
    ):
        opened = await house.mod.click(shown, label=EN("edit.main"))
        told = said(await sent(house.mod, opened, **values))
        assert wording("invalid.field", field=wording(f"field.{field}"), what=why) in told
    refused = said(await house.slash(house.mod, "source add", link="http://a b", file=("a.txt", b"Otters swim.")))
    assert wording("invalid.field", field=wording("field.url"), what=wording("invalid.address")) in refused.replace(
        "\\", ""
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_name_that_would_stand_for_two_things_is_told_in_the_readers_language(
    house: House, speaks: Speaks, language: str
) -> None:
    await house.slash(house.mod, "alias add", name="Mink", also="Vison")
    speaks(house.mod, language)
    told = said(await house.slash(house.mod, "alias add", name="Bison", also="Vison"))
    assert told == wording_for(language)("refused.clash", what="Vison: Mink / Bison")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Jane Doe, John Smith", ("Jane Doe", "John Smith")),
        ("Jane Doe, John van der Smith, and J. R. Lee", ("Jane Doe", "John van der Smith", "J. R. Lee")),
        ("Jane Doe and John Smith", ("Jane Doe", "John Smith")),
        ("王明、李华", ("王明", "李华")),
        ("Doe, Jane; Smith, John", ("Doe, Jane", "Smith, John")),
        ("王明；李华", ("王明", "李华")),
        ("Doe, Jane", ("Doe, Jane",)),
        ("Jane Doe, Jr.", ("Jane Doe, Jr.",)),
        ("Center for Strategic and International Studies", ("Center for Strategic and International Studies",)),
        ("Human Rights and Labour Watch;", ("Human Rights and Labour Watch",)),
    ],
)
async def test_authors_that_are_typed_with_commas_are_several(house: House, typed: str, names: tuple[str, ...]) -> None:
    shown = message_of(await house.added())
    # What is not touched in the second form stays as it is.
    for values in ({"authors": typed}, {"published": "2020"}):
        shown = message_of(await sent(house.mod, await house.mod.click(shown, label="Edit"), **values))
        source = (await house.shelf.sources.get(house.manager, "otter-census")).source
        assert source.authors == names


async def test_old_buttons_work_after_a_restart(house: House, world: World) -> None:
    shown = await house.added()
    await world.restart()
    await house.mod.click(message_of(shown), label="Publish")
    assert await house.states() == {"otter-census": "published"}


async def test_every_draft_is_reached_however_many_wait(house: House) -> None:
    for number in range(27):
        await house.shelf.sources.write(house.manager, {"title": f"T {number}", "publisher": "P"}, "Some text.")
    first = message_of(await house.slash(house.mod, "source drafts"))
    assert "27 drafts wait" in texts(first.components)[0]
    await house.mod.click(first, label="Next")
    offered = [option["value"] for c in components(first.components) for option in c.get("options", [])]
    assert len(offered) == 2
    opened = await house.mod.select(first, [offered[-1]])
    assert "Publish" in labels(opened)


async def test_what_a_text_lacks_is_said_and_its_language_is_seen(house: House) -> None:
    text = b"# \xe8\xbf\x99\n\n" + "这些文件由国际调查记者同盟取得，说明了营地是怎么管理的。".encode()
    told = said(await house.slash(house.mod, "source add", file=("a.md", text)))
    assert "The outlet is not known" in told and "There is no date" in told
    assert " zh · " in told
    assert "may show only a part" not in told


async def test_what_is_hidden_is_called_by_its_name(house: House) -> None:
    title = house.world.env.bot.answers.desk.sources[0].title
    told = said(await house.slash(house.mod, "source hide", what=house.world.env.bot.answers.desk.sources[0].id))
    assert title.split()[0] in told and "source:" not in told
    assert "china cables" in said(await house.slash(house.mod, "source hide", what="collection:china-cables"))
