"""Taking everything away, and deleting it, over the wire; and putting it back through every door."""

import io
import zipfile

import pytest

from bot.client.servers import exporting
from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.archive import read_archive
from corpus.article import Article
from corpus.intake import take_in
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.bot.client.conftest import QuickClient, forged_click
from tests.corpus.test_export import state

MAINTAINER = Actor("maintainer", "command line")


@pytest.fixture
def filled(loopback, verbatim, add):
    server_id = loopback.server.id
    ferry = add(server_id, "Ferry sinks", "The ferry sank at dawn.\n\nNobody was hurt.")
    verbatim.shelf.revise(server_id, ferry.id, Article("Ferry sinks", "The ferry sank at noon."), MAINTAINER)
    add(server_id, "Port shut", "The port was shut after the storm.")
    gone = add(server_id, "Rain", "Rain fell on the hills all day long.")
    verbatim.shelf.remove(server_id, gone.id, MAINTAINER)
    return server_id


def files_of(message):
    return [each.file for each in message.attachments]


def add_back(verbatim, server_id, file):
    incoming = read_archive(io.BytesIO(file.data), file.name)
    return take_in(verbatim.shelf, server_id, incoming, MAINTAINER)


async def erase(mo, typed):
    asked = await mo.slash("server erase").response()
    assert asked.ephemeral
    form = await mo.clicks(asked, "Erase everything…").modal()
    return await mo.submits(form, {"Type the name of this server": typed}).response()


@pytest.mark.usefixtures("bot")
class TestExport:
    async def test_an_export_erased_and_added_back_is_the_same_shelf(self, loopback, verbatim, mo, filled):
        before = state(verbatim.shelf.store, filled)
        answer = await mo.slash("server export").response()
        assert answer.ephemeral
        assert "3 articles in 4 revisions" in answer.content
        (file,) = files_of(answer)
        assert "Erased." in (await erase(mo, "Home")).text
        assert state(verbatim.shelf.store, filled) == ([], [], {})
        intake = add_back(verbatim, filled, file)
        assert not intake.problems
        assert state(verbatim.shelf.store, filled) == before

    async def test_article_add_reads_it_back(self, loopback, verbatim, mo, filled):
        before = state(verbatim.shelf.store, filled)
        (file,) = files_of(await mo.slash("server export").response())
        await erase(mo, "Home")
        curator = loopback.user("cy", manage_messages=True)
        offered = await curator.slash("article add", file=file).response()
        assert "Ferry sinks" in offered.text
        assert verbatim.shelf.store.count(filled) == 0
        await curator.clicks(offered, offered.labels[0]).response()
        assert state(verbatim.shelf.store, filled) == before

    async def test_a_large_one_comes_in_several_files(self, loopback, verbatim, mo, add, monkeypatch):
        monkeypatch.setattr(exporting, "MAX_PART", 300_000)
        server_id = loopback.server.id
        for number in range(8):
            words = " ".join(f"{(number + 1) * 7919 * step % 1_000_003:x}" for step in range(9000))
            add(server_id, f"Report {number}", words, id=f"a{number}")
        before = state(verbatim.shelf.store, server_id)
        export = mo.slash("server export")
        first = await export.response()
        files = files_of(first)
        number = int(first.content.split("It comes in ")[1].split(" ")[0])
        for part in range(2, number + 1):
            message = await export.followup()
            assert message.ephemeral
            assert message.content == f"Part {part} of {number}."
            files += files_of(message)
        assert number > 2
        verbatim.shelf.store.erase(server_id)
        assert not [add_back(verbatim, server_id, file).problems for file in files if not file]
        for file in files:
            add_back(verbatim, server_id, file)
        assert state(verbatim.shelf.store, server_id) == before

    async def test_an_empty_server_has_its_settings(self, mo):
        (file,) = files_of(await mo.slash("server export").response())
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            assert archive.namelist() == ["settings.jsonl"]

    async def test_it_is_in_the_trail(self, loopback, verbatim, mo, filled):
        await mo.slash("server export").response()
        (event,) = verbatim.records.servers.trail(filled)
        assert (event.kind.value, event.actor.name) == ("exported", f"mo ({mo.id})")

    async def test_it_can_be_had_before_erasing(self, mo, filled):
        asked = await mo.slash("server erase").response()
        assert files_of(await mo.clicks(asked, "Export first").response())


@pytest.mark.usefixtures("bot")
class TestErase:
    async def test_it_says_what_there_is(self, mo, filled):
        asked = await mo.slash("server erase").response()
        assert "Erase everything of Home?" in asked.text
        assert "2 articles, 0 questions" in asked.text

    async def test_another_name_erases_nothing(self, verbatim, mo, filled):
        said = await erase(mo, "home")
        assert "Nothing was erased" in said.text
        assert verbatim.shelf.store.count(filled) == 2
        form = await mo.clicks(said, "Try again…").modal()
        assert (
            "Erased." in (await mo.submits(form, {"Type the name of this server": " Home "}).response()).text
        )
        assert verbatim.shelf.store.count(filled) == 0

    async def test_the_log_channel_hears_of_it_though_its_setting_is_erased(
        self, loopback, verbatim, mo, filled, settle, settings
    ):
        news = loopback.add_channel("news-log")
        settle(log_channel=news.id)
        await erase(mo, "Home")
        assert settings().log_channel is None
        await loopback.until(
            lambda: any("mo erased everything" in each.content for each in news.by_bot()), "the last news"
        )

    async def test_other_servers_keep_everything(self, loopback, verbatim, mo, filled, add):
        other = loopback.add_server("Other")
        add(other.id, "Elsewhere", "It happened elsewhere.")
        await erase(mo, "Home")
        assert verbatim.shelf.store.count(other.id) == 1

    async def test_a_stranger_and_a_demoted_moderator_are_refused(self, loopback, verbatim, mo, filled):
        asked = await mo.slash("server erase").response()
        form = await mo.clicks(asked, "Erase everything…").modal()
        other = loopback.user("other", manage_guild=True)
        for button in ("Erase everything…", "Export first"):
            assert "Only the person" in (await forged_click(other, asked, button).response()).content
        loopback.server.members[mo.id].roles.clear()
        said = await mo.submits(form, {"Type the name of this server": "Home"}).response()
        assert "may have changed" in said.content
        for button in ("Erase everything…", "Export first"):
            assert "may have changed" in (await mo.clicks(asked, button).response()).content
        assert verbatim.shelf.store.count(filled) == 2


async def test_an_erased_server_answers_nothing_at_once_in_another_process_too(loopback, mo, tmp_path):
    """Two programs on one database: each with a store and indexes of its own."""
    server_id = loopback.server.id
    with SQLiteStore(tmp_path / "a.db") as one, SQLiteStore(tmp_path / "a.db") as two:
        programs = [
            Verbatim(Shelf(each), Retriever(each, threshold=0.2), each.records) for each in (one, two)
        ]
        for number in range(30):
            text = f"The ferry to island {number} sank at dawn with {number} goats on board, said the mayor."
            programs[0].shelf.add(server_id, Article(f"Ferry {number}", text, id=f"a{number}"), MAINTAINER)
        question = "How many goats were on board of the ferry to island 7?"
        for each in programs:
            assert each.ask(server_id, question).best
        async with loopback.online(QuickClient(programs[0], connector=loopback.connector())):
            await erase(mo, "Home")
        for each in programs:
            answer = each.ask(server_id, question)
            assert not answer.best
            assert not answer.closest
        programs[1].shelf.add(server_id, Article("Rain", "Rain fell on seven hills.", id="a7"), MAINTAINER)
        for each in programs:
            assert not each.ask(server_id, question).best
            assert {headline.title for headline in each.ask(server_id, "Where did rain fall?").closest} <= {
                "Rain"
            }
