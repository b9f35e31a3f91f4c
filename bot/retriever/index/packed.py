"""The index of a shelf as bytes, to be read at the next start."""

from dataclasses import replace
from typing import Final

import orjson

from bot.retriever.index.entry import CHECKSUM, FORM, checksum
from bot.retriever.index.explained_names import ExplainedNames
from bot.retriever.index.okapi import PostingsOkapi
from bot.retriever.index.register import Register
from bot.retriever.index.sections import Buffer, in_pieces, unpack
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.index.spellings import Spellings

PACKED_LAYOUT: Final = "1"
"""Names what a packed index says and how it is written."""

PACKED_FORM: Final = f"{FORM}.{PACKED_LAYOUT}"
"""The same, and the form of the entries it was made of."""


def packed(index: ShelfIndex) -> list[Buffer]:
    """`index` as bytes, all but its version, in pieces."""
    names = orjson.dumps(index.names.as_object())
    pieces = in_pieces([index.okapi.pack(), index.register.pack(), index.spellings.pack(), names])
    return [checksum(*pieces), *pieces]


def unpacked(empty: ShelfIndex, version: int, data: Buffer) -> ShelfIndex:
    """The index that was `packed` when the shelf of `empty` was at `version`; its arrays are not copied.

    `data` are the pieces laid end to end.

    Raises:
        ValueError: `data` is something else, or was damaged.
    """
    sections = memoryview(data)[CHECKSUM:]
    if memoryview(data)[:CHECKSUM] != checksum(sections):
        raise ValueError("its checksum is another")
    okapi, lines, spellings, names = unpack(sections)
    register = Register.unpack(lines)
    return replace(
        empty,
        version=version,
        okapi=PostingsOkapi.unpack(okapi),
        register=register,
        spellings=Spellings.unpack(spellings),
        names=ExplainedNames.from_object(orjson.loads(names)),
        kept=register.changes,
    )
