"""A list on its way in: kept sealed between the pages, looked at, and confirmed or thrown away.

One member of staff has one list at a time. What is kept goes with the confirmation, or after an hour.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from bot.core.conversation import AuditEvent
from bot.core.learner import School
from bot.core.upload import KEPT, Upload, UploadState
from bot.imports import columns, importing, matching, report
from bot.imports.columns import Choices
from bot.imports.files import read
from bot.imports.rows import default_faults
from bot.imports.sealed import move, open_choices, open_table, seal_choices, seal_file
from bot.imports.table import Table
from bot.records import UnitOfWork
from bot.services.escalations.cases import NoSuchCase
from bot.services.parts import Parts


@dataclass(frozen=True)
class Listing:
    """A list as its owner sees it. `findings` is what `report.overview` made, {} before that."""

    id: UUID
    name: str
    school: str
    state: UploadState
    done: int
    total: int
    problem: str | None
    choices: Choices
    findings: Mapping[str, Any]


def keep(parts: Parts, staff_id: UUID, school_id: UUID, name: str, content: bytes) -> UUID:
    """Read a file and keep it, with a first choice of columns; an older list of the same person goes.

    Raises `FileProblem`, and `NoSuchCase` for a school into which this person may not import.
    """
    table = read(name, content)
    choices = Choices(matching.propose(table, parts.today()), {})
    now = parts.now()
    with parts.begin() as uow:
        if school_id not in {school.id for school in importing.schools_for(uow, staff_id)}:
            raise NoSuchCase(str(school_id))
        uow.imports.drop_of(staff_id)
        uow.imports.drop_before(now - KEPT)
        row = Upload(staff_id, school_id, now, now, seal_file(parts, content), total=len(table.rows))
        row.choices = seal_choices(parts, Path(name).name, choices)
        uow.add(row, AuditEvent(now, str(staff_id), "list_uploaded", str(school_id)))
        uow.commit()
        return row.id


def show(parts: Parts, staff_id: UUID, upload_id: UUID) -> Listing:
    """The list. Raises `NoSuchCase` when it is not there any more, or of somebody else."""
    with parts.begin() as uow:
        row = _mine(parts, uow, staff_id, upload_id)
        name, choices = open_choices(parts, row)
        school = uow.get(School, row.school_id)
        findings = json.loads(parts.vault.open(row.findings) or "{}")
        return Listing(
            row.id, name, school.name if school else "", row.stands(parts.now()), row.done, row.total, row.problem,
            choices, findings,
        )  # fmt: skip


def table_of(parts: Parts, staff_id: UUID, upload_id: UUID) -> Table:
    """The list's content, read again. Raises `NoSuchCase`, also after the confirmation."""
    with parts.begin() as uow:
        row = _mine(parts, uow, staff_id, upload_id)
        sealed, (name, _) = row.file, open_choices(parts, row)
    if not sealed:
        raise NoSuchCase(str(upload_id))
    return open_table(parts, name, sealed)


def choose(parts: Parts, staff_id: UUID, upload_id: UUID, choices: Choices) -> list[str]:
    """Set the columns; why they cannot be, or nothing when `check` may begin. Raises `NoSuchCase`."""
    table = table_of(parts, staff_id, upload_id)
    known = {index: field for index, field in choices.columns.items() if index < len(table.headers)}
    choices = Choices(known, choices.defaults)
    said = columns.faults(table.headers, choices) + default_faults(choices, parts.today())
    with parts.begin() as uow:
        row = _mine(parts, uow, staff_id, upload_id)
        if row.stands(parts.now()) in ("matching", "checked"):
            row.choices = seal_choices(parts, open_choices(parts, row)[0], choices)
            move(parts, row, "matching" if said else "checking")
            row.findings = b""
            uow.commit()
    return said


def wrong_file(parts: Parts, staff_id: UUID, upload_id: UUID, kind: str) -> bytes:
    """The wrong rows with their reasons, as "csv" or "xlsx". Raises `NoSuchCase`."""
    table = table_of(parts, staff_id, upload_id)
    with parts.begin() as uow:
        row = _mine(parts, uow, staff_id, upload_id)
        choices, school_id = open_choices(parts, row)[1], row.school_id
    with parts.begin() as uow:
        plan = importing.plan_in(uow, school_id, table, choices, parts.today())
    rows = report.wrong_rows(table, plan)
    return report.as_xlsx(rows) if kind == "xlsx" else report.as_csv(rows)


def agree(parts: Parts, staff_id: UUID, upload_id: UUID) -> bool:
    """Confirm what was shown; False when there is nothing to confirm (any more). Raises `NoSuchCase`."""
    with parts.begin() as uow:
        row = _mine(parts, uow, staff_id, upload_id)
        if row.stands(parts.now()) != "checked" or not row.findings:
            return False
        move(parts, row, "importing")
        uow.commit()
        return True


def discard(parts: Parts, staff_id: UUID, upload_id: UUID) -> None:
    """Throw the list away. Raises `NoSuchCase`."""
    with parts.begin() as uow:
        uow.delete(_mine(parts, uow, staff_id, upload_id))
        uow.commit()


def sweep(parts: Parts) -> int:
    """Throw away every list that is an hour old; how many."""
    with parts.begin() as uow:
        gone = uow.imports.drop_before(parts.now() - KEPT)
        uow.commit()
        return gone


def _mine(parts: Parts, uow: UnitOfWork, staff_id: UUID, upload_id: UUID) -> Upload:
    row = uow.imports.upload(upload_id)
    if row is None or row.staff_id != staff_id or parts.now() - row.created_at >= KEPT:
        raise NoSuchCase(str(upload_id))
    if row.school_id not in {school.id for school in importing.schools_for(uow, staff_id)}:
        raise NoSuchCase(str(upload_id))
    return row
