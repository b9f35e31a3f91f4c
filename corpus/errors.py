"""The one base of every failure that a person may be told about."""


class VerbatimError(Exception):
    """An expected failure; its message is written for the person who meets it: what was wrong, what to do."""


def excerpt(text: str, limit: int = 80) -> str:
    """Enough of someone's text to know it by, safe to put into a message: printable, on one line."""
    start = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return "".join(character if character.isprintable() else "�" for character in start)
