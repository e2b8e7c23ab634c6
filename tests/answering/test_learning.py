"""A corpus teaches by its own questions what speaks for an answer in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.answer import Answered, NoAnswer
from bot.answering.confidence import GENERAL, UNASKED_LINE, Judgement
from bot.answering.desk import Desk
from bot.answering.judgement_file import CONFIDENCE, judgement_text, read_judgement
from bot.answering.learning import Learned, judgement_from
from bot.answering.opening import opened
from bot.answering.own import Making, Own, desk_of
from bot.bench.chat import CHAT
from bot.corpus.folder import Corpus, read_corpus, shipped_corpus
from bot.corpus.question import QUESTIONS, Question, read_questions
from tests.conftest import make_source


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(shipped_corpus())


@pytest.fixture(scope="module")
def questions(corpus: Corpus) -> list[Question]:
    found, problems = read_questions(shipped_corpus() / QUESTIONS, {source.id for source in corpus.sources})
    assert not problems
    return found


@pytest.fixture(scope="module")
def learned(corpus: Corpus) -> Learned:
    judgement, problems = read_judgement(shipped_corpus())
    assert judgement is not None and not problems
    return Learned(judgement, {source.id: source for source in corpus.sources})


@pytest.fixture(scope="module")
def taught(corpus: Corpus, learned: Learned) -> Desk:
    return Desk(corpus.sources, corpus.aliases, learned=learned)


def test_what_is_shipped_is_what_the_questions_teach(
    corpus: Corpus, questions: list[Question], learned: Learned
) -> None:
    judgement = judgement_from(Desk(corpus.sources, corpus.aliases).seen, questions)
    assert judgement is not None
    for name in ("subject", "asked"):
        weights, shipped = getattr(judgement.rule, name), getattr(learned.judgement.rule, name)
        assert list(weights) == pytest.approx(list(shipped), abs=0.02), "run `cuttings corpus learn`"
    assert judgement.line == learned.judgement.line


def test_fewer_questions_near_the_subject_are_answered_than_by_the_general_rule(
    corpus: Corpus, questions: list[Question], taught: Desk
) -> None:
    general = Desk(corpus.sources, corpus.aliases)
    near = [q for q in questions if q.group == "near-miss"]

    def answered(desk: Desk) -> int:
        return sum(isinstance(desk.ask(q.question, q.context), Answered) for q in near)

    assert answered(taught) < 0.75 * answered(general)


def test_chat_is_left_alone_where_a_corpus_taught(taught: Desk) -> None:
    spoken = [message for message in CHAT if taught.ask(message).confidence >= UNASKED_LINE]
    assert len(spoken) <= len(CHAT) / 200, spoken


def made(making: Making) -> Desk:
    while True:
        try:
            next(making)
        except StopIteration as done:
            desk: Desk = done.value
            return desk


def test_what_was_learned_holds_while_half_of_the_sources_are_those_it_was_learned_about(
    corpus: Corpus, learned: Learned, taught: Desk
) -> None:
    count = len(corpus.sources)
    own = {f"own-{i}": make_source(f"own-{i}", f"Zebras were counted near river {i}.") for i in range(count + 1)}
    some = dict(list(own.items())[:10])
    assert made(desk_of(taught, Own(some))).judgement == learned.judgement
    hidden = frozenset(source.id for source in corpus.sources[5:])
    assert made(desk_of(taught, Own(hidden_sources=hidden))).judgement == learned.judgement
    assert made(desk_of(taught, Own(own))).judgement.rule == GENERAL
    assert taught.judgement == learned.judgement


def test_a_source_with_another_text_is_not_the_one_that_was_learned_about(corpus: Corpus, learned: Learned) -> None:
    read = [replace(source, title=f"{source.title}, read") for source in corpus.sources]
    assert Desk(read, corpus.aliases, learned=learned).judgement.rule == GENERAL


def test_the_index_file_serves_both_rules(corpus: Corpus, learned: Learned, tmp_path: Path) -> None:
    path = tmp_path / "index.bin"
    general = Desk(corpus.sources, corpus.aliases).judgement
    assert opened(corpus.sources, corpus.aliases, path, learned).judgement == learned.judgement
    made = path.stat().st_mtime_ns
    assert opened(corpus.sources, corpus.aliases, path, learned).judgement == learned.judgement
    assert opened(corpus.sources, corpus.aliases, path).judgement == general
    assert path.stat().st_mtime_ns == made
    path.unlink()
    assert opened(corpus.sources, corpus.aliases, path).judgement == general
    assert opened(corpus.sources, corpus.aliases, path).judgement == general
    assert opened(corpus.sources, corpus.aliases, path, learned).judgement == learned.judgement


def test_a_corpus_without_questions_of_each_kind_teaches_nothing(desk: Desk) -> None:
    answerable = Question("a", "wording", "What are the China Cables?", answerable=True, expects=("x",))
    near = Question("b", "near-miss", "What do the China Cables cost?", answerable=False)
    assert judgement_from(desk.seen, [answerable]) is None
    assert judgement_from(desk.seen, [near]) is None
    judgement = judgement_from(desk.seen, [answerable, near])
    assert judgement is not None
    assert isinstance(desk.ask("how do I boil an egg"), NoAnswer)


def test_what_was_learned_is_read_as_it_was_written(learned: Learned, tmp_path: Path) -> None:
    assert read_judgement(tmp_path) == (None, [])
    (tmp_path / CONFIDENCE).write_text(judgement_text(learned.judgement), encoding="utf-8")
    assert read_judgement(tmp_path) == (learned.judgement, [])


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("- of: asked", "- of: other", "of", "must be each of subject, asked, confidence once"),
        ("- of: asked", "- of: subject", "of", "must be each of subject, asked, confidence once"),
        ("  scale:", "  skale:", "skale", "is not a field; the fields are scale, offset"),
        ("  bias: ", "  bias: x", "bias", "must be a number"),
        ("  bias: ", "  bias: inf # ", "bias", "must be a number"),
    ],
)
def test_a_file_with_errors_is_refused_with_line_and_field(
    learned: Learned, tmp_path: Path, old: str, new: str, field: str, message: str
) -> None:
    before, _, after = judgement_text(learned.judgement).partition(old)
    line, text = before.count("\n") + 1, before + new + after
    (tmp_path / CONFIDENCE).write_text(text, encoding="utf-8")
    judgement, problems = read_judgement(tmp_path)
    assert judgement is None
    assert (problems[0].line, problems[0].field) == (line, field)
    assert message in str(problems[0])


def test_a_file_that_lacks_a_part_says_which(tmp_path: Path) -> None:
    (tmp_path / CONFIDENCE).write_text("- {of: confidence, scale: 1, offset: 0}", encoding="utf-8")
    judgement, problems = read_judgement(tmp_path)
    assert judgement is None
    assert [str(problem).split(": ")[-1] for problem in problems] == ["holds no subject", "holds no asked"]


def test_judgement_is_the_same_whatever_it_is_asked_first(corpus: Corpus, learned: Learned, taught: Desk) -> None:
    fork = taught.fork()
    fork.add([make_source("own", "Zebras were counted near the river.")])
    asked: list[Judgement] = [fork.judgement, taught.judgement, Desk(corpus.sources, learned=learned).judgement]
    assert set(map(id, asked)) == {id(learned.judgement)}


def test_a_file_of_before_a_signal_says_that_it_has_to_be_learned_again(learned: Learned, tmp_path: Path) -> None:
    lines = judgement_text(learned.judgement).splitlines()
    older = "\n".join(line for line in lines if not line.startswith("  position:"))
    (tmp_path / CONFIDENCE).write_text(older, encoding="utf-8")
    judgement, problems = read_judgement(tmp_path)
    assert judgement is None
    assert {(p.field, p.message) for p in problems} == {("position", "is missing; run `cuttings corpus learn` again")}
