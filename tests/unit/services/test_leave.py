"""While leave or a call is talked about only a clear yes is leave, all else is taken, and later words count."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from bot.core.conversation import Message, Session
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.records import UnitOfWork
from bot.services.checkins import afterwards, checkin, later_leave
from bot.services.checkins.checkin import Step
from bot.services.escalations.signals import record
from bot.services.parts import Parts
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")
Say = Callable[..., list[Step]]
LOST = "ben ontslagen"


@pytest.fixture
def say(real: Parts, talk: str) -> Say:
    """Store each message, with the verdict on it, and take it."""
    numbers = itertools.count(1)

    def one(text: str, intent: str, sure: float) -> Step:
        with real.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            sealed, now = real.vault.seal(text), real.now()
            number, whose = str(next(numbers)), session.learner_id
            message = Message(session.account_id, "in", number, "text", sealed, now, now, whose)
            uow.add(message)
            uow.flush()
            record(real, uow, real.assess(text), learner_id=session.learner_id, message_id=message.id)
            uow.commit()
        return checkin.take(real, talk, Said(text, intent, sure))

    def say(*texts: str, intent: str = "", sure: float = 0.9) -> list[Step]:
        return [one(text, intent, sure) for text in texts]

    return say


def the_case(parts: Parts, talk: str) -> Escalation:
    with parts.begin() as uow:
        learner_id = _learner_id(uow, talk)
        return uow.cases.of_learner(learner_id)[0]


def _learner_id(uow: UnitOfWork, talk: str) -> UUID:
    session = uow.get(Session, talk)
    assert session is not None
    assert session.learner_id is not None
    return session.learner_id


@pytest.mark.parametrize(
    "text",
    [
        "lekker dan, doe maar een 3", "5 haha", "weet niet hoor, 4?", "ok gelukkig. ja ik moet wat minder drinken",
        "top baas was dat", "ja klote man. 2", "oke en nu", "best lang gewerkt daar",
        "kunnen ze me zomaar eruit gooien?", "prima baan verder", "nee man die chef is niet normaal",
    ],
)  # fmt: skip
def test_what_is_no_clear_yes_leaves_the_question_open(real: Parts, talk: str, say: Say, text: str) -> None:
    assert say(LOST)[0].question == "mag_coach"
    assert say(text, intent="affirm")[0].question != "mag_coach"  # never twice in a row
    assert the_case(real, talk).leave == "asked"


@pytest.mark.parametrize(
    "text",
    [
        "ja", "ja hoor is goed", "oke", "doe maar", "ja vertel maar", "van mij mag het",
        "is goed maar niet tegen mn ma", "prima als alleen de coach het hoort",
        "bel me morgen maar na 3", "geef maar door", "ja, en geld is ook op",
    ],
)  # fmt: skip
def test_a_clear_yes_is_leave(real: Parts, talk: str, say: Say, text: str) -> None:
    say(LOST, text)
    assert the_case(real, talk).leave == "given"


def test_nobody_is_asked_when_to_call_before_leave(say: Say) -> None:
    say(LOST)
    asked = [say(text)[0].question for text in ("hmm", "tja", "blub", "bla", "blurp")]
    assert "bellen" not in asked
    assert "wie_weet" not in asked
    assert asked.count("mag_coach") == 1


def test_marks_and_moods_are_taken_while_leave_is_asked(say: Say) -> None:
    answered = [step.answered for step in say(LOST, "pff. 3", "geld is ook op", "slaap slecht")]
    assert [answered[1]["cijfer"], answered[2]["geld"], answered[3]["stemming"]] == ["3", "slecht", "slecht"]


@pytest.mark.parametrize(
    ("texts", "call"),
    [
        (["dinsdag na 4", "o nee wacht woensdag, dinsdag moet ik naar de tandarts"], "woensdag, na 16:00"),
        (["dinsdag na 4", "oeps ik bedoel donderdag"], "donderdag, na 16:00"),
        (["dinsdag na 4", "sorry na 5"], "dinsdag, na 17:00"),
        (["dinsdag na 4", "alleen de coach", "nee wacht toch vrijdag"], "vrijdag, na 16:00"),
        (["dinsdag na 4", "toch liever appen"], "liever een appje, dinsdag, na 16:00"),
        (["app is fijner", "niet voor 12 uur"], "liever een appje, niet voor 12:00"),
        (["app gewoon", "en niet op maandag"], "liever een appje, niet op maandag"),
        (["maandag", "na 3 uur dan"], "maandag, na 15:00"),
        (["vrijdag, donderdag heb ik examen"], "vrijdag"),
        (["na 4", "geld gaat wel goed"], "na 16:00"),
    ],
)
def test_the_call_is_what_was_said_last_of_it(
    real: Parts, talk: str, say: Say, texts: list[str], call: str
) -> None:
    say(LOST, "ja", *texts)
    assert the_case(real, talk).call_time == call


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("nee wacht 8", "8"), ("oeps 5", "5"), ("sorry, ik bedoel een 4", "4"), ("correctie: 9", "9"), ("o wacht 3", "3")],
)
def test_a_mark_is_set_right(say: Say, said: str, wanted: str) -> None:
    assert say("ja", "7", said)[-1].answered["cijfer"] == wanted


@pytest.mark.parametrize("text", ["#moe", "#alleen", "ja werk er nog wel #moe"])
def test_attention_asks_no_leave(say: Say, text: str) -> None:
    assert say(text)[0].question != "mag_coach"


@pytest.mark.parametrize(
    "text",
    [
        "geen zin in al die vragen", "ff klaar met die vragen", "zat van je vragen", "te veel vragen joh",
        "stop met vragen",
    ],
)  # fmt: skip
def test_enough_of_the_questions_is_a_rest(say: Say, text: str) -> None:
    assert say("ja", text)[-1].responses == ("utter_later_verder",)


@pytest.mark.parametrize("text", ["hou op met die vragen", "ik wil dit niet, rot op man"])
def test_wanting_none_of_it_ends_it_for_today(say: Say, text: str) -> None:
    step = say("ja", text)[-1]
    assert step.responses == ("utter_genoeg",)
    assert step.question is None
    assert say("geld gaat ook slecht")[-1].question is None


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Sjors is vandaag weer ontsnapt uit de wei", "utter_dieren_2"),
        ("mag dat eigenlijk allemaal wel zomaar?", "utter_vraag_onbekend"),
        ("kan ik een foto sturen", "utter_foto"),
        ("boeie", "utter_snap_ik"),
        ("schijtbaas. me rug op", "utter_balen_zeg"),
        ("wat een klotezooi hier", "utter_balen_zeg"),
        ("toen was ik ook echt depri maar dat is over", "utter_weer_goed"),
        ("blub", "utter_niet_begrepen"),
    ],
)
def test_what_is_no_answer_is_met_as_what_it_is(say: Say, text: str, response: str) -> None:
    assert say("ja", text)[-1].responses == (response,)


@pytest.mark.parametrize(
    ("text", "intent"), [("boeie", "greet"), ("mwoa", "greet"), ("staat er u of je in", "bot_challenge")]
)
def test_an_intent_without_its_words_is_only_a_guess(say: Say, text: str, intent: str) -> None:
    assert not {"utter_hoi", "utter_bot_challenge"} & set(say("ja", text, intent=intent)[-1].responses)


def test_telling_about_money_is_no_question_about_it(say: Say) -> None:
    assert not say("ja")[0].informs
    assert not say("mijn oma doet mijn geld", intent="info_money")[0].informs
    assert say("hoe zit dat met toeslagen", intent="info_money")[0].informs


@pytest.mark.parametrize(
    "text",
    [
        "hmm oke dan mag het wel. maar alleen appen niet bellen", "je mag het toch aan mn coach vertellen",
        "vertel het toch maar", "toch wel goed, geef maar door", "nou vooruit de coach mag het weten", "toch maar ja",
        "mag wel hoor", "je mag het doorgeven", "doe toch maar", "oke toch is goed",
    ],
)  # fmt: skip
def test_a_yes_after_a_no_opens_the_case_again(real: Parts, talk: str, say: Say, text: str) -> None:
    say(LOST, "nee liever niet")
    assert the_case(real, talk).status == "withdrawn"
    with real.begin() as uow:
        learner = checkin.learner_of(uow, talk)
    assert later_leave.given(real, learner, text)
    case = the_case(real, talk)
    assert (case.leave, case.status) == ("given", "notified")
    assert ("appje" in case.call_time) is ("appen" in text)


@pytest.mark.parametrize("text", ["ja", "oke", "mag ik wat vragen", "toch niet", "vertel eens een mop", "is goed", "8"])
def test_anything_else_leaves_it_withdrawn(real: Parts, talk: str, say: Say, text: str) -> None:
    say(LOST, "nee liever niet")
    with real.begin() as uow:
        learner = checkin.learner_of(uow, talk)
    assert not later_leave.given(real, learner, text)
    assert the_case(real, talk).status == "withdrawn"


def test_who_asks_for_help_last_is_asked_for_leave(real: Parts, talk: str, say: Say) -> None:
    steps = say("ja", "7", "collegas zijn top", "nee", "slaap goed", "wil wel hulp met geld", "ja is goed", "na 4")
    assert [step.question for step in steps[-3:]] == ["mag_coach", "bellen", None]
    assert (the_case(real, talk).leave, the_case(real, talk).call_time) == ("own_request", "na 16:00")


def test_the_coach_may_be_called_by_name(real: Parts, talk: str, say: Say) -> None:
    say(LOST, "nou ja zeg het maar tegen marieke")
    assert the_case(real, talk).leave == "given"


def test_a_yes_counts_also_when_the_question_was_left_open(real: Parts, talk: str, say: Say) -> None:
    say(LOST, "weet niet")
    with real.begin() as uow:
        learner = checkin.learner_of(uow, talk)
    assert later_leave.given(real, learner, "nou toch wel, vertel het maar aan mijn coach")
    assert the_case(real, talk).leave == "given"


def test_what_worries_is_met_once(say: Say) -> None:
    assert say("er is iets heel raars gebeurd #ontslag")[0].responses == ("utter_erken_werk",)


WAYS = """ja graag hulp
help me maar
bel maar
app me maar=liever een appje
mail mag=liever een mailtje
morgen om 2 uur is goed=om 14:00
dan mag ze wel bellen
stuur maar n mailtje=liever een mailtje
doe maar appen=liever een appje
bel maar op mn nummer dat jullie hebben
vrijdag na 2en kan=na 14:00
geen gebel, app is prima=liever een appje
nee geen gezeik met bellen. app maar=liever een appje""".splitlines()


@pytest.mark.parametrize("line", WAYS)
def test_help_and_a_way_to_be_reached_are_leave_where_leave_was_asked(
    real: Parts, talk: str, say: Say, line: str
) -> None:
    text, _, way = line.partition("=")
    say(LOST)
    say(text)
    case = the_case(real, talk)
    assert case.leave == "given"
    assert way in case.call_time


@pytest.mark.parametrize(
    "text",
    [
        "ja wil hulp", "help me maar", "vertel het maar", "mag iemand mij bellen", "bel me maar morgen",
        "ja graag help", "donderdag na 5 bellen", "niet nu bellen want mn broertje slaapt, na 8 uur savonds ok",
        "geen gezeik met bellen, app maar",
    ],
)
def test_leave_that_was_passed_over_is_given_later(real: Parts, talk: str, say: Say, text: str) -> None:
    say(LOST, "hmm", "tja")
    assert the_case(real, talk).leave == "asked"
    say(text)
    assert the_case(real, talk).leave in ("given", "own_request")


@pytest.mark.parametrize("text", ["hmm oke", "ja is goed", "prima", "nee"])
def test_a_bare_word_answers_what_is_asked_now_and_is_no_leave(real: Parts, talk: str, say: Say, text: str) -> None:
    assert say(LOST, "wat doet een robot op zondag")[-1].question not in ("mag_coach", None)
    say(text)
    assert the_case(real, talk).leave == "asked"


def test_after_two_askings_he_hears_what_is_not_told_and_how_to_change_that(real: Parts, talk: str, say: Say) -> None:
    steps = say(LOST, "hmm", "tja", "blub", "hmm", "tja", "blub", "hmm", "tja", "blub", "hmm", "tja", "blub")
    steps = steps[: next(place for place, step in enumerate(steps) if step.question is None) + 1]
    told = [bool({"utter_niet_verteld", "utter_later_verteld"} & set(step.responses)) for step in steps]
    assert told == [False] * (len(steps) - 1) + [True]  # at the end, never in the middle of what he tells
    assert [step.question for step in steps].count("mag_coach") <= 2
    with real.begin() as uow:
        learner = uow.get(Learner, _learner_id(uow, talk))
    assert learner is not None
    assert later_leave.refused(real, learner, "niet vertellen")
    assert the_case(real, talk).leave == "refused"


def test_what_becomes_of_it_waits_for_a_better_moment_and_is_said_once(real: Parts, talk: str, say: Say) -> None:
    with real.begin() as uow:
        learner = uow.get(Learner, _learner_id(uow, talk))
    assert learner is not None
    say(LOST, "hmm", "tja", "blub", "hmm")
    said: list[str] = []
    for _ in range(12):
        if not still_open(real, talk):
            break
        said += say("ik schaam me gewoon kapot, heb het nog niemand verteld")[0].responses
    assert not {"utter_niet_verteld", "utter_later_verteld"} & set(said)
    later = real.now() + timedelta(minutes=1)
    assert afterwards.notice_owed(real, learner, "wie leest dit dan?", later) == ""
    assert afterwards.notice_owed(real, learner, "goed hoor", later) in ("utter_niet_verteld", "utter_later_verteld")
    assert afterwards.notice_owed(real, learner, "goed hoor", later) == ""


def still_open(parts: Parts, talk: str) -> bool:
    with parts.begin() as uow:
        return uow.talks.open_checkin(_learner_id(uow, talk)) is not None


def test_questions_of_his_own_do_not_make_leave_a_wall(say: Say) -> None:
    steps = say(LOST, "hoe krijg ik ww?", "hoeveel is het minimumloon?", "wat is een deurwaarder?", "wat is bijstand?")
    assert [step.question for step in steps].count("mag_coach") <= 2
    assert all(step.informs for step in steps[1:])


def test_a_doubt_about_leave_is_told_what_becomes_of_it(say: Say) -> None:
    last = say(LOST, "weet ik nog niet")[-1]
    assert {"utter_niet_verteld", "utter_later_verteld"} & set(last.responses)


@pytest.mark.parametrize(
    "text", ["weet niet waar ik dan heen moet", "geen idee hoe ik nu rond kom", "weet niet wie me kan helpen"]
)
def test_a_worry_is_no_answer_to_leave(real: Parts, talk: str, say: Say, text: str) -> None:
    say(LOST)
    assert "mag_coach" not in say(text)[-1].answered
    assert the_case(real, talk).leave == "asked"


def test_a_goodbye_rests_the_talk_and_keeps_what_was_told(real: Parts, talk: str, say: Say) -> None:
    assert say(LOST, "ik wil nu niet meer praten")[-1] == Step(("utter_rust_nu",))
    assert the_case(real, talk).leave == "asked"
