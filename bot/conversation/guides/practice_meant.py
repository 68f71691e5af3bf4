"""Which of the seven questions an answer is to: the open one, or another that it fits better."""

from __future__ import annotations

from bot.conversation.guides.guide import Turn
from bot.core.practice import QUESTIONS, Measure, Seen, next_question, tip_for
from bot.language.practice import PracticeListener


def meant(turn: Turn, key: str, listener: PracticeListener, measure: Measure) -> tuple[str, Seen]:
    """The question that a message answers: the open one `key`; after a tip the next one, when it fits that alone; any
    other where it begins as an answer to that one does, and says nothing that the open one asks for."""
    seen, opens = listener.hear(turn.text, key), listener.opens(turn.text)
    if "tell" in opens and key not in ("tell", *opens):  # "ik ben Fenna, 23 jaar": an introduction, whatever is asked
        turn.state |= {"question": "tell", "tries": 0, "met": [], "half": False}
        return "tell", listener.hear(turn.text, "tell")
    following = next_question(turn.state["practised"], key) if turn.state["stage"] == "tipped" else None
    tried = [one for one in (following, *QUESTIONS) if one and one != key and one not in turn.state["practised"]]
    for one in dict.fromkeys(tried):
        other = listener.hear(turn.text, one)
        fits_alone = "keep" == tip_for(one, other, measure) != tip_for(key, seen, measure)
        clearly = one in opens and key not in opens
        if (fits_alone or clearly) if one == following else (fits_alone and clearly):
            turn.state |= {"question": one, "tries": 0, "met": [], "half": False}
            return one, other
    return key, seen
