"""A school on a real database, without the safety check that no list needs."""

from __future__ import annotations

from tests.unit.services.conftest import parts, place

__all__ = ["parts", "place"]
