"""What a tap or typed words amount to while an answer about safety is awaited (`crisis_woorden.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import product
from typing import Any

from bot.content import load

WEIGHS = (  # what weighs on him: blame, shame, who hears, no help, what he does not dare to say
    "schuld", "schaamte", "bekend", "niemand_helpt", "niet_durven_zeggen", "zegt_ander",
)  # fmt: skip
NEEDS = (  # what he does or lacks now, each with an answer of its own
    "erg_nu", "gaat_naar", "slaapt", "filmpjes", "waar_binnen", "geen_ander", "weinig_geld", "koud",
    "geen_tegoed", "niet_praten", "niet_opgenomen",
)  # fmt: skip
SOFT = (  # replies that count also where the safety check holds the message for a crisis
    "grapje", "niet_zeggen", "ouders", "doorvertellen", "robot", "niet_durven", "kan_niet_weg", "geheim",
    "bel_mij", "niet_bellen", "meelezen", "meent_het", *WEIGHS,
)  # fmt: skip
QUESTIONS = (  # so do these
    "melden", "wissen", "gedachten", "ziekenhuis", "betalen", "wat_zeg_ik", "wat_nu", "kosten", "politie_komt",
    "opname", "van_wie", "wanneer", "echt_bellen", "zelf_fout", "moet_zeggen", "kies_bellen", "straf", "waar_heen",
    "wat_bij_bellen", "gaat_over", "werk_zeggen", "zelf_heen",
)  # fmt: skip
CALMER = ("misverstand", "gaat_goed", "niet_dood")  # understood wrongly, or it goes well: asked about
# Replies that tell something people need to know; they count too where the safety check guesses at a crisis.
FACTS = (
    "hulp_komt", "hulp_er", "lijn_gebeld", "gaat_bellen", "iemand_komt", "wie_bellen", "erbij_ander", "ga_helpen",
    "geschrokken", "bij_iemand", "waar", "beltijd", "voorbij", "even_weg", "loopt_weg", "alleen_nu", "alleen_kamer",
    "komt_eraan", "bijna_leeg", "vertrouwd", "dichtbij", "naar_toe", "gevaar_later", "geeft_weg", *NEEDS, *WEIGHS,
    *CALMER,
)  # fmt: skip
# Those that are heard for hours after it, when the talk has gone on to something else.
LATER = (
    "lijn_gebeld", "hulp_komt", "hulp_er", "voorbij", "loopt_weg", "even_weg", "erbij_ander", "niet_zeggen", "wissen",
    "betalen", "melden",
)  # fmt: skip
# Answers by which a crisis that was only guessed at is not confirmed.
UNCONFIRMED = (
    *CALMER, "veilig", "grapje", "laat_maar", "rust", "niet_bellen", "niet_zeggen", "doorvertellen", "ouders", "robot",
    "wanneer", "eerst_dit", "kosten", "wissen", "alleen", "opgelost", "politie_komt", "opname", "van_wie", "beltijd",
    "zelf_goed", "zelf_fout", "knik", "knik_erheen", "geen_tegoed", "niet_praten", "wat_bij_bellen",
    "dank", "werk_zeggen",
)  # fmt: skip
THERE = ("bij_iemand", "erbij")  # a yes by which somebody is there
_SURE = ("veilig", "weer_veilig", "opgelost")  # a yes is one only when nothing else is said
_SHORT = 10  # words


def reply_of(
    text: str, offered: Mapping[str, str], kinds: tuple[str, ...], about: str = "self", *, asks_safe: bool
) -> str | None:
    """The reply that typed words mean; None when it is not clear, so that it is asked again.

    `offered`: the titles of the buttons of now by their reply. A yes, a no and "veilig" count only where
    a button says so; the rest may be typed at any time. `kinds`, `about`: of the crisis, the narrower kind and the
    wider one. `asks_safe`: whether this danger asks about being safe.
    """
    words = plain(text)
    said = next((e["reply"] for e in _rules()["replies"] if _fits(e, words, kinds, about)), None)
    if said is not None and not (said in FACTS and "veilig" in words):
        return str(said)
    if len(words.split()) > _rules()["longest"]:
        return None
    for reply, pattern in _rules()["sure"].get(kinds[-1], {}).items():
        if _has(pattern, words) and not (_has(_rules()["not"], words) or _has(_rules()["unsure"], words)):
            return str(reply)
    if "veilig" not in words:
        return _yes_no(words, offered)
    found = _safe(words, offered)
    return found if asks_safe or found == "niet_veilig" else None


def soft(text: str, kinds: tuple[str, ...], about: str, *, alone: bool) -> str | None:
    """The reply to a short message that is a crisis by what went before it, yet itself asks or answers something.

    `alone`: it would be one without that, so that fewer words are enough to make it no answer.
    """
    longest = _SHORT if alone else _rules()["longest"]
    return among(SOFT, text, kinds, about) if len(plain(text).split()) <= longest else None


def every(replies: Collection[str], text: str, kinds: tuple[str, ...], about: str) -> list[str]:
    """All of these replies that a message is, each once."""
    words = plain(text)
    fitting = (e["reply"] for e in _rules()["replies"] if e["reply"] in replies and _fits(e, words, kinds, about))
    return list(dict.fromkeys(fitting))


def among(replies: Collection[str], text: str, kinds: tuple[str, ...], about: str) -> str | None:
    """The first of these replies that a message is, in a crisis of these kinds, about that person."""
    return next(iter(every(replies, text, kinds, about)), None)


def narrowed(kind: str, said: Iterable[str], about: str = "self") -> str:
    """The kind of crisis as the texts have it: a narrower one where the words tell."""
    fitting = [e for e in _rules()["narrower"] if e["of"] == kind and e.get("about", about) == about]
    for words, entry in product(map(plain, said), fitting):
        if _has(entry["pattern"], words) and not _has(entry.get("unless", "$^"), words):
            return str(entry["kind"])
    return kind


def has(name: str, words: str) -> bool:
    """Whether plain words hold what the pattern of that name looks for."""
    return _has(_rules()[name], words)


def at_once(text: str) -> bool:
    """Whether a call is asked for right now, and no time is named."""
    return has("at_once", plain(text)) and not has("clock", plain(text))


def called(text: str, kinds: tuple[str, ...], about: str) -> bool:
    """Whether a message, also a long one, says that 112 was called, or that help is on its way or there."""
    words = plain(text)
    said = (e for e in _rules()["replies"] if e["reply"] in ("hulp_komt", "hulp_er"))
    return any(_fits({**entry, "most": _rules()["called_most"]}, words, kinds, about) for entry in said)


def timed(text: str, *, asked: bool) -> bool:
    """Whether a message says when he may be called; `asked`: under a question about a call."""
    words, rules = plain(text.replace(":", "")), _rules()["times"]
    if len(words.split()) > rules["most"] or _has(rules["none"], words) or not _has(rules["time"], words):
        return False
    if _has(rules["other"], words):
        return False
    return asked or _has(rules["free"], words)


def practical(text: str) -> bool:
    """Whether the message is a practical wish ("help me met mijn cv") and nothing else."""
    words, rules = plain(text), _rules()["practical"]
    if len(words.split()) > rules["most"] or _has(rules["never"], words):
        return False
    return _has(rules["plain"], words) or (_has(rules["wish"], words) and _has(rules["thing"], words))


def plain(text: str) -> str:
    """Lower case, words only, one space between them; the name of a help line is no word about safety."""
    words = " ".join(re.sub(r"[^\w' ]", " ", text.lower().replace("’", "'")).split())
    return re.sub("veilig ?thuis", "de hulplijn", words) if _has(_rules()["named"], words) else words


def _fits(entry: Mapping[str, Any], words: str, kinds: tuple[str, ...], about: str) -> bool:
    """Whether a message is this reply in a crisis of one of these kinds, about that person."""
    if about != entry.get("about", about) or not set(kinds) & set(entry.get("kinds", kinds)):
        return False
    if len(words.split()) > entry["most"] or _has(entry.get("unless", "$^"), words):
        return False
    return any(_has(pattern, words) for pattern in entry["patterns"])


def _safe(words: str, offered: Mapping[str, str]) -> str | None:
    """An answer with the word safe in it: any no beside it means not safe, a but means ask again."""
    rules = _rules()
    reply = "niet_veilig" if _has(rules["not"], words) else "" if _has(rules["but"], words) else "veilig"
    return reply if reply in offered else None


def _yes_no(words: str, offered: Mapping[str, str]) -> str | None:
    """A plain yes or no; "ja maar" and "ja, ik heb niks" are neither. "Oké" is a yes to a call, not to being safe."""
    rules = _rules()
    yes = _has(rules["yes"], words) or (_has(rules["okay"], words) and "niet_bellen" in offered)
    if yes and not (_has(rules["not"], words) or _has(rules["but"], words)):
        reply = _titled("ja", offered)
        if reply == "veilig" and _has(rules["confirms"], words):
            return None  # "ja klopt" is of what he wrote, not of our question
        if reply in THERE and not (_has(rules["yes_only"], words) or _has(rules["somebody_there"], words)):
            return None  # "ja, daar denk ik wel aan" names nobody
        return reply if reply not in _SURE or _has(rules["yes_only"], words) else None
    return _titled("nee", offered) if _has(rules["no"], words) and not _has(rules["denied"], words) else None


def _titled(start: str, offered: Mapping[str, str]) -> str | None:
    return next((reply for reply, title in offered.items() if title.lower().startswith(start)), None)


def _has(pattern: str, words: str) -> bool:
    return _compiled(pattern).search(words) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    named = re.sub(r"<([a-z]+)>", lambda name: str(_rules()["lists"][name[1]]), pattern)
    return re.compile(named) if named == pattern else _compiled(named)  # a list may hold another one


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("crisis_woorden")
    return rules
