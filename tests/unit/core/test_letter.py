"""Letters out of facts: nothing is claimed that was not said, three lengths, and a level that he can read himself."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import Any

import pytest
import yaml

from bot.content import load
from bot.content.checks.policy import Policy, read_policy
from bot.content.checks.reading import judge
from bot.content.checks.texts import Text, strings
from bot.conversation.guides.letter_own import asked_texts
from bot.conversation.guides.letter_show import letter_words
from bot.core.letter import Facts, LetterSaid, Vacancy, Wishes, from_state, merge, next_question, to_state
from bot.core.letter_forms import Forms, forms_of
from bot.core.letter_lines import lines_of

JOBS: dict[str, Any] = {
    "1": ("Lidl", ["vakken vullen", "klanten helpen"], False),
    "2": ("een garage", ["banden wisselen"], True),
    "3": ("de Hoeve", [], False),
}
WHY = [
    "omdat het dichtbij is", "ik hou van mensen", "want ik vind het leuk daar", "want lekker",
    "leuke mensen en dichtbij",
    "lijkt me leuk werk", "omdat ik wil leren", "ik wil graag iets doen met mijn handen", "het is een mooie winkel",
]  # fmt: skip
CAN = [
    "kan goed met mensen", "ik ben rustig en ik werk netjes", "hard werken", "op tijd komen", "goed met mijn handen",
    "heb stage gelopen in een winkel", "ik help thuis ook met koken",
]  # fmt: skip
START = ["meteen", "volgende week", "vanaf 1 december", "na mijn vakantie", "ik kan altijd beginnen", "per direct"]
SKILLS = ["vakken vullen", "klanten helpen", "Engels", "goed met geld", "samenwerken", "banden wisselen"]
EMPLOYERS = [("Jumbo", False), ("Garage Van Dijk", False), ("de bakker", True), ("", False)]
ROLES = ["vakkenvuller", "kok", "schoonmaker", "bezorger", "kapper", ""]
CONTACTS = ["", "Sanne", "mevrouw De Vries", "Peter Mulder"]


def some(random: Random, options: list[str], most: int) -> tuple[str, ...]:
    return tuple(random.sample(options, random.randint(0, most)))


def made(seed: int) -> Facts:
    """Facts of one learner and one place, at random."""
    random = Random(seed)
    employer, generic = random.choice(EMPLOYERS)
    asks = tuple(random.sample(sorted(asked_texts()), 4))
    vacancy = Vacancy(
        kind="told", employer=employer, generic=generic, role=random.choice(ROLES), contact=random.choice(CONTACTS),
        work=random.choice(["", "iets met dieren"]), seen=random.random() < 0.5, informal=random.random() < 0.5,
        asks=asks,
    )  # fmt: skip
    tapped = [("kan", one) for one in some(random, SKILLS, 3)]
    tapped += [("werk", one) for one in some(random, ["1", "2", "3"], 2)]
    tapped += [("eis", one) for one in some(random, list(asks), 2)]
    return Facts(
        vacancy, some(random, WHY, 2), some(random, CAN, 2), some(random, START, 1), tuple(tapped),
        name=random.choice(["", "Noor de Wit"]), phone=random.choice(["", "0612345678"]), cv=random.random() < 0.5,
    )  # fmt: skip


def written(facts: Facts, wishes: Wishes | None = None) -> Forms:
    words = letter_words()
    return forms_of(facts, lines_of(facts, JOBS, asked_texts(), words, wishes or Wishes()), words)


def all_text(forms: Forms) -> str:
    letter = [forms.subject, forms.greeting, *forms.paragraphs, forms.closing]
    return "\n".join([*letter, forms.mail, forms.app, forms.walk_in])


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def said_by(facts: Facts) -> set[str]:
    """Every word that he, his cv or the vacancy said, and of what they ask only what he tapped."""
    vacancy = facts.vacancy
    told = [vacancy.employer, vacancy.role, vacancy.work, vacancy.contact, facts.name, facts.phone]
    told += [*facts.why, *facts.can, *facts.start]
    for kind, name in facts.tapped:
        if kind == "werk":
            told += [JOBS[name][0], *JOBS[name][1]]
        else:
            told.append(name if kind == "kan" else asked_texts()[name])
    return words_of(" ".join(told))


OURS = words_of(" ".join(text for _, _, text in strings(load("brieven"), frozenset({"text"}), ""))) | words_of(
    " ".join(str(load("brieven")[name]) for name in ("own_why", "own_can", "want_because", "at", "i_am", "and"))
    + str(load("brieven")["formal"]) + str(load("brieven")["informal"])
)  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_every_word_was_said_or_is_one_of_ours(seed: int) -> None:
    facts = made(seed)
    text = all_text(written(facts))
    assert words_of(text) - said_by(facts) - OURS == set()
    tapped = {name for kind, name in facts.tapped if kind == "eis"}
    assert not [one for name, one in asked_texts().items() if one and name not in tapped and one in text]
    assert "[" not in text


def test_our_own_words_name_no_work_place_or_quality() -> None:
    assert OURS.isdisjoint({"jumbo", "lidl", "stage", "diploma", "vso", "wajong", "gemotiveerd", "enthousiast", "team"})


@pytest.mark.parametrize("seed", range(300))
def test_the_forms_have_their_lengths(seed: int) -> None:
    forms, words = written(made(seed)), load("brieven")["words"]
    assert len(forms.mail.split()) <= words["mail"] + 5
    assert len(forms.app.split()) <= words["app"] + 10
    assert 20 <= len(" ".join(forms.paragraphs).split()) <= 150
    assert len(forms.app.split()) <= len(forms.mail.split()) + 3


def policy() -> Policy:
    names = {"lidl", "jumbo", "noor", "sanne", "peter", "mulder", "vries", "vakkenvuller", "schoonmaker", "bezorger"}
    own = words_of(" ".join([*WHY, *CAN, *START, *SKILLS, "banden wisselen", "garage dijk hoeve"]))
    read = read_policy(load("leesniveau"))
    return replace(read, words_allowed=read.words_allowed | names | own)


@pytest.mark.parametrize("seed", range(300))
def test_letters_pass_the_reading_gate(seed: int) -> None:
    forms = written(made(seed))
    for text in ("\n".join([forms.greeting, *forms.paragraphs, forms.closing]), forms.mail, forms.app, forms.walk_in):
        assert judge(Text("letter", text, "employer"), policy(), {}) == []


def test_a_private_word_is_nowhere_in_our_sentences() -> None:
    private = load("language/cv/gesprek")["private"]
    assert not OURS & {word for words in private.values() for word in words}


@pytest.mark.parametrize("seed", range(50))
def test_facts_survive_as_json(seed: int) -> None:
    facts = replace(made(seed), done=frozenset({"why"}))
    assert from_state(yaml.safe_load(yaml.safe_dump(to_state(facts)))) == facts


def test_a_learner_takes_a_sentence_out_says_it_otherwise_and_types_his_own() -> None:
    facts = Facts(Vacancy("told", "Lidl", role="kok"), why=("ik hou van koken",), start=("meteen",), name="Noor")
    plain = written(facts)
    changed = written(facts, Wishes({"want": 1}, ("letter",), {"why:0": "Koken is mijn ding."}))
    assert "Daarom schrijf ik" in all_text(plain)
    assert "Daarom schrijf ik" not in all_text(changed)
    assert "Ik wil graag bij Lidl aan de slag." in changed.paragraphs[1]
    assert "Koken is mijn ding." in changed.paragraphs[1]
    assert "hou van koken" not in all_text(changed)


@pytest.mark.parametrize(
    ("contact", "greeting"),
    [("mevrouw De Vries", "Geachte mevrouw De Vries,"), ("Sanne", "Beste Sanne,"), ("", "Geachte mevrouw, meneer,")],
)
def test_the_greeting_follows_the_vacancy(contact: str, greeting: str) -> None:
    assert written(Facts(Vacancy("text", "Lidl", contact=contact))).greeting == greeting


def test_his_words_stay_his_words() -> None:
    facts = Facts(Vacancy("told", "Lidl"), why=("omdat mn tante daar werkt",), can=("k kan goed rekenen", "lezen"))
    text = all_text(written(facts))
    assert "Ik wil graag bij Lidl werken, omdat mn tante daar werkt." in text
    assert "Ik kan goed rekenen." in text
    assert "Dit kan ik: lezen." in text


def test_the_first_open_question_and_none_twice() -> None:
    facts = Facts()
    asked = []
    while question := next_question(facts):
        asked.append(question)
        facts = merge(facts, LetterSaid(unknown=frozenset({question})))
    assert asked == ["vacancy", "employer", "role", "why", "can", "start", "name", "contact"]


def test_a_correction_changes_the_place_and_whom_to_write_to() -> None:
    known = Facts(Vacancy("text", "Jumbo", role="kok", contact="Sanne", mail="sanne@jumbo.nl", seen=True))
    said = LetterSaid(Vacancy("told", "Lidl"))
    assert merge(known, said).vacancy.employer == "Jumbo"
    after = merge(known, replace(said, corrects=True)).vacancy
    assert (after.employer, after.contact, after.mail, after.role) == ("Lidl", "", "", "kok")


def test_a_vacancy_in_parts_is_one_and_a_new_one_replaces_it() -> None:
    first, second = Vacancy("text", "Jumbo", asks=("tijd",)), Vacancy("text", "", role="kok", asks=("samen",))
    both = merge(merge(Facts(), LetterSaid(first)), LetterSaid(second), goes_on=True).vacancy
    assert (both.employer, both.role, both.asks) == ("Jumbo", "kok", ("tijd", "samen"))
    assert merge(Facts(first), LetterSaid(second)).vacancy.employer == ""


