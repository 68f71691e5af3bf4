"""The few icons of the pages, as inline SVG. Always next to a word, so hidden from screen readers."""

from __future__ import annotations

from markupsafe import Markup

_PATHS = {
    "alarm": '<path d="M12 3 2.5 20h19L12 3Z"/><path d="M12 10v4.5M12 17.4v.1"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "leaf": '<path d="M5 19C4 10 9 4 20 4c0 11-6 16-13 14M5 19c2-5 5-8 9-10"/>',
    "phone": '<path d="M6 3h3l2 5-2.5 2a11 11 0 0 0 5.5 5.5L16 13l5 2v3a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3Z"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>',
    "chat": '<path d="M4 5h16v11H10l-5 4v-4H4V5Z"/>',
    "stop": '<path d="M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7L8.5 3Z"/><path d="M7.5 12h9"/>',
    "check": '<path d="m4 12.5 5 5L20 6.5"/>',
    "back": '<path d="M19 12H5m6-6-6 6 6 6"/>',
    "send": '<path d="M3 11.5 21 3l-6 18-3.5-7.5L3 11.5Z"/>',
    "eye": '<path d="M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7Z"/><circle cx="12" cy="12" r="3"/>',
    "file": '<path d="M6 3h8l4 4v14H6V3Z"/><path d="M14 3v4h4"/>',
}


def icon(name: str) -> Markup:
    """One icon, in the colour of the text around it."""
    return Markup(
        '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{_PATHS[name]}</svg>'
    )
