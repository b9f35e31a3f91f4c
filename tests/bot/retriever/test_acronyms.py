import pytest

from bot.retriever.acronyms import explained
from bot.retriever.words import terms


def found(text: str) -> list[tuple[list[str], list[str]]]:
    return [(list(short.terms), list(long.terms)) for short, long in explained(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The International Monetary Fund (IMF) agreed.", "IMF", "International Monetary Fund"),
        ("the Lisle Growers’ Union (LGU) said", "LGU", "Lisle Growers’ Union"),
        ("Bureau of Labor Statistics (BLS)", "BLS", "Bureau of Labor Statistics"),
        (
            "the Centers for Disease Control and Prevention (CDC)",
            "CDC",
            "Centers for Disease Control and Prevention",
        ),
        ("a World Anti-Doping Agency (WADA) test", "WADA", "World Anti-Doping Agency"),
    ],
)
def test_a_long_form_stands_before_its_acronym(text: str, short: str, long: str):
    assert found(text) == [(terms(short), terms(long))]


@pytest.mark.parametrize(
    "text", ["Ruth Cole (AFP) reports", "he said (TWO) days", "the bridge (IMF)", "(UN)", "ate (a lot)"]
)
def test_what_is_no_acronym_explains_nothing(text: str):
    assert found(text) == []
