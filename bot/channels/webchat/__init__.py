"""The chat page of our own site."""

from bot.channels.webchat.channel import WebchatChannel
from bot.channels.webchat.chat import Webchat
from bot.channels.webchat.views import routes

__all__ = ["Webchat", "WebchatChannel", "routes"]
