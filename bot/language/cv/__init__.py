"""Facts for a cv from messy talk, and skills to tap. spaCy is loaded with the first message, not with this package."""

from bot.language.cv.reader import CvReader
from bot.language.cv.skills import SkillChoice, kind_of_work, skill_choices

__all__ = ["CvReader", "SkillChoice", "kind_of_work", "skill_choices"]
