"""A cv is spelt as it has to be read: sure slips put right, names written as he wishes, levels corrected."""

from __future__ import annotations

import pytest

from bot.conversation.guides.cv_state import cv_of
from bot.conversation.guides.spelling import mapped
from bot.core.cv import Cv, Fact, Work
from bot.language.cv.spelt import spelt
from tests.unit.conversation.guides.playing import Table
from tests.unit.conversation.guides.test_cv_guide import guide, table

__all__ = ["guide", "table"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Vakken vulle", "Vakken vullen"), ("klante helpe", "klanten helpen"), ("schoon make", "schoon maken"),
        ("Goet met gereetschap", "Goed met gereedschap"), ("helpe met koke", "helpen met koken"),
        ("beesten voere", "beesten voeren"), ("gedult", "geduld"), ("groente snijde", "groente snijden"),
        ("heftruk rijden", "heftruck rijden"), ("stofzuige", "stofzuigen"), ("tegels legge", "tegels leggen"),
        ("pizza bakke bij Domino's", "pizza bakken bij Domino's"), ("fietse maken", "fietsen maken"),
        ("goed in tekene", "goed in tekenen"), ("opruime", "opruimen"),
    ],
)
def test_a_sure_slip_is_put_right(typed: str, meant: str) -> None:
    assert spelt(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "drukke winkel", "oude mensen wassen", "kleine kinderen helpen", "ik ben een harde werker", "warme maaltijden",
        "houdt van dieren", "volle dozen tillen", "witte was", "streetdance", "airsoften", "gamen", "wifi aansluiten",
        "bij Slagerij Helpe", "GAMMA", "de vaste klanten", "koffie zetten", "brommers", "zelfstandig", "lange dagen",
    ],
)
def test_what_may_be_meant_stays(typed: str) -> None:
    assert spelt(typed) == typed


def told(table: Table, *messages: str) -> Cv:
    table.says("cv maken")
    for text in messages:
        table.says(text)
    return cv_of(table.turn(""))


def test_tasks_and_skills_stand_spelt_and_are_said_back_so(table: Table) -> None:
    told(table, "stage bij de gamma 8 maanden, vakken vulle en klante helpe")
    assert "vakken vullen, klanten helpen" in " ".join(one.text for one in table.said[-1])
    cv = told(table, "ik ben sterk en ik kan goet met gereetschap")
    assert [one.value for one in cv.skills][-1] == "Goed met gereedschap"
    assert [one.value for one in cv.work[0].tasks] == ["Vakken vullen", "Klanten helpen"]


@pytest.mark.parametrize(
    ("messages", "schools"),
    [
        (["praktijk school. nee wacht vso, de Aventurijn, was vorig jaar klaar"], [("vso", "de Aventurijn")]),
        (["ik zat op praktijkonderwijs, nee vso bedoel ik, de Wijnberg"], [("vso", "de Wijnberg")]),
        (["ik deed mbo 2 nee wacht mbo 3 kok bij deltion"], [("mbo niveau 3", "Deltion")]),
        (["havo ow nee vmbo tl gehaald in 2021"], [("vmbo tl", None)]),
        (["entree, ik bedoel mbo 2 horeca"], [("mbo niveau 2", None)]),
        (["ik zat op praktijkonderwijs", "nee wacht vso, de Aventurijn"], [("vso", "de Aventurijn")]),
        (["mbo 2 kok", "sorry mbo 3"], [("mbo niveau 3", None)]),
        (["eerst vmbo en daarna mbo 2"], [("vmbo", None), ("mbo niveau 2", None)]),
        (["havo", "nee wacht, ook mbo 4"], [("havo", None), ("mbo niveau 4", None)]),
        (["ik heb vmbo gedaan en toen mbo 2, wacht en nog mbo 3"],
         [("vmbo", None), ("mbo niveau 2", None), ("mbo niveau 3", None)]),
    ],
)  # fmt: skip
def test_the_level_that_is_said_last_replaces_the_one_before(
    table: Table, messages: list[str], schools: list[tuple[str, str | None]]
) -> None:
    cv = told(table, *messages)
    found = [(one.level.value if one.level else "", one.school.value if one.school else None) for one in cv.education]
    assert found == schools


def test_a_school_that_was_only_told_still_stays_out(table: Table) -> None:
    cv = told(table, "vso de Wijnberg")
    assert [one.level for one in cv.education] == [None]
    assert "vso" in cv.private


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("kan je gamma met hoofdletters doen", "GAMMA"), ("gamma moet in hoofdletters", "GAMMA"),
        ("schrijf gamma met alleen maar hoofdletters aub", "GAMMA"), ("GAMMA met caps graag", "GAMMA"),
        ("ja ziet er goed uit. kan je gamma met hoofdletters doen", "GAMMA"),
        ("wil je gamma helemaal in grote letters zetten", "GAMMA"), ("gamma met kleine letters graag", "gamma"),
        ("gamma zonder hoofdletter", "gamma"), ("gamma moet met een hoofdletter", "Gamma"),
    ],
)
def test_a_name_is_written_as_he_wishes(table: Table, wish: str, name: str) -> None:
    told(table, "stage bij de gamma 8 maanden, hout zagen")
    said = " ".join(one.text for one in table.says(wish))
    cv = cv_of(table.turn(""))
    assert cv.work[0].employer
    assert cv.work[0].employer.value == name
    assert name in said
    table.says("bij gamma deed ik ook vakken vullen")
    after = cv_of(table.turn("")).work[0].employer
    assert after
    assert after.value == name


@pytest.mark.parametrize("text", ["ik schrijf altijd met hoofdletters", "kan je de praxis met hoofdletters doen"])
def test_a_name_that_is_not_there_is_not_written(table: Table, text: str) -> None:
    told(table, "stage bij de gamma 8 maanden, hout zagen")
    table.says(text)
    employer = cv_of(table.turn("")).work[0].employer
    assert employer
    assert employer.value == "Gamma"


def test_only_words_of_his_are_changed() -> None:
    cv = Cv(mail=Fact("sam@gamma.nl"), work=(Work(1, kind=Fact("stage"), employer=Fact("Gamma")),), last="work.1")
    after: Cv = mapped(cv, str.upper)
    assert (after.mail, after.last, after.work[0].kind) == (cv.mail, cv.last, cv.work[0].kind)
    assert after.work[0].employer == Fact("GAMMA")
