"""A small page on which one chats with the bot as if in Telegram. Works without JavaScript."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from bot.demo.botapi import people
from bot.demo.botapi.world import World

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")
_FIRST_CHAT = 1001


async def home(request: Request) -> Response:
    """The whole page: choice of person, the conversation in a frame, a field to type in."""
    chat = _chat_id(request)
    return _TEMPLATES.TemplateResponse(
        request,
        "home.html",
        {
            "chat": chat,
            "chats": sorted({*_world(request).chats, chat}),
            "next_chat": max(_world(request).chats, default=chat) + 1,
            "still": request.query_params.get("stil") == "1",
        },
    )


async def conversation(request: Request) -> Response:
    """The conversation alone; refreshes itself unless asked to stand still."""
    world, chat = _world(request), _chat_id(request)
    messages = world.chats[chat].messages if chat in world.chats else []
    return _TEMPLATES.TemplateResponse(
        request,
        "conversation.html",
        {
            "chat": chat,
            "messages": messages,
            "blocked": chat in world.chats and world.chats[chat].blocked,
            "still": request.query_params.get("stil") == "1",
            "turn": int(request.query_params.get("beurt", "0") or 0) + 1,
        },
    )


async def act(request: Request) -> Response:
    """A form was posted: a text, a tap or a block."""
    world = _world(request)
    async with request.form() as form:
        chat_id = int(str(form.get("chat", _FIRST_CHAT)))
        chat = world.chat(chat_id)
        text, payload = str(form.get("tekst", "")).strip(), form.get("knop")
        if payload:
            _tap(world, chat_id, str(payload), str(form.get("bericht", "")))
        elif form.get("blokkeer"):
            people.set_blocked(world, chat, not chat.blocked)
        elif text:
            people.write(world, chat, text[:4096])
        where = "/gesprek" if payload else "/"
        return RedirectResponse(f"{where}?chat={chat_id}&stil={form.get('stil', '0')}#laatste", 303)


async def file(request: Request) -> Response:
    """A file that the bot sent."""
    stored = _world(request).files.get(request.path_params["file_id"])
    if stored is None:
        return Response(status_code=404)
    return Response(
        stored.content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"},
    )


def _tap(world: World, chat_id: int, payload: str, message: str) -> None:
    """Tap, unless the button has just disappeared."""
    number = int(message) if message.isdigit() else None
    try:
        people.tap(world, world.chat(chat_id), payload=payload, message=number)
    except people.NotPossibleError:
        return


def _chat_id(request: Request) -> int:
    value = request.query_params.get("chat", "")
    return int(value) if value.isdigit() else _FIRST_CHAT


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


ROUTES = [
    Route("/", home),
    Route("/gesprek", conversation),
    Route("/doe", act, methods=["POST"]),
    Route("/bestand/{file_id}/{name}", file),
]
