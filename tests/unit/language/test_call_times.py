"""Evening words make an evening hour of a time, before and behind it; and writing is a way to be reached."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.language import CheckinReader, read_times_to_call

EVENINGS = """na 8 uur savonds=na 20:00
om half 9 s avonds=om 20:30
na 9en in de avond=na 21:00
vanavond om 8=om 20:00
in de avond na 9=na 21:00
morgenavond 8 uur=om 20:00
tussen 8 en 9 's avonds=tussen 20:00 en 21:00
na tien in de avond=na 22:00
vrijdagavond na 8=na 20:00
savonds tussen 7 en 9=tussen 19:00 en 21:00
om 8:30 savonds=om 20:30
niet nu want mn broertje slaapt, na 9 uur in de avond pas=na 21:00""".splitlines()
OTHERS = """om 8 uur smorgens=om 08:00
morgen om 9=om 09:00
na 8 uur=na 08:00
vanavond niet, morgen om 9 wel=om 09:00
smorgens tussen 9 en 11=tussen 09:00 en 11:00
smorgens lig ik vaak nog plat, na 10 uur kan=na 10:00
sochtends lig ik nog in bed dus liever om 14:00=om 14:00
woensdag lig ik bij de tandarts dus om 16:30=om 16:30
in de ochtend om 7=om 07:00
na 3en=na 15:00
maandag kwart over 10=om 10:15
in de pauze kwart voor 4=om 15:45
na kwart over 3=na 15:15
tusse 9 en 12=tussen 09:00 en 12:00
om 20:00=om 20:00
7:30=""".splitlines()
MAIL = """mail mag
liever een mailtje
geen telefoon. mail mag
stuur maar een mail
kan het per mail?
via de mail graag, niet bellen
mail me maar
mailen is beter
ik heb liever een e-mail
doe maar een mailtje""".splitlines()
NO_MAIL = """ik heb een mailtje gehad van het uwv
kreeg gister een mail van school
heb ze al gemaild
via de mail gesolliciteerd bij de action""".splitlines()


@pytest.mark.parametrize("line", [*EVENINGS, *OTHERS])
def test_an_hour_is_that_of_the_part_of_the_day(line: str) -> None:
    text, _, value = line.rpartition("=")
    read = [wish.value for wish in read_times_to_call(text)]
    assert value in read if value else not read


@pytest.mark.parametrize("question", ["bellen", "mag_coach"])
@pytest.mark.parametrize("text", MAIL)
def test_a_wish_for_mail_is_kept(reader: CheckinReader, now: datetime, text: str, question: str) -> None:
    read = reader.read(text, question=question, profile="arbeidsmarkt", now=now)
    assert read["bellen"].value.removesuffix(", niet bellen") == "liever een mailtje"


@pytest.mark.parametrize("text", NO_MAIL)
def test_a_mail_that_is_told_of_is_no_wish(reader: CheckinReader, now: datetime, text: str) -> None:
    assert "bellen" not in reader.read(text, question="mag_coach", profile="arbeidsmarkt", now=now)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("morgen om 11 is goed. jullie hebben mijn nummer al", "morgen, om 11:00"),
        ("vrijdag na 2en kan", "vrijdag, na 14:00"),
        ("dinsdag ben ik vrij", "dinsdag"),
        ("bel maar op het nummer dat jullie hebben", "ja"),
        ("dan mag ze wel bellen", "ja"),
        ("doe maar appen", "liever een appje"),
        ("ze mag me wel appen", "liever een appje"),
    ],
)
def test_under_the_question_for_leave_a_way_to_be_reached_is_read(
    reader: CheckinReader, now: datetime, text: str, value: str
) -> None:
    assert reader.read(text, question="mag_coach", profile="arbeidsmarkt", now=now)["bellen"].value == value


@pytest.mark.parametrize(
    "text", ["mevrouw de bruin mag wel bellen", "mijn moeder mag wel bellen", "vrijdag werk ik niet"]
)
def test_what_is_about_somebody_else_is_no_call(reader: CheckinReader, now: datetime, text: str) -> None:
    assert "bellen" not in reader.read(text, question="mag_coach", profile="arbeidsmarkt", now=now)
