"""One turn of one conversation: seed the tracker where needed, let Rasa answer, read the outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nazorg_engine.tracker_store import MemoryTrackerStore

COMMAND = re.compile(r"/([a-z_]+)(\{[^{}]*\})?")


class BadRequestError(ValueError):
    """The body of a request cannot be used; the message is one line without anything a learner wrote."""


class NoReplyError(RuntimeError):
    """A turn brought no reply: the actions are down, or a rule is missing."""


@dataclass(frozen=True)
class Seed:
    """What a conversation starts from when this engine does not know it."""

    slots: dict[str, Any] = field(default_factory=dict)
    form: str | None = None
    question: str | None = None

    def events(self, domain: Domain) -> list[Event]:
        """Rasa's events for this seed. Raises `BadRequestError` for a slot or form that the domain lacks."""
        known = {slot.name for slot in domain.slots}
        wanted = [*self.slots, *([self.question] if self.question else [])]
        if unknown := [name for name in wanted if name not in known]:
            raise BadRequestError(f"unknown slot: {unknown[0]}")
        if self.form and self.form not in domain.form_names:
            raise BadRequestError(f"unknown form: {self.form}")
        events: list[Event] = [SlotSet(name, value) for name, value in self.slots.items()]
        if self.form:
            events += [ActiveLoop(self.form), SlotSet(REQUESTED_SLOT, self.question)]
        return events

    def contradicts(self, tracker: DialogueStateTracker) -> bool:
        """Whether another engine went on with this conversation: the open question is not the one here."""
        return bool(self.form and self.question) and (
            tracker.active_loop_name != self.form or tracker.get_slot(REQUESTED_SLOT) != self.question
        )


def memory(agent: Agent) -> MemoryTrackerStore:
    """The tracker store of the agent, out of the wrapper that Rasa puts around it."""
    store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    if not isinstance(store, MemoryTrackerStore):
        raise TypeError("endpoints.yml must name nazorg_engine.tracker_store.MemoryTrackerStore")
    return store


def spoken(text: str, domain: Domain) -> str:
    """The text as Rasa may read it: `/intent{..}` only for intents of the domain, else plain words."""
    text = text.strip()
    command = COMMAND.fullmatch(text)
    known = set(domain.intents) - {"restart", "back", "session_start"}
    return text if command and command[1] in known else text.lstrip("/ ")


async def turn(agent: Agent, conversation: str, text: str, seed: Seed) -> dict[str, Any]:
    """Answer one message. Raises `NoReplyError`; the conversation is then forgotten, the next turn seeded."""
    processor: MessageProcessor = agent.processor
    seed_events = seed.events(processor.domain)
    async with agent.lock_store.lock(conversation):
        seeded = await _seed(agent, conversation, seed, seed_events)
        output = CollectingOutputChannel()
        message = UserMessage(spoken(text, processor.domain), output, conversation, input_channel="nazorg")
        await processor.handle_message(message)
        tracker = await agent.tracker_store.retrieve(conversation)
        if not output.messages or tracker is None:
            memory(agent).delete(conversation)
            raise NoReplyError
    return {"replies": [_reply(m) for m in output.messages], "intent": _intent(tracker), "seeded": seeded}


def parse(agent: Agent, texts: list[str]) -> list[dict[str, Any]]:
    """Best intent of each text and its confidence, in one batch; doubt is for turns: never nlu_fallback."""
    processor: MessageProcessor = agent.processor
    target = processor.model_metadata.nlu_target
    messages = [UserMessage(spoken(text, processor.domain)) for text in texts]
    inputs = {PLACEHOLDER_MESSAGE: messages, PLACEHOLDER_TRACKER: None}
    found = processor.graph_runner.run(inputs=inputs, targets=[target])
    best = [next(i for i in m.get("intent_ranking") if i["name"] != FALLBACK) for m in found[target]]
    return [{"intent": i["name"], "confidence": round(float(i["confidence"]), 4)} for i in best]


async def _seed(agent: Agent, conversation: str, seed: Seed, events: list[Event]) -> bool:
    processor: MessageProcessor = agent.processor
    tracker = await processor.fetch_tracker_and_update_session(conversation)
    if seed.contradicts(tracker) and not _is_new(tracker):
        memory(agent).delete(conversation)
        tracker = await processor.fetch_tracker_and_update_session(conversation)
    if not _is_new(tracker) or not events:
        return False
    tracker.update_with_events(events, processor.domain)
    await processor.save_tracker(tracker)
    return True


def _is_new(tracker: DialogueStateTracker) -> bool:
    return all(isinstance(event, (SessionStarted, ActionExecuted)) for event in tracker.events)


def _reply(message: dict[str, Any]) -> dict[str, Any]:
    buttons = [{"title": b["title"], "payload": b["payload"]} for b in message.get("buttons") or []]
    return {"text": message.get("text", ""), "buttons": buttons}


def _intent(tracker: DialogueStateTracker) -> dict[str, Any]:
    """The intent of the last message; `tracker.latest_message` skips those that a form has taken."""
    intent = next((e.intent for e in reversed(tracker.events) if isinstance(e, UserUttered)), {})
    name = intent.get("name") or FALLBACK
    return {"name": name, "confidence": round(float(intent.get("confidence", 0.0)), 4)}
