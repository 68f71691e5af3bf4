"""Places of work that a message names, several at once: "bij de jumbo, de lidl en garage Jansen"."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.language import place_lists as lists
from bot.language.words import Word, words_of

_LONGEST = 4  # words of a listed name, or of one that no list has
_CLOSE, _LONG = 87, 5  # how alike (0-100) a typed name of so many letters must be to count as a listed one
_RARE = 2.6  # a word below this frequency (Zipf) behind a kind of place is its name
_SURE_LEAD = frozenset({"bij"})
_TOWARDS = frozenset({"naar", "van"})
_LEADS = frozenset({"bij", "naar", "van", "voor", "op", "in", "via"})
_ARTICLES = frozenset({"de", "het", "een", "die", "dat", "deze", "mijn", "'t", "nen", "den"})
_SMALL = frozenset({"de", "het", "van", "der", "den", "een", "in", "bij", "die"})
_JOINS = frozenset({"en", "of", ",", "+", "&"})


@dataclass(frozen=True)
class PlaceFact:
    """One place at the words `begin:end`; `name` is how it is called: "Jumbo", "de garage", "Bakkerij Smit"."""

    name: str
    begin: int
    end: int


def read_places(text: str) -> list[PlaceFact]:
    """The places that a text names. Ordinary words (Plus, a garage) count behind a lead such as "bij" alone, or in a
    row with another place."""
    return places_in(text, words_of(text))


def places_in(text: str, words: tuple[Word, ...]) -> list[PlaceFact]:
    """Do as `read_places` does on words that were cut already."""
    found: list[PlaceFact] = []
    index = 0
    while index < len(words):
        joined = bool(found) and _joins(words, found[-1].end, index)
        fact = _at(text, words, index, _lead(words, index), joined=joined)
        if fact is not None:
            found.append(fact)
        index = fact.end if fact else index + 1
    return found


def bare_place(text: str) -> str:
    """The place that an answer to "where?" names, as it was typed when no list has it; "" when it is no name."""
    words, stops = words_of(text), lists.words_for()["stops_name"] - _SMALL
    listed = next(iter(places_in("bij " + text, words_of("bij " + text))), None)
    named = [word for word in words if word.text.isalnum() or word.text == "'"]
    no_name = any(word.normal in stops or word.normal in lists.people() for word in named)
    if no_name or not 0 < len(named) <= _LONGEST or len(text) > 60 or all(word.text.isdecimal() for word in named):
        return listed.name if listed and words_of(listed.name)[-1].normal not in stops else ""
    return listed.name if listed and listed.end == len(words) + 1 else _shown(" ".join(word.text for word in named))


def same_place(one: str, other: str) -> bool:
    """Whether two names may be the same place: "garage" and "garage Jansen", "jumbo" and "Jumbo Ede"."""
    first, second = (frozenset(w.normal for w in words_of(name)) - _ARTICLES - {"bij", "van"} for name in (one, other))
    if not first or not second:
        return False
    return first <= second or second <= first or fuzz.ratio(one.casefold(), other.casefold()) >= _CLOSE


def _lead(words: tuple[Word, ...], index: int) -> str:
    """The word that leads in what begins at `index`, articles and one adjective left out."""
    before = index - 1
    if before >= 0 and words[before].normal in lists.words_for()["adjectives"]:
        before -= 1
    if before >= 0 and words[before].normal in _ARTICLES:
        before -= 1
    return words[before].normal if before >= 0 else ""


def _joins(words: tuple[Word, ...], end: int, index: int) -> bool:
    """Whether only "en", a comma, "bij" or an article stands between the last place and `index`."""
    between = [word.normal for word in words[end:index]]
    return bool(set(between) & _JOINS) and set(between) <= _JOINS | _ARTICLES | _SURE_LEAD


def _at(text: str, words: tuple[Word, ...], index: int, lead: str, *, joined: bool) -> PlaceFact | None:
    led = lead in _LEADS
    normals = tuple(word.normal for word in words[index : index + _LONGEST])
    for length in range(len(normals), 0, -1):
        name = lists.names().get(normals[:length])
        if name is not None and (led or joined or normals[:length] not in lists.ordinary()):
            return PlaceFact(name, index, index + length)
    for length in range(len(normals), 0, -1):
        weak = normals[:length] in lists.weak_kinds() and lead not in _SURE_LEAD
        if normals[:length] in lists.kinds() and (led or joined) and not weak:
            return _kind(text, words, index, index + length)
    word = words[index]
    towards = joined or lead in _TOWARDS
    named = lead in _SURE_LEAD or ((led or joined) and (_capital(word) or (towards and _rare(word.normal))))
    if normals and normals[0].isalpha() and named:
        return _unlisted(text, words, index)
    return None


def _kind(text: str, words: tuple[Word, ...], begin: int, end: int) -> PlaceFact:
    """A kind of place, with the name that follows it; "die garage" is called "de garage"."""
    kind, stop = end, end + _surname(words, end)
    while stop < min(len(words), kind + 3) and _names_it(words, stop, kind):
        stop += 1
    if stop > kind and words[stop - 1].normal not in {"van", "de", "der"}:
        return PlaceFact(_shown(_quote(text, words, begin, stop)), begin, stop)
    return PlaceFact(f"{_article(words, begin)}{words[begin].normal}" if kind - begin == 1 else
                     f"{_article(words, begin)}{_quote(text, words, begin, kind).lower()}", begin, kind)  # fmt: skip


def _surname(words: tuple[Word, ...], begin: int) -> int:
    """How many words from `begin` on are a listed surname: "de vries"."""
    for length in (3, 2):
        typed = " ".join(word.normal for word in words[begin : begin + length])
        if begin + length <= len(words) and typed in lists.words_for()["people"]:
            return length
    return 0


def _names_it(words: tuple[Word, ...], index: int, kind: int) -> bool:
    word = words[index]
    follows = index + 1 < len(words) and _capital(words[index + 1])
    if _capital(word) or (word.normal in {"van", "de", "der"} and follows):
        return True
    return index == kind and (_rare(word.normal) or word.normal in lists.words_for()["people"])


def _article(words: tuple[Word, ...], begin: int) -> str:
    before = words[begin - 1].normal if begin else ""
    if before in lists.words_for()["adjectives"] and begin > 1:
        before = words[begin - 2].normal
    return {"het": "het ", "dat": "het ", "'t": "het ", "een": "een ", "nen": "een "}.get(
        before, "de " if before in _ARTICLES else ""
    )


def _unlisted(text: str, words: tuple[Word, ...], begin: int) -> PlaceFact | None:
    """A name that no list has, up to a word that no name holds; a small slip in a listed one is seen."""
    stops, end = frozenset(lists.words_for()["stops_name"]) | lists.people(), begin
    while end < min(len(words), begin + 3) and words[end].normal not in stops and words[end].text.isalnum():
        if words[end].text.isdecimal() or (end > begin and not (_capital(words[end]) or _rare(words[end].normal))):
            break
        end += 1
    if end == begin or words[begin].normal in lists.words_for()["no_place"]:
        return None
    typed = _quote(text, words, begin, end)
    close = process.extractOne(typed.lower(), lists.lower(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return PlaceFact(close[2] if close and len(typed) >= _LONG else _shown(typed), begin, end)


def _shown(typed: str) -> str:
    small = ("van", "de", "der", "den", "het", "en")
    if not typed.islower():
        return typed
    return " ".join(word if word in small and number else word[:1].upper() + word[1:]
                    for number, word in enumerate(typed.split()))  # fmt: skip


def _quote(text: str, words: tuple[Word, ...], begin: int, end: int) -> str:
    return text[words[begin].start : words[end - 1].end]


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() and not (word.text.isupper() and len(word.text) > 4)


def _rare(normal: str) -> bool:
    from wordfreq import zipf_frequency

    return normal.isalpha() and normal not in lists.words_for()["stops_name"] and zipf_frequency(normal, "nl") < _RARE
