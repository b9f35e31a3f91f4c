"""Routes: which function carries out which method and path."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.discord.journal import Request

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

Handler = Callable[["Loopback", Request], Any]
"""Carries a request out and returns the JSON to answer with, None for 204; raises `Refused`."""

Check = Callable[["Loopback", Request], None]
"""Looks a request's body over; raises `Refused`."""


@dataclass(frozen=True)
class Route:
    """A method and a path template, `{name}` standing for one part of the path."""

    method: str
    template: str
    handler: Handler
    check: Check | None
    status: int
    by_token: bool
    """Whether the token in the path is all the authorization there is."""

    def match(self, path: str) -> dict[str, str] | None:
        found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.template), path)
        return found and found.groupdict()


class Routes:
    """A table of routes, filled by decorators; the first that matches is taken."""

    def __init__(self) -> None:
        self.table: list[Route] = []

    def add(
        self,
        method: str,
        template: str,
        *,
        check: Check | None = None,
        status: int = 200,
        by_token: bool = False,
    ) -> Callable[[Handler], Handler]:
        def enter(handler: Handler) -> Handler:
            self.table.append(Route(method, template, handler, check, status, by_token))
            return handler

        return enter

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        for route in self.table:
            if route.method == method and (params := route.match(path)) is not None:
                return route, params
        return None
