"""A crisis that only a guess began comes down by one careful question, and what was said meanwhile is answered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.conversation.danger import mistaken
from bot.conversation.danger.step import ASKED, CrisisStep, only_guessed
from bot.core.conversation import Checkin
from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence, Kind, Topic
from bot.services.escalations import casefile
from bot.services.escalations.checking import settle_silence
from bot.services.parts import Parts
from tests.conftest import safety
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, assess, make_learner

ALARMED = "Ik schrok van wat je schreef. Misschien begreep ik je verkeerd."
SORRY = "Sorry voor de schrik"
ENGINE = "antwoord"
ORDINARY = [
    "ik werk nog steeds bij de albert heijn", "een 8 denk ik", "tuurlijk mag je dat onthouden",
    "nee man ik bedoel de bus die viel uit", "dat bedoel ik helemaal niet gek", "heb gewoon m'n werk nog hoor", "een 7",
    "ja dat mag je opslaan", "geld gaat prima", "nee joh ik bedoel gewoon de trein", "zo bedoel ik het niet",
    "nee ik ga gewoon voetballen", "7,5",
    "met geld red ik me wel", "k doe nu niveau 2 in tilburg", "nee dat hoeft me coach niet te weten",
    "ik ga straks gamen met vrienden", "neee joh t ging over een film", "je snapt me verkeerd",
]  # fmt: skip
NOT_ORDINARY = [
    "straks moet ik er weer naartoe", "ik schaam me zo", "niemand helpt me", "hij komt zo", "ok", "ja", "nee", "👍",
    "ja maar", "ik ben alleen thuis", "ik wil niet meer", "mijn eigen schuld", "ik ga naar buiten", "weet niet",
    "ben zo misselijk", "wie komt er dan", "heb de pillen al liggen", "nee ik wil niks meer", "het wordt erger",
]  # fmt: skip


def guess(kind: Kind, *topics: Topic, rule: str = "model:x") -> Assessment:
    return Assessment("crisis", topics or ("mentaal",), "self", (Evidence("…", rule),), kind)


MARKS = {
    "#gok": guess("suicidaliteit"), "#slaat": guess("geweld", "veiligheid"), "#teken": guess("geweld", rule="sign:x"),
}  # fmt: skip


def marked(text: str, earlier: Sequence[str] = ()) -> Assessment:
    """As the check of the other tests; after "#gok" all is one more guess, as a dark message colours the next."""
    if not any(mark in text for mark in MARKS) and any("#gok" in before for before in earlier):
        alone = assess(text)
        return alone if alone.level == "crisis" else guess("suicidaliteit")
    return next((verdict for mark, verdict in MARKS.items() if mark in text), assess(text, earlier))


@pytest.fixture
def steered(talk: Talk) -> Talk:
    return talk.judged_by(marked)


def waiting(parts: Parts, learner: Learner) -> None:
    """A check-in whose first question waits for its answer."""
    with parts.begin() as uow:
        uow.add(Checkin(learner.id, parts.now(), question="plek"))
        uow.commit()


def history(parts: Parts, place: Place, talk: Talk, learner: Learner) -> list[str]:
    (case,) = talk.cases(learner)
    return [step.what for step in casefile.open_file(parts, place.coach.id, case.id).history]


@pytest.mark.parametrize("kind", ["suicidaliteit", "geweld", "dreiging"])
@pytest.mark.parametrize("typed", ORDINARY)
def test_an_ordinary_message_is_harmless_by_itself(kind: str, typed: str) -> None:
    step, alone = CrisisStep(kind, "self", "first", guess=True), safety().assess(typed)
    assert mistaken.likely(step, typed, alone, alone)


@pytest.mark.parametrize("kind", ["suicidaliteit", "geweld", "uitbuiting"])
@pytest.mark.parametrize("typed", NOT_ORDINARY)
def test_trouble_a_bare_word_and_an_answer_are_no_reason_to_doubt(kind: str, typed: str) -> None:
    step, alone = CrisisStep(kind, "self", "first", guess=True), safety().assess(typed)
    assert not mistaken.likely(step, typed, alone, alone)


async def test_after_a_no_all_that_was_said_is_answered(
    steered: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    waiting(parts, daan)
    await steered.says("met mn klas is t #gok en geld heb ik genoeg")
    (question,) = await steered.says("een 7")

    assert question.startswith(ALARMED)
    assert question.endswith("Ben je in gevaar, of wil je jezelf pijn doen of niet meer leven?")
    assert steered.buttons == ["check:no", "check:yes", "check:person"]
    assert steered.engine.asked == []

    sorry, answer = await steered.says("nee hoor")
    assert SORRY in sorry
    assert answer == ENGINE
    assert steered.engine.asked == ["met mn klas is t #gok en geld heb ik genoeg\neen 7"]
    assert "answer_opgelost" in history(parts, place, steered, daan)
    (case,) = steered.cases(daan)
    assert case.level == "crisis"  # it stays, and says so
    assert await steered.says("en nu verder") == [ENGINE]


async def test_what_raised_it_is_not_answered_where_nothing_was_asked(steered: Talk, daan: Learner) -> None:
    await steered.says("#gok zomaar")
    await steered.says("een 7")
    await steered.taps("check:no", "Nee, het gaat wel")
    assert steered.engine.asked == ["een 7"]


async def test_a_denial_is_no_answer_to_what_was_asked(steered: Talk, daan: Learner, parts: Parts) -> None:
    waiting(parts, daan)
    await steered.says("#gok van de les")
    sorry, answer = await steered.says("nee joh ik bedoel gewoon de trein")
    assert (SORRY in sorry, answer) == (True, ENGINE)
    assert steered.engine.asked == ["#gok van de les"]


async def test_what_is_said_beside_the_no_is_answered_too(steered: Talk, daan: Learner) -> None:
    await steered.says("#gok")
    await steered.says("geld gaat prima")
    await steered.says("nee joh ik werk gewoon nog bij de bakker in de stad")
    assert steered.engine.asked == ["geld gaat prima\njoh ik werk gewoon nog bij de bakker in de stad"]


@pytest.mark.parametrize("typed", [None, "ja", "ja eigenlijk wel", "weet niet", "soms"])
async def test_a_yes_or_an_unsure_answer_goes_on_with_the_crisis(
    steered: Talk, daan: Learner, parts: Parts, place: Place, typed: str | None
) -> None:
    await steered.says("#slaat")
    steered.notices()
    await steered.says("een 7")
    replies = await (steered.says(typed) if typed else steered.taps("check:yes", "Ja"))

    assert "0800-2000" in replies[0]
    assert replies[0].endswith("?")
    assert steered.notices()  # people are told once more
    assert steered.engine.asked == []
    assert not (await steered.says("een 8"))[0].startswith(ALARMED)  # it is no guess any more


async def test_somebody_to_speak_with_is_a_wish_to_be_called(
    steered: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    await steered.says("#gok")
    await steered.says("een 7")
    replies = await steered.taps("check:person", "Iemand spreken")

    assert "Ik heb gevraagd of Marieke je belt." in replies[0]
    assert "answer_bel_mij" in history(parts, place, steered, daan)


async def test_something_else_again_goes_on_and_the_case_stays(steered: Talk, daan: Learner, parts: Parts) -> None:
    await steered.says("#gok")
    await steered.says("een 7")
    back, *answers = await steered.says("geld gaat prima")

    assert back.startswith("We kunnen nu over iets anders praten. Wat je schreef, blijft belangrijk.")
    assert set(answers) == {ENGINE}
    assert steered.engine.asked == ["een 7", "geld gaat prima"]  # each by itself: no "nee" answers another question
    assert steered.cases(daan)[0].level == "crisis"


@pytest.mark.parametrize("typed", ["niemand helpt me", "ik ben bang", "vanavond moet ik weer"])
async def test_trouble_under_the_question_goes_on_with_the_crisis(steered: Talk, daan: Learner, typed: str) -> None:
    await steered.says("#slaat")
    await steered.says("een 7")
    (reply,) = await steered.says(typed)
    assert "0800-2000" in reply
    assert steered.engine.asked == []


@pytest.mark.parametrize("began", ["#dood", "#teken"])
async def test_what_a_rule_or_a_sign_saw_keeps_all_its_caution(steered: Talk, daan: Learner, began: str) -> None:
    await steered.says(began)
    (reply,) = await steered.says("een 7")
    assert not reply.startswith(ALARMED)
    assert "Bij 113" in reply or "0800-2000" in reply


@pytest.mark.parametrize("confirmed", ["nee", "ik meen het", "bel mij", "ben alleen", "#dood", "#gok echt"])
async def test_what_he_confirmed_is_no_guess(steered: Talk, daan: Learner, confirmed: str) -> None:
    await steered.says("#gok")
    await steered.says(confirmed)
    assert not (await steered.says("een 7"))[0].startswith(ALARMED)


async def test_it_is_asked_once(steered: Talk, daan: Learner) -> None:
    await steered.says("#gok")
    await steered.says("een 7")
    await steered.says("hoezo dan")  # explained
    assert (await steered.says("help"))[0].count(ALARMED) == 0


async def test_a_tap_counts_however_late(steered: Talk, daan: Learner, parts: Parts, place: Place) -> None:
    await steered.says("#gok")
    await steered.says("een 7")
    steered.parts.clock.forward(hours=9)  # type: ignore[attr-defined]
    replies = await steered.taps("check:no", "Nee, het gaat wel")
    assert SORRY in replies[0]
    assert "answer_opgelost" in history(parts, place, steered, daan)


async def test_a_restart_forgets_neither_the_guess_nor_the_question(steered: Talk, daan: Learner) -> None:
    await steered.says("#gok")
    steered.restart()
    assert (await steered.says("een 7"))[0].startswith(ALARMED)
    steered.restart()
    assert SORRY in (await steered.says("nee"))[0]


async def test_before_he_joined_one_after_the_other(steered: Talk, parts: Parts, place: Place) -> None:
    make_learner(parts, place, status="invited")
    await steered.says("hoi")
    await steered.says("wil niet dat jullie #gok van mij opslaan")
    assert (await steered.says("een 7"))[0].startswith(ALARMED)
    replies = await steered.says("nee hoor")
    assert SORRY in replies[0]
    assert len(replies) >= 2  # the question of onboarding goes on


@pytest.mark.parametrize("second", ["zo bedoel ik het niet joh", "nee ik ga gewoon voetballen", "je snapt me verkeerd"])
async def test_a_crisis_by_rule_ends_by_two_denials_in_any_wording(
    steered: Talk, daan: Learner, parts: Parts, place: Place, second: str
) -> None:
    await steered.says("#dood")
    (careful,) = await steered.says("nee joh ik bedoel gewoon de trein")
    assert careful.endswith("Klopt het dat het goed gaat en dat je veilig bent?")
    assert SORRY in (await steered.says(second))[0]


def test_the_step_is_kept_whole() -> None:
    for step in (
        CrisisStep("geweld", "self", "first", guess=True), CrisisStep("geweld", "self", ASKED),
        CrisisStep("overdosis", "other", "answers.veilig", called=True, guess=True),
    ):  # fmt: skip
        assert CrisisStep.parse(step.key) == step


@pytest.mark.parametrize(
    ("rules", "only"),
    [
        (("model:x",), True), (("model:x", "session:answer"), True), ((), False), (("model:x", "sign:y"), False),
        (("check:yes",), False), (("suicidaliteit-dood-willen",), False),
    ],
)  # fmt: skip
def test_what_a_guess_is(rules: tuple[str, ...], only: bool) -> None:
    verdict = Assessment("crisis", evidence=tuple(Evidence("", rule) for rule in rules), kind="geweld")
    assert only_guessed(verdict) is only


async def test_silence_leaves_the_crisis_as_it_is(steered: Talk, daan: Learner, parts: Parts) -> None:
    await steered.says("#gok")
    await steered.says("een 7")
    steered.notices()
    steered.parts.clock.forward(hours=13)  # type: ignore[attr-defined]
    settle_silence(parts)
    (case,) = steered.cases(daan)
    assert (case.level, case.kind, case.status) == ("crisis", "suicidaliteit", "notified")


async def test_a_question_about_us_leaves_the_careful_one_open(steered: Talk, daan: Learner) -> None:
    await steered.says("#gok")
    await steered.says("een 7")
    await steered.says("wie leest dit allemaal")
    assert SORRY in (await steered.says("nee hoor"))[0]
