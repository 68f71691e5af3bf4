"""When a time is leave, whose call it is, and when he hears what becomes of what he told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.core.checkin import Answer
from bot.language.withheld import withheld_in
from bot.services.checkins import no_answer
from bot.services.checkins.leave import implied, untimely
from bot.services.escalations import agreements
from bot.services.parts import Parts
from bot.services.talk.routed import refused
from bot.understanding.answers.refused_of import of_what_he_named
from bot.understanding.answers.second_look import looked_over
from bot.understanding.answers.surely_agreed import tells_of_life

pytestmark = pytest.mark.usefixtures("database")


def looked(parts: Parts, text: str, question: str | None) -> dict[str, Answer]:
    """What is heard of `text` while `question` is open, with the leave that it implies."""

    def read(name: str) -> Mapping[str, Answer]:
        return no_answer.read(parts, text, name, "arbeidsmarkt")

    told = implied(no_answer.read(parts, text, question, "arbeidsmarkt"), text, question)
    return looked_over(text, told, question, read)


@pytest.mark.parametrize(
    "text",
    [
        "na 4 uur ben ik thuis, appen is prima", "bereikbaar ben ik smiddags", "savonds kan ik wel appen",
        "ik doof dus appen. na 4 uur thuis", "liever een berichtje, na school dan",
        "mail mag ook, na 5 uur lees ik dat",
    ],
)  # fmt: skip
def test_a_time_to_write_is_no_leave_where_nothing_was_asked(real: Parts, text: str) -> None:
    found = looked(real, text, "stemming")
    assert "mag_coach" not in found
    assert "bellen" in found


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("bel me morgen na 3", "stemming"), ("bellen kan na 5 uur", "stemming"),
        ("ze mag me woensdag bellen", "cijfer"), ("na 4 uur", "bellen"),
        ("ja app maar na 4 uur", "mag_coach"), ("stuur maar een berichtje na school", "wonen"),
    ],
)  # fmt: skip
def test_a_time_of_a_call_that_is_wished_is_leave(real: Parts, text: str, question: str) -> None:
    assert looked(real, text, question)["mag_coach"].value == "ja"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("oke ik ga bellen morgen", None), ("ik bel ze morgen wel", None), ("ik bel maandag de deurwaarder", None),
        ("ik zal donderdag even bellen met het uwv", "stemming"), ("dan ga ik ze vrijdag opbellen", None),
        ("morgen bel ik school om 9 uur", "wonen"), ("werken begint om 7 uur", "bellen"),
        ("werken begint om 7 uur", "stemming"), ("met Anja erbij", "bellen"),
    ],
)  # fmt: skip
def test_a_call_of_his_own_and_a_time_of_something_else_are_none_of_ours(
    real: Parts, text: str, question: str | None
) -> None:
    assert not {"bellen", "mag_coach"} & set(looked(real, text, question))


@pytest.mark.parametrize("text", ["werken begint om 7 uur", "de bus gaat om 8 uur", "dan werk ik tot 5"])
def test_a_time_of_his_day_is_no_time_of_a_call(text: str) -> None:
    assert tells_of_life(text)


@pytest.mark.parametrize("text", ["na het eten", "niet voor 12 uur", "na mijn werk dus half 6", "donderdag past beter"])
def test_a_time_that_suits_is_one(text: str) -> None:
    assert not tells_of_life(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja vraag coach maar of ze mee wil. alleen zij he, niet me moeder niet me baas", "ja"),
        ("vraag het maar aan coach, die weet wat je moet doen", "ja"), ("oke overleg maar met coach", "ja"),
        ("je mag het coach vragen", "ja"), ("vraag haar maar", "ja"), ("vraag coach maar niet", "nee"),
        ("ok vraag maar", ""), ("dan vraag ik mijn mentor", ""), ("ik vraag coach zelf wel", ""),
        ("waarom vraag je coach niet", ""), ("mag ik coach wat vragen", ""),
    ],
)  # fmt: skip
def test_to_have_the_coach_asked_is_leave(real: Parts, text: str, value: str) -> None:
    found = looked(real, text, "mag_coach").get("mag_coach")
    assert (found.value if found is not None else "") == value


def test_who_must_not_know_stands_once(real: Parts) -> None:
    text = "ja vraag coach maar of ze mee wil. alleen zij he, niet me moeder niet me baas"
    assert looked(real, text, None)["wie_weet"].value == "alleen de coach, niet aan moeder, niet aan baas"


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("bel me zaterdagochtend of whatsapp", "bellen zaterdagochtend, een appje mag ook"),
        ("bel me zaterdag of app me", "bellen zaterdag, een appje mag ook"),
        ("je mag bellen of appen, na 4 uur", "bellen na 16:00, een appje mag ook"),
        ("liever appen of bellen na 5", "een appje sturen, na 17:00"), ("niet bellen of appen", "een appje sturen"),
        ("bellen na 4 uur", "bellen na 16:00"),
    ],
)  # fmt: skip
def test_a_call_or_a_message_are_both_kept(real: Parts, text: str, back: str) -> None:
    assert agreements.said_back(looked(real, text, "bellen")) == back


@pytest.mark.parametrize(
    "text",
    [
        "Ja coach mag dat weten maar ik wil ZELF bij het gesprek zijn. Niet over mij zonder mij graag",
        "is goed als ik erbij mag zijn", "ja oke maar praat niet over mij zonder dat ik erbij ben",
        "prima maar ik wil wel bij dat gesprek zijn", "coach mag het weten maar overleg niet zonder mij",
        "ze mogen niet overleggen zonder mij",
    ],
)  # fmt: skip
def test_who_wants_to_be_there_is_kept_and_nothing_is_kept_secret(real: Parts, text: str) -> None:
    found = looked(real, text, "mag_coach")
    assert "jij bent er zelf bij" in agreements.said_back(found)
    assert "wie_weet" not in found


@pytest.mark.parametrize(
    "text",
    [
        "vrienden gaan naar de film, ik wil erbij zijn", "ik moet morgen bij een gesprek zijn", "ik was er niet bij",
        "ik wil bij mijn vriend zijn", "ik wil bij de gemeente werken", "ze gingen zonder mij naar de efteling",
    ],
)  # fmt: skip
def test_to_be_somewhere_else_is_no_agreement(real: Parts, text: str) -> None:
    assert "bellen" not in looked(real, text, "stemming")


@pytest.mark.parametrize(
    "text",
    ["van de zorgverzekering hoeft niet", "ja is goed maar van de zorgverzekering hoeft niet",
     "doe maar. alleen van die zorgverzekering hoeft niet hoor"],
)  # fmt: skip
def test_a_topic_that_need_not_be_told_is_left_out(real: Parts, text: str) -> None:
    assert looked(real, text, "mag_coach")["wie_weet"].value == "niet alles vertellen"
    assert "zorgverzekering" not in withheld_in([text]).left("me zorgverzekering heb ik 8 maanden niet betaald")


@pytest.mark.parametrize("text", ["van mijn baas hoeft niet", "van mij hoeft het niet", "van school hoeft dat niet"])
def test_what_another_does_not_ask_is_no_secret(real: Parts, text: str) -> None:
    assert "wie_weet" not in looked(real, text, "stemming")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Over thuis wil ik liever niks zeggen. Is niks ergs, is gewoon privé", "wonen"),
        ("over geld zeg ik liever niks", "geld"), ("liever niet", "uren"), ("wil ik niet zeggen", "uren"),
    ],
)
def test_a_refusal_is_of_what_he_names(text: str, named: str) -> None:
    found = of_what_he_named({"uren": Answer("", text, refused=True)}, text, "uren")
    assert [name for name, one in found.items() if one.refused] == [named]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Ik krijg al bijles op woensdag dus dat hoeft niet doorgegeven", "coach"),
        ("hoeft niet door te geven", "coach"), ("school helpt al, hoeft niet doorgestuurd", "coach"),
        ("het is niet doorgegeven aan mij", ""),
        ("hij helpt me nooit, ze hebben het niet doorgegeven", ""),
    ],
)  # fmt: skip
def test_what_need_not_be_passed_on_is_a_no(text: str, whom: str) -> None:
    assert refused(text) == whom


@pytest.mark.parametrize(
    "text",
    [
        "nee zo erg is het niet ik wil niet dood ofzo hoor. ik schaam me gewoon", "beetje eenzaam soms",
        "wat moet ik doen met die brief dan ik durf hem niet eens goed te lezen", "ik huil best vaak de laatste tijd",
        "mijn zwakke punt is dat ik snel blokkeer. mag je dat zeggen?", "heb het nog niemand verteld eigenlijk",
        "nee ik doe mezelf niks hoor",
    ],
)  # fmt: skip
def test_no_notice_comes_on_a_question_or_something_hard(text: str) -> None:
    assert untimely(text)


@pytest.mark.parametrize("text", ["goed hoor", "blub", "thuis is alles goed", "nu beetje gamen en slapen", "gaat wel"])
def test_a_plain_answer_may_be_followed_by_it(text: str) -> None:
    assert not untimely(text)


@pytest.mark.parametrize(
    "text",
    [
        "als het helpt mag coach het weten", "als dat helpt mag je het wel aan coach vertellen",
        "mwah als het helpt mag coach het weten. alleen dat ik ziek ben", "als je wil mag coach dit lezen",
        "als t helpt mag coach dat horen van mij", "als dit helpt mag je t met coach delen",
    ],
)  # fmt: skip
def test_a_polite_condition_is_a_yes(real: Parts, text: str) -> None:
    assert looked(real, text, "mag_coach")["mag_coach"].value == "ja"


@pytest.mark.parametrize(
    "text",
    [
        "als het helpt mag coach het niet weten", "als het erger wordt mag coach het weten",
        "als je wil mag coach niks weten", "coach hoeft het niet te weten ook niet als het helpt",
    ],
)  # fmt: skip
def test_a_real_condition_and_a_no_are_none(real: Parts, text: str) -> None:
    said = looked(real, text, "mag_coach").get("mag_coach")
    assert said is None or said.value != "ja"


@pytest.mark.parametrize(
    "text",
    [
        "nee dat mag je niet doorgeven. coach gaat dan weer praten met die begeleider en dan is iedereen boos",
        "nee niet doorgeven, dan gaat ze mijn baas bellen en is hij weer kwaad",
    ],
)  # fmt: skip
def test_who_refuses_all_is_not_said_back_as_a_wish(real: Parts, text: str) -> None:
    found = looked(real, text, "mag_coach")
    assert found["mag_coach"].value == "nee"
    assert "wie_weet" not in found
