"""A server's corpus goes out and comes in as it was."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.alias import Alias
from bot.corpus.file_text import MAX_BYTES
from bot.corpus.folder import read_corpus
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.writing import file_of, normal_prose
from bot.intake.page import MAX_CHARACTERS
from bot.shelf.changes import Reason, Refused
from bot.shelf.names import together
from bot.shelf.packing import MAX_FILES, packed, unpacked
from bot.shelf.sources import MOST_CHARACTERS
from bot.shelf.transfer import Imported, NotImported
from bot.shelf.unpacking import unpack_safely
from tests.conftest import ROOT, Cli, corpus_file, make_source
from tests.shelf.conftest import HERE, THERE, World, manager, page, upload

ME, THEM = manager(HERE), manager(THERE, 5)


def zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


async def fill(world: World) -> None:
    await world.published(ME)
    await world.published(ME, "A *second* census: [otters]", "1. It # counted\notters_and_minks & <b>more</b>.")
    await world.shelf.sources.draft(ME, page("Only a draft"))
    await world.shelf.names.add_alias(ME, Alias("Otter", "translation", ("otter", "loutre")))
    await world.shelf.names.put_term(ME, GlossaryEntry("Census", "A count: of all.", ("count",), ("otter-census",)))


async def test_an_export_comes_in_as_it_went_out_and_passes_the_linter(world: World, cli: Cli, tmp_path: Path) -> None:
    await fill(world)
    data = await world.shelf.transfer.export(ME)
    assert data == await world.shelf.transfer.export(ME)
    assert await world.shelf.transfer.take(THEM, upload(data)) == Imported(2, 1, 1)
    assert await world.shelf.transfer.export(THEM) == data
    assert await world.found("loutre", THERE) == await world.found("otters", THERE) != []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path / "out")
    done = cli("corpus", "lint", "--corpus", str(tmp_path / "out"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("paragraph", ["羊群在山谷里过冬。" * 50, "🦦" * 400, "_*#[<&" * 60])
def test_the_longest_text_that_is_kept_can_go_out_and_come_in(paragraph: str) -> None:
    # A tenth of the longest text, for the time that it takes: ten times as many bytes fit into a corpus file, too.
    blocks = MAX_CHARACTERS // 10 // (len(paragraph) + 2)
    source = make_source("long", "\n\n".join([paragraph] * blocks))
    assert 10 * len(file_of(source).encode()) < MAX_BYTES
    pack = unpacked(packed([source], (), ()))
    assert pack.problems == ()
    assert [taken.prose for taken in pack.sources] == [normal_prose(source.prose)]


async def test_a_source_called_readme_comes_in_as_it_went_out(world: World) -> None:
    await world.published(ME, "Readme")
    data = await world.shelf.transfer.export(ME)
    taken = await world.shelf.transfer.take(THEM, upload(data))
    assert (taken, taken.passed_over) == (Imported(1, 0, 0), ())
    assert await world.shelf.transfer.export(THEM) == data


async def test_what_goes_out_comes_in_though_a_term_names_what_does_not_answer(world: World) -> None:
    await fill(world)
    await world.shelf.names.put_term(ME, GlossaryEntry("Holt", "A den.", (), ("otter-census", "only-a-draft")))
    data = await world.shelf.transfer.export(ME)
    assert await world.shelf.transfer.take(THEM, upload(data)) == Imported(2, 1, 2)
    assert {entry.term: entry.sources for entry in await world.shelf.names.glossary(THERE)} == {
        "Census": ("otter-census",),
        "Holt": ("otter-census",),
    }


async def test_an_import_is_undone_as_a_whole(world: World) -> None:
    await fill(world)
    data = await world.shelf.transfer.export(ME)
    await world.shelf.transfer.take(THEM, upload(data))
    await world.shelf.history.undo(THEM)
    assert await world.shelf.sources.outlines(THEM) == []
    assert await world.found("otter census", THERE) == []


async def test_index_terms_come_in_lead_to_their_sentence_outlast_an_edit_and_go_out_again(world: World) -> None:
    note = corpus_file("Keepers may not befriend the otters. They count them at night.", title="Keepers' rules")
    terms = "- source: rules\n  sentence: Keepers may not\n  terms: cuddle, zoo staff\n"
    data = zipped({"own/rules.md": note, "index-terms.yaml": terms})
    assert await world.shelf.transfer.take(ME, upload(data)) == Imported(1, 0, 0)
    assert await world.found("may zoo staff cuddle the otters") == ["rules"]
    assert len(await world.shelf.sources.outlines(ME)) == 1
    preview = await world.shelf.sources.preview(ME, "rules")
    await world.shelf.sources.edit(
        ME, "rules", preview.shelved.number, body="First of all. Keepers may not befriend them."
    )
    assert await world.found("may zoo staff cuddle keepers") == ["rules"]
    exported = await world.shelf.transfer.export(ME)
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        assert "cuddle, zoo staff" in archive.read("index-terms.yaml").decode()


async def test_index_terms_of_nothing_in_the_zip_are_refused(world: World) -> None:
    terms = "- source: other\n  sentence: A\n  terms: x\n- source: good\n  sentence: Nowhere\n  terms: x\n"
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(zipped({"own/good.md": corpus_file(), "index-terms.yaml": terms})))
    assert [(str(p.path), p.line, p.field) for p in refused.value.problems] == [
        ("index-terms.yaml", 1, "source"),
        ("index-terms.yaml", 4, "sentence"),
    ]


async def test_everything_wrong_with_a_zip_is_told_and_nothing_is_taken_in(world: World) -> None:
    files: dict[str, str | bytes] = {
        "own/good.md": corpus_file(),
        "own/bad.md": corpus_file(kind="poem", url="ftp://x"),
        "own/latin.md": b"\xff\xfe",
        "../up.md": corpus_file(),
        "notes.txt": "x",
        "aliases.yaml": "- canonical: A\n",
    }
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(zipped(files)))
    told = {str(problem.path) for problem in refused.value.problems}
    assert told == {"own/bad.md", "own/latin.md", "../up.md", "notes.txt", "aliases.yaml"}
    assert [p.line for p in refused.value.problems if p.path.name == "bad.md"] == [6, 8]
    assert await world.shelf.sources.outlines(ME) == []
    assert await world.shelf.history.last(ME) == []


async def test_no_name_and_no_term_comes_in_that_is_longer_than_it_may_be(world: World) -> None:
    forms = ", ".join(f"Otter {n:04}" for n in range(500))
    files: dict[str, str | bytes] = {
        "aliases.yaml": f"- canonical: Mink\n  kind: synonym\n  forms: [mink, vison]\n"
        f"- canonical: Otter\n  kind: synonym\n  forms: [{forms}]\n",
        "glossary.yaml": f"- term: Sett\n  definition: A den.\n- term: Holt\n  definition: {'A den. ' * 800}\n",
    }
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(zipped(files)))
    told = [(str(p.path), p.line, p.message) for p in refused.value.problems]
    assert told == [
        ("aliases.yaml", 4, "is longer than 5000 characters"),
        ("glossary.yaml", 3, "'Holt' is longer than 5000 characters"),
    ]


async def test_no_name_is_taken_that_no_list_can_show(world: World) -> None:
    alias, entry = Alias("O" * 101, "spelling", ("O" * 101, "otter")), GlossaryEntry("H" * 101, "A den.", (), ())
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(packed((), [alias], [entry])))
    assert [p.path.name for p in refused.value.problems] == ["aliases.yaml", "glossary.yaml"]
    assert all("longer than 100 characters" in p.message for p in refused.value.problems)
    for put in (world.shelf.names.add_alias(ME, alias), world.shelf.names.put_term(ME, entry)):
        with pytest.raises(Refused, match="longer than 100 characters"):
            await put


async def test_aliases_of_one_name_and_kind_are_taken_in_as_one_and_a_term_is_explained_once(world: World) -> None:
    aliases = (
        "- canonical: Mink\n  kind: spelling\n  forms: [Mink, Minck]\n"
        "- canonical: mink\n  kind: spelling\n  forms: [mink, Mynk]\n"
    )
    assert await world.shelf.transfer.take(ME, upload(zipped({"aliases.yaml": aliases}))) == Imported(0, 1, 0)
    assert await world.shelf.names.aliases(ME) == [Alias("Mink", "spelling", ("Mink", "Minck", "Mynk"))]
    terms = "- term: Holt\n  definition: A den.\n- term: holt\n  definition: A copse.\n"
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(zipped({"glossary.yaml": terms})))
    assert [(p.line, p.message) for p in refused.value.problems] == [(3, "'holt' stands there twice")]


async def test_the_canonical_name_of_an_alias_is_one_of_its_forms(world: World) -> None:
    await world.published(ME, "Pipes", "The pipes of the old houses were made of lead until the war.")
    aliases = "- canonical: lead\n  kind: translation\n  forms: [Blei]\n"
    await world.shelf.transfer.take(ME, upload(zipped({"aliases.yaml": aliases})))
    assert await world.found("pipes made of Blei") == ["pipes"]


async def test_a_corpus_folder_comes_in_as_it_is_packed(world: World) -> None:
    files: dict[str, str | bytes] = {
        "Water 2/rivers/good.md": corpus_file(),
        "Water 2/aliases.yaml": "- canonical: Mink\n  kind: spelling\n  forms: [Minck]\n",
        "__MACOSX/Water 2/._aliases.yaml": b"\0\1",
        "__MACOSX/Water 2/rivers/._good.md": b"\0\1",
    }
    passed = ("questions.yaml", "questions-held-out.yaml", "timeline.yaml", "confidence.yaml", "README.md", ".DS_Store")
    files |= {f"Water 2/{name}": "x" for name in passed} | {"Water 2/.git/config.md": "x"}
    taken = await world.shelf.transfer.take(ME, upload(zipped(files)))
    assert taken == Imported(1, 1, 0)
    assert set(taken.passed_over) == {*passed, "__MACOSX", ".git"}
    # Nothing else goes unsaid.
    assert [str(p.path) for p in unpacked(zipped({"w/notes.txt": "x", "w/Good.md": "x"})).problems] == [
        "w/Good.md",
        "w/notes.txt",
    ]
    assert [str(p.path) for p in unpacked(zipped({"../a.md": "x"})).problems] == ["../a.md"]


@pytest.mark.parametrize("above", ["", "Water 2/"])
async def test_problems_name_files_as_they_are_in_the_zip(world: World, above: str) -> None:
    await world.shelf.names.add_alias(ME, Alias("Mink", "spelling", ("Mink", "Minck")))
    misfits = {
        "rivers/bakery.md": corpus_file(),
        "aliases.yaml": "- canonical: Vison\n  kind: spelling\n  forms: [Minck]\n",
        "glossary.yaml": "- term: Oven\n  definition: It bakes.\n  sources: [none]\n",
    }
    wrong = {
        "rivers/bad.md": corpus_file(kind="poem"),
        "aliases.yaml": "- canonical: A\n",
        "glossary.yaml": f"- term: {'H' * 101}\n  definition: A den.\n",
        "index-terms.yaml": "- source: other\n  sentence: A\n  terms: x\n",
    }
    for files in (misfits, wrong, {"rivers/bad.md": corpus_file(kind="poem")}):
        with pytest.raises(NotImported) as refused:
            await world.shelf.transfer.take(ME, upload(zipped({above + name: text for name, text in files.items()})))
        assert {str(p.path) for p in refused.value.problems} == {above + name for name in files}


async def test_a_term_comes_in_only_with_sources_that_are_there(world: World) -> None:
    draft = await world.shelf.sources.draft(ME, page("Only a draft"))
    await world.shelf.names.put_term(ME, GlossaryEntry("Oven", "It bakes.", (), ("bakery", draft.source.id)))
    await world.shelf.transfer.take(THEM, upload(await world.shelf.transfer.export(ME)))
    assert [entry.sources for entry in await world.shelf.names.glossary(THERE)] == [("bakery",)]
    glossary = "- {term: Sett, definition: A den.}\n- term: Oven\n  definition: It bakes.\n  sources: [bakery, none]\n"
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(zipped({"glossary.yaml": glossary})))
    assert [(str(p.path), p.line, p.field, p.message) for p in refused.value.problems] == [
        ("glossary.yaml", 2, "sources", "'Oven' names 'none', which is no source here"),
    ]


async def test_a_shipped_id_is_never_taken(world: World) -> None:
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(zipped({"own/bakery.md": corpus_file(), "x/own.md": corpus_file()})))
    assert [p.path.name for p in refused.value.problems] == ["bakery.md"]
    assert await world.shelf.sources.outlines(ME) == []


async def test_an_import_makes_no_shelf_fuller_than_it_may_be(world: World) -> None:
    aliases = "".join(f"- canonical: Otter{n}\n  kind: spelling\n  forms: [Otter{n}, Otr{n}]\n" for n in range(1001))
    await world.shelf.names.add_alias(ME, Alias("Mink", "spelling", ("Mink", "Minck")))
    with pytest.raises(NotImported, match="1 problems") as refused:
        await world.shelf.transfer.take(ME, upload(zipped({"aliases.yaml": aliases})))
    assert "more than 1000 alias" in refused.value.problems[0].message
    async with world.database.changing() as session:
        await session.run("INSERT INTO items VALUES (?, 'source', 'long', ?, 1)", HERE, " " * MOST_CHARACTERS)
    with pytest.raises(NotImported) as refused:
        await world.shelf.transfer.take(ME, upload(zipped({"own/good.md": corpus_file()})))
    assert "50,000,000 characters" in refused.value.problems[0].message
    with pytest.raises(Refused, match=Reason.TOO_MANY):
        await world.published(ME)
    await world.published(THEM)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        zipped({}),
        zipped({f"own/a{n}.md": "" for n in range(MAX_FILES + 1)}),
        zipped({"own/bomb.md": b"\0" * 60_000_000}),
        zipped({f"own/bomb{n}.md": b" " * 4_900_000 for n in range(12)}),
    ],
)
def test_what_is_no_corpus_is_refused_within_bounds(data: bytes) -> None:
    pack = unpacked(data)
    assert pack.problems and not pack.aliases


async def test_a_zip_that_takes_too_long_is_refused() -> None:
    assert "too much time" in str((await unpack_safely(zipped({"own/good.md": corpus_file()}), 0.001)).problems)


@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(0, 255))
def test_a_damaged_zip_is_refused_and_never_a_fault(junk: bytes, at: int, byte: int) -> None:
    unpacked(junk)
    data = bytearray(zipped({"own/good.md": corpus_file(), "aliases.yaml": "- canonical: A\n"}))
    data[at % len(data)] = byte
    unpacked(bytes(data))


def test_the_shipped_corpus_is_written_as_it_is_read() -> None:
    corpus = read_corpus(ROOT / "corpus")
    pack = unpacked(packed(corpus.sources, corpus.aliases, ()))
    assert (pack.problems, pack.aliases) == ((), tuple(together(corpus.aliases)))
    assert pack.sources == corpus.sources


def test_an_id_that_no_button_can_carry_is_refused() -> None:
    (problem,) = unpacked(zipped({f"own/{'a' * 71}.md": corpus_file()})).problems
    assert "more than 70 characters" in problem.message
    assert unpacked(zipped({f"own/{'a' * 70}.md": corpus_file()})).problems == ()
