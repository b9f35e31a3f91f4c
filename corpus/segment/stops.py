"""Where sentences end inside a run of prose: full stops that are one, and those that are not."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.segment.abbreviations import (
    AFTER_A_TIME,
    ANYWHERE,
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    LABELS_BY_LETTER,
    NAMES_WITH_A_MARK,
    REPORTING,
    STARTERS,
)

_UNSPACED: Final = "。！？｡।॥؟۔։።"
"""Stops that end a sentence even where no space follows."""

_CLOSING: Final = "\"'”’“»›)\\]}*_」』）】》〉］"
_OPENING: Final = "\"'“‘’„«‹(\\[{¿¡*_「『（【《〈［"

_QUOTES: Final = "“”‘’\"'([{«„"
"""What may stand between white space and the first letter of a word."""

# Matches at every run of stops, whatever follows, so that no run is ever read twice: each part takes all it
# can and gives nothing back, and the look ahead ends before the next run.
_STOP: Final = re.compile(
    rf"(?P<stop>[.!?…{_UNSPACED}]++)"
    rf"(?P<closing>[{_CLOSING}]*+(?:\[\d{{1,3}}\])*+(?:[ \xa0][”»](?=\s))?)"
    rf"(?=(?P<gap>\s*+)(?P<opening>[{_OPENING}]*+)\s*+(?P<first>\S?))"
)
_LIST_MARK: Final = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]+\s")
_WORD: Final = re.compile(r"[^\W\d_]{1,20}(?![\w.])")
_LETTERS: Final = re.compile(r"[^\W\d_]{1,20}")
_JOINT: Final = re.compile(r"[-–—/]")
_REPORT: Final = re.compile(
    rf"[^\W\d_a-z][\w.,’'-]{{0,30}}\s{{1,3}}(?:(?:[^\W_a-z][\w.,’'-]{{0,30}}|[a-z]{{2,3}})\s{{1,3}}){{0,4}}"
    rf"(?:{'|'.join(sorted(REPORTING))})\b"
)
# What follows where a space was lost: "the White House.Former Vice President".
_GLUED: Final = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{0,20}[\s,'’]")
_ABBREVIATIONS: Final = BEFORE_A_NAME | BEFORE_A_NUMBER | ANYWHERE
_NO_START: Final = frozenset(".,;:!?…-–—−)]}/|%&=”")
_LOOKBACK: Final = 24


def breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where one sentence ends and where the next begins, for each two neighbours in `text[start:end]`."""
    mark = _LIST_MARK.match(text, start, end)
    for match in _STOP.finditer(text, mark.end() if mark else start, end):
        first = match["first"]
        if not first:
            return
        if not match["gap"]:
            cut = _unspaced_end(text, start, match)
            if cut:
                yield cut, cut
        elif first in _NO_START or (first.islower() and not _is_brand(text, match.end("opening"), end)):
            continue
        elif not _goes_on(text, start, end, match):
            yield match.end(), match.end("gap")


def _is_brand(text: str, at: int, end: int) -> bool:
    """Whether a word begins like "iPhone", which no sentence start makes upper case."""
    return at + 1 < end and text[at + 1].isupper()


def _unspaced_end(text: str, start: int, match: re.Match[str]) -> int:
    """The end of a sentence that no space parts from the next; 0 if none ends here."""
    closing, first = match["closing"], match["first"]
    opens = min((at for at in map(closing.find, "“‘") if at >= 0), default=len(closing))
    cut = match.start("closing") + opens
    if match["stop"][-1] in _UNSPACED:
        quoted_and_told_on = closing and "\u3041" <= first <= "\u309f"
        return 0 if quoted_and_told_on or first in _NO_START else cut
    token = _token(text, start, match.start())
    is_word = (
        len(token) > 1 and token[-2:].isalpha() and token[-2:].islower() and not set(token) & set("./@#")
    )
    # A straight quote might as well open the next sentence.
    if is_word and '"' not in closing and _GLUED.match(text, match.end("opening")):
        return cut
    return 0


def _token(text: str, start: int, end: int) -> str:
    """What stands before `end`, back to white space; at most the last few characters of it."""
    words = text[max(start, end - _LOOKBACK) : end].rsplit(None, 1)
    return words[-1] if words else ""


def _goes_on(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the sentence goes on behind a stop that white space and a possible beginning follow."""
    stop, closing, at = match["stop"], match["closing"], match.end("opening")
    if stop == ".":
        return _is_abbreviated(text, start, end, match)
    if stop == "!" and _token(text, start, match.start()).lstrip(_QUOTES) in NAMES_WITH_A_MARK:
        return not _starts(text, at, end)
    if closing and not match["opening"] and _REPORT.match(text, at, end):
        return not _starts(text, at, end)
    return stop[-1] in ".…" and not closing and _is_pause(text, start, end, match)


def _is_pause(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether an ellipsis stands inside a sentence: right behind an opening quote, or "well ... I think"."""
    before = _token(text, start, match.start())
    if before and not before.strip(_QUOTES):
        return True
    word = _WORD.match(text, match.end("opening"), end)
    return word is not None and word[0] == "I" and not before.endswith((".", "!", "?"))


def _starts(text: str, at: int, end: int) -> bool:
    """Whether a word that opens sentences stands here."""
    word = _WORD.match(text, at, end)
    return word is not None and word[0] in STARTERS


def _is_abbreviated(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a single full stop belongs to the word before it and does not end the sentence as well."""
    words = text[max(start, match.start() - _LOOKBACK) : match.start()].rsplit(None, 2)
    if not words:
        return False
    token = _JOINT.split(words[-1])[-1].lstrip(_QUOTES + "0123456789:")
    before = words[-2] if len(words) > 1 else ""
    first, at = match["first"], match.end("opening")
    if not token:
        return _is_list_mark(words[-1], before)
    if token in BEFORE_A_NAME:
        return True
    if token in BEFORE_A_NUMBER:
        return first.isdigit()
    if token.lower() in {"a.m", "p.m"}:
        word = _LETTERS.match(text, at, end)
        return word is not None and word[0].removesuffix("s") in AFTER_A_TIME
    may_go_on = token in ANYWHERE or _is_acronym(token) or _is_initial(token, before, first)
    return may_go_on and not _starts(text, at, end)


def _is_list_mark(number: str, before: str) -> bool:
    """Whether a number behind the word `before` opens an item of a list: "We won. 2. The"."""
    if not number.isdigit() or len(number) > 2:
        return False
    return before.endswith((":", ";", "!", "?")) or (
        before.endswith(".") and before[:-1] not in _ABBREVIATIONS
    )


def _is_acronym(token: str) -> bool:
    """Whether a word is written like "U.S." or "Ph.D.", and not like an address."""
    return "." in token and all(part.isalpha() and len(part) <= 2 for part in token.split("."))


def _is_initial(letter: str, before: str, first: str) -> bool:
    """Whether a letter is one of a name's, "George W. Bush", or a point of the compass, "N. 5th St"."""
    if len(letter) > 1 or not letter.isupper() or before.lower() in LABELS_BY_LETTER:
        return False
    if letter == "X" and before.islower():  # "wrote on X."
        return False
    return letter in "NESW" or not first.isdigit()
