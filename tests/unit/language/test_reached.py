"""How he wants to be reached is read in any talk, clause by clause, and everything that is said of it is kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.agreement import amended
from bot.core.checkin import Answer
from bot.language import CheckinReader
from bot.language.reached import in_speech, reached
from bot.language.telling import telling
from bot.services.escalations.agreements import said_back

ALL = """liever niet bellen en ook niet langskomen, appen mag wel=niet bellen, niet aan de deur komen, liever een appje
kom liever niet langs=niet aan de deur komen
ze hoeft niet bij mij aan de deur te komen=niet aan de deur komen
eerst mij bellen, niet arjan=eerst de leerling zelf
bel eerst mij en dan pas mijn begeleider=eerst de leerling zelf
alleen appen en alleen mij=liever een appje, alleen de leerling zelf
appen mag, maar niets hierover, hij kijkt=liever een appje, niks hierover in een bericht
niet bellen als mijn stiefvader thuis is=niet als mijn stiefvader thuis is
niet bellen onder werktijd=niet tijdens werk
post graag niet naar huis sturen=geen brieven naar huis
geen brieven op mijn adres want mijn vader maakt alles open=geen brieven naar huis
mijn zusje moet er bij zijn=met zus erbij
mama graag erbij=met moeder erbij
spreek geen voicemail in=geen voicemail
stuurt mij maar een berichtje=liever een appje
ge moet nie bellen, app liever=niet bellen, liever een appje
mailen of appen, bellen niet=liever een mailtje, niet bellen
bel me niet hij zit in mijn telefoon=niet bellen
nooit bellen, mijn pa neemt op=niet bellen
bel mij aub niet mijn moeder luistert mee=niet bellen
bellen kan niet=niet bellen
bel nooit aub=niet bellen
bel Arjan niet=""".splitlines()
NONE = """ik heb mijn baas geappt
mijn baas appt me elke dag
mijn vrienden komen niet langs
er komt niemand langs
ze bellen me nooit terug
ik krijg veel brieven van de deurwaarder thuis
mijn vriend is erbij
ik wil eerst mij inschrijven
eerst wil ik mijn cv
ik ben alleen
ik kan niet tegen kritiek
heb jij mijn bericht gehad?
ik ga niet bellen als ik ziek ben
mijn moeder stuurt nooit een appje
alleen met mij""".splitlines()
NAMED = """niet tegen dylan zeggen=niet aan Dylan
zeg niks tegen Kevin=niet aan Kevin
dylan mag dit niet weten=niet aan Dylan
eerst mij, niet arjan=niet bellen met Arjan
ze moet arjan niet bellen=niet bellen met Arjan
niet met Samira praten hierover=niet aan Samira
mn moeder weet van niks en dat moet zo blijven=niet aan moeder
mijn vader weet er niks van. geen brieven naar huis=niet aan vader
mijn moeder weet nergens van=
niet tegen elkaar praten=
niet aan beginnen=
ik kan niet tegen dylan=
hij kan niet tegen zijn verlies=
niet met de bus=
niet op maandag=""".splitlines()
ASKED = """Laat maar weten, maar niet deze week bellen. volgende week dinsdag in de middag
ze moet niet bellen voor tien uur
niet voor 12 uur
wo middag is goed""".splitlines()


def _cases(lines: list[str]) -> list[tuple[str, ...]]:
    return [(text, value) for text, _, value in (line.rpartition("=") for line in lines)]


@pytest.mark.parametrize(("text", "value"), _cases(ALL))
def test_all_that_is_said_of_it_is_read(text: str, value: str) -> None:
    assert ", ".join(reached(text)) == value


@pytest.mark.parametrize("text", NONE)
def test_what_is_told_is_no_wish(text: str) -> None:
    assert reached(text) == ()


@pytest.mark.parametrize(("text", "value"), _cases(NAMED))
def test_whom_no_list_knows_is_kept_out_by_name(text: str, value: str) -> None:
    assert telling(text).value == value


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("liever niet bellen en ook niet langskomen, appen mag wel", None,
         "niet bellen, liever een appje, niet aan de deur komen"),
        ("ze moet niet bellen voor tien uur", None, "niet voor 10:00"),
        ("niet voor 12 uur", "bellen", "niet voor 12:00"),
        ("wo middag is goed, mama moet er bij zijn", "bellen", "woensdagmiddag, met moeder erbij"),
        ("da's goe, belt mij maar na 4 uur", None, "na 16:00"),
        ("niet voor 12 uur", "hulp", "niet voor 12:00"), ("bel Arjan niet", None, ""),
    ],
)  # fmt: skip
def test_the_check_in_keeps_it_whole(
    reader: CheckinReader, now: datetime, text: str, question: str | None, value: str
) -> None:
    read = reader.read(text, question=question, profile="arbeidsmarkt", now=now)
    assert (read["bellen"].value if "bellen" in read else "") == value


@pytest.mark.parametrize("question", [None, "bellen", "hulp", "stemming", "mag_coach"])
def test_leave_and_way_stand_together_under_any_question(
    reader: CheckinReader, now: datetime, question: str | None
) -> None:
    text = "ge moogt dat gerust aan coach zeggen. Maar ze moet niet bellen voor tien uur"
    read = reader.read(text, question=question, profile="dagbesteding", now=now)
    assert (read["mag_coach"].value, read["bellen"].value) == ("ja", "niet voor 10:00")


@pytest.mark.parametrize(
    "text", ["liever niet bellen, appen mag", "niet voor 12 uur bellen", "niet tegen dylan zeggen"]
)
def test_a_no_about_a_call_is_none_to_help(reader: CheckinReader, now: datetime, text: str) -> None:
    assert "hulp" not in reader.read(text, question="hulp", profile="arbeidsmarkt", now=now)


def test_a_no_to_help_beside_it_stays_one(reader: CheckinReader, now: datetime) -> None:
    read = reader.read("nee hoor, en niet bellen", question="hulp", profile="arbeidsmarkt", now=now)
    assert (read["hulp"].value, read["bellen"].value) == ("nee", "niet bellen")


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("niet bellen", "liever een appje", "liever een appje, niet bellen"),
        ("liever een appje, niet bellen", "na 16:00", "liever een appje, niet bellen, na 16:00"),
        ("niet bellen", "na 16:00", "niet bellen, na 16:00"),  # it may be a time to read
        ("niet bellen", "ja", "ja"),
        ("eerst de leerling zelf", "dinsdag", "dinsdag, eerst de leerling zelf"),
    ],
)
def test_what_was_agreed_on_before_stays_where_it_can(old: str, new: str, value: str) -> None:
    parts = amended("bellen", Answer(old, ""), Answer(new, "")).value.split(", ")
    assert sorted(parts) == sorted(value.split(", "))


def test_it_is_said_back_in_words() -> None:
    value = "liever een appje, niet bellen, na 16:00, niet aan de deur komen, eerst de leerling zelf"
    assert said_back({"bellen": Answer(value, "")}) == (
        "een appje sturen, niet bellen, na 16:00, niet langskomen, eerst met jou zelf"
    )
    assert said_back({"bellen": Answer("geen brieven naar huis", "")}) == "geen brieven naar huis"


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("belt ma gerust", "bel maar gerust"), ("da's goe", "dat is goed"),
        ("ge moogt haar bellen", "je mag haar bellen"),
        ("mijn ma weet het niet", "mijn ma weet het niet"), ("hij belt mij elke dag", "hij belt mij elke dag"),
    ],
)  # fmt: skip
def test_flemish_is_read_as_dutch(text: str, dutch: str) -> None:
    assert in_speech(text) == dutch


@pytest.mark.parametrize(
    ("text", "lifts"),
    [
        ("bel maar na 4", True), ("je mag me wel bellen na 4", True), ("toch bellen, morgen na 3", True),
        ("ja bellen mag, niet voor 12", True), ("ik wil toch graag gebeld worden na 5", True),
        ("avond 11 uur kan ik lezen", False), ("na 4", False), ("niet bellen maar appen na 4", False),
        ("s avonds om 9 kijk ik op mn tel", False), ("hij belt elke avond om 8", False), ("app me morgen na 3", False),
        ("ik bel zelf wel om 4 uur", False),
    ],
)  # fmt: skip
def test_only_a_call_in_so_many_words_lifts_niet_bellen(
    reader: CheckinReader, now: datetime, text: str, lifts: bool
) -> None:
    new = reader.read(text, question="bellen", profile="arbeidsmarkt", now=now).get("bellen")
    held = amended("bellen", Answer("niet bellen", ""), new).value if new is not None else "niet bellen"
    assert ("niet bellen" not in held) is lifts


def test_a_time_beside_niet_bellen_is_no_time_of_a_call() -> None:
    assert said_back({"bellen": Answer("niet bellen, om 23:00", "")}) == "niet bellen, om 23:00"
