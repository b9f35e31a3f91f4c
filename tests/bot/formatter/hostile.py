"""Text that tries everything to come alive on Discord."""

import random
from typing import Final

from hypothesis import strategies as st

TOKENS: Final = (
    *("*", "**", "_", "__", "~", "~~", "|", "||", "`", "``", "```", "\\", "\\\\", "¯\\_(ツ)_/¯"),
    *("#", "# ", "### ", "-# ", "- ", "* ", "+ ", "> ", ">", ">>> ", "1. ", "2022. ", "0)", "---", "==="),
    *("[", "]", "(", ")", "](", "[a](https://evil.example)", "[a\\](b)", "<", ">", "!"),
    *("http://", "https://a.example/b_c*d", "HTTPS:", "steam://run", "mailto:", "://", "//", "www.", ":"),
    *("discord.gg/abc", "Discord", "discordapp", ".com/invite/", ".gg/", "discord.gift/x", "discord.com/"),
    *("@", "@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "everyone", "here"),
    *(":smile:", "::", ":100:", ":a::skin-tone-1:", "10:30:45", "<:a:1>", "<a:b:1>", "</ask:1>", "</a b:1>"),
    *("<t:1:R>", "<t:-1>", "<id:customize>", "<id:linked-roles:1>", "<+15551234567>", "<a@b.example>"),
    *("\n", "\n", "\n ", " ", " ", "  ", "\u00a0", "\t", "a", "word", "Zürich", "東京", "🎉", "e\u0301", "1"),
    *("“", "”", "'", '"', "—", "…", ".", ",", "?", "!", "=", "+", "-", "/", "$", "%", "^", "&amp;", "{", "}"),
)


def hostile(rng: random.Random, most: int = 30) -> str:
    """A random row of tokens that mean something to Discord."""
    return "".join(rng.choices(TOKENS, k=rng.randint(1, most)))


def hostile_texts(most: int = 30) -> st.SearchStrategy[str]:
    """The same for hypothesis, mixed with arbitrary text that a store may hold: no control characters."""
    stored = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), min_size=1, max_size=5)
    return st.lists(st.sampled_from(TOKENS) | stored, min_size=1, max_size=most).map("".join)
