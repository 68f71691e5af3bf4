"""A question of his own in the middle of anything: found when it clearly is one, and nothing else taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.ports import Seed
from bot.services.checkins import checkin
from bot.services.parts import Parts
from bot.services.talk import information
from bot.services.talk.asides import for_engine
from bot.understanding.questions.asked_for import asked_for, looks_for_work
from bot.understanding.said import Said
from tests.unit.services.world import Place, begin_talk, make_learner

ABOUT_US = {
    "wat weten jullie eigenlijk over mij": ["wat_bewaard"],
    "welke gegevens hebben jullie van mij?": ["wat_bewaard"],
    "sla je dit ook op": ["ook_dit"],
    "wat doe je met mijn antwoorden": ["wat_bewaard"],
    "hoe komen jullie aan mn 06": ["nummer"],
    "van wie heb je mijn nummer gekregen": ["nummer"],
    "waar kennen jullie mij van": ["nummer"],
    "hoelang blijft dit staan": ["hoe_lang"],
    "hoe lang worden mn berichten bewaard": ["hoe_lang"],
    "hoor me baas dit ook": ["baas"],
    "kan mijn werkgever dit lezen?": ["baas"],
    "is dit prive of kan mn chef meelezen": ["wie_leest", "baas"],
    "en leest me moeder mee": ["ouders"],
    "kan mijn stiefvader dit zien?": ["ouders"],
    "hoort mijn broer dit": ["bekenden"],
    "komt de politie dit te weten": ["instanties"],
    "gaat dit naar de gemeente": ["instanties"],
    "ziet mijn mentor dit": ["school_leest"],
    "wie kan dit allemaal lezen": ["wie_leest"],
    "blijft dit tussen ons": ["wie_leest"],
    "kan ik alles laten wissen": ["wissen"],
    "ben ik verplicht te antwoorden": ["moeten"],
    "mag ik stoppen als ik wil?": ["moeten"],
    "wat bewaar je van mij en hoe lang bewaar je dat": ["wat_bewaard", "hoe_lang"],
}
WORDS_OF_OURS = {
    "wat is een doorstroompunt": "doorstroompunt",
    "wa doet da doorstroompunt": "doorstroompunt",
    "wie zijn dat van het doorstroompunt?": "doorstroompunt",
    "komen ze dan aan de deur?": "doorstroom_bezoek",
    "wat is een transitiecoach eigenlijk": "transitiecoach",
    "wat doet een coach": "transitiecoach",
    "wat is nazorg": "nazorg",
    "wat is een jobcoach?": "jobcoach",
    "wat is dagbesteding precies": "dagbesteding",
    "wat is dat, de beslagvrije voet": "loonbeslag",
    "wat betekent startkwalificatie": "startkwalificatie",
}
RULES = {
    "mag een deurwaarder mijn loon pakken": "loonbeslag",
    "kunnen ze mn loon zomaar afpakken dan?": "loonbeslag",
    "mogen ze beslag leggen op me wajong": "loonbeslag",
    "heb ik eigenlijk recht op ww": "ww",
    "moet ik zorgverzekering betalen nu ik 18 ben": "zorgverzekering",
    "hoeveel moet je minimaal verdienen als je 18 bent?": "minimumloon",
}
_FILE = Path(__file__).parents[1] / "content" / "everyday_questions.yml"
EVERYDAY = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
NONE = """kan je mijn muziek op pauze zetten
hoe lang duurt de pauze bij voetbal
hoeveel niveaus heeft candy crush
kan ik mijn pakketje nog terugsturen naar bol
mijn moeder heeft een andere man nu en ik hoor haar huilen. wat doe ik
weet je wat mijn baas deed
wie weet kan ik daar werken
kan ik met mijn baas praten
mijn moeder leest mijn brieven
niemand weet dit van mij
mijn baas hoort alles
hoe laat komt de taxi langs?
mag ik een foto van sjors sturen?
waarom wil je dat weten
mijn coach ziet mij elke week
ik woon bij mijn moeder en zie mn vader nooit
het doorstroompunt belde gister""".splitlines()


@pytest.mark.parametrize(("text", "subjects"), ABOUT_US.items())
def test_a_question_about_us_is_found(text: str, subjects: list[str]) -> None:
    asked = asked_for(text)
    assert list(asked.subjects) == subjects
    assert asked.own
    assert asked.alone


@pytest.mark.parametrize(("text", "subject"), (WORDS_OF_OURS | RULES | EVERYDAY).items())
def test_a_word_of_ours_or_a_rule_is_found(text: str, subject: str) -> None:
    assert asked_for(text).subjects == (subject,)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_such_question_is_left_alone(text: str) -> None:
    assert asked_for(text).subjects == ()


def test_what_is_said_beside_a_question_is_kept() -> None:
    asked = asked_for("ja ben nog bij de supermarkt. maar hoeveel moet je eigenlijk minimaal verdienen als je 18 bent?")
    assert (asked.subjects, asked.rest, asked.alone) == (("minimumloon",), "ja ben nog bij de supermarkt.", False)


def test_outside_a_checkin_the_engine_is_asked_for_the_piece() -> None:
    assert for_engine("hoort mijn baas dit?", Seed()) == '/informatie{"stuk":"baas"}'
    assert for_engine("mijn baas is boos", Seed()) == "mijn baas is boos"


def test_a_question_in_a_checkin_is_answered_and_costs_no_try(parts: Parts, place: Place) -> None:
    conversation = begin_talk(parts, make_learner(parts, place))
    checkin.start(parts, conversation)
    for text in ("hoort mn baas dit??", "en hoe lang bewaar je dit"):
        step = checkin.take(parts, conversation, Said(text, "privacy", 0.9))
        assert (step.informs, step.question, step.responses) == (True, "plek", ())
    asked = []
    for text in ("wat doet een coach", "leest me moeder mee", "wat is zorgtoeslag?", "wat is nazorg"):
        step = checkin.take(parts, conversation, Said(text, "privacy", 0.9))
        assert step.informs
        asked.append(step.question)
    assert asked[0] != "plek"  # put three times in a row, it waits
    assert "plek" in asked  # and comes once more, for none of these was a try


def test_an_answer_beside_a_question_is_taken_and_the_question_answered(parts: Parts, place: Place) -> None:
    conversation = begin_talk(parts, make_learner(parts, place))
    checkin.start(parts, conversation)
    step = checkin.take(parts, conversation, Said("plek=ja. en hoort mijn baas dit?", "checkin_good", 0.9))
    assert step.informs
    assert step.question == "cijfer"
    assert step.answered["plek"].startswith("ja")


def test_two_pieces_are_shown_and_only_the_last_has_buttons(parts: Parts, place: Place) -> None:
    conversation = begin_talk(parts, make_learner(parts, place))
    shown = information.answer(parts, conversation, Said("wat weet je van mij en hoe kom je aan mijn nummer", "", 0.2))
    assert len(shown) == 2
    assert not shown[0].buttons
    assert shown[1].buttons


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("iets met autos lijkt me vet. in Emmen", True),
        ("ik zoek werk in een winkel in Zwolle", True),
        ("liefst met dieren in Tiel", True),
        ("ik woon in Emmen", False),
        ("ik heb een auto", False),
    ],
)
def test_what_work_he_would_like_is_heard_at_any_time(text: str, yes: bool) -> None:
    assert looks_for_work(text) is yes
