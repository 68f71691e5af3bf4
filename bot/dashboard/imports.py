"""Import of learners: send a list, say what its columns are, look at what would change, confirm."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from uuid import UUID

from starlette.responses import Response

from bot.core.checkin import PROFILES
from bot.core.learner import School
from bot.dashboard.visit import Visit, coach
from bot.imports import columns, importing, matching, uploads, working
from bot.imports.columns import Choices
from bot.imports.files import LARGEST
from bot.imports.problem import FileProblem, say
from bot.services.parts import Parts

START = "/leerlingen/importeren"
PATIENCE = 1.5  # seconds that a page waits for the work; a short list is done by then
_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_running: set[asyncio.Task[None]] = set()


@coach
async def start(visit: Visit) -> Response:
    """Choose a file."""
    schools = await asyncio.to_thread(_schools, visit)
    if not schools:
        return visit.go("/leerlingen", "import_forbidden", good=False)
    return _start(visit, schools)


@coach
async def upload(visit: Visit) -> Response:
    """Keep a file, or say why it cannot be read."""
    schools = await asyncio.to_thread(_schools, visit)
    if not schools:
        return visit.go("/leerlingen", "import_forbidden", good=False)
    chosen = next((one.id for one in schools if str(one.id) == visit.form.get("school")), None)
    name, content = visit.files.get("bestand", ("", b""))
    if chosen is None or not name:
        return _start(visit, schools, say("no_file" if chosen else "no_school"), status=422)
    try:
        kept = await asyncio.to_thread(uploads.keep, visit.desk.parts, visit.staff.id, chosen, name, content)
    except FileProblem as problem:
        return _start(visit, schools, str(problem), chosen, status=422)
    return visit.to(f"{START}/{kept}")


@coach
async def one(visit: Visit) -> Response:
    """The list, at the step where it stands."""
    listing = await asyncio.to_thread(uploads.show, visit.desk.parts, visit.staff.id, visit.subject)
    again = visit.request.query_params.get("stap") == "kolommen"
    if listing.state == "matching" or (listing.state == "checked" and again):
        return await _columns(visit, listing, listing.choices)
    if listing.state == "checked":
        return visit.page("import_check.html", listing=listing, found=listing.findings, problem=_problem(listing))
    name = "import_done.html" if listing.state == "done" else "import_work.html"
    return visit.page(name, listing=listing, found=listing.findings)


@coach
async def set_columns(visit: Visit) -> Response:
    """Take over the choices, and look at every row."""
    choices = _choices(visit)
    parts, me = visit.desk.parts, visit.staff.id
    said = await asyncio.to_thread(uploads.choose, parts, me, visit.subject, choices)
    if said:
        listing = await asyncio.to_thread(uploads.show, parts, me, visit.subject)
        return await _columns(visit, listing, choices, said)
    await _work(working.check, parts, visit.subject)
    return visit.to(f"{START}/{visit.subject}")


@coach
async def confirm(visit: Visit) -> Response:
    """Carry it out."""
    parts = visit.desk.parts
    if await asyncio.to_thread(uploads.agree, parts, visit.staff.id, visit.subject):
        await _work(working.finish, parts, visit.subject)
    return visit.to(f"{START}/{visit.subject}")


@coach
async def discard(visit: Visit) -> Response:
    """Throw the list away."""
    await asyncio.to_thread(uploads.discard, visit.desk.parts, visit.staff.id, visit.subject)
    return visit.go("/leerlingen", "import_discarded")


@coach
async def wrong_rows(visit: Visit) -> Response:
    """The wrong rows as a file."""
    kind = "xlsx" if visit.request.query_params.get("soort") == "xlsx" else "csv"
    parts, me = visit.desk.parts, visit.staff.id
    content = await asyncio.to_thread(uploads.wrong_file, parts, me, visit.subject, kind)
    headers = {"Content-Disposition": f'attachment; filename="foute-rijen.{kind}"'}
    return Response(content, media_type=_TYPES[kind], headers=headers)


async def _work(step: Callable[[Parts, UUID], None], parts: Parts, upload_id: UUID) -> None:
    """Begin a long step; it goes on when the page has been answered."""
    task = asyncio.create_task(asyncio.to_thread(step, parts, upload_id))
    _running.add(task)
    task.add_done_callback(_running.discard)
    await asyncio.wait({task}, timeout=PATIENCE)


def _schools(visit: Visit) -> list[School]:
    with visit.desk.parts.begin() as uow:
        return importing.schools_for(uow, visit.staff.id)


def _start(
    visit: Visit, schools: list[School], problem: str | None = None, chosen: UUID | None = None, status: int = 200
) -> Response:
    shown = {"schools": schools, "problem": problem, "chosen": chosen, "largest": str(LARGEST // 1_000_000)}
    return visit.page("import_start.html", status=status, **shown)


async def _columns(visit: Visit, listing: uploads.Listing, choices: Choices, said: list[str] | None = None) -> Response:
    table = await asyncio.to_thread(uploads.table_of, visit.desk.parts, visit.staff.id, listing.id)
    return visit.page(
        "import_columns.html", status=422 if said else 200, listing=listing, sheet=table.sheet, said=said or [],
        columns=matching.view(table, choices.columns), defaults=choices.defaults, fields=columns.fields(),
        profiles=PROFILES, notes=matching.notes(table, choices.columns), problem=_problem(listing),
        header_row=str(table.header_row),
    )  # fmt: skip


def _problem(listing: uploads.Listing) -> str | None:
    return say(listing.problem) if listing.problem else None


def _choices(visit: Visit) -> Choices:
    """What the form says, without fields that do not exist."""
    chosen = {
        int(name[6:]): field
        for name, field in visit.form.items()
        if name.startswith("kolom-") and name[6:].isdecimal() and len(name) < 12 and field in columns.fields()
    }
    defaults = {field: visit.form.get(f"voor-{field}", "").strip()[:40] for field in columns.FOR_ALL}
    return Choices(chosen, {field: text for field, text in defaults.items() if text})
