"""Articles added from files, archives and web pages, over the wire."""

import json

import pytest

from bot.client.articles.doors import MAX_FILES
from corpus.download import Page
from corpus.store import StoreUnavailable
from tests.bot.client.articles.conftest import SHIP, TRAIN
from tests.corpus.test_archive import packed
from tests.discord.messages import File

pytestmark = pytest.mark.usefixtures("bot")


class TestFile:
    async def test_of_many_articles_the_good_are_added_and_the_bad_named_by_line(self, mo, attach, on_shelf):
        lines = [json.dumps({"title": text.partition("\n")[0], "text": text}) for text in (SHIP, TRAIN)]
        said = await attach("news.jsonl", "\n".join([lines[0], "{ no JSON", lines[1], "[]"]).encode())
        assert "2 new · 0 already here · 2 problems" in said.text
        assert "news.jsonl, line 2: " in said.text
        assert "news.jsonl, line 4: " in said.text
        assert on_shelf() == []
        await mo.clicks(said, "Save all 2").response()
        assert len(on_shelf()) == 2

    async def test_an_archive_is_read_and_nothing_of_it_trusted(self, mo, attach, on_shelf):
        said = await attach("news.zip", packed(("a/ship.txt", SHIP), ("../up.txt", TRAIN), ("b.zip", b"")))
        assert "news.zip: ../up.txt: Its name leads out" in said.text
        assert "not opened" in said.text
        await mo.clicks(said, "Save").response()
        assert len(on_shelf()) == 1

    async def test_a_bomb_is_not_unpacked(self, attach, on_shelf):
        said = await attach("bomb.zip", packed(("bomb.txt", b"word " * 6_000_000)))
        assert "too large" in said.text

    async def test_many_with_some_known(self, mo, attach, ship, on_shelf):
        lines = "\n".join(json.dumps({"text": text}) for text in (SHIP.partition("\n\n")[2], TRAIN, TRAIN))
        said = await attach("news.jsonl", lines.encode())
        assert "1 new · 1 already here · 0 problems" in said.text
        assert "which is **The ship arrives** (same text)" in said.text
        await mo.clicks(said, "Save the article").response()
        assert len(on_shelf()) == 2

    async def test_if_the_store_fails_halfway_what_came_on_the_shelf_is_told(
        self, mo, attach, verbatim, on_shelf, monkeypatch
    ):
        lines = "\n".join(json.dumps({"text": f"Story {number} is told."}) for number in range(150))
        said = await attach("news.jsonl", lines.encode())
        put, left = verbatim.shelf.put, iter(range(120))

        def full(*arguments):
            if next(left, None) is None:
                raise StoreUnavailable("The disk is full.")
            return put(*arguments)

        monkeypatch.setattr(verbatim.shelf, "put", full)
        told = await mo.clicks(said, "Save all 150").followup()
        assert "is in trouble" in told.content
        assert "Added 100 articles" in said.text
        assert len(verbatim.shelf.store.listings(mo.loopback.server.id, limit=200)) == 100

    @pytest.mark.parametrize("name", ["photo.png", "archive.tar", "noname"])
    async def test_a_file_of_another_kind_is_not_even_fetched(self, attach, on_shelf, name):
        said = await attach(name, SHIP.encode())
        assert ".jsonl .zip" in said.text
        assert on_shelf() == []

    async def test_too_large_a_file_is_not_even_fetched(self, attach, on_shelf):
        assert "split" in (await attach("big.txt", b"x" * (MAX_FILES + 1))).text

    async def test_binary_data_under_a_texts_name_is_refused(self, attach, enabled):
        said = await attach("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe")
        assert "image.txt" in said.text
        assert enabled(said) == []

    async def test_file_and_address_together_are_too_much(self, mo):
        said = await mo.slash("article add", file=File("a.txt", b"x"), url="https://h.example/").response()
        assert "not both" in said.content

    async def test_a_store_that_fails_is_told_to_the_log_and_can_be_tried_again(
        self, mo, attach, verbatim, on_shelf, caplog, monkeypatch
    ):
        def full(*_, **__):
            raise StoreUnavailable("The disk under /var/lib/secret is full.")

        said = await attach("ship.txt", SHIP.encode())
        with monkeypatch.context() as broken:
            broken.setattr(verbatim.shelf, "put", full)
            told = (await mo.clicks(said, "Save").followup()).content
        assert "/var" not in told
        assert told.split("`")[1] in caplog.text
        await mo.clicks(said, "Save").response()
        assert len(on_shelf()) == 1


class TestPage:
    @pytest.fixture
    def page(self, web):
        text = SHIP.replace("\n\n", "</h1><p>", 1)
        html = f"<html><title>The ship arrives</title><body><article><h1>{text}</p></article></body></html>"
        address = "https://herald.example/ship"
        web.pages[address] = Page(address, "text/html", html.encode())
        return address

    async def test_a_page_becomes_an_article_with_its_address(self, mo, page, on_shelf, last):
        said = await mo.slash("article add", url=f" {page} ").response()
        assert "herald.example" in said.text
        await mo.clicks(said, "Save").response()
        [article] = on_shelf()
        assert article.url == page
        assert "It reached the harbour on Tuesday." in article.text
        assert last().actor.door == "Discord web"

    async def test_a_door_that_stays_shut_says_why(self, mo):
        said = await mo.slash("article add", url="https://herald.example/gone").response()
        assert said.content == "There is no page at this address."

    async def test_a_page_that_is_no_text_says_so(self, mo, web, on_shelf):
        address = "https://a.example/"
        web.pages[address] = Page(address, "image/png", b"\x89PNG\r\n\x1a\n\x00\x00\xff")
        said = await mo.slash("article add", url=address).response()
        assert "reference" not in said.content
        assert on_shelf() == []
