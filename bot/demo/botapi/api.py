"""The HTTP face of the Bot API: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import hmac
import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.demo.botapi.errors import ApiError, bad_request
from bot.demo.botapi.methods import METHODS, Call
from bot.demo.botapi.world import World

# Parameters that are JSON also in a form. All others are plain strings.
_JSON = (
    "reply_markup", "allowed_updates", "drop_pending_updates", "link_preview_options", "reply_parameters"
)  # fmt: skip


async def call_method(request: Request) -> Response:
    """One call of a method; always answers in Telegram's shape."""
    world: World = request.app.state.world
    method = request.path_params["method"]
    try:
        _check_token(world, request.path_params["token"])
        answer: Any = {"ok": True, "result": await _result(world, method, request)}
        status = 200
    except ApiError as error:
        answer, status = error.body(), error.code
    world.calls.count(method, status, world.clock())
    return JSONResponse(answer, status_code=status)


async def download(request: Request) -> Response:
    """The content of a file that `getFile` told the path of."""
    world: World = request.app.state.world
    file = world.files.get(request.path_params["path"].removeprefix("documents/"))
    if not _same(request.path_params["token"], world.token) or file is None:
        return JSONResponse(ApiError(404, "Not Found").body(), status_code=404)
    return Response(file.content, media_type="application/octet-stream")


async def _result(world: World, method: str, request: Request) -> Any:
    function = METHODS.get(method.lower())
    if function is None:
        raise ApiError(404, "Not Found")
    call = await _call(world, request)
    failure = world.calls.failure(method)
    if failure and not failure.after:
        raise failure.error()
    result = await function(call)
    if failure:
        raise failure.error()
    return result


async def _call(world: World, request: Request) -> Call:
    parameters: dict[str, Any] = dict(request.query_params)
    uploads: dict[str, tuple[str, bytes]] = {}
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        parameters |= _object(await request.body())
    elif request.method == "POST" and kind:
        async with request.form(max_part_size=60_000_000) as form:
            for name, value in form.items():
                if isinstance(value, UploadFile):
                    uploads[name] = (value.filename or name, await value.read())
                else:
                    parameters[name] = value
    for name in _JSON:
        if isinstance(parameters.get(name), str) and parameters[name]:
            parameters[name] = _json(parameters[name], name)
    return Call(world, parameters, uploads)


def _object(body: bytes) -> dict[str, Any]:
    value = _json(body or b"{}", "request")
    if not isinstance(value, dict):
        raise bad_request("object expected as request")
    return value


def _json(text: str | bytes, name: str) -> Any:
    try:
        return json.loads(text.lower() if text in ("True", "False") else text)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def _check_token(world: World, token: str) -> None:
    if not _same(token, world.token):
        raise ApiError(401, "Unauthorized")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
