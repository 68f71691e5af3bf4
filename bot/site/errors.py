"""Error pages, in Dutch and with help where it may be needed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from bot.content import load
from bot.ports import StorageDown, WrongKey
from bot.services.escalations.cases import NoSuchCase

log = logging.getLogger(__name__)


def page(request: Request, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """The error page of a status, or the one that comes nearest."""
    code = str(status)
    if code in load("systeem")["pages"]:
        texts = f"systeem.pages.{code}"
    else:
        texts = f"webchat.pages.{code if code in load('webchat')['pages'] else '400'}"
    templates = cast(Jinja2Templates, request.app.state.templates)
    shown = {"texts": texts}
    return templates.TemplateResponse(request, "error.html", shown, status_code=status, headers=headers)


async def http_error(request: Request, error: Exception) -> Response:
    """Not found, not allowed, too large and the like."""
    assert isinstance(error, HTTPException)
    return page(request, error.status_code, error.headers)


async def not_visible(request: Request, _: Exception) -> Response:
    """It does not exist, or is of another school: the same answer."""
    return page(request, 404)


async def storage_down(request: Request, _: Exception) -> Response:
    """The database is away."""
    log.warning("a page could not be shown: the database is away")
    return page(request, 503, {"Retry-After": "30"})


async def wrong_key(request: Request, _: Exception) -> Response:
    """What is stored does not open with the keys of the settings."""
    log.error("a page could not be shown: stored texts do not open with the keys in the settings")
    return page(request, 500)


HANDLERS: dict[Any, Any] = {
    HTTPException: http_error,
    NoSuchCase: not_visible,
    StorageDown: storage_down,
    WrongKey: wrong_key,
}
