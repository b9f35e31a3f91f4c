"""The two forms of a curator: to paste an article or attach files, and to edit what was read."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeAlias

import discord
from discord import ui

from bot.client.articles.desk import ArticleDesk
from bot.client.articles.pasted import FIELD, Pasted
from bot.client.articles.typed import Typed
from bot.client.curating.forms import CuratorForm

MOST_FILES: Final = 10

Pasting: TypeAlias = Callable[[Pasted, Sequence[discord.Attachment]], Awaitable[None]]
Typing: TypeAlias = Callable[[Typed], Awaitable[None]]
"""What is done with a form that was sent."""


class PasteForm(CuratorForm):
    """Two boxes for the text, because one holds 4,000 characters, a place for files, date and address."""

    def __init__(self, desk: ArticleDesk, then: Pasting, filled: Pasted) -> None:
        to = desk.to
        super().__init__(desk, to.say("Add articles"))
        self.then = then
        about = to.say("The title on the first line, then an empty line")
        self.text = self.box(to.say("Text"), filled.text, about=about, long=True)
        self.more = self.box(
            to.say("Text, continued"),
            filled.more,
            about=to.say("The rest: a box holds 4,000 characters. For more than 8,000, attach a file"),
            long=True,
        )
        self.files: ui.FileUpload[CuratorForm] = ui.FileUpload(
            required=False, min_values=0, max_values=MOST_FILES
        )
        kinds = to.say("Up to 10 files: .txt .md .html .jsonl, or .zip of these")
        self.place(to.say("Files"), self.files, about=kinds)
        self.published = self.box(to.say("Published"), filled.published, example="2022-11-16")
        self.url = self.box(to.say("Address"), filled.url, example="https://...")

    async def filled(self) -> None:
        """Hand on what was pasted and attached."""
        boxes = (self.text, self.more, self.published, self.url)
        await self.then(Pasted(*(box.value for box in boxes)), self.files.values)


class EditForm(CuratorForm):
    """What is known of an article, to be changed; with the text, if that fits."""

    def __init__(self, desk: ArticleDesk, filled: Typed, then: Typing) -> None:
        to = desk.to
        super().__init__(desk, to.say("Edit the article"))
        self.then = then
        self.has_text = filled.text is not None
        if self.has_text:
            about = to.say("The title on the first line, then an empty line")
            text = f"{filled.title}\n\n{filled.text}"
            self.text = self.box(to.say("Title and text"), text, about=about, long=True)
        else:
            about = to.say("The text is too long for a form: `/article edit` replaces it by a file")
            self.text = self.box(to.say("Title"), filled.title, about=about, most=FIELD)
        self.outlet = self.box(to.say("Outlet"), filled.outlet, example="CNN")
        self.authors = self.box(to.say("Authors"), filled.authors, example="A. Writer; B. Writer")
        self.published = self.box(to.say("Published"), filled.published, example="2022-11-16")
        self.url = self.box(to.say("Address"), filled.url, example="https://...")

    async def filled(self) -> None:
        """Hand on what was typed."""
        title, text = self.text.value, None
        if self.has_text:
            title, _, text = self.text.value.strip().partition("\n")
        rest = (self.outlet, self.authors, self.published, self.url)
        await self.then(Typed(title, text, *(box.value for box in rest)))
