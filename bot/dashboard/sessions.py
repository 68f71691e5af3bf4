"""Log in and out."""

from __future__ import annotations

import asyncio
import re
from typing import cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.dashboard.desk import Desk
from bot.dashboard.visit import COOKIE, Visit, coach, keep, page, posted, public
from bot.services.people import staff

_OWN_PAGE = re.compile(r"/(zaken|leerlingen|campagnes)(/[0-9a-f-]{36})?")


@public
async def login_page(request: Request) -> Response:
    """The form."""
    return page(request, "login.html", where=_safe(request.query_params.get("naar", "")), mail="", problem=None)


@public
async def log_in(request: Request) -> Response:
    """Check mail and password; argon2 is slow, so in a thread. The answer never says which was wrong."""
    desk, form = cast(Desk, request.app.state.desk), await posted(request)
    mail, where = form.get("mail", "")[:200].replace("\0", ""), _safe(form.get("naar", ""))
    try:
        login = await asyncio.to_thread(staff.log_in, desk.parts, mail, form.get("wachtwoord", "")[:1000])
    except staff.TooManyTries:
        return page(request, "login.html", status=429, where=where, mail=mail, problem="login_too_many")
    if login is None:
        return page(request, "login.html", status=422, where=where, mail=mail, problem="login_wrong")
    return logged_in(request, login, where)


@coach
async def log_out(visit: Visit) -> Response:
    """End the session."""
    await asyncio.to_thread(staff.log_out, visit.desk.parts, visit.request.cookies[COOKIE])
    response = visit.go("/inloggen", "logged_out")
    response.delete_cookie(COOKIE)
    return response


def logged_in(request: Request, login: staff.Login, where: str) -> Response:
    """To the first page, with the session's cookie."""
    response = RedirectResponse(where, 303)
    secure = cast(Desk, request.app.state.desk).secure
    keep(response, COOKIE, login.token, secure, seconds=int(staff.LASTS.total_seconds()))
    return response


def _safe(where: str) -> str:
    """A page of our own, never another site."""
    return where if _OWN_PAGE.fullmatch(where) else "/zaken"
