"""Talks that go step by step to something finished: a guide for each kind, and the desk that gives it the word."""

from bot.conversation.guides.desk import Answer, Desk
from bot.conversation.guides.guide import PREFIX, Guide, Told, Turn, menu, say

__all__ = ["PREFIX", "Answer", "Desk", "Guide", "Told", "Turn", "menu", "say"]
