"""What is said back to a message of a check-in, before the next question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, Answer
from bot.core.policy import PLACE_TOPIC
from bot.services.checkins import course, turns
from bot.services.checkins.turns import GONE, Turn
from bot.services.talk.routed import unmet
from bot.services.talk.sessions import LEAVE
from bot.understanding.kind import acknowledging
from bot.understanding.kind.borne_out import of_his_place
from bot.understanding.kind.kind_words import worded
from bot.understanding.moves.routes import tells
from bot.understanding.questions.asked_for import asks
from bot.understanding.said import Heard, Said

_WELL, _SO_SO = {GOOD_TO_BAD[0], "ja"}, GOOD_TO_BAD[1]


def said_to(
    turn: Turn, heard: Heard, word: tuple[str, ...], before: str | None, question: str | None, said: Said,
    fresh: Mapping[str, Answer], *, quiet: bool,
) -> tuple[str, ...]:  # fmt: skip
    """What is said before question `question`: what he told already, what `words_before` has unless it is `quiet`, or
    the help that begins later."""
    if told := told_before(turn.answers, heard, fresh, said.text):
        return told
    words = () if quiet else words_before(heard, word, before, question, said.text, fresh=bool(fresh))
    return words or help_promised(fresh, question, said)


def words_before(
    heard: Heard, word: tuple[str, ...], before: str | None, question: str | None, text: str, *, fresh: bool
) -> tuple[str, ...]:
    """What is said before question `question`; `before` was the open one. The same question never comes bare again."""
    if word == ("utter_fijn",) and acknowledging.felt(text):
        word = ("utter_balen",)  # the place is there, and something is hard
    if word == ("utter_fijn",) and acknowledging.wary(text):
        word = ()
    said = heard.responses or word
    if heard.closes and not fresh:
        return heard.responses
    if course.story_told(before, text) and not (fresh or word or heard.responses or heard.aside):
        return ("utter_dank_vertel",)
    if not fresh and heard.answers and not said:
        return ("utter_genoteerd",)  # told before
    if not fresh and before:
        met = unanswered(heard, before, question, text)
        met = ("utter_later_zeggen",) if before == LEAVE and met == ("utter_geeft_niet",) else met
        return said if said and not heard.responses else said + met
    if fresh and not said and (acknowledging.felt(text) or acknowledging.light(text)):
        return ("utter_balen",) if acknowledging.felt(text) else ("utter_gelezen",)
    repeats = question is not None and question == before and not heard.informs
    return said or (("utter_genoteerd",) if repeats else ())


def unanswered(heard: Heard, before: str, question: str | None, text: str) -> tuple[str, ...]:
    """The words between no answer to question `before` and what is asked now: a story or a question was heard."""
    if heard.aside:
        return () if question in (before, None) else ("utter_volgende",)
    if heard.responses:
        return ()
    if does := unmet(text):
        return does
    rules = load("onderbreking")
    if asks(text) and len(text.split()) > 1 and not re.search(rules["no_question"], text.lower()):
        return ("utter_vraag_onbekend",)
    if len(text.split()) >= rules["story_words"] or tells(text):
        return ("utter_gelezen",)
    return ("utter_niet_begrepen",) if question == before else ("utter_geeft_niet",)


def told_before(
    answers: Mapping[str, Answer], heard: Heard, fresh: Mapping[str, Answer], text: str
) -> tuple[str, ...]:
    """The word to who says that he told this already, where it stands just so."""
    said = re.search(load("onderbreking")["told_before"], text.lower()) and not (fresh or heard.responses)
    known = [answers[name].value == one.value for name, one in heard.answers.items() if name in answers]
    return ("utter_al_bekend",) if said and known and all(known) else ()


def help_promised(fresh: Mapping[str, Answer], question: str | None, said: Said) -> tuple[str, ...]:
    """The word to a typed wish for help with what begins after the last word, where more is asked first."""
    wish = fresh.get("hulp")
    later = question is not None and wish is not None and not said.choice
    begins = wish is not None and wish.value in load("onderbreking")["after"]
    return ("utter_help_zo",) if later and begins and set(fresh) == {"hulp"} else ()


def with_kind_word(
    turn: Turn, said: Said, responses: Sequence[str], question: str | None, fresh: Mapping[str, Answer], *, quiet: bool
) -> tuple[str, ...]:
    """The responses with the kind word that the whole message wants, said while `question` was open; a tap wants none.
    `quiet`: something else answers it, so that no word is added."""
    if said.choice:
        return tuple(responses)
    values = {one.value for one in fresh.values()}
    well = bool(fresh) and values <= _WELL and not any(one.guess for one in fresh.values())
    grave = turns.shadowed(turn) or bool({"slecht", *GONE} & values) or (_SO_SO in values and not values & _WELL)
    words = worded(responses, said.text, question, said.before, grave=grave, well=well, quiet=quiet)
    return tuple(of_his_place(one, PLACE_TOPIC[turn.learner.profile], said.text) for one in words)
