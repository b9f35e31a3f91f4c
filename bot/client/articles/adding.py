"""From what was read to the shelf, over a preview: nothing is saved before the curator says so."""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import discord

from bot.client.articles.attached import read_attached
from bot.client.articles.desk import ArticleDesk
from bot.client.articles.doors import FILE, PASTE, Read, read_pasted
from bot.client.articles.forms import EditForm, PasteForm
from bot.client.articles.pasted import Pasted
from bot.client.articles.revising import REFUSALS, Revising
from bot.client.articles.survey import Survey, survey
from bot.client.articles.typed import Typed, applied, completed, typed_of
from bot.client.curating.panels import Handler, Panel, close
from bot.formatter.articles.draft import duplicate_card, many_card, preview_card, problem_lines, refused_card
from bot.formatter.articles.outcome import added_card, note_card
from bot.formatter.card import Card
from corpus.article import Article
from corpus.difference import difference
from corpus.errors import VerbatimError
from corpus.intake import Intake, take_in
from corpus.prepared import prepared_clean
from corpus.readers import Problem
from corpus.shelf import Added
from corpus.store import Match


@dataclass(frozen=True, slots=True)
class Draft:
    """One article before it is saved, and what could not be read beside it."""

    article: Article
    problems: tuple[Problem, ...] = ()
    may_be_cut: bool = False


class Adding:
    """One run of `/article add`, through one door; `pasted` is what was typed, if anything was."""

    def __init__(self, desk: ArticleDesk, door: str, pasted: Pasted | None = None) -> None:
        self.desk = desk
        self.door = door
        self.pasted = pasted

    async def offer(self, read: Read) -> None:
        """Show what was read: a preview of one article, a summary of many, or why there is none."""
        found = await self.desk.bulk.run(survey, self.desk.shelf, self.desk.server_id, read)
        problems = tuple(found.problems)
        if not found.total:
            await self._refuse(problems)
        elif found.total > 1 or found.has_revisions:
            await self._offer_many(found)
        else:
            may_be_cut = self.pasted is not None and self.pasted.may_be_cut
            for article in [*found.new, *(each for each, _ in found.known)]:
                await self._offer_one(Draft(article, problems, may_be_cut))

    async def _refuse(self, problems: Sequence[Problem]) -> None:
        to = self.desk.to
        reasons = problem_lines(problems, to) or [to.say("There is no article in it.")]
        pasted = self.pasted
        if pasted is None or not pasted.has_text:
            await close(self.desk, refused_card(reasons, to, again=False))
            return
        again = {"again": lambda: paste_form(self.desk, pasted)}
        card, presses = refused_card(reasons, to), {"cancel": self._cancel}
        await Panel(self.desk, card, presses, again, timed_out=self._nothing()).show()

    async def _offer_one(self, draft: Draft) -> None:
        """Show a draft, or what differs from the one on the shelf."""
        desk, article = self.desk, draft.article
        presses: dict[str, Handler]
        match, there = await asyncio.to_thread(self._on_shelf, article)
        if match is None or there is None:
            card = preview_card(article, draft.problems, may_be_cut=draft.may_be_cut, to=desk.to)
            presses = {"save": partial(self._save, draft), "cancel": self._cancel}
        else:
            newcomer = completed(article, there)
            differing = await asyncio.to_thread(difference, there, newcomer)
            card = duplicate_card(differing, match.likeness, draft.problems, desk.to)
            save = partial(Revising(desk, there, self.door).save, newcomer)
            presses = {"revise": save, "cancel": self._leave}
        forms = {"edit": partial(self._form, draft, typed_of(article))}
        await Panel(desk, card, presses, forms, timed_out=self._nothing()).show()

    def _on_shelf(self, article: Article) -> tuple[Match | None, Article | None]:
        shelf, server_id = self.desk.shelf, self.desk.server_id
        match = shelf.match(server_id, prepared_clean(article))
        return match, shelf.store.get(server_id, match.listing.id) if match else None

    def _form(self, draft: Draft, typed: Typed) -> EditForm:
        return EditForm(self.desk, typed, partial(self._edited, draft))

    async def _edited(self, draft: Draft, typed: Typed) -> None:
        try:
            article = await asyncio.to_thread(applied, typed, draft.article)
        except REFUSALS as refusal:
            card = refused_card([self.desk.words(refusal)], self.desk.to)
            forms = {"again": partial(self._form, draft, typed)}
            await Panel(self.desk, card, {"cancel": self._cancel}, forms, timed_out=self._nothing()).show()
            return
        await self._offer_one(replace(draft, article=article, may_be_cut=False))

    async def _save(self, draft: Draft) -> None:
        desk = self.desk
        outcome = await asyncio.to_thread(
            desk.shelf.add, desk.server_id, draft.article, desk.actor(self.door)
        )
        if isinstance(outcome, Added):
            await desk.added(added_card([outcome.article.title], to=desk.to))
        else:  # somebody added it while this one was looked at
            await self._offer_one(draft)

    async def _offer_many(self, found: Survey) -> None:
        known = [(article.title, match) for article, match in found.known]
        card = many_card(found.new, known, found.problems, self.desk.to)
        presses: dict[str, Handler] = {"save": partial(self._save_many, found), "cancel": self._cancel}
        if not found.new:
            await close(self.desk, card)
            return
        await Panel(self.desk, card, presses, timed_out=self._nothing()).show()

    async def _save_many(self, found: Survey) -> None:
        desk, intake = self.desk, Intake()
        actor = desk.actor(self.door)
        try:
            incoming = desk.bulk.steps(found.incoming)
            await desk.bulk.run(take_in, desk.shelf, desk.server_id, incoming, actor, intake)
        except VerbatimError:
            if intake.added:  # some of it is on the shelf, and the curator should know what
                await self._tell(intake)
            raise
        await self._tell(intake)

    async def _tell(self, intake: Intake) -> None:
        known = [(each.title, each.match) for each in intake.known]
        titles = [each.title for each in intake.added]
        await self.desk.added(added_card(titles, known, intake.problems, self.desk.to))

    def _cancel(self, *_: str) -> Awaitable[None]:
        return close(self.desk, note_card(self.desk.to.say("Nothing was added.")))

    def _leave(self, *_: str) -> Awaitable[None]:
        return close(self.desk, note_card(self.desk.to.say("Left as it is; nothing was changed.")))

    def _nothing(self) -> Card:
        return note_card(self.desk.to.say("Nothing was added: nobody pressed a button in time."))


def paste_form(desk: ArticleDesk, filled: Pasted) -> PasteForm:
    """The form to paste an article into, and what becomes of it."""

    async def then(pasted: Pasted, files: Sequence[discord.Attachment]) -> None:
        adding = Adding(desk, PASTE if pasted.has_text else FILE, pasted)
        read = await asyncio.to_thread(read_pasted, pasted) if pasted.has_text else []
        if any(
            isinstance(each, Problem) for each in read
        ):  # first things first: what was typed can be mended
            left = [Problem(file.filename, None, "Please attach it again with the form.") for file in files]
            await adding.offer([*read, *left])
        else:
            await adding.offer([*read, *await read_attached(files, desk)])

    return PasteForm(desk, then, filled)
