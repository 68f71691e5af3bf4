"""One set of sentences in three lengths: a letter, a mail, a short message; and what to say when walking in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.letter import Facts, Line, Vacancy
from bot.core.letter_lines import Words, fill, is_informal, names_of


@dataclass(frozen=True, slots=True)
class Forms:
    """The same in every length. `paragraphs`, `greeting`, `closing`, `subject` are the letter's; the others are ready
    to be copied."""

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    closing: str
    mail: str
    app: str
    walk_in: str


def forms_of(facts: Facts, lines: Sequence[Line], words: Words) -> Forms:
    """All forms of a letter with these sentences."""
    head, closing = greeting(facts, words), words["closing"]["formal"]["text"]
    paragraphs = _paragraphs(lines)
    return Forms(
        _subject(facts.vacancy, words), head, paragraphs, closing,
        _mail(facts, lines, words), _app(facts, lines, words), _walk_in(facts, lines, words),
    )  # fmt: skip


def greeting(facts: Facts, words: Words) -> str:
    """ "Geachte mevrouw De Vries," with a title, "Beste Sanne," with a first name."""
    contact, kinds = facts.vacancy.contact, words["greeting"]
    if contact:
        titled = contact.split()[0] in ("mevrouw", "meneer")
        return fill(kinds["named" if titled else "first"]["text"], {"naam": contact})
    return str(kinds["nobody_informal" if is_informal(facts) else "nobody"]["text"])


def _subject(vacancy: Vacancy, words: Words) -> str:
    kind = "none" if not vacancy.role else "role" if vacancy.seen else "open"
    return fill(words["subject"][kind]["text"], {"functie": vacancy.role})


def _mail(facts: Facts, lines: Sequence[Line], words: Words) -> str:
    """Greeting, what fits of the letter, and under it how to reach him."""
    signed = (facts.name, facts.phone or facts.mail) if facts.name else ()
    foot = [words["closing"]["formal"]["text"], *filter(None, signed)]
    head = greeting(facts, words)
    chosen = pick(lines, lambda line: line.mail, words["words"]["mail"] - count(head) - count(" ".join(foot)))
    return "\n\n".join([head, *_paragraphs(chosen), "\n".join(foot)])


def _paragraphs(lines: Sequence[Line]) -> tuple[str, ...]:
    parts = sorted({line.part for line in lines})
    return tuple(" ".join(line.text for line in lines if line.part == part) for part in parts)


def _app(facts: Facts, lines: Sequence[Line], words: Words) -> str:
    contact = facts.vacancy.contact
    hello = words["greeting"]["hello" if contact else "hello_nobody"]["text"].replace("[naam]", contact)
    name = fill(words["i_am"], {"naam": facts.name}) if facts.name else ""
    foot = "\n".join(filter(None, (words["closing"]["app"]["text"], facts.name.split(" ")[0])))
    room = words["words"]["app"] - count(f"{hello} {name} {foot}")
    chosen = pick(lines, lambda line: line.app, room)
    return "\n".join([hello, " ".join(filter(None, (name, *(line.text for line in chosen)))), foot])


def _walk_in(facts: Facts, lines: Sequence[Line], words: Words) -> str:
    """What to say at the door."""
    opening = next((line.text for line in lines if line.app == 1), "")
    kind = "nameless" if not facts.name else "walk_in_cv" if facts.cv else "walk_in"
    text = fill(words[kind]["text"], names_of(facts, words) | {"naam": facts.name.split(" ")[0], "wat": opening})
    return " ".join(text.split())


def pick(lines: Sequence[Line], rank: Callable[[Line], int], room: int) -> list[Line]:
    """The lines that fit in so many words, those of the lowest rank first, in their own order; the first always."""
    chosen: set[str] = set()
    for line in sorted((line for line in lines if rank(line)), key=rank):
        if count(line.text) <= room or rank(line) == 1:
            chosen.add(line.key)
            room -= count(line.text)
    return [line for line in lines if line.key in chosen]


def count(text: str) -> int:
    """Words of a text."""
    return len(text.split())
