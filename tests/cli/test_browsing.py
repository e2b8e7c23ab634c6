"""Looking round a corpus in a terminal, as a process."""

from bot.corpus.folder import shipped_corpus
from tests.conftest import Cli

SHIPPED = ("--corpus", str(shipped_corpus()))


def test_timeline_glossary_and_topics_are_printed(cli: Cli) -> None:
    done = cli("corpus", "timeline", "--name", "Zhu Hailun", *SHIPPED)
    assert (done.returncode, done.stderr) == (0, "")
    assert "New Secret 5656" in done.stdout
    assert "2019-11-24  Published: Xinjiang's Architect of Mass Detention: Zhu Hailun" in done.stdout
    assert "× china-cables-ijop-bulletins" in cli("corpus", "glossary", "ijop", *SHIPPED).stdout
    assert "xinjiang-police-files" in cli("corpus", "topics", *SHIPPED).stdout


def test_each_name_of_a_term_is_shown_once(cli: Cli) -> None:
    shown = cli("corpus", "glossary", "tiger chair", *SHIPPED).stdout
    assert shown.startswith("Tiger chair (tiger chairs, laohu deng, 老虎凳)\n")


def test_a_source_is_found_by_a_word_of_its_title_outlet_or_authors(cli: Cli) -> None:
    shown = cli("source", "show", "Sauytbay", *SHIPPED)
    assert (shown.returncode, shown.stdout) == (
        0,
        cli("source", "show", "testimony-sauytbay-haaretz", *SHIPPED).stdout,
    )
    several = cli("source", "show", "BBC", *SHIPPED)
    assert (several.returncode, "bbc-tainted-cotton" in several.stderr) == (2, True)
    assert "There is no source" not in several.stderr
    misspelt = cli("source", "show", "Sautybay", *SHIPPED)
    assert (misspelt.returncode, "testimony-sauytbay-haaretz" in misspelt.stderr) == (2, True)


def test_what_is_not_there_is_said_with_status_2(cli: Cli) -> None:
    unknown = cli("corpus", "glossary", "Uigurr", *SHIPPED)
    assert (unknown.returncode, "Did you mean Uyghurs" in unknown.stderr) == (2, True)
    for far in ("reading", "hands", "the"):
        nothing = cli("corpus", "glossary", far, *SHIPPED)
        assert nothing.stderr == f"There is no term {far!r} in this glossary, and none like it.\n"
    assert cli("corpus", "timeline", "--after", "soon").returncode == 2
    assert cli("corpus", "timeline", "--name", "Nobody", *SHIPPED).returncode == 2
    assert cli("corpus", "list", "--kind", "rumour").returncode == 2
    for command in ("list", "timeline"):
        assert "'bananas' is none of" in cli("corpus", command, "--collection", "bananas", *SHIPPED).stderr
