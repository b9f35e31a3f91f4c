"""Undoing, step by step: what would be taken back is shown before it is."""

import asyncio

from bot.client.articles.desk import ArticleDesk
from bot.client.curating.panels import Panel
from bot.formatter.articles.changes import undo_card, undone_text
from bot.formatter.card import Card, Colour
from corpus.difference import difference
from corpus.shelf import ChangedMeanwhile, NothingToUndo
from corpus.store import Change, ChangeKind


async def show_undo(desk: ArticleDesk, done: Change | None = None) -> None:
    """Show what was undone just now, and what would be next."""
    following, card = await asyncio.to_thread(_read, desk, done)

    async def undo() -> None:
        expected = following.number if following else None
        try:
            change = await asyncio.to_thread(
                lambda: desk.shelf.undo(desk.server_id, desk.actor(), expected=expected)
            )
        except ChangedMeanwhile as error:
            await desk.note(desk.words(error), Colour.BAD)
            return
        await show_undo(desk, change)

    async def enough() -> None:
        await desk.note(undone_text(done, desk.to) if done else desk.to.say("Nothing was undone."))

    await Panel(desk, card, {"undo": undo, "cancel": enough}).show()


def _read(desk: ArticleDesk, done: Change | None) -> tuple[Change | None, Card]:
    try:
        change = desk.shelf.undoable(desk.server_id)
    except NothingToUndo:
        return None, undo_card(None, done=done, to=desk.to)
    if change.kind is not ChangeKind.REVISED:
        return change, undo_card(change, done=done, to=desk.to)
    before, after = (
        desk.store.revision(desk.server_id, change.article_id, change.revision - each) for each in (0, 1)
    )
    return change, undo_card(change, difference(before, after), done, desk.to)
