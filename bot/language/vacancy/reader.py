"""Read what one message says for a letter: a pasted vacancy, one told in words, or the learner's own reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.core.letter import LetterSaid, Vacancy
from bot.language.spelled import in_normal_spelling
from bot.language.vacancy import details, own
from bot.language.vacancy.addressed import addressed_to
from bot.language.vacancy.danger import danger_of
from bot.language.vacancy.employer import employer_of
from bot.language.vacancy.page import Page, is_english, is_pasted, page_of
from bot.language.vacancy.role import role_of
from bot.language.vacancy.signs import sign
from bot.language.vacancy.slip import put_right
from bot.language.vacancy.told import told_in


class VacancyReader:
    """Reads vacancies and reasons. Cheap to make: lists are loaded at the first message. Thread-safe."""

    def read(self, text: str, *, question: str | None, now: datetime) -> LetterSaid:
        """Return what `text` says; empty when it says nothing for a letter.

        `question` is the open one of QUESTIONS, or None; `now` is zone-aware.
        """
        if is_pasted(text):
            return LetterSaid(pasted(page_of(text), now))
        if own.is_name_or_number(text):
            return LetterSaid()
        said, meant = self._told(put_right(text), question), in_normal_spelling(text)
        return said if said or meant == text else self._told(put_right(meant), question)

    def _told(self, text: str, question: str | None) -> LetterSaid:
        """What is said in his own words, as they are spelt here."""
        line = text.strip(" .!\n").lower()
        if question and sign("gesprek", "unknown").fullmatch(line):
            return LetterSaid(unknown=frozenset({question}))
        if question and sign("gesprek", "refuse").fullmatch(line):
            return LetterSaid(refused=frozenset({question}))
        vacancy = Vacancy(danger=danger_of(text))
        if (contact := addressed_to(text)) and not vacancy.danger:
            return LetterSaid(Vacancy(kind="told", contact=contact))
        if not own.is_empty(text):
            told = told_in(text, question)
            vacancy = told if told and not vacancy.danger else vacancy
        return replace(_with_own(vacancy, text, question), corrects=bool(sign("gesprek", "corrects").search(text)))

    def about_him(self, text: str) -> bool:
        """Whether a message says how he is called or reached himself, not somebody of the vacancy."""
        return not is_pasted(text) and (own.is_about_him(text) or own.is_name_or_number(text))

    def slips(self, text: str) -> dict[str, str]:
        """Words that are surely meant otherwise, and how they are spelt."""
        return own.slips_in(text)

    def mend(self, text: str) -> str:
        """The text with those words put right."""
        return own.mended(text)

    def private(self, text: str) -> str:
        """What kind of private thing a text tells, "" for none."""
        return own.private_in(text)


def _with_own(vacancy: Vacancy, text: str, question: str | None) -> LetterSaid:
    named = {one.lower() for one in (vacancy.role, vacancy.work, vacancy.employer) if one}
    if vacancy.danger or own.is_empty(text) or own.is_question(text):
        return LetterSaid(vacancy)
    found: dict[str, list[str]] = {name: [] for name in own.OWN}
    left: list[tuple[str, str]] = []
    private: set[str] = set()
    for sentence in own.sentences_of(text):
        if sentence.strip(" .!").lower() in named:  # said as what the work is, which is no word on why
            continue
        about = own.kind_of(in_normal_spelling(sentence), question)
        request = sign("gesprek", "request").search(sentence) and question != about
        kind = own.private_in(sentence)
        if kind and own.keeps_out(sentence):
            private.add(kind)
            continue
        if not about or request or own.is_about_him(sentence) or own.is_empty(sentence):
            continue
        if kind:
            private.add(kind)
            left.append((about, sentence))
        else:
            found[about].append(own.without_doubt(sentence) if about == "start" else sentence)
    return LetterSaid(
        vacancy, why=tuple(found["why"]), can=tuple(found["can"]), start=tuple(found["start"]),
        private=frozenset(private), left_out=tuple(left),
    )  # fmt: skip


def pasted(page: Page, now: datetime) -> Vacancy:
    """What the text of a vacancy says surely."""
    labels = details.labelled(page)
    english = is_english(page)
    employer, employers = employer_of(page, labels.get("employer", ""))
    role, roles = ("", ()) if english else role_of(page, labels.get("role", ""))
    mail, phone = details.reach_of(page)
    return Vacancy(
        kind="text", seen=True, english=english, employer=employer, employers=employers, role=role, roles=roles,
        place=details.place_of(page, labels.get("place", "")),
        hours=details.hours_of(page, labels.get("hours", "")),
        contact=details.contact_of(page, employer, labels.get("contact", "")),
        closes=details.closes_of(page, labels.get("closes", ""), now),
        mail=mail, phone=phone, age=details.age_of(page), how=details.how_of(page), asks=details.asks_of(page),
        informal=details.is_informal(page), danger=danger_of(page.text),
    )  # fmt: skip
