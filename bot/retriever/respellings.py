"""British and American spelling of one word, and words written together or apart."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.retriever.asked import AskedWord
from bot.retriever.index.shelf_index import ShelfIndex
from bot.retriever.variants import Variant
from bot.retriever.words import terms_of_word

_CREDIT: Final = 0.9

_BEGINNINGS_TEXT: Final = """
    arbour arbor, ardour ardor, armour armor, behaviour behavior, candour candor, clamour clamor,
    colour color, demeanour demeanor, endeavour endeavor, favour favor, fervour fervor, flavour flavor,
    glamour glamor, harbour harbor, honour honor, humour humor, labour labor, neighbour neighbor,
    odour odor, parlour parlor, rancour rancor, rigour rigor, rumour rumor, saviour savior, savour savor,
    splendour splendor, tumour tumor, valour valor, vapour vapor, vigour vigor, calibre caliber,
    centre center, fibre fiber, litre liter, lustre luster, meagre meager, metre meter, kilometre kilometer,
    centimetre centimeter, millimetre millimeter, sabre saber, sombre somber, spectre specter,
    theatre theater, defence defense, licence license, offence offense, pretence pretense,
    practise practice, analyse analyze, paralyse paralyze, catalogue catalog, dialogue dialog,
    programme program, aeroplane airplane, anaem anem, archaeolog archeolog, caesar cesar,
    encyclopaed encycloped, foet fet, gynaec gynec, haem hem, leukaem leukem, manoeuv maneuv,
    oestrogen estrogen, orthopaed orthoped, paed ped, diarrhoea diarrhea, aluminium aluminum,
    artefact artifact, cheque check, cosy cozy, grey gray, jewellery jewelry, kerb curb, moustache mustache,
    mould mold, mum mom, plough plow, pyjamas pajamas, sceptic skeptic, skilful skillful, sulphur sulfur,
    tyre tire, whisky whiskey
"""
_BEGINNINGS: Final = {
    one: other for pair in _BEGINNINGS_TEXT.split(",") for one, other in (pair.split(), pair.split()[::-1])
}
_BEGINS: Final = re.compile("|".join(sorted(_BEGINNINGS, key=len, reverse=True)))
_INSIDE: Final = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"))
_SHORTEST_INSIDE: Final = 7


def respellings(asked: Sequence[AskedWord], indexes: Sequence[ShelfIndex]) -> Iterator[Variant]:
    """The other spelling of a question's words, and neighbours as one word, as far as articles have them."""
    for word in asked:
        for other in _other_spellings(word.text.lower()):
            yield from _if_known(other, word.terms, indexes)
    for one, next_one in pairwise(asked):
        if len(one.terms) == len(next_one.terms) == 1 and one.text.isalpha() and next_one.text.isalpha():
            yield from _if_known((one.text + next_one.text).lower(), one.terms + next_one.terms, indexes)


def _other_spellings(word: str) -> Iterator[str]:
    if begins := _BEGINS.match(word):
        yield _BEGINNINGS[begins.group()] + word[begins.end() :]
    if len(word) >= _SHORTEST_INSIDE:
        for british, american in _INSIDE:
            if british in word:
                yield word.replace(british, american)
            elif american in word:
                yield word.replace(american, british)


def _if_known(word: str, own: tuple[str, ...], indexes: Sequence[ShelfIndex]) -> Iterator[Variant]:
    other = terms_of_word(word)
    if own and len(other) == 1 and other != own and any(index.okapi.frequency(other[0]) for index in indexes):
        yield Variant(other, own, _CREDIT)
