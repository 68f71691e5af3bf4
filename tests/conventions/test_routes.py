"""Every page says who may come in, and what is open to everybody is listed here on purpose."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.routing import BaseRoute, Mount, Route

from bot.site import Site, build

OPEN = {"/", "/healthz", "/inloggen", "/chat", "/chat/nieuw", "/chat/bestand/{number:int}", "/telegram", "/whatsapp"}
OPEN_IN_DEMO = {"/demo/leerling", "/demo/coach"}


async def _webhook(request: Any) -> Any:
    raise NotImplementedError


def _routes(*, demo: bool) -> list[BaseRoute]:
    parts = cast(Any, SimpleNamespace(now=lambda: None))
    nothing = cast(Any, None)
    hooks = [Route(path, _webhook, methods=["POST"]) for path in ("/telegram", "/whatsapp")]
    site = Site(parts, nothing, nothing, nothing, demo, "http://127.0.0.1:8080", None, nothing, hooks)
    return list(build(site).routes)


def _permission(route: BaseRoute) -> str | None:
    assert isinstance(route, Route)
    return getattr(route, "permission", None) or getattr(route.endpoint, "permission", None)


@pytest.mark.parametrize("demo", [True, False])
def test_every_route_declares_who_may_come_in(demo: bool) -> None:
    pages = [route for route in _routes(demo=demo) if not isinstance(route, Mount)]
    assert [route for route in pages if not isinstance(route, Route)] == []
    assert [route for route in pages if _permission(route) not in ("public", "coach")] == []


@pytest.mark.parametrize("demo", [True, False])
def test_only_these_pages_are_open_to_everybody(demo: bool) -> None:
    routes = [route for route in _routes(demo=demo) if isinstance(route, Route)]
    public = {route.path for route in routes if _permission(route) == "public"}
    assert public == OPEN | (OPEN_IN_DEMO if demo else set())


def test_only_static_files_are_mounted() -> None:
    assert [route.path for route in _routes(demo=True) if isinstance(route, Mount)] == ["/static"]


def test_addresses_hold_uuids_and_numbers_only() -> None:
    """A name or a code in an address would end up in logs."""
    for route in _routes(demo=True):
        if isinstance(route, Route):
            kinds = {type(convertor).__name__ for convertor in route.param_convertors.values()}
            assert kinds <= {"UUIDConvertor", "IntegerConvertor"}, route.path
