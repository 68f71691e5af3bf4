"""The long steps of an import, in a thread of their own: look at every row, and carry it out."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable
from uuid import UUID

from bot.core.upload import Upload, UploadState
from bot.imports import importing, report
from bot.imports.columns import Choices
from bot.imports.plan import Plan
from bot.imports.sealed import move, open_choices, open_table, seal_choices
from bot.imports.table import Table
from bot.records import UnitOfWork
from bot.services.escalations.cases import NoSuchCase
from bot.services.parts import Parts

log = logging.getLogger(__name__)


def check(parts: Parts, upload_id: UUID) -> None:
    """Look at every row; takes seconds for a long list. Never raises: the row says how it went."""
    _work(parts, upload_id, "checking", "matching", _check)


def finish(parts: Parts, upload_id: UUID) -> None:
    """Carry out what was agreed to, in one transaction. Never raises: the row says how it went."""
    _work(parts, upload_id, "importing", "checked", _finish)


def _work(
    parts: Parts, upload_id: UUID, state: UploadState, back: UploadState, step: Callable[[Parts, Upload, Table], None]
) -> None:
    try:
        with parts.begin() as uow:
            row = uow.imports.upload(upload_id)
        if row is not None and row.state == state:
            step(parts, row, open_table(parts, open_choices(parts, row)[0], row.file))
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        log.error("an import failed: %s in %s line %s", type(error).__name__, frame.filename, frame.lineno)
        _note(parts, upload_id, back, "broken")


def _check(parts: Parts, row: Upload, table: Table) -> None:
    with parts.begin() as uow:
        plan = importing.plan_in(
            uow, row.school_id, table, open_choices(parts, row)[1], parts.today(),
            lambda done: _progress(parts, row.id, done),
        )  # fmt: skip
        found = report.overview(plan, {one.id: one.name for one in importing.coaches_of(uow, row.school_id)})
    _found(parts, row.id, found)


def _finish(parts: Parts, row: Upload, table: Table) -> None:
    agreed = json.loads(parts.vault.open(row.findings))["digest"]
    with parts.begin() as uow:
        try:
            plan = importing.carry_out(
                parts, uow, row.school_id, table, open_choices(parts, row)[1], str(row.staff_id), agreed,
                lambda done: _progress(parts, row.id, done),
            )  # fmt: skip
        except importing.ChangedSince:
            plan = None
        if plan is not None:
            _done(parts, uow, row.id, plan)
            uow.commit()
    if plan is None:
        _check(parts, row, table)
        _note(parts, row.id, "checked", "changed_since")


def _done(parts: Parts, uow: UnitOfWork, upload_id: UUID, plan: Plan) -> None:
    """Only counts are left of the list, in the same transaction as its learners."""
    row = uow.imports.upload(upload_id)
    if row is None:
        raise NoSuchCase(str(upload_id))
    counts = report.overview(plan, {})["counts"]
    row.file, row.choices = b"", seal_choices(parts, "", Choices({}, {}))
    row.findings = parts.vault.seal(json.dumps({"counts": counts}))
    move(parts, row, "done")


def _found(parts: Parts, upload_id: UUID, found: dict[str, object]) -> None:
    with parts.begin() as uow:
        row = uow.imports.upload(upload_id)
        if row is not None and row.state != "done":
            row.findings = parts.vault.seal(json.dumps(found))
            move(parts, row, "checked")
            uow.commit()


def _note(parts: Parts, upload_id: UUID, state: UploadState, problem: str) -> None:
    try:
        with parts.begin() as uow:
            row = uow.imports.upload(upload_id)
            if row is not None and row.state != "done":
                move(parts, row, state, problem)
                uow.commit()
    except Exception as error:  # the row falls back by itself when nothing is written for a while
        log.error("an import could not say that it failed: %s", type(error).__name__)


def _progress(parts: Parts, upload_id: UUID, done: int) -> None:
    with parts.begin() as uow:
        row = uow.imports.upload(upload_id)
        if row is not None:
            row.done, row.touched_at = done, parts.now()
            uow.commit()
