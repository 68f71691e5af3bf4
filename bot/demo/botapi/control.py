"""The control side, for tests and the demo: be a person, read the chat, make things hard.

Bodies and answers are JSON. Chat ids are numbers one chooses oneself.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.botapi import people
from bot.demo.botapi.limits import Failure, Limits
from bot.demo.botapi.updates import Switches
from bot.demo.botapi.world import Chat, Json, World

Action = Callable[[World, Chat, Json], Json]

_ACTIONS: dict[str, Action] = {
    "text": lambda world, chat, body: people.write(world, chat, body["text"]),
    "media": lambda world, chat, body: people.send_media(world, chat, body["kind"], body.get("caption")),
    "tap": lambda world, chat, body: people.tap(
        world, chat, payload=body.get("payload"), title=body.get("title"), message=body.get("message_id")
    ),
    "edit": lambda world, chat, body: people.edit(world, chat, body["message_id"], body["text"]),
    "block": lambda world, chat, _: people.set_blocked(world, chat, True),
    "unblock": lambda world, chat, _: people.set_blocked(world, chat, False),
}


async def act(request: Request) -> Response:
    """A person does something: text, tap, media, edit, block or unblock."""
    world = _world(request)
    action = _ACTIONS.get(request.path_params["action"])
    if action is None:
        return _refused("no such action")
    try:
        body = await _body(request)
        chat = world.chat(request.path_params["chat"], body.get("first_name"))
        chat.kind = body.get("chat_type", chat.kind)
        return JSONResponse(action(world, chat, body))
    except (people.NotPossibleError, KeyError, ValueError) as error:
        return _refused(f"{type(error).__name__}: {error}")


async def transcript(request: Request) -> Response:
    """All messages of a chat, oldest first; documents with their bytes as base64 in `content`."""
    world = _world(request)
    chat = world.chats.get(request.path_params["chat"])
    messages = [_with_content(world, message) for message in chat.messages] if chat else []
    return JSONResponse({"blocked": bool(chat and chat.blocked), "messages": messages})


async def chats(request: Request) -> Response:
    """Who is in a chat with the bot."""
    return JSONResponse([chat.person() for chat in _world(request).chats.values()])


async def switches(request: Request) -> Response:
    """Set `repeat`, `reverse` or `hold`; answers with all of them."""
    updates = _world(request).updates
    try:
        updates.switches = Switches(**{**asdict(updates.switches), **await _body(request)})
    except (TypeError, ValueError):
        return _refused(f"switches are {', '.join(field.name for field in fields(Switches))}")
    updates.wake()
    return JSONResponse(asdict(updates.switches))


async def limits(request: Request) -> Response:
    """Set `overall`, `per_chat` (messages a second, null for none) and `retry_after`."""
    gate = _world(request).gate
    try:
        gate.limits = Limits(**{**asdict(gate.limits), **await _body(request)})
    except (TypeError, ValueError):
        return _refused(f"limits are {', '.join(field.name for field in fields(Limits))}")
    return JSONResponse(asdict(gate.limits))


async def failures(request: Request) -> Response:
    """Have the next calls of a method fail; the fields are those of `limits.Failure`."""
    try:
        failure = Failure(**await _body(request))
    except (TypeError, ValueError):
        return _refused(f"a failure has {', '.join(field.name for field in fields(Failure))}")
    _world(request).calls.failures.append(failure)
    return JSONResponse(asdict(failure))


async def counters(request: Request) -> Response:
    """Calls per method, status and second; and how many updates wait to be confirmed."""
    world = _world(request)
    return JSONResponse({"calls": world.calls.rows(), "pending": len(world.updates)})


def _with_content(world: World, message: Json) -> Json:
    document = message.get("document")
    if document is None:
        return message
    content = base64.b64encode(world.files[document["file_id"]].content).decode()
    return {**message, "document": {**document, "content": content}}


async def _body(request: Request) -> dict[str, Any]:
    body = json.loads(await request.body() or b"{}")
    if not isinstance(body, dict):
        raise ValueError("an object is expected")
    return body


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


def _refused(reason: str) -> Response:
    return JSONResponse({"error": reason}, status_code=400)


ROUTES = [
    Route("/chats", chats),
    Route("/chats/{chat:int}", transcript),
    Route("/chats/{chat:int}/{action}", act, methods=["POST"]),
    Route("/switches", switches, methods=["POST"]),
    Route("/limits", limits, methods=["POST"]),
    Route("/failures", failures, methods=["POST"]),
    Route("/counters", counters),
]
