"""The actions over HTTP, for the engine alone."""

from __future__ import annotations

import hmac
import logging
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

logger = logging.getLogger(__name__)


def asgi_app(token: str) -> Starlette:
    """Make the app: POST /webhook with the token (`?token=` or X-Actions-Token), GET /health.

    Raises `ValueError` for an empty token. Errors are logged by kind only: their message may hold a
    learner's words.
    """
    if not token:
        raise ValueError("the actions need a token")
    executor = _executor()

    async def webhook(request: Request) -> Response:
        given = request.headers.get("X-Actions-Token") or request.query_params.get("token") or ""
        if not hmac.compare_digest(given.encode(), token.encode()):
            return JSONResponse({"error": "wrong token"}, status_code=401)
        try:
            call = await request.json()
            return await _run(executor, call)
        except Exception as problem:
            logger.error("an action failed: %s", type(problem).__name__)
            return JSONResponse({"error": "internal error"}, status_code=500)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "actions": len(executor.actions)})

    return Starlette(routes=[Route("/webhook", webhook, methods=["POST"]), Route("/health", health)])


def _executor() -> ActionExecutor:
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor


async def _run(executor: ActionExecutor, call: dict[str, Any]) -> Response:
    name = call.get("next_action", "")
    call.setdefault("domain", {})  # the engine leaves it out, the executor asks for it, no action reads it
    try:
        result = await executor.run(call)
    except ActionNotFoundException:
        return JSONResponse({"error": "unknown action", "action_name": name}, status_code=404)
    except ActionExecutionRejection:
        return JSONResponse({"error": "rejected", "action_name": name}, status_code=400)
    return JSONResponse(result.model_dump() if result else {"events": [], "responses": []})
