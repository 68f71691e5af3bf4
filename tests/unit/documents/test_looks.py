"""What a resume says on paper: nothing more, nothing invisible, in Dutch."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import looks
from bot.documents.clean import Cleaner, breakable, shorten
from bot.documents.coverage import covered
from bot.documents.dates import long_date, period, short_date
from bot.documents.sheet import Entry, Section, Sheet
from tests.unit.documents.resumes import DAAN, EXTREME, many

PERIODS = [
    (("2022-09", "", True, ""), "sept 2022 – nu"),
    (("2022-09", "2023-02", False, "half jaar"), "sept 2022 – feb 2023"),
    (("2023-03", "2023-06", False, ""), "mrt – juni 2023"),
    (("2023-03-01", "2023-03-30", False, ""), "mrt 2023"),
    (("2021", "2023", False, ""), "2021 – 2023"),
    (("2023", "2023", False, ""), "2023"),
    (("2023-05", "", False, ""), "mei 2023"),
    (("", "2023-05", False, ""), "tot mei 2023"),
    (("", "", True, "half jaar"), "half jaar, nu"),
    (("", "", False, "half jaar"), "half jaar"),
    (("2024", "", False, "half jaar"), "2024, half jaar"),
    (("vorige zomer", "2022-13", False, ""), "vorige zomer – 2022-13"),
    (("", "", False, ""), ""),
]


def section(sheet: Sheet, key: str) -> Section:
    return next(one for one in sheet.sections if one.key == key)


def words(sheet: Sheet) -> str:
    """Everything that is on the page."""
    parts = [sheet.name, sheet.label, sheet.summary, *sheet.contact]
    for one in sheet.sections:
        parts += [one.title, *one.items]
        parts += [" ".join((entry.title, entry.place, entry.note, entry.when, entry.text, *entry.lines))
                  for entry in one.entries]  # fmt: skip
    return "\n".join(parts)


@pytest.mark.parametrize(("facts", "said"), PERIODS)
def test_periods_in_dutch(facts: tuple[str, str, bool, str], said: str) -> None:
    assert period(*facts) == said


def test_dates_in_dutch() -> None:
    assert long_date(date(2026, 3, 3)) == "3 maart 2026"
    assert [short_date(one) for one in ("2022-08-31", "2022", "1850", "ooit", "")] == [
        "aug 2022", "2022", "1850", "ooit", "",
    ]  # fmt: skip


def test_a_whole_cv() -> None:
    sheet = looks(DAAN)
    assert (sheet.title, sheet.name) == ("Cv van Daan de Vries", "Daan de Vries")
    assert sheet.contact == ("Amersfoort", "06 12345678", "daan.devries@voorbeeld.nl")
    assert section(sheet, "work").entries == (
        Entry("Medewerker groen", "Hovenier Groenrijk", "", "sept 2025 – nu", "", ("Gras maaien en heggen knippen.",)),
        Entry("Vakkenvuller", "Jumbo, Amersfoort", "stage", "feb – juli 2024", "",
              ("Vakken vullen.", "Karren terugzetten.")),
        Entry("Dagbesteding", "Zorgboerderij De Linde", "", "2022 – 2023", "", ("Dieren voeren.",)),
    )  # fmt: skip
    assert section(sheet, "education").entries == (
        Entry("Entree", "Aeres", "nog bezig", "2025 – nu"),
        Entry("Praktijkonderwijs, groen", "De Kruishof", "praktijkverklaring", "2020 – 2025"),
    )
    assert section(sheet, "languages").items == ("Nederlands, moedertaal", "Engels, beetje")
    assert section(sheet, "certificates").items == ("VCA",)
    assert section(sheet, "transport").items == ("Rijbewijs AM", "Fiets")
    assert (sheet.lost, sheet.cut) == ((), ())


def test_no_paid_work_is_not_called_work() -> None:
    stage = {"work": [{"name": "een garage", "x-nazorg": {"kind": "stage", "length": "half jaar"}}]}
    (only,) = looks(stage).sections
    assert only.title == "Ervaring"
    assert only.entries == (Entry("Stage", "een garage", "", "half jaar"),)


def test_without_dates_the_learners_order_stays() -> None:
    dated = [{"position": "kok", "startDate": "2020"}, {"position": "slager", "startDate": "2024"}]
    work = [dated[0], {"position": "bakker"}, dated[1]]
    assert [one.title for one in section(looks({"work": dated}), "work").entries] == ["Slager", "Kok"]
    assert [one.title for one in section(looks({"work": work}), "work").entries] == ["Kok", "Bakker", "Slager"]


def test_what_was_not_finished_claims_no_paper() -> None:
    for state, note in (("stopped", "gevolgd"), ("unknown", ""), ("iets anders", ""), ("diploma", "diploma")):
        school = {"education": [{"institution": "Rijn", "studyType": "mbo 2", "x-nazorg": {"state": state}}]}
        assert section(looks(school), "education").entries == (Entry("Mbo 2", "Rijn", note),)


def test_capitals_are_dutch() -> None:
    skills = {"skills": [{"name": name} for name in ("ijs scheppen", "éclairs bakken", "ß", "McDrive", "2 talen")]}
    assert section(looks(skills), "skills").items == ("IJs scheppen", "Éclairs bakken", "ß", "McDrive", "2 talen")


def test_marks_that_are_no_facts_stay_out() -> None:
    own = {"wishes": ["kok worden"], "private": ["uitkering"], "facts": {"name": {"source": "m1"}}, "asked": ["mail"]}
    assert looks({"x-nazorg": own}).sections == ()


@pytest.mark.parametrize("name", EXTREME)
def test_no_empty_heading_and_nothing_invisible(name: str) -> None:
    sheet = looks(EXTREME[name])
    assert all(one.items or one.entries for one in sheet.sections)
    assert all(entry.title for one in sheet.sections for entry in one.entries)
    assert not {sign for sign in words(sheet) if sign != "\n" and ord(sign) not in covered()}


def test_what_the_fonts_lack_is_left_out_and_told() -> None:
    sheet = looks(EXTREME["emoji"])
    assert sheet.name == "Samira"
    assert section(sheet, "skills").items == ("Tillen",)
    assert {"😀", "🚀", "💪"} <= set(sheet.lost)
    arabic = looks(EXTREME["right to left"])
    assert arabic.name == "محمد العلي"
    assert arabic.label == "می\u200cخواهم"  # the sign between the letters belongs to Persian spelling
    assert section(arabic, "skills").items == ("Fdp.exe",)
    assert "ע" in arabic.lost


def test_html_and_formulas_stay_as_typed() -> None:
    sheet = looks(EXTREME["html and formulas"])
    assert (sheet.name, sheet.label) == ("<b>Jo</b>", '=HYPERLINK("x")')
    assert section(sheet, "work").entries[0].title == "#set page(fill: red)"


def test_what_is_cut_is_told() -> None:
    clean = Cleaner()
    assert clean.line("woord " * 100, 50).endswith("woord…")
    assert len(clean.line("x" * 500, 50)) == 50
    assert len(clean.cut) == 2
    assert len(clean.lines(["- a"] * 70)) == 60
    assert clean.lines(["- a", "•  b", " ", None, "-3 graden"]) == ("a", "b", "-3 graden")
    assert shorten("kort", 4) == "kort"
    assert looks(many(63)).cut == ("Bedrijf 60e", "Bedrijf 61e", "Bedrijf 62e")
    assert len(looks({"basics": {"profiles": [{"url": f"x.nl/{n}"} for n in range(9)]}}).cut) == 5


def test_long_words_can_break_and_say_the_same() -> None:
    for word in ("x" * 200, "a" * 30 + "@" + "b" * 30 + ".nl", "0" * 60):
        soft = breakable(f"een {word} hier")
        assert soft.replace("\u200b", "") == f"een {word} hier"
        assert max(map(len, soft.replace(" ", "\u200b").split("\u200b"))) <= 40
    assert breakable("arbeidsongeschiktheidsverzekering") == "arbeidsongeschiktheidsverzekering"


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["name", "position", "startDate", "endDate", "highlights", "summary", "x-nazorg", "location", "language"]
)
PARTS = st.sampled_from(["basics", "work", "volunteer", "education", "skills", "languages", "certificates", "x-nazorg"])


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(PARTS, ANYTHING | st.lists(st.dictionaries(KEYS, ANYTHING, max_size=4), max_size=3), max_size=5))
def test_any_resume_has_looks(resume: dict[str, Any]) -> None:
    assert not {sign for sign in words(looks(resume)) if sign != "\n" and ord(sign) not in covered()}
