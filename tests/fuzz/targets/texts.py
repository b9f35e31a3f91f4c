"""Cleaning, addresses, segmenting, fingerprints, words and questions: whatever takes a text of others."""

from random import Random
from unicodedata import category

from bot.formatter.escape import escape
from bot.formatter.one_line import one_line, printable
from bot.formatter.text_fragment import at_sentence
from bot.retriever.claims.message import parts_of
from bot.retriever.languages.detection import language_of
from bot.retriever.question import read_question
from bot.retriever.words import terms
from corpus.address import NotAWebAddress, web_address
from corpus.article import Article
from corpus.canonical import canonical_url
from corpus.clean import ArticleRefused, clean_article, clean_line, clean_text
from corpus.fingerprint import fingerprint
from corpus.published import NotADate, parse_published
from corpus.segment import MAX_SENTENCE, paragraphs, passages
from tests.discord_markdown import constructs, parse, visible
from tests.fuzz.hostile_text import MARKDOWN, UNICODE, line, text
from tests.fuzz.target import Input, Target, readable

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
KEPT = (
    frozenset("\n\u200c\u200d\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
    | frozenset(map(chr, range(0x600, 0x606)))
    | frozenset(map(chr, range(0x13430, 0x13440)))
    | frozenset(map(chr, range(0xE0000, 0xE0080)))
)
"""A line's end, the joiners and tags of emoji and of some scripts, and formats that are seen: Arabic signs
that stand around a number, and how hieroglyphs are set."""

LANGUAGES = ("en", "de", "fr", "es", "ru", "ar", "zh")


def _text(rng: Random) -> Input:
    return (text(rng),)


def _line(rng: Random) -> Input:
    return (line(rng),)


def cleaned(given: str) -> None:
    """What is clean stays as it is, and nothing unseen is left in it."""
    clean = clean_text(given)
    assert clean_text(clean) == clean, "cleaning it again changes it"
    assert "\r" not in clean
    assert "\n\n\n" not in clean
    assert not [sign for sign in clean if sign not in KEPT and category(sign) in UNSEEN]
    assert "\n" not in clean_line(given)
    clean.encode()


def article(title: str, body: str, outlet: str, author: str, url: str) -> None:
    """A clean article stays as it is, and has a fingerprint."""
    try:
        clean = clean_article(Article(title, body, outlet, (author, *author.split(",")), None, url))
    except ArticleRefused as refusal:
        readable(refusal)
        return
    assert clean_article(clean) == clean
    assert 0 < len(clean.title) <= 300
    fingerprint(clean)


def _article(rng: Random) -> Input:
    return line(rng), text(rng), line(rng, 120), line(rng, 200), address_text(rng)


def segmented(given: str) -> None:
    """Passages and sentences are spans, in order, and lose nothing but white space."""
    clean = clean_text(given)
    assert "".join("".join(clean[slice(*span)].split()) for span in paragraphs(clean)) == "".join(
        clean.split()
    )
    before = 0
    for passage in passages(clean):
        assert before <= passage.start < passage.end <= len(clean)
        inside = passage.start
        for sentence in passage.sentences:
            assert inside <= sentence.start < sentence.end <= passage.end
            assert sentence.end - sentence.start <= MAX_SENTENCE
            inside = sentence.end
        before = passage.end


def segmented_raw(given: str) -> None:
    """The same of a text that did not come through the door: no crash."""
    for passage in passages(given):
        for sentence in passage.sentences:
            assert given[sentence.start : sentence.end]


def worded(given: str) -> None:
    """The language and the terms of a text."""
    language_of(given)
    for language in LANGUAGES:
        assert all(terms(given, language))


def questioned(given: str) -> None:
    """What a question asks for."""
    read_question(given, ("en", "de"))


def claimed(given: str) -> None:
    """What a message claims, as spans of it."""
    for part in parts_of(given):
        assert 0 <= part.start < part.end <= len(given)


HOSTS = (
    "example.com",
    "ex\u0430mple.com",
    "[::1]",
    "[::ffff:7f00:1]",
    "127.1",
    "0x7f.1",
    "xn--a",
    "a" * 64,
    "localhost",
    "１２７.0.0.1",
)
PIECES = (
    *(
        "http://",
        "https://",
        "HTTPS://",
        "file:///",
        "javascript:",
        "//",
        "/",
        "\\",
        "@",
        ":",
        ":80",
        ":99999",
        "?",
        "#",
        "%",
    ),
    *(
        "%00",
        "%2f",
        "&a=b",
        "utm_source=x",
        "..",
        "[",
        "]",
        "a=1",
        "user:pass@",
        "#:~:text=a",
        "=",
        ";",
        "+",
        "%zz",
        *HOSTS,
    ),
)


def address_text(rng: Random) -> str:
    """Something like a web address."""
    start = rng.choice(("https://example.com/", "http://" + rng.choice(HOSTS), "", " ", rng.choice(PIECES)))
    parts = (
        rng.choice((rng.choice(PIECES), rng.choice(UNICODE), rng.choice(MARKDOWN), "a"))
        for _ in range(rng.randint(0, 8))
    )
    return start + "".join(parts) * rng.choice((1, 1, 1, 1, rng.randint(1, 300)))


def addressed(given: str, sentence: str) -> None:
    """An address is refused, or is ASCII and stays as it is; one page has one canonical address."""
    try:
        url = web_address(given)
    except NotAWebAddress as refusal:
        readable(refusal)
        return
    assert url.isascii()
    assert url.isprintable()
    assert " " not in url
    assert web_address(url) == url, f"{url} becomes {web_address(url)}"
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical, f"{canonical} becomes {canonical_url(canonical)}"
    assert at_sentence(url, clean_text(sentence)).isascii()


def _address(rng: Random) -> Input:
    return address_text(rng), line(rng)


def dated(given: str) -> None:
    """A day is read or refused."""
    try:
        parse_published(given)
    except NotADate as refusal:
        readable(refusal)


def _date(rng: Random) -> Input:
    digits = (
        str(rng.choice((0, 1, 9, 12, 13, 30, 31, 60, 99, 2024, 9999, 10**20))).zfill(rng.choice((1, 2, 4)))
        for _ in range(7)
    )
    made = "".join(
        digit + rng.choice(("-", "-", ":", "T", " ", "Z", "+", ".", rng.choice(UNICODE))) for digit in digits
    )
    return (
        rng.choice(
            (
                made,
                made[: rng.randint(0, 30)],
                f"2024-02-30T{made}",
                f"0001-01-01T00:00+{made}",
                line(rng, 60),
            )
        ),
    )


def escaped(given: str) -> None:
    """Discord shows exactly what was written, and nothing in it is alive."""
    shown = escape(given)
    alive = constructs(shown)
    assert not alive, alive[:3]
    assert visible(parse(shown)) == given


def printed(given: str) -> None:
    """Nothing that a terminal obeys is left."""
    for shown in (printable(given), one_line(given)):
        assert all(sign in "\t\n" or ord(sign) > 31 for sign in shown)
        assert not {"\x7f", "\x9b", "\x9d", "\u202e", "\u2066"} & set(shown)
        shown.encode()


TARGETS = (
    Target("clean", _text, cleaned, weight=4),
    Target("article", _article, article, weight=2),
    Target("segment", _text, segmented, weight=4),
    Target("segment-raw", _text, segmented_raw, weight=1),
    Target("words", _text, worded, weight=0.3),
    Target("question", _line, questioned, weight=1),
    Target("claims", _text, claimed, weight=0.5),
    Target("address", _address, addressed, weight=4),
    Target("date", _date, dated, weight=2),
    Target("escape", _text, escaped, weight=3, seconds_per_kilo=0.1),
    Target("terminal-line", _text, printed, weight=1),
)
