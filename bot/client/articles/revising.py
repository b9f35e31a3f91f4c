"""A revision of an article, from what was typed to the shelf; nobody else's is overwritten."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from bot.client.articles.desk import ArticleDesk
from bot.client.articles.forms import EditForm
from bot.client.articles.typed import Typed, applied, typed_of
from bot.client.curating.panels import Handler, Panel, close
from bot.formatter.articles.draft import refused_card, revision_card
from bot.formatter.articles.outcome import note_card, overtaken_card, revised_card
from bot.formatter.articles.words import title
from bot.formatter.card import Card
from corpus.article import Article
from corpus.clean import ArticleRefused
from corpus.difference import Difference, difference
from corpus.errors import VerbatimError
from corpus.published import NotADate
from corpus.shelf import AlreadyOnShelf, ChangedMeanwhile, Unchanged
from corpus.store import ArticleNotFound

REFUSALS: Final = (NotADate, ArticleRefused)
"""What may be wrong with what was typed; `AlreadyOnShelf` is an `ArticleRefused`."""


class Revising:
    """The way from `base`, the article as the curator saw it, to its next revision."""

    def __init__(self, desk: ArticleDesk, base: Article, door: str = "Discord") -> None:
        self.desk = desk
        self.base = base
        self.door = door

    def form(self, typed: Typed | None = None) -> EditForm:
        """The form, filled in with what was typed before, or with what the article says."""
        return EditForm(self.desk, typed or typed_of(self.base), self._typed)

    async def _typed(self, typed: Typed) -> None:
        try:
            article = await asyncio.to_thread(applied, typed, self.base)
        except REFUSALS as refusal:
            await self._refuse(refusal, typed)
            return
        await self.propose(article, typed)

    async def propose(self, article: Article, typed: Typed | None = None) -> None:
        """Show what a clean article would change; save it at once if its text stays the same."""
        differing = await asyncio.to_thread(difference, self.base, article)
        if differing.nothing:
            await close(self.desk, self._note(self.desk.to.say("Nothing was changed.")))
        elif differing.same_text:
            await self.save(article, typed)
        else:
            await self._show(differing, typed)

    async def save(self, article: Article, typed: Typed | None = None) -> None:
        """Store the revision, unless the article is no longer what the curator saw."""
        desk, base, to = self.desk, self.base, self.desk.to
        revise = partial(desk.shelf.revise, expected=base.revision)
        try:
            saved = await asyncio.to_thread(revise, desk.server_id, base.id, article, desk.actor(self.door))
        except ChangedMeanwhile:
            await self._tell_overtaken(article, typed)
        except AlreadyOnShelf as refusal:
            await self._refuse(refusal, typed)
        except Unchanged:
            await close(desk, self._note(to.say("Nothing was changed.")))
        except ArticleNotFound:
            gone = to.say("{title} was taken off the shelf meanwhile.", title=title(base.title))
            await close(desk, note_card(gone))
        else:
            await close(desk, revised_card(difference(base, saved), saved.revision, to))

    async def _show(self, differing: Difference, typed: Typed | None) -> None:
        filled = typed or typed_of(differing.after)
        save = partial(self.save, differing.after, typed)
        presses: dict[str, Handler] = {"save": save, "cancel": self._cancel}
        forms = {"edit": partial(self.form, filled)}
        await self._panel(revision_card(differing, self.desk.to), presses, forms).show()

    async def _refuse(self, refusal: VerbatimError, typed: Typed | None) -> None:
        card = refused_card([self.desk.words(refusal)], self.desk.to)
        forms = {"again": partial(self.form, typed)}
        await self._panel(card, {"cancel": self._cancel}, forms).show()

    async def _tell_overtaken(self, article: Article, typed: Typed | None) -> None:
        """Say what somebody else changed, and let what was typed be looked at beside that."""
        newest = await asyncio.to_thread(self.desk.store.get, self.desk.server_id, self.base.id)
        theirs = await asyncio.to_thread(difference, self.base, newest)
        mine = typed or typed_of(replace(article, revision=newest.revision))
        forms = {"again": partial(Revising(self.desk, newest, self.door).form, mine)}
        await self._panel(overtaken_card(theirs, self.desk.to), {"cancel": self._cancel}, forms).show()

    def _panel(
        self, card: Card, presses: Mapping[str, Handler], forms: Mapping[str, Callable[[], EditForm]]
    ) -> Panel:
        nobody = self.desk.to.say("Nothing was changed: nobody pressed a button in time.")
        return Panel(self.desk, card, presses, forms, timed_out=self._note(nobody))

    def _cancel(self, *_: str) -> Awaitable[None]:
        return close(self.desk, self._note(self.desk.to.say("Nothing was changed.")))

    def _note(self, text: str) -> Card:
        return note_card(f"{title(self.base.title)}: {text}")
