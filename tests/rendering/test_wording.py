"""Our own words: every language says everything, with the same values in it."""

import ast
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.alias import ALIAS_KINDS
from bot.corpus.problem import Beyond, Wrong
from bot.corpus.source import Kind, TextStatus, Unverified
from bot.discord.moderating.card import EDITS
from bot.discord.moderating.forms import FIELDS_OF, HINTED, Lost
from bot.intake.finding import Finding
from bot.intake.page import Flaw
from bot.rendering.wording import ENGLISH, LANGUAGES, wording_for
from bot.shelf.authority import Action
from bot.shelf.changes import Reason
from bot.shelf.examining import Same, Warn
from bot.store.heard import Opinions
from bot.store.own_source import State
from bot.store.people import Following
from bot.store.runs import RowState
from bot.store.server_settings import Listening
from bot.text.about_us import AboutUs
from tests.conftest import ROOT

TRANSLATIONS = [language for language in LANGUAGES if language != ENGLISH]
LIMITS = {"button.": 80, "command.find.": 32, "command.": 100, "sheet.": 45}
"""Discord's limits, in characters, for what stands in a section of the catalogues."""


def forms(entry: str | Mapping[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def assert_none(problems: list[str]) -> None:
    assert not problems, "\n" + "\n".join(problems)


def english() -> Mapping[str, str | Mapping[str, str]]:
    return wording_for(ENGLISH).entries


def test_every_catalogue_belongs_to_a_language() -> None:
    assert {path.stem for path in (ROOT / "bot" / "rendering" / "catalogues").iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_language_misses_a_string(language: str) -> None:
    entries = wording_for(language).entries
    missing = [f"{language}.toml lacks {key}" for key in english() if key not in entries]
    surplus = [f"en.toml lacks {key} of {language}.toml" for key in entries if key not in english()]
    assert_none(missing + surplus)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_the_original(language: str) -> None:
    wrong = [
        f"{key}: {text}"
        for key, entry in wording_for(language).entries.items()
        for text in forms(entry)
        if key in english() and placeholders(text) != placeholders(forms(english()[key])[0])
    ]
    assert_none(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_every_form_that_the_language_needs(language: str) -> None:
    rule = Locale.parse(language, sep="-").plural_form
    needed = {rule(number) for number in range(1000)} | {"other"}
    entries = wording_for(language).entries
    counting = {key for key, entry in english().items() if not isinstance(entry, str)}
    assert {key for key, entry in entries.items() if not isinstance(entry, str)} == counting & entries.keys()
    for key, entry in entries.items():
        if not isinstance(entry, str):
            assert set(entry) == needed, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_tidy_and_within_discords_limits(language: str) -> None:
    for key, entry in wording_for(language).entries.items():
        limit = next((limit for section, limit in LIMITS.items() if key.startswith(section)), 1000)
        for text in forms(entry):
            assert 0 < len(text) <= limit, key
            assert text == text.strip(), key
            assert "  " not in text, key
            # Typographic marks only: “ ” have a meaning of their own here.
            assert not set(text) & {'"', "'"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_the_buttons_as_they_are_labelled_and_shows_the_marks_of_a_quote(language: str) -> None:
    wording = wording_for(language)
    assert f"**{wording('button.share')}**" in wording("help.ask")
    for key in ("button.context", "button.more"):
        assert f"**{wording(key)}**" in wording("help.buttons")
    assert "“" in wording("help.notes")
    assert "”" in wording("help.notes")


TITLE = {
    "en": "title",
    "de": "Titel",
    "fr": "titre",
    "ru": "заголовке",
    "tr": "başlığında",
    "zh-CN": "标题",
    "zh-TW": "標題",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_says_that_exact_words_may_stand_in_the_title(language: str) -> None:
    assert TITLE[language] in wording_for(language)("help.narrow")


# What the code says


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Where the code takes a sentence: `wording("key", …)`, `wording_for(…)("key", …)`, `localised("key")`."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = str(getattr(node.func, "id", None) or getattr(node.func, "attr", None)).lstrip("_")
            chained = isinstance(node.func, ast.Call) and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
            if chained or name in {"wording", "localised"} or (name == "self" and path.stem == "wording"):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


UNRECORDED = {Action.FOLLOW, Action.REPORT, Action.RATE, Action.TELL, Action.SEE, Action.REMOVE_QUESTION, Action.EXPORT,
              Action.RUN, Action.CHECK, Action.DELETE_ALL}  # fmt: skip
"""What leaves no entry in a server's history."""

MEMBERS: Mapping[str, Iterable[str]] = {
    "about_us.": AboutUs,
    "about_us_more.": AboutUs,
    "alias_kind.": ALIAS_KINDS,
    "beyond.": Beyond,
    "change.": set(Action) - UNRECORDED,
    "control.": Lost,
    "edit.": EDITS,
    "field.": set(chain(*FIELDS_OF.values())),
    "filter.": ("outlet", "kind", "collection", "after", "before", "period", "language"),
    "finding.": Finding,
    "flaw.": Flaw,
    "followed.": Following,
    "form.": FIELDS_OF,
    "hint.": HINTED,
    "kind.": Kind,
    "listen.": Listening,
    "opinion.": set(Opinions._fields) - {"source_id"},
    "refused.": Reason,
    "run_count.": RowState,
    "same.": Same,
    "state.": State,
    "text.": [*TextStatus, "none"],
    "unverified.": Unverified,
    "warning.": Warn,
    "wrong.": Wrong,
}
"""Beginning of keys → what follows it, where the code puts a key together: each must have its sentence."""


def raised(error: str) -> Iterator[tuple[str, bool]]:
    """The first argument wherever the code makes that error, and whether there is another one."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(key)), *more]) if name == error:
                    yield key, bool(more)


@cache
def members() -> dict[str, set[str]]:
    """MEMBERS, with what stands in the errors of uploads: those with a limit are said otherwise."""
    errors = list(raised("UploadError"))
    uploads = {
        "attached.": {key for key, limited in errors if not limited},
        "upload.": {key for key, limited in errors if limited},
    }
    return {prefix: {str(member) for member in those} for prefix, those in MEMBERS.items()} | uploads


def keys(call: ast.Call) -> set[str]:
    """The keys that a call takes; with an f-string, one for each member of what it is made of."""
    match call.args[0]:
        case ast.Constant(value=str(key)):
            return {key}
        case ast.JoinedStr(values=[ast.Constant(value=str(prefix)), ast.FormattedValue()]):
            return {prefix + member for member in members().get(prefix, {"… is not in the table of members"})}
        case ast.Name(id="key"):
            return set()  # handed on by what is found here too
    return {"a key that is not written out"}


def test_the_code_and_the_catalogues_hold_the_same_keys_with_the_same_values() -> None:
    taken = [(key, place, {str(value.arg) for value in call.keywords}) for place, call in calls() for key in keys(call)]
    unknown = [f"{place}: en.toml lacks {key}" for key, place, _ in taken if key not in english()]
    wrong = [
        f"{place}: {key} takes {placeholders(forms(english()[key])[0])}, not {values}"
        for key, place, values in taken
        if key in english() and values != placeholders(forms(english()[key])[0])
    ]
    unsaid = [f"{key} is said nowhere" for key in english() if key not in {key for key, _, _ in taken}]
    assert_none(unknown + wrong + unsaid)


@pytest.mark.parametrize("prefix", members())
def test_every_member_has_its_sentence_and_every_sentence_its_member(prefix: str) -> None:
    written_out = {str(call.args[0].value) for _, call in calls() if isinstance(call.args[0], ast.Constant)}
    there = {key for key in english() if key.startswith(prefix)}
    wanted = {prefix + member for member in members()[prefix]}
    assert_none(
        [f"en.toml lacks {key}" for key in sorted(wanted - there)]
        + [f"{key} belongs to no member" for key in sorted(there - wanted - written_out)]
    )


def test_the_table_of_members_holds_nothing_that_is_not_said() -> None:
    said = {
        str(first.value)
        for _, call in calls()
        if isinstance(call.args[0], ast.JoinedStr) and isinstance(first := call.args[0].values[0], ast.Constant)
    }
    assert said == set(members())


# Languages, dates, numbers


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-US", "en"), ("en-GB", "en"), ("de", "de"), ("zh-CN", "zh-CN"), ("zh-TW", "zh-TW"), ("zh-HK", "zh-TW"),
     ("zh-Hant", "zh-TW"), ("zh", "zh-CN"), ("pt-BR", "en"), ("xx", "en"), ("", "en"), ("../de", "en")],
)  # fmt: skip
def test_a_language_that_we_have_not_is_english(locale: str, language: str) -> None:
    assert wording_for(locale).language == language


@pytest.mark.parametrize(
    ("language", "dates"),
    [
        ("en", ["26 November 2019", "November 2019", "2019", "undated"]),
        ("de", ["26. November 2019", "November 2019", "2019", "undatiert"]),
        ("fr", ["26 novembre 2019", "novembre 2019", "2019", "sans date"]),
        ("tr", ["26 Kasım 2019", "Kasım 2019", "2019", "tarihsiz"]),
        ("ru", ["26 ноября 2019\u202fг.", "ноябрь 2019\u202fг.", "2019", "без даты"]),
        ("zh-CN", ["2019年11月26日", "2019年11月", "2019年", "日期不详"]),
        ("zh-TW", ["2019年11月26日", "2019年11月", "2019年", "日期不詳"]),
    ],
)
def test_dates_are_written_as_the_language_writes_them_as_far_as_they_are_known(
    language: str, dates: list[str]
) -> None:
    wording = wording_for(language)
    assert [wording.date(iso) for iso in ("2019-11-26", "2019-11", "2019", None)] == dates


def test_numbers_take_their_plural() -> None:
    russian = [wording_for("ru")("count.sources", number=number) for number in (1, 2, 5, 11, 21, 1234)]
    assert russian == [
        "1 источник",
        "2 источника",
        "5 источников",
        "11 источников",
        "21 источник",
        "1\xa0234 источника",
    ]
    assert [wording_for("fr")("count.sources", number=number) for number in (0, 1, 2)] == [
        "0 source",
        "1 source",
        "2 sources",
    ]
    # A form that only such numbers have falls back to the one that every language has.
    assert wording_for("fr")("count.sources", number=1_000_000).endswith(" sources")


@given(st.sampled_from(LANGUAGES), st.text() | st.sampled_from(["{number}", "{", "}}", "{0.__class__}", "%s"]))
def test_values_stand_in_a_sentence_as_they_are(language: str, value: str) -> None:
    wording = wording_for(language)
    for key, entry in wording.entries.items():
        names = placeholders(forms(entry)[0]) - {"number"}
        said = wording(key, number=3, **dict.fromkeys(names, value))
        assert said.count(value) >= len(names)
