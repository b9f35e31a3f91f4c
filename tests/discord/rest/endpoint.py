"""The door of the REST API: reads a request, records it, has it checked and carried out, and answers."""

import json
import traceback
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from tests.discord.faults import Fault
from tests.discord.journal import Request, Upload
from tests.discord.refusals import Refused
from tests.discord.rest import account, commands, interactions, messages, servers
from tests.discord.rest.routes import Route

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

PREFIX = "/api/v10"
MOST_REASON = 512
ROUTES = [part.routes for part in (account, commands, interactions, messages, servers)]


async def answer(loopback: "Loopback", web_request: web.Request) -> web.Response:
    """Answer one request to the API."""
    request = Request(
        method=web_request.method,
        path=web_request.path.removeprefix(PREFIX),
        headers=dict(web_request.headers),
        query=dict(web_request.query),
    )
    loopback.journal.requests.append(request)
    try:
        await _read_body(request, web_request)
        response = _carry_out(loopback, request)
    except Refused as refusal:
        if refusal.fault:
            loopback.journal.violate(f"{request.method} {request.path}", str(refusal))
        response = _json(refusal.body(), refusal.status)
    except Exception:
        # A mistake of the loopback's own must not look like one of Discord's, which clients try again after.
        loopback.journal.violate(f"{request.method} {request.path}", traceback.format_exc())
        raise
    request.status = response.status
    loopback.changes.happened()
    return response


async def _read_body(request: Request, web_request: web.Request) -> None:
    request.multipart = web_request.content_type == "multipart/form-data"
    text = await web_request.read() if not request.multipart else b""
    if request.multipart:
        async for part in await web_request.multipart():
            assert isinstance(part, BodyPartReader)
            data = bytes(await part.read())
            if part.name == "payload_json":
                text = data
            else:
                request.files.append(Upload(part.name or "", part.filename or "", data))
    elif text and web_request.content_type != "application/json":
        raise Refused(400, 50035, f"A body of type {web_request.content_type}", fault=True)
    try:
        request.body = json.loads(text) if text else None
    except ValueError:
        raise Refused(400, 50109, "The request body contains invalid JSON.", fault=True) from None


def _carry_out(loopback: "Loopback", request: Request) -> web.Response:
    found = next(filter(None, (routes.find(request.method, request.path) for routes in ROUTES)), None)
    if found is None:
        raise Refused(404, 0, "404: Not Found (the loopback has no such route)", fault=True)
    route, request.params = found
    request.template = route.template
    fault = loopback.faults.take(route.method, route.template)
    if fault is not None and not fault.after:
        return _faulty(fault)
    _authorize(loopback, request, route)
    loopback.schema.check(request)
    if route.check is not None:
        route.check(loopback, request)
    result = route.handler(loopback, request)
    if fault is not None:
        return _faulty(fault)
    return web.Response(status=204) if result is None else _json(result, route.status)


def _authorize(loopback: "Loopback", request: Request, route: Route) -> None:
    where = f"{request.method} {request.path}"
    if route.by_token:
        return
    if not request.headers.get("User-Agent", "").startswith("DiscordBot ("):
        loopback.journal.violate(where, "no User-Agent of the form DiscordBot (url, version)")
    if len(unquote(request.headers.get("X-Audit-Log-Reason", ""))) > MOST_REASON:
        loopback.journal.violate(where, f"a reason for the audit log of over {MOST_REASON} characters")
    given = request.headers.get("Authorization")
    if given is None:
        loopback.journal.violate(where, "no Authorization header")
    if given != f"Bot {loopback.token}":
        raise Refused(401, 0, "401: Unauthorized")


def _json(body: Any, status: int) -> web.Response:
    # The client reads an answer as JSON only if the type is exactly this, without a charset.
    headers = {
        "Content-Type": "application/json",
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset-After": "1.000",
    }
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)


def _faulty(fault: Fault) -> web.Response:
    if isinstance(fault.body, str):
        return web.Response(text=fault.body, status=fault.status, headers=fault.headers)
    response = _json(fault.body, fault.status)
    response.headers.update(fault.headers)
    return response
