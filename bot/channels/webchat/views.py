"""The chat page. It works without JavaScript; with it, the same routes answer in JSON."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any, cast
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from bot.channels.webchat.chat import QUICK, Shown, Webchat
from bot.content import load
from bot.conversation import texts
from bot.services.people import chatlog

OFFERED = 12  # messages whose buttons still count when a tap comes in late
KINDS = {"pdf": "application/pdf", "png": "image/png"}  # of the files that we send ourselves


async def page(request: Request) -> Response:
    """The conversation; a first visit begins an account."""
    chat = _chat(request)
    token = chat.token_of(request)
    shown = await asyncio.to_thread(chat.shown, token) if token else Shown(chatlog.Log())
    return _page(request, token or chat.new_token(), shown)


async def post(request: Request) -> Response:
    """A message. Answers with the conversation once it is handled."""
    chat = _chat(request)
    token = chat.token_of(request)
    async with request.form() as posted:
        form = {name: value for name, value in posted.multi_items() if isinstance(value, str)}
    if token is None:
        token = chat.new_token()  # cookies were cleared: what was typed is heard all the same
    elif not secrets.compare_digest(form.get("token", "").encode(), chat.form_token(token).encode()):
        shown = await asyncio.to_thread(chat.shown, token)
        return _page(request, token, shown, status=409, typed=form.get("tekst", ""), expired=True)
    before = await asyncio.to_thread(chat.shown, token)
    offered = [button for line in before.log.lines[-OFFERED:] for button in line.buttons]
    message = chat.inbound(token, form, offered)
    if message is not None:
        await chat.conversation.handle(message)
    if "application/json" in request.headers.get("accept", ""):
        response: Response = await _news(request, token, form.get("na", ""))
    else:
        response = RedirectResponse("/chat#laatste", 303)
    chat.remember(response, token)
    return response


async def news(request: Request) -> Response:
    """What was said after message `na`, as pieces of the page."""
    token = _chat(request).token_of(request)
    if token is None:
        raise HTTPException(403)
    return await _news(request, token, request.query_params.get("na", ""))


async def file(request: Request) -> Response:
    """A file of this account's conversation."""
    chat = _chat(request)
    token = chat.token_of(request)
    found = None
    if token:
        account, number = chat.account_name(token), min(request.path_params["number"], 2**62)
        found = await asyncio.to_thread(chatlog.file_of, chat.parts, chat.channel.name, account, number)
    if found is None:
        raise HTTPException(404)
    name, content = found
    kind = KINDS.get(name.lower().rpartition(".")[2], "application/octet-stream")
    response = Response(content, media_type=kind)
    how = "inline" if kind == "image/png" else "attachment"
    response.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name, safe='')}"
    return response


def routes() -> list[Route]:
    """The routes of the chat."""
    return [
        Route("/chat", page, methods=["GET"]),
        Route("/chat", post, methods=["POST"]),
        Route("/chat/nieuw", news),
        Route("/chat/bestand/{number:int}", file),
    ]


def _page(
    request: Request, token: str, shown: Shown, *, status: int = 200, typed: str = "", expired: bool = False
) -> Response:
    chat = _chat(request)
    greeting = "" if shown.log.lines else _greeting(shown)
    context = {
        "shown": shown, "greeting": greeting, "typed": typed, "expired": expired, "quick": QUICK,
        "token": chat.form_token(token), "nonce": chat.parts.token(12),
        "last": max((line.id for line in shown.log.lines), default=0),
    }  # fmt: skip
    response = _templates(request).TemplateResponse(request, "chat.html", context, status_code=status)
    chat.remember(response, token)
    return response


def _greeting(shown: Shown) -> str:
    """The first words of an empty conversation; shown, not stored."""
    if shown.away:
        return ""
    return str(load("webchat")["chat"]["hello"]["text"]) if shown.log.linked else texts.onboarding("no_code").text


async def _news(request: Request, token: str, na: str) -> JSONResponse:
    chat = _chat(request)
    since = int(na) if na.isdecimal() and na.isascii() and len(na) < 19 else 0
    shown = await asyncio.to_thread(chat.shown, token)
    fresh = [line for line in shown.log.lines if line.id > since or shown.away]
    item, choices = (_templates(request).get_template(f"chat_{name}.html") for name in ("item", "choices"))
    body: dict[str, Any] = {
        "items": [{"key": line.key, "html": item.render(line=line)} for line in fresh],
        "choices": choices.render(choices=shown.choices),
        "last": max((line.id for line in shown.log.lines), default=since),
        "away": shown.away,
        "nonce": chat.parts.token(12),
    }
    return JSONResponse(body)


def _chat(request: Request) -> Webchat:
    return cast(Webchat, request.app.state.webchat)


def _templates(request: Request) -> Jinja2Templates:
    return cast(Jinja2Templates, request.app.state.templates)
