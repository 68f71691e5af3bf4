"""The reading gate: can somebody who reads at level 1F read this, and is it kind?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wordfreq import zipf_frequency

from bot.content.checks.dutch import flesch_douma, open_questions, sentences, words
from bot.content.checks.lines import HelpLine, fill
from bot.content.checks.policy import Limits, Policy
from bot.content.checks.problem import Problem
from bot.content.checks.texts import Text

_PLACEHOLDER = re.compile(r"\[([^\]\[]+)\]")
_BRACE = re.compile(r"\{[^{}]*\}")
_ADDRESS = re.compile(r"(?:https?://)?\b\w[\w-]*(?:\.\w[\w-]+)*\.(?:nl|com|eu|org)\b(?:/\S*\w)?")


def judge(text: Text, policy: Policy, lines: Mapping[str, HelpLine]) -> list[Problem]:
    """Every reason why one text may not go out; empty when it may."""
    try:
        filled = fill(text.text, lines)
    except KeyError as missing:
        return [Problem(text.where, f"there is no help line for {missing}", "Use an id of hulplijnen.yml.")]
    problems = list(_placeholders(text.where, filled, policy))
    plain = _PLACEHOLDER.sub(lambda match: policy.placeholders.get(match[1], match[1]), filled)
    limits = policy.limits[text.audience]
    found = [*_phrases(plain, text.audience, policy)]
    if text.button:
        found += _button(text.text, limits)
    if not text.foreign:
        found += _hard_words(filled, limits, policy, lines)
    if not (text.button or text.foreign):
        found += [*_length(plain, limits), *_ease(plain, limits), *_questions(plain, limits)]
    return problems + [Problem(text.where, what, todo) for what, todo in found]


def _placeholders(where: str, filled: str, policy: Policy) -> Iterator[Problem]:
    todo = "Use one of the placeholders in leesniveau.yml, or declare it there."
    for name in _PLACEHOLDER.findall(filled):
        if name not in policy.placeholders:
            yield Problem(where, f"nobody fills in [{name}]", todo)
    for brace in set(_BRACE.findall(filled)) - set(policy.placeholders):  # the engine fills those that are declared
        yield Problem(where, f"nobody fills in {brace}", todo)


def _length(plain: str, limits: Limits) -> Iterator[tuple[str, str]]:
    lengths = {sentence: len(words(sentence)) for sentence in sentences(plain)}
    for sentence, length in lengths.items():
        if length > limits.sentence_max:
            yield f'{length} words in "{sentence}"', f"At most {limits.sentence_max}: make it two."
    average = sum(lengths.values()) / max(1, len(lengths))
    if average > limits.sentence_average:
        yield f"{average:.1f} words a sentence", f"Shorten to {limits.sentence_average} on average."


def _ease(plain: str, limits: Limits) -> Iterator[tuple[str, str]]:
    plain = _ADDRESS.sub("site", plain)
    if len(words(plain)) < limits.flesch_from:
        return
    ease = flesch_douma(plain)
    if ease < limits.flesch_min:
        yield f"reading ease {ease:.0f}", f"Use shorter words and sentences (at least {limits.flesch_min})."


def _questions(plain: str, limits: Limits) -> Iterator[tuple[str, str]]:
    count = open_questions(plain)
    if count > limits.questions_max:
        yield f"{count} questions in one text", "Ask one thing at a time."


def _button(title: str, limits: Limits) -> Iterator[tuple[str, str]]:
    if len(title) > limits.button_max:
        yield f'button "{title}" has {len(title)} characters', f"At most {limits.button_max}."


def _phrases(plain: str, audience: str, policy: Policy) -> Iterator[tuple[str, str]]:
    for phrase, instead in policy.forbidden.get(audience, {}).items():
        if has_phrase(plain, phrase):
            yield f'"{phrase}" is not a word for this reader', f"Write: {instead}."
    for phrase in policy.unkind.get(audience, ()):
        if has_phrase(plain, phrase):
            yield f'"{phrase}" presses, blames or cheers emptily', "Say what is there, and offer."


def has_phrase(text: str, phrase: str) -> bool:
    """Whether a text holds a phrase as whole words, whatever the case and spacing."""
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None


def _hard_words(
    filled: str, limits: Limits, policy: Policy, lines: Mapping[str, HelpLine]
) -> Iterator[tuple[str, str]]:
    names = {word.lower() for line in lines.values() for word in words(f"{line.say} {line.name}")}
    bare = _ADDRESS.sub(" ", _PLACEHOLDER.sub(" ", _BRACE.sub(" ", filled)))
    for word in dict.fromkeys(word.lower() for word in words(bare)):
        if word in policy.words_allowed or word in names or any(sign.isdigit() for sign in word):
            continue
        frequency = zipf_frequency(word, "nl")
        if frequency < limits.zipf_min:
            yield f'"{word}" is rare ({frequency:.1f})', "Use a common word, or allow it in leesniveau.yml."
