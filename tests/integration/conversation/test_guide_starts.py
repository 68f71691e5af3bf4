"""What begins a guided talk in a check-in: a wish in so many words, after what is asked; never a guess."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.conversation.guides.letter import LetterGuide
from bot.conversation.guides.practice import PracticeGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.learner import Learner
from bot.language.cv import CvReader
from bot.language.practice import PracticeListener
from bot.language.vacancy import VacancyReader
from bot.ports import Button, EngineReply, Outgoing, Seed
from bot.services.checkins import checkin
from bot.services.parts import Parts
from bot.understanding.said import Said
from tests.conftest import language
from tests.integration.conversation.talk import FakeEngine, Talk


@dataclass
class CheckinEngine(FakeEngine):
    """The check-in as the engine's form has it; `guess` is what it takes the next message for."""

    parts: Parts
    guess: tuple[str, float] = ("nlu_fallback", 0.3)
    forms: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def turn(self, conversation: str, text: str, seed: Seed) -> EngineReply:
        self.forms.append(seed.question)
        if text == "/start_checkin":
            step = await asyncio.to_thread(checkin.start, self.parts, conversation)
        elif seed.form is None:
            return EngineReply((Outgoing("buiten"),), *self.guess)
        else:
            step = await asyncio.to_thread(checkin.take, self.parts, conversation, Said(text, *self.guess))
        buttons = (Button("Ja", "/ja"),) if step.question in ("plek", "mag_coach", "hulp", "bellen") else ()
        asks = (Outgoing(f"vraag:{step.question}", buttons),) if step.question else ()
        said = tuple(Outgoing(_SHOWN.get(one, one), _TAPS.get(one, ())) for one in step.responses)
        return EngineReply((*said, *asks), *self.guess)


_SHOWN = {"utter_nu_cv": "Zullen we nu je cv maken?"}
_TAPS = {"utter_nu_cv": (Button("Ja, mijn cv", "gids:cv:begin"), Button("Later", "gids:cv:rust"))}


@pytest.fixture
async def steered_talk(talk: Talk, daan: Learner, tmp_path: Path) -> Talk:
    people = CvReader(language())
    guides: Any = {
        "letter": LetterGuide(VacancyReader(), people), "cv": CvGuide(people, cv_plan()),
        "practice": PracticeGuide(PracticeListener(language())),
    }  # fmt: skip
    spool = Spool(tmp_path / "spool", talk.parts.vault)
    talk.engine = CheckinEngine(talk.parts)
    talk.conversation = Conversation(
        talk.parts, talk.engine, {"fake": talk.channel}, talk.queue, spool, guides
    )
    await talk.conversation.start_checkin(daan.id)
    return talk


async def says(talk: Talk, text: str, intent: str = "nlu_fallback", sure: float = 0.9) -> str:
    talk.engine.guess = (intent, sure)  # type: ignore[attr-defined]
    return " | ".join(await talk.says(text))


def open_guide(talk: Talk, learner: Learner) -> str | None:
    with talk.parts.begin() as uow:
        held = uow.guided.active(learner.id)
        return held.kind if held else None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("want in 1 brief staat dat ze van mijn loon gaan afhalen", "letter_help"),
        ("hm ok ga ik vragen aan me baas", "interview_help"),
        ("mam zegt jij moet school zeggen dat ze helpen", "interview_help"),
        ("mijn moeder niet hoor", "cv_help"),
    ],
)
async def test_a_guess_takes_no_leave_away(steered_talk: Talk, daan: Learner, text: str, intent: str) -> None:
    assert "vraag:mag_coach" in await says(steered_talk, "plek=nee")
    await says(steered_talk, text, intent)
    assert open_guide(steered_talk, daan) is None
    await says(steered_talk, "mag_coach=ja")
    assert steered_talk.cases(daan)[0].leave == "given"


async def test_the_open_leave_comes_first_and_then_the_wish(steered_talk: Talk, daan: Learner) -> None:
    await says(steered_talk, "plek=nee")
    said = await says(steered_talk, "kan je me helpen met een cv maken", "cv_help")
    assert said == "utter_straks_dat | vraag:mag_coach"
    assert open_guide(steered_talk, daan) is None
    assert "vraag:bellen" in await says(steered_talk, "ja")
    await says(steered_talk, "bellen=morgen wie_weet=niemand")
    said = await says(steered_talk, "geld=goed stemming=goed")
    assert said.endswith("Zullen we nu je cv maken?")
    assert "voornaam" in await says(steered_talk, "ja doe maar")
    assert open_guide(steered_talk, daan) == "cv"


async def test_a_clear_wish_begins_at_once_where_no_leave_is_asked(steered_talk: Talk, daan: Learner) -> None:
    assert "vraag:cijfer" in await says(steered_talk, "plek=ja")
    said = await says(steered_talk, "kun je een sollicitatiebrief voor me schrijven", "letter_help")
    assert said.startswith("utter_eerst_dit | ")
    assert "Voor welk werk is de brief?" in said
    assert open_guide(steered_talk, daan) == "letter"


async def test_what_is_told_beside_a_wish_is_kept_and_the_letter_begins(steered_talk: Talk, daan: Learner) -> None:
    text = "plek=ja cijfer=7 en kun je helpen met een brief"
    said = await says(steered_talk, text, "find_vacancy")
    assert said.startswith("utter_eerst_dit | ")
    assert open_guide(steered_talk, daan) == "letter"


async def test_what_points_at_the_letter_belongs_to_the_letter(steered_talk: Talk, daan: Learner) -> None:
    await says(steered_talk, "plek=ja")
    await says(steered_talk, "kun je een sollicitatiebrief voor me schrijven", "letter_help")
    said = await says(steered_talk, "moet ik erin zetten dat ik autisme heb?", "cv_help", 0.72)
    assert "Jij kiest zelf" in said
    assert "Voor welk werk is de brief?" in said
    assert open_guide(steered_talk, daan) == "letter"


async def test_no_to_what_is_offered_leaves_it(steered_talk: Talk, daan: Learner) -> None:
    await says(steered_talk, "plek=ja mensen=goed einde=vast stemming=goed")
    assert "vraag:hulp" in await says(steered_talk, "cijfer=8")
    said = await says(steered_talk, "ja graag met een cv", "cv_help")
    assert said.endswith("Zullen we nu je cv maken?")
    assert "vraag:mag_coach" not in said  # a cv is made here: nobody else needs to know
    assert await says(steered_talk, "nee", "deny") == "buiten"
    assert open_guide(steered_talk, daan) is None


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("mag ik iets zeggen over iemand van werk", "Ja hoor, vertel maar. Ik lees het rustig."),
        ("mag ik je iets vragen", "Ja hoor, vraag maar."),
    ],
)
async def test_who_wants_to_tell_is_let_in_and_nobody_is_called(
    steered_talk: Talk, daan: Learner, text: str, reply: str
) -> None:
    assert await says(steered_talk, text, "talk_to_human", 1.0) == reply
    assert steered_talk.cases(daan) == []
    assert "vraag:cijfer" in await says(steered_talk, "plek=ja")


async def test_a_secret_gets_an_honest_answer(steered_talk: Talk, daan: Learner) -> None:
    said = await says(steered_talk, "mag ik iets vragen wat je niet doorvertelt")
    assert "Bij gevaar zeg ik het altijd tegen school" in said
    assert "vraag:" not in said
    assert said == await says(steered_talk, "blijft dit tussen ons")
    await says(steered_talk, "plek=nee")
    assert await says(steered_talk, "blijft dit tussen ons") != said  # there it is about leave


async def test_wanting_none_of_it_ends_the_check_in_of_today(steered_talk: Talk, daan: Learner) -> None:
    assert await says(steered_talk, "ik wil dit niet rot op man") == "utter_genoeg"
    assert await says(steered_talk, "ja haha") == "buiten"
