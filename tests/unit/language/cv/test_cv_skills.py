"""Verbs to tap, by the kind of work."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.core.cv import Cv, Fact, Work
from bot.language.cv import kind_of_work, skill_choices


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (Work(employer=Fact("Jumbo")), "supermarkt"),
        (Work(employer=Fact("Albert Heijn XL")), "supermarkt"),
        (Work(employer=Fact("een garage")), "garage"),
        (Work(employer=Fact("Garage Hendriks")), "garage"),
        (Work(employer=Fact("de zorgboerderij")), "boerderij"),
        (Work(employer=Fact("een hotel"), role=Fact("afwasser")), "keuken"),
        (Work(employer=Fact("resteraunt", suggestion="een restaurant")), "horeca"),
        (Work(employer=Fact("de keukenwinkel")), "winkel"),
        (Work(employer=Fact("Jansen")), None),
        (Work(), None),
    ],
)
def test_the_kind_is_known_by_role_or_place(work: Work, kind: str | None) -> None:
    assert kind_of_work(work) == kind


def test_what_is_in_the_cv_is_not_offered_again() -> None:
    work = Work(key=1, employer=Fact("Jumbo"), tasks=(Fact("Klanten helpen"),))
    cv = Cv(work=(work,), skills=(Fact("Vakken vullen"),))

    offered = {choice.title for choice in skill_choices(cv, work)}

    assert offered
    assert not {"vakken vullen", "klanten helpen"} & offered


def test_what_needs_a_paper_says_so() -> None:
    choices = skill_choices(Cv(), Work(employer=Fact("een magazijn")))

    assert {choice.title: choice.paper for choice in choices}["heftruck rijden"] is True


def test_every_kind_has_a_source_and_titles_that_fit_a_button() -> None:
    kinds = load("vaardigheden")["kinds"]

    assert len(kinds) >= 25
    for kind in kinds.values():
        assert kind["source"].startswith("SBB")
        assert 5 <= len(kind["verbs"]) <= load("vaardigheden")["most"]
        assert all(len(verb["title"]) <= 20 for verb in kind["verbs"])


def test_a_word_belongs_to_one_kind() -> None:
    words = [word for kind in load("vaardigheden")["kinds"].values() for word in kind["words"]]

    assert sorted(words) == sorted(set(words))
