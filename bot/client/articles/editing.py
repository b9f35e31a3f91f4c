"""An article's text is replaced by that of a file."""

import discord

from bot.client.articles.attached import read_attached
from bot.client.articles.desk import ArticleDesk
from bot.client.articles.doors import FILE, Read
from bot.client.articles.revising import Revising
from bot.client.articles.typed import completed
from bot.client.curating.panels import close
from bot.formatter.articles.draft import problem_lines, refused_card
from corpus.article import Article
from corpus.readers import Problem


async def edit_from_file(desk: ArticleDesk, article: Article, file: discord.Attachment) -> None:
    """Show what the one article of a file would change; what the file does not say stays."""
    read = await read_attached([file], desk)
    found = [each for each in read if isinstance(each, Article)]
    if len(found) != 1:
        await close(desk, refused_card(_reasons(desk, read, len(found)), desk.to, again=False))
        return
    await Revising(desk, article, FILE).propose(completed(found[0], article))


def _reasons(desk: ArticleDesk, read: Read, number: int) -> list[str]:
    to = desk.to
    problems = [each for each in read if isinstance(each, Problem)]
    counted = to.count("{n} article in the file", "{n} articles in the file", number)
    return [to.say("One article is wanted."), counted, *problem_lines(problems, to)]
