"""What is told for a letter beside its open question is kept: a place, hours, languages, a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.content import load
from bot.conversation.guides.letter_beside import _hours, _place, names_himself
from bot.conversation.guides.plan_hear import own_list
from bot.services.parts import Parts
from tests.unit.conversation.guides.test_letter import Talk
from tests.unit.services.world import make_learner, make_place


@pytest.fixture
def talk(parts: Parts) -> Iterator[Talk]:
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        yield Talk(parts, uow, learner)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("functie heet gastheer, 16 uur, weekend", "16 uur"),
        ("het is 12-20 uur per week", "12-20 uur"),
        ("tis voor 24 uur in de week", "24 uur"),
        ("ik kan 16 uur werken", ""),
        ("ik werkte daar 8 uur per dag", ""),
        ("om 3 uur gesprek", ""),
    ],
)
def test_the_hours_of_the_work(text: str, hours: str) -> None:
    assert _hours(text) == hours


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("bij het eise eisinga planetarium", "Eise Eisinga Planetarium"),
        ("vacature bij de vrolijke pauw", "Vrolijke Pauw"),
        ("ik hielp bij mijn oom", ""),
        ("goed bij mensen", ""),
        ("gewoon in de stad", ""),
    ],
)
def test_a_place_that_no_list_has(text: str, place: str) -> None:
    assert _place(text) == place


@pytest.mark.parametrize(
    ("text", "named"), [("naam is Jelmer Wiarda", True), ("ik heet bo", True), ("de baas heet jan", False)]
)
def test_he_names_himself(text: str, named: bool) -> None:
    assert names_himself(text) is named


def test_languages_go_into_a_letter_that_was_shown(talk: Talk) -> None:
    talk.begin("help met een brief voor gastheer bij museum het schip")
    talk("omdat ik schepen mooi vind", "laat maar zien")
    assert "Ik spreek Fries en Duits." in talk("kan er nog bij dat ik ook fries en duits praat")
    assert "Ik spreek Engels" not in talk("engels praat ik niet")


def test_no_name_for_above_the_letter_is_fine(talk: Talk) -> None:
    talk.begin("help met een brief voor kok bij hotel de zon")
    assert load("gids_letter")["asked"]["geen_naam"]["text"] in talk(
        "weet niet hoe die mevrouw heet, staat er niet bij"
    )


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Esra Yilmaz. ik hou van mensen", "Esra Yilmaz", 1),
        ("sanne de boer, omdat het dichtbij is", "Sanne de Boer", 1),
        ("Mohamed El Idrissi", "Mohamed El Idrissi", 0),
        ("mooie dieren. ik hou van buiten zijn", "", 2),
        ("omdat ik graag met mensen werk", "", 1),
        ("leuk werk en lieve mensen", "", 1),
    ],
)
def test_a_name_is_never_a_reason(talk: Talk, text: str, name: str, why: int) -> None:
    talk.begin("help met een brief voor verkoopmedewerker bij de action")
    talk(text)
    assert talk.state["facts"].get("name", "") == name
    assert len(talk.state["facts"].get("why", ())) == why


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("ja is goed zo. alleen zet maar 24 uur ipv 20 ik las het verkeerd", "24 uur"),
        ("o wacht het is niet 20 maar 24 uur", "24 uur"),
        ("het moet 16 uur zijn", "16 uur"),
        ("ik kan 30 uur werken", "20 uur"),
        ("ik sta om 7 uur op", "20 uur"),
    ],
)
def test_other_hours_than_before(talk: Talk, text: str, hours: str) -> None:
    talk.begin("help met een brief voor verkoopmedewerker bij de action, 20 uur per week")
    assert talk.state["facts"]["vacancy"]["hours"].startswith("20 uur")
    talk("omdat ik mensen leuk vind", "laat maar zien", text)
    assert talk.state["facts"]["vacancy"]["hours"].startswith(hours)


@pytest.mark.parametrize("text", ["en hoe stuur ik dat dan?", "hoe mail ik de brief", "hoe verstuur ik dit eigenlijk"])
def test_how_it_is_sent(talk: Talk, text: str) -> None:
    talk.begin("help met een brief voor verkoopmedewerker bij de action")
    talk("omdat ik mensen leuk vind", "laat maar zien")
    assert load("gids_letter")["asked"]["naar_baas"]["text"] in talk(text)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "check. plan voor volgende week: 1 hal bellen en die kennismaking niet verpesten",
            ("1 hal bellen", "Die kennismaking niet verpesten"),
        ),
        ("mijn plan: cv printen, langs bij de jumbo", ("Cv printen", "Langs bij de jumbo")),
        ("todo deze week: brief af, bellen, sporten", ("Brief af", "Bellen", "Sporten")),
        ("plan: 1) cv printen 2) naar de hema", ("Cv printen", "Naar de hema")),
        ("maak een plan voor mij", ()),
        ("wat is mijn plan?", ()),
        ("mijn plan is om kok te worden", ()),
        ("hoe maak ik een plan: eerst bellen?", ()),
        ("mijn plan: er niet meer zijn", ()),
    ],
)
def test_a_plan_in_his_own_words(text: str, steps: tuple[str, ...]) -> None:
    assert own_list(text) == steps
