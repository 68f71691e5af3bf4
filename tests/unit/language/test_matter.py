"""A fact is taken only from words about its matter; who may stay is there; a bed that ends has its day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.language import CheckinReader

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def read(reader: CheckinReader, text: str, question: str | None, profile: str = "arbeidsmarkt") -> dict[str, str]:
    found = reader.read(text, question=question, profile=profile, now=NOW)
    return {name: answer.value for name, answer in found.items()}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("cijfer", "typen gaat bij mij niet zo goed"),
        ("cijfer", "praten gaat slecht bij mij"),
        ("cijfer", "lezen gaat niet zo goed"),
        ("mensen", "de wifi gaat slecht"),
        ("mensen", "lekker dan met die regen"),
        ("mensen", "fijn dat weer zeg"),
        ("stemming", "Jij hoeft niet te zeggen dat het fijn is"),
        ("mensen", "krijg mn geld op de 24e"),
        ("geld", "krijg mn geld op de 24e"),
        ("vrije_tijd", "nee is goed zo doei"),
        ("plek", "lukt niet om te stoppen"),
        ("plek", "vind dit niks"),
        ("plek", "vind het niks eigenlijk"),
        ("mensen", "vind het niks zo'n bot"),
        ("mensen", "beetje raar dit"),
        ("mensen", "beetje stom die vragen"),
        ("stemming", "goeie vragen hoor"),
        ("mensen", "mooi dan, alweer regen"),
    ],
)
def test_what_is_said_of_something_else_answers_nothing(reader: CheckinReader, question: str, text: str) -> None:
    assert read(reader, text, question) == {}


def test_a_benefit_that_ends_is_no_place_that_ends(reader: CheckinReader) -> None:
    assert "plek" not in read(reader, "wajong is gestopt", "plek")


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("mensen", "gaat goed", "mensen"),
        ("mensen", "het gaat wel goed ja", "mensen"),
        ("cijfer", "werken gaat goed", "gaat"),
        ("geld", "krijg gewoon betaald", "geld"),
        ("mensen", "krijg wel doorbetaald", "geld"),
        ("mensen", "loon komt altijd netjes op tijd", "geld"),
        ("geld", "prima", "geld"),
        ("stemming", "goed bedankt", "stemming"),
    ],
)
def test_what_is_said_of_it_counts(reader: CheckinReader, question: str, text: str, name: str) -> None:
    assert read(reader, text, question)[name] == "goed"


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("jaa ga er nog elke dag naartoe", "dagbesteding"),
        ("ben gestopt in oktober... maar ik mocht toch blijven", "arbeidsmarkt"),
        ("mn contract liep af maar is verlengd", "arbeidsmarkt"),
        ("maar ze hebben verlengd!! heb nu vast", "arbeidsmarkt"),
        ("ik mag gewoon blijven", "arbeidsmarkt"),
        ("want ik werk thuis voor een webshop", "arbeidsmarkt"),
        ("ik zit hele dag thuis want ik werk thuis", "arbeidsmarkt"),
        ("dat gaat niet door! ik mag blijven", "arbeidsmarkt"),
        ("donderdag weer aan de slag", "arbeidsmarkt"),
        ("woensdag ga ik weer", "dagbesteding"),
        ("over 3 weken ga ik weer werken", "arbeidsmarkt"),
        ("ben maandag weer", "arbeidsmarkt"),
        ("was gestopt maar ben weer terug sinds maandag", "vervolgonderwijs"),
        ("baas is top, baan blijft", "arbeidsmarkt"),
        ("thuiswerken joh", "arbeidsmarkt"),
        ("sta nog ingeschreven", "vervolgonderwijs"),
    ],
)
def test_who_may_stay_or_is_back_is_there(reader: CheckinReader, text: str, profile: str) -> None:
    assert read(reader, text, "mag_coach", profile)["plek"] == "ja"


@pytest.mark.parametrize(
    "text",
    [
        "mag niet blijven",
        "ik mag tot vrijdag blijven",
        "mag ik blijven?",
        "mag bij haar blijven slapen",
        "contract is niet verlengd",
    ],
)
def test_who_may_not_stay_is_not_there(reader: CheckinReader, text: str) -> None:
    assert read(reader, text, None).get("plek") != "ja"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mag bij mn zus slapen tot vrijdag daarna weet ik t niet", date(2026, 11, 27)),
        ("kan tot zondag bij me oom blijven dan moet ik weg", date(2026, 11, 29)),
        ("moet per 1 december uit mn kamer", date(2026, 12, 1)),
        ("slaap bij me broer tot zondag", date(2026, 11, 29)),
        ("huisbaas heeft mn kamer opgezegd per 1 januari", date(2027, 1, 1)),
    ],
)
def test_a_bed_that_ends_has_its_day(reader: CheckinReader, text: str, day: date) -> None:
    found = reader.read(text, question="cijfer", profile="arbeidsmarkt", now=NOW)["wonen"]
    assert (found.value, found.date) == ("slecht", day)


@pytest.mark.parametrize(
    "text", ["slaap tot 12 uur", "ik slaap uit tot half 11", "blijf tot vrijdag op stage", "ik blijf thuis"]
)
def test_sleeping_in_is_no_bed_that_ends(reader: CheckinReader, text: str) -> None:
    assert "wonen" not in read(reader, text, None)
