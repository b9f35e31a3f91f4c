"""Scenes of moderators who change articles, and look back at what was changed."""

from dataclasses import replace

from corpus.article import Article
from docs.scenes.curating import BRIDGE
from docs.scenes.stage import MO, Stage

ARTICLE = Article(BRIDGE["title"], BRIDGE["text"], BRIDGE["outlet"])


async def article_edit(stage: Stage) -> None:
    """The form that changes an article, filled in, and what would change before it is saved."""
    stage.add(ARTICLE)
    form = await stage.mo.slash("article edit", article=ARTICLE.title).modal()
    stage.show(form)
    box = f"{ARTICLE.title}\n\n{ARTICLE.text}".replace("nine nights", "ten nights")
    stage.show(await stage.mo.submits(form, {"Title and text": box, "Published": "2026-11-11"}).response())


async def article_history(stage: Stage) -> None:
    """What became of the articles, of one of them, and what undoing would take back."""
    stage.stock(2)
    stage.later(hours=2)
    article = stage.add(ARTICLE)
    stage.later(hours=3)
    later = replace(ARTICLE, text=ARTICLE.text.replace("nine", "ten"))
    stage.verbatim.shelf.revise(stage.server, article.id, later, MO)
    stage.later(minutes=20)
    stage.show(await stage.mo.slash("article history").response())
    page = await stage.mo.slash("article history", article=ARTICLE.title).response()
    hint = "Read one, or compare two"
    stage.show(page)
    await stage.mo.selects(page, hint, "Revision 2", "Revision 1").response()
    stage.show(page)
    undo = await stage.mo.slash("article undo").response()
    stage.show(undo)
    await stage.mo.clicks(undo, "Undo").response()
    stage.show(undo)
