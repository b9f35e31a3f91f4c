"""The panels under `/article`: every button and menu of each, for the curator who ran the command alone."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from corpus.article import Article
from tests.bot.client.permissions.cast import PANEL
from tests.bot.client.permissions.playing import Open, Scenario, Scene
from tests.bot.client.permissions.scenarios.articles import (
    pasted,
    preview,
    revision,
    run,
    some_article,
    then,
)
from tests.bot.client.permissions.things import Press, Thing
from tests.bot.client.permissions.world import MAINTAINER
from tests.discord.messages import File, Message

Panel = Callable[[Scene], Awaitable[Message]]


async def duplicate(scene: Scene) -> Message:
    """Another text under an address that is on the shelf."""
    return await preview(scene, Address=some_article(scene).url)


async def many(scene: Scene) -> Message:
    """A file with two articles."""
    texts = [pasted(scene).partition("\n\n") for _ in range(2)]
    lines = [f'{{"title": "{title}", "text": "{text}"}}' for title, _, text in texts]
    return await run(scene, "article add", file=File("two.jsonl", "\n".join(lines).encode())).response()


async def refused(scene: Scene) -> Message:
    """A form with a date that is none."""
    return await preview(scene, Published="the day before")


async def changed(scene: Scene) -> Message:
    """A revision before it is saved."""
    return await revision(scene, some_article(scene))


async def overtaken(scene: Scene) -> Message:
    """A revision that somebody else was faster with."""
    article = some_article(scene)
    message = await revision(scene, article)
    theirs = replace(article, text=f"{article.text} Somebody else was here.")
    scene.world.verbatim.shelf.revise(scene.world.home.id, article.id, theirs, MAINTAINER)
    return await then(scene, message, "Save")


async def listed(scene: Scene) -> Message:
    """The second of three pages."""
    store, home = scene.world.verbatim.shelf.store, scene.world.home.id
    while store.count(home) <= 20:
        some_article(scene)
    return await run(scene, "article list", page=2).response()


async def removal(scene: Scene) -> Message:
    """The question whether to remove an article."""
    return await run(scene, "article remove", article=some_article(scene).id).response()


async def shown(scene: Scene) -> Message:
    """An article."""
    return await run(scene, "article show", article=some_article(scene).id).response()


async def shown_from_list(scene: Scene) -> Message:
    """An article opened from the list."""
    message = await listed(scene)
    first = message.component("Open an article")["options"][0]["value"]
    return await scene.person.selects(message, "Open an article", first).response()


async def long_shown(scene: Scene) -> Message:
    """An article of several pages."""
    sentences = (f"Sentence {number} of a long report says so." for number in range(150))
    number, home = scene.world.number(), scene.world.home.id
    article = Article(f"Long {number}", f"{number} begins. " + " ".join(sentences))
    there = scene.world.verbatim.shelf.add(home, article, MAINTAINER).article
    return await run(scene, "article show", article=there.id).response()


async def read_on(scene: Scene) -> Message:
    """Its second page."""
    return await then(scene, await long_shown(scene), "Read on")


async def history(scene: Scene) -> Message:
    """The history of the shelf, of more than one page."""
    for _ in range(4):
        some_article(scene)
    return await run(scene, "article history").response()


async def older(scene: Scene) -> Message:
    """Its second page."""
    return await then(scene, await history(scene), "Older")


async def history_of_one(scene: Scene) -> Message:
    """The history of an article with two revisions."""
    article = some_article(scene)
    longer = replace(article, text=f"{article.text} It was revised.")
    scene.world.verbatim.shelf.revise(scene.world.home.id, article.id, longer, MAINTAINER)
    return await run(scene, "article history", article=article.id).response()


async def compared(scene: Scene) -> Message:
    """What differs between the two."""
    return await scene.person.selects(await history_of_one(scene), _REVISIONS, "1", "2").response()


async def read_revision(scene: Scene) -> Message:
    """The older of the two."""
    return await scene.person.selects(await history_of_one(scene), _REVISIONS, "1").response()


async def undo(scene: Scene) -> Message:
    """What undoing would take back."""
    some_article(scene)
    return await run(scene, "article undo").response()


async def undone(scene: Scene) -> Message:
    """What undoing has taken back, and would next."""
    return await then(scene, await undo(scene), "Undo")


_REVISIONS: Final = "Choose a revision to read it, two to compare them"


def on(panel: Panel, label: str) -> Open:
    """A button of a panel; a menu, with the first thing it offers."""

    async def opened(scene: Scene) -> Thing:
        message = await panel(scene)
        options = message.component(label).get("options", ())
        return Press(message, label, tuple(each["value"] for each in options[:1]))

    return opened


SHOWN: Final[tuple[tuple[str, Panel, str, str], ...]] = (
    ("draft.preview_card: Save", preview, "Save", "Added"),
    ("draft.preview_card: Edit", preview, "Edit", "Edit the article"),
    ("draft.preview_card: Cancel", preview, "Cancel", "Nothing was added"),
    ("draft.duplicate_card: Leave it", duplicate, "Leave it", "Left as it is"),
    ("draft.duplicate_card: Save as a revision", duplicate, "Save as a revision", "Saved"),
    ("draft.duplicate_card: Edit", duplicate, "Edit", "Edit the article"),
    ("draft.many_card: save", many, "Save all 2", "Added 2 articles"),
    ("draft.many_card: Cancel", many, "Cancel", "Nothing was added"),
    ("draft.refused_card: Edit again", refused, "Edit again", "Add articles"),
    ("draft.refused_card: Cancel", refused, "Cancel", "Nothing was added"),
    ("draft.revision_card: Save", changed, "Save", "as revision 2"),
    ("draft.revision_card: Edit again", changed, "Edit again", "Edit the article"),
    ("draft.revision_card: Cancel", changed, "Cancel", "Nothing was changed"),
    ("outcome.overtaken_card: Edit again", overtaken, "Edit again", "Edit the article"),
    ("outcome.overtaken_card: Cancel", overtaken, "Cancel", "Nothing was changed"),
    ("outcome.removal_card: Remove", removal, "Remove", "Removed"),
    ("outcome.removal_card: Keep", removal, "Keep", "Kept"),
    ("listing._turning: First", listed, "First", "Page 1 of"),
    ("listing._turning: Previous", listed, "Previous", "Page 1 of"),
    ("listing._turning: Next", listed, "Next", "Page 3 of"),
    ("listing._turning: Last", listed, "Last", "Page 3 of"),
    ("listing._opening: Open an article", listed, "Open an article", "weather"),
    ("listing._sorting: Sort", listed, "Sort", "Page 1 of"),
    ("shown._turning: Read on", long_shown, "Read on", "of a long report"),
    ("shown._turning: Back", read_on, "Back", "begins."),
    ("shown._buttons: History", shown, "History", "History of"),
    ("shown._buttons: Edit", shown, "Edit", "Edit the article"),
    ("shown._buttons: Remove", shown, "Remove", "Remove"),
    ("shown._buttons: Back to the list", shown_from_list, "Back to the list", "Page 2 of"),
    ("shown._buttons: Back to the history", read_revision, "Back to the history", "History of"),
    ("changes.history_card: Older", history, "Older", "History of"),
    ("changes.history_card: Newer", older, "Newer", "History of"),
    ("changes._articles: See the history of one article", history, "See the history of one article", "History of"),
    ("changes._reading: hint", history_of_one, _REVISIONS, "weather"),
    ("changes.compared_card: Back to the history", compared, "Back to the history", "History of"),
    ("changes.undo_card: label", undo, "Undo", "Undone"),
    ("changes.undo_card: stop", undo, "Cancel", "Nothing was undone"),
    ("changes.undo_card: label", undone, "Undo this too", "Undone"),
    ("changes.undo_card: stop", undone, "Enough", "Undone"),
)
"""Key, panel, label and proof."""

SCENARIOS: Final = tuple(
    Scenario(
        f"formatter.articles.{key}",
        PANEL,
        on(panel, label),
        proof,
        f"**{label}** of {panel.__doc__.splitlines()[0].rstrip('.').lower() if panel.__doc__ else key}",
    )
    for key, panel, label, proof in SHOWN
)
