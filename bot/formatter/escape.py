"""Text of others, made safe to stand in a Discord message: shown as it is, character for character."""

import re
from typing import Final

_ANYWHERE: Final = re.compile(
    r"""
      [\\`*_<]                                  # escapes, code, emphasis, and everything in angle brackets
    | ~(?=~) | (?<=~)~                          # strike-through; a single ~ is nothing
    | \|(?=\|) | (?<=\|)\|                      # spoilers
    | (?<=\])\(                                 # [text](address): no masked link without this bracket
    | :(?=//)                                   # https://..., steam://...: no link without this colon
    | :(?=[^ \n:]*: | [^ \n:]+\Z)               # :shortcode:, also with a colon that may follow the text
    | (?i: @(?=everyone|here) | (?<=<)@ )       # pings; Discord reads <@1> behind a backslash as well
    | (?i: (?<=discord) | (?<=discordapp) )\.(?=[A-Za-z]{2,4}/)  # discord.gg/...: no scheme needed
    | (?<!\S)\+(?=\s|\Z)                        # a list's plus sign, which may follow another token
    """,
    re.VERBOSE,
)

_LINE_START: Final = re.compile(
    r"""
    ^[^\S\n]*+                                  # however far it is indented
    (?: (?= > | \#{1,3}(?:\s|\Z) | -(?:\#|\s|\Z) )  # block quote, heading, subtext, list
      | [0-9]++ (?=\.(?:\s|\Z)) )               # numbered list: the backslash goes before the full stop
    """,
    re.VERBOSE | re.MULTILINE,
)


def escape(text: str) -> str:
    """`text` such that Discord shows exactly it: no formatting, link, ping, emoji, list, heading or quote.

    A backslash goes before a character of punctuation, which Discord then shows without the backslash; no
    other character is added, and only where something would come alive, so that what shows raw text (a
    phone's notification) stays readable. Holds at the start of a line or within one, behind white space or
    markup that ends in neither ":" nor "]". Linear time; at most one backslash a code point.

    Source of the rules: Discord's help page "Markdown Text 101", its API reference under "Message
    Formatting", and SimpleAST, the parser Discord has published.
    """
    return _LINE_START.sub(r"\g<0>\\", _ANYWHERE.sub(r"\\\g<0>", text))
