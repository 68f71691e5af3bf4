"""Rasa actions: read the message, call a service, return events. Texts by `utter_` name only."""

from __future__ import annotations

from actions.contract import Said, Services, Step

__all__ = ["Said", "Services", "Step", "services", "use"]

_services: Services | None = None


def use(given: Services) -> None:
    """Set the services that all actions call. Rasa makes actions without arguments, so it is set here."""
    global _services
    _services = given


def services() -> Services:
    """The services that were set. Raises `RuntimeError` before `use` was called."""
    if _services is None:
        raise RuntimeError("actions.use(...) was not called")
    return _services
