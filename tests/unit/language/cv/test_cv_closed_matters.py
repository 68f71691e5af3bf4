"""What has few answers, in wordings of all sorts: a level, whether a job lasts, name, home, papers, strengths."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import Cv, Education, Work
from bot.core.cv_merge import merge
from bot.language.cv import CvReader


def _read(reader: CvReader, text: str, now: datetime, question: str | None = None) -> Cv:
    return merge(Cv(), reader.read(text, question=question, now=now, source="1"))


def _schools(cv: Cv) -> list[tuple[str, str]]:
    def told(one: Education) -> tuple[str, str]:
        return (one.level.value if one.level else "", one.state.value if one.state else "")

    return [told(one) for one in cv.education]


@pytest.mark.parametrize(
    ("question", "text", "schools"),
    [
        (None, "ik doe niveau 2 verkoop bij het deltion", [("mbo niveau 2", "busy")]),
        ("education", "niveau 1, papiertje heb ik", [("mbo niveau 1", "diploma")]),
        ("education", "entree gedaan en die heb ik ook gehaald, nu niveau 2 zorg",
         [("entree", "diploma"), ("mbo niveau 2", "busy")]),
        (None, "heb de havo geprobeerd maar dat werd niks dus toen naar de mavo, daar heb ik een diploma van",
         [("havo", "stopped"), ("mavo", "diploma")]),
        (None, "eerst basis gedaan daarna niveau 2 bbl bouw, dat laatste niet afgemaakt",
         [("vmbo basis", ""), ("mbo niveau 2 bbl", "stopped")]),
        ("education", "kader gehaald en toen mbo 4 ict, gestopt",
         [("vmbo kader", "diploma"), ("mbo niveau 4", "stopped")]),
        ("education", "kader, niet gehaald", [("vmbo kader", "stopped")]),
        ("education", "praktijkonderwijs nog tot juli dan klaar", [("praktijkonderwijs", "busy")]),
        ("education", "praktijkonderwijs, gewoon gehaald", [("praktijkonderwijs", "diploma")]),
        ("education", "praktijkonderwijs afgemaakt", [("praktijkonderwijs", "")]),
        (None, "vmbo gl gedaan", [("vmbo gl", "")]),
        ("work", "heb vca basis gehaald bij mn stage", []),
    ],
)  # fmt: skip
def test_a_level_and_what_came_of_it(
    cv_reader: CvReader, now: datetime, question: str | None, text: str, schools: list[tuple[str, str]]
) -> None:
    assert _schools(_read(cv_reader, text, now, question)) == schools


def test_a_school_goes_on_over_its_name_and_its_year(cv_reader: CvReader, now: datetime) -> None:
    cv = _read(cv_reader, "mbo 2 kapper doe ik nog steeds, bol, tweede jaar bij roc van flevoland", now)
    assert [one.school.value for one in cv.education if one.school] == ["ROC van Flevoland"]
    assert len(cv.education) == 1


@pytest.mark.parametrize(
    ("text", "still"),
    [("stage bij een manege, is nu klaar", "nee"), ("ik val soms in bij de snackbar van de buurman", "ja"),
     ("was ook bij ah maar moest weg na 3 maanden", "nee")],
)  # fmt: skip
def test_whether_it_lasts(cv_reader: CvReader, now: datetime, text: str, still: str) -> None:
    said = cv_reader.read(text, question="work", now=now)
    jobs = [one for one in said.facts if isinstance(one, Work)]
    assert [one.still.value for one in jobs if one.still] == [still]
    assert not said.closed  # "is nu klaar" is said of the stage, not of the cv


def test_how_long_until_he_had_to_go(cv_reader: CvReader, now: datetime) -> None:
    work = _read(cv_reader, "was ook bij ah maar moest weg na 3 maanden", now, "work").work
    assert [one.length.value for one in work if one.length] == ["3 maanden"]


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        (None, "mijn naam is voluit Johannes van den Bos maar zet Joop van den Bos neer", "Joop van den Bos"),
        ("name", "in mn paspoort staat Muhammed Ali Kaya maar schrijf maar Ali Kaya", "Ali Kaya"),
        ("name", "iedereen noemt me Fleur, eigenlijk Fleurtje Maas", "Fleurtje Maas"),
        ("name", "noem me maar Kees. Voor het cv: Cornelis Blom", "Cornelis Blom"),
        ("name", "ik heet eigenlijk Joanna Kowalska maar zet Anna Kowalska", "Anna Kowalska"),
        (None, "sharona is de naam, wijngaard van achteren", "Sharona Wijngaard"),
        (None, "demi\nachternaam is van der wal", "Demi van der Wal"),
        (None, "met lisa spreek je, lisa hendriks", "Lisa Hendriks"),
        ("name", "luuk, van achter heet ik de groot", "Luuk de Groot"),
        ("work", "Sanne is mn voornaam, Vos de achternaam", "Sanne Vos"),
        (None, "Lisa met een s, achternaam is Kroon", "Lisa Kroon"),
        (None, "Hoekstra, dat is mijn achternaam", "Hoekstra"),
        (None, "zet maar Albert Heijn erop", None),
        (None, "mijn achternaam volgt", None),
    ],
)  # fmt: skip
def test_the_name_that_he_wants_there(
    cv_reader: CvReader, now: datetime, question: str | None, text: str, name: str | None
) -> None:
    cv = _read(cv_reader, text, now, question)
    assert (cv.name.value if cv.name else None) == name


@pytest.mark.parametrize(
    ("question", "text", "place"),
    [
        (None, "ik woon in een dorpje bij Leerdam, Schoonrewoerd", "Schoonrewoerd"),
        ("place", "een gehucht bij Emmen, Nieuw-Dordrecht heet het", "Nieuw-Dordrecht"),
        (None, "ik woon in de buurt van Assen, in Rolde om precies te zijn", "Rolde"),
        ("work", "ik woon in een dorpje bij Venlo, Velden heet het", "Velden"),
        (None, "woonde eerst in Meppel nu in Steenwijk", "Steenwijk"),
        ("place", "Oss, nou ja Berghem eigenlijk", "Berghem"),
        (None, "ik woon in Nieuw-Dordrecht", "Nieuw-Dordrecht"),
        ("work.1.tasks", "stekkers in elkaar zetten, daar zit ik nu nog", None),
    ],
)  # fmt: skip
def test_his_own_village(
    cv_reader: CvReader, now: datetime, question: str | None, text: str, place: str | None
) -> None:
    cv = _read(cv_reader, text, now, question)
    assert (cv.place.value if cv.place else None) == place
    assert not any(one.employer for one in cv.work)


@pytest.mark.parametrize(
    ("text", "papers"),
    [("heb het papiertje voor de heftruck en ook vca", {"Heftruckcertificaat", "VCA"}),
     ("ik wil het papiertje voor de heftruck halen", set()),
     ("ik kan met de heftruck overweg maar een certificaat is er niet", set())],
)  # fmt: skip
def test_a_paper_told_before_its_machine(cv_reader: CvReader, now: datetime, text: str, papers: set[str]) -> None:
    assert {one.value for one in _read(cv_reader, text, now).certificates} == papers


@pytest.mark.parametrize(
    ("question", "text", "skills"),
    [
        ("education", "ben goed in op tijd komen en precies werken. slecht in rekenen maar dat hoeft er niet op haha",
         ["Op tijd komen", "Precies werken"]),
        ("skills", "goed in netjes werken en doorzetten", ["Netjes werken", "Doorzetten"]),
        ("skills", "goed in op tijd zijn en hard doorwerken", ["Op tijd zijn", "Hard doorwerken"]),
        ("skills", "op tijd komen. nooit ziek", ["Op tijd komen", "Nooit ziek"]),
        ("skills", "snel leren, netjes zijn. alleen concentreren is lastig", ["Snel leren", "Netjes zijn"]),
        (None, "ik ben goed in mensen helpen maar slecht in laat opblijven", ["Mensen helpen"]),
    ],
)  # fmt: skip
def test_what_he_is_good_at_is_taken_whole_and_is_no_work(
    cv_reader: CvReader, now: datetime, question: str | None, text: str, skills: list[str]
) -> None:
    cv = _read(cv_reader, text, now, question)
    assert [one.value for one in cv.skills] == skills
    assert cv.work == ()


@pytest.mark.parametrize(
    ("question", "text", "refused", "private"),
    [
        ("work.1.tasks", "heb autisme moet dat erop? liever niet", set(), {"diagnose"}),
        ("work.1.period", "bsn zeg ik niet", set(), {"bsn"}),
        ("work.1.tasks", "mijn uitkering hoeft er niet op hoor", set(), {"uitkering"}),
        ("education", "mn mailadres liever niet", {"mail"}, set()),
        ("work.1.period", "geboortedatum geef ik niet", {"birth"}, set()),
        ("work.1.tasks", "ok laat maar. 06 12345606", {"work.1.tasks"}, set()),
        ("work.1.tasks", "dat zeg ik niet", {"work.1.tasks"}, set()),
    ],
)  # fmt: skip
def test_what_is_named_is_refused_and_nothing_else(
    cv_reader: CvReader, now: datetime, question: str, text: str, refused: set[str], private: set[str]
) -> None:
    said = cv_reader.read(text, question=question, now=now)
    assert (set(said.refused), set(said.private)) == (refused, private)
    assert not any(isinstance(one, Work) for one in said.facts)


def test_he_speaks_no_language_that_he_only_understands(cv_reader: CvReader, now: datetime) -> None:
    cv = _read(cv_reader, "sranan versta ik maar praten kan ik niet, nederlands en engels wel", now, "languages")
    assert [one.value for one in cv.languages] == ["Nederlands", "Engels"]


def test_a_verb_alone_tells_what_he_does(cv_reader: CvReader, now: datetime) -> None:
    cv = _read(cv_reader, "Ik zit bij atelier Kleurrijk. Dat is dagbesteding. Ik schilder en ik maak kaarten.", now)
    assert [fact.value for fact in cv.work[0].tasks][:1] == ["Schilderen"]
