"""What a test makes go wrong with requests: rate limits, server errors, refusals, slowness."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Fault:
    """An answer that is given instead of the real one, `times` times."""

    method: str
    template: str
    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    after: bool = False
    """Carry the request out, and then answer with the fault."""


class Faults:
    """Faults waiting for the next matching requests; `{...}` in a route stands for any part of the path."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.outage: int | None = None
        """The status, such as 502, that every request is answered with."""

    def clear(self) -> None:
        """Let everything work again."""
        self._waiting.clear()
        self.outage = None

    def rate_limit(
        self,
        method: str,
        template: str,
        *,
        retry_after: float = 0.1,
        times: int = 1,
        everywhere: bool = False,
    ) -> None:
        """Answer 429: try again after `retry_after` seconds (reference, "Rate Limits")."""
        body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}
        headers = {"Retry-After": str(max(1, round(retry_after))), "Via": "1.1 google"}
        headers["X-RateLimit-Scope"] = "global" if everywhere else "user"
        self._waiting.append(Fault(method, template, 429, body, headers, times))

    def fail(
        self, method: str, template: str, *, status: int = 502, times: int = 1, after: bool = False
    ) -> None:
        """Answer with a server error, as Discord's proxies do; `after` having carried the request out.

        With `times=-1`, here and elsewhere, until `clear`.
        """
        self._waiting.append(Fault(method, template, status, "upstream error", times=times, after=after))

    def refuse(
        self,
        method: str,
        template: str,
        *,
        status: int = 403,
        code: int = 50013,
        message: str = "Missing Permissions",
        times: int = 1,
    ) -> None:
        """Refuse with one of Discord's codes."""
        self._waiting.append(Fault(method, template, status, {"message": message, "code": code}, times=times))

    def ban(self, method: str, template: str, *, times: int = 1) -> None:
        """Answer as Cloudflare does to an address that it bars: 429 with a page, and without `Via`."""
        page = "<!doctype html><title>Access denied</title><p>error code: 1015"
        self._waiting.append(Fault(method, template, 429, page, {"Retry-After": "900"}, times))

    def take(self, method: str, template: str) -> Fault | None:
        """The fault meant for this request, if there is one."""
        if self.outage is not None:
            return Fault(method, template, self.outage, "upstream error")
        for fault in self._waiting:
            if (fault.method, _shape(fault.template)) == (method, _shape(template)):
                fault.times -= 1
                if not fault.times:
                    self._waiting.remove(fault)
                return fault
        return None


def _shape(template: str) -> list[str]:
    return ["{}" if part.startswith("{") else part for part in template.split("/")]
