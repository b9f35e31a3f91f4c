"""HTML of strangers read piece by piece, whatever is wrong with it."""

from html.parser import HTMLParser


class ForgivingParser(HTMLParser):
    """Python's parser, but a marked section that HTML does not know (`<![words`) is a comment.

    That is what browsers take it for (WHATWG HTML, "markup declaration open state"); Python's fails over it.
    """

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Where the section at `i` ends; -1 if its end is still to come."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)
