"""Telegram through python-telegram-bot, which is imported in this package only."""

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.connection import TELEGRAM, connect
from bot.channels.telegram.poller import TelegramPoller
from bot.channels.telegram.translate import inbound
from bot.channels.telegram.webhook import TelegramWebhook, set_webhook, webhook_inbound

__all__ = [
    "TELEGRAM",
    "TelegramChannel",
    "TelegramPoller",
    "TelegramWebhook",
    "connect",
    "inbound",
    "set_webhook",
    "webhook_inbound",
]
