"""The HTTP face of the Graph API: /<version>/<number id>, .../messages and .../media."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.graphapi.checks import checked
from bot.demo.graphapi.errors import GraphError, invalid
from bot.demo.graphapi.world import Json, Person, World

_FILE_LIMIT = 100_000_000  # bytes of a document
_FILE_TYPES = ("application/pdf", "application/msword", "application/vnd.", "text/plain")


async def number(request: Request) -> Response:
    """About our number."""
    return await _answer(request, _number)


async def messages(request: Request) -> Response:
    """Send a message."""
    return await _answer(request, _send)


async def media(request: Request) -> Response:
    """Upload a file."""
    return await _answer(request, _upload)


async def _answer(request: Request, act: Callable[[World, Request], Awaitable[Json]]) -> Response:
    world: World = request.app.state.world
    try:
        _authorised(world, request)
        response = JSONResponse(await act(world, request))
    except GraphError as error:
        headers = {"Retry-After": str(error.retry_after)} if error.retry_after is not None else None
        response = JSONResponse(error.body(), status_code=error.status, headers=headers)
    world.calls.append({"path": request.url.path.rsplit("/", 1)[-1], "status": response.status_code})
    return response


async def _number(world: World, _: Request) -> Json:
    return {"id": world.app.number, "display_phone_number": "31 85 000 0000", "verified_name": "Nazorgmaatje"}


async def _send(world: World, request: Request) -> Json:
    body = _object(await request.body())
    failure = world.failure()
    if failure and not failure.after:
        await asyncio.sleep(failure.hang)
        raise failure.error()
    answer = _sent(world, body)
    if failure:
        await asyncio.sleep(failure.hang)
        raise failure.error()
    return answer


def _sent(world: World, body: Json) -> Json:
    if body.get("messaging_product") != "whatsapp":
        raise GraphError(100, "The parameter messaging_product is required.")
    person = world.addressed(body)
    refusal = GraphError(person.refuses, "Message undeliverable") if person and person.refuses else None
    if person is None or (refusal and not world.switches.late):
        raise refusal or GraphError(131026, "Message undeliverable")
    seen = checked(world, person, body)
    message = {"id": world.new_id(), "from": "bot", "at": world.now(), **seen}
    if refusal is None:
        person.messages.append(message)
    _tell(world, person, message["id"], refusal, body.get("biz_opaque_callback_data"))
    contact = {"input": body.get("to") or body.get("recipient"), "wa_id": person.phone, "user_id": person.own_id}
    return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": message["id"]}]}


def _tell(world: World, person: Person, id: str, refusal: GraphError | None, mark: str | None) -> None:
    """The statuses of a message that was sent."""
    if not world.switches.receipts:
        return
    base = {"id": id, "timestamp": world.now()}
    if world.switches.ids != "own":
        base["recipient_id"] = person.phone
    if mark is not None:
        base["biz_opaque_callback_data"] = mark
    for state in ("sent", "failed") if refusal else ("sent", "delivered"):
        errors = {"errors": [refusal.in_status()]} if refusal and state == "failed" else {}
        world.post("messages", person, statuses=[{**base, "status": state, **errors}])


async def _upload(world: World, request: Request) -> Json:
    async with request.form(max_part_size=_FILE_LIMIT) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or form.get("messaging_product") != "whatsapp":
            raise invalid("file")
        kind, content = str(form.get("type") or file.content_type), await file.read()
    if not content or len(content) > _FILE_LIMIT or not kind.startswith(_FILE_TYPES):
        raise GraphError(131053, "Media upload error")
    id = world.new_id("")
    world.media[id] = (kind, content)
    return {"id": id}


def _authorised(world: World, request: Request) -> None:
    given = request.headers.get("authorization", "")
    if not hmac.compare_digest(given.encode(), f"Bearer {world.app.token}".encode()):
        raise GraphError(190, "Invalid OAuth access token.", status=401)
    if request.path_params["number"] != world.app.number:
        raise GraphError(100, "Object does not exist or lacks permissions", subcode=33)


def _object(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except ValueError:
        raise GraphError(100, "Invalid JSON") from None
    if not isinstance(value, dict):
        raise GraphError(100, "Invalid parameter")
    return value


ROUTES = [
    Route("/v{version}/{number:str}/messages", messages, methods=["POST"]),
    Route("/v{version}/{number:str}/media", media, methods=["POST"]),
    Route("/v{version}/{number:str}", number),
]
