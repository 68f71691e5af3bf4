"""What learners tell of a vacancy and of themselves, in their own spelling."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.letter import LetterSaid
from bot.language.vacancy import VacancyReader
from bot.language.vacancy.own import slips_in

NOW = datetime(2026, 11, 25, 11, tzinfo=UTC)


def read(text: str, question: str | None = None) -> LetterSaid:
    return VacancyReader().read(text, question=question, now=NOW)


@pytest.mark.parametrize(
    ("text", "question", "employer", "role", "place"),
    [
        ("bij de jumbo in ede, vakkenvuller, had een briefje hangen", "vacancy", "Jumbo", "vakkenvuller", "Ede"),
        ("wil een brief voor de action", None, "Action", "", ""),
        ("brief jumbo vakkenvuller", None, "Jumbo", "vakkenvuller", ""),
        ("garage jansen in lunteren", "employer", "Garage Jansen", "", "Lunteren"),
        ("bij de bakker om de hoek", "vacancy", "de bakker", "", ""),
        ("als kok bij restaurant De Smulhoek in zwolle", "vacancy", "Restaurant De Smulhoek", "kok", "Zwolle"),
        ("ah", "employer", "Albert Heijn", "", ""),
        ("het heet Smit Metaal", "employer", "Smit Metaal", "", ""),
        ("schoonmaker", "role", "", "schoonmaker", ""),
        ("help met briev schrijven voor de dierenwinkel", None, "de dierenwinkel", "", ""),
        ("ik heb een vacature gezien voor hulpkok bij la place", None, "La Place", "hulpkok", ""),
    ],
)
def test_employer_role_and_place(text: str, question: str | None, employer: str, role: str, place: str) -> None:
    found = read(text, question).vacancy
    assert (found.employer, found.role, found.place) == (employer, role, place)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("haha", "vacancy"), ("ja", "employer"), ("ok is goed", "role"), ("0612345678", "why"), ("Sem Bakker", "can"),
        ("wat moet ik zeggen?", "why"), ("hoe lang moet een brief zijn", "can"), ("=1+1", "why"), ("😀😀", "can"),
        ("doei", None), ("mijn moeder is ziek", None),
    ],
)  # fmt: skip
def test_what_tells_nothing_is_nothing(text: str, question: str | None) -> None:
    assert not read(text, question)


@pytest.mark.parametrize("text", ["weet niet", "geen idee", "idk", "dat weet ik nog niet"])
def test_not_knowing_settles_a_question(text: str) -> None:
    assert read(text, "employer").unknown == {"employer"}


@pytest.mark.parametrize("text", ["sla over", "zeg ik liever niet", "nee", "skip"])
def test_a_refusal_settles_a_question(text: str) -> None:
    assert read(text, "why").refused == {"why"}


def test_his_words_go_where_they_belong_whatever_was_asked() -> None:
    said = read("omdat het dichtbij is en ik kan goed met mensen, kan meteen beginnen", "can")
    assert said.why == ("omdat het dichtbij is",)
    assert said.can == ("ik kan goed met mensen",)
    assert said.start == ("kan meteen beginnen",)


def test_everything_at_once() -> None:
    said = read("ik wil een brief voor de action want dat lijkt me leuk en ik kan goed kassa doen")
    assert said.vacancy.employer == "Action"
    assert said.vacancy.work == ""
    assert said.why == ("want dat lijkt me leuk",)
    assert said.can == ("ik kan goed kassa doen",)


def test_what_is_private_is_left_out_but_not_work_with_people() -> None:
    assert read("omdat ik autisme heb en rust fijn vind", "why").private == {"diagnose"}
    assert read("ik krijg wajong", "can").why == ()
    assert read("ik zat op het vso", "why").left_out == (("can", "ik zat op het vso"),)  # what he did is no reason
    assert read("ik wil werken met mensen met een beperking", "why").why
    assert read("mijn bsn is 123456782", "why").private == {"bsn"}


def test_only_sure_slips_are_found() -> None:
    assert slips_in("ik ben egt gezelig") == {"egt": "echt", "gezelig": "gezellig"}
    assert slips_in("Ik hou van mensen en ik help graag.") == {}


def test_a_time_in_doubt_is_the_time() -> None:
    assert read("weet ik niet precies ik denk januari", "start").start == ("januari",)
    assert read("na de kerst", "start").start == ("na de kerst",)


@pytest.mark.parametrize(
    ("text", "question", "employer", "role"),
    [
        ("bij tuincentrum Groenrijk Halder, medewerker planten", "vacancy", "Groenrijk Halder", "medewerker planten"),
        ("bakkershulp in de nacht", "role", "", "bakkershulp"),
        ("kamermeisje bij hotel De Zwaan", "vacancy", "Hotel De Zwaan", "kamermeisje"),
        ("postbode bij PostNL", "vacancy", "PostNL", "postbode"),
        ("weekendkracht bij de gamma", "vacancy", "Gamma", "weekendkracht"),
        ("de kringloop, die heet Estafette", "vacancy", "Estafette", ""),
    ],
)
def test_a_kind_of_work_in_no_list_and_a_name_in_full(text: str, question: str, employer: str, role: str) -> None:
    found = read(text, question).vacancy
    assert (found.employer, found.role) == (employer, role)


@pytest.mark.parametrize(
    ("text", "question", "work"),
    [
        ("bij de boer, koeien melken", "vacancy", "koeien melken"),
        ("planten water geven, klanten helpen", "role", "planten water geven, klanten helpen"),
        ("sorteren enzo", "role", "sorteren"),
        ("ergens met autos", "employer", "ergens met autos"),
        ("schoonmaak", "vacancy", "in de schoonmaak"),
        ("doe maar zonder naam", "role", ""),
        ("omdat dieren rustig maken", "role", ""),
    ],
)
def test_what_he_does_there(text: str, question: str, work: str) -> None:
    assert read(text, question).vacancy.work == work


@pytest.mark.parametrize(
    "text",
    [
        "ik hou van buiten werken en heb stage gedaan bij de plantsoenendienst in Tiel",
        "heb al een jaar bij de kringloop gewerkt", "ik werkte bij de hema in Assen", "mijn stage bij de jumbo",
        "ik liep stage bij een manege", "ik heb ervaring bij de bakker",
    ],
)  # fmt: skip
def test_where_he_was_before_is_not_where_the_letter_goes(text: str) -> None:
    assert not read(text, "why").vacancy


def test_unless_he_wants_to_go_back() -> None:
    assert read("ik heb stage gelopen bij de Jumbo en daar wil ik werken").vacancy.employer == "Jumbo"


@pytest.mark.parametrize(
    "text", ["ik ben Joost van der Wiel", "me naam is Aylin Demir", "ben Kevin Prins", "ik ben noor de graaf"]
)
def test_who_he_is_is_about_him(text: str) -> None:
    assert VacancyReader().about_him(text)


@pytest.mark.parametrize(
    "text", ["ik ben snel", "ik ben rustig en netjes", "stuur hem naar manege@voorbeeld.nl", "ik ben mei jarig"]
)
def test_what_is_not_his_name_or_reach(text: str) -> None:
    assert not VacancyReader().about_him(text)


@pytest.mark.parametrize(
    ("text", "role", "employer"),
    [
        ("medewerker bij dierenwinkel Pluim & Poot in Roermond, 24 uur", "medewerker", "Dierenwinkel Pluim & Poot"),
        ("assistent bij bakkerij Vos & Zoon", "assistent", "Bakkerij Vos & Zoon"),
        ("medewerker groen bij hoveniersbedrijf Maas", "medewerker groen", "Hoveniersbedrijf Maas"),
    ],
)
def test_where_it_is_belongs_to_the_name_and_not_to_the_role(text: str, role: str, employer: str) -> None:
    told = read(text, "vacancy").vacancy
    assert (told.role, told.employer) == (role, employer)


@pytest.mark.parametrize("text", ["tillen kan ik ja zakken van 20 kilo is niks", "ben 18", "5 keer per week kan ik"])
def test_a_number_is_not_when_he_can_begin(text: str) -> None:
    assert read(text, "start").start == ()


@pytest.mark.parametrize("text", ["1 januari", "over 2 weken", "vanaf de 12e", "15 dec", "na mijn stage over 3 weken"])
def test_a_number_of_time_is(text: str) -> None:
    assert read(text, "start").start == (text,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("zet er niet in dat ik van speciaal onderwijs kom", "vso"), ("niet vermelden dat ik adhd heb", "diagnose"),
        ("laat mijn autisme eruit", "diagnose"),
    ],
)  # fmt: skip
def test_what_he_wants_left_out_is_heard_at_any_question(text: str, kind: str) -> None:
    said = read(text, "contact")
    assert said
    assert said.private == {kind}
    assert (said.why, said.can, said.start, said.left_out) == ((), (), (), ())
