"""The control side, for tests and the demo: be a person, read the chat, make things hard. All in JSON.

People have numbers that one chooses oneself.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.graphapi import people
from bot.demo.graphapi.world import Failure, Json, Person, Switches, Template, World

Action = Callable[[World, Person, Json], Json]

_ACTIONS: dict[str, Action] = {
    "text": lambda world, person, body: people.write(world, person, body["text"]),
    "media": lambda world, person, body: people.send_media(world, person, body["kind"], body.get("caption")),
    "tap": lambda world, person, body: people.tap(
        world, person, payload=body.get("payload"), title=body.get("title")
    ),
    "edit": lambda world, person, body: people.edit(world, person, body["id"], body["text"]),
    "react": lambda world, person, body: people.react(world, person, body["id"], body["emoji"]),
    "read": lambda world, person, _: people.read(world, person),
    "refuse": lambda _, person, body: people.refuse(person, body["code"]),
    "opt-out": lambda world, person, body: people.opt_out(world, person, body["value"]),
    "stay-away": lambda _, person, body: people.stay_away(person, body["days"]),
}  # fmt: skip


async def act(request: Request) -> Response:
    """A person does something: see `_ACTIONS`."""
    world = _world(request)
    action = _ACTIONS.get(request.path_params["action"])
    if action is None:
        return _refused("no such action")
    try:
        return JSONResponse(action(world, world.person(request.path_params["person"]), await _body(request)))
    except (people.NotPossibleError, KeyError, ValueError, TypeError) as error:
        return _refused(f"{type(error).__name__}: {error}")


async def transcript(request: Request) -> Response:
    """All messages of a chat, oldest first; files with their bytes as base64 in `content`."""
    world = _world(request)
    person = world.people.get(request.path_params["person"])
    return JSONResponse([_with_content(world, message) for message in person.messages] if person else [])


async def switches(request: Request) -> Response:
    """Set fields of `Switches`; answers with all of them."""
    world = _world(request)
    try:
        world.switches = Switches(**{**asdict(world.switches), **await _body(request)})
    except (TypeError, ValueError):
        return _refused("no such switch")
    return JSONResponse(asdict(world.switches))


async def failures(request: Request) -> Response:
    """Have the next sends fail; the fields are those of `Failure`."""
    try:
        _world(request).failures.append(Failure(**await _body(request)))
    except (TypeError, ValueError):
        return _refused("no such failure")
    return JSONResponse({})


async def templates(request: Request) -> Response:
    """Hand in a template; the fields are those of `Template`."""
    try:
        body = await _body(request)
        template = Template(**{**body, "replies": tuple(body.get("replies", ()))})
    except (TypeError, ValueError):
        return _refused("no such template")
    _world(request).templates[template.name, template.language] = template
    return JSONResponse({})


async def post(request: Request) -> Response:
    """Have the webhook hear something that one writes oneself."""
    _world(request).outbox.append(await _body(request))
    return JSONResponse({})


async def counters(request: Request) -> Response:
    """Calls with their status, in order; and how many posts the webhook has not taken."""
    world = _world(request)
    return JSONResponse({"calls": world.calls, "pending": len(world.outbox)})


def _with_content(world: World, message: Json) -> Json:
    if "file" not in message:
        return message
    kind, content = world.media[message["file"]["id"]]
    return {**message, "file": {**message["file"], "type": kind, "content": base64.b64encode(content).decode()}}


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
    Route("/people/{person:int}", transcript),
    Route("/people/{person:int}/{action}", act, methods=["POST"]),
    Route("/switches", switches, methods=["POST"]),
    Route("/failures", failures, methods=["POST"]),
    Route("/templates", templates, methods=["POST"]),
    Route("/post", post, methods=["POST"]),
    Route("/counters", counters),
]
