"""Wishes about our messages are read from a learner's own words, and nothing that only looks like one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import load
from bot.conversation.asked_of_us.commands import read_command
from bot.conversation.asked_of_us.wishes import Before, Heard, read
from bot.ports import Button
from bot.services.people.wishes import Wish, days_of

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday

DONE = {  # done at once
    "stuur me maar 1x per maand een berichtje": "wens:months:1",
    "app me elke 2 maanden": "wens:months:2",
    "kun je me 1 keer per kwartaal appen": "wens:months:3",
    "vraag me 1 keer per half jaar": "wens:months:6",
    "stuur me om de 6 weken een bericht": "wens:months:2",
    "ik wil 1 keer per jaar een berichtje": "wens:months:12",
    "app me liever savonds": "wens:time:evening",
    "kun je me 's avonds appen": "wens:time:evening",
    "stuur me alleen in de middag een bericht": "wens:time:afternoon",
    "ik wil berichten alleen in de ochtend": "wens:time:morning",
    "berichten liever 's middags aub": "wens:time:afternoon",
    "liever savonds appen": "wens:time:evening",
    "app me na 6 uur": "wens:time:evening",
    "app me liever op whatsapp": "wens:channel:whatsapp",
    "liever via telegram": "wens:channel:telegram",
    "kan dit ook op whats app": "wens:channel:whatsapp",
    "pauze tot volgende week maandag": "wens:pause:2026-11-30",
    "pauze tot na de kerst": "wens:pause:2026-12-27",
    "pauze tot eind januari": "wens:pause:2027-01-31",
    "stuur me pas weer na de zomer": "wens:pause:2027-09-01",
    "vraag het over een maand nog een keer": "wens:pause:2026-12-25",
    "laat me met rust tot maandag": "wens:pause:2026-11-30",
    "geen berichten tot na de kerstvakantie": "wens:pause:2027-01-06",
}
ASKED = {  # clear that it is about us, not what is wanted: one question
    "stuur me niet zo vaak": "months",
    "stuur niet zoveel berichten": "months",
    "je appt me te vaak": "months",
    "kun je minder vaak appen": "months",
    "ik wil liever minder berichten": "months",
    "app me wat vaker": "months",
    "stuur me elke week een bericht": "months",
    "niet savonds appen aub": "time",
    "stuur geen berichten in de ochtend": "time",
    "app me na mijn vakantie weer": "pause",
    "pauze tot mn examens": "pause",
    "pauze tot 31 februari": "pause",
    "ik heb een nieuw nummer": "number",
    "mijn nummer is veranderd": "number",
    "mn nieuwe nummer is 06 12345678": "number",
    "nieuw telefoonnummer": "number",
}
DOUBT = {  # could be about something else
    "liever savonds": "bare",
    "niet in de ochtend": "bare",
    "na mn vakantie": "bare",
    "avond is beter": "bare",
    "niet zo vaak": "bare",
    "dit is te vaak": "bare",
    "1 keer per half jaar is genoeg": "likely",
    "2 keer per jaar is genoeg": "likely",
}
LOOK_ALIKES = [
    "ik kom liever 's avonds werken",
    "mijn baas wil dat ik vaker kom",
    "stop met roken",
    "ik wil stoppen met roken",
    "ik werk liever savonds",
    "ik moet vaker komen",
    "ik ga 1 keer per week naar de dagbesteding",
    "ik werk 3 dagen per week",
    "1 keer per week sport ik",
    "ik zie mn coach 1 keer per maand",
    "mijn moeder appt me te vaak",
    "mijn baas stuurt me te veel berichten",
    "mijn ex stuurt me te vaak berichten",
    "ik krijg te veel appjes van mijn baas",
    "ik app liever met vrienden op whatsapp",
    "ze hebben een whatsapp groep op werk",
    "mijn baas appt alleen op whatsapp",
    "mijn baas heeft een nieuw nummer",
    "mijn vriendin heeft een ander nummer",
    "ik heb een nieuwe telefoon",
    "ik heb een nieuwe baan",
    "wat is het nummer van het uwv",
    "pauze tot 12 uur",
    "we hebben pauze tot kwart over 10",
    "ik heb pauze tot maandag",
    "in de ochtend ben ik moe",
    "ik slaap slecht in de avond",
    "savonds ga ik vaak gamen",
    "ik ben savonds alleen",
    "ik wil niet in de ochtend werken",
    "niet in de ochtend maar wel in de middag naar school",
    "ik wil minder werken",
    "minder uren",
    "ik wil vaker naar school",
    "ik kom vaker te laat",
    "na mijn vakantie ging het mis op werk",
    "na de vakantie begin ik met mbo",
    "ik ga op vakantie",
    "stuur me mijn cv",
    "app me over mijn cv",
    "stuur me over 5 minuten een bericht",
    "kun je me helpen met instellingen van mijn telefoon",
    "ik heb geen wensen",
    "mijn wensen zijn een baan",
    "laat me met rust",
    "ik wil rust",
    "ik wil even geen mensen",
    "over een paar weken start ik",
    "elke maand krijg ik 800 euro",
    "om de week heb ik stage",
    "zet de muziek terug",
    "half jaar contract",
    "1 keer per week is genoeg",
    "",
    "ja",
    "nee",
]


@pytest.mark.parametrize(("text", "payload"), DONE.items())
def test_a_clear_wish_is_read_with_its_value(text: str, payload: str) -> None:
    assert read(text, NOW) == Heard(Wish.parse(payload))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "about"), ASKED.items())
def test_what_is_clear_but_incomplete_is_asked(text: str, about: str) -> None:
    heard = read(text, NOW)
    assert heard is not None
    assert (heard.wish, heard.grade) == (Wish("ask", about), "sure")


@pytest.mark.parametrize(("text", "grade"), DOUBT.items())
def test_what_could_be_something_else_is_in_doubt(text: str, grade: str) -> None:
    heard = read(text, NOW)
    assert heard is not None
    assert heard.grade == grade


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert read(text, NOW) is None
    assert read_command(text, NOW.date()) is None


def test_there_are_forty_look_alikes() -> None:
    assert len(LOOK_ALIKES) >= 40


def asked(name: str, *extra: tuple[str, str]) -> Before:
    entry = load("wensen")["texts"][name]
    shown = [(b["title"], f"wens:{b['reply']}") for b in entry.get("buttons", [])]
    return Before(tuple(Button(title, payload) for title, payload in [*shown, *extra]))


@pytest.mark.parametrize(
    ("question", "text", "payload"),
    [
        ("pause", "1 maart", "wens:pause:2027-03-01"),
        ("pause", "tot maandag graag", "wens:pause:2026-11-30"),
        ("pause", "2 weken", "wens:pause:14"),
        ("pause", "doe maar een maandje", "wens:pause:30"),
        ("pause", "1 maand", "wens:pause:30"),
        ("pause", "tot na de zomer", "wens:pause:2027-09-01"),
        ("pause", "nee", "wens:nothing"),
        ("pause", "ik ga morgen werken", None),
        ("pause", "stop met roken", None),
        ("months", "1 keer per half jaar", "wens:months:6"),
        ("months", "elke 3 maanden", "wens:months:3"),
        ("months", "3 maanden", "wens:months:3"),
        ("months", "maakt niet uit", "wens:months:0"),
        ("months", "ik heb werk", None),
        ("time", "savonds", "wens:time:evening"),
        ("time", "in de middag graag", "wens:time:afternoon"),
        ("time", "Maakt niet uit", "wens:time:any"),
        ("channel_one", "ja", "wens:number:code"),
        ("channel_one", "nee dank je", "wens:nothing"),
        ("number_other", "ja graag", "wens:number:known"),
        ("menu_buttons", "hoe vaak", "wens:ask:months"),
        ("menu_buttons", "laat maar", "wens:nothing"),
    ],
)
def test_an_answer_to_our_own_question(question: str, text: str, payload: str | None) -> None:
    heard = read(text, NOW, asked(question))
    assert (heard.wish.payload if heard else None) == payload


def test_put_back_needs_something_to_put_back() -> None:
    assert read("zet terug", NOW) is None
    assert read("zet maar terug", NOW, Before(undo="wens:months:3")) == Heard(Wish("months", "3"))


def test_not_so_then_counts_right_after_a_confirmation_only() -> None:
    just = Before((Button("Zet terug", "wens:time:any"),), "wens:time:any")
    assert read("toch niet", NOW, just) == Heard(Wish("time", "any"))
    assert read("toch niet", NOW, Before(undo="wens:time:any")) is None


@pytest.mark.parametrize(
    "payload",
    ["wens:months:99", "wens:months:-1", "wens:time:night", "wens:pause:2026-13-40", "wens:pause:x", "wens:ask:name",
     "wens:number:0612345678", "wens:", "wens:erase", "stop", "wens:menu:x"],
)  # fmt: skip
def test_a_forged_button_is_no_wish(payload: str) -> None:
    assert Wish.parse(payload) is None


@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    read(text, NOW)
    read(text, NOW, asked("pause"))
    read(text, NOW, asked("months"))


@given(st.text(max_size=40))
def test_every_wish_survives_its_button(text: str) -> None:
    wish = Wish.parse("wens:" + text)
    assert wish is None or Wish.parse(wish.payload) == wish


@pytest.mark.parametrize(
    ("value", "days"), [("7", 7), ("999", 365), ("2026-11-25", None), ("2026-11-26", 1), ("0", None)]
)
def test_how_long_a_pause_lasts(value: str, days: int | None) -> None:
    assert days_of(Wish("pause", value), NOW.date()) == days
