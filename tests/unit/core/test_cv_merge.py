"""What a message says, taken into the cv: later wins, corrections replace, nothing is lost or made up."""

from __future__ import annotations

from bot.core.cv import Change, Checked, Cv, CvSaid, Education, Fact, Remove, Said, Told, Work
from bot.core.cv_merge import merge


def _said(*facts: Said, **marks: frozenset[str]) -> CvSaid:
    return CvSaid(facts=facts, **marks)  # type: ignore[arg-type]


def _employers(cv: Cv) -> list[str]:
    return [one.employer.value if one.employer else "" for one in cv.work]


def test_a_later_fact_replaces_an_earlier_one_and_keeps_its_message() -> None:
    cv = merge(Cv(), _said(Told("phone", Fact("0611111111", "1"))))

    cv = merge(cv, _said(Told("phone", Fact("0622222222", "2"))))

    assert cv.phone == Fact("0622222222", "2")


def test_what_is_told_of_the_same_employer_is_one_job() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("Jumbo", "1"), tasks=(Fact("Vakken vullen", "1"),))))

    cv = merge(cv, _said(Work(employer=Fact("de jumbo", "2"), start=Fact("2022", "2"), tasks=(Fact("Kassa", "2"),))))

    (work,) = cv.work
    assert [task.value for task in work.tasks] == ["Vakken vullen", "Kassa"]
    assert work.start == Fact("2022", "2")


def test_a_stage_and_a_job_at_one_place_are_two() -> None:
    cv = merge(Cv(), _said(Work(kind=Fact("stage"), employer=Fact("Jumbo"))))

    cv = merge(cv, _said(Work(kind=Fact("werk"), employer=Fact("Jumbo"))))

    assert [one.kind.value for one in cv.work if one.kind] == ["stage", "werk"]


def test_a_garage_gets_its_name_when_that_is_told() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("een garage"))))

    assert _employers(merge(cv, _said(Work(employer=Fact("Garage Jansen"))))) == ["Garage Jansen"]


def test_an_employer_without_a_name_stays_as_it_is() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("een garage"))))

    assert _employers(merge(cv, _said(Work(employer=Fact("Jumbo"))))) == ["een garage", "Jumbo"]


def test_what_has_no_name_goes_to_the_job_that_was_spoken_of_last() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("Jumbo")), Work(employer=Fact("Lidl"), fresh=True)))

    cv = merge(cv, _said(Work(length=Fact("half jaar"))))

    assert [one.length.value if one.length else "" for one in cv.work] == ["", "half jaar"]


def test_an_answer_goes_to_the_job_that_was_asked_about() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("Jumbo")), Work(employer=Fact("Lidl"), fresh=True)))

    cv = merge(cv, _said(Work(key=1, length=Fact("half jaar"))))

    assert [one.length.value if one.length else "" for one in cv.work] == ["half jaar", ""]


def test_nee_wacht_dat_was_bij_de_lidl() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("Aldi")), Work(employer=Fact("Jumbo"), fresh=True)))

    assert _employers(merge(cv, _said(Change("employer", Fact("Lidl"))))) == ["Aldi", "Lidl"]


def test_a_correction_names_what_it_replaces() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("Aldi")), Work(employer=Fact("Jumbo"), fresh=True)))

    assert _employers(merge(cv, _said(Change("employer", Fact("Lidl"), "Aldi")))) == ["Lidl", "Jumbo"]


def test_a_corrected_year_keeps_the_month() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("Aldi"), start=Fact("2022-09"), end=Fact("2024"))))

    cv = merge(cv, _said(Change("year", Fact("2023", "2"), "2022")))

    assert cv.work[0].start == Fact("2023-09", "2")
    assert cv.work[0].end == Fact("2024")


def test_a_correction_of_nothing_known_is_a_new_employer_and_no_new_year() -> None:
    assert _employers(merge(Cv(), _said(Change("employer", Fact("Lidl"), "Jumbo")))) == ["Lidl"]
    assert merge(Cv(), _said(Change("year", Fact("2023"), "2022"))).work == ()


def test_the_place_that_is_corrected_is_that_of_the_work_or_his_own() -> None:
    cv = merge(Cv(), _said(Told("place", Fact("Ede")), Work(employer=Fact("Jumbo"), place=Fact("Arnhem"))))

    own = merge(cv, _said(Change("place", Fact("Wageningen"), "Ede")))
    works = merge(cv, _said(Change("place", Fact("Nijmegen"), "Arnhem")))

    assert (own.place, own.work[0].place) == (Fact("Wageningen"), Fact("Arnhem"))
    assert (works.place, works.work[0].place) == (Fact("Ede"), Fact("Nijmegen"))


def test_a_stage_is_taken_out_and_not_asked_for_again() -> None:
    cv = merge(Cv(), _said(Work(kind=Fact("stage"), employer=Fact("een kapper"))))

    cv = merge(cv, _said(Remove("work", "stage")))

    assert cv.work == ()
    assert "work" in cv.refused


def test_of_two_stages_none_is_taken_out_unless_it_is_clear_which() -> None:
    one, two = Work(kind=Fact("stage"), employer=Fact("A")), Work(kind=Fact("stage"), employer=Fact("B"), fresh=True)
    cv = merge(Cv(), _said(one, two, Told("name", Fact("Sam"))))

    assert _employers(merge(cv, _said(Remove("work", "stage")))) == ["A", "B"]
    assert _employers(merge(cv, _said(Remove("", "A")))) == ["B"]


def test_a_joke_goes_and_may_be_asked_for_again() -> None:
    cv = merge(Cv(), _said(Work(employer=Fact("NASA"))))

    cv = merge(cv, _said(Remove("", joke=True)))

    assert (cv.work, cv.refused) == ((), frozenset())


def test_a_joke_takes_back_only_what_was_said_just_before() -> None:
    cv = merge(Cv(), _said(Told("name", Fact("Sam"))))
    cv = merge(cv, CvSaid())

    assert merge(cv, _said(Remove("", joke=True))).name == Fact("Sam")


def test_refusals_stay() -> None:
    cv = merge(Cv(), _said(refused=frozenset({"contact"})))

    cv = merge(cv, _said(Told("mail", Fact("a@b.nl"))))

    assert cv.refused == {"contact"}
    assert cv.mail == Fact("a@b.nl")


def test_having_none_is_undone_by_having_one() -> None:
    cv = merge(Cv(), _said(Told("licences", Fact("B"))))

    cv = merge(cv, _said(none=frozenset({"licences"})))
    assert (cv.licences, cv.none) == ((), {"licences"})

    cv = merge(cv, _said(Told("licences", Fact("B"))))
    assert (cv.licences, cv.none) == ((Fact("B"),), frozenset())


def test_a_vso_school_stays_out_unless_he_wants_it_in() -> None:
    vso = Education(level=Fact("vso"))
    cv = merge(Cv(), CvSaid((vso,), private=frozenset({"vso"})))
    assert (cv.education, cv.private) == ((), {"vso"})

    cv = merge(cv, CvSaid((vso,), vso=True))
    assert ([one.level for one in cv.education], cv.private) == ([Fact("vso")], frozenset())

    assert merge(cv, CvSaid(vso=False)).education == ()


def test_availability_of_a_later_message_replaces_the_earlier() -> None:
    cv = merge(Cv(), _said(Told("availability", Fact("maandag", "1")), Told("availability", Fact("dinsdag", "1"))))
    assert [fact.value for fact in cv.availability] == ["maandag", "dinsdag"]

    cv = merge(cv, _said(Told("availability", Fact("elke dag", "2"))))
    assert [fact.value for fact in cv.availability] == ["elke dag"]


def test_a_suggested_spelling_is_taken_over_only_with_a_yes() -> None:
    place = Fact("Utregt", suggestion="Utrecht")
    cv = merge(Cv(), _said(Told("place", place), Work(employer=Fact("Jumob", suggestion="Jumbo"))))

    yes = merge(cv, _said(Checked("place", True), Checked("work.1.employer", True)))
    no = merge(cv, _said(Checked("place", False), Checked("work.1.employer", False)))

    assert (yes.place, _employers(yes)) == (Fact("Utrecht"), ["Jumbo"])
    assert (no.place, _employers(no)) == (Fact("Utregt"), ["Jumob"])


def test_a_language_keeps_its_level() -> None:
    cv = merge(Cv(), _said(Told("languages", Fact("Engels", "1", level="een beetje"))))

    cv = merge(cv, _said(Told("languages", Fact("Engels", "2"))))

    assert cv.languages == (Fact("Engels", "2", level="een beetje"),)
