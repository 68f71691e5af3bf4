"""What is agreed on out of a message as a whole: no call out of a day that tells something else, and all that he
arranges in one breath."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.core.checkin import Answer
from bot.services.checkins import no_answer
from bot.services.escalations import agreements
from bot.services.parts import Parts
from bot.understanding.answers.second_look import looked_over
from bot.understanding.answers.surely_agreed import tells_of_life

pytestmark = pytest.mark.usefixtures("database")


def looked(parts: Parts, text: str, question: str | None) -> dict[str, Answer]:
    """What is read of `text` while `question` is open."""

    def read(name: str) -> Mapping[str, Answer]:
        return no_answer.read(parts, text, name, "arbeidsmarkt")

    return looked_over(text, no_answer.read(parts, text, question, "arbeidsmarkt"), question, read)


@pytest.mark.parametrize(
    "text",
    [
        "woensdag ben ik vrij dan ga ik zwemmen", "donderdag heb ik rijles om 4 uur", "maandag start mijn stage",
        "zondag komt mijn oma dan eten we taart", "vrijdag ga ik met mijn broer vissen", "dinsdag naar de tandarts",
        "zaterdagnamiddag gaan we naar de markt", "na 8 uur lig ik al op bed", "morgen om 9 uur begin ik",
        "volgende week dinsdag heb ik toets", "vanavond kijk ik film met me zus", "in het weekend slaap ik uit",
    ],
)  # fmt: skip
def test_a_day_that_tells_something_else_is_no_call(real: Parts, text: str) -> None:
    assert "bellen" not in looked(real, text, "stemming")


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("morgen voor 12 uur", "morgen, voor 12:00"), ("na vieren kan ik", "na 16:00"),
        ("dan liever woensdag", "woensdag"), ("bel me woensdag dan ben ik vrij", "woensdag"),
        ("volgende keer in de avond appen", "liever een appje, in de avond"),
    ],
)  # fmt: skip
def test_a_time_that_is_one_to_call_is_kept(real: Parts, text: str, call: str) -> None:
    assert looked(real, text, "stemming")["bellen"].value == call


@pytest.mark.parametrize(
    "text",
    [
        "ja dat mag coach wel weten", "dat mag coach wel weten hoor", "coach mag dat gerust horen",
        "zeg het maar tegen coach", "van mij mag de coach alles weten",
    ],
)  # fmt: skip
def test_that_the_coach_may_know_is_leave_and_nothing_besides(real: Parts, text: str) -> None:
    found = looked(real, text, "gaat")
    assert found["mag_coach"].value == "ja"
    assert "wie_weet" not in found


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("ja zeg het maar tegen coach maar alleen zij, en bel me op mijn eigen nummer morgen voor 12",
         "bellen morgen voor 12:00, alleen op je eigen nummer, alleen [coach]"),
        ("ge moogt het zeggen tegen coach, enkel aan haar, en ze mag mij bellen woensdagnamiddag",
         "bellen woensdagmiddag, alleen [coach]"),
        ("prima vertel het coach maar verder niemand, app me liever vrijdag na 3 uur",
         "een appje sturen, vrijdag na 15:00, alleen [coach]"),
        ("ja mag maar niet tegen papa. bel maar donderdagochtend", "bellen donderdagochtend, niet aan vader"),
        ("ja coach mag dit weten. mama moet erbij zijn als ze belt want dat vind ik eng, dinsdag na 4",
         "bellen dinsdag na 16:00, met moeder erbij"),
    ],
)  # fmt: skip
def test_all_of_one_message_is_kept_and_said_back(real: Parts, text: str, back: str) -> None:
    found = looked(real, text, "mag_coach")
    assert found["mag_coach"].value == "ja"
    assert agreements.said_back(found) == back


@pytest.mark.parametrize(
    ("text", "life"),
    [
        ("thuis ouwe moe zeurt. vrienden voetballen zaterdag", True),
        ("zaterdag ga ik naar de bios", True),
        ("zondag eten we altijd bij mn opa en oma", True),
        ("ik zit in de bieb tot 4 uur", True),
        ("we zijn zondag bij mn tante tot 6 uur", True),
        ("10 uur", False),
        ("ik eet om 6 uur dus daarna kan", False),
        ("vrijdag na 3, eerder werk ik", False),
        ("nee wacht dinsdag niet dan train ik", False),
        ("woensdagnamiddag", False),
        ("ik werk tot 5 dus daarna", False),
        ("bel maar zaterdag, dan ben ik bij vrienden", False),
    ],
)
def test_a_day_of_his_own_life_is_no_time_to_call(text: str, life: bool) -> None:
    assert tells_of_life(text) is life


@pytest.mark.parametrize(
    ("text", "question", "call"),
    [("10 uur", "mag_coach", "om 10:00"), ("10", "cijfer", "")],
)
def test_an_hour_alone_is_a_time_to_call_and_a_number_is_none(
    real: Parts, text: str, question: str, call: str
) -> None:
    found = looked(real, text, question)
    assert (found["bellen"].value if "bellen" in found else "") == call


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("ja coach mag wel. maar niet bellen als hij er is", "niet als hij er is"),
        ("coach mag het weten hoor. en bel niet als mijn vader thuis is", "niet als mijn vader thuis is"),
    ],
)
def test_how_to_call_is_not_who_may_know(real: Parts, text: str, call: str) -> None:
    found = looked(real, text, "gaat")
    assert found["bellen"].value == call
    assert not found["wie_weet"].value.startswith('"') if "wie_weet" in found else True
