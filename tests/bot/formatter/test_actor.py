from bot.formatter.actor import name_of, unnumbered
from corpus.store import Actor


def test_a_name_is_told_without_the_number_behind_it() -> None:
    assert name_of(Actor("mo (1570521061785600005)", "Discord")) == "mo"
    assert unnumbered("Courier (1) news") == "Courier (1) news"
