"""What he spoke of is not asked, a question does not come twice in a row after a story, how it came about comes before
leave, and who is done is asked no more."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from bot.core.conversation import Message, Session
from bot.services.checkins import checkin
from bot.services.checkins.checkin import Step
from bot.services.escalations.signals import record
from bot.services.parts import Parts
from bot.services.stored import learner_of
from bot.understanding.moves.spoken import bare, closes, domains, fears
from bot.understanding.said import Said

Say = Callable[..., list[Step]]
SPOKEN = {
    "moet nog 2 maanden huur betalen": {"geld"},
    "mijn tante rekent op dat kostgeld": {"geld"},
    "er liggen drie boetes van het cjib": {"geld"},
    "ik word gek van die rekeningen": {"geld"},
    "lig de hele nacht wakker daarvan": {"stemming"},
    "heb slecht geslapen door de buren": {"stemming"},
    "ik voel me best goed": {"stemming"},
    "thuis is het nogal druk met de kleintjes": {"wonen"},
    "ik wil graag op mezelf": {"wonen"},
    "we verhuizen in de zomer": {"wonen"},
    "zaterdag ga ik met mn maten naar de bioscoop": {"vrije_tijd"},
    "ik zit op voetbal": {"vrije_tijd"},
    "mijn chef bromt wat maar is best ok": {"mensen"},
    "die ene docent is streng": {"mensen"},
    "slaap slecht want ik sta rood": {"stemming", "geld"},
    "heb vakken gevuld vandaag": set(),
    "zit al 3 weken ziek thuis": set(),
    "ga nu naar huis": set(),
    "wat verdient een kapper?": set(),
    "ik slaap vannacht bij mijn oom": set(),
    "mijn baas belt morgen": set(),
    "ja": set(),
}  # fmt: skip
DONE = [
    "nee dat is alles. bedankt", "dat was het wel", "dan weet ik het al", "prima, dan weet ik genoeg",
    "verder niks hoor",
    "meer heb ik niet te vertellen", "nee", "nee hoor", "neee", "dankjewel!", "is goed dank je wel lieverd", "merci",
    "bedankt voor de tip", "nee ben goed zo", "dat was alles", "zo, dat is alles", "geen vragen meer",
]  # fmt: skip
NOT_DONE = [
    "nee niet zo goed", "nee slecht", "dat is alles wat ik nog over heb", "dan weet ik niet wat ik moet doen",
    "niet echt",
    "nee maar ik ben wel moe", "weet ik het niet meer", "alles is goed", "mijn oma dankt je", "dat is het probleem",
    "nee het gaat wel", "dan weet ik het ook niet meer", "goed", "ik ben klaar met hem", "nee ik heb nooit zin",
    "bedankt maar ik ben nog steeds verdrietig",
]  # fmt: skip
BARE = [
    "nee", "mm nee eigenlijk niet", "nee niet meer", "ben gestopt", "nee ik ga niet meer", "bijna niet meer",
    "helaas niet",
]  # fmt: skip
TOLD = [
    "nee ontslagen", "ja nog wel bij de jumbo", "nee ik ben gestopt want het was te druk", "mijn contract loopt af",
    "nee failliet", "ze hebben me weggestuurd",
]  # fmt: skip


@pytest.mark.parametrize(("text", "questions"), SPOKEN.items())
def test_what_a_message_speaks_of(text: str, questions: set[str]) -> None:
    assert domains(text) == questions


@pytest.mark.parametrize("text", DONE)
def test_who_is_done_says_so(text: str) -> None:
    assert closes(text, "stemming", (), ("plek", "cijfer", "mensen", "stemming"))


@pytest.mark.parametrize("text", NOT_DONE)
def test_who_tells_more_is_not_done(text: str) -> None:
    assert not closes(text, "stemming", (), ("plek", "cijfer", "mensen", "stemming"))


@pytest.mark.parametrize("question", ["plek", "mag_coach", "bellen", "wie_weet"])
def test_a_no_to_what_matters_most_is_an_answer(question: str) -> None:
    assert not closes("nee", question, (), ("plek", "cijfer", "mensen"))


def test_thanks_before_anything_was_asked_end_nothing() -> None:
    assert not closes("dankjewel", "cijfer", (), ("plek", "cijfer"))


@pytest.mark.parametrize("text", BARE)
def test_that_it_stops_and_no_more(text: str) -> None:
    assert bare(text)


@pytest.mark.parametrize("text", TOLD)
def test_what_happened_is_said(text: str) -> None:
    assert not bare(text)


def test_fear_of_telling() -> None:
    assert fears("vertel je dat aan haar??")
    assert fears("mama weet het niet")
    assert fears("durf het niet te zeggen")
    assert not fears("ik vertel het morgen op school")
    assert not fears("het was te druk in die klas")


@pytest.fixture
def say(real: Parts, talk: str) -> Say:
    """One message after another, each with what was said and typed before it."""
    numbers, before, earlier = itertools.count(1), [], []

    def one(text: str, choice: dict[str, str]) -> Step:
        with real.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            sealed, now = real.vault.seal(text), real.now()
            whose, payload = session.learner_id, "/antwoord" if choice else None
            message = Message(session.account_id, "in", str(next(numbers)), "text", sealed, now, now, whose)
            message.payload = payload
            uow.add(message)
            uow.flush()
            record(real, uow, real.assess(text), learner_id=whose, message_id=message.id)
            uow.commit()
        step = checkin.take(real, talk, Said(text, choice=choice, before=tuple(before), earlier=tuple(earlier)))
        before.extend(step.responses)
        earlier.append(text)
        return step

    return lambda *texts, **choice: [one(text, choice) for text in texts]


pytestmark = pytest.mark.usefixtures("database")


def test_a_domain_that_was_told_of_is_not_asked(say: Say) -> None:
    asked = [step.question for step in say("ben ontslagen", "ik moet nog 3 maanden huur betalen", "hmm", "tja", "pff")]
    assert "geld" not in asked


def test_a_story_puts_the_question_off_and_it_comes_once_later(say: Say) -> None:
    steps = say("ja werk er nog", "Sjors is weer eens uit de wei ontsnapt", "goed hoor", "nee nog niet", "goed")
    asked = [step.question for step in steps]
    assert asked[0] == "cijfer"
    assert asked[1] != "cijfer"
    assert asked.count("cijfer") <= 2
    assert all(one != two for one, two in itertools.pairwise(asked))


def test_until_when_is_asked_once(say: Say) -> None:
    steps = say("ja", "7", "goed", "we hebben nieuwe schappen gekregen", "mooi weer vandaag he")
    asked = [step.question for step in steps]
    assert asked.count("einde") <= 1


def test_how_it_came_about_is_asked_before_leave(real: Parts, talk: str, say: Say) -> None:
    first, second = say("nee eigenlijk niet", "het was te druk en ik kreeg steeds hoofdpijn")
    assert (first.question, second.question) == ("verhaal", "mag_coach")
    with real.begin() as uow:
        case = next(iter(uow.cases.live_of(learner_of(uow, talk).id)))
        quotes = [real.vault.open(event.sealed) for event in uow.cases.events(case.id) if event.what == "quote"]
    assert "het was te druk en ik kreeg steeds hoofdpijn" in quotes


def test_who_would_not_say_how_is_asked_for_leave_all_the_same(say: Say) -> None:
    assert [step.question for step in say("nee", "liever niet")] == ["verhaal", "mag_coach"]


def test_a_tap_says_no_more_than_that_it_stops(say: Say) -> None:
    assert say("Nee", plek="nee")[0].question == "verhaal"


def test_what_happened_leads_to_leave_at_once_in_the_words_of_the_matter(say: Say) -> None:
    step = say("nee ontslagen")[0]
    assert step.question == "mag_coach"
    assert step.answered["zaak"] == "over je werk"


def test_no_notice_comes_after_a_fear_of_telling(say: Say) -> None:
    steps = say("ben ontslagen", "hmm", "tja", "mama mag het niet weten hoor")
    assert not {"utter_later_verteld", "utter_niet_verteld"} & set(steps[-1].responses) or steps[-1].question is None


@pytest.mark.parametrize(
    "text", ["nee", "dat was het wel", "dankjewel", "nee dat is alles. bedankt", "dan weet ik het al"]
)
def test_who_is_done_gets_one_close_and_no_question(real: Parts, talk: str, say: Say, text: str) -> None:
    step = say("ja", "7", "goed", "weet ik niet", text)[-1]
    assert step.question is None
    assert step.responses[-1].startswith("utter_checkin_klaar")
    assert "utter_niet_begrepen" not in step.responses
    assert "stemming" not in step.answered
    with real.begin() as uow:
        assert uow.talks.open_checkin(learner_of(uow, talk).id) is None


def test_who_is_done_and_lost_his_work_is_still_asked_for_leave(say: Say) -> None:
    assert say("nee", "dat was het wel")[-1].question == "mag_coach"


def test_a_question_is_not_put_more_than_three_times_in_a_row_though_he_asks_himself(say: Say) -> None:
    asks = ("wat is zorgtoeslag?", "wat is huurtoeslag?", "wat is vakantiegeld?", "hoe krijg ik een ov kaart?")
    asked = [step.question for step in say("ja werk er nog", *asks)]
    longest = max(len(list(run)) for question, run in itertools.groupby(asked) if question is not None)
    assert asked[0] == "cijfer"
    assert longest <= 3


def test_a_complaint_about_our_questions_is_met_and_answers_nothing(say: Say) -> None:
    step = say("waarom krijg ik dit wéér")[0]
    assert "utter_weer_check" in step.responses
    assert step.question == "plek"
    assert "plek" not in step.answered


def test_a_no_to_the_coach_beside_a_loss_is_a_no_to_leave(real: Parts, talk: str, say: Say) -> None:
    steps = say("ik ben ontslagen vorige week. geen hulp nodig en geen coach, laat maar")
    assert "mag_coach" not in [step.question for step in steps]
    assert steps[-1].answered.get("mag_coach") == "nee"
    with real.begin() as uow:
        assert all(case.leave != "given" for case in uow.cases.live_of(learner_of(uow, talk).id))


def test_a_no_to_help_ends_asking_for_leave_and_the_notice(say: Say) -> None:
    why = "ze hadden geen werk meer voor mij"
    steps = say("nee", why, "ik wil daar nu niet over praten", "nee ik hoef echt geen hulp")
    assert "mag_coach" not in [step.question for step in steps[3:]]
    assert not {"utter_later_verteld", "utter_niet_verteld"} & set(steps[-1].responses)


def test_a_no_is_never_unknown(say: Say) -> None:
    steps = say("ja werk er nog", "nee coach hoeft dit niet te weten is gewoon vraagje")
    assert "utter_hoeft_niet" in steps[-1].responses
    assert "utter_vraag_onbekend" not in steps[-1].responses
