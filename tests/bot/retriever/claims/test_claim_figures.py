"""Whether a sentence has the numbers of a claim, or others in their place."""

import pytest

from bot.retriever.claims.claim_figures import Fit, figures_in, fits_of


def fits(claim: str, text: str) -> list[Fit]:
    return fits_of(figures_in(claim), text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("14 people were hurt", "Fourteen people were treated"),
        ("It cost about $4 million", "The work cost $4.1 million"),
        ("Sales fell by 12.5%", "Sales fell by 12.5 percent to $61.8 million"),
        ("Tickets cost £2.10", "A ticket goes up from £1.80 to £2.10"),
        ("More than three years in prison", "three years and four months in prison"),
    ],
)
def test_the_same_number(claim: str, text: str):
    assert fits(claim, text) == [Fit.SAME]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("120 people were aboard", "All 219 people aboard are safe"),
        ("Seven years in prison", "sentenced to three years and four months in prison"),
        ("310 jobs will go", "It is 210 jobs, not 310 jobs"),
        ("Tom Lund, 40, won", "Tom Lund, 23, won"),
    ],
)
def test_another_number(claim: str, text: str):
    assert fits(claim, text) == [Fit.OTHER]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("120 people were aboard", "The ferry has 12 engines"),
        ("120 people were aboard", "About 150 people were aboard"),
        ("120 people were aboard", "219 people were aboard, 19 people more than before"),
        ("120 people were aboard", "Up to 500 people could have been aboard, 300 people at least"),
        ("It cost $4 million", "It cost £9 million"),
    ],
)
def test_in_doubt_a_number_is_absent(claim: str, text: str):
    assert fits(claim, text) == [Fit.ABSENT]


@pytest.mark.parametrize(
    "text", ["A Category 5 hurricane", "They sell the Model 3 again", "Article 5 says so"]
)
def test_a_number_in_a_name_counts_nothing(text: str):
    assert figures_in(text) == []
