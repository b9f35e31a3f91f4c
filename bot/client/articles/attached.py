"""The files that a curator attached are fetched and read."""

from collections.abc import Sequence

import discord

from bot.client.articles.doors import MAX_FILES, FileRefused, Read, check_file, read_file
from bot.client.curating.desk import Desk
from corpus.article import Article, ExportedRevision
from corpus.readers import Problem


async def read_attached(files: Sequence[discord.Attachment], desk: Desk) -> Read:
    """Every article of the files, and what is wrong with them, file by file.

    Raises:
        TooBusy: too many files are being read.
    """
    read: list[Article | ExportedRevision | Problem] = []
    left = MAX_FILES
    for file in files:
        try:
            check_file(file.filename, file.size, left)
            async with desk.capacities.files:
                data = await file.read()
                articles = await desk.bulk.run(read_file, data, file.filename)
        except FileRefused as refusal:
            read.append(Problem(file.filename, None, str(refusal)))
        except discord.HTTPException:
            lost = "Discord did not give me the file. Please attach it again."
            read.append(Problem(file.filename, None, lost))
        else:
            left -= len(data)
            read += articles
    return read
