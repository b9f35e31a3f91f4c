"""What kind of thing exactly a question seeks: not just "which", but which country, team or law."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import Final

from bot.retriever.folding import fold
from bot.retriever.gazetteer import NATIONALITIES
from bot.retriever.words import terms_of_word


class Sought(StrEnum):
    """A kind of thing that question words name, such as "which country"."""

    PERSON = "person"
    COUNTRY = "country"
    STATE = "state"
    CITY = "city"
    CONTINENT = "continent"
    WATER = "water"
    PLACE = "place"
    COMPANY = "company"
    AGENCY = "agency"
    TEAM = "team"
    SCHOOL = "school"
    GROUP = "group"
    WORK = "work"
    LAW = "law"
    EVENT = "event"
    WORD = "word"
    NAMED = "named"
    ANIMAL = "animal"
    COLOUR = "colour"
    LANGUAGE = "language"
    DISEASE = "disease"
    SPORT = "sport"
    MONTH = "month"
    DAY = "day"
    YEAR = "year"
    STORM = "storm"
    CRAFT = "craft"
    FOOD = "food"
    CRIME = "crime"
    FAITH = "faith"
    PERCENT = "percent"


_NOUNS_TEXT: Final = {
    Sought.PERSON: """
        person people man men woman women president actor actress singer politician player leader minister
        author celebrity star king queen senator candidate musician artist director writer composer
        general governor lawmaker athlete coach golfer rapper comedian journalist justice billionaire
        official secretary chief mayor judge activist lawyer scientist host ceo member figure character
        superstar popstar representative congressman congresswoman congressperson republican democrat
        prince princess duke duchess pope cardinal bishop entertainer model designer chef astronaut driver
        quarterback gymnast swimmer runner sprinter boxer pitcher striker footballer skier skater guest
        nominee winner founder inventor owner boss executive tycoon businessman businesswoman entrepreneur
        mogul magnate analyst anchor commentator broadcaster influencer youtuber streamer producer
        filmmaker novelist poet painter sculptor architect dancer guitarist drummer pianist rocker
        pop-star vocalist emperor monarch royal aide adviser advisor ambassador diplomat envoy dictator
        prosecutor attorney sheriff colonel captain commander admiral soldier spy doctor physician nurse
        professor economist historian philosopher theologian suspect victim killer gunman survivor hero
        brother sister father mother son daughter wife husband uncle aunt cousin spouse girlfriend
        boyfriend partner rival opponent predecessor successor lady gentleman individual icon legend
        personality hall-of-famer chairman chairwoman speaker spokesperson treasurer physicist chemist
        biologist engineer explorer editor manager intruder worker trader banker farmer saint prophet
        deity god goddess name-holder champion prodigy teammate co-star costar
    """,
    Sought.COUNTRY: "country countries nation nations kingdom republic neighbor neighbour ally adversary",
    Sought.STATE: "state states",
    Sought.CITY: "city cities town towns capital village metropolis borough suburb hometown",
    Sought.CONTINENT: "continent continents region territory hemisphere",
    Sought.WATER: "ocean oceans sea seas river rivers lake lakes gulf strait canal bay waterway",
    Sought.PLACE: """
        landmark monument building museum park bridge island mountain stadium arena venue place location
        site property palace castle hotel beach airport prison hospital gallery church cathedral temple
        mosque street neighborhood neighbourhood district county province area destination volcano desert
        forest dam resort estate base port theater theatre library tower square valley canyon zoo
        attraction residence headquarters facility planet moon spot
    """,
    Sought.COMPANY: """
        company companies firm automaker carmaker airline airlines bank retailer brand chain studio
        platform app network maker startup manufacturer service restaurant supermarket publisher newspaper
        magazine business corporation conglomerate broadcaster store insurer drugmaker developer label
        website outlet house employer operator bookstore giant developer exchange marketplace streamer
    """,
    Sought.AGENCY: """
        agency agencies department ministry bureau committee commission regulator watchdog branch court
        authority council board chamber
    """,
    Sought.TEAM: "team teams club franchise squad side",
    Sought.SCHOOL: "university school college institution institute academy",
    Sought.GROUP: """
        group groups organization organisation party union band denomination association alliance bloc
        coalition militia gang cartel nonprofit charity industry supergroup duo trio boyband tribe league
    """,
    Sought.WORK: """
        movie movies film films show shows series book books novel song songs album musical sitcom drama
        comedy play podcast single picture documentary painting franchise blockbuster hit track sequel
        memoir poem opera newspaper-column magazine-cover artwork sculpture
    """,
    Sought.LAW: """
        act bill law measure legislation amendment treaty agreement policy program programme order plan
        rule statute doctrine pact accord initiative scheme
    """,
    Sought.EVENT: """
        award awards prize honor honour medal tournament competition event trophy championship festival
        holiday race contest pageant battle war ceremony celebration conference summit game games
        festivity
    """,
    Sought.WORD: """
        word words phrase term nickname slogan acronym slang name names title moniker expression motto
    """,
    Sought.ANIMAL: """
        animal animals species creature creatures bird birds fish breed pet pets insect insects mammal
        reptile livestock predator dinosaur dog shark beast
    """,
    Sought.COLOUR: "color colour colors colours",
    Sought.LANGUAGE: "language languages nationality dialect ethnicity",
    Sought.DISEASE: """
        disease diseases virus illness condition disorder infection syndrome vaccine drug medication
        pathogen bacteria medicine symptom ailment cancer painkiller substance chemical gas element metal
    """,
    Sought.SPORT: "sport sports",
    Sought.MONTH: "month months",
    Sought.DAY: "day date weekday",
    Sought.YEAR: "year years decade century",
    Sought.STORM: "hurricane hurricanes storm typhoon cyclone",
    Sought.CRAFT: """
        spacecraft rocket mission ship vessel aircraft plane telescope car vehicle weapon missile tank
        submarine probe satellite helicopter jet drone device product gadget phone item
    """,
    Sought.FOOD: """
        food foods fruit vegetable ingredient drink beverage snack dish cereal candy sandwich meal spice
        biscuit dessert bean grain crop
    """,
    Sought.CRIME: "crime charge charges offense offence felony allegation",
    Sought.FAITH: "religion faith",
    Sought.PERCENT: "percentage percent proportion share",
}
NOUNS: Final = {noun: sought for sought, text in _NOUNS_TEXT.items() for noun in text.split()}
"""What each noun seeks."""

_PERSON_ENDINGS: Final = (
    *("ist", "ian", "man", "woman", "star", "yer", "eer", "ssor"),
    *("player", "holder", "winner"),
)
_NO_PERSONS_TEXT: Final = """
    list checklist shortlist waitlist mist gist twist wrist fist exist consist persist resist assist median
    human roman ottoman norman german layer prayer foyer buyer beer deer career veneer sheer peer volunteer
    christian victorian edwardian egyptian persian civilian caspian guardian reptilian amphibian start
"""
_NO_PERSONS: Final = frozenset(_NO_PERSONS_TEXT.split())
"""Words that end as those for persons do; so do those of peoples, such as "Canadian"."""
_ROUNDABOUT_TEXT: Final = """
    type types kind kinds sort form number of the a an this that following specific particular other
    women's men's children's people's
"""
_ROUNDABOUT: Final = frozenset(_ROUNDABOUT_TEXT.split())
_ENDS: Final = frozenset({"of", "the", "a", "an"})
"""Those of them with which something else begins, once a noun was said."""

_STOPS_TEXT: Final = """
    is are was were be been being has have had did does do will would can could should may might must to
    in on at by for from with as after before during into onto over under about than when while because
    that who whom whose which what where how why and or but if said says say led leads made makes
    around across near between among within without against along behind beneath beyond through throughout
    toward towards until upon via
"""
_STOPS: Final = frozenset(_STOPS_TEXT.split())
_WORD: Final = re.compile(r"[a-z0-9][\w.-]*(?:'s)?|[,:;?!]")
_OPENING: Final = re.compile(
    r"\b(?:what|which|whose)\b"
    r"(?P<being>'s| (?:is|was|are|were|will be)"
    r"(?: the| his| her| its| their| this| that| a| an| some| two| three| four| five)\b)?"
    r"(?P<name> (?:\w+ )?names? of(?: (?:the|this|that|a|an|his|her|its|their)\b)?)?"
    r"|\bnames? of (?:the|this|that|a|an|his|her|its|their)\b|\bname (?:the|this)\b"
)
_TRAILING: Final = re.compile(r"\b(?:on|to|for|of|from|with|about|at|in|into|by|against|over|like)\W*$")
"""How a sentence ends in which "what is the" begins what it is about: "What is the town known for?"."""

_THIS: Final = re.compile(
    r"\b(?:this|these)\b(?! (?:week|month|year|weekend|summer|fall|spring|winter|season|morning)\b)"
)
SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_NAMED: Final = re.compile(
    r"\b(?:called|titled|entitled|known as|named|nicknamed|dubbed|stands? for|referred to as)\s*(?:what)?"
    r"\s*[?:]"
    r"|\bwhat (?:is|was|are|were) (?:it|its name|the name|the title|this|the \w+)"
    r" (?:called|named|known as|nicknamed)"
    r"|\bwhat does .{1,40} stand for"
)
ASKING: Final = re.compile(r"\b(?:what|which|who(?:m|se)?|where|when|how|why)\b")
"""The words that ask, in English."""

_DID_TEXT: Final = """
    won beat lost took got gave went came saw ran became began broke bought sold sent set hit cut put let met
    paid held kept left built drew fell found grew hid laid lay rose sank shot stole struck wrote
"""
_DID: Final = frozenset(_DID_TEXT.split())
"""Verbs that may follow the noun that is sought; others of the past are told by how they end."""

_BEHIND: Final = re.compile(r".*(?:ed|s)$|also|just|now|most|not|never|first|last|recently|finally")
"""What follows a noun and is hardly a part of it."""

_ALSO_VERBS_TEXT: Final = """
    dates plays houses orders plans hosts charges measures rules hits ships names titles groups bills stars
    models banks judges acts trains places pictures shows books
"""
_ALSO_VERBS: Final = frozenset(_ALSO_VERBS_TEXT.split())
"""Nouns in the plural that behind another noun are verbs."""

_SPAN: Final = 6
"""How many words a phrase like "which wildly popular show" has at most."""


def sought(question: str) -> tuple[Sought, ...]:
    """What `question` seeks, at most two kinds, the likeliest first; empty if its words do not say.

    Where a question has several sentences, the last that seeks anything says what; the others tell what it is
    about.
    """
    for sentence in reversed(SENTENCE_END.split(fold(question).lower())):
        found = list(_in_sentence(sentence))
        if found:
            return tuple(dict.fromkeys(found))[:2]
    return ()


def _in_sentence(sentence: str) -> Iterator[Sought]:
    for match in _OPENING.finditer(sentence):
        if match["being"] and not match["name"] and _TRAILING.search(sentence):
            continue
        kind = _head(sentence[match.end() :])
        if kind or match["name"]:
            yield kind or Sought.NAMED
    if _NAMED.search(sentence):
        yield Sought.NAMED
    if not ASKING.search(sentence):
        for match in _THIS.finditer(sentence):
            if (kind := _head(sentence[match.end() :])) is not None:
                yield kind
                return


def _head(rest: str) -> Sought | None:
    """What the phrase at the beginning of `rest` seeks: by the last noun in it that is known.

    One that is not known may stand between, as in "college basketball player".
    """
    found: Sought | None = None
    unknown = False
    for word in _phrase(rest):
        base = word.removesuffix("'s")
        if found and base in _ALSO_VERBS:
            break
        kind = _kind_of(base)
        if kind is not None:
            found = kind
        elif found is not None:
            if unknown or _BEHIND.fullmatch(word):
                break
            unknown = True
        if word != base and found is not None:
            break
    return found


def _phrase(rest: str) -> Iterator[str]:
    """The words at the beginning of `rest` up to one that ends the phrase, without those that say nothing."""
    said = False
    for match in islice(_WORD.finditer(rest), _SPAN):
        word = match.group()
        if word in ",:;?!" or word in _STOPS or (said and (word in _DID or word in _ENDS)):
            return
        if word not in _ROUNDABOUT:
            said = True
            yield word


def _kind_of(noun: str) -> Sought | None:
    """What a noun seeks: by the list, in the singular or plural, or as one for somebody, by how it ends."""
    listed = NOUNS.get(noun) or NOUNS.get(noun.removesuffix("s"))
    if listed or not noun.endswith(_PERSON_ENDINGS) or noun in _NO_PERSONS:
        return listed
    return Sought.PERSON if NATIONALITIES.isdisjoint(terms_of_word(noun)) else None
