"""The one way into the engine: loopback HTTP with a token. Logs nothing of what is said."""

# ruff: noqa: ARG002, ARG003 (Rasa gives the signatures)
from __future__ import annotations

import hmac
import logging
import os
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from nazorg_engine import session
from nazorg_engine.session import BadRequestError, NoReplyError, Seed

logger = logging.getLogger(__name__)

Handler = Callable[..., Awaitable[HTTPResponse]]


class NazorgInput(InputChannel):
    """Routes under /webhooks/nazorg; each demands the header X-Engine-Token."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()

    @classmethod
    def name(cls) -> str:
        """Name in the addresses."""
        return "nazorg"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> NazorgInput:
        """Take the token from ENGINE_TOKEN. Raises `SystemExit` without one: no engine stands open."""
        token = os.environ.get("ENGINE_TOKEN", "")
        if not token:
            raise SystemExit("ENGINE_TOKEN is not set: the engine does not start without a token.")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Make the routes."""
        routes = Blueprint("nazorg")
        routes.add_route(self._guarded(turn), "/turn", methods=["POST"])
        routes.add_route(self._guarded(parse), "/parse", methods=["POST"])
        routes.add_route(self._guarded(health), "/health", methods=["GET"])
        routes.add_route(self._guarded(size), "/conversations/<conversation>", methods=["GET"])
        routes.add_route(self._guarded(forget), "/conversations/<conversation>", methods=["DELETE"])
        return routes

    def _guarded(self, handler: Handler) -> Handler:
        @wraps(handler)
        async def guarded(request: Request, *args: Any, **kwargs: Any) -> HTTPResponse:
            given = request.headers.get("X-Engine-Token", "").encode()
            if not hmac.compare_digest(given, self._token):
                return response.json({"error": "wrong token"}, status=401)
            try:
                return await handler(request, *args, **kwargs)
            except BadRequestError as problem:
                return response.json({"error": str(problem)}, status=400)
            except NoReplyError:
                return response.json({"error": "no reply"}, status=502)
            except Exception as problem:  # its message may hold a learner's words: only the kind is logged
                logger.error("%s failed: %s", handler.__name__, type(problem).__name__)
                return response.json({"error": "internal error"}, status=500)

        return guarded


async def turn(request: Request) -> HTTPResponse:
    """One message in, the replies out."""
    body = _body(request)
    conversation, text = body.get("conversation"), body.get("text")
    if not isinstance(conversation, str) or not conversation:
        raise BadRequestError("conversation must be a text that is not empty")
    if not isinstance(text, str) or not text.strip():
        raise BadRequestError("text must be a text that is not empty")
    return response.json(await session.turn(request.app.ctx.agent, conversation, text, _seed(body.get("seed"))))


async def parse(request: Request) -> HTTPResponse:
    """Intents of many texts."""
    texts = _body(request).get("texts")
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BadRequestError("texts must be a list of texts")
    return response.json(session.parse(request.app.ctx.agent, texts))


async def health(request: Request) -> HTTPResponse:
    """Whether the model is loaded, and which."""
    agent = request.app.ctx.agent
    if not agent.is_ready():
        return response.json({"status": "no model"}, status=503)
    return response.json({"status": "ok", "model": agent.processor.model_filename})


async def size(request: Request, conversation: str) -> HTTPResponse:
    """How much is remembered of one conversation."""
    found = session.memory(request.app.ctx.agent).size(conversation)
    if found is None:
        return response.json({"error": "unknown conversation"}, status=404)
    return response.json({"events": found[0], "bytes": found[1]})


async def forget(request: Request, conversation: str) -> HTTPResponse:
    """Forget one conversation; also well when it is unknown."""
    session.memory(request.app.ctx.agent).delete(conversation)
    return response.empty(status=204)


def _body(request: Request) -> dict[str, Any]:
    try:
        body = request.json
    except Exception:
        raise BadRequestError("the body is not JSON") from None
    if not isinstance(body, dict):
        raise BadRequestError("the body must be a JSON object")
    return body


def _seed(raw: Any) -> Seed:
    if raw is None:
        return Seed()
    if not isinstance(raw, dict) or not set(raw) <= {"slots", "form", "question"}:
        raise BadRequestError("seed must have slots, form and question, and nothing else")
    slots, form, question = raw.get("slots") or {}, raw.get("form"), raw.get("question")
    if not isinstance(slots, dict) or not all(v is None or isinstance(v, (str, int, bool)) for v in slots.values()):
        raise BadRequestError("seed.slots must hold texts, whole numbers, true, false or null")
    if not all(v is None or isinstance(v, str) for v in (form, question)):
        raise BadRequestError("seed.form and seed.question must be a text or null")
    return Seed(slots, form, question)
