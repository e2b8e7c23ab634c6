"""From a draft to an answer, and back."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.corpus.source import BlockKind, TextStatus
from bot.shelf.authority import Actor, Forbidden
from bot.shelf.changes import Reason, Refused
from bot.shelf.examining import Same, Warn
from bot.store.own_source import State
from bot.store.server_settings import ServerSettings
from tests.shelf.conftest import HERE, ROLE, THERE, World, manager, page

ME, OTHER = manager(), manager(user_id=2)


async def test_a_published_source_answers_at_once_and_after_a_restart(
    worlds: Callable[[], Awaitable[World]],
) -> None:
    world = await worlds()
    draft = await world.shelf.sources.draft(ME, page())
    assert draft.state is State.DRAFT
    assert await world.found("otter census") == []
    await world.shelf.sources.publish(ME, draft.source.id, draft.number)
    assert await world.found("otter census") == ["otter-census"]
    assert await world.found("bread for miners") == ["bakery"]
    assert await world.found("otter census", THERE) == []
    assert await world.found("otter census", None) == []
    world = await worlds()
    assert await world.found("otter census") == ["otter-census"]


async def test_a_source_can_be_retired_and_restored(world: World) -> None:
    await world.published(ME)
    await world.shelf.sources.retire(ME, "otter-census")
    assert await world.found("otter census") == []
    with pytest.raises(Refused, match="not-now"):
        await world.shelf.sources.retire(ME, "otter-census")
    await world.shelf.sources.restore(ME, "otter-census")
    assert await world.found("otter census") == ["otter-census"]


async def test_an_edit_changes_what_is_quoted(world: World) -> None:
    shelved = await world.published(ME)
    edited = await world.shelf.sources.edit(
        ME,
        "otter-census",
        shelved.number,
        {"title": "Otters, counted"},
        "The otter census was **wrong**: it counted\nminks.",
    )
    assert edited.source.title == "Otters, counted"
    assert edited.source.text == "The otter census was wrong: it counted minks."
    assert edited.source.id == "otter-census"
    answer = await world.answers.ask("otter census", HERE)
    assert answer.quotes[0].text == edited.source.text  # type: ignore[union-attr]


async def test_what_changed_since_the_form_was_opened_is_not_written_over(world: World) -> None:
    shelved = await world.published(ME)
    await world.shelf.sources.edit(OTHER, "otter-census", shelved.number, {"publisher": "Theirs"})
    with pytest.raises(Refused) as refused:
        await world.shelf.sources.edit(ME, "otter-census", shelved.number, {"publisher": "Mine"})
    assert refused.value.why is Reason.CHANGED
    assert (await world.shelf.sources.get(ME, "otter-census")).source.publisher == "Theirs"


async def test_a_draft_is_published_as_it_was_seen(world: World) -> None:
    draft = await world.shelf.sources.draft(ME, page())
    await world.shelf.sources.edit(OTHER, "otter-census", draft.number, body="Something else.")
    with pytest.raises(Refused, match="changed"):
        await world.shelf.sources.publish(ME, "otter-census", draft.number)


async def test_everything_wrong_with_an_edit_is_told_at_once(world: World) -> None:
    shelved = await world.published(ME)
    with pytest.raises(Refused) as refused:
        await world.shelf.sources.edit(
            ME, "otter-census", shelved.number, {"published": "yesterday", "kind": "poem", "url": "javascript:1"}, ""
        )
    assert refused.value.why is Reason.NOT_VALID
    assert {line.split(":")[0] for line in refused.value.detail.splitlines()} == {"published", "kind", "url", "text"}


async def test_a_second_pair_of_eyes_publishes(world: World) -> None:
    await world.shelf.managing.set(ME, ServerSettings(two_pairs_of_eyes=True))
    draft = await world.shelf.sources.draft(ME, page())
    with pytest.raises(Refused) as refused:
        await world.shelf.sources.publish(ME, draft.source.id)
    assert refused.value.why is Reason.SECOND_PAIR
    await world.shelf.sources.edit(OTHER, draft.source.id, draft.number, {"publisher": "Paper"})
    with pytest.raises(Refused):
        await world.shelf.sources.publish(OTHER, draft.source.id)
    await world.shelf.sources.publish(ME, draft.source.id)
    assert await world.found("otter census") == ["otter-census"]


@pytest.mark.parametrize("retired", [False, True])
async def test_with_two_pairs_of_eyes_no_edit_answers_before_somebody_else_publishes_it(
    world: World, retired: bool
) -> None:
    shelved = await world.published(ME)
    await world.shelf.managing.set(ME, ServerSettings(two_pairs_of_eyes=True))
    if retired:
        shelved = await world.shelf.sources.retire(ME, shelved.source.id)
    body = "The otter census counted nothing, says nobody."
    edited = await world.shelf.sources.edit(ME, shelved.source.id, shelved.number, {"title": "Forged"}, body)
    assert edited.state is State.DRAFT
    assert await world.found("otter census") == []
    for alone in (world.shelf.sources.publish, world.shelf.sources.restore):
        with pytest.raises(Refused):
            await alone(ME, shelved.source.id)
    await world.shelf.sources.publish(OTHER, shelved.source.id)
    assert await world.found("otter census") == ["otter-census"]


async def test_an_edit_that_changes_nothing_withdraws_nothing(world: World) -> None:
    shelved = await world.published(ME)
    await world.shelf.managing.set(ME, ServerSettings(two_pairs_of_eyes=True))
    same = {"title": shelved.source.title}
    assert (await world.shelf.sources.edit(ME, shelved.source.id, shelved.number, same)).state is State.PUBLISHED


async def test_who_was_forgotten_publishes_no_draft_of_theirs_alone(world: World) -> None:
    await world.shelf.managing.set(ME, ServerSettings(two_pairs_of_eyes=True))
    draft = await world.shelf.sources.draft(ME, page())
    await world.shelf.readers.forget(ME.user_id)
    await world.shelf.sources.draft(ME, page("Heron census"))
    with pytest.raises(Refused, match="forgotten"):
        await world.shelf.sources.publish(ME, draft.source.id)
    # Not by a correction either: then it is theirs by name.
    await world.shelf.sources.edit(ME, draft.source.id, draft.number, {"publisher": "Paper"})
    with pytest.raises(Refused, match="second-pair"):
        await world.shelf.sources.publish(ME, draft.source.id)


@pytest.mark.parametrize("known", [True, False])
async def test_what_a_forgotten_person_drafted_is_no_dead_end_for_two_moderators(world: World, known: bool) -> None:
    await world.shelf.managing.set(ME, ServerSettings(two_pairs_of_eyes=True))
    if known:
        await world.shelf.sources.draft(OTHER, page("Heron census"))
    draft = await world.shelf.sources.draft(ME, page())
    await world.shelf.readers.forget(ME.user_id)
    if not known:
        # Nothing shows that it was not they who were forgotten.
        with pytest.raises(Refused, match="forgotten"):
            await world.shelf.sources.publish(OTHER, draft.source.id)
        await world.shelf.sources.edit(OTHER, draft.source.id, draft.number, {"publisher": "Paper"})
    await world.shelf.sources.publish(OTHER if known else ME, draft.source.id)
    assert await world.found("otter census") == ["otter-census"]


async def test_a_page_that_forbids_quoting_is_never_quoted_by_a_detour(world: World) -> None:
    draft = await world.shelf.sources.draft(ME, page(max_snippet=0))
    note = await world.shelf.sources.edit(ME, draft.source.id, draft.number, {"text": "notes"})
    published = await world.shelf.sources.publish(ME, note.source.id)
    with pytest.raises(Refused, match="snippets"):
        await world.shelf.sources.edit(ME, draft.source.id, published.number, {"text": "full"})


async def test_ids_are_unique_and_no_shipped_ones(world: World) -> None:
    ids = [(await world.shelf.sources.draft(ME, page("Harbour"))).source.id for _ in range(3)]
    assert ids == ["harbour-2", "harbour-3", "harbour-4"]
    assert (await world.shelf.sources.draft(ME, page("水獭"))).source.id == "the-daily-test-2020-01-02"


async def test_a_preview_tells_what_is_to_be_known(world: World) -> None:
    await world.published(ME, "Otter census")
    copied = page("Minks", text="The otter census of the river counted ninety animals last winter.", published=None)
    copied = replace(copied, publisher="", url=None, free=False, max_snippet=0)
    draft = await world.shelf.sources.draft(ME, copied)
    preview = await world.shelf.sources.preview(ME, draft.source.id)
    assert preview.shelved == draft
    assert preview.findings.passages == 1
    assert [(d.source_id, d.same) for d in preview.findings.duplicates] == [("otter-census", Same.TEXT)]
    assert set(preview.findings.warnings) == {Warn.UNDATED, Warn.UNNAMED, Warn.PAYWALL, Warn.SNIPPETS}
    linked = await world.shelf.sources.draft(ME, page("Voles", text="Some voles.", url="https://example.org/voles"))
    assert (await world.shelf.sources.preview(ME, linked.source.id)).findings.warnings == (Warn.SHORT,)
    with pytest.raises(Refused) as refused:
        await world.shelf.sources.publish(ME, draft.source.id)
    assert refused.value.why is Reason.UNNAMED
    draft = await world.shelf.sources.edit(ME, draft.source.id, draft.number, {"publisher": "Harbour Post"})
    with pytest.raises(Refused) as refused:
        await world.shelf.sources.publish(ME, draft.source.id)
    assert refused.value.why is Reason.SNIPPETS
    await world.shelf.sources.edit(ME, draft.source.id, draft.number, {"text": "notes"}, "Minks were counted.")
    await world.shelf.sources.publish(ME, draft.source.id)
    again = await world.shelf.sources.draft(ME, page("Harbour", url="http://www.example.org/harbour/?utm_source=x#top"))
    findings = (await world.shelf.sources.preview(ME, again.source.id)).findings
    assert [(d.source_id, d.same) for d in findings.duplicates] == [("harbour", Same.ADDRESS)]
    assert findings.questions == ("Harbour",)


async def test_a_note_is_a_note(world: World) -> None:
    fields = {"title": "Ferry", "publisher": "Harbour Post", "published": "2021"}
    draft = await world.shelf.sources.write(ME, fields, "The ferry sank.\n\n> Nobody drowned.")
    assert draft.source.text_status is TextStatus.NOTES
    assert [block.kind for block in draft.source.prose.blocks] == [BlockKind.PARAGRAPH, BlockKind.QUOTATION]


async def test_only_moderators_change_anything(world: World) -> None:
    draft = await world.shelf.sources.draft(ME, page())
    member = Actor(9, HERE, frozenset({ROLE}))
    with pytest.raises(Forbidden):
        await world.shelf.sources.publish(member, draft.source.id)
    await world.shelf.managing.set(ME, ServerSettings(moderator_roles=frozenset({ROLE})))
    await world.shelf.sources.publish(member, draft.source.id)
    with pytest.raises(Forbidden):
        await world.shelf.managing.set(member, ServerSettings())
    with pytest.raises(Forbidden):
        await world.shelf.sources.retire(Actor(1, None, manages=True), draft.source.id)


async def test_outlines_are_of_this_servers_sound_sources_only_and_for_moderators(world: World) -> None:
    await world.published(ME)
    await world.shelf.sources.draft(ME, page("Heron census"))
    await world.published(manager(THERE), "Badger census")
    async with world.database.changing() as session:
        await session.run("INSERT INTO items VALUES (?, 'source', 'damaged', '{', 1)", HERE)
    outlines = await world.shelf.sources.outlines(ME)
    assert [(o.id, o.title, o.publisher, o.published, o.state) for o in outlines] == [
        ("heron-census", "Heron census", "The Daily Test", "2020-01-02", State.DRAFT),
        ("otter-census", "Otter census", "The Daily Test", "2020-01-02", State.PUBLISHED),
    ]
    with pytest.raises(Forbidden):
        await world.shelf.sources.outlines(Actor(9, HERE))


async def test_a_button_from_before_all_was_deleted_publishes_nothing_that_came_after(world: World) -> None:
    before = await world.shelf.sources.draft(manager(), page("Otter census"))
    await world.shelf.managing.delete_all(manager())
    after = await world.shelf.sources.draft(manager(), page("Otter census", "All otters are fish."))
    assert after.source.id == before.source.id
    with pytest.raises(Refused, match="changed"):
        await world.shelf.sources.publish(manager(), before.source.id, before.number)


async def test_a_page_of_an_outlet_with_an_endless_name_can_be_kept_and_edited(world: World) -> None:
    draft = await world.shelf.sources.draft(manager(), page("Otter census", publisher="Otters " * 100))
    edited = await world.shelf.sources.edit(manager(), draft.source.id, draft.number, {"title": "Mink census"})
    assert edited.source.publisher == ("Otters " * 100)[:200].strip()
