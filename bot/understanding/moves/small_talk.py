"""Chatting back, a compliment, "where were we": met with a word of its own, and never with a question anew. Pure."""

from __future__ import annotations

from bot.content import load
from bot.understanding.entries import fits
from bot.understanding.questions.about_ours import about_bot

FILE = "kletsen"


def small_talk(text: str, *, within: bool, beside: bool = False) -> str:
    """The response (an `utter_` name) to small talk in `text`, "" for none.

    `within` a check-in there is more that it may be about; `beside`: the message answers something as well, so that
    only what wants a word back counts.
    """
    words, rules = " ".join(text.lower().replace("’", "'").split()), load(FILE)
    if len(words.split()) > rules["most"]:
        return ""
    for entry in rules["talk"]:
        due = (within or not entry.get("within", False)) and (not beside or entry.get("beside", False))
        if due and fits(entry, words):
            return str(entry["say"])
    return about_bot(text)
