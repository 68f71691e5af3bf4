"""What is said while practising that is no answer: one more and then stop, for which work it is, fewer nerves."""

from __future__ import annotations

import pytest

from bot.content import load
from tests.unit.conversation.guides.test_practice import ANSWERS, Practice, asked, practice

__all__ = ["practice"]
TEXTS = load("gids_practice")["texts"]


@pytest.mark.parametrize(
    "text",
    [
        "heb morgen gesprek bij de bakker en ben best zenuwachtig, kunnen we oefenen",
        "ik vind het zo spannend, wil je met me oefenen voor een sollicitatiegesprek",
        "wil oefenen voor mn intake maar ik klap dicht",
        "zullen we een gesprek oefenen, ik moet ook weten hoe ik er kom. welke bus enzo",
        "oefenen graag! en mag mijn moeder mee naar het gesprek",
    ],
)
def test_a_tip_comes_before_the_first_question_and_never_instead(practice: Practice, text: str) -> None:
    said = practice.begins(text)
    assert asked("tell") in said
    assert practice.state["stage"] == "asked"
    assert practice.says("weet ik niet") != ""


def test_the_work_of_the_talk_is_kept_and_its_questions_fit(practice: Practice) -> None:
    practice.begins("kunnen we oefenen")
    said = practice.says("orderpicker")
    assert "orderpicker" in said
    assert asked("tell") in said
    assert "orderpicker" in practice.says(ANSWERS["tell"])
    practice.says("wat moet ik aan?")
    assert load("gids_practice")["pieces"]["buiten"]["text"] in practice.says("welke schoenen, wat moet ik aan")


def test_the_work_is_heard_in_the_wish(practice: Practice) -> None:
    practice.begins("ik wil oefenen voor een gesprek als kapper")
    assert practice.state["job"] == "kapper"
    assert "kapper" in practice.taps("vraag:why")


@pytest.mark.parametrize(
    "text",
    [
        "nog 1 vraag dan stop ik", "ok nog een vraag en dan ben ik klaar", "nog eentje dan moet ik eten",
        "laatste vraag", "Nog 1 vraag oefenen dan stop ik ermee", "nog één vraag, daarna ga ik weg",
        "oke doe nog maar eentje dan kap ik ermee", "na deze vraag stop ik ermee",
    ],
)
def test_one_more_and_then_it_ends(practice: Practice, text: str) -> None:
    practice.begins()
    practice.says("ik ben sam")
    said = practice.says(text)
    assert TEXTS["last_one"]["text"] in said
    assert asked("why") in said
    practice.says(ANSWERS["why"])
    assert practice.told
    assert practice.told.over


@pytest.mark.parametrize(
    "text",
    [
        "ik heb een keer een vraag van een klant gehad en dan help ik", "ik stop nooit voor het klaar is",
        "ik werk graag door tot het klaar is dan ga ik weg", "nog een keer", "een vraag is lastig dan wacht ik even",
    ],
)
def test_an_answer_is_no_last_question(practice: Practice, text: str) -> None:
    practice.begins()
    assert TEXTS["last_one"]["text"] not in practice.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "ben minder zenuwachtig", "ik ben niet meer zo bang nu", "de zenuwen zijn weg!", "voel me al een stuk zekerder",
        "Top, minder stress. laat je weten hoe het ging", "ik ben nu wel rustiger", "bijna niet meer zenuwachtig haha",
    ],
)
def test_fewer_nerves_are_good_news(practice: Practice, text: str) -> None:
    practice.begins()
    said = practice.says(text)
    assert TEXTS["calmer"]["text"] in said
    assert load("gids_practice")["pieces"]["zenuwen"]["text"] not in said
    assert TEXTS["calmer"]["text"] in practice.begins(text)


@pytest.mark.parametrize(
    "text",
    [
        "hoe word ik minder zenuwachtig", "ik ben niet minder zenuwachtig", "ik ben zo zenuwachtig",
        "was ik maar rustiger?",
    ],
)
def test_nerves_that_stay_are_none(practice: Practice, text: str) -> None:
    practice.begins()
    assert TEXTS["calmer"]["text"] not in practice.says(text)


@pytest.mark.parametrize(
    "text",
    ["omdat ik geld nodig heb haha", "eh voor het geld", "voor de centen denk ik", "dan kan ik mijn huur betalen"],
)
def test_money_may_be_a_reason(practice: Practice, text: str) -> None:
    practice.begins()
    practice.taps("vraag:why")
    assert TEXTS["money"]["text"] in practice.says(text)


def test_money_beside_a_reason_is_a_good_answer(practice: Practice) -> None:
    practice.begins()
    practice.taps("vraag:why")
    said = practice.says("het betaalt goed en ik vind het leuk om met dieren te werken")
    assert TEXTS["money"]["text"] not in said


@pytest.mark.parametrize(
    "text",
    [
        "wacht even wat moet ik eigenlijk aandoen? nette schoenen of sneakers", "hoe kom ik daar, welke bus gaat er",
        "ik ben bang dat ik de vraag niet snap", "eh moet je een hand geven?",
    ],
)
def test_after_advice_the_open_question_comes_back(practice: Practice, text: str) -> None:
    practice.begins("ik wil oefenen voor een gesprek in een magazijn")
    said = practice.says(text)
    assert asked("tell") in said
    assert len(said) > len(asked("tell"))


@pytest.mark.parametrize(
    "text", ["ja begin maar", "oke start maar", "haha leuk", "dit is best saai", "goeie tip, dank je"]
)
def test_what_is_no_answer_is_not_judged(practice: Practice, text: str) -> None:
    practice.begins("ik wil oefenen voor een gesprek in een magazijn")
    assert practice.says(text) == asked("tell")


@pytest.mark.parametrize(
    "text",
    ["ik denk dat ik genoeg geoefend heb. mijn zus brengt me", "ewa ik laat weten hoe t ging", "we stoppen ermee"],
)
def test_enough_in_any_words_ends_it(practice: Practice, text: str) -> None:
    practice.begins("ik wil oefenen voor een gesprek in een magazijn")
    practice.says("ik ben Sam, ik ben 19 en ik hou van sleutelen")
    assert "De baas" not in practice.says(text)


def test_a_feeling_about_the_talk_is_met(practice: Practice) -> None:
    practice.begins("ik wil oefenen voor een gesprek in een magazijn")
    said = practice.says("ik vind het wel dood eng maar ook leuk")
    assert "Dat hoort erbij." in said
    assert asked("tell") in said


def test_a_question_that_he_brings_gets_advice_and_is_practised(practice: Practice) -> None:
    practice.begins("ik wil oefenen voor een gesprek in een magazijn")
    said = practice.says("en als ze vragen waarom ik bij mijn vorige baan weg ben? dat was om te laat komen")
    assert "Zeg het eerlijk en kort." in said
    assert "Zo kun je het zeggen" in practice.says("ik heb nu drie wekkers en kom overal op tijd. zo zeg ik het")


def test_an_answer_and_a_question_are_both_met(practice: Practice) -> None:
    practice.begins("ik wil oefenen voor een gesprek in een magazijn")
    practice.says("ik ben Sam, ik ben 19 en ik hou van sleutelen")
    said = practice.says("omdat ik niet stil kan zitten, ik heb adhd. moet ik dat wel zeggen")
    assert "Een baas mag niet vragen wat je hebt." in said
