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


def test_thousands_are_parted_as_people_part_them():
    assert (ENGLISH.number(1234567), language_of("de").number(1234567)) == ("1,234,567", "1.234.567")
    assert language_of("de").count("{n} day", "{n} days", 1000) == "1.000 Tage"


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("The file is empty.", "Die Datei ist leer."),
        ("Nothing was changed.", "Nichts wurde geändert."),
        ("The page has 6,000,000 bytes; 5,000,000 can be read.",
         "Die Seite hat 6.000.000 Bytes; 5.000.000 können gelesen werden."),
        ("“a b” is not a web address: it must begin with http:// or https://.",
         "„a b“ ist keine Webadresse: sie muss mit http:// oder https:// beginnen."),
        ("“a.txt” has 9.5 MB; I take 8 MB at once. Please split it.",
         "„a.txt“ hat 9,5 MB; ich nehme 8 MB auf einmal. Bitte teil die Datei auf."),
        ("I answer only <#1> <#2>", "Antworten nur in: <#1> <#2>"),
        ("Never written anywhere: 1,234", "Never written anywhere: 1,234"),
        ("", ""),
    ],
)  # fmt: skip
def test_messages_are_retold_with_their_values(english, german):
    assert language_of("de").retell(english) == german
    assert ENGLISH.retell(english) == english


def test_what_people_typed_is_not_retold():
    message = "“The file is empty.” is not of the form “name: value”."
    assert language_of("de").retell(message).startswith("„The file is empty.“ hat")
