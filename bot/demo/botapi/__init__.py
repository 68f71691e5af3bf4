"""A local Bot API server: it speaks Telegram's protocol on loopback.

https://core.telegram.org/bots/api is the source of methods, limits and error texts. Only what one bot in
private chats needs is here; what is not supported is refused, never silently ignored.
"""

from bot.demo.botapi.limits import Limits
from bot.demo.botapi.server import BotApiServer

__all__ = ["BotApiServer", "Limits"]
