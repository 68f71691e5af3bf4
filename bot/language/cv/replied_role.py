"""What he was, in the reply to the question for it: "gewoon medewerker planten", "hulpmonteur zei de baas altijd"."""

from __future__ import annotations

from bot.language.cv.lists import some
from bot.language.cv.shown import very_common
from bot.language.cv.talk import BREAKS, Clause, Talk

Role = tuple[int, int, str]
_MOST = 3  # words behind a general one ("medewerker") that tell of what
_SHORT = 4  # words of a reply in which one word that no list has is what he was
_OTHER = (
    "VERB", "THING", "EMPLOYER", "PLACE", "STATE", "LEVEL", "KIND", "LANGUAGE", "TRANSPORT", "UNKNOWN", "REFUSE",
    "CLOSED", "NOW", "PAST", "PRESENT", "PRIVATE", "CORRECT", "FIRST", "JOKE", "GONE", "IDLE", "SKILL_CUE", "QUALITY",
)  # fmt: skip


def replied_role(talk: Talk) -> Role | None:
    """Return the role that a reply begins with and how it is shown; None where its first clause tells none."""
    first = talk.clauses[0] if talk.clauses else None
    if first is None or talk.not_his(first) or talk.asks(first) or talk.has("WISH", first):
        return None
    around = some("beroepen", "around_reply") | some("kaal", "around")
    begin = first.begin
    while begin < first.end and talk.at(begin) in around and talk.tag_at("ROLE", begin) is None:
        begin += 1
    tag = talk.tag_at("ROLE", begin) or talk.tag_at("ROLE", begin + 1)
    led = tag is not None and (tag.begin == begin or talk.at(begin) in some("beroepen", "general"))
    if tag is not None and led and not talk.denied(tag.begin, tag.end, first):
        end = _further(talk, first, tag.end) if talk.at(tag.end - 1) in some("beroepen", "general") else tag.end
        return begin, end, talk.quote(begin, end).lower()
    return (begin, begin + 1, talk.quote(begin, begin + 1).lower()) if _is_one(talk, first, begin) else None


def _further(talk: Talk, clause: Clause, begin: int) -> int:
    """Where that ends which tells of what he was the "medewerker": "medewerker planten"."""
    end = begin
    stops = some("beroepen", "around_reply") | some("werk", "behind_reply")
    while end < min(clause.end, begin + _MOST) and talk.at(end).isalpha() and talk.at(end) not in stops:
        end += 1
    return end


def _is_one(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether a short reply is one word that no list has, and that is not common: "crew"."""
    words = [at for at in range(len(talk.words)) if talk.at(at)[:1] not in BREAKS]
    rest = talk.normals[index + 1 : clause.end]
    alone = all(word in some("beroepen", "around_reply") | some("kaal", "around") for word in rest)
    other = any(talk.tag_at(label, index) for label in _OTHER) or talk.at(index) in some("werk", "no_reply")
    word = talk.at(index)
    return len(words) <= _SHORT and alone and not other and word.isalpha() and len(word) > 2 and not very_common(word)
