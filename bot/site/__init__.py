"""The web application: dashboard, webchat and channel webhooks put together behind one guard."""

from bot.site.app import Site, build

__all__ = ["Site", "build"]
