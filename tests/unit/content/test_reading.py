"""The reading gate lets plain, kind text through and stops everything else, each for its own reason."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.content.checks.lines import read_lines
from bot.content.checks.policy import read_policy
from bot.content.checks.reading import judge
from bot.content.checks.texts import Text

POLICY = read_policy(load("leesniveau"))
LINES = read_lines(load("hulplijnen"))


def complaints(text: str, audience: str = "learner", *, button: bool = False) -> list[str]:
    return [problem.what for problem in judge(Text("here", text, audience, button), POLICY, LINES)]


@pytest.mark.parametrize(
    "text",
    [
        "Hoi [voornaam]! Hoe gaat het op je werk?",
        "Is er nu gevaar? Bel dan {lijn:112}. Ben je veilig?",
        "Chatten kan op {chat:113}.",
        "Oké. Ik vraag het aan [coach].",
    ],
)
def test_plain_text_passes(text: str) -> None:
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "Ik vraag het straks aan de man van school en dan hoor je van mij of het wel of niet mag.",
            "words in",
        ),
        (
            "Ik ga het voor je vragen aan de man van je school. "
            "Dan hoor je van mij of hij het wel of niet goed vindt. "
            "Als het niet mag, dan ga ik met jou op zoek naar iets anders.",
            "words a sentence",
        ),
        (
            "Begeleiding organiseren vereist verantwoordelijke communicatie. "
            "Informatie aanleveren blijft altijd een noodzakelijke voorbereiding.",
            "reading ease",
        ),
        ("Hoe gaat het? Heb je nog werk?", "2 questions"),
        ("Dat is heel rechtsomkeertig.", "is rare"),
        ("Wij bellen u morgen.", '"u"'),
        ("Je traject begint.", '"traject"'),
        ("Dit is een escalatie.", '"escalatie"'),
        ("Waarom heb je niet geantwoord?", "presses"),
        ("Goed bezig!", "cheers"),
        ("Hoi {naam}.", "{naam}"),
        ("Hoi [achternaam].", "[achternaam]"),
        ("Bel {lijn:115}.", "no help line"),
    ],
)
def test_each_fault_is_found(text: str, complaint: str) -> None:
    assert any(complaint in said for said in complaints(text))


def test_a_forbidden_word_inside_another_is_no_fault() -> None:
    assert not any('"u"' in said for said in complaints("Nu is het goed."))


def test_a_button_must_fit_and_use_common_words() -> None:
    assert complaints("Ja, dat mag", button=True) == []
    assert any("characters" in said for said in complaints("Ja, dat mag je zeker wel doen", button=True))
    assert any("rare" in said for said in complaints("Rechtsomkeertig", button=True))


def test_staff_may_read_a_little_harder_text_than_learners() -> None:
    text = "Het traject duurt nog drie weken."
    assert complaints(text, "staff") == []
    assert complaints(text, "learner") != []


def test_a_text_in_more_languages_is_not_measured_but_still_has_to_be_kind() -> None:
    text = Text(
        "here",
        "Ik praat alleen Nederlands. Mówię tylko po niderlandzku. Goed bezig!",
        "learner",
        foreign=True,
    )
    assert ["cheers" in problem.what for problem in judge(text, POLICY, LINES)] == [True]
