"""Rows against the learners that are there: new, changed, unchanged, wrong."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from bot.core.learner import Learner
from bot.imports.columns import Choices
from bot.imports.files import read
from bot.imports.plan import differences, make_plan
from bot.imports.rows import Known, coach_names, default_faults

from .lists import DAAN, HEADERS, SAMIRA, TODAY, choices_of, plan_of, reasons, text

SCHOOL = uuid4()


def daan(**more: Any) -> Learner:
    facts: dict[str, Any] = {
        "school_id": SCHOOL, "first_name": "Daan", "last_name": "de Boer", "profile": "arbeidsmarkt",
        "left_on": date(2026, 7, 15), "born_on": date(2007, 9, 3), "student_number": "101",
    }  # fmt: skip
    return Learner(**(facts | more))


def row(**changes: Any) -> list[Any]:
    """Daan's row with some cells changed, by header."""
    return [changes.get(header, value) for header, value in zip(HEADERS, DAAN, strict=True)]


def test_new_learners() -> None:
    plan = plan_of(DAAN, SAMIRA)
    assert plan.faults == []
    assert [one.values["last_name"] for one in plan.new] == ["de Boer", "El Idrissi"]
    assert plan.new[0].values["profile"] == "arbeidsmarkt"


def test_the_same_list_twice_changes_nothing() -> None:
    plan = plan_of(DAAN, learners=[daan()])
    assert (plan.new, plan.changed, plan.unchanged, plan.faults) == ([], [], 1, [])


def test_a_change_names_its_fields() -> None:
    [change] = plan_of(row(Achternaam="Boers", Profiel="dagbesteding"), learners=[daan()]).changed
    assert dict(change.fields) == {
        "last_name": ("de Boer", "de Boers"), "profile": ("arbeidsmarkt", "dagbesteding"),
    }  # fmt: skip


def test_an_empty_cell_overwrites_nothing() -> None:
    headers = [*HEADERS, "Mobiel", "E-mail", "Labels", "Startkwalificatie", "Cluster"]
    there = daan(phone="+31612345678", mail="d@x.nl", tags=["2026"], startkwalificatie=True, cluster=4)
    plan = plan_of([*DAAN, "", "-", "", "", "n.v.t."], headers=headers, learners=[there])
    assert plan.unchanged == 1
    plan = plan_of(row(Profiel="", Geboortedatum="", Uitstroomdatum=""), learners=[daan()])
    assert plan.unchanged == 1


def test_labels_are_added_and_zeros_in_front_do_not_matter() -> None:
    assert differences(daan(tags=["2026"]), {"tags": ["nazorg", "2026"]}) == {"tags": ["2026", "nazorg"]}
    assert differences(daan(student_number="00101"), {"student_number": "101"}) == {}
    assert plan_of(row(Leerlingnummer=101), learners=[daan(student_number="00101")]).unchanged == 1


def test_without_a_number_name_and_birth_date_decide() -> None:
    headers, cells = HEADERS[1:], DAAN[1:]
    assert plan_of(cells, headers=headers, learners=[daan()]).unchanged == 1
    assert plan_of(cells, headers=headers, learners=[daan(first_name="Dáan", last_name="De Boer")]).changed
    assert len(plan_of(cells, headers=headers, learners=[daan(born_on=date(2007, 9, 4))]).new) == 1
    two = [daan(student_number="1"), daan(student_number="2")]
    assert reasons(plan_of(cells, headers=headers, learners=two)) == [(2, "", "several_persons")]


def test_a_number_is_added_to_somebody_who_had_none() -> None:
    [change] = plan_of(DAAN, learners=[daan(student_number=None)]).changed
    assert dict(change.fields) == {"student_number": (None, "101")}


def test_nobody_is_doubled_or_overwritten_by_a_mistaken_number() -> None:
    assert reasons(plan_of(row(Leerlingnummer="999"), learners=[daan()])) == [(2, "", "other_number")]
    other = daan(first_name="Kim", last_name="Smit", born_on=date(2008, 1, 1))
    assert reasons(plan_of(DAAN, learners=[other])) == [(2, "", "other_person")]
    assert plan_of(DAAN, learners=[daan(born_on=date(2007, 3, 9))]).changed  # a date that was corrected


def test_who_was_forgotten_is_not_found_again() -> None:
    assert len(plan_of(DAAN, learners=[daan(status="forgotten", student_number=None)]).new) == 1


def test_doubles_in_the_list() -> None:
    assert reasons(plan_of(DAAN, DAAN)) == [(3, "", "double_same")]
    plan = plan_of(DAAN, row(Profiel="dagbesteding"), SAMIRA)
    assert reasons(plan) == [(2, "", "double_other"), (3, "", "double_other")]
    assert len(plan.new) == 1
    by_two_ways = plan_of(DAAN, row(Leerlingnummer=""), learners=[daan()])
    assert by_two_ways.wrong == [2, 3]


@pytest.mark.parametrize(
    ("changes", "column", "key"),
    [
        ({"Geboortedatum": "15-7-2026", "Uitstroomdatum": "3-9-2007"}, "Uitstroomdatum (F)", "date_order"),
        ({"Geboortedatum": "3-9-2016"}, "Geboortedatum (E)", "too_young"),
        ({"Geboortedatum": "3-9-1980"}, "Geboortedatum (E)", "too_old"),
        ({"Geboortedatum": "3-9-2107"}, "Uitstroomdatum (F)", "date_order"),
        ({"Uitstroomdatum": "15-7-2062"}, "Uitstroomdatum (F)", "left_far"),
        ({"Uitstroomdatum": "15-7-2016"}, "Uitstroomdatum (F)", "left_age"),
        ({"Geboortedatum": ""}, "Geboortedatum (E)", "required"),
        ({"Geboortedatum": "onbekend"}, "Geboortedatum (E)", "required"),
        ({"Uitstroomdatum": "zomer"}, "Uitstroomdatum (F)", "date_unclear"),
        ({"Profiel": "zorg"}, "Profiel (G)", "profile_unknown"),
        ({"Profiel": ""}, "Profiel (G)", "required"),
        ({"Roepnaam": ""}, "Roepnaam (B)", "name_empty"),
        ({"Roepnaam": "=HYPERLINK(1)"}, "Roepnaam (B)", "formula"),
        ({"Roepnaam": "D4an"}, "Roepnaam (B)", "name_sign"),
        ({"Achternaam": "x" * 90}, "Achternaam (D)", "name_long"),
        ({"Leerlingnummer": "111222333"}, "Leerlingnummer (A)", "number_bsn"),
        ({"Geboortedatum": "#N/B"}, "Geboortedatum (E)", "excel_error"),
    ],
)  # fmt: skip
def test_a_wrong_cell_keeps_its_row_out_and_no_other(changes: dict[str, str], column: str, key: str) -> None:
    plan = plan_of(row(**changes), SAMIRA)
    assert (2, column, key) in reasons(plan)
    assert plan.wrong == [2]
    assert [one.row for one in plan.new] == [3]
    assert all(fault.text and "[" not in fault.text for fault in plan.faults)
    assert plan.faults[0].where.startswith("rij 2, kolom ")


def test_a_shifted_row_is_refused() -> None:
    table = read("lijst.csv", text(HEADERS, [*DAAN[:3], "Boer; jr.", *DAAN[4:]]))
    plan = make_plan(table, choices_of(table), Known(TODAY, {}), [])
    assert "too_wide" in [fault.key for fault in plan.faults]
    assert plan.new == []


def test_a_coach_by_mail_or_name_and_a_mentor_nobody_knows() -> None:
    marieke, twice = uuid4(), uuid4()
    coaches = coach_names([
        (marieke, "Marieke de Wit", "m@x.nl"), (twice, "Jan Smit", "j1@x.nl"), (uuid4(), "Jan Smit", "j2@x.nl"),
    ])  # fmt: skip
    headers = [*HEADERS, "Mentor"]
    for cell in ("M@X.nl", "marieke de wit", "Wit, Marieke de"):
        [new] = plan_of([*DAAN, cell], headers=headers, coaches=coaches).new
        assert new.values["coach"] == marieke
    for cell in ("Jan Smit", "meester Bart"):
        plan = plan_of([*DAAN, cell], headers=headers, coaches=coaches)
        assert (reasons(plan), len(plan.new), plan.wrong) == ([(2, "Mentor (H)", "coach_unknown")], 1, [])
        assert "coach" not in plan.new[0].values


def test_what_holds_for_everybody_is_for_new_learners_without_it() -> None:
    headers = [*HEADERS[:5], "Profiel"]
    rows = [[*DAAN[:5], ""], [*SAMIRA[:5], "arbeid"]]
    choices = {"left_on": "2026-07-31", "profile": "dagbesteding"}
    plan = plan_of(*rows, headers=headers, **choices)
    assert [one.values["profile"] for one in plan.new] == ["dagbesteding", "arbeidsmarkt"]
    assert {one.values["left_on"] for one in plan.new} == {date(2026, 7, 31)}
    assert plan_of(rows[0], headers=headers, learners=[daan()], **choices).unchanged == 1
    assert default_faults(Choices({}, {"left_on": "morgen"}), TODAY)
    assert default_faults(Choices({}, choices), TODAY) == []
    assert reasons(plan_of(rows[0], headers=headers, **(choices | {"left_on": "2001-01-01"})))[0][2] == "date_order"


def test_roepnaam_goes_before_voornaam() -> None:
    headers = ["Roepnaam", "Voornamen", *HEADERS[3:]]
    plan = plan_of(["Daan", "Daniël Johannes", *DAAN[3:]], ["", "Samira Fatima", *SAMIRA[3:]], headers=headers)
    assert [one.values["first_name"] for one in plan.new] == ["Daan", "Samira Fatima"]


def test_the_digest_tells_two_plans_apart() -> None:
    assert plan_of(DAAN).digest == plan_of(DAAN).digest
    assert len({plan_of(DAAN).digest, plan_of(SAMIRA).digest, plan_of(DAAN, learners=[daan()]).digest}) == 3
