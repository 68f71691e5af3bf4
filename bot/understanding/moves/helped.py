"""Somebody else who helps, or may call: no wish for help and no leave of ours. Pure."""

from __future__ import annotations

import re

from bot.content import load


def others(text: str) -> tuple[str, ...]:
    """The response to being helped by somebody else, or to leave for somebody else; none for anything else."""
    rules, words = load("onderbreking")["helped"], text.lower()
    if re.search(rules["named"], words):
        return ("utter_ander_bellen",)
    helped = re.search(rules["words"], words) and not re.search(rules["unless"], words)
    return ("utter_fijn_hulp",) if helped else ()
