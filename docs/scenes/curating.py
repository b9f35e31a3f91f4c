"""Scenes of moderators who look after their server's articles."""

from docs.scenes.stage import Stage


async def article_list(stage: Stage) -> None:
    """The list of a server's articles, with buttons to turn its pages."""
    stage.stock()
    stage.show(await stage.mo.slash("article list").response())


async def article_add(stage: Stage) -> None:
    """The form into which a moderator pastes an article."""
    stage.show(await stage.mo.slash("article add").modal())


async def article_remove(stage: Stage) -> None:
    """The question before an article is removed."""
    stage.stock()
    title = next(iter(stage.verbatim.shelf.store.listings(stage.loopback.server.id, limit=1))).title
    stage.show(await stage.mo.slash("article remove", article=title).response())
