"""What a text denies, and words that say the opposite of others."""

import re
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from typing import Final, NamedTuple

from bot.retriever.folding import fold
from bot.retriever.related import RELATED
from bot.retriever.words import WORD, terms, terms_of_word

_NOT: Final = re.compile(
    r"\b(?P<thing>no|without|neither|nor)\b(?!\.| (?:longer|doubt|matter|fewer|less|more|later|sooner|one)\b)"
    r"|\b(?:not|cannot|never|nobody|none|nothing|no one|no longer|\w+n't)\b"
    r"(?! (?:only|just|merely|simply|least|until|all|every|necessarily)\b)",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[.;:()\"!?]|,(?!\d)| - |\b(?:but|although|though|because|while|until)\b")
_DOUBT: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus\w+|(?:reject|dismiss)\w+ (?:\w+ )?(?:claim|report|suggest)\w*"
    r"|fals\w+|hoax|rumou?r\w*|alleg\w+|accus\w+|could|(?-i:may)|might|if|unless|whether|unlikely"
    r"|hop(?:e|es|ed|ing) to|expect\w*|threat\w*|tr(?:y|ies|ied) to|fail\w*|misstated|wrong\w*|mistak\w+)\b",
    re.IGNORECASE,
)
_RATHER: Final = re.compile(r"\bbut\b|\binstead\b|\brather\b", re.IGNORECASE)
_OPENING: Final = 2
"""Code points in which a quotation may open behind a "not"."""

_STRICT: Final = 1
_LOOSE: Final = 3

_OPPOSITES_TEXT: Final = """
rise increase climb jump grow growth gain soar | fall drop decline decrease shrink plunge sink
more | fewer less
faster quicker | slower
higher | lower
approve pass | reject
accept agree | refuse decline
guilty convict | acquit innocent
open reopen | close shut
begin start | end finish stop
allow permit legalise | ban prohibit outlaw forbid
arrive enter join | leave quit
hire recruit | dismiss sack
survive | die kill
raise | cut lower reduce slash
safe | unsafe dangerous
confirm | deny
extend lengthen | shorten
stronger | weaker
better improve | worse worsen
"""


class Denied(NamedTuple):
    """The terms that a text denies: surely, each with the next ones of what it is denied of; and perhaps."""

    surely: Mapping[str, tuple[str, ...]]
    perhaps: frozenset[str]


def denied_in(text: str) -> Denied:
    """What stands right behind a "not", and what stands close enough behind it to be meant.

    Of "not this, but that" nothing is sure.
    """
    folded = fold(text)
    surely: dict[str, tuple[str, ...]] = {}
    perhaps: set[str] = set()
    for match in _NOT.finditer(folded):
        end = _CLAUSE_END.search(folded, match.end() + _OPENING)
        clause = folded[match.end() : end.start() if end else len(folded)]
        found = list(islice(_terms_in(clause), _LOOSE))
        perhaps.update(found)
        if not _RATHER.search(folded, match.end()):
            reach = _STRICT + bool(match["thing"])
            surely |= {term: tuple(found[reach:]) for term in found[:reach]}
    return Denied(surely, frozenset(perhaps))


def doubted(text: str) -> AbstractSet[str]:
    """The words of a text that leave open whether what it tells is so, in lower case."""
    return {match.group().lower() for match in _DOUBT.finditer(fold(text))}


def opposite_of(term: str) -> frozenset[str]:
    """The terms that say the opposite of `term`."""
    return _OPPOSITES.get(term, frozenset())


def like(term: str) -> frozenset[str]:
    """A term and those that news use in its place."""
    return RELATED.get(term, frozenset()) | {term}


def opposed(claimed: Collection[str], said: AbstractSet[str]) -> frozenset[str]:
    """Those of the terms `claimed` of which `said` has an opposite, and nothing that is like them."""
    return frozenset(
        term for term in claimed if like(term).isdisjoint(said) and not opposite_of(term).isdisjoint(said)
    )


def _terms_in(text: str) -> Iterator[str]:
    return chain.from_iterable(map(terms_of_word, WORD.findall(text)))


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _OPPOSITES_TEXT.strip().splitlines():
        one, other = (frozenset(terms(side)) for side in line.split("|"))
        for mine, theirs in ((one, other), (other, one)):
            for term in mine:
                found.setdefault(term, set()).update(theirs - mine)
    return {term: frozenset(others) for term, others in found.items()}


_OPPOSITES: Final = _opposites()
