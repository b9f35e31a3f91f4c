"""Words so common in news of any kind that sharing one says little."""

from typing import Final

from bot.retriever.words import terms

_COMMON_WORDS: Final = """
    say tell know think want need try use call ask find give get go come take make see look show put keep
    let become begin start happen work help seem turn leave bring hold run move live believe mean follow
    announce report according add expect include people man woman person thing way part place time day
    week month year today yesterday tomorrow recent recently last next first second new old good best big
    large small high long great major many much number group world country state city government official
    president home life case back around since before after two three now name type kind happen news
    article question answer
"""
COMMON_TERMS: Final = frozenset(terms(_COMMON_WORDS))
"""Terms that stand in many passages of any news, so that sharing one says little."""
