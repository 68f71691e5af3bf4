"""Headers as Dutch school systems write them."""

from __future__ import annotations

import pytest

from bot.imports import columns, matching
from bot.imports.columns import SENSITIVE, Choices, faults, guess, suggest
from bot.imports.files import read
from bot.imports.problem import FileProblem

from .lists import DAAN, HEADERS, TODAY, choices_of, text


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Leerlingnummer", "student_number"), ("Stamnr.", "student_number"), ("LLNR", "student_number"),
        ("Roepnaam", "first_name"), ("Voornaam", "given_names"), ("Officiële voornamen", "given_names"),
        ("Tussenvoegsel(s)", "infix"), ("TV", "infix"), ("Achternaam", "last_name"), ("Achternaam ", "last_name"),
        ("Geb. datum", "born_on"), ("geboortedatm", "born_on"), ("GEBOORTEDATUM", "born_on"),
        ("Uitstroomdatum", "left_on"), ("Datum uit", "left_on"), ("Einddatum", "left_on"),
        ("Uitschrijfdatum", "left_on"),
        ("Profiel", "profile"), ("Uitstroomprofiel VSO", "profile"), ("Cluster", "cluster"),
        ("E-mail", "mail"), ("E-mailadres leerling", "mail"), ("Mobiel", "phone"), ("Tel. leerling", "phone"),
        ("06-nummer", "phone"), ("Mentor", "coach"), ("Transitiecoach", "coach"), ("E-mail mentor", "coach"),
        ("Gemeente", "region"), ("RMC-regio", "region"), ("Startkwalificatie", "startkwalificatie"),
        ("Hoogste diploma", "startkwalificatie"), ("Vervolgopleiding", "enrolled"), ("Labels", "tags"),
        ("Opmerking labels", "tags"), ("Naam", "full_name"),
    ],
)  # fmt: skip
def test_a_header_is_known(header: str, field: str) -> None:
    assert guess(header)[0] == field


@pytest.mark.parametrize(
    "header",
    ["Tel. moeder", "Mobiel ouder 1", "E-mail vader", "Telefoon verzorger", "Naam school", "Noodnummer",
     "Mail werkgever",
     "Geboorteplaats", "Datum inschrijving", "Inschrijfdatum", "Klas", "Postcode", "", "Xyz", "Voorletters"],
)  # fmt: skip
def test_what_is_not_the_learners_own_is_not_taken_for_it(header: str) -> None:
    assert guess(header)[0] == ""


@pytest.mark.parametrize(
    "header", ["BSN", "Burgerservicenummer", "PGN", "Onderwijsnummer", "BSN leerling", "Diagnose (DSM)"]
)
def test_what_the_law_forbids_is_never_read(header: str) -> None:
    assert guess(header)[0] == SENSITIVE
    table = read("lijst.csv", text([*HEADERS, header], [*DAAN, "111222333"]))
    [hidden] = [one for one in matching.view(table, choices_of(table).columns) if one.hidden]
    assert (hidden.header, hidden.examples, hidden.field) == (header, (), "")
    assert "nooit gelezen" in " ".join(faults(table.headers, Choices({7: "tags"}, {})))


def test_every_known_header_belongs_to_one_field() -> None:
    data = columns.fields()
    folded = [columns.fold(header) for one in data.values() for header in one["headers"]]
    assert sorted(folded) == sorted(set(folded))


def test_roepnaam_and_voornaam_live_side_by_side() -> None:
    assert suggest(["Roepnaam", "Voornaam", "Achternaam", "Naam"]) == {
        0: "first_name",
        1: "given_names",
        2: "last_name",
    }


def test_a_header_that_is_there_twice_is_asked_about() -> None:
    table = read("lijst.csv", text([*HEADERS, "Achternaam"], [*DAAN, "Jansen"]))
    assert "last_name" not in choices_of(table).columns.values()
    assert matching.notes(table, choices_of(table).columns) == ["Achternaam (D), Achternaam (H)"]
    with pytest.raises(FileProblem, match="hetzelfde kopje"):
        matching.with_named(table, {}, [("Achternaam", "last_name")])
    assert matching.with_named(table, {}, [("H", "Achternaam")]) == {7: "last_name"}


def test_a_column_whose_values_make_no_sense_is_not_proposed() -> None:
    stories = ["Gaat vaak alleen naar huis, heeft hulp nodig bij reizen", "Was in december lang ziek thuis"]
    table = read("lijst.csv", text([*HEADERS, "Opmerking"], *([*DAAN, story] for story in stories)))
    assert "tags" not in choices_of(table).columns.values()
    table = read("lijst.csv", text([*HEADERS, "Opmerking"], [*DAAN, "2026, nazorg"]))
    assert choices_of(table).columns[7] == "tags"


def test_choices_that_cannot_be() -> None:
    said = faults(HEADERS, Choices({1: "first_name", 2: "first_name", 4: "born_on"}, {"left_on": "2026-07-15"}))
    assert [one for one in said if "Roepnaam (B), Tussenvoegsel (C)" in one]
    assert [one for one in said if "Uitstroomprofiel" in one]
    assert len(said) == 2
    assert "de naam" in faults(HEADERS, Choices({4: "born_on", 5: "left_on", 6: "profile"}, {}))[0]


def test_choices_by_name() -> None:
    table = read("lijst.csv", text([*HEADERS, "Vrij"], [*DAAN, "x"]))
    chosen = matching.with_named(table, matching.propose(table, TODAY), [("vrij", "tags"), ("Profiel", "")])
    assert chosen[7] == "tags"
    assert 6 not in chosen
    assert matching.with_named(table, {0: "student_number"}, [("H", "Leerlingnummer")]) == {7: "student_number"}
    for pair in (("Weg", "tags"), ("Vrij", "schoenmaat")):
        with pytest.raises(FileProblem):
            matching.with_named(table, {}, [pair])
