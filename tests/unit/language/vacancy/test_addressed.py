"""To whom a letter goes, told in a few words, and what work a place seeks."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.language.vacancy.addressed import addressed_to
from bot.language.vacancy.reader import VacancyReader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("contactpersoon is mevrouw Hoekstra", "mevrouw Hoekstra"),
        ("Contactpersoon: meneer de Boer", "meneer De Boer"),
        ("moet naar mevrouw Jansen", "mevrouw Jansen"), ("het moet aan Sanne gericht", "Sanne"),
        ("je moet vragen naar Ingrid", "Ingrid"), ("de baas heet meneer Visser", "meneer Visser"),
        ("mevrouw hoekstra", "mevrouw Hoekstra"), ("ter attentie van dhr Smit", "meneer Smit"),
        ("t.a.v. Kees Bakker", "Kees Bakker"), ("brief is voor mevrouw el Amrani", "mevrouw El amrani"),
    ],
)  # fmt: skip
def test_whom_to_write_to_is_read_from_a_few_words(text: str, name: str) -> None:
    assert addressed_to(text).casefold() == name.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "bij mevrouw Smit heb ik stage gedaan", "brief is voor Albert Heijn", "moet naar Lidl", "ik heet Jan de Boer",
        "mijn coach is mevrouw Jansen", "wie is mevrouw Jansen?", "omdat ik van oude spullen hou",
    ],
)  # fmt: skip
def test_somebody_of_his_own_past_or_a_place_is_nobody_to_write_to(text: str) -> None:
    assert addressed_to(text) == ""


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("vacature: Kringloop De Draai in Assen zoekt medewerker inname, 24 uur", "medewerker inname"),
        ("Hubo Meppel zoekt vakkenvuller", "vakkenvuller"), ("ze zoeken medewerker bediening", "medewerker bediening"),
    ],
)  # fmt: skip
def test_to_seek_is_no_part_of_the_work(text: str, role: str, now: datetime) -> None:
    assert VacancyReader().read(text, question="role", now=now).vacancy.role == role
