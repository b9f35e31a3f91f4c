"""Articles added through the doors of Discord, over the wire, and over a preview."""

import pytest

from bot.client.curating import panels
from corpus.article import Article
from tests.bot.client.articles.conftest import SHIP, TRAIN
from tests.bot.client.conftest import MAINTAINER, forged_click
from tests.discord.messages import File

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def paste(mo):
    """Paste into the form of `/article add`: the preview."""

    async def paste(text=SHIP, **fields):
        form = await mo.slash("article add").modal()
        return await mo.submits(form, {"Text": text, **fields}).response()

    return paste


class TestPreview:
    async def test_a_pasted_text_is_shown_before_it_is_saved(self, paste, on_shelf, enabled):
        said = await paste(Published="2022-11-16", Address="https://h.example/1")
        assert said.ephemeral
        for part in ("**The ship arrives**", "16 November 2022", "2 sentences", "https", "> It carried"):
            assert part in said.text
        assert enabled(said) == ["Save", "Edit", "Cancel"]
        assert on_shelf() == []

    async def test_saved_it_answers(self, loopback, mo, paste, on_shelf, last, enabled):
        said = await paste(Published="2022-11-16", Address="https://h.example/1")
        await mo.clicks(said, "Save").response()
        assert "Added **The ship arrives**" in said.text
        assert enabled(said) == []
        [article] = on_shelf()
        assert (article.title, article.url) == ("The ship arrives", "https://h.example/1")
        assert (last().actor.name, last().actor.door) == (f"mo ({mo.id})", "Discord paste")
        mo.mentions_bot(loopback.channel, "harbour?")
        assert "It reached the harbour on Tuesday." in (await loopback.channel.next_message()).text

    async def test_cancelled_it_is_not_there(self, mo, paste, on_shelf, enabled):
        said = await paste()
        await mo.clicks(said, "Cancel").response()
        assert said.text == "Nothing was added."
        assert enabled(said) == []
        assert on_shelf() == []

    async def test_nobody_pressing_adds_nothing_and_says_so(
        self, loopback, paste, on_shelf, enabled, monkeypatch
    ):
        monkeypatch.setitem(panels.Panel.__init__.__kwdefaults__, "timeout", 0.1)
        said = await paste()
        await loopback.until(lambda: not enabled(said), "the end of patience")
        assert "Nothing was added" in said.text
        assert on_shelf() == []

    async def test_two_quick_presses_save_once(self, mo, paste, on_shelf):
        said = await paste()
        first, second = mo.clicks(said, "Save"), mo.clicks(said, "Save")
        await first.response()
        await second.acknowledged()
        assert len(on_shelf()) == 1
        assert not second.followups

    async def test_it_is_edited_in_a_form_filled_in_and_shown_again(self, mo, paste, on_shelf):
        said = await paste(Published="2022-11-16")
        form = await mo.clicks(said, "Edit").modal()
        values = {each["label"]: each["component"].get("value") for each in form.components}
        assert values["Title and text"] == SHIP
        assert values["Published"] == "2022-11-16"
        fields = {"Outlet": "The Herald", "Authors": "A. One, B. Two", "Title and text": f"New {SHIP}"}
        await mo.submits(form, fields).response()
        assert "**New The ship arrives**" in said.text
        assert "The Herald · by A. One and B. Two" in said.text
        assert on_shelf() == []
        await mo.clicks(said, "Save").response()
        [article] = on_shelf()
        assert (article.title, article.authors) == ("New The ship arrives", ("A. One", "B. Two"))

    async def test_what_was_typed_survives_a_refusal(self, mo, paste, on_shelf):
        said = await paste()
        form = await mo.clicks(said, "Edit").modal()
        await mo.submits(form, {"Outlet": "The Herald", "Published": "yesterday"}).response()
        assert "“yesterday” is not a date" in said.text
        again = await mo.clicks(said, "Edit again").modal()
        await mo.submits(again, {"Published": "2022-11-16"}).response()
        await mo.clicks(said, "Save").response()
        assert on_shelf()[0].outlet == "The Herald"

    async def test_a_long_text_leaves_the_form_to_the_fields(self, mo, attach, on_shelf):
        text = SHIP + "".join(f"\n\nCrate {number} held {number * 7} oranges." for number in range(150))
        said = await attach("ship.txt", text.encode())
        form = await mo.clicks(said, "Edit").modal()
        assert form.components[0]["label"] == "Title"
        await mo.submits(form, {"Title": "Oranges"}).response()
        await mo.clicks(said, "Save").response()
        assert (on_shelf()[0].title, on_shelf()[0].text) == ("Oranges", text.partition("\n\n")[2])

    async def test_strangers_and_the_demoted_are_refused(self, mo, other, paste, on_shelf, demoted):
        said = await paste()
        assert "Only the person" in (await forged_click(other, said, "Save").response()).content
        demoted(mo)
        assert "may have changed" in (await mo.clicks(said, "Save").response()).content
        assert on_shelf() == []

    async def test_it_speaks_the_curators_language(self, mo, paste):
        mo.locale = "de"
        assert "16. November 2022" in (await paste(Erschienen="2022-11-16")).text


class TestForm:
    async def test_a_text_longer_than_a_box_goes_on_in_the_next(self, mo, paste, on_shelf):
        text = SHIP + "".join(f"\n\nCrate {number} held {number * 7} oranges." for number in range(150))
        said = await paste(text[:4000], **{"Text, continued": text[4000:]})
        await mo.clicks(said, "Save").response()
        assert on_shelf()[0].text == text.partition("\n\n")[2]

    async def test_a_box_filled_to_the_brim_is_pointed_out(self, paste):
        assert "cut off the end" in (await paste((SHIP + " More." * 1000)[:4000])).text

    @pytest.mark.parametrize(
        ("field", "slip"), [("Published", "yesterday"), ("Address", "javascript:alert(1)")]
    )
    async def test_after_a_slip_the_form_opens_again_as_it_was(self, mo, paste, on_shelf, field, slip):
        said = await paste(**{field: slip})
        assert "Not read" in said.text
        form = await mo.clicks(said, "Edit again").modal()
        again = await mo.submits(form, {field: ""}).response()
        await mo.clicks(again, "Save").response()
        assert on_shelf()[0].title == "The ship arrives"

    async def test_a_slip_is_mended_before_files_are_read(self, mo, paste, on_shelf):
        said = await paste(Published="yesterday", Files=[File("train.txt", TRAIN.encode())])
        assert "train.txt: Please attach it again" in said.text
        form = await mo.clicks(said, "Edit again").modal()
        again = await mo.submits(
            form, {"Published": "", "Files": [File("train.txt", TRAIN.encode())]}
        ).response()
        await mo.clicks(again, "Save all 2").response()
        assert len(on_shelf()) == 2

    async def test_an_empty_form_says_so(self, paste):
        assert "There is no article in it." in (await paste("")).text

    async def test_a_curator_demoted_while_writing_is_refused(self, mo, on_shelf, demoted):
        form = await mo.slash("article add").modal()
        demoted(mo)
        assert "may have changed" in (await mo.submits(form, {"Text": SHIP}).response()).content
        assert on_shelf() == []

    async def test_someone_allowed_by_an_admins_setting_alone_is_not(self, loopback, on_shelf):
        cy = loopback.user("cy")
        form = await cy.slash("article add", allowed_by_admin=True).modal()
        said = await cy.submits(form, {"Text": SHIP}).response()
        await cy.clicks(said, "Save").response()
        assert len(on_shelf()) == 1

    async def test_several_files_are_attached_in_the_form(self, mo, on_shelf, last):
        form = await mo.slash("article add").modal()
        files = [File("ship.txt", SHIP.encode()), File("train.md", TRAIN.encode()), File("x.png", b"\x89PNG")]
        said = await mo.submits(form, {"Files": files}).response()
        assert "**2 new · 0 already here · 1 problem**" in said.text
        assert "x.png: I cannot read" in said.text
        await mo.clicks(said, "Save all 2").response()
        assert "Added 2 articles" in said.text
        assert {each.title for each in on_shelf()} == {"The ship arrives", "The train leaves"}
        assert last().actor.door == "Discord file"


class TestDuplicate:
    async def test_the_same_again_is_only_said(self, mo, paste, ship, on_shelf, enabled):
        said = await paste()
        assert enabled(said) == []
        assert "Already here" in said.text
        assert "It says exactly this." in said.text
        assert on_shelf() == [ship]

    async def test_the_difference_is_shown_and_it_may_be_left(self, mo, paste, ship, on_shelf):
        said = await paste(SHIP.replace("arrives", "lands"), Published="2022-11-16")
        assert "On the shelf: **The ship arrives** (same text)" in said.text
        assert "Title: The ship arrives → The ship lands" in said.text
        assert "Published: – → 16 November 2022" in said.text
        await mo.clicks(said, "Leave it").response()
        assert on_shelf() == [ship]

    async def test_or_saved_as_a_revision(self, loopback, mo, add, paste, on_shelf):
        there = add(loopback.server.id, "Ship", "It was empty. It sank.", url="https://h.example/1")
        said = await paste(Address="https://h.example/1")
        assert "same address" in said.text
        assert "➖ It sank." in said.text
        assert "➕ It carried forty crates of oranges." in said.text
        await mo.clicks(said, "Save as a revision").response()
        assert "as revision 2" in said.text
        [article] = on_shelf()
        assert (article.id, article.revision) == (there.id, 2)
        assert article.text.startswith("It carried")

    async def test_one_that_came_while_the_preview_stood_is_not_doubled(
        self, loopback, mo, add, paste, on_shelf
    ):
        said = await paste()
        add(loopback.server.id, "By another", SHIP.partition("\n\n")[2])
        await mo.clicks(said, "Save").response()
        assert "On the shelf: **By another**" in said.text
        assert len(on_shelf()) == 1

    async def test_a_revision_made_meanwhile_is_not_overwritten(
        self, loopback, mo, add, paste, verbatim, on_shelf
    ):
        there = add(loopback.server.id, "Ship", "It was empty. It sank.", url="https://h.example/1")
        said = await paste(Address="https://h.example/1")
        theirs = Article("Ship", "It was raised.", url="https://h.example/1")
        verbatim.shelf.revise(loopback.server.id, there.id, theirs, MAINTAINER)
        await mo.clicks(said, "Save as a revision").response()
        assert "Somebody else has revised" in said.text
        assert on_shelf()[0].text == "It was raised."
