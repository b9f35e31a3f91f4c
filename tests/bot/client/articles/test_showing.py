"""One article, over the wire."""

import pytest

from corpus.article import Article
from tests.bot.client.conftest import MAINTAINER

pytestmark = pytest.mark.usefixtures("bot")


@pytest.mark.usefixtures("twelve")
class TestCompletion:
    async def test_titles_are_offered_while_one_types_and_lead_to_the_article(self, mo):
        choices = await mo.autocomplete("article show", article="story 0").choices()
        assert len(choices) == 9
        chosen = next(choice for choice in choices if choice["name"].startswith("Story 07"))
        shown = await mo.slash("article show", article=chosen["value"]).response()
        assert shown.ephemeral
        assert "Story 07" in shown.text
        assert "Report 7 is about" in shown.text

    async def test_at_most_25_are_offered(self, loopback, mo, add):
        for number in range(13, 40):
            add(loopback.server.id, f"Story {number}", f"Only {number} of {number * 7} said {number * 91}.")
        assert len(await mo.autocomplete("article show", article="").choices()) == 25

    @pytest.mark.parametrize("command", ["show", "edit", "remove"])
    async def test_what_was_removed_is_not_offered_but_in_the_history(
        self, loopback, mo, verbatim, twelve, command
    ):
        verbatim.shelf.remove(loopback.server.id, twelve[4].id, MAINTAINER)
        assert await mo.autocomplete(f"article {command}", article="Story 05").choices() == []
        [found] = await mo.autocomplete("article history", article="Story 05").choices()
        assert found["value"] == twelve[4].id

    async def test_what_is_not_there_is_said(self, mo):
        said = await mo.slash("article show", article="@everyone *news*").response()
        assert r"No article of this server has “\@everyone \*news\*”" in said.content


class TestShow:
    async def test_it_tells_who_put_it_there_and_who_changed_it(self, loopback, mo, verbatim, ship):
        verbatim.shelf.revise(
            loopback.server.id, ship.id, Article("Ship", "It sank.", url="https://h.example/1"), MAINTAINER
        )
        shown = await mo.slash("article show", article="ship").response()
        assert "1 sentence · revision 2" in shown.text
        assert "by maintainer, test" in shown.text
        assert "Last revised" in shown.text
        assert shown.link("Open the article") == "https://h.example/1"

    async def test_a_long_text_is_read_in_pages(self, loopback, mo, add, enabled):
        text = "\n\n".join(
            f"Crate {number} held {number * 7} oranges, said the mate." for number in range(200)
        )
        add(loopback.server.id, "Crates", text)
        shown = await mo.slash("article show", article="crates").response()
        seen = shown.text
        while "Read on" in enabled(shown):
            await mo.clicks(shown, "Read on").response()
            seen += shown.text
        assert all(f"Crate {number} held" in seen for number in range(200))
        await mo.clicks(shown, "Back").response()
        assert "Crate 199" not in shown.text

    async def test_it_leads_to_its_history_and_to_its_removal(self, mo, ship, on_shelf):
        shown = await mo.slash("article show", article="ship").response()
        await mo.clicks(shown, "History").response()
        assert "History of **The ship arrives**" in shown.text
        shown = await mo.slash("article show", article="ship").response()
        await mo.clicks(shown, "Remove").response()
        assert shown.text.startswith("Remove **The ship arrives**?")
        await mo.clicks(shown, "Remove").response()
        assert on_shelf() == []

    async def test_two_quick_presses_of_remove_do_not_confirm_it(self, mo, ship, on_shelf):
        shown = await mo.slash("article show", article="ship").response()
        first, second = mo.clicks(shown, "Remove"), mo.clicks(shown, "Remove")
        await first.response()
        await second.acknowledged()
        assert shown.labels == ["Remove", "Keep"]
        assert len(on_shelf()) == 1
