"""Practising an interview: begun where the words ask for it."""

# ruff: noqa: ARG002 (Rasa gives the signatures)
from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, TopicAction, said
from actions.informatie import UNKNOWN, show
from bot.understanding.questions import guide_wish

OPENS = "utter_gesprek"


class ActionGesprek(TopicAction):
    """The engine takes a message for a wish to practise: no talk is promised where the words do not bear that out."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_gesprek"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Open the talk that a guide goes on with; else give the piece that fits, else hear what is told."""
        message = said(tracker)
        if guide_wish.opens(message.intent, message.confidence, message.text):
            dispatcher.utter_message(response=OPENS)
        elif not await show(dispatcher, tracker):
            for text in await self.texts(self.name(), tracker) or (UNKNOWN,):
                dispatcher.utter_message(response=text)
        return []
