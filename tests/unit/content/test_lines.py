"""Help lines: right for the age, filled into texts, and checked by people in time."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from bot.content import load
from bot.content.checks.lines import fill, line_problems, read_lines, recheck


@pytest.fixture
def data() -> dict[str, Any]:
    return deepcopy(load("hulplijnen"))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("112", "112"),
        ("113", "113"),
        ("veilig_thuis", "0800-2000"),
        ("kindertelefoon", "0800-0432"),
        ("alles_oke", "0800-0450"),
        ("politie", "0900-8844"),
        ("csg", "0800-0188"),
        ("slachtofferhulp", "0900-0101"),
    ],
)
def test_numbers(data: dict[str, Any], line: str, number: str) -> None:
    found = read_lines(data)[line]
    assert found.number == number
    assert number in found.say


def test_every_line_can_be_used(data: dict[str, Any]) -> None:
    assert line_problems(data) == []


@pytest.mark.parametrize(
    ("age", "fitting"),
    [
        (16, {"kindertelefoon"}),
        (18, {"kindertelefoon", "alles_oke"}),
        (19, {"alles_oke"}),
        (24, {"alles_oke"}),
        (25, set()),
        (None, set()),
    ],
)
def test_youth_lines_fit_the_age(data: dict[str, Any], age: int | None, fitting: set[str]) -> None:
    lines = read_lines(data)
    assert {name for name in ("kindertelefoon", "alles_oke") if lines[name].fits(age)} == fitting
    assert lines["112"].fits(age)
    assert lines["113"].fits(age)


def test_fill_puts_in_number_and_chat(data: dict[str, Any]) -> None:
    assert fill("Bel {lijn:112} of ga naar {chat:113}.", read_lines(data)) == "Bel 112 of ga naar 113.nl."


@pytest.mark.parametrize("text", ["Bel {lijn:115}.", "Chat op {chat:politie}."])
def test_fill_refuses_what_is_not_there(data: dict[str, Any], text: str) -> None:
    with pytest.raises(KeyError):
        fill(text, read_lines(data))


def test_recheck_is_quiet_then_warns_then_stops(data: dict[str, Any]) -> None:
    due: date = data["recheck_by"]
    assert recheck(data, due - timedelta(days=61)) == []
    assert [problem.warning for problem in recheck(data, due - timedelta(days=60))] == [True]
    assert [problem.warning for problem in recheck(data, due)] == [True]
    assert [problem.warning for problem in recheck(data, due + timedelta(days=1))] == [False]


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("tel", "tel:114", "does not dial"),
        ("how", [], "no way to reach"),
        ("chat", "", "no address"),
    ],
)
def test_a_broken_line_is_reported(data: dict[str, Any], key: str, value: object, complaint: str) -> None:
    data["lines"][1][key] = value
    assert any(complaint in problem.what for problem in line_problems(data))


def test_missing_source_double_id_and_turned_dates_are_reported(data: dict[str, Any]) -> None:
    del data["lines"][0]["source"]
    data["lines"].append(data["lines"][1])
    data["recheck_by"] = data["checked_on"]
    said = " ".join(problem.what for problem in line_problems(data))
    assert "source is missing" in said
    assert "is there twice" in said
    assert "not after" in said
