"""The wish to have all wiped, and a no to being kept, in his own words."""

from __future__ import annotations

import pytest

from bot.conversation.asked_of_us.commands import read_command
from bot.conversation.asked_of_us.forgetting import (
    asks_what_is_gone,
    may_want_forgotten,
    refuses_keeping,
    wants_forgotten,
)
from bot.conversation.joining.onboarding_words import yes_or_no
from bot.understanding.questions.who_reads import own_questions


@pytest.mark.parametrize(
    "text",
    [
        "gooi alles maar weg wat je van me hebt", "ik wil dat je niks meer van me hebt", "maak mijn gegevens leeg",
        "ik wil niet meer in jullie computer staan", "alles over mij moet weg", "ik wil eruit, gooi mijn info weg",
        "ik wil dat alles weg is. alles verwijderen", "alles deleten graag",
    ],
)  # fmt: skip
def test_that_nothing_is_to_be_left_is_heard(text: str) -> None:
    command = read_command(text)
    assert wants_forgotten(text) or (command is not None and command.kind == "forget")


def test_what_may_mean_it_is_asked_about() -> None:
    assert may_want_forgotten("kun je vergeten wat ik allemaal gezegd heb", after=False)
    assert may_want_forgotten("kan alles weg?", after=True)
    assert not may_want_forgotten("kan alles weg?", after=False)
    assert not may_want_forgotten("ik wil alles vergeten", after=True)
    assert not may_want_forgotten("heb alles verwijderd op mn telefoon", after=False)


@pytest.mark.parametrize(
    "text",
    [
        "nee mag je niet bewaren ik ken jullie niet", "hou maar niks bij van mij", "nee mag je niet opslaan",
        "wil ik niet dat jullie dat onthouden", "ik geef geen toestemming",
        "nee ik wil niet dat jullie dingen van mij opslaan",
    ],
)  # fmt: skip
def test_a_no_to_being_kept_is_heard(text: str) -> None:
    assert refuses_keeping(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik kan niks onthouden", "je mag het bewaren", "heb geen toestemming van mijn ouders nodig",
        "ze mag mijn geld niet bewaren", "moet ik alles onthouden?", "prima bewaar maar", "zet mijn adres er niet op",
    ],
)  # fmt: skip
def test_other_words_about_keeping_are_no_such_no(text: str) -> None:
    assert not refuses_keeping(text)


def test_a_yes_or_no_to_joining_is_found_behind_other_words() -> None:
    assert yes_or_no("mwa doe maar") is True
    assert yes_or_no("vertrouw dit niet dus nee") is False


@pytest.mark.parametrize("text", ["is t gelukt", "en wat marieke al weet?", "en de mail die al gestuurd is", "klaar?"])
def test_a_question_about_what_is_gone_is_known(text: str) -> None:
    assert asks_what_is_gone(text)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("gaat mijn baas dit zien", "baas"), ("hoe lang bewaren jullie dit", "hoe_lang"),
        ("geven jullie dit aan de politie", "instanties"), ("kan de uitkering dit zien", "instanties"),
        ("komt mn pa dit te weten", "ouders"), ("wie kijkt er mee in deze chat", "wie_leest"),
        ("wanneer gooi je het weg", "hoe_lang"), ("is alles weg?", "nog_niet_weg"),
        ("heb je het gewist", "nog_niet_weg"),
        ("je gaat dit niet tegen mijn ouders zeggen toch??", "ouders"),
        ("wie helpt me als die 2 jaar om zijn?", "na_nazorg"),
    ],
)  # fmt: skip
def test_a_question_about_telling_gets_the_piece_about_whom_it_names(text: str, subject: str) -> None:
    assert own_questions(text, ()).subjects == (subject,)


@pytest.mark.parametrize(
    "text", ["mag mijn baas dit zomaar doen?", "moet ik dit tegen mijn baas zeggen?", "is het werk nu weg?",
             "mijn moeder zegt dat het niet mag"]
)  # fmt: skip
def test_a_question_about_something_else_is_none(text: str) -> None:
    assert own_questions(text, ()).subjects == ()


def test_how_to_tell_somebody_himself_is_no_question_about_us() -> None:
    asked = own_questions("hoe vertel ik dit aan mijn moeder?", ())

    assert (asked.subjects, asked.own) == (("moeilijk_zeggen",), False)
