"""A bare "mag dat?" asks about what was told just before."""

from __future__ import annotations

import pytest

from bot.understanding.questions.asked_for import asked_for
from bot.understanding.questions.follow_up import follow_up

SACKED = ["gvd heeft me ontslagen via whatsapp", "3 dagen ziek en toen dit"]


@pytest.mark.parametrize("text", ["mag dat uberhaupt???", "mag dat zomaar?", "kan dat wel", "en klopt dat eigenlijk?"])
def test_what_it_is_about_is_what_was_told(text: str) -> None:
    assert follow_up(text, SACKED) == "ontslag_ziek"
    assert follow_up(text, ["ben ontslagen"]) == "ontslag"
    assert follow_up(text, ["mijn loon is nog niet betaald"]) == "loon_laat"
    assert follow_up(text, ["ik hou van koken"]) == ""


def test_a_question_of_its_own_is_left_alone() -> None:
    assert follow_up("mag dat in een cv", SACKED) == ""
    assert follow_up("ja dat mag", SACKED) == ""


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("kan ik nu dan naar niveau 2 of moet ik werken?", "na_entree"), ("mag ik door naar niveau 2", "na_entree"),
        ("hoe lang duurt niveau 2", "niveaus"), ("wekker zetten helpt niet heb je tips", "opstaan"),
        ("ik verslaap me steeds heb je tips", "opstaan"), ("is er iets in de buurt waar je heen kan", "ontmoeten"),
        ("is er iets mis?", ""), ("ik ben verslapen", ""),
        ("ja zij mag appen niet bellen want dan hoort mn moeder het", ""),
    ],
)  # fmt: skip
def test_what_is_asked_has_its_own_answer(text: str, subject: str) -> None:
    assert "".join(asked_for(text).subjects) == subject
