"""The address of a sentence on a web page, for browsers that scroll to it and mark it."""

from typing import Final
from urllib.parse import quote

from bot.formatter.message import MAX_URL

DIRECTIVE: Final = ":~:"

_WHOLE: Final = 10
"""Up to so many words are named whole; of more, the first and the last, which must not overlap."""

_ENDS: Final = (5, 4, 3)
"""Words at each end: the more there are, the surer is the place, and the longer the address."""


def at_sentence(url: str, sentence: str) -> str:
    """`url` such that a browser opens it at `sentence`; as it is, where that would be too long for Discord.

    Format: WICG, "URL Fragment Text Directives": `#FRAGMENT:~:text=START,END`. A page's own fragment stays
    before it. A match may be whole words only, in any case, with any white space; START and END are
    percent-encoded, and so are the `-`, `,` and `&` in them, which would part the directive.
    """
    words = sentence.split()
    texts = [(words,)] if len(words) <= _WHOLE else []
    ends = [(words[:number], words[-number:]) for number in _ENDS if 2 * number <= len(words)]
    page, _, fragment = url.partition("#")
    own = fragment.partition(DIRECTIVE)[0]
    for text in [*texts, *ends]:
        address = f"{page}#{own}{DIRECTIVE}text={','.join(map(_encoded, text))}"
        if words and len(address) <= MAX_URL:
            return address
    return url


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
