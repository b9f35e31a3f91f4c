"""The model of Discord's rendering rules sees what Discord sees."""

import pytest

from tests.discord_markdown import blocks, blocks_of, constructs, visible

ALIVE = [
    ("bold", "a **b** c", "a b c"),
    ("bold", "**two\nlines**", "two\nlines"),
    ("bold", r"**a \** b**", "a ** b"),
    ("underline", "__a__", "a"),
    ("italic", "*a*", "a"),
    ("italic", "_a_", "a"),
    ("italic", "_a b_, he said", "a b, he said"),
    ("strike", "~~a~~", "a"),
    ("spoiler", "||the butler||", "the butler"),
    ("code", "`a *b*`", "a *b*"),
    ("code", "``a`b``", "a`b"),
    ("code block", "```py\nprint()\n```", "print()"),
    ("quote", "> a", "a"),
    ("quote", ">>> a\nb", "a\nb"),
    ("quote", "above\n > a", "above\na"),
    ("heading", "# a", "a"),
    ("heading", "above\n### a", "above\na"),
    ("subtext", "-# a", "a"),
    ("list", "- a\n- b", "a\nb\n"),
    ("list", "  * a", "a\n"),
    ("list", "+ a", "a\n"),
    ("list", "1. a", "a\n"),
    ("list", "above\n2022. a", "above\na\n"),
    ("heading", "> # a", "a"),
    ("list", "**- a**", "a\n"),
    ("list", "\u00a0- a", "\u00a0a\n"),
    ("masked link", "[your bank](https://evil.example)", "your bank"),
    ("masked link", r"[a\](https://evil.example)", "a\\"),
    ("masked link", "[a[b]](https://evil.example)", "a[b]"),
    ("link", "see https://a.example/b, he said", "see https://a.example/b, he said"),
    ("link", "HTTPS://A.EXAMPLE", "HTTPS://A.EXAMPLE"),
    ("link", "xhttps://a.example", "xhttps://a.example"),
    ("link", "steam://run/1", "steam://run/1"),
    ("link", "<https://a.example>", "https://a.example"),
    ("link", "<a@b.example>", "a@b.example"),
    ("link", "<+15551234567>", "+15551234567"),
    ("mention", "<@80351110224678912>", None),
    ("mention", "<@!80351110224678912>", None),
    ("mention", "<@&165511591545143296>", None),
    ("mention", "<#103735883630395392>", None),
    ("mention", "hi @everyone", None),
    ("mention", "a@here.example", None),
    ("command", "</airhorn:816437322781949972>", None),
    ("command", "</server stats:1>", None),
    ("emoji", "<:mmLol:216154654256398347>", None),
    ("emoji", "<a:b1nzy:392938283556143104>", None),
    ("emoji", ":smile:", None),
    ("emoji", ":wave::skin-tone-3:", None),
    ("emoji", "it was 10:100:20", None),
    ("timestamp", "<t:1618953630>", None),
    ("timestamp", "<t:-1:R>", None),
    ("navigation", "<id:customize>", None),
    ("navigation", "<id:linked-roles:1>", None),
    ("ping", r"\<@80351110224678912>", None),
    ("ping", "`<@80351110224678912>`", None),
    ("ping", "@here", None),
    ("invitation", "join discord.gg/abc now", None),
    ("invitation", "DISCORD.com/invite/abc", None),
    ("invitation", "discord.gift/abc", None),
]


@pytest.mark.parametrize(("kind", "content", "shown"), ALIVE)
def test_finds_what_is_alive(kind: str, content: str, shown: str | None) -> None:
    assert kind in {found for found, _ in constructs(content)}
    if shown is not None:
        assert "".join(visible(block.nodes) for block in blocks(content)) == shown


DEAD = [
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("snake_case_word", "snake_case_word"),
    ("#hashtag", "#hashtag"),
    ("-5 degrees", "-5 degrees"),
    ("1.5 million", "1.5 million"),
    ("a - b", "a - b"),
    ("a > b", "a > b"),
    (">b", ">b"),
    ("at 10:30", "at 10:30"),
    ("x@example.com", "x@example.com"),
    ("www.example.com", "www.example.com"),
    ("[sic] (so)", "[sic] (so)"),
    ("~50 | 60", "~50 | 60"),
    (r"\*a\*", "*a*"),
    (r"C:\a", r"C:\a"),
    (r"a\\b", r"a\b"),
    (r"https\://a.example", "https://a.example"),
    (r"¯\_(ツ)_/¯", r"¯\_(ツ)_/¯"),
    (r"\- a", "- a"),
    (r"1\. a", "1. a"),
    (r"\@everyone", "@everyone"),
    ("discord.gg", "discord.gg"),
]


@pytest.mark.parametrize(("content", "shown"), DEAD)
def test_leaves_text_alone(content: str, shown: str) -> None:
    assert constructs(content) == []
    assert visible(blocks(content)[0].nodes) == shown


def test_tells_blocks_apart() -> None:
    content = "-# before\n> one\n> **two**\n**Title**\n-# source\n- a\n- b\nend"
    assert [(block.kind, visible(block.nodes).strip("\n")) for block in blocks(content)] == [
        ("subtext", "before"),
        ("quote", "one\ntwo"),
        ("text", "Title"),
        ("subtext", "source"),
        ("list", "a\nb"),
        ("text", "end"),
    ]


def test_a_quote_holds_no_quote() -> None:
    assert [kind for kind, _ in constructs("> > a")] == ["quote"]
    assert visible(blocks("> > a")[0].nodes) == "> a"


def test_a_quote_holds_blocks() -> None:
    (quote,) = blocks("> one\n> - two\n> -# three")
    assert [block.kind for block in blocks_of(quote.nodes)] == ["text", "list", "subtext"]


def test_a_block_knows_what_it_was_made_from() -> None:
    assert [block.source for block in blocks("## a\n1. b\nc")] == ["## a\n", "1. b\n", ""]


def test_an_empty_line_between_blocks_is_a_block() -> None:
    kinds = [block.kind for block in blocks("-# a\n\n- b\n```\nc\n```\n> d")]
    assert kinds == ["subtext", "text", "list", "code block", "quote"]
