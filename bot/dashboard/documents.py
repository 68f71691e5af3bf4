"""A learner's cv and letters, for staff to whom he shows them: as files, and by a link that ends."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from starlette.responses import Response

from bot.dashboard.visit import Visit, coach
from bot.services.escalations.cases import NoSuchCase
from bot.services.guides import opening

START, LINK = "/documenten", "/gedeeld"
PLACE = "documenten"  # on the page of a learner
_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@coach
async def pdf(visit: Visit) -> Response:
    """A cv or letter, shown in the browser."""
    return await _file(visit, "pdf", _PDF, "inline")


@coach
async def word(visit: Visit) -> Response:
    """The same as a Word document."""
    return await _file(visit, "docx", _WORD, "attachment")


@coach
async def link(visit: Visit) -> Response:
    """A link for a colleague. It is shown once, on the next page, and travels there sealed."""
    token, learner = await asyncio.to_thread(opening.new_link, visit.desk.parts, visit.staff.id, visit.subject)
    address = f"{visit.desk.base_url}{LINK}/{token}"
    return visit.go(f"/leerlingen/{learner}", "share_link", link=address)


@coach
async def follow(visit: Visit) -> Response:
    """To the documents that a link leads to, or a word that it is over."""
    try:
        learner = await asyncio.to_thread(opening.follow, visit.desk.parts, visit.staff.id, visit.subject)
    except NoSuchCase:
        return visit.go("/leerlingen", "share_over", good=False)
    return visit.to(f"/leerlingen/{learner}#{PLACE}")


async def _file(visit: Visit, form: opening.Format, kind: str, shown: str) -> Response:
    """One file, made anew each time; no browser or proxy keeps it."""
    found = await asyncio.to_thread(opening.document_file, visit.desk.parts, visit.staff.id, visit.subject, form)
    name, content = found
    headers = {
        "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store, private",
    }
    return Response(content, media_type=kind, headers=headers)
