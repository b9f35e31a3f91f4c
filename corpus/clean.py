"""Text made safe and stable once, at the door: what is stored of it is what is shown of it."""

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from corpus.address import NotAWebAddress, web_address
from corpus.article import Article, Published
from corpus.errors import VerbatimError

MAX_TEXT: Final = 2_000_000
"""The most characters of an article's text: some 300,000 words."""

MAX_TITLE: Final = 300
MAX_OWN_TITLE: Final = 100
MAX_NAME: Final = 100
MAX_AUTHORS: Final = 20
YEARS: Final = range(1600, 2101)
"""The years an article can have come out in: newspapers began in 1605."""

MAX_MARKS: Final = 5
"""The most combining marks on one character: pointed Hebrew needs five, stacks that bury lines dozens."""

# Only a text with something else than these needs a close look; most news has nothing else.
_UNUSUAL: Final = re.compile("[^\n -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")
_LINE_END: Final = re.compile("\r\n?|[\v\f\x85\u2028]")
_ODD_SPACE: Final = re.compile("[\t\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]")

# What is never seen: dropped wherever it stands.
_INVISIBLE: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters, save tabs and line ends
    "\xad\u034f\u180e\u200b\u2060-\u2065\ufeff"  # soft hyphen, joiners and spaces without width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing (bidi)
    "\u206a-\u206f\ufff9-\ufffc"  # deprecated formats, annotations, the sign for "an object was here"
    "\u115f\u1160\u17b4\u17b5"  # fillers: letters without ink
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # formats of shorthand and music
    "\ud800-\udfff"  # halves of UTF-16 pairs
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: every font draws them otherwise, or not at all
    "\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff"  # no characters
    "]+"
)

# What is seen only in company: the selectors and joiners of emoji and of the scripts that need them.
_CONDITIONAL: Final = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"  # the flags of England, Scotland and Wales
    "|[\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
_EMOJI: Final = re.compile(
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_EMOJI_STYLE: Final = "\ufe0e\ufe0f"
_JOINED_SCRIPT: Final = re.compile("[\u0620-\u08ff\u1800-\u18af]")  # Arabic and its kin, Mongolian
_ZWNJ, _ZWJ, _KEYCAP, _VIRAMA_CLASS = "\u200c", "\u200d", "\u20e3", 9

# Candidates for marks, to be looked up: one where nothing bears it, or more of them than one character bears.
_ORPHANS: Final = re.compile(r"(\A|\s)([^\w\s\x00-\x7f]+)")
_STACK: Final = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")


class ArticleRefused(VerbatimError):
    """The article cannot be kept as it is; the message says what to mend."""


def clean_text(text: str) -> str:
    """`text` as it is stored: NFC, lines ended by a line feed, paragraphs parted by one blank line.

    Dropped is what no reader sees: control characters, bidi controls, zero-width characters, tags, private
    use. Kept where they change what is seen: joiners inside emoji, after a virama (Indic scripts) and between
    letters of scripts that join them (Persian); emoji styles after an emoji; the flags made of tags. Spaces
    of every kind become plain ones, runs of them one, and lines have none at their ends. A character bears
    at most `MAX_MARKS` combining marks. Cleaning what is clean changes nothing.
    """
    if not _UNUSUAL.search(text):
        return _spaced(text)
    cleaned = _spaced(_seen(text))
    while _CONDITIONAL.search(cleaned) and (again := _spaced(_seen(cleaned))) != cleaned:
        cleaned = again  # what was dropped or composed can have been what a joiner stood beside
    return cleaned


def clean_line(text: str) -> str:
    """`text` cleaned and on one line, as titles and names are."""
    return clean_text(text).replace("\n\n", " ").replace("\n", " ")


def _spaced(text: str) -> str:
    """`text` without white space that is not seen; most texts have none, which is quickly seen."""
    if "  " in text:
        text = re.sub("  +", " ", text)
    if " \n" in text or "\n " in text:
        text = re.sub(" ?\n ?", "\n", text)
    if "\n\n\n" in text:
        text = re.sub("\n{3,}", "\n\n", text)
    return text.strip(" \n")


def _seen(text: str) -> str:
    """What is seen of `text`, in NFC, with line feeds and plain spaces for all white space."""
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    text = _ODD_SPACE.sub(" ", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    if _CONDITIONAL.search(text):
        text = unicodedata.normalize("NFC", _CONDITIONAL.sub(_if_seen, text))
    return _STACK.sub(_bounded, _ORPHANS.sub(_borne, text))


def _if_seen(match: re.Match[str]) -> str:
    """The joiner, selector or flag itself if it can be seen where it stands, else nothing."""
    character, start, end = match[0], match.start(), match.end()
    before, after = match.string[max(start - 1, 0) : start], match.string[end : end + 1]
    if len(character) > 1:
        return character
    if character in _EMOJI_STYLE:
        seen = bool(_EMOJI.match(before)) or after == _KEYCAP
    elif character == _ZWJ:
        seen = _is_virama(before) or bool(
            _EMOJI.match(after) and (_EMOJI.match(before) or before == "\ufe0f")
        )
    elif character == _ZWNJ:
        seen = _is_virama(before) or bool(_JOINED_SCRIPT.match(before) and _JOINED_SCRIPT.match(after))
    else:
        seen = False
    return character if seen else ""


def _is_virama(character: str) -> bool:
    """Whether this is the sign that Indic scripts write between consonants that form one letter."""
    return bool(character) and unicodedata.combining(character) == _VIRAMA_CLASS


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me")


def _borne(match: re.Match[str]) -> str:
    """White space and the signs after it, without leading marks: they would have nothing to stand on."""
    space, signs = match.groups()
    first = next((index for index, sign in enumerate(signs) if not _is_mark(sign)), len(signs))
    return f"{space}{signs[first:]}"


def _bounded(match: re.Match[str]) -> str:
    """A run of signs with at most `MAX_MARKS` marks one after the other."""
    kept, marks = [], 0
    for character in match[0]:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def clean_article(article: Article) -> Article:
    """`article` as it is stored: every field cleaned, bounded and in a sensible range.

    Names and titles are cut at their bounds. A text that opens with its own title loses that repetition,
    unless it is a sentence; an article without a title takes its first line as one, cut to its first words if
    it is long. Whatever else
    does not fit is refused, never dropped in silence. Cleaning what is clean changes nothing.

    Raises:
        ArticleRefused: no words in the text, more than `MAX_TEXT` characters, an address that is not http or
            https or is malformed, or a time of publication outside the years `YEARS`.
    """
    if len(article.text) > MAX_TEXT:
        raise ArticleRefused(
            f"The text has {len(article.text):,} characters; an article may have {MAX_TEXT:,}. "
            "Split it into several articles."
        )
    text = clean_text(article.text)
    if not _has_words(text):
        raise ArticleRefused("The article has no text: there is not one word to quote from it.")
    title = _shortened(clean_line(article.title), MAX_TITLE) or _shortened(
        text.partition("\n")[0], MAX_OWN_TITLE
    )
    authors = (_shortened(clean_line(author), MAX_NAME) for author in article.authors)
    return replace(
        article,
        title=title,
        text=_without_title(text, title),
        outlet=_shortened(clean_line(article.outlet or ""), MAX_NAME) or None,
        authors=tuple(dict.fromkeys(filter(None, authors)))[:MAX_AUTHORS],
        published=_published(article.published),
        url=_url(article.url),
    )


def _shortened(line: str, limit: int) -> str:
    """A clean line of at most `limit` characters: cut at a space, if it has one, and ended by an ellipsis."""
    if len(line) <= limit:
        return line
    start = line[: limit - 1]
    words, space, _ = start.rpartition(" ")
    return f"{clean_line(words if space else start)}…"


def _without_title(text: str, title: str) -> str:
    """The text from its first paragraph on that does not merely repeat the title, if there is one.

    A paragraph that ends with a full stop stays all the same: it is a sentence, which somebody may ask about.
    """
    known, start = _words(title), 0
    while known and (end := text.find("\n\n", start)) != -1 and _words(text[start:end]) == known:
        if text[start:end].rstrip('"”’»)').endswith((".", "。", "।")):
            break
        start = end + 2
    rest = text[start:]
    return rest if _has_words(rest) else text


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _words(text: str) -> str:
    """What two writings of one headline have in common: letters and digits, case folded."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _published(published: Published | None) -> Published | None:
    if published is None:
        return None
    if published.year not in YEARS:
        raise ArticleRefused(
            f"The article cannot have come out in the year {published.year}; "
            f"a year from {YEARS.start} to {YEARS.stop - 1} is expected."
        )
    if not isinstance(published, datetime):
        return published
    return published.astimezone(UTC) if published.tzinfo else published.date()


def _url(url: str | None) -> str | None:
    try:
        return web_address(url) if url and url.strip() else None
    except NotAWebAddress as error:
        raise ArticleRefused(str(error)) from error
