"""Discord's rendering rules, as a model: what a person sees of a message, and what in it is alive.

Made from Discord's help page "Markdown Text 101", its API reference ("Message Formatting"), SimpleAST (the
parser Discord has published) and what other people's parsers found out by trying. Where these differ, or
Discord's clients do, the model takes the reading in which more comes alive: it is there to catch what
escaping leaves open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from string import ascii_letters
from typing import Final


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a message: `text` as a leaf, or `children`; `source` is the Markdown it was made from."""

    kind: str
    text: str = ""
    children: tuple["Node", ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on lines of its own: a quote, subtext, heading, list or code block, or lines of "text".

    `source` is the Markdown it was made from; that of "text" is left out.
    """

    kind: str
    nodes: tuple[Node, ...]
    source: str = ""


BLOCKS: Final = frozenset({"quote", "heading", "subtext", "list", "code block"})


@dataclass(frozen=True, slots=True)
class _Rule:
    """A construct that begins with one of `opens`.

    `inner` in the pattern is Markdown again; without it the match is a leaf that shows `shown`, or itself.
    """

    kind: str
    opens: str
    pattern: re.Pattern[str]
    at_line_start: bool = False


def _rule(kind: str, opens: str, pattern: str, *, at_line_start: bool = False) -> _Rule:
    return _Rule(kind, opens, re.compile(pattern, re.DOTALL | re.ASCII), at_line_start)


_RULES: Final = (
    _rule("text", "\\", r"\\(?P<shown>[^0-9A-Za-z\s])"),
    _rule("text", "¯", r"(?P<shown>¯\\_\(ツ\)_/¯)"),
    _rule("bold", "*", r"\*\*(?P<inner>(?:\\.|[^\\])+?)\*\*(?!\*)"),
    _rule("underline", "_", r"__(?P<inner>(?:\\.|[^\\])+?)__(?!_)"),
    _rule("italic", "_", r"_(?P<inner>(?:__|\\.|[^\\_])+?)_\b"),
    _rule("italic", "*", r"\*(?=\S)(?P<inner>(?:\\.|\*\*|\s+(?:\\.|[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"),
    _rule("strike", "~", r"~~(?P<inner>.+?)~~"),
    _rule("spoiler", "|", r"\|\|(?P<inner>.+?)\|\|"),
    _rule("code block", "`", r"```(?:[\w+.-]*\n)?\n*(?P<shown>.*?[^`\n].*?)\n*```"),
    _rule("code", "`", r"(?P<tick>``?)(?!`)(?P<shown>.*?[^`].*?)(?P=tick)(?!`)"),
    _rule("subtext", "-", r"-#[^\S\n]+(?!-#)(?P<inner>[^\n]+)\n?", at_line_start=True),
    _rule("heading", "#", r"\#{1,3}[^\S\n]+(?!\#)(?P<inner>[^\n]+)\n?", at_line_start=True),
    _rule("masked link", "[", r"\[(?P<inner>[^\n]+?)\]\(\s*<?[^\s()<>]+>?[^()\n]*\)"),
    _rule("link", "<", r"<(?P<shown>(?i:[a-z][a-z0-9+.-]*)://[^\s>]+)>"),
    _rule("link", "<", r"<(?P<shown>[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+|\+[0-9]+)>"),
    _rule("link", ascii_letters, r"(?i:[a-z][a-z0-9+.-]*)://[^\s<]*[^<.,:;\"'\]\s]"),
    _rule("mention", "<", r"<(?:@[!&]?|\#)[0-9]+>"),
    _rule("mention", "@", r"@(?:everyone|here)"),
    _rule("command", "<", r"</[^\n:>]+:[0-9]+>"),
    _rule("emoji", "<", r"<a?:\w+:[0-9]+>"),
    _rule("emoji", ":", r":[^\s:]+(?:::skin-tone-[0-9])?:"),
    _rule("timestamp", "<", r"<t:-?[0-9]+(?::[a-zA-Z])?>"),
    _rule("navigation", "<", r"<id:[\w-]+(?::[0-9]+)?>"),
)
_QUOTE: Final = re.compile(r" *>>> (?P<all>.+)|(?: *>(?!>>) [^\n]*(?:\n|\Z))+", re.DOTALL)
_QUOTE_MARK: Final = re.compile(r"^ *> ", re.MULTILINE)
_ITEM: Final = re.compile(r"( *)(?:[*+-]|[0-9]+\.)[^\S\n]+([^\n]+(?:\n\1 {2}[^\n]+)*)\n?")
_TEXT: Final = re.compile(r"\n|.[^\n]*?(?=[^0-9A-Za-z\s\u00c0-\U0010ffff]|\n|[0-9A-Za-z_]+:\S|\Z)")

_INVITATION: Final = re.compile(
    r"discord(?:app)?\.(?:gg|gift|new|com/(?:invite|gifts|template))/[\w-]+", re.IGNORECASE
)
_PING: Final = re.compile(r"<@[!&]?[0-9]+>|(?<!\\)@(?:everyone|here)")


@lru_cache(maxsize=4)
def parse(content: str) -> tuple[Node, ...]:
    """The pieces of a message, in order."""
    return tuple(_parse(content, starts_line=True, quoted=False))


def blocks(content: str) -> list[Block]:
    """What stands on lines of its own, from top to bottom; empty lines between are blocks of "text"."""
    return blocks_of(parse(content))


def blocks_of(nodes: tuple[Node, ...]) -> list[Block]:
    """The blocks that some pieces make up, such as those inside a quote."""
    found: list[Block] = []
    run: list[Node] = []
    for node in (*nodes, Node("quote")):
        if node.kind not in BLOCKS:
            run.append(node)
            continue
        if found and found[-1].kind == "code block" and visible(run).startswith("\n"):
            run[0] = replace(run[0], text=run[0].text[1:])  # the line that the block ends on
        if visible(run):
            found.append(Block("text", tuple(run)))
        run = []
        found.append(Block(node.kind, node.children or (node,), node.source))
    return found[:-1]


def visible(nodes: tuple[Node, ...] | list[Node]) -> str:
    """What a person reads; a timestamp, which looks different to each reader, stays as it is written."""
    return "".join(
        (visible(node.children) if node.children else node.text) + ("\n" if node.kind == "item" else "")
        for node in nodes
    )


def constructs(content: str) -> list[tuple[str, str]]:
    """Everything in a message that is more than text, as (kind, the Markdown of it), outermost first.

    That includes what does not depend on how the message is rendered: pings, which Discord's server looks for
    behind backslashes too (save `\\@everyone`), and invitations, which the client looks for by themselves.
    """
    raw = [("ping", _PING), ("invitation", _INVITATION)]
    return [
        *_alive(parse(content)),
        *((kind, m[0]) for kind, pattern in raw for m in pattern.finditer(content)),
    ]


def _alive(nodes: tuple[Node, ...]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if node.kind != "text":
            yield node.kind, node.source
        yield from _alive(node.children)


def _parse(text: str, *, starts_line: bool, quoted: bool) -> Iterator[Node]:
    position = 0
    while position < len(text):
        line = text.rfind("\n", 0, position) + 1
        at_line_start = (starts_line or line > 0) and not text[line:position].strip()
        node, position = _next(text, position, at_line_start=at_line_start, quoted=quoted)
        yield node


def _next(text: str, position: int, *, at_line_start: bool, quoted: bool) -> tuple[Node, int]:
    """The piece that begins at `position`, and where it ends."""
    if at_line_start and not quoted and (match := _QUOTE.match(text, position)):
        inner = match["all"] or _QUOTE_MARK.sub("", match[0]).removesuffix("\n")
        return _container("quote", inner, match[0], starts_line=True, quoted=True), match.end()
    if at_line_start and (match := _ITEM.match(text, position)):
        return _list(text, position, quoted=quoted)
    for rule in _RULES:
        if text[position] not in rule.opens or (rule.at_line_start and not at_line_start):
            continue
        if match := rule.pattern.match(text, position):
            groups = match.groupdict()
            if "inner" in groups:
                starts = at_line_start or rule.at_line_start
                return _container(rule.kind, match["inner"], match[0], starts, quoted), match.end()
            return Node(rule.kind, groups.get("shown", match[0]), source=match[0]), match.end()
    match = _TEXT.match(text, position)
    assert match is not None
    return Node("text", match[0], source=match[0]), match.end()


def _list(text: str, position: int, *, quoted: bool) -> tuple[Node, int]:
    items = []
    start = position
    while match := _ITEM.match(text, position):
        items.append(_container("item", match[2], match[0], starts_line=True, quoted=quoted))
        position = match.end()
    return Node("list", children=tuple(items), source=text[start:position]), position


def _container(kind: str, inner: str, source: str, starts_line: bool, quoted: bool) -> Node:
    children = tuple(_parse(inner, starts_line=starts_line, quoted=quoted))
    return Node(kind, children=children, source=source)
