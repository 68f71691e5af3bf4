"""Leave that was given and is taken back: "nee wacht ik wil niet dat ze het weet". Pure; the words are data
(`toestemming.yml`, `back`)."""

from __future__ import annotations

import re

from bot.content import load
from bot.language.telling import parties_in, telling


def takes_back(text: str, *, just: bool) -> bool:
    """Whether a message takes leave back. `just`: leave was given a moment ago, so that "toch maar niet" is about it.

    Who else may not know, and how not to be called, takes nothing back; nor does a question.
    """
    rules = load("toestemming")
    back, line = rules["back"], " ".join(re.sub(r"[^\w?' ]", " ", text.lower()).split())
    if not line or len(line.split()) > back["most"] or "?" in text or re.search(back["asks"], line):
        return False
    if re.search(back["unless"], line) or parties_in(telling(text).value) - {"coach"}:
        return False
    said = [*back["sure"], *([back["bare"], back["let_be"]] if just else [])]
    return any(re.search(one.replace("COACH", rules["coach"]), line) for one in said)
