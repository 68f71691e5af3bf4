"""The routing table, row by row as the field has it (domain facts, section 3)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.content.policies import policies
from bot.core.checkin import PROFILES
from bot.core.routing import Route, Row, Situation, route

ROWS = policies().routing
ARBEID = Situation("arbeidsmarkt", age=19, months=10, startkwalificatie=False, enrolled=None)
VERVOLG = replace(ARBEID, profile="vervolgonderwijs")
DAGBESTEDING = replace(ARBEID, profile="dagbesteding")
T, D, G, MBO = "transitiecoach", "doorstroompunt", "gemeente", "mbo"


@pytest.mark.parametrize(
    ("situation", "recipient", "also"),
    [
        pytest.param(ARBEID, T, (), id="arbeid, up to 24 months, working"),
        pytest.param(replace(ARBEID, stopped=True), T, (D,), id="arbeid, up to 24 months, job lost, no SK"),
        pytest.param(replace(ARBEID, stopped=True, startkwalificatie=True), T, (), id="arbeid, job lost, with SK"),
        pytest.param(replace(ARBEID, months=25, stopped=True), D, (G,), id="arbeid, after 24 months, no SK"),
        pytest.param(replace(ARBEID, months=25), D, (G,), id="arbeid, after 24 months, holds, no SK"),
        pytest.param(replace(ARBEID, enrolled="mbo"), MBO, (T,), id="arbeid, straight on to mbo"),
        pytest.param(replace(ARBEID, enrolled="mbo", requested=True), T, (), id="arbeid at mbo, asks himself (rule 4)"),
        pytest.param(replace(ARBEID, enrolled="mbo", stopped=True), D, (T,), id="any, mbo dropout without SK, in term"),
        pytest.param(
            replace(VERVOLG, enrolled="mbo", stopped=True, months=30), D, (), id="any, mbo dropout, after term"
        ),
        pytest.param(replace(VERVOLG, enrolled="mbo"), MBO, (T,), id="vervolg, enrolled, doubts"),
        pytest.param(replace(VERVOLG, enrolled="ho", startkwalificatie=True), MBO, (T,), id="vervolg, at ho, doubts"),
        pytest.param(replace(VERVOLG, stopped=True), D, (T,), id="vervolg, no study or work, no SK"),
        pytest.param(replace(VERVOLG, stopped=True, months=25), D, (), id="vervolg, the same after 24 months"),
        pytest.param(replace(VERVOLG, stopped=True, startkwalificatie=True), T, (), id="vervolg, with SK, in term"),
        pytest.param(
            replace(VERVOLG, stopped=True, startkwalificatie=True, months=25), G, (), id="vervolg, with SK, after term"
        ),
        pytest.param(DAGBESTEDING, T, (), id="dagbesteding, place holds"),
        pytest.param(replace(DAGBESTEDING, requested=True), T, (), id="dagbesteding, asks himself"),
        pytest.param(replace(DAGBESTEDING, stopped=True), D, (T,), id="dagbesteding, place lost"),
        pytest.param(replace(DAGBESTEDING, stopped=True, months=25), D, (), id="dagbesteding, lost after 24 months"),
        pytest.param(replace(ARBEID, age=27, stopped=True), T, (), id="27 or older: no party, one owner all the same"),
        pytest.param(replace(VERVOLG, age=27, months=60, startkwalificatie=True), T, (), id="27, years later"),
        pytest.param(
            replace(VERVOLG, age=26, months=60, crisis=True, enrolled="mbo"), T, (), id="crisis: who knows him"
        ),
    ],
)
def test_row(situation: Situation, recipient: str, also: tuple[str, ...]) -> None:
    found = route(ROWS, situation)
    assert (found.recipient, found.also) == (recipient, also)


@pytest.mark.parametrize(("months", "recipient"), [(0, T), (23, T), (24, T), (25, D)])
def test_the_term_ends_after_24_whole_months(months: int, recipient: str) -> None:
    assert route(ROWS, replace(ARBEID, months=months, stopped=True)).recipient == recipient


@pytest.mark.parametrize(("age", "recipient"), [(16, D), (26, D), (27, T)])
def test_the_doorstroompunt_ends_at_27(age: int, recipient: str) -> None:
    assert route(ROWS, replace(DAGBESTEDING, age=age, stopped=True)).recipient == recipient


def test_every_situation_has_one_named_party() -> None:
    switches = product(PROFILES, (15, 26, 27), (0, 24, 25), (True, False), (None, "mbo"), *[(True, False)] * 3)
    found = [route(ROWS, Situation(*values)) for values in switches]
    assert len(found) == 3 * 3 * 3 * 2 * 2 * 8
    assert {r.recipient for r in found} == {T, D, G, MBO}
    assert all(r.recipient not in r.also for r in found)


def test_every_row_can_be_reached() -> None:
    switches = product(PROFILES, (15, 26, 27), (0, 24, 25), (True, False), (None, "mbo"), *[(True, False)] * 3)
    assert {route(ROWS, Situation(*values)).rule for values in switches} == {row.rule for row in ROWS}


def test_the_last_row_always_fits() -> None:
    assert not ROWS[-1].when


def test_a_table_without_a_last_row_is_refused_aloud() -> None:
    with pytest.raises(LookupError):
        route([Row("only", T, {"crisis": True})], ARBEID)


def test_the_first_row_that_fits_wins_and_lists_are_alternatives() -> None:
    rows = [Row("a", "x", {"profile": ["dagbesteding", "arbeidsmarkt"], "age_min": 19}), Row("b", "y")]
    assert route(rows, ARBEID) == Route("x", "a")
    assert route(rows, replace(ARBEID, age=18)) == Route("y", "b")
