"""What a message does (bot/meaning) before a guided talk begins on it, and inside one before "dat snap ik nog niet"."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.conversation.guides.desk_lines import unmet, waits, without_goodbye
from bot.conversation.guides.guide import Turn
from bot.conversation.guides.letter_show import facts_in
from bot.conversation.guides.letter_wish import _manner
from bot.understanding.questions.guide_wish import asked, guessed
from tests.unit.conversation.guides.test_letter import Talk


def turn(text: str, kind: str = "cv", ask: str = "") -> Turn:
    return cast(Turn, Turn(
        cast(Any, None), cast(Any, None), cast(Any, None), cast(Any, SimpleNamespace(kind=kind)), {"ask": ask}, text,
        names={"coach": "Marieke"},
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("letter_help", "mogen ze je zomaar ontslaan dan zonder brief?? alles ging via de app"),
        ("letter_help", "moet ik een ontslagbrief krijgen als ze me wegsturen"),
        ("letter_help", "mag je ontslag nemen met een briefje?"),
        ("letter_help", "hoe zeg ik mijn baan op in een brief?"),
        ("letter_help", "hebben ze mijn brief al gelezen?"),
        ("letter_help", "Dat is een goeie, die schrijf ik op. Dank je wel"),
        ("letter_help", "bedankt voor je hulp met de brief"),
        ("letter_help", "thanks man ik ga die mail sturen"),
        ("interview_help", "thanks voor het oefenen"),
    ],
)
def test_a_question_or_thanks_begins_nothing(intent: str, text: str) -> None:
    assert (asked(intent, 0.9, text), guessed(intent, text)) == (None, None)


@pytest.mark.parametrize(
    ("intent", "text", "kind"),
    [
        ("letter_help", "hoe schrijf ik een motivatiebrief?", "letter"),
        ("letter_help", "hoe lang moet mn brief zijn", "letter"),
        ("letter_help", "dankjewel! nu wil ik ook een brief maken", "letter"),
        ("letter_help", "bedankt, kan je ook helpen met een brief?", "letter"),
        ("letter_help", "ik ben ontslagen, kan je helpen met een brief?", "letter"),
        ("interview_help", "bedankt man, kunnen we nog oefenen voor mijn gesprek", "practice"),
        ("interview_help", "wat moet ik aan op mijn gesprek?", "practice"),
        ("cv_help", "wat zet je in een cv", "cv"),
    ],
)
def test_a_wish_still_begins(intent: str, text: str, kind: str) -> None:
    assert asked(intent, 0.9, text) == kind


@pytest.mark.parametrize("text", ["wacht even", "moment", "nu ff niet", "straks verder"])
def test_a_moment_is_given(text: str) -> None:
    assert waits(turn(text))


@pytest.mark.parametrize("text", ["ik kan later beginnen", "ik wacht op de bus", "stage gelopen bij lidl", "ja", ""])
def test_what_tells_is_no_moment(text: str) -> None:
    assert not waits(turn(text))


@pytest.mark.parametrize(
    ("text", "rest", "leaves"),
    [
        ("ja ik ga die brief wel vragen. spreek je", "ja ik ga die brief wel vragen.", True),
        ("ik heb stage gedaan, doei", "ik heb stage gedaan,", True),
        ("ok spreek je later", "", True),
        ("bij de jumbo. tot morgen", "bij de jumbo.", True),
        ("ik spreek je taal niet", "ik spreek je taal niet", False),
        ("de groeten aan je moeder", "de groeten aan je moeder", False),
        ("ik kan later", "ik kan later", False),
    ],
)
def test_a_goodbye_at_the_end(text: str, rest: str, leaves: bool) -> None:
    left, went = without_goodbye(turn(text))
    assert (left.text, went) == (rest, leaves)


@pytest.mark.parametrize("text", ["top bedankt", "dankjewelll", "merci bro", "super dank je wel"])
def test_thanks_are_understood(text: str) -> None:
    assert [one.text for one in unmet(turn(text), lost=True)] == ["Graag gedaan."]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("mag je iets korter maken", True), ("wil je hem wat korter maken", True), ("kun je dit inkorten", True),
        ("ik werk korter dan mijn broer", False), ("omdat het maar kort duurt", False),
        ("ik wil minder uren werken", False),
    ],
)  # fmt: skip
def test_shorter(text: str, short: bool) -> None:
    assert _manner(text)[0][0] == short


@pytest.mark.parametrize(
    ("first", "then", "employer"),
    [
        ("brief voor de bakker", "bakkerij van Dongen in Oss, ze zoeken iemand", "Bakkerij van Dongen"),
        ("ik wil een brief voor de slager", "slagerij Van Beek in Uden, voor achter de toonbank", "Slagerij Van Beek"),
        ("brief voor een garage", "garage Peters", "Garage Peters"),
        ("brief voor de bakker", "omdat ik bij de bakkerij op de hoek altijd brood haal", "de bakker"),
        ("brief voor de hema in gouda", "mijn oom heeft bakkerij Jansen", "HEMA"),
    ],
)
def test_the_name_of_a_place_told_by_its_kind(talk: Talk, first: str, then: str, employer: str) -> None:
    talk.begin(first)
    talk(then)
    assert facts_in(talk.turn("")).vacancy.employer == employer


def test_thanks_for_a_letter_that_was_shown_take_it(talk: Talk) -> None:
    talk.begin("brief voor de hema in gouda")
    talk("verkoper", "omdat ik graag mensen help", "ik ben altijd vrolijk", "meteen", "Fenna de Ruiter", "0612345678")
    assert talk.state["stage"] == "check"
    talk("dankjewelll ik ga m brengen")
    assert talk.state["stage"] == "done"
