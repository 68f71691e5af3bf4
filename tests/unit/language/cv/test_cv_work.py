"""What is told of work: where the place is named, what was done there, whether it lasts, and what is taken back."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import Work
from bot.language.cv import CvReader
from bot.language.cv.verbs import infinitive


def _works(reader: CvReader, text: str, now: datetime, question: str | None = None) -> list[Work]:
    return [one for one in reader.read(text, question=question, now=now).facts if isinstance(one, Work)]


def _employers(found: list[Work]) -> list[str]:
    return [one.employer.value for one in found if one.employer]


def _tasks(found: list[Work]) -> list[str]:
    return [task.value for one in found for task in one.tasks]


def _still(found: list[Work]) -> list[str | None]:
    return [one.still.value if one.still else None for one in found]


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("ik werk bij een hotel, Hotel De Kroon in zeist, bedden afhalen", "Hotel De Kroon"),
        ("ik help bij de voetbalclub, vv Oranje, lijnen trekken", "vv Oranje"),
        ("ik ga naar de kringloop. de kringloop heet Tweede Rondje", "Tweede Rondje"),
        ("ik sta op de markt met kaas. bij de kaaskraam van Toon", "Kaaskraam van Toon"),
        ("elke zomer camping de Duinroos in de koog", "Camping de Duinroos"),
        ("camping Duinrust, daar doe ik gras maaien", "Camping Duinrust"),
        ("ik klus bij de bakkerij van me oom, deeg afwegen", "de bakkerij van me oom"),
        ("ik pas op bij de buren, elke woensdag", "de buren"),
        ("en daarvoor action, achter de kassa", "Action"),
        ("ik werkte in de keuken van een hotel, groente snijden", "een hotel"),
    ],
)
def test_a_place_goes_by_the_best_name_it_gets(cv_reader: CvReader, now: datetime, text: str, employer: str) -> None:
    assert _employers(_works(cv_reader, text, now)) == [employer]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("planken op maat zagen en lakens uit de kast halen", ["Planken op maat zagen", "Lakens uit de kast halen"]),
        ("bestellingen aannemen, bakken vullen", ["Bestellingen aannemen", "Bakken vullen"]),
        ("ik poets het raam, dweil de vloer en maai gras", ["Poets het raam", "Dweil de vloer", "Maai gras"]),
        ("slijpen, boren, opruimen", ["Slijpen", "Boren", "Opruimen"]),
        ("klanten helpen, knippen mag ik nog niet", ["Klanten helpen"]),
    ],
)
def test_each_thing_done_is_one_task(cv_reader: CvReader, now: datetime, text: str, tasks: list[str]) -> None:
    assert _tasks(_works(cv_reader, text, now, "work.1.tasks")) == tasks


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("ik werk bij bakker Smit sinds 2024. er viel gisteren een plank om, dat was lachen", "ja"),
        ("ik heb stage gelopen bij bakker Smit, 3 maanden. nu even niks", "nee"),
        ("ik zit sinds maart 2023 bij de manege. in het begin moest ik alleen vegen", "ja"),
    ],
)
def test_a_verb_tells_whether_it_lasts_only_of_the_job(
    cv_reader: CvReader, now: datetime, text: str, still: str | None
) -> None:
    assert _still(_works(cv_reader, text, now)) == [still]


@pytest.mark.parametrize(
    "text",
    [
        "ik heb drie maanden gewerkt bij een visboer maar dat hoeft er niet op",
        "ook even bij een callcenter gezeten, die mag je weglaten",
        "ik werk bij rituals nee wacht das me zus",
        "ik heb nooit ergens gewerkt, alleen thuis op de boerderij bij mijn vader",
        "ik wil later met kinderen werken, op een creche",
        "ik kan koken, brood bakken en strijken",
    ],
)
def test_what_is_taken_back_wished_or_only_can_be_done_is_no_job(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert _works(cv_reader, text, now) == []


def test_what_is_private_does_not_take_the_job_before_it_away(cv_reader: CvReader, now: datetime) -> None:
    found = _works(cv_reader, "ik werk bij de Hema, taart snijden. ik heb adhd maar dat hoeft er niet op", now)

    assert _employers(found) == ["HEMA"]


@pytest.mark.parametrize("word", ["bestrooien", "balanceren", "opmeten", "vernieuwen", "neerzetten", "afwijzen"])
def test_an_infinitive_is_known_by_its_forms(word: str) -> None:
    assert infinitive(word)


@pytest.mark.parametrize("word", ["kinderen", "bloemen", "honden", "kamers", "straten"])
def test_a_plural_is_no_infinitive(word: str) -> None:
    assert not infinitive(word)
