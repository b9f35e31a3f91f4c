"""What can be done, as a card: whatever titles and servers are called, Discord takes it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.about.help_card import Helped, Servers, Tool, chosen_words, help_card
from bot.formatter.card import Menu
from tests.bot.formatter.hostile import TOKENS

names = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(TOKENS), max_size=60).map("".join))


@given(
    examples=st.lists(names, max_size=5),
    titles=st.lists(names, max_size=5),
    servers=st.lists(st.tuples(st.integers(1, 2**63), names), max_size=24, unique_by=lambda each: each[0]),
)
def test_any_card_can_be_sent(examples, titles, servers):
    tools = [Tool("What for", tuple(f"</a b{number}:1>" for number in range(7)))] * 3
    helped = Helped(examples=examples, titles=titles, tools=tools, servers=Servers(tuple(servers)))
    card = help_card(helped)
    menus = [part for part in card.parts if isinstance(part, Menu)]
    assert [len(menu.choices) for menu in menus] == ([len(servers) + 1] if servers else [])


def test_what_others_wrote_does_nothing():
    text = "\n".join(help_card(Helped(examples=["**Who** <@1>?"])).texts)
    assert r"“\*\*Who\*\* \<\@1>?”" in text
    assert r"**\*Home\***" in chosen_words("*Home*")


def test_who_shares_no_server_is_told():
    assert "I see no server that we share." in "\n".join(help_card(Helped(servers=Servers(()))).texts)
