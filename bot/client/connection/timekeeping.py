"""Discord says what time it is with every answer."""

from contextlib import suppress
from datetime import UTC
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from typing import Final

import aiohttp

from bot.service.process.clock import TrustedClock

HOST: Final = "discord.com"


def keep_time(trace: aiohttp.TraceConfig, clock: TrustedClock) -> None:
    """Let a clock hear the dates (RFC 9110, section 6.6.1) of those answers that a trace sees."""

    async def listen(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, request: aiohttp.TraceRequestEndParams
    ) -> None:
        if request.url.host == HOST:
            with suppress(ValueError, TypeError, OverflowError):
                clock.heard(parsedate_to_datetime(request.response.headers.get("Date", "")).astimezone(UTC))

    trace.on_request_end.append(listen)
