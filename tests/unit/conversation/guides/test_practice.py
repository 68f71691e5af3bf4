"""The practice talk by itself: what is said to taps, answers, questions and voice notes, on a real database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from bot.content import load
from bot.conversation.guides import Told, Turn
from bot.conversation.guides.practice import PracticeGuide
from bot.conversation.guides.practice_lines import command
from bot.core.conversation import Message
from bot.core.cv import Cv, Fact, Work
from bot.core.cv_resume import to_json_resume
from bot.core.guided import Application, GuidedTalk
from bot.core.learner import Learner
from bot.core.practice import QUESTIONS
from bot.language.practice import PracticeListener
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services.parts import Parts
from tests.conftest import FixedClock, language
from tests.unit.services.world import make_learner, make_place

ANSWERS = {
    "tell": "ik ben sam 18 en ik hou van koken",
    "why": "ik vind het leuk om met eten te werken",
    "did": "ik heb groente gesneden in een keuken",
    "good": "ik kan goed soep maken laatst voor 20 mensen",
    "hard": "drukte is lastig maar dan ga ik even naar buiten",
    "when": "alle dagen en ik kom met de fiets",
    "ask": "met wie ga ik werken?",
}


@dataclass
class Practice:
    """A learner who practises; `state` is what the talk knows."""

    parts: Parts
    uow: UnitOfWork
    learner: Learner
    guide: PracticeGuide
    state: dict[str, Any] = field(default_factory=dict)
    told: Told | None = None

    def _turn(self, text: str, choice: str, kind: str) -> Turn:
        self.state = json.loads(json.dumps(self.state))  # as it comes back from the store
        talk = GuidedTalk(self.learner.id, "practice", self.parts.now(), self.parts.now())
        message = Message(self.learner.id, "in", "1", kind, b"", self.parts.now(), self.parts.now(), id=1)
        names = {"voornaam": "Daan", "coach": "Marieke"}
        return Turn(self.parts, self.uow, self.learner, talk, self.state, text, choice, names, message)

    def begins(self, text: str = "") -> str:
        return self._said(self.guide.begin(self._turn(text, "", "text")))

    def says(self, text: str) -> str:
        return self._said(self.guide.take(self._turn(text, "", "text")))

    def taps(self, choice: str) -> str:
        return self._said(self.guide.take(self._turn("", choice, "button")))

    def speaks(self) -> str:
        return self._said(self.guide.take(self._turn("", "", "voice")))

    def again(self) -> str:
        return self._said(self.guide.again(self._turn("", "", "text")))

    def _said(self, told: Told | None) -> str:
        self.told = told
        return "\n".join(message.text for message in told.messages) if told else ""

    @property
    def choices(self) -> list[str]:
        assert self.told
        return [button.payload for message in self.told.messages for button in message.buttons]


@pytest.fixture
def practice(parts: Parts) -> Iterator[Practice]:
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        yield Practice(parts, uow, learner, PracticeGuide(PracticeListener(language())))


def asked(key: str) -> str:
    return str(load("gids_practice")["questions"][key]["text"])


def test_seven_questions_one_by_one_and_his_own_sentences_at_the_end(practice: Practice) -> None:
    said = practice.begins("oefenen voor gesprek")
    for key in QUESTIONS:
        assert asked(key) in said
        assert sum(asked(one) in said for one in QUESTIONS) == 1
        said = practice.says(ANSWERS[key])
    assert practice.told
    assert practice.told.over
    for answer in ANSWERS.values():
        assert f"• {answer[:1].upper()}{answer[1:]}" in said
    assert practice.taps("zinnen").count("•") == 7
    assert practice.told
    assert practice.told.over


def test_one_tip_and_then_his_choice(practice: Practice) -> None:
    practice.begins()
    said = practice.says("ik ben sam")
    assert said == load("gids_practice")["tips"]["short"]["tell"]["text"]
    assert practice.choices == ["gids:practice:nogeens", "gids:practice:volgende", "gids:practice:klaar"]
    assert asked("tell") in practice.says("nog een keer")
    assert asked("why") in practice.says("volgende")


def test_two_halves_of_an_answer_make_one(practice: Practice) -> None:
    practice.begins()
    practice.taps("vraag:when")
    assert practice.says("ma t/m vr") == load("gids_practice")["tips"]["half"]["any"]["text"]
    assert asked("ask") in practice.says("met de fiets")
    assert practice.state["good"]["when"] == "ma t/m vr, met de fiets"


def test_what_to_wear_is_asked_and_answered_in_words(practice: Practice) -> None:
    practice.begins("wat moet ik aan naar een gesprek")
    assert load("gids_practice")["pieces"]["keuken"]["text"] in practice.says("in de keuken")


def test_a_second_answer_is_never_asked_for_a_third_time(practice: Practice) -> None:
    practice.begins()
    practice.says("ik ben sam")
    assert asked("why") in practice.says("gewoon sam")


def test_an_answer_to_the_next_question_is_heard_as_that(practice: Practice) -> None:
    practice.begins()
    practice.says("ik ben sam")
    said = practice.says("omdat het dichtbij is en de sfeer fijn lijkt")
    assert asked("did") in said
    assert practice.state["practised"] == ["tell", "why"]


def test_a_question_can_be_chosen_skipped_and_repeated(practice: Practice) -> None:
    practice.begins()
    assert asked("good") in practice.says("vraag 4")
    practice.says(ANSWERS["good"])
    assert asked("good") in practice.taps("nogeens")
    practice.says("mag ik een vraag kiezen")
    assert "gids:practice:vraag:hard" in practice.choices
    assert asked("hard") in practice.taps("vraag:hard")
    assert asked("when") in practice.says("sla over")


def test_not_knowing_is_fine_and_gets_a_beginning(practice: Practice) -> None:
    practice.begins()
    start = load("gids_practice")["questions"]["tell"]["start"]["text"]
    assert start in practice.says("weet ik niet")
    practice.taps("vraag:tell")
    assert start in practice.says("wat bedoel je")
    assert start in practice.taps("hulp")


def test_a_voice_note_is_not_heard_but_counts(practice: Practice) -> None:
    practice.begins()
    said = practice.speaks()
    assert "niet horen" in said
    assert "telt" in said
    assert load("gids_practice")["questions"]["tell"]["listen"]["text"] in said
    assert practice.state["practised"] == ["tell"]
    assert not practice.state.get("good")
    assert asked("why") in practice.taps("volgende")


def test_a_voice_note_without_a_question_is_not_for_us(practice: Practice) -> None:
    practice.begins("wat moet ik aan naar een gesprek")
    practice.speaks()
    assert practice.told is None


def test_private_things_are_his_choice_and_stay_out_of_his_list(practice: Practice) -> None:
    practice.begins()
    practice.taps("vraag:hard")
    said = practice.says("ik heb autisme dus drukte is lastig")
    assert "Jij kiest" in said
    assert "gids:practice:stuk:vertellen" in practice.choices
    assert "autisme" not in json.dumps(practice.state)


def test_a_question_for_us_goes_elsewhere_and_the_question_waits(practice: Practice) -> None:
    practice.begins()
    for text in ("wat is een bbl", "ik wil een cv maken", "hoe krijg ik zorgtoeslag?"):
        assert practice.says(text) == ""
    assert asked("tell") in practice.again()
    assert asked("tell") in practice.says("ok")


def test_a_place_of_his_cv_is_asked_about(practice: Practice) -> None:
    cv = Cv(work=(Work(1, employer=Fact("Kwekerij Bos"), tasks=(Fact("Planten verpotten"),)), Work(2)))
    sealed = practice.parts.vault.seal(json.dumps({"resume": to_json_resume(cv)}))
    practice.uow.add(GuidedTalk(practice.learner.id, "cv", practice.parts.now(), practice.parts.now(), sealed))
    practice.uow.flush()
    practice.begins()
    said = practice.taps("vraag:did")
    assert "planten verpotten" in said
    assert "Kwekerij Bos" in said
    practice.taps("stuk:bellen")
    said = practice.says("in een kas")
    assert "Bij Kwekerij Bos deed ik dit: planten verpotten." in said


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Vandaag is je gesprek"), (1, "is morgen"), (3, "is zaterdag. Je hebt nog 3 dagen"), (20, "dinsdag 15 dec")],
)
def test_the_days_until_a_real_talk_are_counted_once_a_day(
    practice: Practice, clock: FixedClock, days: int, words: str
) -> None:
    now = practice.parts.now()
    day = practice.parts.today() + timedelta(days=days)
    practice.uow.add(Application(practice.learner.id, now, now, b"", "invited", next_on=day))
    practice.uow.flush()
    assert words in practice.begins()
    assert "gesprek is" not in practice.begins()
    assert "is je gesprek" not in practice.begins()
    clock.forward(days=days + 1)
    assert "gesprek is" not in practice.begins()
    assert "is je gesprek" not in practice.begins()


def test_a_day_that_he_tells_is_known(practice: Practice) -> None:
    assert "is vrijdag" in practice.begins("ik heb vrijdag een gesprek kunnen we oefenen")
    assert practice.state["on"] == date(2026, 11, 27).isoformat()


def test_a_talk_that_was_is_not_counted_down(practice: Practice) -> None:
    practice.begins("ik heb maandag een gesprek gehad en wil oefenen")
    assert "on" not in practice.state


def test_pieces_by_tap_and_by_question_and_back(practice: Practice) -> None:
    practice.begins()
    pieces = load("gids_practice")["pieces"]
    assert pieces["kleding"]["text"] in practice.says("wat moet ik aan?")
    assert pieces["buiten"]["text"] in practice.says("wat moet ik aan in de bouw?")
    assert asked("tell") in practice.taps("verder")
    assert pieces["zenuwen"]["text"] in practice.says("ik ben zo zenuwachtig")
    practice.says("tips")
    for name in [choice.removeprefix("gids:practice:") for choice in practice.choices]:
        assert practice.taps(name)
    assert pieces["te_laat"]["text"] in practice.taps("stuk:te_laat")


def test_telling_and_not_telling_are_weighed_alike(practice: Practice) -> None:
    practice.begins()
    said = practice.says("moet ik zeggen dat ik autisme heb")
    assert "Jij kiest" in said
    assert "/talk_to_human" in practice.choices
    assert {"gids:practice:stuk:wel", "gids:practice:stuk:niet"} <= set(practice.choices)
    both = [load("gids_practice")["pieces"][name]["text"] for name in ("wel", "niet")]
    assert abs(len(both[0]) - len(both[1])) < 40
    assert all(text.count(".") == 3 for text in both)


def test_four_sentences_for_the_phone_in_his_words(practice: Practice) -> None:
    practice.begins("hoe bel ik")
    assert practice.says("als kok") == load("gids_practice")["call"]["ask_can"]["text"]
    said = practice.says("ik kan goed soep maken!!")
    assert "Goedemorgen, met Daan.\nIk zoek werk, het liefst als kok.\nIk kan goed soep maken.\nMag ik" in said
    practice.taps("bel_nieuw")
    practice.taps("bel_over")
    said = practice.says("ik heb adhd en ben snel")
    assert "adhd" not in said
    assert load("gids_practice")["call"]["private"]["text"] in said


def test_it_goes_on_where_it_was_left(practice: Practice) -> None:
    practice.begins()
    practice.says(ANSWERS["tell"])
    said = practice.taps("klaar")
    assert practice.told
    assert practice.told.over
    assert "• Ik ben sam" in said
    assert asked("why") in practice.begins()


def every_message() -> Iterator[Outgoing]:
    for part in ("texts", "call"):
        yield from (Outgoing(one["text"]) for one in load("gids_practice")[part].values())


def test_no_tip_is_a_mark_or_hurts_when_it_is_wrong() -> None:
    tips = load("gids_practice")["tips"]
    told = [text["text"].lower() for listed in tips.values() for text in listed.values()]
    told += [message.text.lower() for message in every_message()]
    for text in told:
        for word in ("fout", "te kort", "slecht", "onvoldoende", "cijfer", "punten", "verkeerd", "jammer", "beter"):
            assert word not in text, text
    assert {"private", "boss", "stuck", "short", "long", "verb", "example", "half", "keep", "keep_plain"} == set(tips)


def test_what_is_said_about_the_law_is_looked_at_in_time() -> None:
    assert load("gids_practice")["recheck"] > date.today()


@pytest.mark.parametrize("line", ["mag ik stoppen", "dit was het wel", "wil niet meer", "genoeg zo", "klaar nu"])
def test_enough_in_any_words_ends_the_practice(line: str) -> None:
    assert command(line, "asked") == "klaar"


@pytest.mark.parametrize("line", ["deze vraag is stom", "stomme vraag", "volgende", "wat een moeilijke vraag"])
def test_a_question_he_does_not_like_is_passed_over(line: str) -> None:
    assert command(line, "asked") == "volgende"


@pytest.mark.parametrize("line", ["ik heb genoeg gewerkt in de bouw", "omdat het dichtbij is", "ik was klaar in 2024"])
def test_an_answer_is_no_command(line: str) -> None:
    assert command(line, "asked") == ""
