"""The site of the web tests, with a browser."""

from __future__ import annotations

from tests.integration.web.conftest import _one_hash, world
from tests.integration.web.test_browser import chromium, open_page

__all__ = ["_one_hash", "chromium", "open_page", "world"]
