"""A wish in normal spelling: rare words that differ by a letter from what can be wished for ("briev"). Pure.

Read only where a message surely asks for something; the words are data (`spelled` in `gids.yml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from bot.content import load
from bot.understanding.moves.routes import surely


def requested(text: str) -> str:
    """A message in small letters that surely asks for something, with the words that are meant; "" for any other."""
    if not surely("requests", text):
        return ""
    return re.sub(r"[^\W\d_]+", lambda found: _meant(found[0]), " ".join(text.lower().replace("’", "'").split()))


@cache
def _meant(word: str) -> str:
    """The listed word that a rare one stands for, else the word itself."""
    rules: Any = load("gids")["wish"]["spelled"]
    if word in rules["words"] or zipf_frequency(word, "nl") >= rules["common"]:
        return word
    most = 0 if len(word) < rules["one_slip"] else 1 if len(word) < rules["two_slips"] else 2
    near = {one: OSA.distance(word, one, score_cutoff=most) for one in rules["words"]}
    best = min(near, key=lambda one: near[one])
    return str(best) if near[best] <= most else word
