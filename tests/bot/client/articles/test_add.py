"""Articles added through the three doors of Discord, over the wire."""

import json

import pytest

from bot.client.articles.doors import MAX_FILE
from corpus.download import Page
from corpus.store import StoreUnavailable
from tests.bot.client.conftest import forged_click
from tests.discord.messages import File

pytestmark = pytest.mark.usefixtures("bot")

SHIP = "The ship arrives\n\nIt carried forty crates of oranges. It reached the harbour on Tuesday."
TRAIN = "The train leaves\n\nNobody was on it when it left the station on Friday, a guard said."


@pytest.fixture
def mo(loopback):
    return loopback.user("mo", manage_messages=True)


@pytest.fixture
def on_shelf(loopback, verbatim):
    """The articles of the server, last added first."""

    def on_shelf():
        store = verbatim.shelf.store
        return [store.get(loopback.server.id, listing.id) for listing in store.listings(loopback.server.id)]

    return on_shelf


@pytest.fixture
def last_actor(loopback, verbatim):
    return lambda: verbatim.shelf.store.history(loopback.server.id, limit=1)[0].actor


class TestPaste:
    async def test_a_pasted_text_becomes_an_article_that_answers(self, loopback, mo, on_shelf, last_actor):
        form = await mo.slash("article add").modal()
        fields = {
            "Text": SHIP,
            "Outlet": "The Herald",
            "Published": "2022-11-16",
            "Address": "https://h.example/1",
        }
        said = await mo.submits(form, fields).response()
        assert said.ephemeral
        assert "**The ship arrives**" in said.content
        [article] = on_shelf()
        assert (article.title, article.outlet, article.url) == (
            "The ship arrives",
            "The Herald",
            "https://h.example/1",
        )
        assert (last_actor().name, last_actor().door) == (f"mo ({mo.id})", "Discord paste")
        mo.mentions_bot(loopback.channel, "harbour?")
        assert "> It reached the harbour on Tuesday." in (await loopback.channel.next_message()).text

    async def test_a_text_longer_than_a_field_goes_on_in_the_next(self, mo, on_shelf):
        text = SHIP + "".join(f"\n\nCrate {number} held {number * 7} oranges." for number in range(150))
        form = await mo.slash("article add").modal()
        await mo.submits(form, {"Text": text[:4000], "Text, continued": text[4000:]}).response()
        assert on_shelf()[0].text == text.partition("\n\n")[2]

    async def test_a_field_filled_to_the_brim_is_pointed_out(self, mo):
        form = await mo.slash("article add").modal()
        said = await mo.submits(form, {"Text": (SHIP + " More." * 1000)[:4000]}).response()
        assert "cut off the end" in said.content

    async def test_a_duplicate_is_said_with_the_title_of_what_is_there(self, mo, on_shelf):
        for _ in range(2):
            form = await mo.slash("article add").modal()
            said = await mo.submits(form, {"Text": SHIP}).response()
        assert "Already here" in said.content
        assert "**The ship arrives**" in said.content
        assert len(on_shelf()) == 1

    async def test_a_text_of_a_duplicate_under_another_title_names_both(self, mo):
        for text in (SHIP, SHIP.replace("The ship arrives", "Oranges at last")):
            form = await mo.slash("article add").modal()
            said = await mo.submits(form, {"Text": text}).response()
        assert "**Oranges at last**" in said.content
        assert "**The ship arrives**" in said.content

    @pytest.mark.parametrize(
        ("field", "slip"), [("Published", "yesterday"), ("Address", "javascript:alert(1)")]
    )
    async def test_after_a_slip_the_form_opens_again_as_it_was(self, mo, on_shelf, field, slip):
        form = await mo.slash("article add").modal()
        said = await mo.submits(form, {"Text": SHIP, "Outlet": "The Herald", field: slip}).response()
        assert "Not added" in said.content
        assert on_shelf() == []
        again = await mo.clicks(said, "Correct it").modal()
        await mo.submits(again, {field: ""}).response()
        assert (on_shelf()[0].title, on_shelf()[0].outlet) == ("The ship arrives", "The Herald")

    async def test_what_the_shelf_refuses_is_told_as_the_forms(self, mo):
        form = await mo.slash("article add").modal()
        said = await mo.submits(form, {"Text": "Words without a title.", "Address": "mailto:a@b"}).response()
        assert said.content.startswith("Not added: The form: “mailto:a@b”")

    async def test_a_stranger_gets_no_form(self, loopback, mo):
        form = await mo.slash("article add").modal()
        said = await mo.submits(form, {"Text": SHIP, "Published": "yesterday"}).response()
        other = loopback.user("other", manage_messages=True)
        assert "Only the person" in (await forged_click(other, said, "Correct it").response()).content

    async def test_a_moderator_demoted_while_writing_is_refused(self, loopback, mo, on_shelf):
        form = await mo.slash("article add").modal()
        loopback.server.members[mo.id].roles.clear()
        said = await mo.submits(form, {"Text": SHIP}).response()
        assert "may have changed" in said.content
        assert on_shelf() == []

    async def test_someone_allowed_by_an_admins_setting_alone_is_not(self, loopback, on_shelf):
        cy = loopback.user("cy")
        form = await cy.slash("article add", allowed_by_admin=True).modal()
        await cy.submits(form, {"Text": SHIP}).response()
        assert len(on_shelf()) == 1


class TestFile:
    async def test_an_attached_file_becomes_an_article(self, mo, on_shelf, last_actor):
        said = await mo.slash("article add", file=File("ship.txt", SHIP.encode())).response()
        assert said.ephemeral
        assert "**The ship arrives**" in said.content
        assert on_shelf()[0].title == "The ship arrives"
        assert last_actor().door == "Discord file"

    async def test_of_many_articles_the_good_are_added_and_the_bad_named_by_line(self, mo, on_shelf):
        lines = [json.dumps({"title": text.partition("\n")[0], "text": text}) for text in (SHIP, TRAIN)]
        data = "\n".join([lines[0], "{ this is not JSON", lines[1], "[]"]).encode()
        said = (await mo.slash("article add", file=File("news.jsonl", data)).response()).content
        assert "The ship arrives" in said
        assert "The train leaves" in said
        assert "news.jsonl, line 2: " in said
        assert "news.jsonl, line 4: " in said
        assert len(on_shelf()) == 2

    @pytest.mark.parametrize("name", ["photo.png", "archive.zip", "noname"])
    async def test_a_file_of_another_kind_is_not_even_fetched(self, mo, on_shelf, name):
        said = await mo.slash("article add", file=File(name, SHIP.encode())).response()
        assert ".jsonl" in said.content
        assert on_shelf() == []

    async def test_too_large_a_file_is_not_even_fetched(self, mo, on_shelf):
        said = await mo.slash("article add", file=File("big.txt", b"x" * (MAX_FILE + 1))).response()
        assert "split" in said.content
        assert on_shelf() == []

    async def test_binary_data_under_a_texts_name_is_refused(self, mo, on_shelf):
        said = await mo.slash(
            "article add", file=File("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe")
        ).response()
        assert "image.txt" in said.content
        assert on_shelf() == []

    async def test_file_and_address_together_are_too_much(self, mo, on_shelf):
        said = await mo.slash("article add", file=File("a.txt", b"x"), url="https://h.example/").response()
        assert "not both" in said.content

    async def test_a_store_that_fails_is_told_to_the_log_and_not_to_the_moderator(self, mo, verbatim, caplog):
        def full(*_):
            raise StoreUnavailable("The disk under /var/lib/secret is full.")

        verbatim.shelf.put = full
        said = (await mo.slash("article add", file=File("ship.txt", SHIP.encode())).response()).content
        assert "/var" not in said
        assert said.split("`")[1] in caplog.text
        assert "/var/lib/secret" in caplog.text


class TestPage:
    @pytest.fixture
    def page(self, web):
        text = SHIP.replace("\n\n", "</h1><p>", 1)
        html = f"<html><title>The ship arrives</title><body><article><h1>{text}</p></article></body></html>"
        web.pages["https://herald.example/ship"] = Page(
            "https://herald.example/ship", "text/html", html.encode()
        )
        return "https://herald.example/ship"

    async def test_a_page_becomes_an_article_with_its_address(self, mo, page, on_shelf, last_actor):
        said = await mo.slash("article add", url=f" {page} ").response()
        assert said.ephemeral
        assert "**The ship arrives**" in said.content
        [article] = on_shelf()
        assert article.url == page
        assert "It reached the harbour on Tuesday." in article.text
        assert last_actor().door == "Discord web"

    async def test_a_door_that_stays_shut_says_why(self, mo, on_shelf):
        said = await mo.slash("article add", url="https://herald.example/gone").response()
        assert said.content == "There is no page at this address."

    async def test_a_page_that_is_no_text_says_so(self, mo, web, on_shelf):
        web.pages["https://a.example/"] = Page(
            "https://a.example/", "image/png", b"\x89PNG\r\n\x1a\n\x00\x00\xff"
        )
        said = await mo.slash("article add", url="https://a.example/").response()
        assert "reference" not in said.content
        assert on_shelf() == []
