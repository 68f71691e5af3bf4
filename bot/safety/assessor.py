"""The safety check: a message, and the few before it, to one verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from threadpoolctl import threadpool_limits

from bot.content import load
from bot.core.signal import Assessment, Kind
from bot.language.analysis import Analysis, Language
from bot.safety.concepts import Concepts
from bot.safety.encoder import Encoder
from bot.safety.model import Model
from bot.safety.reading import Reading, read, windows
from bot.safety.rules import Rules
from bot.safety.session import SessionRules
from bot.safety.signs import Signs
from bot.safety.verdict import Band, Bare, Case, decide, decide_bare, decide_denied, stated

WINDOW = 60  # words; a longer message is judged in parts
SLACK = 1  # words beside a statement in pieces ("mn", "haha")
MOST_WINDOWS = 20  # of a very long message those that hold most grave words


class Safety:
    """Reads every message for signs that help is needed. Built once, thread-safe."""

    def __init__(self, model: Model, language: Language, rules: Rules, encoder: Encoder) -> None:
        self._model = model
        self._language = language
        self._rules = rules
        self._encoder = encoder
        self._session, self._signs = SessionRules.from_content(), Signs.from_content()
        self._band = Band.from_content()
        self._bare, self._weak = Bare.from_content(), Bare.from_content("weak")

    @classmethod
    def load(cls, model: Path, language: Language) -> Safety:
        """Load everything and warm up. Raises ModelMissing where there is no usable model."""
        trained = Model.load(model, concepts())
        safety = cls(trained, language, Rules.from_content(), Encoder())
        safety.assess("hoi")
        threadpool_limits(1, user_api="blas")  # of two, each message waits for the slower one
        return safety

    @property
    def version(self) -> str:
        """The version of data, rules and code that the verdicts come from."""
        return self._model.version

    def assess(self, text: str, earlier: Sequence[str] = ()) -> Assessment:
        """Judge one message. `earlier`: the learner's own last messages of this session, oldest first."""
        before = [*earlier][-self._session.look_back :]
        cases = list(self._cases([*before, text]))
        verdict: Assessment | None = None
        weight = 1.0
        grave: set[Kind | None] = set()
        for case in cases:
            now = self._worse(self._decide(case, weight), grave)
            plain = _plain(case.analysis)
            verdict = now if verdict is None else self._session.carry(verdict, now, plain)
            weight = self._session.weight if self._dark(case, verdict) else 1.0
            grave |= {verdict.kind} if verdict.level == "crisis" else set()
        assert verdict is not None
        verdict = verdict if verdict.level == "crisis" else self._in_pieces(before, text, verdict)
        return self._with_signs(cases, verdict)

    def assess_many(self, texts: Sequence[str]) -> list[Assessment]:
        """Judge messages that have nothing to do with each other: faster than one by one."""
        return [self._with_signs([case], self._decide(case)) for case in self._cases(texts)]

    def _decide(self, case: Case, weight: float = 1.0) -> Assessment:
        if not case.findings and _plain(case.analysis) in self._session.alone:
            return Assessment("none")  # says nothing by itself, whatever the classifier makes of it
        if case.denies and not any(finding.level == "crisis" for finding in case.findings):
            return decide_denied(case, self._model, self._band)
        bare = not case.findings and _plain(case.analysis) in self._session.bare
        if bare or self._bare.fits(case, self._model):
            return decide_bare(case, self._model, self._band, self._bare, weight)
        if self._weak.fits(case, self._model):
            return decide_bare(case, self._model, self._band, self._weak, weight)
        return decide(case, self._model, self._band, weight)

    def _worse(self, now: Assessment, grave: set[Kind | None]) -> Assessment:
        """A statement that is always asked about is a crisis after one of its kind ("durf niet naar huis")."""
        if now.doubt is None or not now.doubt.ruled or now.doubt.kind is None or now.doubt.kind not in grave:
            return now
        topics = self._rules.topics_of(now.doubt.kind)
        return replace(now, level="crisis", kind=now.doubt.kind, about="self", topics=topics, doubt=None)

    def _in_pieces(self, before: Sequence[str], text: str, verdict: Assessment) -> Assessment:
        """The verdict on a clear sentence that was sent in pieces; `verdict` where the pieces make none.

        It begins where a piece begins and ends where the last one ends, give or take a word. The end of a saying
        ("lach me", "dood") is no reason to ask.
        """
        pieces = self._session.chopped(before, text)
        if pieces is None:
            return verdict
        analysis = self._language.analyse(" ".join(pieces))
        begins = list(accumulate((len(self._language.analyse(piece).words) for piece in pieces[:-1]), initial=0))
        last, end = begins[-1], len(analysis.words)
        findings, sayings = self._rules.read(analysis)
        found = [
            one for one in findings
            if one.level == "crisis" and one.begin < last < one.end and end - one.end <= SLACK
            and any(0 <= one.begin - begin <= SLACK for begin in begins)
        ]  # fmt: skip
        if found:
            return stated(analysis, found)
        return replace(verdict, doubt=None) if {last - 1, last} <= sayings else verdict

    def _with_signs(self, cases: Sequence[Case], verdict: Assessment) -> Assessment:
        """What the messages tell together, and what else a message tells that is a crisis already."""
        said = [(case.analysis, case.sayings) for case in cases]
        if verdict.level != "crisis":
            return self._signs.together(said) or verdict
        also = [kind for kind in (*verdict.also, *self._signs.beside(*said[-1])) if kind != verdict.kind]
        return replace(verdict, also=tuple(dict.fromkeys(also)))

    def _dark(self, case: Case, verdict: Assessment) -> bool:
        limit = self._session.dark * self._model.thresholds["crisis"]
        return verdict.level == "crisis" or case.chance >= limit

    def _cases(self, texts: Sequence[str], batch: int = 256) -> Iterator[Case]:
        for at in range(0, len(texts), batch):
            yield from self._batch(texts[at : at + batch])

    def _batch(self, texts: Sequence[str]) -> Iterator[Case]:
        analyses = [self._language.analyse(text) for text in texts]
        found = [self._rules.read(analysis) for analysis in analyses]
        readings = [
            self._readings(analysis, sayings) for analysis, (_, sayings) in zip(analyses, found, strict=True)
        ]
        flat = [reading for group in readings for reading in group]
        meaning = self._encoder.encode([reading.text for reading in flat])
        opinions = iter(self._model.opinions(flat, meaning))
        for analysis, (findings, sayings), group in zip(analyses, found, readings, strict=True):
            mention, doubtful = self._rules.mentions(analysis, sayings), self._rules.doubtful(analysis, sayings)
            denies = bool(self._rules.denied(analysis))
            opinion = [next(opinions) for _ in group]
            yield Case(analysis, findings, mention, group, opinion, doubtful, sayings, denies)

    def _readings(self, analysis: Analysis, sayings: frozenset[int]) -> list[Reading]:
        parts = [read(analysis, begin, end, sayings) for begin, end in windows(analysis.words, WINDOW)]
        if len(parts) > MOST_WINDOWS:
            parts.sort(key=lambda part: len(self._model.features.concepts.found(part.normals)), reverse=True)
        return parts[:MOST_WINDOWS]


def concepts() -> Concepts:
    """Return the word classes of the content file."""
    return Concepts.from_data(load("signals/concepts")["concepts"])


def _plain(analysis: Analysis) -> str:
    return " ".join(word.normal for word in analysis.words if word.normal[0].isalnum())
