"""One request of somebody who may make it: the permissions, and what a page has at hand."""

from __future__ import annotations

import asyncio
import functools
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from bot.core.learner import Staff
from bot.dashboard.desk import Desk
from bot.ports import WrongKey
from bot.services.people import staff as staff_service

COOKIE = "nazorg_staff"
FLASH = "nazorg_flash"
_IN_MEMORY = 20_000_000  # bytes of a file; the site refuses larger requests before
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Visit:
    """A request of a member of staff. `form` holds what was posted; `token` goes into every form.
    `files` holds name and content of each file that was sent along."""

    request: Request
    desk: Desk
    staff: Staff
    token: str
    form: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def subject(self) -> UUID:
        """The uuid in the address."""
        return cast(UUID, self.request.path_params["id"])

    def page(self, name: str, **context: Any) -> Response:
        """A page of the dashboard."""
        shown = {"staff": self.staff, "token": self.token, **context}
        return page(self.request, name, **shown)

    def to(self, where: str) -> Response:
        """To a page."""
        return RedirectResponse(where, 303)

    def go(self, where: str, key: str, *, good: bool = True, **names: str) -> Response:
        """To a page, with one message on it."""
        return go(self.request, where, key, good=good, **names)


Handler = Callable[[Visit], Awaitable[Response]]


def public(endpoint: Endpoint) -> Endpoint:
    """For everybody."""
    endpoint.permission = "public"  # type: ignore[attr-defined]
    return endpoint


def coach(handler: Handler) -> Endpoint:
    """For staff who are logged in; a form must carry the token of this session."""

    @functools.wraps(handler)
    async def endpoint(request: Request) -> Response:
        desk = cast(Desk, request.app.state.desk)
        cookie = request.cookies.get(COOKIE, "")
        found = await asyncio.to_thread(staff_service.who, desk.parts, cookie) if cookie else None
        if found is None:
            return _log_in_first(request, had_session=bool(cookie))
        member, token = found
        form, files = await sent(request) if request.method == "POST" else ({}, {})
        if request.method == "POST" and not secrets.compare_digest(form.get("token", "").encode(), token.encode()):
            return go(request, "/zaken", "expired", good=False)
        return await handler(Visit(request, desk, member, token, form, files))

    endpoint.permission = "coach"  # type: ignore[attr-defined]
    return endpoint


def _log_in_first(request: Request, *, had_session: bool) -> Response:
    where = "/inloggen"
    if request.method == "GET":
        where += f"?naar={quote(request.url.path)}"
    if not had_session:
        return RedirectResponse(where, 303)
    response = go(request, where, "session_over", good=False)
    response.delete_cookie(COOKIE)
    return response


async def posted(request: Request) -> dict[str, str]:
    """The text fields of a form."""
    return (await sent(request))[0]


async def sent(request: Request) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """The text fields of a form, and its files (name, content), which never touch a disk unencrypted."""
    fields: dict[str, str] = {}
    files: dict[str, tuple[str, bytes]] = {}
    form = await _parsed(request)
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields[name] = value
        else:
            files[name] = (value.filename or "", await value.read())
    await form.close()
    return fields, files


async def _parsed(request: Request) -> FormData:
    """The form; the parser of the framework would write a file of more than 1 MB to the disk."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.form()
    parser = MultiPartParser(request.headers, request.stream(), max_files=4)
    parser.spool_max_size = _IN_MEMORY
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise HTTPException(400) from error


def page(request: Request, name: str, *, status: int = 200, **context: Any) -> Response:
    """A page, with the message that was left for it, once."""
    flash = _flash(request)
    templates = cast(Jinja2Templates, request.app.state.templates)
    response = templates.TemplateResponse(request, name, {"flash": flash, **context}, status_code=status)
    if flash is not None:
        response.delete_cookie(FLASH)
    return response


def go(request: Request, where: str, key: str, *, good: bool = True, **names: str) -> Response:
    """To a page, with one message on it: a text of `dashboard.flash`. It travels sealed in a cookie."""
    desk = cast(Desk, request.app.state.desk)
    response = RedirectResponse(where, 303)
    sealed = desk.parts.vault.seal(json.dumps({"key": key, "good": good, "names": names})).decode()
    keep(response, FLASH, sealed, desk.secure, seconds=60)
    return response


def keep(response: Response, name: str, value: str, secure: bool, seconds: int | None = None) -> None:
    """Set a cookie that no script can read and no other site can send along with a form."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=secure)


def _flash(request: Request) -> dict[str, Any] | None:
    sealed = request.cookies.get(FLASH)
    if not sealed:
        return None
    try:
        found: dict[str, Any] = json.loads(cast(Desk, request.app.state.desk).parts.vault.open(sealed.encode()))
    except WrongKey:
        return None
    return found
