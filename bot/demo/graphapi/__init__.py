"""A local Graph server: it speaks the protocol of WhatsApp's Cloud API on loopback.

https://developers.facebook.com/documentation/business-messaging/whatsapp is the source of messages, limits, error
codes and webhooks. Only what one number in talks with single people needs is here; what is not supported is refused.
"""

from bot.demo.graphapi.server import GraphApiServer

__all__ = ["GraphApiServer"]
