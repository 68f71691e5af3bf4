"""Safety before conversation: a message to a verdict (level, topics, about whom, why)."""

from bot.safety.assessor import Safety
from bot.safety.model import ModelMissing

__all__ = ["ModelMissing", "Safety"]
