"""The front page, the health page, and in demo mode the way in as an invented person."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from bot.channels.webchat import Webchat
from bot.dashboard import sessions
from bot.demo.data import account_id, account_token
from bot.services.people import demo_people

if TYPE_CHECKING:
    from bot.site.app import Site


async def healthz(request: Request) -> Response:
    """Whether every part works; 503 when nothing can be stored."""
    found = await _site(request).health()
    well = all(state == "ok" for state in found.values())
    body = {"status": "ok" if well else "degraded", "parts": found}
    return JSONResponse(body, 200 if found.get("database", "ok") == "ok" else 503)


async def home(request: Request) -> Response:
    """Where to go."""
    return _templates(request).TemplateResponse(request, "home.html")


async def demo_home(request: Request) -> Response:
    """Who do you want to be?"""
    site = _site(request)
    staff, learners = await asyncio.to_thread(demo_people.everybody, site.parts, account_id)
    shown = {"coaches": staff, "learners": learners, "telegram_page": site.telegram_page}
    return _templates(request).TemplateResponse(request, "demo.html", shown)


async def demo_learner(request: Request) -> Response:
    """Chat as an invented learner, by number, or without one as somebody new."""
    chat = cast(Webchat, request.app.state.webchat)
    number = await _field(request, "leerling")
    response = RedirectResponse("/chat", 303)
    if not number:
        chat.remember(response, chat.new_token())
    elif number.isdecimal() and len(number) < 4:
        chat.remember(response, account_token(int(number)))
    else:
        raise HTTPException(404)
    return response


async def demo_coach(request: Request) -> Response:
    """Log in as an invented coach."""
    try:
        staff_id = UUID(await _field(request, "coach"))
    except ValueError:
        raise HTTPException(404) from None
    login = await asyncio.to_thread(demo_people.log_in, _site(request).parts, staff_id)
    if login is None:
        raise HTTPException(404)
    return sessions.logged_in(request, login, "/zaken")


async def _field(request: Request, name: str) -> str:
    async with request.form() as form:
        return str(form.get(name, ""))


def _site(request: Request) -> Site:
    return cast("Site", request.app.state.site)


def _templates(request: Request) -> Jinja2Templates:
    return cast(Jinja2Templates, request.app.state.templates)


PLAIN = [Route("/", home)]
DEMO = [
    Route("/", demo_home),
    Route("/demo/leerling", demo_learner, methods=["POST"]),
    Route("/demo/coach", demo_coach, methods=["POST"]),
]
