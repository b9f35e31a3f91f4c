"""How sure an answer is, in words."""

from typing import Final

from bot.translation import ENGLISH, Language

SURE: Final = 0.8
FAIRLY_SURE: Final = 0.65


def confidence_words(confidence: float, to: Language = ENGLISH) -> str:
    """Words for the chance, from 0 to 1, that a quote answers the question.

    A number would promise more than is known: calibrated as it is, confidence is off by .03 on average
    (docs/quality.md), and yet "82 %" and "79 %" read as two things. So there are three words, far enough
    apart to hold in spite of that: right about six times in seven; about three in four; and about two in
    three, which is where answers begin (.6). Of the answers to the news questions measured there, about one
    in four is "Sure" (hardly any was over .9), more than half "Fairly sure".
    """
    if confidence >= SURE:
        return to.say("Sure that this answers it")
    if confidence >= FAIRLY_SURE:
        return to.say("Fairly sure that this answers it")
    return to.say("Not sure that this answers it")
