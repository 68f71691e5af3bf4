"""Put the pages together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels import webchat
from bot.channels.webchat import WebchatChannel
from bot.conversation.pipeline import Conversation
from bot.dashboard import Desk
from bot.dashboard import routes as dashboard_routes
from bot.ports import Queue
from bot.services.parts import Parts
from bot.site import errors, pages
from bot.site.guard import Guard
from bot.site.render import templates

_STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True)
class Site:
    """What the web application is made of.

    `demo`: the front page lets everybody in as one of the invented people. `telegram_name` is the bot's user
    name, for links. `health` gives part -> "ok" or a short reason. `extra_routes` are the channels' webhooks.
    `whatsapp_phone` is our number there, in digits. `telegram_page` is the address of the local stand-in for
    Telegram, in demo mode.
    """

    parts: Parts
    conversation: Conversation
    webchat: WebchatChannel
    queue: Queue
    demo: bool
    base_url: str
    telegram_name: str | None
    health: Callable[[], Awaitable[dict[str, str]]]
    extra_routes: Sequence[BaseRoute] = ()
    telegram_page: str | None = None
    whatsapp_phone: str | None = None

    @property
    def secure(self) -> bool:
        """Whether the site is reached over https."""
        return self.base_url.startswith("https://")


def build(site: Site) -> Starlette:
    """The web application. Opens nothing; serve it with any ASGI server."""
    app = Starlette(
        routes=_routes(site),
        middleware=[Middleware(Guard, base_url=site.base_url)],
        exception_handlers=errors.HANDLERS,
    )
    app.state.site = site
    app.state.templates = templates(site.parts.now, demo=site.demo)
    app.state.desk = Desk(
        site.parts, site.conversation, site.queue, site.base_url, site.telegram_name, site.whatsapp_phone, site.secure
    )
    app.state.webchat = webchat.Webchat(site.parts, site.conversation, site.webchat, site.demo, site.secure)
    return app


def _routes(site: Site) -> list[BaseRoute]:
    """Everything but the dashboard is for everybody: a learner is known by the cookie of his chat."""
    everybody: list[BaseRoute] = [
        Route("/healthz", pages.healthz),
        *(pages.DEMO if site.demo else pages.PLAIN),
        *webchat.routes(),
        *site.extra_routes,
    ]
    for route in everybody:
        if isinstance(route, Route):
            route.permission = "public"  # type: ignore[attr-defined]
    static = Mount("/static", StaticFiles(directory=_STATIC), name="static")
    return [*everybody, *dashboard_routes(), static]
