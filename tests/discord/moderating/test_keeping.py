"""Keeping from Discord: every change has its entry in the history, its line in the log channel, and a way back."""

import asyncio
import io
import zipfile
from typing import Any

import pytest

from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import Kind
from bot.discord.moderating import acting, keeping
from bot.rendering.wording import LANGUAGES, Wording, wording_for
from bot.shelf.packing import MAX_FILES
from bot.store import ledger
from bot.store.ledger import json_text
from tests.conftest import corpus_file
from tests.discord.conftest import Speaks, at_once, check_limits, texts
from tests.discord.moderating.conftest import HTML, House, labels, message_of, said, sent
from tests.intake.test_docx import document

EN = wording_for("en")


def logged(channel: Any) -> list[str]:
    """What the bot posted there."""
    posts = [message for message in channel.history() if message.author.bot]
    return ["\n".join(texts([c.to_dict() for c in post.components])) for post in posts]


async def test_retire_and_restore_by_command_and_by_button(house: House) -> None:
    await house.published()
    retired = await house.slash(house.mod, "source retire", source="otter-census")
    assert "**Retired.**" in said(retired)
    assert labels(retired)[-2:] == ["Restore", "History"]
    again = await house.slash(house.mod, "source retire", source="otter-census")
    assert "present state: retired" in said(again)
    await house.mod.click(message_of(retired), label="Restore")
    assert await house.states() == {"otter-census": "published"}
    unknown = await house.slash(house.mod, "source retire", source="no-such-thing")
    assert EN("refused.unclear", what="no-such-thing") in said(unknown)


@pytest.mark.parametrize("label", ["Publish", "Discard", "Retire", "Restore"])
async def test_a_button_does_nothing_to_what_its_presser_never_saw(house: House, label: str) -> None:
    shown = await house.added()
    if label in {"Retire", "Restore"}:
        shown = await house.mod.click(message_of(shown), label="Publish")
    if label == "Restore":
        shown = await house.mod.click(message_of(shown), label="Retire")
    await house.slash(house.mate, "source edit", source="otter-census", file=("a.txt", b"Never seen by mod."))
    states, changes = await house.states(), await house.history()
    told = await house.mod.click(message_of(shown), label=label)
    assert "was changed after you opened it" in said(told)
    assert (await house.states(), await house.history()) == (states, changes)
    # Who opens it again sees it, and may.
    opened = await house.slash(house.mod, "source edit", source="otter-census")
    await house.mod.click(message_of(opened), label=label)
    assert await house.states() != states


async def test_a_text_too_long_for_a_form_is_changed_by_a_file(house: House) -> None:
    shown = await house.slash(house.mod, "source add", file=("x.md", b"# Long\n\n" + b"Otters were counted. " * 300))
    told = await house.mod.click(message_of(shown), label="Text")
    assert "source edit" in said(told)
    edited = await house.slash(house.mod, "source edit", source="long", file=("y.md", b"Herons were counted."))
    assert "> “Herons were counted.”" in said(edited)


async def test_the_file_of_an_edit_is_read_as_one_that_is_added(house: House) -> None:
    await house.published()

    async def text() -> str:
        return (await house.shelf.sources.get(house.manager, "otter-census")).source.text

    async def edit(name: str, data: bytes, content_type: str = "") -> Any:
        file = (name, data, content_type) if content_type else (name, data)
        return await house.slash(house.mod, "source edit", source="otter-census", file=file)

    markup = HTML.format("otter census").replace("ninety", "<b>ninety</b>").replace("<p>", "<script>1</script><p>")
    assert "**Changed.**" in said(await edit("a.html", markup.encode()))
    page = await text()
    assert page.startswith("The otter census of the river counted ninety animals")
    assert "<" not in page and "script" not in page
    await edit("b.docx", document())
    assert "The first finding stands here.\n\nSo it was said." in await text()
    await edit("c.txt", "The census counted 91 otters.".encode("utf-16"))
    assert await text() == "The census counted 91 otters."
    changes = await house.history()
    for name, data in [
        ("d.rtf", rb"{\rtf1 \b ninety}"),
        ("e.md", b"\xff\xfe\x00"),
        ("f.docx", b"PK\3\4x"),
        ("g.txt", b""),
    ]:
        assert "The document could not be read." in said(await edit(name, data))
    assert await text() == "The census counted 91 otters."
    assert await house.history() == changes


async def test_a_page_that_may_not_be_quoted_gives_no_published_text_by_an_edit_either(house: House) -> None:
    await house.published()
    page = HTML.format("otter census").replace("<head>", '<head><meta name="robots" content="nosnippet">')
    told = await house.slash(house.mod, "source edit", source="otter-census", file=("a.html", page.encode()))
    assert "does not let others quote it" in said(told)
    kept = await house.shelf.sources.get(house.manager, "otter-census")
    assert kept.source.text == "The otter census counted ninety animals last winter."


async def test_hiding_what_is_shipped(house: House) -> None:
    async def answer() -> str:
        result = await house.slash(house.member, "ask", question="What are the China Cables?")
        return "\n".join(texts(result.response.components))

    choices = await house.mod.autocomplete(house.channel, "source hide", "what", "china cab")
    assert choices[0]["value"] == "collection:china-cables"
    await house.slash(house.mod, "source hide", what=choices[0]["value"])
    assert "Nothing on that" in await answer()
    hidden = await house.mod.autocomplete(house.channel, "source unhide", "what", "")
    assert [choice["value"] for choice in hidden] == ["collection:china-cables"]
    await house.slash(house.mod, "source unhide", what="collection:china-cables")
    assert "ICIJ" in await answer()
    by_id = await house.slash(house.mod, "source hide", what="china-project-second-xinjiang-leak")
    assert "A second major Xinjiang leak" in said(by_id)
    told = said(await house.slash(house.mod, "source hide", what="collection:nothing"))
    assert EN("refused.unclear", what="collection:nothing").replace(":", "") in told.replace("\\", "").replace(":", "")


@pytest.mark.parametrize(
    ("typed", "called"),
    [("china-cables", "china cables"), ("china-project-second-xinjiang-leak", "A second major Xinjiang leak")],
)
async def test_what_is_hidden_as_it_was_typed_is_shown_again_as_it_was_typed(
    house: House, typed: str, called: str
) -> None:
    assert EN("refused.not-hidden", what=called) in said(await house.slash(house.mod, "source unhide", what=typed))
    assert "**Hidden.**" in said(await house.slash(house.mod, "source hide", what=typed))
    assert EN("refused.hidden", what=called) in said(await house.slash(house.mod, "source hide", what=typed))
    (choice,) = await house.mod.autocomplete(house.channel, "source unhide", "what", "")
    assert choice["name"] == called
    assert f"**Shown again.** It answers in this server: **{called}**" in said(
        await house.slash(house.mod, "source unhide", what=typed)
    )


async def test_what_is_typed_and_not_chosen_is_found_where_one_thing_alone_fits(house: House) -> None:
    await house.published("Zeppelin crash")
    await house.published("Otter census")
    await house.published("Otter census of the north")
    opened = await house.slash(house.mod, "source edit", source="Zeppelin crash")
    assert "Zeppelin crash" in said(opened) and "Retire" in labels(opened)
    history = said(await house.slash(house.mod, "source history", source="zeppelin"))
    assert history.count("Zeppelin crash") == 2 and "Otter" not in history
    assert "**Retired.**" in said(await house.slash(house.mod, "source retire", source="zeppelin"))
    assert "**Restored.**" in said(await house.slash(house.mod, "source restore", source="ZEPPELIN CRASH"))
    replaced = await house.slash(house.mod, "source edit", source="zeppelin", file=("a.md", b"Other words."))
    assert "**Changed.**" in said(replaced)
    # What is called just so is meant, though others have these words.
    assert "**Retired.**" in said(await house.slash(house.mod, "source retire", source="otter census"))
    assert (await house.states())["otter-census"] == "retired"
    for command in ("edit", "retire", "restore", "history", "check"):
        several = await house.slash(house.mod, f"source {command}", source="census")
        assert EN("refused.unclear", what="census") in said(several)
    shipped = "A second major Xinjiang leak"
    assert EN("refused.shipped", what=shipped) in said(await house.slash(house.mod, "source edit", source=shipped))


async def test_what_is_hidden_by_its_name_is_shown_again_by_it(house: House) -> None:
    leak, title = "source:china-project-second-xinjiang-leak", "A second major Xinjiang leak"
    for typed, meant in ((title, leak), ("China Cables", "collection:china-cables")):
        assert "**Hidden.**" in said(await house.slash(house.mod, "source hide", what=typed))
        assert await house.shelf.hiding.hidden(house.manager) == [meant]
        assert "**Shown again.**" in said(await house.slash(house.mod, "source unhide", what=typed))
        assert await house.shelf.hiding.hidden(house.manager) == []
    assert EN("refused.unclear", what="China") in said(await house.slash(house.mod, "source hide", what="China"))


async def test_what_came_with_the_bot_is_said_to_have_come_with_it(house: House) -> None:
    leak = "china-project-second-xinjiang-leak"
    for command in ("edit", "retire", "restore"):
        told = said(await house.slash(house.mod, f"source {command}", source=leak))
        assert EN("refused.shipped", what="A second major Xinjiang leak") in told


async def test_a_term_may_name_what_came_with_the_bot(house: House, other: House) -> None:
    (choice,) = await house.mod.autocomplete(house.channel, "term add", "source", "second major")
    added = await house.slash(house.mod, "term add", term="Leak", definition="A spill.", source=choice["value"])
    assert "**Kept** in the glossary" in said(added)
    exported = await house.slash(house.mod, "source export")
    data = await message_of(exported).attachments[0].read()
    assert "**Imported:**" in said(await other.slash(other.mod, "source import", file=("a.zip", data)))


async def test_autocompletion_offers_drafts_and_retired_sources(house: House) -> None:
    await house.added("Otter census")
    await house.published("Heron census")
    choices = await house.mod.autocomplete(house.channel, "source edit", "source", "cens")
    assert {(c["name"], c["value"]) for c in choices} == {
        ("Otter census (The Daily Test, draft)", "otter-census"),
        ("Heron census (The Daily Test, published)", "heron-census"),
    }


async def test_history_says_who_what_when_and_shows_the_difference(house: House) -> None:
    for number in range(5):
        await house.published(f"Census {number}")
    first = await house.slash(house.mod, "source history")
    text = said(first)
    check_limits(message_of(first).components)
    assert text.startswith("**Published** Census 4\n-# change 11 · <@")
    older = await house.mod.click(message_of(first), label="Older")
    assert "**Settings changed**\n-# change 1 ·" in said(older)
    assert labels(older) == ["Newest"]
    await house.slash(house.mod, "source edit", source="census-0", file=("y.md", b"Herons were counted."))
    one = await house.slash(house.mod, "source history", source="census-0")
    assert said(one).count("**") == 6
    change = await house.mod.select(message_of(one), ["12"])
    shown = said(change)
    assert "\n-The census 0 counted ninety animals last winter.\n+Herons were counted.\n```" in shown
    assert "Take it back" in labels(change)


async def test_a_change_of_settings_is_shown_in_words_and_taken_back_by_those_who_may_set(house: House) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id, two_pairs_of_eyes=True)
    shown = await house.slash(house.boss, "source undo")
    assert f"{EN('setup.log')} none → <#{log.id}>\nTwo pairs of eyes: **off** → **on**" in said(shown)
    assert str(house.role.id) not in said(shown) and "```" not in said(shown)
    assert labels(shown) == ["Take it back"]
    assert labels(await house.slash(house.mod, "source undo")) == []


async def test_of_a_long_paragraph_what_changed_is_shown(house: House) -> None:
    words = [f"word{n}" for n in range(200)]
    await house.added(text=" ".join(words))
    edited = " ".join("otter" if word == "word100" else word for word in words)
    await house.slash(house.mod, "source edit", source="otter-census", file=("y.md", edited.encode()))
    shown = said(await house.slash(house.mod, "source undo"))
    assert "word99 otter word101" in shown and "word99 word100 word101" in shown
    assert "word50" not in shown and "before" not in shown


async def test_of_a_paragraph_longer_than_a_message_is_shown_how_it_begins(house: House) -> None:
    await house.added(text="Otters were counted. " + "word " * 600)
    edited = "Herons were counted.\n\n" + "Minks were counted. " + "otter " * 600
    await house.slash(house.mod, "source edit", source="otter-census", file=("y.md", edited.encode()))
    change = await house.slash(house.mod, "source undo")
    check_limits(message_of(change).components)
    assert "\n-Otters were counted. word word" in said(change)
    assert said(change).rstrip().endswith("word…\n```")


async def test_names_and_what_is_hidden_are_shown_without_json(house: House) -> None:
    await house.slash(house.mod, "alias add", name="Otter", also="Lutra")
    assert "+  forms: [Otter, Lutra]" in said(await house.slash(house.mod, "source undo"))
    await house.slash(house.mod, "source hide", what="china-cables")
    hidden = said(await house.slash(house.mod, "source undo"))
    assert "**Hidden** china cables" in hidden and "{" not in hidden
    await house.slash(house.mod, "source hide", what="china-project-second-xinjiang-leak")
    assert "**Hidden** A second major Xinjiang leak" in said(await house.slash(house.mod, "source history"))
    shown = await house.slash(house.mod, "source undo")
    assert "**Hidden** A second major Xinjiang leak" in said(shown)
    assert "A second major Xinjiang leak" in said(await house.mod.click(message_of(shown), label="Take it back"))


async def test_undo_shows_the_change_and_waits_for_the_button(house: House) -> None:
    await house.published()
    shown = await house.slash(house.mod, "source undo")
    assert "**Published** Otter census" in said(shown)
    assert await house.states() == {"otter-census": "published"}
    done = await house.mod.click(message_of(shown), label="Take it back")
    assert "**Taken back.**" in said(done)
    assert await house.states() == {"otter-census": "draft"}
    twice = await house.slash(house.mod, "source undo", change=3)
    assert "taken back by change 4" in said(twice)
    assert labels(twice) == []
    assert "no such thing" in said(await house.slash(house.mod, "source undo", change=99))


async def test_with_two_pairs_of_eyes_what_is_taken_back_is_said_to_be_a_draft(house: House) -> None:
    await house.published("Forged")
    await house.settle(two_pairs_of_eyes=True)
    opened = await house.slash(house.mate, "source edit", source="forged")
    await sent(house.mate, await house.mate.click(message_of(opened), label="Edit"), title="Mended")
    shown = await house.slash(house.mod, "source undo")
    done = await house.mod.click(message_of(shown), label="Take it back")
    assert "**Taken back.**" in said(done) and EN("done.undo_drafts") in said(done)
    assert await house.states() == {"forged": "draft"}


async def test_a_change_of_which_the_texts_are_not_kept_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MOST_PAST", 0)
    shown = await house.published()
    old = await house.slash(house.mod, "source undo", change=3)
    await house.mod.click(message_of(shown), label="Retire")
    kept = await house.slash(house.mod, "source undo", change=4)
    assert "Take it back" in labels(kept)
    gone = await house.slash(house.mod, "source undo", change=3)
    assert "**Published** Otter census" in said(gone)
    assert EN("history.not_kept") in said(gone)
    assert labels(gone) == []
    pressed = await house.mod.click(message_of(old), label="Take it back")
    assert EN("refused.not-kept", what="3") in said(pressed)


async def test_the_log_channel_gets_one_line_for_each_change_and_pings_nobody(house: House) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id)
    await house.published("Otter <@123> census")
    await house.slash(house.mod, "source retire", source="otter-123-census")
    await house.slash(house.mod, "alias add", name="Otter", also="Lutra; Fischotter")
    shown = await house.slash(house.mod, "source undo")
    await house.mod.click(message_of(shown), label="Take it back")
    lines = logged(log)
    assert [line.split("**")[1] for line in lines] == [
        "Draft added", "Published", "Retired", "Names changed", "Taken back",
    ]  # fmt: skip
    assert "Otter \\<@\u200b123\\> census\n-# mod-of-here · take it back with /source undo 3" in lines[0]
    assert all("<@" not in line.replace("\\<@", "") for line in lines)


async def test_of_two_changes_at_once_each_has_its_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    log = house.guild.create_text_channel("log")
    drafts = [message_of(await house.added(f"{beast} census")) for beast in ("Otter", "Heron")]
    await house.settle(log_channel=log.id)
    second, shown, real = asyncio.Event(), 0, acting.show_outcome

    async def slow(*args: Any, **options: Any) -> None:
        nonlocal shown
        shown += 1
        if shown == 1:
            # Discord takes its time over the first answer, and the second change is made and told meanwhile.
            await asyncio.wait_for(second.wait(), 20)
        await real(*args, **options)
        second.set()

    monkeypatch.setattr(keeping, "show_outcome", slow)
    await at_once(house.world.env, *(house.mod.click(draft, label="Publish") for draft in drafts))
    assert sorted(line.split("\n")[0] for line in logged(log)) == [
        "**Published** Heron census", "**Published** Otter census",
    ]  # fmt: skip
    assert sorted(int(line.rsplit(" ", 1)[1]) for line in logged(log)) == [5, 6]


async def test_an_edit_that_changes_nothing_is_not_told_as_the_change_before(house: House) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id)
    shown = await house.added()
    await sent(house.mod, await house.mod.click(message_of(shown), label="Edit"))
    assert [line.split("**")[1] for line in logged(log)] == ["Draft added"]


async def test_what_changes_nothing_is_not_told_in_the_log_channel(house: House) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id)
    shown = message_of(await house.slash(house.boss, "setup"))
    for _ in range(2):
        await house.boss.select(shown, ["30"], custom_id="pick1:set-days::")
    assert len(logged(log)) == 1
    assert logged(log)[0].startswith("**Settings changed**\n-# boss-of-here")


async def test_a_log_channel_that_is_gone_or_closed_changes_nothing(house: House) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id)
    house.world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    shown = await house.added()
    assert "**Draft.**" in said(shown)
    await house.settle(log_channel=424242)
    done = await house.mod.click(message_of(shown), label="Publish")
    assert "**Published.**" in said(done)
    assert await house.states() == {"otter-census": "published"}


async def test_export_and_import(house: House, other: House) -> None:
    await house.published()
    await house.slash(house.mod, "term add", term="Holt", definition="Where an otter lives.", also="otter den")
    exported = await house.slash(house.mod, "source export")
    data = await message_of(exported).attachments[0].read()
    assert sorted(zipfile.ZipFile(io.BytesIO(data)).namelist()) == ["glossary.yaml", "own/otter-census.md"]
    taken = await other.slash(other.mod, "source import", file=("a.zip", data))
    assert "**Imported:** 1 source, 0 aliases, 1 term." in said(taken)
    assert await other.states() == {"otter-census": "published"}
    shown = await other.slash(other.mod, "source undo")
    await other.mod.click(message_of(shown), label="Take it back")
    assert await other.states() == {}
    bad = await other.slash(other.mod, "source import", file=("a.zip", b"PK no zip"))
    assert said(bad) == "Nothing was imported. 1 problem:\nit cannot be unpacked; pack it anew, without a password"


def zip_of(*files: tuple[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def about(wording: Wording, name: str, wrong: str) -> str:
    """What is said to be `wrong` about a name."""
    return wording("invalid.field", field=name, what=wording(f"wrong.{wrong}"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_wrong_with_a_zip_is_told_in_the_readers_language(
    house: House, speaks: Speaks, language: str
) -> None:
    speaks(house.mod, language)
    wording = wording_for(language)
    long = "x" * 80
    for data, told in (
        (b"PK no zip", wording("wrong.broken")),
        (zip_of(("README.md", "a")), wording("wrong.nothing")),
        (zip_of(("a/notes.txt", "a")), f"a/notes.txt:1: {wording('wrong.name')}"),
        (zip_of((f"a/{long}.md", "a")), f"a/{long}.md:1: {wording('beyond.file-name', number=70)}"),
        (zip_of(("a/b.md", corpus_file(title=""))), f"a/b.md:1: title: {wording('wrong.empty')}"),
        (zip_of(("a/b.md", corpus_file(title="T" * 400))), f"a/b.md:2: title: {wording('beyond.long', number=300)}"),
        (
            zip_of(("aliases.yaml", "- canonical: the\n  kind: spelling\n  forms: [Otter]\n")),
            f"aliases.yaml:3: forms: {about(wording, 'the', 'grammar')}",
        ),
        (
            zip_of(("glossary.yaml", "- term: Holt\n  definition: A den.\n  sources: [no]\n")),
            f"glossary.yaml:1: sources: {about(wording, 'no', 'no-source')}",
        ),
    ):
        shown = said(await house.slash(house.mod, "source import", file=("a.zip", data)))
        assert shown.replace("\\", "") == f"{wording('unread.zip', number=1)}\n{told}"


async def test_a_term_and_its_source_are_known_as_they_are_typed(house: House) -> None:
    await house.published()
    for title, meant in (
        ("otter census", "otter-census"),
        ("second major Xinjiang leak", "china-project-second-xinjiang-leak"),
    ):
        added = await house.slash(house.mod, "term add", term="Holt", definition="A den.", source=title)
        assert "**Kept**" in said(added)
        (entry,) = await house.shelf.names.glossary(house.guild.id)
        assert entry.sources == (meant,)
    assert EN("done.remove", what="**Holt**") in said(await house.slash(house.mod, "term remove", term=" Holt "))
    assert await house.shelf.names.glossary(house.guild.id) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_wrong_with_a_file_that_was_written_by_hand_is_told_in_the_readers_language(
    house: House, speaks: Speaks, language: str
) -> None:
    speaks(house.mod, language)
    wording = wording_for(language)
    fields = {
        "published": ("2019-13-01", wording("invalid.date")),
        "url": ("ftp://x", wording("invalid.address")),
        "language": ("English", wording("hint.language")),
        "collection": ("Big Dams", wording("invalid.collection")),
        "kind": ("poem", wording("invalid.field", field=wording("wrong.choice"), what=", ".join(Kind))),
        "author": ("A", wording("wrong.field")),
        "publisher": ("[A, B]", wording("wrong.one")),
        "authors": ("A", wording("wrong.many")),
    }
    files: list[tuple[str, str | bytes, str]] = [
        (f"a/{field.replace('_', '-')}.md", corpus_file(**{field: value}), f"{field}: {told}")
        for field, (value, told) in fields.items()
    ]
    files += [
        ("a/v.md", "No front matter.", wording("wrong.front-matter")),
        ("a/w.md", "---\ntitle: x\n", wording("wrong.front-matter")),
        ("a/x.md", "---\ntitle: [\n---\nx", wording("wrong.yaml")),
        ("a/y.md", b"\xff\xfe", wording("wrong.encoding")),
        (
            "aliases.yaml",
            "- canonical: Otter\n  kind: x\n  forms: [Lutra]\n",
            f"kind: {wording('wrong.choice')}",
        ),
        ("glossary.yaml", "a: [", wording("wrong.yaml")),
        (
            "index-terms.yaml",
            "- source: z\n  sentence: B\n  terms: [C]\n",
            f"source: {about(wording, 'z', 'no-source')}",
        ),
    ]
    for some in (files[:8], files[8:]):
        packed = zip_of(*((name, content) for name, content, _ in some))
        shown = said(await house.slash(house.mod, "source import", file=("a.zip", packed))).replace("\\", "")
        head, *problems = shown.splitlines()
        assert head == wording("unread.zip", number=len(some))
        for problem, (name, _, told) in zip(problems, sorted(some, key=lambda file: file[0]), strict=True):
            assert problem.startswith(f"{name}:") and told in problem


async def test_a_limit_is_written_as_the_readers_language_writes_numbers(house: House, speaks: Speaks) -> None:
    crowded = zip_of(*((f"a/{number}.md", "") for number in range(MAX_FILES + 1)))
    for language, number in (("en", "5,002"), ("de", "5.002"), ("tr", "5.002")):
        speaks(house.mod, language)
        assert number in said(await house.slash(house.mod, "source import", file=("a.zip", crowded))).replace("\\", "")


async def test_an_import_of_what_is_there_already_offers_nothing_to_take_back(house: House) -> None:
    await house.published()
    exported = await house.slash(house.mod, "source export")
    data = await message_of(exported).attachments[0].read()
    changes = await house.history()
    again = await house.slash(house.mod, "source import", file=("a.zip", data))
    assert said(again) == EN("done.import_nothing")
    assert await house.history() == changes


async def test_an_import_names_what_it_passes_over(house: House) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("water/glossary.yaml", "- term: Holt\n  definition: A den.\n")
        archive.writestr("water/questions.yaml", "[]")
    taken = said(await house.slash(house.mod, "source import", file=("a.zip", buffer.getvalue())))
    assert "**Imported:** 0 sources, 0 aliases, 1 term." in taken
    assert EN("done.import_passed", files="questions.yaml") in taken


async def test_an_import_says_how_much_is_new_and_how_much_it_replaces(house: House) -> None:
    await house.published()
    await house.published("Heron census")
    exported = await house.slash(house.mod, "source export")
    await house.slash(house.mod, "source edit", source="otter-census", file=("y.md", b"A newer count."))
    await house.published("Mink census")
    data = await message_of(exported).attachments[0].read()
    taken = said(await house.slash(house.mod, "source import", file=("a.zip", data)))
    assert "**Imported:** 2 sources, 0 aliases, 0 terms." in taken
    assert EN("done.import_there", new="0", replaced="1", same="1") in taken


async def test_many_names_and_terms_have_pages(house: House) -> None:
    for number in range(7):
        alias = Alias(f"{number}" + "*" * 90, "spelling", tuple(f"{number}{place}" + "_" * 90 for place in range(5)))
        await house.shelf.names.add_alias(house.manager, alias)
        await house.shelf.names.put_term(house.manager, GlossaryEntry(f"{number}" + "*" * 90, "_" * 3000, (), ()))
    for command in ("alias list", "term list"):
        shown = message_of(await house.slash(house.mod, command))
        check_limits(shown.components)
        assert "**0" in str(texts(shown.components)) and "**6" not in str(texts(shown.components))
        await house.mod.click(shown, label="Next")
        assert "**6" in str(texts(shown.components)) and "**0" not in str(texts(shown.components))


async def test_names_that_an_earlier_version_took_in_at_any_length_are_listed_and_removed(house: House) -> None:
    async with house.world.database.changing() as session:
        for number in range(7):
            name = f"{number}{'*' * 400} end"
            values = {
                "alias": {"canonical": name, "kind": "spelling", "forms": [name, f"w{number}" + "\U0001d163" * 250]},
                "term": {"term": name, "definition": "_" * 3000, "aliases": [], "sources": []},
            }
            for noun, value in values.items():
                key = f"{name} (spelling)" if noun == "alias" else name
                await session.run(
                    "INSERT INTO items VALUES (?, ?, ?, ?, 1)", house.guild.id, noun, key, json_text(value)
                )
    for command, options in (("alias list", {}), ("term list", {}), ("alias remove", {"name": name})):
        shown = message_of(await house.slash(house.mod, command, **options))
        check_limits(shown.components)
    assert len(await house.shelf.names.aliases(house.manager)) == 6


async def test_each_name_without_a_word_in_it_is_told_once(house: House) -> None:
    told = said(await house.slash(house.mod, "alias add", name="\N{OTTER}", also="\N{FISH}; Otter"))
    assert [told.count(name) for name in ("\N{OTTER}", "\N{FISH}")] == [1, 1]
    assert await house.shelf.names.aliases(house.manager) == []


async def test_of_names_of_two_kinds_the_one_that_is_meant_is_removed(house: House) -> None:
    async def left() -> list[str]:
        return sorted(alias.kind for alias in await house.shelf.names.aliases(house.manager))

    kinds = ("spelling", "synonym", "translation")
    for kind in kinds:
        await house.slash(house.mod, "alias add", name="Big River", also=f"Fluss of {kind}", kind=kind)
    several = said(await house.slash(house.mod, "alias remove", name="big river"))
    assert "Several have this name." in several
    assert all(f"Fluss of {kind}" in several for kind in kinds)
    assert await left() == sorted(kinds)
    choices = await house.mod.autocomplete(house.channel, "alias remove", "name", "Big")
    assert len({choice["name"] for choice in choices}) == 3
    (chosen,) = [choice["value"] for choice in choices if "translation" in choice["value"]]
    await house.slash(house.mod, "alias remove", name=chosen)
    assert await left() == ["spelling", "synonym"]
    await house.slash(house.mod, "alias remove", name="Big River", kind="synonym")
    await house.slash(house.mod, "alias remove", name=" Big  River ")
    assert await left() == []


async def test_names_are_added_to_those_that_are_kept(house: House) -> None:
    await house.slash(house.mod, "alias add", name="Ilmen dam", also="Ilmensee; Lake Ilmen")
    added = await house.slash(house.mod, "alias add", name="ilmen dam", also="Ильмень; ilmensee")
    assert "**Ilmen dam**: Ilmensee; Lake Ilmen; Ильмень (another spelling)" in said(added)
    many = "; ".join(f"Ilmen name {number}" for number in range(60))
    added = await house.slash(house.mod, "alias add", name="Ilmen dam", also=many)
    assert "Ilmensee; Lake Ilmen; Ильмень; Ilmen name 0;" in said(added) and "Ilmen name 59 (" in said(added)
    shown = await house.slash(house.mod, "source undo")
    await house.mod.click(message_of(shown), label="Take it back")
    listed = said(await house.slash(house.mod, "alias list"))
    assert listed == "**Ilmen dam**: Ilmensee; Lake Ilmen; Ильмень (another spelling)"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_why_a_name_or_a_term_is_not_kept_is_told_in_the_readers_language(
    house: House, speaks: Speaks, language: str
) -> None:
    speaks(house.mod, language)
    wording = wording_for(language)
    wrong: list[tuple[str, dict[str, str], tuple[str, str]]] = [
        ("alias add", {"name": "the", "also": "of"}, ("the", "grammar")),
        ("alias add", {"name": "Otter", "also": "of the"}, ("of the", "grammar")),
        ("alias add", {"name": "Weltgesundheitsorganisation", "also": "WHO"}, ("WHO", "grammar")),
        ("alias add", {"name": "Otter", "also": "\N{FISH}"}, ("\N{FISH}", "no-word")),
        ("alias add", {"name": "\u200b", "also": "Otter; Lutra"}, ("name", "empty")),
        ("term add", {"term": "Holt", "definition": "\u200b"}, ("definition", "empty")),
        ("term add", {"term": "Holt", "definition": "A den.", "source": "no"}, ("no", "no-source")),
    ]
    for command, typed, (name, why) in wrong:
        told = said(await house.slash(house.mod, command, **typed)).replace("\\", "")
        assert told.startswith(wording("refused.not-valid", what=about(wording, name, why))), told
    assert await house.shelf.names.aliases(house.manager) == []
    assert await house.shelf.names.glossary(house.guild.id) == []


async def test_names_are_kept_listed_and_removed(house: House) -> None:
    await house.slash(house.mod, "alias add", name="Otter", also="Lutra; Fischotter")
    listed = await house.slash(house.mod, "alias list")
    assert said(listed) == "**Otter**: Lutra; Fischotter (another spelling)"
    (choice,) = await house.mod.autocomplete(house.channel, "alias remove", "name", "fisch")
    await house.slash(house.mod, "alias remove", name=choice["value"])
    assert "none yet" in said(await house.slash(house.mod, "alias list"))
    assert "no such thing" in said(await house.slash(house.mod, "alias remove", name="Otter"))
    alone = await house.slash(house.mod, "alias add", name="Otter", also="otter; OTTER")
    assert EN("refused.one-name", what="Otter") in said(alone)
    twice = await house.slash(house.mod, "alias add", name="Otter", also="Lutra; otter; lutra")
    assert "**Otter**: Lutra (another spelling)" in said(twice)
    await house.slash(house.mod, "alias remove", name="Otter")
    await house.published()
    await house.slash(house.mod, "term add", term="Holt", definition="A den.", source="otter-census")
    assert said(await house.slash(house.mod, "term list")) == "**Holt**: A den."
    (choice,) = await house.mod.autocomplete(house.channel, "term remove", "term", "ho")
    await house.slash(house.mod, "term remove", term=choice["value"])
    assert "none yet" in said(await house.slash(house.mod, "term list"))
    assert "cannot be kept" in said(await house.slash(house.mod, "term add", term="X", definition="Y.", source="no"))
