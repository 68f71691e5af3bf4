"""What all actions share."""

# ruff: noqa: ARG002 (Rasa gives the signatures)
from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions
from actions.contract import Said

Event = dict[str, Any]


def said(tracker: Tracker) -> Said:
    """Read the latest message of a conversation."""
    message: dict[str, Any] = tracker.latest_message or {}
    intent: dict[str, Any] = message.get("intent") or {}
    choice = {e["entity"]: str(e["value"]) for e in message.get("entities") or []}
    name, confidence = intent.get("name") or "", float(intent.get("confidence") or 0.0)
    text, before = message.get("text") or "", _uttered(tracker)
    return Said(text, name, confidence, choice, before, _last(tracker), _earlier(tracker))


def ranking(tracker: Tracker) -> list[tuple[str, float]]:
    """The likeliest intents of the latest message with their confidence, best first."""
    found = (tracker.latest_message or {}).get("intent_ranking") or []
    return [(str(one["name"]), float(one["confidence"])) for one in found]


def _uttered(tracker: Tracker) -> tuple[str, ...]:
    """The names of the texts that the bot gave in this conversation, each once, in the order of when it was last."""
    given = (e.get("metadata") or {} for e in reversed(tracker.events) if e["event"] == "bot")
    return tuple(reversed(dict.fromkeys(str(one["utter_action"]) for one in given if "utter_action" in one)))


def _last(tracker: Tracker) -> tuple[str, ...]:
    """The names of the texts of our last message, "" for one without a name: what stands between his last two."""
    found: list[str] = []
    turns = 0
    for event in reversed(tracker.events):
        turns += event["event"] == "user"
        if turns > 1:
            break
        if turns == 1 and event["event"] == "bot":
            found.append(str((event.get("metadata") or {}).get("utter_action", "")))
    return tuple(reversed(found))


def _earlier(tracker: Tracker) -> tuple[str, ...]:
    """What he typed before his latest message, in order; taps are no words."""
    typed = [str(e.get("text") or "") for e in tracker.events if e["event"] == "user"]
    return tuple(text for text in typed[:-1] if text and not text.startswith("/"))


class TopicAction(Action, ABC):  # type: ignore[misc]  # rasa-sdk has no types
    """Ask the service what to answer, and utter it. A subclass only gives its name."""

    @abstractmethod
    def name(self) -> str:
        """Name in the domain, and for the service."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Answer the latest message; the service runs in a thread, for it waits for the database."""
        await self.answer(self.name(), dispatcher, tracker)
        return []

    async def answer(self, name: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        """Utter what the service gives for the action of that name."""
        for text in await self.texts(name, tracker):
            dispatcher.utter_message(response=text)

    async def texts(self, name: str, tracker: Tracker) -> tuple[str, ...]:
        """The names of what the service gives for the action of that name."""
        return await asyncio.to_thread(actions.services().topic_turn, tracker.sender_id, name, said(tracker))
