"""Articles edited, over the wire."""

import pytest

from bot.client.curating import panels
from corpus.article import Article
from tests.bot.client.articles.conftest import SHIP, TRAIN
from tests.bot.client.conftest import MAINTAINER
from tests.discord.messages import File

BOX = "Title and text"

pytestmark = pytest.mark.usefixtures("bot", "ship")


@pytest.fixture
def edit(mo):
    """Send the form of `/article edit` with some boxes changed."""

    async def edit(fields, article="ship"):
        form = await mo.slash("article edit", article=article).modal()
        return await mo.submits(form, fields).response()

    return edit


async def test_the_form_is_filled_in_with_what_the_article_says(mo):
    form = await mo.slash("article edit", article="ship").modal()
    values = {each["label"]: each["component"].get("value") for each in form.components}
    assert values == {BOX: SHIP, "Outlet": "Herald", "Authors": None, "Published": None, "Address": None}


async def test_a_field_is_changed_at_once(edit, on_shelf, last, mo, enabled):
    said = await edit({"Outlet": "The Herald"})
    assert "as revision 2" in said.text
    assert "Outlet: Herald → The Herald" in said.text
    assert enabled(said) == []
    assert on_shelf()[0].outlet == "The Herald"
    assert last().actor.name == f"mo ({mo.id})"


async def test_a_text_is_changed_after_its_difference_was_seen(mo, edit, on_shelf):
    said = await edit({BOX: SHIP.replace("forty", "fifty")})
    assert "➖ It carried forty crates of oranges.\n➕ It carried fifty" in said.text
    assert on_shelf()[0].revision == 1
    form = await mo.clicks(said, "Edit again").modal()
    await mo.submits(form, {"Outlet": "The Herald"}).response()
    await mo.clicks(said, "Save").response()
    [article] = on_shelf()
    assert ("fifty" in article.text, article.outlet) == (True, "The Herald")


async def test_nothing_changed_is_said(edit, on_shelf):
    assert "Nothing was changed." in (await edit({})).text
    assert on_shelf()[0].revision == 1


async def test_nothing_is_changed_without_a_press(loopback, mo, edit, on_shelf, enabled, monkeypatch):
    said = await edit({BOX: TRAIN})
    await mo.clicks(said, "Cancel").response()
    assert "Nothing was changed." in said.text
    monkeypatch.setitem(panels.Panel.__init__.__kwdefaults__, "timeout", 0.1)
    late = await edit({BOX: TRAIN})
    await loopback.until(lambda: not enabled(late), "the end of patience")
    assert "nobody pressed" in late.text
    assert on_shelf()[0].revision == 1


async def test_what_cannot_be_is_refused_and_stays_typed(mo, edit, on_shelf):
    said = await edit({"Published": "soon", "Outlet": "The Herald"})
    assert "“soon” is not a date" in said.text
    form = await mo.clicks(said, "Edit again").modal()
    await mo.submits(form, {"Published": ""}).response()
    assert on_shelf()[0].outlet == "The Herald"


async def test_another_articles_text_is_refused(loopback, mo, add, edit, on_shelf):
    add(loopback.server.id, "The train leaves", TRAIN.partition("\n\n")[2])
    said = await edit({BOX: TRAIN})
    await mo.clicks(said, "Save").response()
    assert "Another article has the same text already" in said.text
    assert "Edit again" in said.labels


@pytest.fixture
def revised_meanwhile(loopback, verbatim, ship):
    def revised_meanwhile():
        theirs = Article(ship.title, "It carried apples.", "Herald")
        verbatim.shelf.revise(loopback.server.id, ship.id, theirs, MAINTAINER)

    return revised_meanwhile


async def test_somebody_elses_revision_is_not_overwritten(mo, on_shelf, revised_meanwhile):
    form = await mo.slash("article edit", article="ship").modal()
    revised_meanwhile()
    said = await mo.submits(form, {"Outlet": "The Herald"}).response()
    assert "Somebody else has revised **The ship arrives**" in said.text
    assert "➕ It carried apples." in said.text
    assert (on_shelf()[0].outlet, on_shelf()[0].text) == ("Herald", "It carried apples.")
    again = await mo.clicks(said, "Edit again").modal()
    await mo.submits(again, {}).response()
    assert "➖ It carried apples." in said.text
    await mo.clicks(said, "Save").response()
    assert on_shelf()[0].revision == 3


async def test_nor_is_it_between_the_difference_and_the_press(mo, edit, on_shelf, revised_meanwhile):
    said = await edit({BOX: SHIP.replace("forty", "fifty")})
    revised_meanwhile()
    await mo.clicks(said, "Save").response()
    assert "nothing was overwritten" in said.text
    assert on_shelf()[0].text == "It carried apples."


async def test_one_removed_meanwhile_is_said_to_be(loopback, mo, verbatim, ship):
    form = await mo.slash("article edit", article="ship").modal()
    verbatim.shelf.remove(loopback.server.id, ship.id, MAINTAINER)
    said = await mo.submits(form, {"Outlet": "The Herald"}).response()
    assert "taken off the shelf meanwhile" in said.text


async def test_the_demoted_are_refused(mo, edit, demoted, on_shelf):
    form = await mo.slash("article edit", article="ship").modal()
    said = await edit({BOX: TRAIN})
    demoted(mo)
    assert "may have changed" in (await mo.submits(form, {"Outlet": "X"}).response()).content
    assert "may have changed" in (await mo.clicks(said, "Save").response()).content
    assert on_shelf()[0].revision == 1


class TestFile:
    @pytest.fixture
    def revise(self, mo):
        async def revise(name, data):
            return await mo.slash("article edit", article="ship", file=File(name, data)).response()

        return revise

    async def test_a_file_gives_the_new_text_and_what_it_does_not_say_stays(self, mo, revise, on_shelf, last):
        said = await revise("new.txt", b"The ship\n\nIt sank.")
        assert "➕ It sank." in said.text
        await mo.clicks(said, "Save").response()
        [article] = on_shelf()
        assert (article.title, article.text, article.outlet) == ("The ship", "It sank.", "Herald")
        assert last().actor.door == "Discord file"

    @pytest.mark.parametrize(
        ("name", "data", "words"),
        [
            ("two.jsonl", b'{"text": "One."}\n{"text": "Two."}', "2 articles in the file"),
            ("bad.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "bad.txt: "),
            ("photo.png", b"", "I cannot read"),
        ],
    )
    async def test_what_is_not_one_article_is_refused(self, revise, on_shelf, name, data, words):
        assert words in (await revise(name, data)).text
        assert on_shelf()[0].revision == 1
