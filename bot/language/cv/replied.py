"""What the first clause of a reply to a question about work tells by its place alone: where he was, or as what."""

from __future__ import annotations

from bot.core.cv import Work
from bot.language.cv.named_reply import listed_reply, named_reply
from bot.language.cv.replied_role import replied_role
from bot.language.cv.talk import Talk


def replied(talk: Talk, key: int, asked: str) -> tuple[int, Work] | None:
    """Return what a reply begins with, its words taken, and how many clauses that is: 0 where the first goes on.

    `asked` is the question ("employer") about the job `key`, 0 for none.
    """
    if key and asked == "role":
        role = replied_role(talk)
        if role is not None:
            talk.take(*role[:2])
        return (1, Work(role=talk.fact(role[2]))) if role is not None else None
    one = key > 0 and asked == "employer"
    if not one and (key or asked != "work"):
        return None
    reply = named_reply(talk, of_one=one)
    if reply is not None:
        (begin, end, name), town = reply
        talk.take(begin, town.end if town else end)
        return 1, Work(employer=name, place=talk.fact(town.id) if town else None)
    listed = listed_reply(talk)
    if listed is None:
        return None
    talk.take(listed.begin, listed.end)
    return 0, Work(employer=talk.fact(listed.id))
