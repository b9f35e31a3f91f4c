from bot.retriever.expansion import expansion_of
from bot.retriever.variants import Variant


def test_the_questions_own_terms_stand_for_themselves():
    assert expansion_of(("bridg", "fall"), ()).words == {"bridg": (("bridg", 1.0),), "fall": (("fall", 1.0),)}


def test_a_term_may_stand_for_several_of_the_question():
    long_form = ("world", "health", "organ")
    expansion = expansion_of(long_form, [Variant(("who.",), long_form, 0.9)])
    assert expansion.words["who."] == (("world", 0.9), ("health", 0.9), ("organ", 0.9))


def test_of_two_ways_to_stand_for_a_term_the_better_counts():
    expansion = expansion_of(("land",), [Variant(("hit",), ("land",), credit) for credit in (0.5, 0.8, 0.6)])
    assert expansion.words["hit"] == (("land", 0.8),)


def test_a_term_of_the_question_stands_for_no_other():
    expansion = expansion_of(("land", "hit"), [Variant(("hit",), ("land",), 0.8)])
    assert expansion.words["hit"] == (("hit", 1.0),)
    assert expansion.variants == {}


def test_what_takes_several_terms_to_say_is_a_phrase():
    phrase = Variant(("world", "health", "organ"), ("who.",), 0.9)
    expansion = expansion_of(("who.",), [phrase])
    assert expansion.phrases == (phrase,)
    assert expansion.variants == {"who.": (phrase,)}
    assert "world" not in expansion.words
