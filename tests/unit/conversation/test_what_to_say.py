"""What to say to the one he worries about is answered in that talk; other questions get a word of their own."""

from __future__ import annotations

import pytest

from bot.conversation.danger.hearing import reply_of
from bot.language.questions import asks
from bot.services.talk.listener import listened
from bot.understanding.moves.small_talk import small_talk
from bot.understanding.questions.guide_wish import wished


@pytest.mark.parametrize(
    "text",
    [
        "wat moet ik zeggen tegen haar", "wat zeg ik dan", "hoe help ik hem", "wat kan ik haar appen",
        "weet niet wat ik moet zeggen", "hoe moet ik hem troosten",
    ],
)  # fmt: skip
def test_what_to_say_to_her_is_about_her(text: str) -> None:
    assert reply_of(text, {}, ("suicidaliteit",), "other", asks_safe=True) == "wat_zeg_ik"
    assert reply_of(text, {}, ("suicidaliteit",), "self", asks_safe=True) != "wat_zeg_ik"


@pytest.mark.parametrize("text", ["maar kan wel hulp gebruiken", "beetje hulp misschien", "toch wel hulp graag"])
def test_a_wish_for_help_that_names_nothing_is_offered_a_person(text: str) -> None:
    assert listened(text, ()) == ("utter_vraag_mens",)


@pytest.mark.parametrize("text", ["ik heb geen hulp nodig", "ik krijg hulp van mijn moeder", "ze hebben haar geholpen"])
def test_no_such_wish_is_offered_nobody(text: str) -> None:
    assert listened(text, ()) != ("utter_vraag_mens",)


@pytest.mark.parametrize("text", ["wil je mijn vriend zijn", "jij bent mijn enige vriend", "zijn we nu vrienden"])
def test_a_friend_it_is_not_and_says_so(text: str) -> None:
    assert small_talk(text, within=True) == "utter_geen_vriend"


def test_its_age_is_nothing_that_the_coach_knows() -> None:
    assert small_talk("hoe oud ben je", within=True) == "utter_ik_niet"
    assert small_talk("kan je een vriend van mij bellen", within=True) != "utter_geen_vriend"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("ja oefenen", "practice"), ("kan ik oefenen", "practice"), ("ik moet oefenen voor rijexamen", None)],
)
def test_practising_by_one_word(text: str, kind: str | None) -> None:
    assert wished(text) == kind


@pytest.mark.parametrize(
    ("text", "question"),
    [("en als ik ziek word", True), ("wat als ik mijn baan verlies", True), ("als ik moe ben", False)],
)
def test_what_if_is_a_question(text: str, question: bool) -> None:
    assert asks(text) == question
