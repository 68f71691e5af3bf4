"""Cases: the list, one case, and what its owner does with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.responses import Response

from bot.core.escalation import OUTCOMES, StepError
from bot.dashboard import evidence
from bot.dashboard.visit import Visit, coach
from bot.services.escalations import casefile, cases, overview
from bot.services.guides import progress

FILTERS: dict[str, Callable[[overview.CaseLine], bool]] = {
    "alles": lambda _: True,
    "mij": lambda case: case.mine,
    "nieuw": lambda case: case.waiting,
}
NOTE = 4000  # characters of a note


@coach
async def listing(visit: Visit) -> Response:
    """Live cases of my schools, the most urgent first."""
    chosen = visit.request.query_params.get("toon", "alles")
    chosen = chosen if chosen in FILTERS else "alles"
    found = await asyncio.to_thread(overview.live_cases, visit.desk.parts, visit.staff.id)
    shown = [case for case in found if FILTERS[chosen](case)]
    counts = {name: sum(map(fits, found)) for name, fits in FILTERS.items()}
    reached = await asyncio.to_thread(progress.of_staff, visit.desk.parts, visit.staff.id)
    return visit.page("cases.html", cases=shown, chosen=chosen, counts=counts, reached=reached)


@coach
async def one(visit: Visit) -> Response:
    """Everything needed to act on one case."""
    file = await asyncio.to_thread(casefile.open_file, visit.desk.parts, visit.staff.id, visit.subject)
    today = visit.desk.parts.today().isoformat()
    answers = [one for one in file.history if one.what.startswith("answer_")]
    checks = [one.what.removeprefix("check_") for one in file.history if one.what.startswith("check_")]
    return visit.page(
        "case.html", file=file, case=file.case, outcomes=OUTCOMES, today=today,
        pieces=evidence.pieces, reasons=evidence.reasons(file), answers=answers, check=checks[-1] if checks else "",
    )  # fmt: skip


@coach
async def accept(visit: Visit) -> Response:
    """Take the case; when somebody else was first, say who."""
    try:
        await asyncio.to_thread(cases.accept, visit.desk.parts, visit.staff.id, visit.subject)
    except StepError:
        return await refused(visit)
    return back(visit, "accepted")


@coach
async def contact(visit: Visit) -> Response:
    """The owner spoke with the learner."""
    note = visit.form.get("notitie", "").strip()[:NOTE]
    try:
        await asyncio.to_thread(cases.contact_made, visit.desk.parts, visit.staff.id, visit.subject, note)
    except StepError:
        return await refused(visit)
    return back(visit, "contact")


def back(visit: Visit, key: str, *, good: bool = True, **names: str) -> Response:
    """To the page of the case, with a message."""
    return visit.go(f"/zaken/{visit.subject}", key, good=good, **names)


async def refused(visit: Visit) -> Response:
    """Say in words why a step could not be taken."""
    case = await asyncio.to_thread(overview.one_case, visit.desk.parts, visit.staff.id, visit.subject)
    if case.owner and not case.mine:
        return back(visit, "taken", good=False, coach=case.owner)
    return back(visit, "step" if case.mine else "not_owner", good=False)
