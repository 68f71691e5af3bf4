"""How the payloads of our fixed buttons begin: a tap on one of them is no text of the learner's."""

from __future__ import annotations

from bot.conversation import another
from bot.conversation.asked_of_us import wiping
from bot.conversation.danger import crisis
from bot.conversation.doubt import question
from bot.conversation.guides import PREFIX as GUIDES
from bot.conversation.joining import invited, onboarding
from bot.services.people import wishes

OURS = (
    crisis.PREFIX, question.PREFIX, onboarding.PREFIX, wishes.PREFIX, invited.LATER, GUIDES, another.PREFIX,
    wiping.PREFIX, "/",
)  # fmt: skip
