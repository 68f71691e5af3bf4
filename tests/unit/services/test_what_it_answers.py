"""What a message answers: a mark under any question, a new place after a lost one, leave that is unclear, an answer
that comes after the last word."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.conversation import Message, Session
from bot.core.escalation import Escalation
from bot.services.checkins import afterwards, checkin
from bot.services.checkins.checkin import Step
from bot.services.escalations.signals import record
from bot.services.parts import Parts
from bot.services.stored import learner_of
from bot.understanding.answers.guessing import guessed_answer
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")
Say = Callable[..., list[Step]]


@pytest.fixture
def say(real: Parts, talk: str) -> Say:
    """One message after another, each with the responses of those before it."""
    numbers, before = itertools.count(1), []

    def one(text: str) -> Step:
        message = stored(real, talk, text, str(next(numbers)))
        with real.begin() as uow:
            learner = learner_of(uow, talk)
            if uow.talks.open_checkin(learner.id) is None:
                afterwards.reopen(real, uow, learner, message)
            uow.commit()
        step = checkin.take(real, talk, Said(text, before=tuple(before)))
        before.extend(step.responses)
        return step

    return lambda *texts: [one(text) for text in texts]


def stored(parts: Parts, talk: str, text: str, number: str) -> Message:
    with parts.begin() as uow:
        session = uow.get(Session, talk)
        assert session is not None
        now, whose = parts.now(), session.learner_id
        message = Message(session.account_id, "in", number, "text", parts.vault.seal(text), now, now, whose)
        uow.add(message)
        uow.flush()
        record(parts, uow, parts.assess(text), learner_id=whose, message_id=message.id)
        uow.commit()
        return message


def live(parts: Parts, talk: str) -> list[Escalation]:
    with parts.begin() as uow:
        return list(uow.cases.live_of(learner_of(uow, talk).id))


def answers(parts: Parts, talk: str) -> dict[str, str]:
    with parts.begin() as uow:
        held = uow.talks.checkins_of(learner_of(uow, talk).id)[0]
        return {row.question: row.value for row in uow.talks.answers(held.id)}


LOST = "nee ben gestopt #ontslag"
STANDS = [
    "want ik heb iets veel beters!! ben nu al een maand gastvrouw in een verzorgingshuis",
    "werk nu bij de gamma, sinds maandag", "maar geen stress, ben vorige week ergens anders begonnen",
    "doe nu een opleiding tot kok, al 3 weken bezig", "ik sta nu in de keuken van een restaurant",
    "zit nu op het mbo", "ik loop nu stage bij een kapper", "heb nu een andere baan",
]  # fmt: skip
NOT_YET = [
    "hoop dat ik bij de lidl mag beginnen", "had iets nieuws maar dat is ook alweer voorbij",
    "heb nu iets nieuws maar daar ben ik ook alweer weg", "zit nu al 2 weken thuis op de bank",
    "ben nu in gesprek met de jumbo", "sta nu ingeschreven bij een uitzendbureau", "ben nu bij mijn oma",
    "zit nu in de ww", "heb iets beters te doen dan werken",
]  # fmt: skip


@pytest.mark.parametrize("text", STANDS)
def test_a_new_place_stands_and_the_loss_is_taken_back(real: Parts, talk: str, say: Say, text: str) -> None:
    step = say(LOST, text)[1]
    assert answers(real, talk)["plek"] == "ja"
    assert live(real, talk) == []
    assert step.question != "mag_coach"
    assert step.responses[0].startswith(("utter_blij", "utter_nieuwe_plek"))


@pytest.mark.parametrize("text", NOT_YET)
def test_what_is_hoped_for_or_lost_again_is_no_place(real: Parts, talk: str, say: Say, text: str) -> None:
    say(LOST, text)
    assert answers(real, talk)["plek"] != "ja"
    assert len(live(real, talk)) == 1


def test_a_new_place_that_is_lost_again_is_lost(real: Parts, talk: str, say: Say) -> None:
    say(LOST, "werk nu bij de gamma", "nee ben daar ook weer weg #ontslag")
    assert answers(real, talk)["plek"] == "nee"
    assert len(live(real, talk)) == 1


def test_who_was_told_of_the_loss_hears_of_the_new_place(real: Parts, talk: str, say: Say) -> None:
    step = say(LOST, "ja is goed", "werk nu bij de gamma sinds maandag")[2]
    assert "utter_nieuws_verteld" in step.responses
    with real.begin() as uow:
        due = uow.cases.claim_notices(real.now(), timedelta(minutes=1), 10)
        assert [notice.template for notice in due] == ["case_uitval", "case_news"]


@pytest.mark.parametrize(
    ("text", "mark"), [("dus zeker een 9 ja", "9"), ("weetik veel 4", "4"), ("ff terug ik geef t een 7", "7")]
)
def test_a_mark_is_a_mark_under_any_question(real: Parts, talk: str, say: Say, text: str, mark: str) -> None:
    assert say(LOST, "laat maar zitten", text)[1].question == "geld"
    assert answers(real, talk) == {"plek": "nee", "cijfer": mark}


@pytest.mark.parametrize("text", ["ja is goed", "ja hoor", "oke", "ja tuurlijk", "mij best", "maakt mij niet uit"])
def test_an_unclear_yes_is_the_most_private_one_and_said_back(real: Parts, talk: str, say: Say, text: str) -> None:
    asked, after = say(LOST, "ja mag", "morgen na 3", text)[2:]
    assert asked.question == "wie_weet"
    assert after.agreed == "alleen [coach]"
    assert after.question != "wie_weet"


def test_who_may_know_is_not_put_again_after_a_story(say: Say) -> None:
    asked, after = say(LOST, "ja mag", "morgen na 3", "ze waren daar altijd aan het schelden op mij en mijn maat")[2:]
    assert (asked.question, after.question != "wie_weet") == ("wie_weet", True)


@pytest.mark.parametrize("text", ["nu nog wel", "voorlopig wel", "nu nog wel ja", "eigenlijk wel ja"])
def test_no_joy_at_a_yes_behind_which_more_may_come(real: Parts, talk: str, say: Say, text: str) -> None:
    step = say(text)[0]
    assert answers(real, talk)["plek"] == "ja"
    assert "utter_fijn" not in step.responses


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [("Cijfer: 5.", "cijfer", "5"), ("oja cijfer was een 8", "cijfer", "8"), ("geld is krap trouwens", "geld", "matig"),
     ("oja werk heb ik nog wel", "plek", "ja")],
)  # fmt: skip
def test_an_answer_after_the_last_word_is_kept(
    real: Parts, talk: str, say: Say, text: str, name: str, value: str
) -> None:
    assert say("nee hoor ik hoef geen hulp")[0].question is None
    step = say(text)[0]
    assert answers(real, talk)[name] == value
    assert step.question is None
    assert step.responses
    assert not any(one.startswith("utter_checkin_klaar") for one in step.responses)


@pytest.mark.parametrize("text", ["doei", "top bedankt", "hoeveel verdien ik als ik 18 ben", "help me met mn cv"])
def test_what_is_no_answer_opens_nothing(real: Parts, talk: str, say: Say, text: str) -> None:
    say("nee hoor ik hoef geen hulp")
    assert say(text)[0] == Step()


def test_an_answer_on_another_day_opens_nothing(real: Parts, talk: str, say: Say) -> None:
    say("nee hoor ik hoef geen hulp")
    later = replace(real, clock=type(real.clock)(real.now().replace(day=real.now().day + 1)))
    message = stored(real, talk, "Cijfer: 5.", "later")
    with later.begin() as uow:
        assert not afterwards.reopen(later, uow, learner_of(uow, talk), message)


@pytest.mark.parametrize(("text", "kept"), [("Een 3.", "3"), ("Nu een 2.", "2"), ("8", None), ("er 8 genomen", None)])
def test_a_mark_in_a_crisis_is_kept_where_it_is_called_one(real: Parts, talk: str, text: str, kept: str | None) -> None:
    message = stored(real, talk, text, "1")
    with real.begin() as uow:
        afterwards.mark_in_crisis(real, uow, learner_of(uow, talk), message)
        uow.commit()
    assert answers(real, talk).get("cijfer") == kept


@pytest.mark.parametrize("text", ["oeps nee sorry!! ik bedoel 8, scherm is stuk", "typfoutje, een 8", "8 bedoelde ik"])
def test_a_mark_typed_wrong_takes_back_what_came_of_it(real: Parts, talk: str, say: Say, text: str) -> None:
    say("ja ik werk nog bij de bakker", "2")
    assert len(live(real, talk)) == 1
    step = say(text)[0]
    assert (live(real, talk), step.answered["cijfer"]) == ([], "8")


def test_a_better_mark_without_such_a_word_takes_nothing_back(real: Parts, talk: str, say: Say) -> None:
    say("ja ik werk nog bij de bakker", "2", "8")
    assert len(live(real, talk)) == 1


@pytest.mark.parametrize("text", ["mama heeft gebeld maar niemand weet het", "nee niemand wist wat er was"])
def test_that_nobody_knows_a_thing_is_no_refusal(real: Parts, talk: str, say: Say, text: str) -> None:
    say("nee ik ga niet meer")
    assert "mag_coach" not in say(text)[0].answered


@pytest.mark.parametrize("text", ["niemand", "nee niemand", "niemand hoeft dit te weten", "nee, niemand mag het weten"])
def test_nobody_is_a_no(real: Parts, talk: str, say: Say, text: str) -> None:
    say("nee ik ben ontslagen")
    assert say(text)[0].answered["mag_coach"] == "nee"


@pytest.mark.parametrize(
    "text", ["ja ik volg nog gewoon mbo 2", "ja ga nog", "ik sta ziekgemeld", "tot 15 april hoor", "zelfde baas"]
)
def test_a_place_is_told_under_the_next_question_too(real: Parts, talk: str, say: Say, text: str) -> None:
    assert say("mijn hond heet bobbie en hij is zwart")[0].question != "plek"
    say(text)
    assert answers(real, talk)["plek"] == "ja"


@pytest.mark.parametrize("text", ["niks", "gestopt met roken", "nergens", "thuis", "mijn fiets is weg"])
def test_what_may_answer_anything_is_no_place(real: Parts, talk: str, say: Say, text: str) -> None:
    say("mijn hond heet bobbie en hij is zwart", text)
    assert "plek" not in answers(real, talk)


@pytest.mark.parametrize("text", ["ik ben veel thuis nu", "zit meestal binnen", "ben thuis de laatste tijd"])
def test_being_at_home_a_lot_brings_the_question_back(real: Parts, talk: str, say: Say, text: str) -> None:
    assert say(text)[0].question == "plek"
    assert "plek" not in answers(real, talk)


def test_the_words_that_are_kept_name_the_place(real: Parts) -> None:
    text = "ja nog steeds bij de action in het dc"
    read = real.reader.read(text, question="plek", profile="arbeidsmarkt", now=real.now())
    assert read["plek"].words == text


@pytest.mark.parametrize(
    ("text", "guess"),
    [("slecht", False), ("niet zo goed eigenlijk", False), ("met geld gaat het slecht door een bekeuring", False),
     ("mijn tante kwam langs met haar nieuwe kapsel en taart, slecht", True)],
)  # fmt: skip
def test_what_no_word_binds_to_the_question_is_a_guess(real: Parts, text: str, guess: bool) -> None:
    read = real.reader.read(text, question="geld", profile="arbeidsmarkt", now=real.now())
    assert "geld" not in read or read["geld"].guess == guess
    assert guess or "geld" in read


@pytest.mark.parametrize("text", ["thuis ook lekker", "mijn maten chill", "mijn knie doet zeer", "de lessen wel ja"])
def test_a_tone_is_not_guessed_of_another_domain(text: str) -> None:
    for intent in ("checkin_good", "checkin_bad"):
        assert guessed_answer(text, intent, 0.9, "geld") == {}
