"""Doubt, and a bare yes or no outside a question."""

# ruff: noqa: ARG002 (Rasa gives the signatures)
from __future__ import annotations

import asyncio
from itertools import takewhile
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions
from actions.base import Event, TopicAction, ranking, said
from actions.informatie import UNKNOWN, PieceFirst, show
from bot.understanding.moves.farewells import not_taken

OFFER = "/talk_to_human"
NO = "/deny"
DOUBT = "nlu_fallback"
REFUSED = {"utter_hoeft_niet", "utter_geen_hulp"}  # said where he wants no help, or nobody to know: none is offered


class ActionTwijfel(Action):  # type: ignore[misc]  # rasa-sdk has no types
    """Not understood: ask once what is meant; a second time in a row, offer a person. Not when a piece of
    information clearly fits, nor for good news or something hard, which is met as such."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_twijfel"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Never ask the same twice in a row: doubt after doubt alternates offer and question.

        The question has a button for each of the likeliest meanings, or for the subjects when none is likely.
        """
        if await show(dispatcher, tracker):
            return []
        met = await asyncio.to_thread(actions.services().topic_turn, tracker.sender_id, self.name(), said(tracker))
        for text in met:
            dispatcher.utter_message(response=text)
        if met:
            return []
        intents = [
            e["parse_data"]["intent"].get("name") for e in reversed(tracker.events) if e["event"] == "user"
        ]
        if len(list(takewhile(lambda intent: intent == DOUBT, intents))) % 2 == 0:
            dispatcher.utter_message(response="utter_nog_niet_begrepen")
            if not set(said(tracker).before) & REFUSED:
                dispatcher.utter_message(response="utter_vraag_mens")
        elif buttons := actions.services().meanings(ranking(tracker)):
            shown = [{"title": title, "payload": payload} for title, payload in buttons]
            dispatcher.utter_message(response="utter_bedoel_je", buttons=shown)
        else:
            dispatcher.utter_message(response="utter_waarover")
        return []


class ActionOpmerking(TopicAction):
    """No Dutch sentence: another language, keyboard noise, swearing."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_opmerking"


class ActionJa(TopicAction):
    """A bare yes: takes a person when that was just offered."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_ja"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Yes to an offer is the wish for a person; thanks for what was told beside it, or a goodbye, is none."""
        if ends := not_taken(said(tracker).text):
            dispatcher.utter_message(response=ends)
            return []
        await self.answer("action_mens" if _offered(tracker) else self.name(), dispatcher, tracker)
        return []


class ActionNee(TopicAction):
    """A bare no: nothing is asked further; a question for leave that stood open is refused."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_nee"


class ActionRobot(TopicAction):
    """He asks whether we are a computer; or, where his words do not bear that out, something about us or else."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_robot"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Say what we are, else give the piece that fits, else say that we do not know."""
        texts = await self.texts(self.name(), tracker)
        if not texts and not await show(dispatcher, tracker):
            texts = (UNKNOWN,)
        for text in texts:
            dispatcher.utter_message(response=text)
        return []


class ActionBuiten(PieceFirst):
    """Something that the bot is not for, unless a piece of information clearly fits."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_buiten"


def _offered(tracker: Tracker) -> bool:
    """Whether the last text offered a person: its first button leads to one, and another is a no, or it is a text of
    its own. Beside a piece of information, which has no name, such a button asks nothing, unless the piece does."""
    last = next((e for e in reversed(tracker.events) if e["event"] == "bot"), None)
    buttons = ((last or {}).get("data") or {}).get("buttons") or []
    named = bool(((last or {}).get("metadata") or {}).get("utter_action"))
    named = named or str((last or {}).get("text") or "").rstrip().endswith("?")
    asks = named or any(one.get("payload") == NO for one in buttons)
    return bool(buttons) and buttons[0].get("payload") == OFFER and asks
