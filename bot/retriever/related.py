"""Words that news use for one another: a question says "land" where a report says "struck"."""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.retriever.variants import Variant
from bot.retriever.words import terms

_GROUPS: Final = """
land strike hit fall crash slam
fire launch shoot barrage
die kill slay fatality fatal
hurt injure wound injury
beat defeat overcome topple
win victory triumph
buy acquire purchase takeover
sell auction
cost price worth value
earn salary wage pay paycheck
quit resign resignation depart leave
begin start launch kick open
end finish conclude close
arrest detain capture catch custody
accuse charge allege indict
sentence jail prison imprison
blame responsibility responsible fault
cause reason trigger blame
explode explosion blast detonate
blaze fire flames
storm hurricane gale
meet talk summit
reach contact connect call speak
attempt try seek
attack assault raid
steal theft rob robbery thief
hire appoint name nominate
fire dismiss sack oust
cut reduce slash lower
rise increase climb jump grow
drop decline decrease fall
ban prohibit outlaw forbid
allow permit approve
help aid assist assistance
big large huge
build construct construction
find discover discovery
choose pick select
show display exhibit
happen occur take
house home residence
doctor physician
car vehicle automobile
plane jet aircraft
child kid
film movie
company firm business
money funds cash
police officer
school student pupil
fund finance sponsor
study research survey
probe investigate investigation inquiry
weapon gun rifle handgun
chair chairman chairwoman head lead
chief head
damage destroy ruin
rescue save
plan propose proposal
agree agreement deal
war conflict
vote ballot election
"""


def _pairs() -> Iterator[tuple[str, str]]:
    for group in _GROUPS.strip().splitlines():
        related = list(dict.fromkeys(terms(group)))
        yield from ((term, other) for term in related for other in related if other != term)


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for term, other in _pairs():
        found.setdefault(term, set()).add(other)
    return {term: frozenset(others) for term, others in found.items()}


RELATED: Final = _table()
"""For a term, the terms that may stand in its place."""

_CREDIT: Final = 0.8


def related(terms: Iterable[str]) -> Iterator[Variant]:
    """The words that news use in place of these."""
    return (Variant((other,), (term,), _CREDIT) for term in terms for other in RELATED.get(term, ()))
