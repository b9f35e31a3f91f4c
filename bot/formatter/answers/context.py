"""The sentence before a quote, for quotes that cannot be understood without it."""

import re
from typing import Final

from corpus.article import Quote
from corpus.segment import sentences

_LEANS_BACK: Final = re.compile(
    r"""\W*(?:
        he | she | it | they | his | her | hers | its | their | theirs | that | these | those
      | this (?!\s(?:morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter)\b)
      | but | and | yet | or | nor | however | so (?!\sfar\b)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)

_WHOLE: Final = re.compile(r"[.!?…。！？؟।][\W_]*\Z")

_REACH: Final = 2_000
"""How many code points before the quote are looked through, from the start of a paragraph."""


def context_of(quote: Quote) -> str | None:
    """The sentence before the quote, word for word, if the quote opens with a pronoun, or a word like "But".

    Headings and captions between the two, which do not end as sentences do, are passed over.
    """
    if not _LEANS_BACK.match(quote.text):
        return None
    text = quote.article.text
    paragraph = text.rfind("\n\n", 0, max(0, quote.start - _REACH))
    before = sentences(text, max(0, paragraph), quote.start)
    spans = (text[sentence.start : sentence.end] for sentence in reversed(before))
    return next((span for span in spans if _WHOLE.search(span)), None)
