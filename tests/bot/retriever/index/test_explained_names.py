import pytest

from bot.retriever.aliases import Form, form_of
from bot.retriever.index.explained_names import ExplainedNames, Pair


def pair(short: str, long: str) -> Pair:
    return form_of(short), form_of(long)


IMF = pair("IMF", "International Monetary Fund")
FXD = pair("FXD", "Foreign Export Desk")


def test_a_name_is_known_both_ways() -> None:
    names = ExplainedNames().changed((), [IMF])
    assert names.get("imf") == (IMF,)
    assert names.get(IMF[1].terms[0]) == ((IMF[1], IMF[0]),)
    assert names.get("fxd") == ()


def test_two_meanings_are_kept_in_the_order_they_came() -> None:
    other = (IMF[0], form_of("Island Music Festival"))
    assert ExplainedNames().changed((), [IMF, other]).get("imf") == (IMF, other)


def test_a_name_is_forgotten_with_the_last_that_explains_it() -> None:
    twice = ExplainedNames().changed((), [IMF, IMF, FXD])
    once = twice.changed([IMF], ())
    assert once.get("imf") == (IMF,)
    gone = once.changed([IMF], ())
    assert (gone.get("imf"), gone.get(IMF[1].terms[0])) == ((), ())
    assert gone.get("fxd") == (FXD,)
    assert twice.get("imf") == (IMF,)


def test_what_explains_nothing_changes_nothing() -> None:
    names = ExplainedNames().changed((), [IMF])
    assert names.changed((), ()) is names


def test_a_name_for_itself_is_none() -> None:
    form = Form(("imf",), capitals=True)
    assert ExplainedNames().changed((), [(form, form)]).get("imf") == ()


def test_names_come_back_from_a_file() -> None:
    names = ExplainedNames().changed((), [IMF, FXD, FXD])
    again = ExplainedNames.from_object(names.as_object()).changed([FXD], ())
    assert (again.get("imf"), again.get("fxd")) == ((IMF,), (FXD,))


def test_what_nobody_explained_cannot_be_taken_back() -> None:
    with pytest.raises(ValueError, match="no article explained"):
        ExplainedNames().changed((), [IMF]).changed([FXD], ())
