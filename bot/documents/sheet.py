"""What stands on a cv: the words in their order, before any design."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, stage or school. `short`: it takes one line, without `text` and `lines`."""

    title: str
    place: str = ""
    note: str = ""
    when: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()
    short: bool = False

    @property
    def named(self) -> str:
        """ "Vakkenvuller, Jumbo"."""
        return ", ".join(filter(None, (self.title, self.place)))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with entries, or with short items. `key` is one of `headings` in documenten.yml
    (work and practice are both "work"); `earlier`: what no longer has a line of its own, for one sentence."""

    key: str
    title: str
    entries: tuple[Entry, ...] = ()
    items: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole cv, fit to be seen: Dutch dates, no invisible characters, nothing empty.

    `lost`: characters that no font has; `cut`: the beginnings of texts that are longer than any cv can hold.
    """

    title: str
    name: str
    label: str
    contact: tuple[str, ...]
    summary: str
    sections: tuple[Section, ...]
    lost: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
