"""How typed names are shown: with capitals, and not otherwise changed."""

from __future__ import annotations

from bot.language.cv.lists import some

_VERY_COMMON = 4.9  # frequency (Zipf) of words that name nothing by themselves
_ORDINARY = 3.8  # a word above this frequency (Zipf) means itself: no name without a capital


def ordinary(word: str) -> bool:
    """Whether a word is so common that it is no name when it has no capital."""
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "nl") > _ORDINARY


def very_common(word: str) -> bool:
    """Whether a word is among the commonest, which name nothing: "oude", "klaar"."""
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "nl") > _VERY_COMMON


def title(text: str) -> str:
    """A capital for each word and each part behind a hyphen."""
    return " ".join("-".join(one[:1].upper() + one[1:] for one in word.split("-")) for word in text.lower().split())


def title_names(text: str) -> str:
    """Capitals for a name, but for "de", "van" and the like within it."""
    first, *rest = text.split()
    small = some("namen", "particles") | {"en", "bij", "aan"}
    return " ".join([title(first), *(word if word in small else title(word) for word in rest)])


def capital(text: str) -> str:
    """The same words with a capital in front."""
    return text[:1].upper() + text[1:]
