"""What is said back to a message of a check-in, before the next question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.checkin import Answer
from bot.services.checkins import course, turns
from bot.services.checkins.heard import unanswered
from bot.services.checkins.turns import GONE, Turn
from bot.services.talk.sessions import LEAVE
from bot.understanding.kind import acknowledging
from bot.understanding.kind.kind_words import worded
from bot.understanding.said import Heard, Said


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


def with_kind_word(
    turn: Turn, said: Said, responses: Sequence[str], question: str | None, fresh: Mapping[str, Answer], *, quiet: bool
) -> tuple[str, ...]:
    """The responses with the kind word that the whole message wants, said while `question` was open; a tap wants none.
    `quiet`: something else answers it, so that no word is added."""
    if said.choice:
        return tuple(responses)
    grave = turns.shadowed(turn) or bool({"slecht", *GONE} & {one.value for one in fresh.values()})
    return worded(responses, said.text, question, said.before, grave=grave, quiet=quiet)
