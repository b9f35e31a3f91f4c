"""The one base of every failure that a person may be told about."""


class VerbatimError(Exception):
    """An expected failure; its message is written for the person who meets it: what was wrong, what to do."""
