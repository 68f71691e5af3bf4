"""What is typed under a question and is no answer to it: a remark, or that he does not know. Pure.

The words are data (`onderbreking.yml`).
"""

from __future__ import annotations

import re

from bot.content import load


def unknown(text: str, question: str) -> bool:
    """Whether "weet niet" answers the open question; "weet niet waar ik heen moet" is a worry, and answers nothing."""
    rules, words = load("onderbreking"), text.lower()
    found = re.search(rules["unknown"], words)
    more = words[found.end() :] if found else ""
    if found is None or not re.search(rules["unknown_what"], more):
        return found is not None
    return re.search(rules["unknown_own"].get(question, "(?!)"), more) is not None


def borne_out(intent: str, text: str) -> bool:
    """Whether the words bear out what the engine takes a message for."""
    rule, words = load("onderbreking")["intents"][intent], text.lower()
    return bool(re.search(rule.get("needs", ""), words)) and not re.search(rule.get("unless", "(?!)"), words)


def remark(text: str) -> tuple[str, ...]:
    """The response to something that is no answer to any question, like a why."""
    words = text.lower()
    for entry in load("onderbreking")["remarks"]:
        if re.search(entry["pattern"], words):
            return tuple(entry["say"])
    return ()
