"""A plain denial takes back a crisis that only a guess began, in one step; any sign of danger keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.conversation.danger import withdrawn
from bot.conversation.danger.step import CrisisStep
from bot.core.conversation import Checkin
from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence
from bot.services.parts import Parts
from tests.conftest import safety
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, assess

SORRY, ENGINE = "Sorry voor de schrik", "antwoord"
DENIED = [
    "Hulp niet nodig", "nee er is niks", "zo bedoelde ik het niet, ik heb een vriend", "ik hep geen hulp nodig",
    "nee joh ik heb geen hulp nodig", "amai nee, zo bedoel ik da ni", "er is niks aan de hand hoor",
    "je snapt me verkeerd ik bedoel me baas", "niemand doet me iets", "huh nee gaat goed met me", "met mij is niks mis",
    "da was nie zo bedoeld zenne", "nee echt niet ik ben niet in gevaar", "bedoel ik niet, ik ga gewoon sporten",
    "alles is goed hier", "niks nodig, alles oke",
]  # fmt: skip
KEPT = [
    "nee", "hulp helpt niet", "ik wil geen hulp", "laat maar", "het heeft geen zin", "hij zegt dat er niks is",
    "hulp is niet meer nodig straks", "er is niks meer aan te doen", "er is niks meer om voor te leven",
    "niemand helpt me", "ik ben niet in gevaar maar hij slaat wel", "ik heb geen hulp nodig ik wil gewoon weg",
    "zo bedoelde ik het niet, hij slaat me alleen als hij dronken is", "nee hoor ik ben gewoon moe van alles",
    "nee alles is goed, ik heb alleen pillen gepakt", "geen hulp nodig het is mijn eigen schuld", "hoeft niet", "ok",
]  # fmt: skip


def step(kind: str = "geweld", chance: float = 0.86) -> CrisisStep:
    return CrisisStep(kind, "self", "first", guess=True, chance=chance)


@pytest.mark.parametrize("kind", ["geweld", "suicidaliteit", "dakloos"])
@pytest.mark.parametrize("typed", DENIED)
def test_a_plain_denial_takes_it_back(kind: str, typed: str) -> None:
    assert withdrawn.takes_back(step(kind), typed, safety().assess(typed))


@pytest.mark.parametrize("kind", ["geweld", "suicidaliteit", "dakloos"])
@pytest.mark.parametrize("typed", KEPT)
def test_trouble_a_bare_word_and_a_refusal_do_not(kind: str, typed: str) -> None:
    assert not withdrawn.takes_back(step(kind), typed, safety().assess(typed))


@pytest.mark.parametrize("kept", [
    step(chance=0.95), replace(step(), guess=False), step("overdosis"), step("psychose"), replace(step(), called=True),
])  # fmt: skip
def test_a_sure_guess_and_one_that_was_confirmed_stay(kept: CrisisStep) -> None:
    assert not withdrawn.takes_back(kept, "er is niks aan de hand hoor", Assessment("none"))


def test_what_it_tells_besides_is_kept() -> None:
    assert withdrawn.told(step(), "zo bedoelde ik het niet, ik heb een vriend") == "ik heb een vriend"
    assert withdrawn.told(step(), "nee er is niks") == ""


def marked(text: str, earlier: Sequence[str] = ()) -> Assessment:
    if "#gok" in text:
        return Assessment("crisis", ("thuis",), "self", (Evidence("…", "model:x"),), "geweld", chance=0.86)
    return assess(text, earlier)


@pytest.fixture
def steered(talk: Talk) -> Talk:
    talk = talk.judged_by(marked)
    return talk


async def alarmed(steered: Talk, text: str) -> None:
    """A guess that the check question did not come before: something was in doubt a moment ago."""
    await steered.says("#twijfel")
    await steered.taps("check:no")
    steered.engine.asked.clear()
    assert "0800-2000" in (await steered.says(text))[0]


def waiting(parts: Parts, learner: Learner) -> None:
    with parts.begin() as uow:
        uow.add(Checkin(learner.id, parts.now(), question="vrije_tijd"))
        uow.commit()


async def test_it_is_over_at_once_and_what_was_told_is_answered(
    steered: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    waiting(parts, daan)
    await alarmed(steered, "Thuis goed. Ik vriend #gok hebben nu.")
    sorry, answer = await steered.says("zo bedoelde ik het niet, ik heb een vriend")

    assert SORRY in sorry
    assert answer == ENGINE
    assert steered.engine.asked == ["Thuis goed. Ik vriend #gok hebben nu.\nik heb een vriend"]
    (case,) = steered.cases(daan)
    assert case.level == "crisis"  # people see both, and what he says of it
    assert ENGINE in await steered.says("welke dag schrijf jij weer")


async def test_where_nothing_was_asked_it_ends_with_the_sorry(steered: Talk, daan: Learner) -> None:
    await alarmed(steered, "#gok")
    (sorry,) = await steered.says("Hulp niet nodig")
    assert SORRY in sorry


@pytest.mark.parametrize("typed", ["niet veilig", "hij slaat me", "ik ben bang"])
async def test_after_a_word_of_danger_a_denial_is_asked_about(steered: Talk, daan: Learner, typed: str) -> None:
    await alarmed(steered, "#gok")
    await steered.says(typed)
    assert SORRY not in " ".join(await steered.says("zo bedoelde ik het niet"))


async def test_who_is_deaf_is_not_told_to_call(steered: Talk, daan: Learner) -> None:
    await alarmed(steered, "#gok")
    said = "\n".join(await steered.says("Bellen kan niet!! Ik doof. Altijd app"))
    assert "112NL" in said
    assert "appje" in steered.cases(daan)[0].call_time
    assert "bel dan" not in said
    assert not {"crisis:niet_durven", "crisis:bel_mij"} & set(steered.buttons)
    for typed in ("ik weet het niet", "hij komt zo", "en nu", "ja maar", "pff", "weet niet"):
        said = "\n".join(await steered.says(typed))
        assert "Bel " not in said
        assert "crisis:niet_durven" not in steered.buttons
