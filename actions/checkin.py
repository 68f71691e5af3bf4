"""The check-in form: every message goes to the service, which says what comes next."""

# ruff: noqa: ARG002 (Rasa gives the signatures)
from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

import actions
from actions.base import Event, TopicAction, said
from actions.informatie import show
from bot.understanding.kind import again

CALM = "utter_vervelend"  # the answer to bad news of which no signal was stored


class ValidateCheckinForm(Action):  # type: ignore[misc]  # rasa-sdk has no types
    """Called by the form `checkin_form` at its start and for every message."""

    def name(self) -> str:
        """Name in the domain; the form finds it by this name."""
        return "validate_checkin_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Utter the service's texts and set the next question; question None ends the form.

        The slot `beurt` counts the turns. It is set each time, because Rasa leaves a form that set nothing.
        """
        service, message = actions.services(), said(tracker)
        if message.intent == "start_checkin":
            step = await asyncio.to_thread(service.start_checkin, tracker.sender_id)
        else:
            step = await asyncio.to_thread(service.checkin_turn, tracker.sender_id, message)
        if step.informs:
            await show(dispatcher, tracker, within=True)
        put = [SlotSet("requested_slot", step.question)]
        if step.question is not None:
            was = (tracker.get_slot("requested_slot"), tracker.get_slot(again.SLOT))
            put.append(SlotSet(again.SLOT, again.form(step.question, step.responses, message.before, was=was)))
        over = () if step.question else ("utter_knop_oud",)  # the check-in was closed elsewhere
        for text in step.responses or over:
            dispatcher.utter_message(response=text, afspraak=step.agreed)
        answered = [SlotSet(name, value) for name, value in step.answered.items()]
        turn = int(tracker.get_slot("beurt") or 0) + 1
        return [*answered, SlotSet("beurt", turn), *put]


class ActionSignaal(TopicAction):
    """Something goes well, told outside a check-in."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_signaal"


class ActionTegenslag(TopicAction):
    """Something goes badly, told outside a check-in."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_tegenslag"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """What was stored of it decides; where nothing was, a piece of information that clearly fits is more use."""
        texts = await self.texts(self.name(), tracker)
        if texts == (CALM,) and await show(dispatcher, tracker):
            return []
        for text in texts:
            dispatcher.utter_message(response=text)
        return []
