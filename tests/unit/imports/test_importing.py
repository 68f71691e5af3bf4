"""On a real database: everything or nothing, once, and never more than the list may touch."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text as sql

from bot.core.consent import Consent
from bot.core.learner import Learner
from bot.core.upload import KEPT, SILENT, Upload
from bot.imports import importing, uploads, working
from bot.imports.columns import Choices
from bot.imports.files import read
from bot.imports.plan import Plan
from bot.services.escalations.cases import NoSuchCase
from bot.services.parts import Parts
from bot.services.people.erasure import erase
from bot.services.people.export import export
from tests.conftest import FixedClock
from tests.unit.services.world import Place, make_place

from .lists import DAAN, HEADERS, SAMIRA, choices_of, text

MORE = [*HEADERS, "Mobiel", "Mail", "Labels", "Cluster", "Coach"]
WHOLE = [*DAAN, "0612345678", "d@x.nl", "2026", "4", "Marieke Jansen"]


def bring_in(parts: Parts, place: Place, *rows: Sequence[Any], headers: Sequence[str] = HEADERS) -> Plan:
    table = read("lijst.csv", text(headers, *rows))
    choices = choices_of(table)
    with parts.begin() as uow:
        agreed = importing.plan_in(uow, place.school.id, table, choices, parts.today()).digest
    with parts.begin() as uow:
        plan = importing.carry_out(parts, uow, place.school.id, table, choices, "test", agreed)
        uow.commit()
    return plan


def learners(parts: Parts, place: Place) -> list[Learner]:
    with parts.begin() as uow:
        return list(uow.people.learners_of([place.school.id]))


def test_a_row_becomes_a_learner_and_a_second_time_nothing(parts: Parts, place: Place) -> None:
    bring_in(parts, place, WHOLE, headers=MORE)
    [daan] = learners(parts, place)
    assert (daan.first_name, daan.last_name, daan.phone, daan.mail) == ("Daan", "de Boer", "+31612345678", "d@x.nl")
    assert (daan.status, daan.region, daan.cluster, daan.tags) == ("invited", "Regio", 4, ["2026"])
    assert daan.coach_id == place.coach.id
    assert bring_in(parts, place, WHOLE, headers=MORE).unchanged == 1
    assert len(learners(parts, place)) == 1


def test_consent_status_and_wishes_are_left_alone(parts: Parts, place: Place) -> None:
    bring_in(parts, place, DAAN)
    with parts.begin() as uow:
        daan = uow.get(Learner, learners(parts, place)[0].id)
        assert daan is not None
        daan.status, daan.call_name, daan.wants_time, daan.wants_months = "stopped", "Daantje", "evening", 3
        uow.add(Consent(daan.id, "checkin", False, parts.now()))
        uow.commit()
    bring_in(parts, place, [*DAAN[:6], "dagbesteding"])
    [daan] = learners(parts, place)
    assert (daan.profile, daan.status, daan.call_name) == ("dagbesteding", "stopped", "Daantje")
    assert (daan.wants_time, daan.wants_months) == ("evening", 3)
    with parts.begin() as uow:
        assert [consent.granted for consent in uow.people.consents(daan.id)] == [False]


def test_every_touched_record_is_audited_without_content(parts: Parts, place: Place, database: SqlEngine) -> None:
    bring_in(parts, place, DAAN)
    bring_in(parts, place, [*DAAN[:6], "dagbesteding"], SAMIRA)
    with database.connect() as connection:
        rows = connection.execute(sql("select actor, what, subject from audit order by id")).all()
    assert [row.what for row in rows] == [
        "learners_imported", "learner_imported", "learners_imported", "learner_imported", "learner_changed",
    ]  # fmt: skip
    assert {row.actor for row in rows} == {"test"}
    assert all(UUID(row.subject) for row in rows)


def test_a_school_never_touches_the_learners_of_another(parts: Parts, place: Place) -> None:
    other = make_place(parts, "De Linde")
    bring_in(parts, other, DAAN)
    assert len(bring_in(parts, place, DAAN).new) == 1
    assert len(learners(parts, other)) == 1


def test_when_one_row_cannot_be_stored_none_is(parts: Parts, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    original = importing._learner

    def broken(school: Any, person: Any) -> Learner:
        made = original(school, person)
        made.profile = None if person.row == 3 else made.profile  # type: ignore[assignment]
        return made

    monkeypatch.setattr(importing, "_learner", broken)
    with pytest.raises(Exception, match="profile"):
        bring_in(parts, place, DAAN, SAMIRA)
    assert learners(parts, place) == []


def test_what_changed_since_it_was_shown_is_not_overwritten(parts: Parts, place: Place) -> None:
    table = read("lijst.csv", text(HEADERS, DAAN))
    with parts.begin() as uow:
        agreed = importing.plan_in(uow, place.school.id, table, choices_of(table), parts.today()).digest
    bring_in(parts, place, DAAN)
    with parts.begin() as uow, pytest.raises(importing.ChangedSince):
        importing.carry_out(parts, uow, place.school.id, table, choices_of(table), "test", agreed)


def test_two_imports_at_once_make_nobody_twice(parts: Parts, place: Place) -> None:
    headers, row = HEADERS[1:], DAAN[1:]  # no number, so that no rule of the database helps
    table = read("lijst.csv", text(headers, row))
    with parts.begin() as uow:
        agreed = importing.plan_in(uow, place.school.id, table, choices_of(table), parts.today()).digest
    refused: list[bool] = []

    def run() -> None:
        with parts.begin() as uow:
            try:
                importing.carry_out(parts, uow, place.school.id, table, choices_of(table), "test", agreed)
                uow.commit()
            except importing.ChangedSince:
                refused.append(True)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(learners(parts, place)), len(refused)) == (1, 2)


def test_what_a_list_brings_is_exported_and_erased(parts: Parts, place: Place) -> None:
    bring_in(parts, place, WHOLE, headers=MORE)
    [daan] = learners(parts, place)
    kept = export(parts, daan.id)
    assert kept is not None
    assert {"101", "+31612345678", "d@x.nl"} <= {str(value) for value in kept["learner"].values()}
    with parts.begin() as uow:
        row = uow.get(Learner, daan.id)
        assert row is not None
        erase(parts, uow, row)
        uow.commit()
    [gone] = learners(parts, place)
    assert (gone.student_number, gone.phone, gone.mail, gone.tags, gone.first_name) == (None, None, None, [], "")
    assert len(bring_in(parts, place, SAMIRA).new) == 1


def keep(parts: Parts, place: Place, *rows: Sequence[Any], who: str = "coach") -> UUID:
    return uploads.keep(parts, place.staff[who].id, place.school.id, "lijst.csv", text(HEADERS, *rows))


def through(parts: Parts, place: Place, upload: UUID) -> uploads.Listing:
    me = place.coach.id
    listing = uploads.show(parts, me, upload)
    assert uploads.choose(parts, me, upload, listing.choices) == []
    working.check(parts, upload)
    return uploads.show(parts, me, upload)


def test_from_upload_to_learners(parts: Parts, place: Place) -> None:
    upload = keep(parts, place, DAAN, SAMIRA, ["9", "D4an", *DAAN[2:]])
    listing = through(parts, place, upload)
    assert (listing.state, listing.total) == ("checked", 3)
    assert listing.findings["counts"] == {"new": 2, "changed": 0, "unchanged": 0, "wrong": 1}
    assert learners(parts, place) == []
    assert b"D4an" in uploads.wrong_file(parts, place.coach.id, upload, "csv")
    assert uploads.agree(parts, place.coach.id, upload)
    working.finish(parts, upload)
    assert uploads.show(parts, place.coach.id, upload).state == "done"
    assert len(learners(parts, place)) == 2
    assert not uploads.agree(parts, place.coach.id, upload)
    with pytest.raises(NoSuchCase):
        uploads.table_of(parts, place.coach.id, upload)


def test_what_is_kept_is_sealed_and_goes_with_the_confirmation(
    parts: Parts, place: Place, database: SqlEngine
) -> None:
    upload = keep(parts, place, SAMIRA)
    through(parts, place, upload)

    def stored() -> bytes:
        with database.connect() as connection:
            row = connection.execute(sql("select * from upload")).one()
            return b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)

    assert b"El Idrissi" not in stored()  # with a space: no cipher text holds it by chance
    assert b"lijst.csv" not in stored()
    uploads.agree(parts, place.coach.id, upload)
    working.finish(parts, upload)
    with parts.begin() as uow:
        row = uow.get(Upload, upload)
        assert row is not None
        assert row.file == b""
        assert "Samira" not in parts.vault.open(row.findings) + parts.vault.open(row.choices)


def test_a_list_is_for_its_owner_and_for_an_hour(parts: Parts, place: Place, clock: FixedClock) -> None:
    upload = keep(parts, place, DAAN)
    with pytest.raises(NoSuchCase):
        uploads.show(parts, place.staff["lead"].id, upload)
    clock.forward(seconds=KEPT.total_seconds() - 1)
    uploads.show(parts, place.coach.id, upload)
    assert uploads.sweep(parts) == 0
    clock.forward(seconds=2)
    with pytest.raises(NoSuchCase):
        uploads.show(parts, place.coach.id, upload)
    assert uploads.sweep(parts) == 1


def test_a_second_list_takes_the_place_of_the_first(parts: Parts, place: Place) -> None:
    first = keep(parts, place, DAAN)
    keep(parts, place, SAMIRA)
    with pytest.raises(NoSuchCase):
        uploads.show(parts, place.coach.id, first)


def test_only_coach_and_lead_may_import(parts: Parts, place: Place) -> None:
    keep(parts, place, DAAN, who="lead")
    with pytest.raises(NoSuchCase):
        keep(parts, place, DAAN, who="deputy")
    other = make_place(parts, "De Linde")
    with pytest.raises(NoSuchCase):
        uploads.keep(parts, other.coach.id, place.school.id, "lijst.csv", text(HEADERS, DAAN))


def test_who_lost_the_role_cannot_finish(parts: Parts, place: Place, database: SqlEngine) -> None:
    upload = keep(parts, place, DAAN)
    through(parts, place, upload)
    with database.begin() as connection:
        connection.execute(sql("update staff_school set role = 'deputy'"))
    with pytest.raises(NoSuchCase):
        uploads.agree(parts, place.coach.id, upload)


def test_when_learners_changed_meanwhile_it_is_shown_again(parts: Parts, place: Place) -> None:
    upload = keep(parts, place, DAAN, SAMIRA)
    through(parts, place, upload)
    bring_in(parts, place, DAAN)
    uploads.agree(parts, place.coach.id, upload)
    working.finish(parts, upload)
    listing = uploads.show(parts, place.coach.id, upload)
    assert (listing.state, listing.problem) == ("checked", "changed_since")
    assert listing.findings["counts"] == {"new": 1, "changed": 0, "unchanged": 1, "wrong": 0}
    assert len(learners(parts, place)) == 1


def test_work_that_broke_off_can_be_done_again(parts: Parts, place: Place, clock: FixedClock) -> None:
    upload = keep(parts, place, DAAN)
    through(parts, place, upload)
    assert uploads.agree(parts, place.coach.id, upload)
    assert uploads.show(parts, place.coach.id, upload).state == "importing"
    clock.forward(seconds=SILENT.total_seconds())
    assert uploads.show(parts, place.coach.id, upload).state == "checked"
    assert uploads.agree(parts, place.coach.id, upload)
    working.finish(parts, upload)
    assert len(learners(parts, place)) == 1


def test_a_failure_leaves_nothing_and_is_said(
    parts: Parts, place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    upload = keep(parts, place, DAAN)
    through(parts, place, upload)
    uploads.agree(parts, place.coach.id, upload)

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("Daan de Boer")

    monkeypatch.setattr(working.importing, "carry_out", broken)
    working.finish(parts, upload)
    listing = uploads.show(parts, place.coach.id, upload)
    assert (listing.state, listing.problem) == ("checked", "broken")
    assert learners(parts, place) == []
    assert "RuntimeError" in caplog.text
    assert "Daan" not in caplog.text


def test_choices_that_cannot_be_are_said_and_nothing_is_looked_at(parts: Parts, place: Place) -> None:
    upload = keep(parts, place, DAAN)
    said = uploads.choose(parts, place.coach.id, upload, Choices({1: "first_name", 99: "born_on"}, {}))
    assert any("Geboortedatum" in one for one in said)
    assert uploads.show(parts, place.coach.id, upload).state == "matching"


def test_progress_is_told_on_the_way(parts: Parts, place: Place) -> None:
    rows = [[str(n), "Bo", "", f"Achter{'abcdefghij'[n % 10]}", f"{n % 28 + 1}-{n // 28 % 12 + 1}-2007", *DAAN[5:]]
            for n in range(1, 1101)]  # fmt: skip
    table = read("lijst.csv", text(HEADERS, *rows))
    seen: list[int] = []
    with parts.begin() as uow:
        importing.plan_in(uow, place.school.id, table, choices_of(table), date(2026, 11, 25), seen.append)
    assert seen == [500, 1000]
