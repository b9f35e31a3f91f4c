"""The ways to the panels under `/article`."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from corpus.article import Article
from tests.bot.client.permissions.scenario import Scene
from tests.bot.client.permissions.scenarios.articles import (
    pasted,
    preview,
    revision,
    run,
    some_article,
    then,
)
from tests.bot.client.permissions.world import MAINTAINER
from tests.discord.messages import File, Message

Panel = Callable[[Scene], Awaitable[Message]]

REVISIONS: Final = "Read one, or compare two"


async def duplicate(scene: Scene) -> Message:
    """Another text under an address that is on the shelf."""
    return await preview(scene, Address=some_article(scene).url)


async def many(scene: Scene) -> Message:
    """The preview of a file with two articles."""
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
    """A page of the list of articles."""
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
    """The first page of an article of several."""
    sentences = (f"Sentence {number} of a long report says so." for number in range(150))
    number, home = scene.world.number(), scene.world.home.id
    article = Article(f"Long {number}", f"{number} begins. " + " ".join(sentences))
    there = scene.world.verbatim.shelf.add(home, article, MAINTAINER).article
    return await run(scene, "article show", article=there.id).response()


async def read_on(scene: Scene) -> Message:
    """The second page of an article of several."""
    return await then(scene, await long_shown(scene), "Read on")


async def history(scene: Scene) -> Message:
    """The history of the shelf."""
    for _ in range(4):
        some_article(scene)
    return await run(scene, "article history").response()


async def older(scene: Scene) -> Message:
    """The second page of the history of the shelf."""
    return await then(scene, await history(scene), "Older")


async def history_of_one(scene: Scene) -> Message:
    """The history of one article."""
    article = some_article(scene)
    longer = replace(article, text=f"{article.text} It was revised.")
    scene.world.verbatim.shelf.revise(scene.world.home.id, article.id, longer, MAINTAINER)
    return await run(scene, "article history", article=article.id).response()


async def compared(scene: Scene) -> Message:
    """What differs between two revisions."""
    return await scene.person.selects(await history_of_one(scene), REVISIONS, "1", "2").response()


async def read_revision(scene: Scene) -> Message:
    """An older revision, opened from the history."""
    return await scene.person.selects(await history_of_one(scene), REVISIONS, "1").response()


async def undo(scene: Scene) -> Message:
    """What undoing would take back."""
    some_article(scene)
    return await run(scene, "article undo").response()


async def undone(scene: Scene) -> Message:
    """What undoing has taken back and would take back next."""
    return await then(scene, await undo(scene), "Undo")
