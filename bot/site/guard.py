"""What holds for every page: security headers, no posts from other sites, no huge bodies, quiet failures."""

from __future__ import annotations

import logging
import traceback
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.site import errors

log = logging.getLogger(__name__)
LARGEST = 1_000_000  # bytes of a request body
LARGER = {"/leerlingen/importeren": 16_000_000}  # where a file is sent
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # "no-referrer" would blank the Origin of our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


class Guard:
    """ASGI middleware around all pages."""

    def __init__(self, app: ASGIApp, base_url: str) -> None:
        self._app = app
        self._own = urlsplit(base_url).netloc
        self._secure = base_url.startswith("https://")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def guarded_send(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._add_headers(scope, MutableHeaders(scope=message))
            await send(message)

        try:
            if not self._same_site(scope):
                await errors.page(Request(scope), 403)(scope, receive, guarded_send)
                return
            await self._app(scope, _limited(scope, receive), guarded_send)
        except Exception as error:
            _log(error)
            if started:
                raise HTTPException(500) from None
            await errors.page(Request(scope), 500)(scope, receive, guarded_send)

    def _same_site(self, scope: Scope) -> bool:
        """Whether a request that changes something comes from our own pages, or from no browser at all.

        Every browser of the last years sends one of the two headers; forms carry a token besides.
        """
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return True
        headers = Headers(scope=scope)
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return site in ("same-origin", "none")
        return origin is None or urlsplit(origin).netloc in (self._own, headers.get("host", ""))

    def _add_headers(self, scope: Scope, headers: MutableHeaders) -> None:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if not scope["path"].startswith("/static/"):
            headers.setdefault("Cache-Control", "no-store")
        if self._secure:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")


def _limited(scope: Scope, receive: Receive) -> Receive:
    """`receive` that refuses a body of more than `LARGEST` bytes, or what `LARGER` says for the page."""
    most = LARGER.get(scope["path"], LARGEST)
    announced = Headers(scope=scope).get("content-length", "0")
    taken = int(announced) if announced.isdigit() and int(announced) > most else 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive() if taken <= most else {"type": "http.request"}
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413)
        return message

    return limited


def _log(error: Exception) -> None:
    """Where it went wrong, without the message of the error: that may hold what somebody wrote."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    log.error("a page failed: %s in %s line %s", type(error).__name__, frame.filename, frame.lineno)
