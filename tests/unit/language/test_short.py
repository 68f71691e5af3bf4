"""A short answer to the open question is read whole, in any dialect; what is more than that, or unclear, is left."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language import CheckinReader

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

READ = [  # text, question, value
    ("jo", "plek", "ja"),
    ("jao hoor", "plek", "ja"),
    ("nog altied", "plek", "ja"),
    ("er is niks veranderd", "plek", "ja"),
    ("nope niet meer", "plek", "nee"),
    ("tis gedaan", "plek", "nee"),
    ("contract is afgelopen", "plek", "nee"),
    ("ook best", "stemming", "goed"),
    ("best", "geld", "goed"),
    ("goei", "vrije_tijd", "goed"),
    ("tuus goe", "wonen", "goed"),
    ("noflik", "wonen", "goed"),
    ("kon minder", "stemming", "goed"),
    ("geen klagen", "wonen", "goed"),
    ("poerbest heur", "stemming", "goed"),
    ("gaot wel", "mensen", "matig"),
    ("gaat zn gang", "geld", "matig"),
    ("bwa", "mensen", "matig"),
    ("kon slechter", "wonen", "matig"),
    ("ni super", "stemming", "matig"),
    ("klein maar fijn", "wonen", "matig"),
    ("kom net rond", "geld", "matig"),
    ("skeer", "geld", "slecht"),
    ("voor geen meter", "stemming", "slecht"),
    ("altijd gezeik", "mensen", "slecht"),
    ("verveel me kapot", "vrije_tijd", "slecht"),
    ("7/8", "cijfer", "8"),
    ("zeuven", "cijfer", "7"),
    ("vast", "einde", "nee"),
    ("onbepaalde tijd", "einde", "nee"),
    ("hoor ik nog", "einde", "weet niet"),
    ("mei", "einde", "loopt af"),
    ("t/m juni", "einde", "loopt af"),
    ("jo graag", "hulp", "ja"),
    ("neuj", "hulp", "nee"),
    ("red mij wel", "hulp", "nee"),
    ("stoppen met vapen", "hulp", "minderen of stoppen"),
    ("ga je gang", "mag_coach", "ja"),
    ("van mij wel", "mag_coach", "ja"),
    ("liever nie", "mag_coach", "nee"),
    ("beter van niet", "mag_coach", "nee"),
    ("blijft tussen ons", "mag_coach", "nee"),
    ("neem toch nie op", "bellen", "niet bellen"),
    ("wanneer jullie willen", "bellen", "maakt niet uit"),
    ("in me pauze", "bellen", "in de pauze"),
    ("woe", "bellen", "woensdag"),
]

LEFT = [  # an answer to nothing, or to more than one thing
    ("misschien", "mag_coach"),
    ("als het moet", "mag_coach"),
    ("ja en nee", "mag_coach"),
    ("hangt ervan af", "mag_coach"),
    ("jo met wie dan", "mag_coach"),
    ("als ik vrij ben", "bellen"),
    ("same", "geld"),
    ("gamen", "vrije_tijd"),
    ("genoeg van al die vragen joh", "geld"),
    ("best veel dagen vrij gehad", "stemming"),
    ("op de fiets", "stemming"),
    ("vast wel ergens in het systeem", "einde"),
    ("blijft mijn broer ook tussen ons wonen", "mag_coach"),
    ("klein", "geld"),
    ("is super druk geweest met van alles", "stemming"),
]


@pytest.mark.parametrize(("text", "question", "value"), READ)
def test_a_short_answer_is_read(reader: CheckinReader, text: str, question: str, value: str) -> None:
    answer = reader.read(text, question=question, profile="arbeidsmarkt", now=NOW).get(question)
    assert answer is not None
    assert answer.value == value


@pytest.mark.parametrize(("text", "question"), LEFT)
def test_what_is_no_answer_is_left(reader: CheckinReader, text: str, question: str) -> None:
    answer = reader.read(text, question=question, profile="arbeidsmarkt", now=NOW).get(question)
    assert answer is None or not answer.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100%", "alle lessen"),
        ("nooit gespijbeld", "alle lessen"),
        ("bekant altijd", "de meeste lessen"),
        ("mis soms een les", "de meeste lessen"),
        ("fifty fifty", "soms"),
        ("lig meestal in bed", "bijna nooit"),
        ("spijbel veel", "bijna nooit"),
    ],
)
def test_how_often_he_goes_to_school(reader: CheckinReader, text: str, value: str) -> None:
    assert reader.read(text, question="uren", profile="vervolgonderwijs", now=NOW)["uren"].value == value


def test_hardly_any_more_is_still_there_and_seldom(reader: CheckinReader) -> None:
    read = reader.read("amper nog", question="plek", profile="vervolgonderwijs", now=NOW)
    assert (read["plek"].value, read["uren"].value) == ("ja", "bijna nooit")


def test_without_a_question_it_says_nothing(reader: CheckinReader) -> None:
    for text in ("jo", "vast", "genoeg", "altijd", "blijft zo", "beter van niet"):
        assert not reader.read(text, question=None, profile="arbeidsmarkt", now=NOW)
