"""A backup made under load answers as the bot did; of an erased server nothing is left anywhere."""

import gc
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.retriever.index.indexed_article import IndexedArticle
from bot.service.upkeep.upkeep import upkeep_of
from bot.settings import Settings
from bot.verbatim import open_verbatim
from corpus.article import SHARED, Article
from corpus.export import export_server
from corpus.questions import Asked, Cited
from corpus.samples import starter_articles
from corpus.servers import EventKind
from corpus.store import Actor, ArticleNotFound

HERE, BUSY = 730_001, 730_002
ANNA = Actor("anna", "test")
NOW = datetime(2026, 11, 20, tzinfo=UTC)
SECRET = "Quixotic"
QUESTIONS = (
    "Who resigned in Vostara?",
    "By how many votes did the budget fail in Vostara?",
    "What did the port authority of Skarrow approve?",
    "How many years did the harbour plan take?",
    "Who won the election on the moon?",
)
HARBOUR = Article(
    "Harbour plan approved",
    "The port authority of Skarrow approved the harbour plan on Monday by seven votes to two.\n\n"
    "“It took us nine years,” said the chair, Ingrid Vale. Work on the new pier begins in April.",
    id="harbour",
)


@pytest.fixture
def settings(tmp_path):
    return Settings(corpus_url=f"sqlite:///{tmp_path}/bot/a.db")


@pytest.fixture
def verbatim(settings):
    with open_verbatim(settings) as verbatim:
        for article in starter_articles():
            verbatim.shelf.add(SHARED, article, ANNA)
        verbatim.shelf.add(HERE, HARBOUR, ANNA)
        yield verbatim


def answers(verbatim):
    return [verbatim.ask(HERE, question, NOW) for question in QUESTIONS]


@contextmanager
def load(verbatim):
    """Articles that come, change and go on a busy server, and questions asked and kept, without an end."""
    stop, done = threading.Event(), []

    def write():
        for number in count():
            if stop.is_set():
                return
            text = f"Barrel {number} rolled down the hill at {number**5 % 9973} past noon. {number**9}"
            added = verbatim.shelf.add(BUSY, Article(f"Barrel {number}", text, id=f"b{number}"), ANNA)
            if number % 3 == 0:
                with suppress(ArticleNotFound):  # what is restored meanwhile knows nothing of it
                    verbatim.shelf.remove(BUSY, added.article.id, ANNA)
            done.append(number)

    def ask():
        for number in count():
            if stop.is_set():
                return
            answer = verbatim.ask(BUSY, f"When did barrel {number} roll down the hill?")
            cited = (Cited(BUSY, answer.best.quote.article.id, 1, 0, 5),) if answer.best else ()
            asked = Asked(f"q{number}", BUSY, 5, answer.question, NOW, 6, number, "?", cited=cited)
            verbatim.records.questions.keep(BUSY, asked)

    threads = [threading.Thread(target=work) for work in (write, ask)]
    for thread in threads:
        thread.start()
    try:
        yield done
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_a_backup_made_under_load_and_restored_elsewhere_answers_the_same(verbatim, tmp_path):
    expected = answers(verbatim)
    with load(verbatim) as done:
        while len(done) < 20:
            threading.Event().wait(0.01)
        made = verbatim.records.keeping.back_up(tmp_path / "carried.db")
        after = len(done)
        assert answers(verbatim) == expected
    assert 20 <= made.articles <= after + 21
    with open_verbatim(Settings(corpus_url=f"sqlite:///{tmp_path}/elsewhere/b.db")) as elsewhere:
        assert elsewhere.ask(HERE, QUESTIONS[0], NOW).best is None  # and it knows that it knew nothing
        elsewhere.records.keeping.restore(made.path, tmp_path / "elsewhere" / "kept.db")
        assert answers(elsewhere) == expected
        assert elsewhere.records.questions.questions(BUSY)
    assert any(answer.best for answer in expected)
    assert not all(answer.best for answer in expected)


def test_a_bot_under_load_answers_from_what_is_restored_at_once(verbatim, tmp_path):
    keeping = verbatim.records.keeping
    expected = answers(verbatim)
    made = keeping.back_up(tmp_path / "before.db")
    # As many changes as there were, so that the versions fit: only its identity tells the restored store.
    verbatim.shelf.revise(HERE, "harbour", Article("Other", "Nobody approved anything in Skarrow."), ANNA)
    assert answers(verbatim) != expected
    with load(verbatim):
        keeping.restore(made.path, tmp_path / "kept.db")
        assert answers(verbatim) == expected


def test_a_restored_store_that_happens_to_fit_is_noticed(verbatim, tmp_path):
    """The version of a shelf goes on from where it was, past the one that is known."""
    keeping, store = verbatim.records.keeping, verbatim.shelf.store
    made = keeping.back_up(tmp_path / "before.db")
    for number in range(5):
        gone = Article(f"Gone {number}", f"Zebra {number} crossed the {number**7} road.", id=f"g{number}")
        verbatim.shelf.add(HERE, gone, ANNA)
    assert verbatim.ask(HERE, "What did zebra 3 cross?", NOW).best
    known = store.version(HERE)
    keeping.restore(made.path, tmp_path / "kept.db")
    verbatim.shelf.add(HERE, Article("New", "Walrus 9 swam the lake.", id="new"), ANNA)
    assert store.version(HERE) > known
    assert verbatim.ask(HERE, "What did zebra 3 cross?", NOW).best is None
    assert len(verbatim.retriever._indexes.index(HERE).register) == 2


def fill(verbatim):
    """Let a server have something of everything, with its secret in all of it, among what others have."""
    records, questions = verbatim.records, verbatim.records.questions
    for number in range(40):
        for server_id, word in ((HERE, SECRET), (BUSY, "Boisterous")):
            text = f"{word} zephyrs {'wander far ' * (number * 7 % 90)} {number**7}. {word} {number}."
            article = Article(f"{word} zephyr {number}", text, id=f"{word}{number}")
            verbatim.shelf.add(server_id, article, Actor(f"{word} actor", "test"))
            cited = (Cited(server_id, f"{word}{number}", 1, 0, 5),)
            question = f"{word}? " * (number % 9 + 1)
            asked = Asked(f"{word}{number}", server_id, 5, question, NOW, 6, number, word, cited=cited)
            questions.keep(server_id, asked)
    verbatim.shelf.remove(HERE, f"{SECRET}1", ANNA)
    records.servers.note(HERE, EventKind.EXPORTED, SECRET, ANNA)
    questions.expire(HERE, NOW - timedelta(days=1))


def files_with(folder, word):
    found = [file for file in folder.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]
    return [file.name for file in found]


def in_memory(word):
    held = [each for each in gc.get_objects() if isinstance(each, Article | IndexedArticle)]
    return [each for each in held if word in repr(each.article if isinstance(each, IndexedArticle) else each)]


def test_of_an_erased_server_nothing_is_left_in_any_file_memory_export_or_backup(
    verbatim, settings, tmp_path
):
    fill(verbatim)
    upkeep, keeping = upkeep_of(verbatim, settings), verbatim.records.keeping
    upkeep.look()
    closest = verbatim.ask(HERE, "Which quixotic zephyrs wander far?").closest
    assert any(headline.server_id == HERE for headline in closest)
    assert len(files_with(tmp_path, SECRET)) >= 2
    verbatim.shelf.store.erase(HERE)
    upkeep.look()
    keeping.back_up(tmp_path / "later.db")
    exported = tmp_path / "export"
    exported.mkdir()
    export_server(verbatim.shelf.store, verbatim.records, HERE, exported)
    assert files_with(tmp_path, SECRET) == []
    assert len(files_with(tmp_path, "Boisterous")) >= 3  # of the other everything stayed, everywhere
    gc.collect()
    assert in_memory(SECRET) == []
    closest = verbatim.ask(HERE, "Which quixotic zephyrs wander far?").closest
    assert not any(headline.server_id == HERE for headline in closest)


def test_nor_of_a_person_who_was_forgotten(verbatim, settings, tmp_path):
    fill(verbatim)
    upkeep = upkeep_of(verbatim, settings)
    words = "Who ate my marmalade? "
    for number in range(30):
        asked = Asked(f"m{number}", BUSY, 88, words * (number + 1), NOW, 6, number, words)
        verbatim.records.questions.keep(BUSY, asked)
    upkeep.look()
    verbatim.records.questions.forget_person(88)
    upkeep.look()
    assert files_with(tmp_path, "marmalade") == []
