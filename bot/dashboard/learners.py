"""Learners: the list, one learner, an invitation, a check-in now."""

from __future__ import annotations

import asyncio

import segno
from markupsafe import Markup
from starlette.responses import Response

from bot.campaigns import single
from bot.dashboard.visit import Visit, coach
from bot.services.people import learners, roster


@coach
async def listing(visit: Visit) -> Response:
    """The learners of my schools."""
    found = await asyncio.to_thread(roster.learners, visit.desk.parts, visit.staff.id)
    return visit.page("learners.html", learners=found)


@coach
async def one(visit: Visit) -> Response:
    """One learner."""
    file = await asyncio.to_thread(roster.open_file, visit.desk.parts, visit.staff.id, visit.subject)
    asks = file.hurdle is None and await asyncio.to_thread(single.asks_first, visit.desk.parts, visit.subject)
    return visit.page("learner.html", file=file, person=file.person, links=_links(visit), qr=qr, asks_first=asks)


@coach
async def invite(visit: Visit) -> Response:
    """A new code. It is shown once, on the next page, and travels there sealed."""
    code = await asyncio.to_thread(_new_code, visit)
    return visit.go(f"/leerlingen/{visit.subject}", "invite", code=code)


@coach
async def checkin(visit: Visit) -> Response:
    """Start a check-in now, and say what came of it, or why it cannot be."""
    here = f"/leerlingen/{visit.subject}"
    file = await asyncio.to_thread(roster.open_file, visit.desk.parts, visit.staff.id, visit.subject)
    if file.hurdle is not None:
        return visit.go(here, file.hurdle, good=False)
    began = await single.begin_checkin(visit.desk.conversation, visit.subject)
    return visit.go(here, began, good=began in ("checkin_sent", "checkin_asked"))


def _new_code(visit: Visit) -> str:
    parts = visit.desk.parts
    with parts.begin() as uow:
        learner = roster.visible_learner(uow, visit.staff.id, visit.subject)
        code = learners.invite(parts, uow, learner.id)
        uow.commit()
    return code


def _links(visit: Visit) -> dict[str, str]:
    """Where a learner begins: the page to type the code on, and the other channels up to the code."""
    links = {"chat": f"{visit.desk.base_url}/chat"}
    if visit.desk.telegram_name:
        links["telegram"] = f"https://t.me/{visit.desk.telegram_name}?start="
    if visit.desk.whatsapp_phone:
        links["whatsapp"] = f"https://wa.me/{visit.desk.whatsapp_phone}?text="
    return links


def qr(address: str, title: str) -> Markup:
    """A QR code as inline SVG."""
    drawn = segno.make(address, error="m", micro=False)
    return Markup(drawn.svg_inline(scale=5, border=2, title=title, svgclass="qr", lineclass=None))
