"""Things done that no list names: "opkuisen", "puntlassen", "remmen stellen".

A word is an infinitive when it ends in one that is listed ("puntlassen"), or when the participle made of it is in
use ("stellen", "gesteld"); frequencies are those of wordfreq, on the Zipf scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bot.language.cv.lists import part, some
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import ordinary

_SHORTEST = 5  # letters of an unlisted infinitive
_SUFFIX = 5  # letters of a listed verb that another may end in
_USED = 1.0  # a participle below this frequency is none
_APART = 2.0  # how much rarer a participle may be than its verb; nouns lie further apart
_COMMON = 5.3  # a verb above this frequency says nothing of what somebody did
_OTHERS = frozenset(
    {"VERB", "KIND", "ROLE", "PLACE", "EMPLOYER", "KIND_OF_PLACE", "LEVEL", "STATE", "LANGUAGE", "PAST", "GONE", "NOW"}
    | {"COUNTRY", "FIRST", "SCHOOL", "TRANSPORT", "BRANCH", "NOT_WORK", "UNKNOWN", "REFUSE", "QUALITY", "PRIVATE"}
)
_SAID = 3.0  # a form above this frequency (Zipf) means itself
_VOWELS = frozenset("aeiou")


def unlisted(words: Sequence[str], tags: Sequence[Tag]) -> Iterator[Tag]:
    """Yield a tag VERB for each infinitive that ends a part of an enumeration, ROLE for what ends as roles do."""
    known = {at for tag in tags for at in range(tag.begin, tag.end) if tag.label in _OTHERS}
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else ""
        before = words[index - 1] if index else ""
        further = words[index + 2] if index + 2 < len(words) else ""
        row = word.startswith(tuple(part("taken", "prefixes"))) and further in some("taken", "verbs")
        ends = not after[:1].isalnum() or after in some("taken", "behind_verb") or row  # "bedden afhalen ramen lappen"
        if index not in known and ends and before not in some("taken", "not_before_verb") and infinitive(word):
            yield Tag("VERB", word, index, index + 1, exact=False)
        elif index not in known and _is_role(word):
            yield Tag("ROLE", word, index, index + 1)


@cache
def _is_role(word: str) -> bool:
    """Whether a word that no list has ends as names of what people are at work do: "spoelhulp", "dakwerker"."""
    ends = next((end for end in part("beroepen", "endings") if word.endswith(end)), "")
    return bool(ends) and len(word) > len(ends) + 2 and word.isalpha() and word not in some("beroepen", "no_roles")


@cache
def infinitive(word: str) -> bool:
    """Whether a word that no list has is something that one does."""
    from wordfreq import zipf_frequency

    if len(word) < _SHORTEST or not word.isalpha() or not word.endswith("en") or word in some("taken", "no_verbs"):
        return False
    if any(word.endswith(verb) and len(word) - len(verb) > 2 for verb in _listed()):
        return True
    lead = next((lead for lead in part("taken", "prefixes") if word.startswith(lead)), "")
    rest = word.removeprefix(lead)
    if {word, rest} & some("taken", "strong") or any(rest.endswith(verb) for verb in some("taken", "strong_ends")):
        return True
    used = zipf_frequency(rest, "nl")
    if len(rest) < _SUFFIX or (used > _COMMON and rest == word):
        return False
    both = lead and any(zipf_frequency(lead + one, "nl") > _USED for one in _participles(rest))  # "ingevet"
    return bool(both) or any(zipf_frequency(one, "nl") > max(_USED, used - _APART) for one in _participles(rest))


@cache
def _listed() -> tuple[str, ...]:
    ends = [verb for verb in some("taken", "verbs") if len(verb) >= _SUFFIX and verb.endswith("en")]
    return tuple(verb for verb in ends if not verb.startswith("ge"))


def _participles(infinitive_: str) -> Iterator[str]:
    yield f"ge{infinitive_}"
    stem = first_person(infinitive_)
    if infinitive_.endswith("eren"):
        yield from (f"{ge}{infinitive_[:-4]}eerd" for ge in ("ge", ""))
    if infinitive_.startswith(tuple(part("taken", "inseparable"))):
        yield from (f"{stem}{end}" for end in ("t", "d"))
    yield from (f"ge{stem}{end}" for end in ("t", "d"))
    if stem[-1:] in {"t", "d"}:
        yield f"ge{stem}"


def first_person(verb: str) -> str:
    """ "stel" for "stellen", "maak" for "maken", "schrijf" for "schrijven"."""
    stem = verb.removesuffix("en")
    if verb.endswith("eren") and len(verb) > 6 and verb not in some("taken", "unstressed"):
        return f"{stem[:-2]}eer"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    elif len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS - {"i"} and stem[-3] not in _VOWELS:
        unstressed = stem.endswith(("el", "er", "en")) and any(sign in _VOWELS for sign in stem[:-2])
        stem = stem if unstressed else f"{stem[:-1]}{stem[-2]}{stem[-1]}"
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])


def preterite(verb: str) -> str:
    """ "stapelde" for "stapelen", "poetste" for "poetsen": what the past of a weak verb is."""
    hard = verb.removesuffix("en")[-1:] in "tkfsp" or verb.endswith("chen")
    return first_person(verb) + ("te" if hard else "de")


def is_object(word: str) -> bool:
    """Whether a word is a thing that one works with, which by itself may tell a task: "vakken", "zwemles"."""
    return word in some("taken", "objects") or (word.endswith("les") and len(word) > _SHORTEST)


@cache
def finite_forms() -> frozenset[str]:
    """First persons that a task may begin with: "ik vul", "ik vulde", and those of all listed verbs of one word."""
    verbs = [
        verb for verb in some("taken", "verbs") if verb.endswith("en") and not verb.startswith("ge") and " " not in verb
    ]
    made = {first_person(verb) for verb in verbs if not _separable(verb)}
    past = {preterite(verb) for verb in verbs if not _separable(verb) and verb not in some("taken", "no_preterite")}
    return some("taken", "finite") | {form for form in made if not _also_a_word(form)} | past


@cache
def does() -> dict[str, str]:
    """What is done, by the first person that tells it without anything besides: "ik schilder"."""
    verbs = [verb for verb in some("taken", "verbs") - some("taken", "weak") if verb.endswith("en") and verb.isalpha()]
    made = {first_person(verb): verb for verb in verbs if not verb.startswith("ge") and not _separable(verb)}
    return {form: verb for form, verb in made.items() if form in finite_forms()}


@cache
def spelling() -> dict[str, str]:
    """What is typed in haste, and infinitives as they are said: "bn" for "ben", "blaze" for "blazen"."""
    from wordfreq import zipf_frequency

    said = {verb[:-1]: verb for verb in some("taken", "verbs") if verb.endswith("en") and verb.isalpha()}
    known = some("taken", "finite") | some("taken", "verbs") | some("plaatsen", "words")
    rare = {one: verb for one, verb in said.items() if one not in known and zipf_frequency(one, "nl") < _SAID}
    return {**rare, **part("gesprek", "spelling")}


def _separable(verb: str) -> bool:
    return any(verb.startswith(lead) for lead in part("taken", "prefixes"))


def _also_a_word(form: str) -> bool:
    return len(form) < 3 or form in some("taken", "not_finite") or (len(form) < 4 and ordinary(form))
