"""The cv as JSON Resume, there and back."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core.cv import KINDS, STATES, Cv, Education, Fact, Work
from bot.core.cv_resume import from_json_resume, to_json_resume

_FULL = Cv(
    name=Fact("Daan Jansen", "1"),
    place=Fact("Utregt", "2", suggestion="Utrecht"),
    phone=Fact("0612345678", "1"),
    mail=Fact("d@x.nl", "3"),
    work=(
        Work(
            key=2,
            kind=Fact("stage", "4"),
            employer=Fact("een garage", "4"),
            role=Fact("hulpmonteur", "4"),
            place=Fact("Lunteren", "4"),
            length=Fact("half jaar", "5"),
            still=Fact("nee", "5"),
            tasks=(Fact("Banden wisselen", "4"), Fact("Vegen", "6")),
        ),
        Work(key=5, employer=Fact("Lidl", "7"), start=Fact("2024-09", "7"), still=Fact("ja", "7")),
    ),
    education=(
        Education(key=1, level=Fact("praktijkonderwijs", "8"), state=Fact("praktijkverklaring", "8")),
        Education(key=2, school=Fact("Aventus", "9"), subject=Fact("groen", "9"), state=Fact("busy", "9")),
    ),
    skills=(Fact("Koken", "9"),),
    languages=(Fact("Turks", "9", level="goed"), Fact("Nederlands", "9")),
    licences=(Fact("B", "9"),),
    certificates=(Fact("VCA", "9"),),
    transport=(Fact("fiets", "9"),),
    availability=(Fact("elke dag", "9"), Fact("vanaf september", "9")),
    wishes=(Fact("kok worden", "9"),),
    refused=frozenset({"contact"}),
    unknown=frozenset({"work.2.period"}),
    none=frozenset({"skills"}),
    private=frozenset({"bsn", "vso"}),
    asked=("name", "name", "contact"),
    closed=True,
    last="work.2",
)


def test_a_full_cv_comes_back_as_it_was() -> None:
    stored = json.loads(json.dumps(to_json_resume(_FULL)))

    assert from_json_resume(stored) == _FULL


def test_it_is_json_resume_with_what_the_documents_need() -> None:
    resume = to_json_resume(_FULL)

    assert resume["basics"] == {
        "name": "Daan Jansen",
        "phone": "0612345678",
        "email": "d@x.nl",
        "location": {"city": "Utregt"},
    }
    first, second = resume["work"]
    assert (first["name"], first["position"], first["highlights"]) == (
        "een garage",
        "hulpmonteur",
        ["Banden wisselen", "Vegen"],
    )
    assert {key: first["x-nazorg"][key] for key in ("kind", "length", "still_there")} == {
        "kind": "stage",
        "length": "half jaar",
        "still_there": False,
    }
    assert (second["startDate"], second["x-nazorg"]["still_there"]) == ("2024-09", True)
    assert resume["education"][0]["x-nazorg"]["practical"] is True
    assert resume["education"][1]["x-nazorg"]["state"] == "busy"
    assert resume["languages"][0] == {"language": "Turks", "fluency": "goed"}
    assert resume["x-nazorg"]["licences"] == ["B"]
    assert resume["x-nazorg"]["transport"] == ["fiets"]
    assert resume["x-nazorg"]["availability"] == "elke dag, vanaf september"


def test_a_length_is_never_made_into_dates() -> None:
    resume = to_json_resume(Cv(work=(Work(key=1, length=Fact("2 jaar")),)))

    assert not {"startDate", "endDate"} & set(resume["work"][0])


def test_an_empty_cv_has_no_empty_parts() -> None:
    assert set(to_json_resume(Cv())) == {"$schema"}


def test_a_resume_of_somebody_else_is_read_too() -> None:
    resume = {
        "basics": {"name": "Kim", "location": "nowhere", "phone": 6},
        "work": [{"name": "Jumbo", "startDate": "2022", "x-nazorg": []}, "rubbish"],
        "skills": [{"name": "Koken", "level": "goed"}],
        "languages": "Dutch",
        "x-nazorg": {"availability": "elke dag", "licences": ["B", 3]},
    }

    cv = from_json_resume(resume)

    assert cv.name == Fact("Kim")
    assert cv.place is None
    assert cv.work == (Work(key=1, employer=Fact("Jumbo"), start=Fact("2022")),)
    assert cv.skills == (Fact("Koken", level="goed"),)
    assert (cv.availability, cv.licences) == ((Fact("elke dag"),), (Fact("B"),))


def test_what_was_changed_in_the_stored_resume_counts() -> None:
    resume = to_json_resume(_FULL)
    resume["skills"] = [{"name": "Lassen"}]
    resume["work"][0]["name"] = "Garage Jansen"

    cv = from_json_resume(resume)

    assert cv.skills == (Fact("Lassen"),)
    assert cv.work[0].employer == Fact("Garage Jansen", "4")


_VALUES = st.text(min_size=1, max_size=30)
_FACTS = st.builds(Fact, _VALUES, st.text(max_size=5), suggestion=st.text(max_size=9))
_MAYBE = st.none() | _FACTS
_LISTS = st.lists(_FACTS, max_size=4, unique_by=lambda fact: fact.value).map(tuple)
_WORKS = st.builds(
    Work,
    key=st.integers(1, 99),
    kind=st.none() | st.builds(Fact, st.sampled_from(KINDS), st.text(max_size=5)),
    employer=_MAYBE,
    role=_MAYBE,
    place=_MAYBE,
    start=_MAYBE,
    end=_MAYBE,
    length=_MAYBE,
    still=st.none() | st.builds(Fact, st.sampled_from(["ja", "nee"]), st.text(max_size=5)),
    tasks=_LISTS,
)
_SCHOOLS = st.builds(
    Education,
    key=st.integers(1, 99),
    school=_MAYBE,
    subject=_MAYBE,
    level=_MAYBE,
    state=st.none() | st.builds(Fact, st.sampled_from(STATES), st.text(max_size=5)),
    start=_MAYBE,
    end=_MAYBE,
    length=_MAYBE,
)


@given(name=_MAYBE, work=st.lists(_WORKS, max_size=3), education=st.lists(_SCHOOLS, max_size=3), skills=_LISTS)
def test_any_cv_comes_back(
    name: Fact | None, work: list[Work], education: list[Education], skills: tuple[Fact, ...]
) -> None:
    cv = replace(Cv(), name=name, work=tuple(work), education=tuple(education), skills=skills)

    assert from_json_resume(json.loads(json.dumps(to_json_resume(cv)))) == cv
