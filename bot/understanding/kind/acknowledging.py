"""The kind word that fits what was told: by its words, else by the topic that safety found, where the message bears
that out (`erkenning.yml`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.content import load
from bot.understanding.answers.clausal import mended, own
from bot.understanding.answers.fewer_hours import fewer
from bot.understanding.answers.life import LifeNews, life_news
from bot.understanding.answers.played import compiled, happened, lost_a_game, plain
from bot.understanding.answers.polarity import clouded, denied, eased, meant
from bot.understanding.entries import fits
from bot.understanding.kind.borne_out import of_topic
from bot.understanding.kind.empty_words import unfilled
from bot.understanding.moves.own_step import own_step
from bot.understanding.moves.small_talk import small_talk
from bot.understanding.questions.asked_for import asks

GOING_ON = "utter_luister"  # more of what was just met


def fitting(
    responses: Sequence[str], text: str, topics: Sequence[str], before: Collection[str], earlier: Sequence[str] = (),
    *, hints: Sequence[str] = (), place: str = "",
) -> tuple[str, ...]:
    """The responses, with each that stands for any matter replaced by one that fits `text`, and not said just before;
    one that says nothing of what was told is left out when all its forms were said.

    `topics`: what safety found in this message; `before`: the responses of this talk, in order where that is known;
    `earlier`: what he typed before, for news that is told in two messages; `hints`: what the classifier alone found,
    which may choose a word where nothing else does; `place`: what his place is, for no topic is that of another's.
    """
    news = _news(text, earlier)
    if news is not None and not news.glad and set(responses) & _able():
        responses = [unsaid(news.say, before) if one in _able() else one for one in responses]
    chosen = [_fitting(_warm(one, text, topics), text, topics, before, place) for one in responses]
    return unfilled([one for one in chosen if one], before, _guessed(text, hints, place))


def felt(text: str) -> bool:
    """Whether a message tells something hard of his own, or that something is not nice."""
    return bool(_hard(text) or _feeling(text))


def glad(text: str) -> bool:
    """Whether a message is good news of his own."""
    return bool(_joy(text))


def wary(text: str) -> bool:
    """Whether a yes sounds as if more is to come: "nu nog wel", "eigenlijk wel". No joy is shown at it."""
    return re.search(load("erkenning")["wary"], " ".join(text.lower().split())) is not None or clouded(text)


def hard(text: str) -> bool:
    """Whether a message tells something hard of his own."""
    return bool(_hard(text))


def stands_for(
    text: str, word: Sequence[str], before: Sequence[str], *, fresh: bool, earlier: Sequence[str] = ()
) -> str:
    """The stock word with which news is met in a check-in, "" where there is none or `word` meets it already.

    News of his life is met whatever else he answers; anything else that is hard or good where he answers nothing
    (not `fresh`), and what goes on about it. `before`: the responses of this talk, in order; `earlier`: his messages.
    """
    news = _news(text, earlier)
    if news is not None and (news.glad or not _borne(news, happened(mended(text)))):
        return "utter_blij" if news.glad else "" if set(word) & _able() else "utter_dank_vertel"
    if talk := small_talk(text, within=True, beside=fresh):
        return talk
    if lost_a_game(text):
        return "" if fresh or word else "utter_spel"
    if fresh or word or asks(text):
        return ""
    lately = [one.removeprefix("utter_") for one in before[-load("erkenning")["lately"] :]]
    going_on = any(one.startswith(("leven", "erken", "naar")) for one in lately)
    if glad(text) or felt(text):
        return "utter_blij" if glad(text) else "utter_dank_vertel"
    if light(text):
        return "utter_gelezen"
    return GOING_ON if going_on and len(text.split()) >= load("onderbreking")["story_words"] else ""


def light(text: str) -> Sequence[str]:
    """The words for something small that a message tells: thanks, a step of his own, a wish, a feast, something dull;
    and for something hard that is over, borne well, or denied."""
    rules, words = load("erkenning"), happened(mended(text))
    if felt(text):
        return ()
    if told := own_step(words) or _soft(words):
        return told
    if re.search(rules["not_light"], words):
        return _eased(words)
    parts = [part for part in re.split(r"(?<=[.!?;\n])\s+", words) if part]
    found = (entry["say"] for entry in rules["light"] if any(fits(entry, part, compiled) for part in parts))
    said: Sequence[str] = next(found, ())
    return said or _eased(words)


def chats(text: str) -> bool:
    """Whether what is met is only small talk or a lost game, and tells nothing."""
    return bool(small_talk(text, within=True)) or lost_a_game(text)


def _able() -> set[str]:
    """The stock words that a hard matter has words for."""
    return set(load("erkenning")["hard"])


def met(text: str, before: Collection[str]) -> tuple[str, ...]:
    """What is said to good news, or to something hard, that no question asked for; () where a message is neither."""
    if glad(text):
        return fitting(("utter_blij",), text, (), before)
    return fitting(("utter_dank_vertel", "utter_vraag_mens"), text, (), before) if _hard(text) else ()


def _fitting(response: str, text: str, topics: Sequence[str], before: Collection[str], place: str) -> str:
    rules = load("erkenning")
    forms = rules["stock"].get(response)
    if forms is None:
        return response
    hard_words = response in rules["hard"]
    found = _joy(text) if response == "utter_blij" else _hard(text) or _feeling(text) if hard_words else ()
    if not found and response in rules["by_topic"]:
        found = of_topic(text, topics, place)
    if not found and response in rules["light_for"] and (small := light(text)):
        return unsaid(_due(small, before), before)
    if response in rules["cold"] and not set(forms) - set(before):
        return ""
    return unsaid([*found, *forms], before)


def _warm(response: str, text: str, topics: Sequence[str]) -> str:
    """The stock word that stands in for a cold one where something hard was told."""
    rules = load("erkenning")
    if response in rules["ordinary"]["for"] and fits(rules["ordinary"], happened(text)):
        return str(rules["ordinary"]["say"])
    warm: str = rules["cold"].get(response, response)
    told = felt(text) or (bool(set(topics) & set(rules["topics"])) and not light(text))
    return warm if told else response


def _feeling(text: str) -> Sequence[str]:
    rules, words = load("erkenning"), happened(mended(text))
    if fewer(own(words)):
        said: Sequence[str] = rules["fewer"]
        return said
    if re.search(rules["laughed"], words) or eased(words):
        return ()
    return _first(rules["feelings"], _of_life(words), fact=False)


def _of_life(words: str) -> str:
    """The words without the clauses that say how hard giving a mark, typing or the weather is."""
    clauses = re.split(r"(?<=[.,;!?\n])\s+|\s(?=(?:maar|en (?:ik|k))\s)", words)
    return " ".join(one for one in clauses if not re.search(load("erkenning")["not_felt"], one))


def _hard(text: str) -> Sequence[str]:
    news, told, rules = life_news(mended(text)), happened(mended(text)), load("erkenning")
    if news is not None and not news.glad and not _borne(news, told):
        return news.say
    if _borne(news, told):
        return ()
    of_another = any(entry.get("own") and meant(entry, told, compiled) for entry in rules["matters"])
    near = of_another and compiled(rules["whom"]["near"]).search(plain(told)) and not re.search(_feast(), told)
    return _first(rules["matters"], told) or (rules["whom"]["say"] if near else ())


def _borne(news: LifeNews | None, told: str) -> bool:
    """Whether what is told is over or borne well; of the news of a life only illness can be."""
    return bool(eased(told)) and (news is None or news.name in load("levensnieuws")["ill"])


def _feast() -> str:
    """What is nice for somebody of his, however much goes with it."""
    return next(str(one["words"]) for one in load("erkenning")["light"] if "utter_leuk_feest" in one["say"])


def _soft(words: str) -> Sequence[str]:
    """The words for something hard that is over, borne well or laughed at, or that is plainly denied."""
    rules = load("erkenning")
    entries = [*rules["matters"], *rules["feelings"]]
    hard_words = any(fits(entry, words, compiled) for entry in entries)
    if hard_words and eased(words):
        return _eased(words, laughed=True)
    no = [entry for entry in rules["matters"] if denied(entry, words, compiled)]
    gone: Sequence[str] = rules["denied"] if no and len(words.split()) <= rules["denied_words"] else ()
    return gone


def _eased(words: str, *, laughed: bool = False) -> Sequence[str]:
    """The words for what is over or borne well; a mere laugh says so only beside something hard (`laughed`)."""
    how = eased(words)
    say: Sequence[str] = load("erkenning")["eased"].get(how, ()) if laughed or how != "laughed" else ()
    return say


def _due(small: Sequence[str], before: Collection[str]) -> Sequence[str]:
    """The words for something small, without those that thank for an answer where none was given."""
    rules, lately = load("erkenning"), list(before)[-load("erkenning")["lately"] :]
    unknown = any(one.startswith(tuple(rules["no_answer"])) for one in lately)
    return [one for one in small if one not in rules["for_answer"]] or small if unknown else small


def _guessed(text: str, hints: Sequence[str], place: str) -> Sequence[str]:
    """The words for a matter that the classifier alone found: none of what is light, laughed at, asked or denied."""
    rules = load("erkenning")
    if asks(text) or glad(text) or light(text) or eased(text.lower()) or re.search(rules["laughed"], text.lower()):
        return ()
    return of_topic(text, hints, place)


def _news(text: str, earlier: Sequence[str]) -> LifeNews | None:
    """The news of his life in a message, or in this one and those just before it."""
    return life_news(mended(text), tuple(map(mended, earlier)))


def _joy(text: str) -> Sequence[str]:
    rules, words, news = load("erkenning"), happened(mended(text)), life_news(mended(text))
    if news is not None and news.glad:
        return news.say
    told = re.sub(r"([^\W\d])\1{2,}", r"\1", words)  # "jaaaa aangenomennn"
    if len(words.split()) > rules["glad_words"] or re.search(rules["not_glad"], told):
        return ()
    return _first(rules["glad"], told, fact=False)


def _first(entries: Sequence[Mapping[str, Any]], words: str, *, fact: bool = True) -> Sequence[str]:
    mine = own(words)
    for entry in entries:
        if meant({"fact": fact, **entry}, mine if entry.get("own") else words, compiled):
            say: Sequence[str] = entry["say"]
            return say
    return ()


def unsaid(choice: Sequence[str], before: Collection[str]) -> str:
    """The first that was not said yet, else the one that was said longest ago."""
    order = list(before)
    fresh = (one for one in choice if one not in before)
    return next(fresh, None) or min(choice, key=order.index)
