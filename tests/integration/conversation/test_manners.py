"""What is met without a new question: the end of a talk, a question about us, a word after STOP or a pause; and joining
of somebody whom we know and who writes first."""

from __future__ import annotations

import pytest

from bot.core.consent import standing
from bot.core.learner import Learner
from bot.ports import Button, Outgoing
from bot.services.parts import Parts
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, fresh, make_learner

ASK = "Mag ik je af en toe vragen hoe het gaat?"


@pytest.fixture
def newcomer(parts: Parts, place: Place) -> Learner:
    """Known and linked, and never asked."""
    return make_learner(parts, place, status="invited", consents={})


def may(parts: Parts, learner: Learner, purpose: str) -> bool | None:
    with parts.begin() as uow:
        return standing(uow.people.consents(learner.id), purpose)  # type: ignore[arg-type]


# -- who writes before he said yes --------------------------------------------------------------------


async def test_who_writes_first_hears_what_this_is_and_is_asked(talk: Talk, newcomer: Learner) -> None:
    welcome, who_reads, consent = await talk.says("heey mijn mentor zei dat ik hier kon appen")
    assert "De Brug" in welcome
    assert "Marieke" in who_reads
    assert consent == ASK
    assert talk.engine.asked == []


@pytest.mark.parametrize(
    "yes", ["hoi ben ik weer. ja is goed doe maar", "ja", "oke dan", "prima", "nou vooruit", "jaa hoor", "doe maar",
            "is goed", "lijkt me goed", "ja toch wel", "hey, ja mag"],
)  # fmt: skip
async def test_a_yes_in_any_words_counts_also_after_thinking(
    talk: Talk, newcomer: Learner, parts: Parts, yes: str
) -> None:
    await talk.says("hallo")
    assert "Denk er rustig over na" in (await talk.says("nee nog ff niet, wil er eerst over nadenken"))[0]
    assert fresh(parts, newcomer).status == "invited"
    await talk.says(yes)
    assert fresh(parts, newcomer).status == "active"
    assert (may(parts, newcomer, "checkin"), may(parts, newcomer, "coach")) == (True, None)


async def test_what_he_asked_for_waits_and_then_begins(talk: Talk, newcomer: Learner) -> None:
    replies = await talk.says("yo kan je me helpen met een cv")
    assert replies[-2:] == ["Daar praat ik graag met je over. Eerst wil ik je iets vragen.", ASK]
    assert talk.engine.asked == []
    await talk.says("ja")
    assert talk.engine.asked == ["kan je me helpen met een cv"]


@pytest.mark.parametrize(
    "text", ["nee ik wil niet dat jullie dingen van mij opslaan", "nee hoor geen berichten voor mij", "nee geen bot"]
)
async def test_a_no_that_speaks_of_us_is_no_danger(talk: Talk, newcomer: Learner, text: str) -> None:
    await talk.says("hoi")
    assert "113" not in "".join(await talk.says(text))
    assert talk.cases(newcomer) == []


async def test_a_question_about_us_is_answered_before_the_yes(talk: Talk, newcomer: Learner) -> None:
    await talk.says("hoi")
    for text, word in {"wat gebeurt er met wat ik typ": "op slot", "hoort mijn baas dit": "Je baas hoort niks",
                       "waarom?": "Je oude school wil weten"}.items():  # fmt: skip
        answer, again = await talk.says(text)
        assert word in answer
        assert again == ASK


async def test_nothing_is_kept_of_worries_before_the_yes_but_a_crisis_is_told(
    talk: Talk, newcomer: Learner, parts: Parts
) -> None:
    await talk.says("hoi #ontslag")
    with parts.begin() as uow:
        assert list(uow.talks.signals_of(newcomer.id)) == []
    assert talk.cases(newcomer) == []
    assert "113" in (await talk.says("#dood"))[0]
    assert [case.level for case in talk.cases(newcomer)] == ["crisis"]


async def test_below_16_a_parent_comes_first_also_here(talk: Talk, parts: Parts, place: Place) -> None:
    young = make_learner(parts, place, born_on=parts.today().replace(year=2011), status="invited", consents={})
    await talk.says("hoi")
    assert "nog geen 16" in (await talk.says("ja"))[0]
    assert fresh(parts, young).status == "waiting_parent"


# -- forgotten, stopped, paused -----------------------------------------------------------------------


async def test_who_was_forgotten_is_no_newcomer(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    assert "is weg" in (await talk.says("ik wil dat alles weg is. gooi alles van mij weg"))[0]
    assert "Ik weet niet meer wie je bent" in (await talk.says("ja ik weet het zeker"))[0]
    assert "Wat iemand al las, kan ik niet weghalen" in (await talk.says("is het nu echt weg?"))[0]
    assert await talk.says("hoi") == []
    clock.forward(days=2)
    assert "code" in (await talk.says("hoi"))[0]


@pytest.mark.parametrize(
    "text", ["ik zei toch stop", "hou nou op", "stop zei ik", "niet meer appen",
             "laat me met rust", "ik ben toch gestopt", "rot op", "kap ermee", "ik heb me afgemeld"],
)  # fmt: skip
async def test_a_stop_said_again_is_confirmed_once(talk: Talk, daan: Learner, parts: Parts, text: str) -> None:
    await talk.says("STOP")
    assert await talk.says(text) == ["Je krijgt al geen berichten meer. Wil je weer? Stuur dan START."]
    assert await talk.says("hou op zeg") == []
    assert fresh(parts, daan).status == "stopped"


async def test_who_stopped_gets_an_answer_about_us_and_silence_to_a_bye(talk: Talk, daan: Learner) -> None:
    await talk.says("STOP")
    assert await talk.says("ok doei") == []
    assert "oude school" in (await talk.says("van wie heb je mijn nummer gekregen"))[0]
    assert "Wil je weer berichten" in (await talk.says("ik heb een vraag over werk"))[0]


async def test_a_word_more_after_a_pause_takes_nothing_up(talk: Talk, daan: Learner, parts: Parts) -> None:
    (told,) = await talk.says("kan je wachten tot 1 maart want ik word geopereerd")
    assert told.startswith("Beterschap! Oké, ik ben stil tot maandag 1 maart")
    assert "goed dat ik het weet" in (await talk.says("werk houdt me plek vrij hoor dus maak je geen zorgen"))[0]
    assert await talk.says("thanks") == ["👍"]
    assert talk.engine.asked == []
    assert fresh(parts, daan).status == "paused"
    await talk.says("kun je me helpen met een brief")
    assert talk.engine.asked == ["kun je me helpen met een brief"]


async def test_danger_in_the_reason_of_a_pause_is_heard(talk: Talk, daan: Learner) -> None:
    replies = await talk.says("kan je wachten tot 1 maart want het is hier #twijfel")
    assert "ik ben stil tot" in replies[0]
    assert "ben je in gevaar" in replies[1]


async def test_a_crisis_in_the_reason_of_a_pause_comes_first(talk: Talk, daan: Learner, parts: Parts) -> None:
    assert "113" in (await talk.says("kan je wachten tot 1 maart want ik wil #dood"))[0]
    assert fresh(parts, daan).status == "active"


# -- the end of a talk ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["👍", "ok", "bedankt", "thx", "doei", "👌👌", "is goed", "oke dankjewel", "top man", "🙏🏽", "ok doei"]
)
async def test_the_end_of_a_talk_is_met_with_a_sign_once(talk: Talk, daan: Learner, text: str) -> None:
    talk.engine.reply = (Outgoing("Dat was het. Is er later iets? Dan mag je altijd typen."),)
    await talk.says("nee niks")
    assert await talk.says(text) == ["👍"]
    assert await talk.says("👍") == []
    assert talk.engine.asked == ["nee niks"]


@pytest.mark.parametrize("text", ["ok", "toppie", "oki doki", "jaja", "snap ik", "klinkt goed", "duidelijk", "👍"])
async def test_what_leads_on_from_a_piece_is_no_question(talk: Talk, daan: Learner, text: str) -> None:
    leads = (Button("Hulp van mijn coach", "/talk_to_human"), Button("Welk diploma", '/informatie{"stuk":"diploma"}'))
    talk.engine.reply = (Outgoing("Twijfel je? Vraag het na voor je stopt.", leads),)
    await talk.says("krijg ik dan een boete")
    assert await talk.says(text) == ["👍"]


async def test_a_call_for_help_behind_ok_is_one(talk: Talk, daan: Learner) -> None:
    await talk.says("krijg ik dan een boete")
    (said,) = await talk.says("ok help")
    assert "113" in said


@pytest.mark.parametrize("text", ["snap ik niet", "niet duidelijk", "ok maar ik moet huilen"])
async def test_what_says_more_than_ok_is_heard(talk: Talk, daan: Learner, text: str) -> None:
    await talk.says("krijg ik dan een boete")
    await talk.says(text)
    assert talk.engine.asked[-1] == text


@pytest.mark.parametrize(
    "reply", [Outgoing("Gaat het goed?"), Outgoing("Mag dat", (Button("Ja", "/affirm"), Button("Nee", "/deny")))]
)
async def test_an_ok_to_a_question_goes_on(talk: Talk, daan: Learner, reply: Outgoing) -> None:
    talk.engine.reply = (reply,)
    await talk.says("hallo daar")
    await talk.says("ok")
    assert talk.engine.asked == ["hallo daar", "ok"]


# -- questions about us, and doubt ------------------------------------------------------------------------


async def test_a_question_about_us_goes_to_the_engine_as_such(talk: Talk, daan: Learner) -> None:
    await talk.says("hoort mn baas dit??")
    assert talk.engine.asked == ['/informatie{"stuk":"baas"}']


@pytest.mark.parametrize("text", ["hoe lang bewaar je dit #licht", "wat weten jullie van mij #licht"])
async def test_a_question_about_us_gets_no_check_question(talk: Talk, daan: Learner, text: str) -> None:
    assert "in gevaar" not in "".join(await talk.says(text))


async def test_a_crisis_beside_a_command_or_a_question_wins(talk: Talk, daan: Learner, parts: Parts) -> None:
    assert "113" in (await talk.says("verwijder alles van mij. #dood"))[0]
    assert fresh(parts, daan).status == "active"
