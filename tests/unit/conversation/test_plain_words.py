"""To be forgotten in any words, a pause with its reason, a yes or no while joining: read as such, and nothing else."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.conversation.asked_of_us.commands import plain_command, read_command
from bot.conversation.asked_of_us.wishes import Before, Heard, plain_wish, read
from bot.conversation.asked_of_us.wishing import paused
from bot.conversation.joining.onboarding_words import not_yet, wants_something, yes_or_no
from bot.ports import Button
from bot.services.parts import AMSTERDAM
from bot.services.people.wishes import Wish

NOW = datetime(2026, 11, 22, 13, tzinfo=AMSTERDAM)
FORGET = """ik wil dat alles weg is. gooi alles van mij weg
ik wil dat alles van mij gewist wordt
wis alles wat jullie over mij weten
verwijder alle gegevens van mij aub
mijn gegevens moeten weg
haal me uit jullie systeem
jullie mogen niks meer van mij bewaren
ik wil niet dat jullie iets van mij bewaren
mag alles van mij weg?
alles van mij moet weg. nu!
ik wil dat mijn gegevens verwijderd worden
delete alles wat je van me hebt
ik heb spijt, verwijder alles van mij""".splitlines()
NO_FORGET = """vergeet me maar
ik wil dat alles weg is
ik wil dat alles stopt
alles mag weg van mij part ook ik
niemand weet iets van mij
gooi alles weg
ik wil alles vergeten
mijn gegevens zijn weg
mijn baas wil dat ik alles weggooi
ik wil dat alles weg is. ik wil niet meer leven""".splitlines()
PAUSES = {
    "kan je ff wachten met appen tot februari, ik word geopereerd aan me knie en wil rust": "2027-02-01",
    "kan je wachten tot 1 februari": "2027-02-01",
    "wil je tot 15 januari even niks sturen want mijn opa is overleden": "2027-01-15",
    "stuur me niks tot 1 maart, ik heb examens": "2027-03-01",
    "ik lig in het ziekenhuis. app me weer na 10 december": "2026-12-10",
    "laat me ff met rust tot half januari ik heb griep": "2027-01-15",
    "ik word 3 december geopereerd, kan je stoppen met appen tot eind januari?": "2027-01-31",
    "ik wil rust tot februari": "2027-02-01",
    "kunnen jullie tot 1 april niet appen, ben op stage in spanje": "2027-04-01",
    "ik moet naar het ziekenhuis dus kan je tot half januari niet appen?": "2027-01-15",
    "ff pauze tot 1 februari omdat ik ga verhuizen": "2027-02-01",
    "wacht even met berichten tot 5 januari, ben in turkije": "2027-01-05",
}
NO_PAUSE = """ik heb vakantie tot 3 januari
mijn contract loopt tot februari, daarna weet ik het niet
ik werk tot 1 februari
kan ik wachten tot februari met de huur
ik moet wachten tot februari op mijn operatie
hij moet stoppen tot 1 maart met bellen""".splitlines()
KIND = {
    "word geopereerd aan me knie": "Beterschap!",
    "ik heb griep": "Beterschap!",
    "me enkel is gebroken": "Beterschap!",
    "mijn opa is overleden": "Wat verdrietig. Veel sterkte.",
    "ik heb toetsweek": "Succes!",
    "ik ga verhuizen": "Succes met verhuizen!",
}


@pytest.mark.parametrize("text", FORGET)
def test_to_be_forgotten_may_be_asked_in_any_words(text: str) -> None:
    found = read_command(text)
    assert found is not None
    assert found.kind == "forget"
    assert plain_command(text)


@pytest.mark.parametrize("text", NO_FORGET)
def test_what_may_be_despair_or_about_others_is_no_command(text: str) -> None:
    assert read_command(text) is None


def test_a_bare_forget_me_is_a_command_but_no_sign_that_all_is_well() -> None:
    assert read_command("vergeet me") is not None
    assert not plain_command("vergeet me")


@pytest.mark.parametrize(("text", "until"), PAUSES.items())
def test_a_pause_until_a_day_may_have_its_reason(text: str, until: str) -> None:
    command = read_command(text, NOW.date())
    assert command is None
    assert read(text, NOW) == Heard(Wish("pause", until))


@pytest.mark.parametrize("text", NO_PAUSE)
def test_a_day_in_a_story_is_no_pause(text: str) -> None:
    assert read(text, NOW) is None


@pytest.mark.parametrize(("reason", "kind"), KIND.items())
def test_the_reason_of_a_pause_gets_a_kind_word(reason: str, kind: str) -> None:
    told = paused(date(2027, 2, 1), Wish("pause", "off"), f"wacht tot 1 februari, {reason}").text
    assert told.startswith(f"{kind} Oké, ik ben stil tot maandag 1 februari.")


def test_a_pause_without_a_reason_gets_none() -> None:
    assert paused(date(2027, 2, 1), Wish("pause", "off"), "pauze").text.startswith("Oké, ik ben stil")


@pytest.mark.parametrize("text", ["thx", "bedankt", "graag", "dankjewel"])
def test_a_thank_you_after_a_pause_is_no_length(text: str) -> None:
    shown = (Button("1 week", "wens:pause:7"), Button("1 maand", "wens:pause:30"))
    assert read(text, NOW, Before(shown)) is None


@pytest.mark.parametrize("text", ["stuur me niks tot 1 maart want ik trek het niet meer", "ik ben klaar met alles"])
def test_only_a_wish_and_nothing_else_is_plain(text: str) -> None:
    assert not plain_wish(text, NOW)


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("hoi ben ik weer. ja is goed doe maar", True), ("ja toch wel", True), ("oke is goed dan", True),
        ("nou vooruit", True), ("ja hoor", True), ("lijkt me goed", True), ("prima", True), ("hey, doe maar", True),
        ("nee nog ff niet, wil er eerst over nadenken", False), ("liever niet", False), ("nah", False),
        ("ja maar eerst nadenken", None), ("weet ik nog niet", None), ("wie ben jij", None), ("misschien", None),
    ],
)  # fmt: skip
def test_a_yes_or_no_while_joining(text: str, yes: bool | None) -> None:
    assert yes_or_no(text) is yes


def test_not_yet_and_what_has_to_wait() -> None:
    for text in ("wil er eerst over nadenken", "nu nog niet", "ik weet het nog niet", "later misschien"):
        assert not_yet(text)
    for text in ("kan je me helpen met een cv", "ik zoek werk", "heb schulden", "ben me baan kwijt"):
        assert wants_something(text)
    for text in ("heey mijn mentor zei dat ik hier kon appen", "hallo", "wie is dit"):
        assert not wants_something(text)
