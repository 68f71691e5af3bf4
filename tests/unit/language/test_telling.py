"""Whom he wants to be told, and whom not: in many words, and not in what only looks like it."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.language.checkin import CheckinReader
from bot.language.telling import beside_permission, parties_in, resolved, telling


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("niet naar de gemeente sturen aub", "niet aan de gemeente"),
        ("als mn pa dit hoort ben ik dood dus niks zeggen he", "niet aan vader"),
        ("mijn baas mag hier niks van weten", "niet aan baas"),
        ("de leiding zeg da ze bellen ma er gebeurt niks", ""),
        ("zeg het niet tegen ma ze wordt boos", "niet aan moeder"),
        ("alleen tegen meester Jan zeggen verder niemand", "alleen meester Jan"),
        ("ik wil geen gedoe met leerplicht", "niet aan leerplicht"),
        ("het doorstroompunt hoeft er niet bij", "niet aan het doorstroompunt"),
        ("vertel het niet thuis", "niet aan ouders"),
        ("geen doorstroomgedoe graag", "niet aan het doorstroompunt"),
        ("laat de gemeente erbuiten", "niet aan de gemeente"),
        ("me moeder hoeft dit niet te weten", "niet aan moeder"),
        ("liever dat alleen juf Fatma het weet", "alleen juf Fatma"),
        ("appen niet bellen want dan hoort mn moeder het", "niet aan moeder"),
        ("wil niet dat dat doorstroom ding het weet. alleen mevrouw bakker",
         "alleen mevrouw Bakker, niet aan het doorstroompunt"),
        ("niet me ouders", "niet aan ouders"),
        ("ja maar niet tegen mn ouders", "niet aan ouders"),
        ("oke als de gemeente het maar niet hoort", "niet aan de gemeente"),
    ],
)  # fmt: skip
def test_who_may_not_know_is_read_in_many_words(text: str, value: str) -> None:
    assert telling(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "mijn moeder weet het nog niet", "ik durf het niet tegen mijn moeder te zeggen", "ik ga niet naar mijn moeder",
        "ik woon alleen met mijn moeder", "ik praat niet met mijn vader", "ik heb geen contact met de gemeente",
        "ik ben niet naar school geweest", "ik mag niet naar mijn vader van de rechter", "alleen mijn zus weet het",
        "ben alleen met mijn moeder thuis", "mijn baas zegt niks tegen mij", "de gemeente wil niet helpen",
        "ik wil niet naar mbo", "mijn vader mag niet bij ons komen", "uwv betaalt niet", "ik hoor niks van uwv",
        "mijn ouders weten het niet", "nee coach hoeft niet bellen",
    ],
)  # fmt: skip
def test_a_fact_about_somebody_is_no_wish(text: str) -> None:
    assert telling(text).value == ""


def test_parties_are_left_out_by_name_or_because_one_alone_may_know() -> None:
    assert parties_in("niet aan het doorstroompunt, niet aan moeder") == {"doorstroompunt"}
    assert parties_in("niet aan leerplicht") == {"doorstroompunt"}
    assert parties_in("alleen mevrouw Bakker") == {"doorstroompunt", "gemeente", "mbo"}
    assert parties_in("iedereen mag het weten") == frozenset()


def test_they_is_who_was_spoken_of_just_before() -> None:
    before = ["mn ouders denken dat ik elke dag naar school ga"]
    asked = "je gaat dit niet tegen {} zeggen toch??"
    assert resolved(asked.format("ze"), before) == asked.format("mijn ouders")
    assert resolved("horen ze dit", before) == "horen mijn ouders dit"
    assert resolved("ze betalen goed", before) == "ze betalen goed"
    assert resolved("horen ze dit", ()) == "horen ze dit"


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("mijn coach mag het weten, maar me pa mag dit neet weten", "wie_weet",
         {"wie_weet": "alleen de coach, niet aan vader", "mag_coach": "ja"}),
        ("die klootzak heeft me eruit gegooid via snapchat", "mag_coach", {}),
        ("baas heeft me ontslagen VIA WHATSAPP", "mag_coach", {"plek": "nee"}),
        ("ik kreeg net een appje dat ik niet meer hoef te komen", "mag_coach", {}),
        ("tuurlijk mag ze dat weten", "mag_coach", {"mag_coach": "ja"}),
        ("zeg maar niks tegen haar", "mag_coach", {"mag_coach": "nee"}),
        ("ja maar niet tegen mn ouders", "mag_coach", {"mag_coach": "ja", "wie_weet": "niet aan ouders"}),
        ("ja en mn loon krijg ik ook nog niet", "mag_coach", {}),
        ("oke als de gemeente het maar niet hoort", "mag_coach", {"wie_weet": "niet aan de gemeente"}),
        ("laat die coach maar bellen. morgen na 3en niet eerder", None, {"bellen": "morgen, na 15:00"}),
        ("ze moet niet bellen maar sms'en", None, {"bellen": "liever een appje, niet bellen"}),
        ("zeg maar dat ze om 11 uur kan bellen", None, {"bellen": "om 11:00"}),
        ("mijn moeder heeft me geappt dat ik weg moet", "bellen", {}),
        ("ik ben ontslagen via snapchat", "mag_coach", {"plek": "nee"}),
        ("overmorgen kan hij me bellen rond 2en", None, {"bellen": "overmorgen, rond 14:00"}),
        ("bellen kan alleen in mn pauze 12 uur", None, {"bellen": "om 12:00"}),
        ("bel in de middagpauze 12:30", None, {"bellen": "om 12:30"}),
        ("niet whatsappen gewoon bellen", None, {"bellen": "ja"}),
        ("typen is beter want ik ben doof", None, {"bellen": "liever een appje"}),
        ("baas belde dat ik weg kon", "mag_coach", {}),
        ("dit blijft tussen jou en coach", None, {"wie_weet": "alleen de coach"}),
        ("vertel het niet thuis", "wonen", {"wie_weet": "niet aan ouders"}),
    ],
)  # fmt: skip
def test_agreements_are_read_whatever_is_asked_and_not_from_side_words(
    reader: CheckinReader, now: datetime, text: str, question: str | None, expected: dict[str, str]
) -> None:
    found = reader.read(text, question=question, profile="arbeidsmarkt", now=now)
    assert {name: answer.value for name, answer in found.items()} == expected


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("mijn voogd mag het weten maar mijn vader niet, die heeft geen gezag", "die heeft geen gezag"),
        ("ge moogt het aan juf Hilde zeggen ma ni aan mijn pa", ""),
        ("niet tegen mijn moeder zeggen", ""),
        ("ja alleen de coach", ""),
        ("mam mag dat niet weten, hij slaat me", "hij slaat me"),
        ("mama mag t niet weten maar ik heb haar hartpillen op", "ik heb haar hartpillen op"),
    ],
)
def test_what_stands_beside_a_permission(text: str, beside: str) -> None:
    assert beside_permission(text) == beside


@pytest.mark.parametrize(
    "text",
    [
        "zeg mn zusje dat het niet aan haar lag", "me oom zit aan me en niemand mag het weten",
        "wie t mag weten? niemand", "morgen besta ik niet", "de wereld ook",
        "alleen marieke mag t weten dat mn vriend me sloeg",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_permission_is_none(text: str) -> None:
    assert beside_permission(text) is None


NO = ["nooooit", "neit", "nit", "niett", "neet", "ni", "nx", "never", "nimmer", "nich", "niks"]


@pytest.mark.parametrize("no", NO)
@pytest.mark.parametrize("may", ["mijn vader mag het {} weten", "coach mag het weten, maar me pa mag dit {} weten"])
def test_a_refusal_however_it_is_typed_is_no_leave(may: str, no: str) -> None:
    assert telling(may.format(no)).value == "niet aan vader"


@pytest.mark.parametrize(
    "text",
    [
        "mijn vader mag het amper weten", "mijn vader mag het nauwelijks weten", "mijn vader mag het zogenaamd weten",
        "stel mijn vader mag het weten dan vermoordt hij me", "als mijn vader mag weten wat er is",
        "denk je dat mijn vader mag weten", "van mij mag mijn vader het weten, nooit",
        "van mij mag mijn vader het weten, maar echt niet!", "dan mag mijn vader het weten zegt hij",
        "vertel het maar aan mijn vader, dan ben ik dood", "mijn vader mag het weten wil mijn moeder",
        "mijn vader mag het weten, dan slaat hij me", "volgens mijn zus mag mijn vader het weten",
        "mijn vader mag het weten not",
    ],
)  # fmt: skip
def test_what_is_supposed_feared_or_another_s_is_no_leave(text: str) -> None:
    assert telling(text).value == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mijn moeder mag het weten. mijn vader absoluut niet", "ook moeder, niet aan vader"),
        ("mijn moeder mag het weten. mijn vader never", "ook moeder, niet aan vader"),
        ("mijn moeder mag het weten, mijn vader nooit", "ook moeder, niet aan vader"),
        ("mijn coach mag het weten mijn vader niet", "niet aan vader"),
        ("mijn coach mag het weten mijn vader echt niet", "niet aan vader"),
        ("mijn vader mag het weten. mijn vader absoluut niet", "niet aan vader"),
        ("van mij mag mijn vader het weten", "ook vader"),
        ("mijn mentor mag hier alles van weten", "ook mentor"),
        ("me zus mag t ook weten", "ook zus"),
        ("zeg het maar tegen mijn mentor", "ook mentor"),
        ("mijn coach mag alles weten. ik zie mijn vader nooit", ""),
    ],
)
def test_who_may_and_who_may_not_in_one_breath(text: str, value: str) -> None:
    assert telling(text).value == value


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("coach mag het weten, stiefpa raakt me ook", "stiefpa raakt me ook"),
        ("coach mag het weten, vannacht buiten ook", "vannacht buiten ook"),
        ("mijn coach mag het weten. vannacht ging het niet", "vannacht ging het niet"),
        ("coach mag het weten, heb slaapplek niet", "heb slaapplek niet"),
        ("coach mag het weten, meneer raakt niet", "meneer raakt niet"),
        ("de begeleiding mag het weten, mijn moeder niet", ""),
        ("mijn mentor mag het weten, meneer de vries ook", ""),
        ("mam en pap mogen het weten", ""),
        ("niet aan mijn moeder of vader", ""),
        ("mijn verkrachter mag niks weten", None),
        ("die mannen mogen niks weten", None),
        ("niet aan die mannen zeggen", None),
        ("me vader slaat mag weten", None),
        ("meneer slaat mag het weten", None),
    ],
)
def test_only_people_are_no_danger_beside_the_answer(text: str, beside: str | None) -> None:
    assert beside_permission(text) == beside
