"""How sure an answer is, in a word."""

from typing import Final

from bot.translation import ENGLISH, Language

SURE: Final = 0.85
FAIRLY_SURE: Final = 0.7


def confidence_words(confidence: float, to: Language = ENGLISH) -> str:
    """In words, the chance, from 0 to 1, that a quote answers the question.

    A number would promise more than is known: calibrated as it is, the confidence is off by .03 on average
    (docs/quality.md), and for people "82 %" and "78 %" are two things. So three words, far enough apart to
    hold in spite of that: wrong at most one time in seven or so, wrong about one time in four, and little
    better than even (an answer is given from .55 on).
    """
    if confidence >= SURE:
        return to.say("Sure that this answers it")
    return (
        to.say("Fairly sure that this answers it")
        if confidence >= FAIRLY_SURE
        else to.say("Not sure that this answers it")
    )
