"""A small page on which one chats with the bot as if in WhatsApp. Works without JavaScript."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from bot.demo.graphapi import people
from bot.demo.graphapi.world import World

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")
_FIRST = 1001


async def home(request: Request) -> Response:
    """The conversation of one person, and a field to type in."""
    world, number = _world(request), _number(request.query_params.get("persoon"))
    person = world.people.get(number)
    shown = {
        "number": number, "others": sorted(set(world.people) - {number}), "next": max(world.people, default=number) + 1,
        "messages": person.messages if person else [], "refuses": bool(person and person.refuses),
    }  # fmt: skip
    return _TEMPLATES.TemplateResponse(request, "home.html", shown)


async def act(request: Request) -> Response:
    """A form was posted: a text, a tap or a block."""
    async with request.form() as form:
        number = _number(str(form.get("persoon")))
        world, person = _world(request), _world(request).person(number)
        text, payload = str(form.get("tekst", "")).strip(), form.get("knop")
        if payload:
            people.tap(world, person, payload=str(payload))
        elif form.get("blokkeer"):
            people.refuse(person, None if person.refuses else 131026)
        elif text:
            people.write(world, person, text[:4096])
        return RedirectResponse(f"/?persoon={number}#laatste", 303)


async def file(request: Request) -> Response:
    """A file that the bot sent."""
    kind, content = _world(request).media.get(request.path_params["id"], ("", b""))
    if not kind:
        return Response(status_code=404)
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"},
    )


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else _FIRST


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


ROUTES = [Route("/", home), Route("/doe", act, methods=["POST"]), Route("/bestand/{id}/{name}", file)]
