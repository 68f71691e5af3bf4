"""Agreements in his own words: when, how, on which telephone, whom not to call, and what is not to be told."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.agreement import amended
from bot.core.checkin import Answer
from bot.language import CheckinReader
from bot.language.private import contact_in, kept_private
from bot.language.telling import telling
from bot.language.withheld import withheld_in
from bot.services.checkins.leave import put_aside
from bot.services.escalations.agreements import said_back

WHEN = """eind volgende week in de ochtend, niet voor dinsdag=eind volgende week, in de ochtend, niet voor dinsdag
na woensdag pas, ergens in de middag=na woensdag, in de middag
begin volgende week=begin volgende week
over 2 weken pas=over 2 weken
voor 10 uur of op zaterdag=voor 10:00, of zaterdag
na zessen, of anders in het weekend=na 18:00, of in het weekend
niet deze week, volgende week wel=niet deze week, volgende week
vrijdag over een week=vrijdag volgende week
volgende week maandag na 4 uur=maandag volgende week, na 16:00
doordeweeks na het eten of zondag=doordeweeks, na eten, of zondag
het liefst aan het eind van de middag=eind van de middag
dinsdag of donderdag=dinsdag, donderdag
vanaf donderdag=vanaf donderdag
na het weekend=na het weekend
nee=niet bellen
nee liever niet=niet bellen
nee hoor ik haat telefoons=niet bellen
nee daar heb ik geen zin in=niet bellen""".splitlines()
NO_ANSWER = """nee ik ga heus niet terug naar die zaak
nee, nog niets van gehoord
nee die brief heb ik niet gehad
nee. ik heb hem niet geslagen
ja ik heb het tegen me moeder gezegd
over 2 weken moet ik eruit""".splitlines()
ANYWHERE = """je mag me de hele dag bellen=maakt niet uit
bellen kan hele dag=maakt niet uit
bel me niet voor 12 uur=niet voor 12:00
ze kan me bellen vanaf donderdag=vanaf donderdag
Appen of mail is goed=liever een appje, liever een mailtje
alleen op me eigen nummer, niet naar huis bellen=alleen eigen nummer, niet naar huis
niet bellen naar huis he. alleen me eigen nummer=alleen eigen nummer, niet naar huis
stuur maar naar coach. ze moet wel snel zijn dan=met spoed
vertel het coach maar, het is wel dringend=met spoed
ik ga niet naar huis=
ik durf niet naar huis=
ik wil niet naar huis bellen=
ze bellen de hele dag door gek word ik ervan=
mijn moeder belt me de hele dag=
heb je mijn mail of app gehad=
ik moest snel zijn op mijn werk=""".splitlines()
CONTACT = """niet zij bellen uitzendbureau hoor=het uitzendbureau
ze mag mijn baas niet bellen=baas
coach moet niet met school gaan bellen=school
ze hoeft de woningbouw niet te bellen=de woningbouw
neem geen contact op met mijn werk aub=werk
bel mijn baas alsjeblieft niet=baas
mijn moeder mag niet gebeld worden=moeder
ik wil niet dat je mijn school belt=school
mijn baas belt niet meer=
ik wil mijn baas niet bellen=
ik durf niet te bellen met mijn baas=
hij wil niet met school praten=
mijn baas mag me niet bellen=
ik heb al jaren geen contact met mijn vader=
bel mama maar niet=moeder
mama niet bellen=moeder
niet mijn vader bellen aub=vader
mijn moeder wil niet bellen met school=
nee coach hoeft niet bellen=""".splitlines()
WHAT = """je mag het vertellen, maar niet welke ziekte=welke ziekte
zeg niks over mijn vriend=over mijn vriend
is goed maar niet dat ik blow=dat ik blow
ja maar niks over mijn schulden=over mijn schulden
vertel maar dat ik gestopt ben maar niet van die ruzie=van die ruzie
coach hoeft niet te weten wat ik heb=wat ik heb
coach mag weten dat ik gestopt ben. over mijn ex hou je je mond=over mijn ex
prima. hoe het komt hoeft ze niet te weten=hoe het komt
niet vertellen hoeveel ik drink he=hoeveel ik drink
mijn diagnose hoef je niet te noemen=mijn diagnose
ik wil niet dat ze weet dat ik zwanger ben=dat ik zwanger ben
ik heb liever dat je niet zegt dat ik blow=dat ik blow
ik zeg niks over mijn vriend=
hij zegt niks over zijn werk=
ik weet niks over uitkeringen=
ik wil niks over die stage horen=
ze zeggen niks over mijn contract=
weet je niks over toeslagen=
ik weet niet waarom ik zo moe ben=
ja het gaat goed, niet dat ik veel doe=
mijn moeder zegt dat ik niks over geld mag zeggen=""".splitlines()


def _cases(lines: list[str]) -> list[tuple[str, ...]]:
    return [(text, value) for text, _, value in (line.rpartition("=") for line in lines)]


@pytest.mark.parametrize(("text", "value"), _cases(WHEN))
def test_when_is_read_as_it_is_said(reader: CheckinReader, now: datetime, text: str, value: str) -> None:
    assert reader.read(text, question="bellen", profile="arbeidsmarkt", now=now)["bellen"].value == value


@pytest.mark.parametrize("text", NO_ANSWER)
def test_a_yes_or_no_of_another_matter_is_no_answer(reader: CheckinReader, now: datetime, text: str) -> None:
    assert "bellen" not in reader.read(text, question="bellen", profile="arbeidsmarkt", now=now)


@pytest.mark.parametrize(("text", "value"), _cases(ANYWHERE))
def test_how_is_read_whatever_is_asked(reader: CheckinReader, now: datetime, text: str, value: str) -> None:
    read = reader.read(text, question=None, profile="arbeidsmarkt", now=now)
    assert (read["bellen"].value if "bellen" in read else "") == value


@pytest.mark.parametrize(("text", "value"), _cases(CONTACT))
def test_whom_nobody_is_to_call(text: str, value: str) -> None:
    assert contact_in(text) == ([f"niet bellen met {value}"] if value else [])


@pytest.mark.parametrize(("text", "value"), _cases(WHAT))
def test_what_is_not_to_be_told(text: str, value: str) -> None:
    assert kept_private(text).out == ((value,) if value else ())


def test_what_alone_may_be_told() -> None:
    assert kept_private("alleen dat ik thuis zit, niet waarom").only == ("dat ik thuis zit",)
    assert kept_private("zeg maar dat ik het druk heb, de rest hoeft ze niet te weten").only == ("dat ik het druk heb",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("coach wel. mama niet", "niet aan moeder"),
        ("coach wel maar thuis niet", "niet aan ouders"),
        ("oma wel opa niet", "niet aan opa"),
        ("ja maar niet tegen het uitzendbureau", "niet aan het uitzendbureau"),
        ("niet aan mevrouw coach vertellen", ""),
        ("zeg niks over mijn vriend", "niet alles vertellen"),
        ("wel vertellen, niet welke ziekte", "niet vertellen: welke ziekte"),
    ],
)
def test_the_case_has_who_and_never_the_secret(text: str, value: str) -> None:
    assert telling(text).value == value


@pytest.mark.parametrize(
    ("wish", "text", "left"),
    [
        ("zeg niks over mijn vriend", "ik woon bij mijn vriend. ik ben ontslagen", "ik ben ontslagen"),
        ("ik wil dat je niet zegt welke ziekte", "5 weken ziek thuis. Crohn speelt weer op", "5 weken ziek thuis."),
        ("is goed maar niet dat ik blow", "ben ontslagen want ik was stoned", "ben ontslagen"),
        ("vertel alleen dat ik ziek ben", "ik ben al weken ziek. mijn zus is jarig", "ik ben al weken ziek."),
        ("alleen dat ik thuis zit, niet waarom", "ik zit thuis omdat ik gepest word", "ik zit thuis"),
        ("ja maar niks over mijn schulden", "mijn werk stopt en ik sta rood", "mijn werk stopt"),
        ("niet aan mijn moeder", "ik woon bij mijn moeder", "ik woon bij mijn moeder"),
    ],
)
def test_what_is_left_for_the_reader_of_the_case(wish: str, text: str, left: str) -> None:
    assert withheld_in([wish]).left(text).strip() == left


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("na 18:00, of zondag", "bellen na 18:00 of zondag"),
        ("dinsdag, donderdag", "bellen dinsdag of donderdag"),
        ("eind volgende week, in de ochtend, niet voor dinsdag",
         "bellen eind volgende week, in de ochtend, maar niet voor dinsdag"),
        ("morgen, na 15:00", "bellen morgen na 15:00"),
        ("liever een appje, liever een mailtje", "een appje sturen of een mail sturen"),
        ("alleen eigen nummer, niet naar huis", "bellen, alleen op je eigen nummer, niet naar huis"),
        ("maakt niet uit, met spoed", "bellen mag altijd, met spoed"),
    ],
)  # fmt: skip
def test_what_is_said_back_is_what_is_kept(value: str, words: str) -> None:
    assert said_back({"bellen": Answer(value, "")}) == words


def test_what_is_not_told_is_said_back_in_his_own_words() -> None:
    answer = Answer("niet aan moeder, niet alles vertellen", "mama niet, en zeg niks over mijn ex")
    said = said_back({"wie_weet": answer})
    assert said == 'niet aan moeder, niet vertellen "over mijn ex"'


def test_another_way_out_stays_behind_what_it_is_instead_of() -> None:
    held = Answer("na 18:00, of zondag", "")
    assert amended("bellen", held, Answer("met spoed", "")).value == "na 18:00, of zondag, met spoed"
    assert amended("bellen", held, Answer("woensdag", "")).value == "woensdag, na 18:00"
    assert amended("bellen", Answer("niet naar huis", ""), Answer("dinsdag", "")).value == "dinsdag, niet naar huis"


@pytest.mark.parametrize("text", ["jaaa doe maar", "is goed stuur maar", "ja mag", "mag wel hoor", "vertel het maar"])
def test_a_yes_to_what_was_put_aside(text: str) -> None:
    assert put_aside(text)


@pytest.mark.parametrize("text", ["ja", "is goed", "doe maar een 7", "mag niet", "mag ik stoppen", "stuur maar een cv"])
def test_other_words_are_none(text: str) -> None:
    assert not put_aside(text)
