"""Filling in forms as a browser does: hidden fields come from the page."""

from __future__ import annotations

import html
import re

import httpx


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name} on the page"
    return html.unescape(found[1])


def fill_in(browser: httpx.Client, page: str, action: str, **fields: str) -> httpx.Response:
    """Post one of the forms of a page."""
    token = hidden(browser.get(page).text, "token")
    return browser.post(action, data={"token": token, **fields})


def write(browser: httpx.Client, text: str = "", **fields: str) -> httpx.Response:
    """Send a chat message."""
    page = browser.get("/chat").text
    shown = {name: hidden(page, name) for name in ("token", "nonce")}
    return browser.post("/chat", data={**shown, "tekst": text, **fields})


def bubbles(page: str) -> list[tuple[str, str]]:
    """(author, text) of every message on the chat page."""
    found = re.findall(r'class="say (\w+)".*?<p class="bubble">(.*?)</p>', page, re.DOTALL)
    return [(author, html.unescape(re.sub(r"<[^>]+>", "", text)).strip()) for author, text in found]
