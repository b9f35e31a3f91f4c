"""The check of every quote before it leaves: what is not a span of a stored revision is not said."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import verbatim
from bot.retriever.answer import Answer, Finding
from bot.retriever.explanation import Explanation
from bot.retriever.follow_up import FollowUp
from bot.retriever.retriever import Retriever
from bot.retriever.sources import Claim, Sources
from bot.settings import Settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.article import SHARED, Article, Quote
from corpus.records import Records
from corpus.shelf import Shelf
from corpus.store import Actor, StoreError, StoreUnavailable
from tests.corpus.fakes import MemoryStore

CHECKOUT = Path(__file__).resolve().parent.parent.parent
ANN = Actor("ann", "a test")
HERE = 1
NO_RECORDS = Records(
    **dict.fromkeys(("questions", "servers", "feeds", "leases", "departures", "figures", "keeping"))
)
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass
class Scripted:
    """A retriever that gives these answers, one after the other, and the last one for good."""

    answers: list[Answer]
    asked: int = 0

    def answer(self, server_id: int, question: str, now: datetime, follows: FollowUp | None = None) -> Answer:
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


@dataclass
class Repeating:
    """A retriever that explains everything in the same way."""

    explanation: Explanation

    def explain(self, server_id: int, question: str, now: datetime, best: int) -> Explanation:
        return self.explanation


@dataclass
class Sourcing:
    """A retriever that finds the same for every message."""

    found: Sources

    def sources(self, server_id: int, text: str, now: datetime) -> Sources:
        return self.found


@pytest.fixture
def shelf():
    return Shelf(MemoryStore())


def stored(shelf, title="Ship sails", server_id=HERE):
    article = Article(title, f"{title} on Tuesday. Nobody waved from the pier of this small town.")
    return shelf.add(server_id, article, ANN).article


def finding(article, start=0, end=10, server_id=HERE):
    return Finding(Quote(server_id, article, start, end), 0.9)


def answered(best, *others):
    return Answer("What?", best.confidence, best, others)


def ask(shelf, *answers):
    retriever = Scripted(list(answers))
    return Verbatim(shelf, retriever, NO_RECORDS).ask(HERE, "What?", NOW), retriever.asked


def test_an_exact_quote_leaves_as_it_was_found(shelf):
    found = answered(finding(stored(shelf)), finding(stored(shelf, "Storm nears", SHARED), server_id=SHARED))
    assert ask(shelf, found) == (found, 1)


def test_a_quote_that_is_not_what_is_stored_never_leaves(shelf, monkeypatch):
    said = []
    monkeypatch.setattr(verbatim.log, "error", lambda words, *values: said.append(words % values))
    article = stored(shelf)
    forged = finding(replace(article, text="Sank today" + article.text[10:]))
    answer, asked = ask(shelf, answered(forged, finding(article, 20, 30)))
    assert (answer.best, answer.others, asked) == (None, (), 2)
    assert ["is not what is stored" in each for each in said] == [True] * len(said) != []


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9000, 9010)])
def test_nothing_is_no_quote(shelf, start, end):
    assert ask(shelf, answered(finding(stored(shelf), start, end)))[0].best is None


def test_an_article_removed_meanwhile_is_not_quoted(shelf):
    article = stored(shelf)
    shelf.remove(HERE, article.id, ANN)
    assert ask(shelf, answered(finding(article)))[0].best is None


def test_an_article_of_another_shelf_is_not_taken_for_this_ones(shelf):
    article = stored(shelf, server_id=2)
    assert ask(shelf, answered(finding(article)))[0].best is None


def test_a_question_gets_a_second_chance_if_its_article_has_changed(shelf):
    gone, new = stored(shelf), stored(shelf, "Storm nears")
    shelf.remove(HERE, gone.id, ANN)
    second = answered(finding(new))
    assert ask(shelf, answered(finding(gone)), second) == (second, 2)


def test_of_the_other_quotes_only_false_ones_are_held_back(shelf):
    article, gone = stored(shelf), stored(shelf, "Storm nears")
    shelf.remove(HERE, gone.id, ANN)
    good = finding(article, 20, 30)
    assert ask(shelf, answered(finding(article), finding(gone), good))[0].others == (good,)


def test_what_is_explained_is_quoted_as_it_is_stored(shelf):
    stored(shelf)
    verbatim = Verbatim(shelf, Retriever(shelf.store), NO_RECORDS)
    first, *_ = verbatim.explain(HERE, "When did the ship sail?", NOW).quotes
    assert first.quote.text == "Ship sails on Tuesday."


def test_what_is_gone_is_not_explained(shelf):
    article = stored(shelf)
    explanation = Verbatim(shelf, Retriever(shelf.store), NO_RECORDS).explain(
        HERE, "When did the ship sail?", NOW
    )
    shelf.remove(HERE, article.id, ANN)
    assert explanation.quotes
    assert Verbatim(shelf, Repeating(explanation), NO_RECORDS).explain(HERE, "When?", NOW).quotes == ()


def test_silence_stays_silence(shelf):
    silence = Answer("What?", 0.1)
    assert ask(shelf, silence) == (silence, 1)


def test_what_the_settings_say_is_opened_and_closed(tmp_path):
    with open_verbatim(Settings(corpus_url=f"sqlite:///{tmp_path}/new/a.db")) as verbatim:
        article = stored(verbatim.shelf, server_id=SHARED)
        assert verbatim.ask(HERE, "When did the ship sail?").closest[0].article_id == article.id
    with pytest.raises(StoreUnavailable):
        verbatim.shelf.store.count(SHARED)


def test_what_the_command_line_adds_is_answered_at_the_next_question(tmp_path):
    url = f"sqlite:///{tmp_path}/a.db"
    (tmp_path / "mill.txt").write_text("Mill closes\n\nThe paper mill at Ostby closed on Friday.\n")
    with open_verbatim(Settings(corpus_url=url)) as running:
        assert running.ask(HERE, "When did the paper mill at Ostby close?").best is None
        subprocess.run(
            [sys.executable, "-m", "bot", "add", tmp_path / "mill.txt"],
            env=os.environ | {"CORPUS_URL": url},
            cwd=CHECKOUT,
            check=True,
            capture_output=True,
        )
        best = running.ask(HERE, "When did the paper mill at Ostby close?").best
    assert best.quote.text == "The paper mill at Ostby closed on Friday."


def test_a_store_that_cannot_be_opened_is_said():
    with pytest.raises(StoreError, match="postgres"):
        open_verbatim(Settings(corpus_url="postgres://user:secret@host/db"))


def test_what_a_question_follows_reaches_the_retriever(shelf):
    seen = []

    class Listening(Scripted):
        def answer(self, server_id, question, now, follows=None):
            seen.append(follows)
            return super().answer(server_id, question, now)

    follows = FollowUp("Who?", (HERE, "a"), 0, 1)
    Verbatim(shelf, Listening([Answer("why?", 0.1)]), NO_RECORDS).ask(HERE, "why?", NOW, follows)
    assert seen == [follows]


def test_sources_that_are_not_what_is_stored_are_left_out(shelf):
    article = stored(shelf)
    right = Finding(Quote(HERE, article, 0, 22), 0.9)
    forged = Finding(Quote(HERE, replace(article, text="Something else entirely."), 0, 22), 0.9)
    claims = (Claim("a", 0, 1, (forged, right)), Claim("b", 2, 3, (forged,)))
    found = Verbatim(shelf, Sourcing(Sources("a b", claims)), NO_RECORDS).sources(HERE, "a b", NOW)
    assert found.claims == (Claim("a", 0, 1, (right,)),)
