"""How checks are run: none keeps the others from it."""

from bot.service.checks.finding import Level, examined, ok
from corpus.errors import VerbatimError


def failing(error):
    def check():
        yield ok("first", "fine")
        raise error

    return check


def test_a_check_that_fails_is_a_finding_and_the_next_goes_on():
    checks = {
        "known": failing(VerbatimError("The disk is full. Make room.")),
        "bug": failing(ZeroDivisionError()),
        "last": lambda: [ok("last", "fine")],
    }
    found = [*examined(checks, lambda error: f"a bug: {type(error).__name__}")]
    assert [(each.subject, each.level) for each in found] == [
        ("first", Level.OK),
        ("known", Level.WRONG),
        ("first", Level.OK),
        ("bug", Level.WRONG),
        ("last", Level.OK),
    ]
    assert found[1].said == "The disk is full. Make room."
    assert found[3].said == "a bug: ZeroDivisionError"
