"""The pages for staff: cases to take, learners to look after."""

from bot.dashboard.desk import Desk
from bot.dashboard.routes import routes

__all__ = ["Desk", "routes"]
