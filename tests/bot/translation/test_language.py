"""Languages: what is said, and what is said where a catalogue has nothing."""

from datetime import date

import pytest

from bot.translation import ENGLISH, LANGUAGES, language_of

DAY = date(2022, 3, 6)


def test_values_stand_where_their_names_stood():
    assert ENGLISH.say("Removed {title}.", title="{x}") == "Removed {x}."


def test_a_text_without_values_is_said_as_it_is():
    assert ENGLISH.say("{") == "{"
    assert language_of("de").say("") == ""


@pytest.mark.parametrize(("number", "said"), [(0, "0 articles"), (1, "1 article"), (1234, "1,234 articles")])
def test_numbers_choose_the_form(number, said):
    assert ENGLISH.count("{n} article", "{n} articles", number) == said


@pytest.mark.parametrize(
    ("locale", "code"),
    [("de", "de"), ("de-AT", "de"), ("en-GB", "en"), ("sv-SE", "en"), ("", "en"), (None, "en")],
)
def test_a_locale_of_discord_gives_a_language_that_the_bot_speaks(locale, code):
    assert language_of(locale).code == code
    assert code in LANGUAGES


def test_days_are_written_as_people_write_them():
    assert ENGLISH.day(DAY) == "6 March 2022"
    assert language_of("de").day(DAY) == "6. März 2022"


def test_what_a_catalogue_lacks_is_said_in_english():
    assert language_of("de").say("Never translated: {x}", x=1) == "Never translated: 1"
