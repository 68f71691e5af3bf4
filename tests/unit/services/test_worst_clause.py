"""The kind word of the worst clause: what is good in a message does not cover what is hard in it."""

from __future__ import annotations

import pytest

from bot.understanding.answers.by_clause import parts_of
from bot.understanding.kind.kind_words import worded

HARD = {
    "top werk en collegas, een 8. maar ik loop achter met me huur": "utter_erken_schuld",
    "school gaat goed maar ze pesten me in de pauze": "utter_erken_pesten",
    "het werk is leuk. mijn vriendin heeft het uitgemaakt": "utter_erken_uit",
    "gaat goed hoor. heb 3000 euro schuld bij klarna": "utter_erken_schuld",
    "leuke dag gehad op stage. alleen heb ruzie met me broer": "utter_erken_ruzie",
    "alles chill hier. maar moet stoppen met de opleiding": "utter_erken_school",
}  # fmt: skip
LIGHT = [
    "gewoon gewerkt, daarna gegamed. morgen weer vroeg op", "leuke collega's, goed loon en vrij weekend",
    "ga naar de bios met me zus. beetje moe wel", "ik heb een 8 gehaald. mijn docent was trots",
    "lekker gewerkt vandaag en gevoetbald, gewonnen", "we hebben taart gegeten. was gezellig met iedereen",
]  # fmt: skip


@pytest.mark.parametrize(("text", "word"), HARD.items())
def test_the_worst_clause_keeps_its_word(text: str, word: str) -> None:
    (said,) = worded(("utter_fijn",), text, None, (), grave=False)
    assert said.startswith(word)


@pytest.mark.parametrize("text", LIGHT)
def test_nothing_hard_is_found_where_there_is_none(text: str) -> None:
    assert not any(one.startswith("utter_erken") for one in worded(("utter_fijn",), text, None, (), grave=False))


@pytest.mark.parametrize(
    ("text", "parts"),
    [("zeg maar tegen coach dat het mag", 1), ("werk top. maar ik loop achter", 2), ("ja. top", 1),
     ("het is doe maar normaal daar", 1), ("goed daar, maar thuis is het niks, elke dag gezeur", 3), ("", 0)],
)  # fmt: skip
def test_clauses_that_say_enough(text: str, parts: int) -> None:
    assert len(parts_of(text)) == parts
