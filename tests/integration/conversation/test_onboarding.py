"""From a code to a first check-in: nobody gets in as somebody else, and nothing is taken as a yes."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.consent import standing
from bot.core.learner import Learner
from bot.services.escalations import tasks
from bot.services.parts import Parts
from bot.services.people import learners
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, fresh, make_learner


@pytest.fixture
def invited(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place, status="invited", account=None, consents={})


@pytest.fixture
def code(parts: Parts, invited: Learner) -> str:
    return make_code(parts, invited)


def make_code(parts: Parts, learner: Learner) -> str:
    with parts.begin() as uow:
        made = learners.invite(parts, uow, learner.id)
        uow.commit()
    return made


def says_yes_to(parts: Parts, learner: Learner, purpose: str) -> bool | None:
    with parts.begin() as uow:
        return standing(uow.people.consents(learner.id), purpose)  # type: ignore[arg-type]


async def upto_birth(talk: Talk, code: str, account: str = "a1") -> None:
    for text in (code, "ja", "ja", "Daan"):
        await talk.says(text, account=account)


async def test_the_whole_way(talk: Talk, invited: Learner, parts: Parts, code: str) -> None:
    welcome, who_reads, consent = await talk.says(code)
    assert "De Brug" in welcome
    assert "Marieke" in who_reads
    assert talk.buttons == ["onboarding:ja", "onboarding:nee"]
    assert consent == "Mag ik je af en toe vragen hoe het gaat?"
    assert "Marieke" in (await talk.taps("onboarding:ja"))[-1]
    await talk.says("is goed")
    assert "Hoi Daantje." in (await talk.says("ik heet daantje"))[0]
    done = await talk.says("1 maart 2007")
    assert "Klaar! Ik weet nu genoeg, Daantje." in done[0]
    assert talk.engine.asked == ["/start_checkin"]
    now = fresh(parts, invited)
    assert (now.status, now.name) == ("active", "Daantje")
    assert (says_yes_to(parts, invited, "checkin"), says_yes_to(parts, invited, "coach")) == (True, True)
    assert talk.account().learner_id == invited.id


@pytest.mark.parametrize(
    "text", ["{}", "/start {}", "code {}", "mijn code is {}", "hoi ik heb deze code: {} klopt dat"]
)
@pytest.mark.parametrize("spelling", [str, str.lower, lambda c: c.replace("-", ""), lambda c: c.replace("-", " ")])
async def test_the_code_is_found_in_any_spelling(talk: Talk, code: str, text: str, spelling: object) -> None:
    replies = await talk.says(text.format(spelling(code)))  # type: ignore[operator]
    assert replies[-1] == "Mag ik je af en toe vragen hoe het gaat?"


async def test_no_consent_enters_the_ledger_before_it_is_sure_who_gives_it(
    talk: Talk, invited: Learner, parts: Parts, code: str
) -> None:
    await upto_birth(talk, code)
    assert says_yes_to(parts, invited, "checkin") is None
    assert talk.account().learner_id is None
    assert fresh(parts, invited).status == "invited"


async def test_no_to_the_coach_is_kept(talk: Talk, invited: Learner, parts: Parts, code: str) -> None:
    for text in (code, "ja", "nee", "Daan", "01-03-2007"):
        await talk.says(text)
    assert says_yes_to(parts, invited, "coach") is False
    assert fresh(parts, invited).status == "active"


async def test_no_to_checkins_is_respected_and_can_be_changed(
    talk: Talk, invited: Learner, parts: Parts, code: str
) -> None:
    await talk.says(code)
    assert "Dan stuur ik je geen vragen" in (await talk.says("nee"))[0]
    assert "Dan stuur ik je geen vragen" in (await talk.says("hoi"))[0]
    assert talk.engine.asked == []
    assert fresh(parts, invited).status == "invited"
    assert (await talk.says("START"))[0] == "Mag ik je af en toe vragen hoe het gaat?"


@pytest.mark.parametrize("text", ["wat is dat", "🙃", "misschien", ""])
async def test_what_is_no_yes_is_asked_again(talk: Talk, invited: Learner, parts: Parts, code: str, text: str) -> None:
    await talk.says(code)
    assert (await talk.says(text))[-1] == "Mag ik je af en toe vragen hoe het gaat?"
    assert talk.account().onboarding["step"] == "checkins"


async def test_wrong_codes_are_limited_for_an_hour(talk: Talk, code: str, clock: FixedClock) -> None:
    for number in range(6):
        assert "ken ik niet" in (await talk.says(f"AAAA-222{number}"))[0]
    assert "over een uur" in (await talk.says(code))[0]
    assert "113" in (await talk.says("HULP"))[0]
    assert "over een uur" not in (await talk.says(code, account="ander"))[0]
    clock.forward(minutes=61)
    assert (await talk.says(code))[-1].startswith("Mag ik")


async def test_a_flood_of_codes_in_one_message_is_no_way_in(talk: Talk, code: str) -> None:
    assert "Heb je een code gekregen" in (await talk.says("ABCD-2345 " * 500 + code))[0]


async def test_three_wrong_birth_dates_become_a_task_for_a_person(
    talk: Talk, invited: Learner, parts: Parts, place: Place, code: str
) -> None:
    await upto_birth(talk, code)
    assert "niet lezen" in (await talk.says("gisteren"))[0]  # no try
    for _ in range(2):
        assert "klopt" in (await talk.says("02-03-2007"))[0]
    assert "een mens van je school" in (await talk.says("03-03-2007"))[0]
    (case,) = talk.cases(invited)
    assert (case.kind, case.status) == ("identity", "notified")
    assert [n.template for n in talk.notices()] == ["identity_check"]
    assert "een mens van je school" in (await talk.says("01-03-2007"))[0]  # right, but too late
    assert talk.account().learner_id is None
    tasks.settle_identity(parts, place.coach.id, case.id, same=True)
    await talk.says("hoi")
    assert talk.account().learner_id == invited.id


async def test_a_stranger_with_a_found_code_stays_outside(
    talk: Talk, invited: Learner, parts: Parts, place: Place, code: str
) -> None:
    await upto_birth(talk, code)
    for _ in range(3):
        await talk.says("02-03-2007")
    tasks.settle_identity(parts, place.coach.id, talk.cases(invited)[0].id, same=False)
    await talk.says("hoi")
    assert talk.account().learner_id is None
    assert fresh(parts, invited).status == "invited"
    assert says_yes_to(parts, invited, "checkin") is None


async def test_a_crisis_while_joining_is_not_told_under_an_unproven_name(
    talk: Talk, invited: Learner, code: str
) -> None:
    await upto_birth(talk, code)
    replies = await talk.says("#dood")
    assert "113" in replies[0]
    assert "Ik weet niet wie je bent" in replies[1]
    assert talk.cases(invited) == []


async def test_below_16_a_parent_comes_first(talk: Talk, parts: Parts, place: Place) -> None:
    young = make_learner(parts, place, born_on=date(2010, 11, 26), status="invited", account=None, consents={})
    await upto_birth(talk, make_code(parts, young))
    assert "nog geen 16" in (await talk.says("26-11-2010"))[0]
    assert talk.engine.asked == []
    (case,) = talk.cases(young)
    assert case.kind == "parent"
    assert "nog geen 16" in (await talk.says("mag het al"))[0]
    tasks.record_parent(parts, place.coach.id, case.id, "moeder", date(2026, 11, 25))
    assert "Klaar!" in (await talk.says("hoi"))[0]
    assert fresh(parts, young).status == "active"


async def test_a_crisis_below_16_leaves_the_task_of_the_parent_alone(talk: Talk, parts: Parts, place: Place) -> None:
    young = make_learner(parts, place, born_on=date(2010, 11, 26), status="invited", account=None, consents={})
    await upto_birth(talk, make_code(parts, young))
    await talk.says("26-11-2010")
    talk.notices()
    assert "113" in (await talk.says("#dood"))[0]
    found = {case.kind: case for case in talk.cases(young)}
    assert {kind: case.level for kind, case in found.items()} == {"parent": "attention", "suicidaliteit": "crisis"}
    assert len(talk.notices()) == 3
    tasks.record_parent(parts, place.coach.id, found["parent"].id, "moeder", date(2026, 11, 25))


async def test_sixteen_today_is_old_enough(talk: Talk, parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place, born_on=date(2010, 11, 25), status="invited", account=None, consents={})
    await upto_birth(talk, make_code(parts, learner))
    assert "Klaar!" in (await talk.says("25-11-2010"))[0]


async def test_a_used_code_lets_nobody_else_in(talk: Talk, invited: Learner, parts: Parts, code: str) -> None:
    await upto_birth(talk, code)
    await talk.says("01-03-2007")
    assert "al gebruikt" in (await talk.says(code, account="ander"))[0]
    assert talk.account("ander").onboarding.get("learner") is None


async def test_two_with_the_same_code_at_once(talk: Talk, invited: Learner, parts: Parts, code: str) -> None:
    await upto_birth(talk, code)
    await upto_birth(talk, code, account="ander")
    await talk.says("01-03-2007")
    assert "al gebruikt" in (await talk.says("01-03-2007", account="ander"))[0]
    assert talk.account("ander").learner_id is None


async def test_an_older_code_stops_working(talk: Talk, invited: Learner, parts: Parts, code: str) -> None:
    make_code(parts, invited)
    assert "ken ik niet" in (await talk.says(code))[0]


async def test_stop_while_joining_ends_it(talk: Talk, invited: Learner, code: str) -> None:
    await talk.says(code)
    assert "geen berichten meer" in (await talk.says("stop"))[0]
    assert talk.account().onboarding == {}


async def test_without_a_coach_the_school_is_named(talk: Talk, parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place, coach=False, status="invited", account=None, consents={})
    replies = await talk.says(make_code(parts, learner))
    assert "Je school leest pas iets" in replies[1]
    assert "[coach]" not in "".join(replies)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("<b>Piet</b>", "BPietb"),
        ("[coach]", "Coach"),
        ("{lijn:113}", "Lijn"),
        ("ik ben Jan-Willem de Vries", "Jan-Willem de"),
    ],
)
async def test_a_name_is_letters_only(talk: Talk, code: str, typed: str, name: str) -> None:
    for text in (code, "ja", "ja"):
        await talk.says(text)
    assert (await talk.says(typed))[0].startswith(f"Hoi {name}.")


async def test_a_yes_is_not_heard_twice_when_the_database_goes_away(
    talk: Talk, invited: Learner, code: str, clock: FixedClock
) -> None:
    """The yes to check-ins must not become a yes to telling the coach."""
    await talk.says(code)
    talk.switch.after = 3
    await talk.says("ja")
    talk.switch.back()
    clock.forward(minutes=3)
    await talk.made_good()
    assert talk.account().onboarding["step"] == "coach"
    assert "coach" not in talk.account().onboarding
