import pytest

from corpus.same_report import same_report

RESULT = (
    "United beat Rovers 2-1 on Saturday. Okafor scored in the third minute and Lind shortly before the end. "
    "Not one of the 31,204 spectators left early."
)


@pytest.mark.parametrize(
    "copy",
    [
        RESULT,
        RESULT.replace("shortly before", "just before"),
        RESULT.replace("scored", "scorred"),
        f"File picture of Okafor in 2024.\n\n{RESULT}",
        RESULT.removesuffix("Not one of the 31,204 spectators left early."),
        RESULT.upper().replace("UNITED", "United"),
    ],
)
def test_a_copy_reports_the_same(copy):
    assert same_report(RESULT, copy) == (copy.upper() != copy)
    assert same_report(copy, RESULT) == (copy.upper() != copy)


@pytest.mark.parametrize(
    "other",
    [
        RESULT.replace("2-1", "3-1"),
        RESULT.replace("2-1", "1-2"),
        RESULT.replace("31,204", "31,205"),
        RESULT.replace("Rovers", "City"),
        RESULT.replace("United beat Rovers", "Rovers beat United"),
        RESULT.replace("third", "second"),
        RESULT.replace("Okafor", "Lind", 1).replace("and Lind", "and Okafor"),
    ],
)
def test_another_fact_makes_another_report(other):
    assert not same_report(RESULT, other)
    assert not same_report(other, RESULT)
