"""Cells as they come: what Excel does to dates and numbers, and what people type."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.imports import values
from bot.imports.dates import read_date
from bot.imports.phones import read_phone
from bot.imports.problem import CellProblem

from .lists import TODAY

BORN = date(2007, 9, 3)


def refused(read: Any, *args: Any) -> str:
    with pytest.raises(CellProblem) as caught:
        read(*args)
    return caught.value.key


@pytest.mark.parametrize(
    "cell",
    [BORN, 39328.0, "39328", "3-9-2007", "03-09-2007", "3/9/2007", "3.9.2007", "3 9 2007", "2007-09-03", "2007/9/3",
     "2007-09-03 00:00:00", "2007-09-03T00:00:00", "3-9-2007 0:00", "3 sept 2007", "3 sep. 2007", "3 september 2007",
     "ma 3 sept 2007", "maandag 3 september 2007", "3-sep-07", "3-9-07", "3-9-'07", "20070903", "03092007"],
)  # fmt: skip
def test_one_day_in_many_spellings(cell: Any) -> None:
    assert read_date(cell, TODAY) == BORN


@pytest.mark.parametrize(("text", "year"), [("1-1-07", 2007), ("1-1-27", 2027), ("1-1-28", 1928), ("1-1-98", 1998)])
def test_a_year_of_two_digits_is_no_far_future(text: str, year: int) -> None:
    assert read_date(text, TODAY).year == year


@pytest.mark.parametrize(
    ("cell", "key"),
    [("9/30/2007", "date_none"), ("31-2-2007", "date_none"), ("3-9", "date_unclear"), ("zomer 2026", "date_unclear"),
     ("2007", "date_unclear"), (2007.0, "date_unclear"), ("12 jaar", "date_unclear"), (True, "date_unclear"),
     ("3-9-207", "date_unclear"), ("3-9-2007-1", "date_unclear"), ("٣-٩-٢٠٠٧", "date_unclear")],
)  # fmt: skip
def test_what_is_no_day(cell: Any, key: str) -> None:
    assert refused(read_date, cell, TODAY) == key


@pytest.mark.parametrize(
    "cell",
    ["0612345678", 612345678.0, "612345678", "06-12345678", "06 12 34 56 78", "+31 6 12345678", "+31(0)612345678",
     "0031612345678", 31612345678.0, "06/12345678", "(06) 123 456 78", "'+31612345678", "mob: 06-12345678",
     "06-12345678 / 0612345678"],
)  # fmt: skip
def test_one_number_in_many_spellings(cell: Any) -> None:
    assert read_phone(cell) == ("+31612345678", False)


def test_of_two_numbers_the_only_mobile_one_counts_and_that_is_said() -> None:
    assert read_phone("030-2345678 / 06-12345678") == ("+31612345678", True)


def test_numbers_abroad_and_landlines() -> None:
    assert read_phone("+32 470 12 34 56")[0] == "+32470123456"
    assert read_phone("030 234 56 78")[0] == "+31302345678"


@pytest.mark.parametrize(
    ("cell", "key"),
    [("moeder: 06-12345678", "phone_letters"), ("06-12345678 (moeder)", "phone_letters"), ("geen tel", "phone_letters"),
     ("06-12345678 / 06-87654321", "phone_several"), ("0612345678, 0687654321", "phone_several"),
     ("6,12E+08", "phone_cut"), ("6.12345E8", "phone_cut"), ("06-1234567", "phone_wrong"), ("12", "phone_wrong"),
     ("06123456789", "phone_wrong"), (BORN, "phone_wrong"), ("/", "phone_wrong")],
)  # fmt: skip
def test_numbers_that_could_reach_somebody_else_are_refused(cell: Any, key: str) -> None:
    assert refused(read_phone, cell) == key


@pytest.mark.parametrize(
    ("text", "profile"),
    [("arbeid", "arbeidsmarkt"), ("AMG", "arbeidsmarkt"), ("Arbeidsmarktgericht uitstroomprofiel", "arbeidsmarkt"),
     ("uitstroom arbeid", "arbeidsmarkt"), ("arbeidsmarkgericht", "arbeidsmarkt"), ("Dagbesteding", "dagbesteding"),
     ("DB", "dagbesteding"), ("dagbestding", "dagbesteding"), ("vervolg", "vervolgonderwijs"),
     ("Vervolgonderwijs (VO)", "vervolgonderwijs"), ("VO", "vervolgonderwijs"),
     ("Profiel vervolgonderwijs", "vervolgonderwijs")],
)  # fmt: skip
def test_profiles(text: str, profile: str) -> None:
    assert values.read_profile(text) == profile


@pytest.mark.parametrize("text", ["zorg", "gymnasium", "arbeid of dagbesteding", "???", "12"])
def test_an_unknown_profile_is_not_guessed(text: str) -> None:
    assert refused(values.read_profile, text) == "profile_unknown"


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("ja", True), ("J", True), (True, True), (1.0, True), ("x", True), ("MBO-2", True), ("mbo niv. 3", True),
     ("havo", True), ("nee", False), ("N", False), (False, False), (0.0, False), ("mbo 1", False), ("vmbo-tl", False),
     ("geen", False), ("Praktijkdiploma", False)],
)  # fmt: skip
def test_yes_and_no_and_diplomas(cell: Any, answer: bool) -> None:
    assert values.read_answer(cell) is answer


def test_an_unknown_diploma_is_asked_about() -> None:
    assert refused(values.read_answer, "heftruck") == "answer_unclear"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("mbo", "mbo"), ("ROC Midden, niveau 2", "mbo"), ("Entree", "mbo"), ("hbo", "ho"), ("werk", None), ("nee", None)],
)
def test_where_somebody_is_enrolled(text: str, kind: str | None) -> None:
    assert values.read_enrolled(text) == kind


@pytest.mark.parametrize(
    ("cell", "cluster"), [(4.0, 4), ("3", 3), ("Cluster 2", 2), ("IV", 4), ("cl 1", None), ("5", None)]
)
def test_clusters(cell: Any, cluster: int | None) -> None:
    if cluster is None:
        assert refused(values.read_cluster, cell) == "cluster_unknown"
    else:
        assert values.read_cluster(cell) == cluster


@pytest.mark.parametrize(
    ("text", "name"),
    [("Zoë", "Zoë"), ("Zoe\u0308", "Zoë"), ("DAAN", "Daan"), ("VAN DER BERG", "van der Berg"),
     ("IJSBRAND", "IJsbrand"), ("Anne-Marie", "Anne-Marie"), ("d'Hondt", "d'Hondt"), ("Łukasz", "Łukasz"),
     ("JANSEN-DE WIT", "Jansen-De Wit"), ("Jan\u200b", "Jan")],
)  # fmt: skip
def test_names(text: str, name: str) -> None:
    assert values.read_name(text) == name


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "Daan2", "<b>Daan</b>", "...", "Daan; Boer", "😀"])
def test_what_is_no_name(text: str) -> None:
    assert refused(values.read_name, text) == "name_sign"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("Boer, Daan de", "Daan", "de Boer"), ("de Boer, Daan", "Daan", "de Boer"), ("Daan de Boer", "Daan", "de Boer"),
     ("Berg, Anna Maria van den", "Anna Maria", "van den Berg"), ("Daan", "Daan", "")],
)  # fmt: skip
def test_whole_names(text: str, first: str, last: str) -> None:
    assert values.split_name(text) == (first, last)


@pytest.mark.parametrize(
    ("infix", "last", "whole"),
    [
        ("de", "Boer", "de Boer"),
        ("", "Boer, de", "de Boer"),
        ("de", "de Boer", "de Boer"),
        ("de", "Boer, de", "de Boer"),
    ],
)
def test_last_names(infix: str, last: str, whole: str) -> None:
    assert values.join_last(infix, last) == whole


@pytest.mark.parametrize(
    ("cell", "mail"), [("Daan@X.nl ", "daan@x.nl"), ("mailto:d@x.nl", "d@x.nl"), ("d@x.nl; d@x.nl", "d@x.nl")]
)
def test_mail(cell: Any, mail: str) -> None:
    assert values.read_mail(cell) == mail


@pytest.mark.parametrize(
    ("cell", "key"), [("d@x.nl; e@x.nl", "mail_several"), ("daan@", "mail_wrong"), ("Daan <d@x.nl>", "mail_wrong")]
)
def test_wrong_mail(cell: Any, key: str) -> None:
    assert refused(values.read_mail, cell) == key


def test_numbers_of_the_school_and_of_the_citizen() -> None:
    assert values.read_number(12345.0) == "12345"
    assert values.read_number("00123") == "00123"
    assert values.number_key("00123") == values.number_key("123")
    assert refused(values.read_number, "111222333") == "number_bsn"
    assert refused(values.read_number, 111222333.0) == "number_bsn"
    assert values.read_number("111222334") == "111222334"
    assert refused(values.read_number, "12 of 13") == "number_long"


@pytest.mark.parametrize("cell", ["", "-", "n.v.t.", "Onbekend", " ", "geen"])
def test_signs_for_nothing(cell: str) -> None:
    assert values.is_empty(cell) or not cell.strip()


def test_errors_of_excel_are_named() -> None:
    for text in ("#N/B", "#VERW!", "#NAAM?", "#DEEL/0!", "#N/A", "#REF!"):
        assert refused(values.readable, text) == "excel_error"
    assert values.readable("#samen") == "#samen"
