"""Questions about money, school, living and rights at work, and where to look for work."""

# ruff: noqa: ARG002 (Rasa gives the signatures)
from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions
from actions.base import Event, TopicAction, said

UNKNOWN = "utter_vraag_onbekend"


class ActionInformatie(Action):  # type: ignore[misc]  # rasa-sdk has no types
    """Show the piece that was asked for or tapped, or ask which is meant."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_informatie"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Answer the latest message."""
        await show(dispatcher, tracker)
        return []


class PieceFirst(TopicAction):
    """A topic's action that gives the piece which fits, and its own answer where none does."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Give the piece, else the answer."""
        if not await show(dispatcher, tracker):
            await self.answer(self.name(), dispatcher, tracker)
        return []


async def show(dispatcher: CollectingDispatcher, tracker: Tracker, *, within: bool = False) -> bool:
    """Utter what the service finds for the latest message; False when it is no question for information.

    `within` a check-in nothing that asks is shown, but the likeliest piece in its place: its own question follows, and
    one at a time is enough.
    """
    message = said(tracker)
    found = await asyncio.to_thread(actions.services().information, tracker.sender_id, message)
    line = message.choice.get("opmerking", "")  # the line in his language, before a Dutch piece
    if found and line.startswith("utter_") and line not in message.before:
        dispatcher.utter_message(response=line)
    if within and any(one.asks for one in found):
        found = tuple(one.likeliest or one for one in found if one.likeliest or not one.asks)
        if not found:
            dispatcher.utter_message(response=UNKNOWN)
            return True
    for one in found:
        buttons = [{"title": title, "payload": payload} for title, payload in one.buttons]
        dispatcher.utter_message(response=one.response or None, text=one.text or None, buttons=buttons)
    return bool(found)
