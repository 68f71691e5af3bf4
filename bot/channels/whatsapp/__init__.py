"""WhatsApp through Meta's Cloud API.

https://developers.facebook.com/documentation/business-messaging/whatsapp is the source of messages, limits,
webhooks and error codes.
"""

from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.graph import GRAPH, Graph, connect
from bot.channels.whatsapp.webhook import WhatsAppWebhook, challenge

__all__ = ["GRAPH", "Graph", "WhatsAppChannel", "WhatsAppWebhook", "challenge", "connect"]
