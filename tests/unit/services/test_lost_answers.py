"""No answer is lost beside a question, a joke or other answers; no question is lost beside an answer."""

from __future__ import annotations

import pytest

from bot.core.checkin import Answer
from bot.core.conversation import Checkin
from bot.services.checkins import checkin
from bot.services.checkins.course import told_of
from bot.services.checkins.heard import hear
from bot.services.checkins.turns import Turn
from bot.services.parts import Parts
from bot.services.stored import learner_of
from bot.understanding.answers.help_refused import refused_beside, with_help
from bot.understanding.answers.settled_mark import settled
from bot.understanding.moves.leaving import goodbye
from bot.understanding.questions.asked_for import asked_for
from bot.understanding.said import Said
from tests.unit.services.test_checkin_course import say

pytestmark = pytest.mark.usefixtures("database")

DUO = "wat krijg ik eigenlijk aan stufi als ik 19 ben en thuis woon, want mbo 2"


@pytest.mark.parametrize(
    ("text", "mark"),
    {
        "Mag ik ook 7 en half zeggen? Ik denk 7": "7", "is dat per week? dan een 6": "6",
        "wat geven anderen? ik zeg een 8": "8", "moet het eerlijk? ok een 3": "3",
    }.items(),
)  # fmt: skip
def test_a_mark_beside_a_question_is_kept(real: Parts, text: str, mark: str) -> None:
    assert hear(real, Said(text), "cijfer", "arbeidsmarkt").answers["cijfer"].value == mark


def test_a_mere_question_gives_no_mark(real: Parts) -> None:
    assert "cijfer" not in hear(real, Said("is 7 hoog?"), "cijfer", "arbeidsmarkt").answers


@pytest.mark.parametrize(
    ("text", "mark"),
    {
        "Tien op tien.. nee serieus, 7": "7", "haha een 1. grapje, doe maar een 8": "8",
        "een 10! nee even serieus een 6": "6", "2 lol, nee zonder grap 7": "7", "een 9, geintje, 5": "5",
        "Voor het werk een 6, voor mezelf een 4": "4", "7 voor school, voor mezelf geef ik een 6": "6",
        "werk is een 8 maar voor mezelf een 5": "5",
    }.items(),
)  # fmt: skip
def test_the_mark_that_is_meant_is_taken(text: str, mark: str) -> None:
    found = settled(text, "gaat")
    assert found is not None
    assert found.value == mark


@pytest.mark.parametrize(
    "text",
    ["ik heb 2 broers, nee serieus 2", "werk 8 uur, voor mezelf 2 uur", "10 van de 10 keer nee", "7 man, grap 3 man"],
)
def test_other_numbers_are_no_mark(text: str) -> None:
    assert settled(text, "gaat") is None


@pytest.mark.parametrize(
    "text",
    [
        "thuis goed, hulp nee, geld ook goed", "school is leuk. geen hulp nodig hoor", "werk prima, hulp hoeft niet",
        "ik hoef geen hulp, werk gaat prima", "vrienden chill, nee geen hulp", "alles top! hulp is niet nodig",
    ],
)  # fmt: skip
def test_a_no_to_help_is_kept_at_any_question(text: str) -> None:
    assert refused_beside(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik krijg geen hulp", "kreeg geen hulp van school", "niemand helpt mij", "ik heb geen hulp", "hulp lukt niet",
        "ik durf geen hulp te vragen", "ik help mijn moeder niet", "heb je hulp nodig?",
    ],
)  # fmt: skip
def test_that_help_lacks_refuses_none(text: str) -> None:
    assert not refused_beside(text)


@pytest.mark.parametrize(
    ("text", "value"),
    {
        "nee geen hulp. of ja eigenlijk wel, hoe hou je geld over": "ja", "nee. of toch wel, iemand die meeleest": "ja",
        "nee hoor. oh wacht, ja toch met mijn cv": "ja", "geen hulp, of misschien wel": "ja",
        "nee geen hulp, het gaat eigenlijk wel": "nee", "nee maar ja zo is het": "nee", "nee of ja laat maar": "nee",
        "nee of ja weet niet": "nee",
    }.items(),
)  # fmt: skip
def test_a_no_that_is_taken_back_is_a_yes(text: str, value: str) -> None:
    assert with_help({"hulp": Answer("nee", text)}, text)["hulp"].value == value


@pytest.mark.parametrize(
    ("text", "earlier", "piece"),
    [
        ("en ov?", [DUO], "ov"), ("en ov?", [DUO, "oke dank je"], "ov"), ("oke, en zorgtoeslag?", [DUO], "zorgtoeslag"),
        ("nee geen hulp nodig. hoe vaak kom je langs?", [], "hoe_vaak"),
        ("Dank u. En als ik iets wil laten verwijderen?", [], "wissen"), ("en wie ziet dat dan?", [], "wie_leest"),
        ("hoi, heb nog een vraagje: wat is vakantiegeld", [], "vakantiegeld"),
        ("Sorry ik heb toch een vraag, mijn moeder wil weten of ik nog kinderbijslag krijg nu ik 18 ben", [],
         "kinderbijslag"),
    ],
)  # fmt: skip
def test_a_question_by_clause_finds_its_piece(text: str, earlier: list[str], piece: str) -> None:
    assert asked_for(text, earlier).subjects == (piece,)


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("en ov?", []), ("en jij?", [DUO]), ("en nu?", [DUO]), ("en thuis?", [DUO]), ("en morgen?", [DUO]),
        ("ik heb een vraag over mijn loon", []), ("moet ik dat vertellen aan mijn baas?", []),
        ("hoe vaak ga jij naar je werk?", []), ("werk je ook in het weekend?", []),
    ],
)  # fmt: skip
def test_what_asks_something_else_gets_no_piece(text: str, earlier: list[str]) -> None:
    assert asked_for(text, earlier).subjects == ()


def test_help_that_was_refused_beside_other_answers_is_not_asked(talk: str, real: Parts) -> None:
    with real.begin() as uow:
        learner = learner_of(uow, talk)
        turn = Turn(real, uow, learner, Checkin(learner.id, real.now()), {}, None)
        assert "hulp" in told_of(turn, "thuis goed, hulp nee, geld ook goed")
        assert "hulp" not in told_of(turn, "thuis goed, geld ook goed")


@pytest.mark.parametrize("text", ["bn er weer. wat vroeg je", "wat vroeg je ook alweer", "was dat alles?"])
def test_who_asks_where_we_were_gets_the_same_question(real: Parts, talk: str, text: str) -> None:
    first, again = say(real, talk, "yo ja werk bij de fietsenmaker", text)
    assert again.question == first.question == "cijfer"
    assert again.responses[0] in ("utter_waar_we_waren", "utter_nog_even")


def test_whether_it_is_done_is_answered_beside_other_answers(real: Parts, talk: str) -> None:
    step = say(real, talk, "ja werk nog", "thuis goed, hulp nee. was dat alles?")[1]
    assert step.answered["wonen"] == "goed"
    assert "utter_nog_even" in step.responses
    assert step.question is not None


@pytest.mark.parametrize(
    ("text", "rests"),
    {
        "later bn op werk": True, "straks ik zit in de les": True, "nu niet zit in de bus": True,
        "later ben ik op het werk blij": False,
        "later wil ik op school werken": False, "later ik ben op werk niet blij": False,
    }.items(),
)  # fmt: skip
def test_later_with_where_he_is_rests_the_talk(text: str, *, rests: bool) -> None:
    assert goodbye(text, "plek") is rests


def test_he_who_is_at_work_is_asked_later(real: Parts, talk: str) -> None:
    checkin.start(real, talk)
    steps = say(real, talk, "later bn op werk", "oke heb pauze. ja werk nog, bouw")
    assert steps[0].question is None
    assert (steps[1].answered["plek"], steps[1].question) == ("ja", "cijfer")
