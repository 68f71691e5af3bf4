"""The classifier learns, keeps what it learnt, and survives any text. Runs in the engine's environment."""

from pathlib import Path

import numpy as np
import pytest
from nazorg_engine.classifier import SentenceClassifier, _features, _patterns, _take_apart
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

EXAMPLES = {
    "greet": ["hoi", "hallo daar", "goeiemorgen", "hey hoe is ie"],
    "bye": ["doei", "tot later", "ik ga ophangen", "fijne avond nog"],
    "talk_to_human": ["kan mijn coach bellen", "ik wil een mens", "mag ik iemand spreken", "bel me even"],
}
CONTEXT = ExecutionContext(GraphSchema({}))


def message(text: str) -> Message:
    return Message({"text": text})


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[SentenceClassifier, LocalModelStorage]:
    folder: Path = tmp_path_factory.mktemp("model")
    storage = LocalModelStorage(folder)
    data = TrainingData([Message({"text": t, "intent": i}) for i, examples in EXAMPLES.items() for t in examples])
    config = SentenceClassifier.get_default_config()
    classifier = SentenceClassifier.create(config, storage, Resource("classifier"), CONTEXT)
    classifier.train(data)
    return classifier, storage


def test_finds_what_was_not_literally_learnt(trained: tuple[SentenceClassifier, LocalModelStorage]) -> None:
    found = trained[0].process([message("hallo hallo"), message("kan iemand mij bellen")])
    assert [one.get("intent")["name"] for one in found] == ["greet", "talk_to_human"]


def test_ranks_by_confidence(trained: tuple[SentenceClassifier, LocalModelStorage]) -> None:
    ranking = trained[0].process([message("doei doei")])[0].get("intent_ranking")
    confidences = [one["confidence"] for one in ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1.0)


@pytest.mark.parametrize("weight", [1.0, 0.6])
def test_the_quick_sum_is_what_scikit_learn_gives(weight: float) -> None:
    texts = [text for examples in EXAMPLES.values() for text in examples]
    patterns = _patterns().fit(texts)
    regression = LogisticRegression(C=8.0).fit(
        _features(patterns, texts, weight), [i for i in EXAMPLES for _ in range(4)]
    )
    asked = [*texts, "iets heel anders", ""]
    expected = regression.predict_proba(_features(patterns, asked, weight))
    np.testing.assert_allclose(_take_apart(patterns, regression, weight).chances(asked), expected, atol=1e-4)


def test_loaded_again_gives_the_same(trained: tuple[SentenceClassifier, LocalModelStorage]) -> None:
    classifier, storage = trained
    config = SentenceClassifier.get_default_config()
    again = SentenceClassifier.load(config, storage, Resource("classifier"), CONTEXT)
    for text in ("hoi", "mag ik bellen", "7"):
        assert again.process([message(text)])[0].get("intent") == classifier.process([message(text)])[0].get("intent")


@pytest.mark.parametrize("text", ["", " ", "🙈", "\x00", "a" * 10_000, "مرحبا", "/"])
def test_survives_any_text(trained: tuple[SentenceClassifier, LocalModelStorage], text: str) -> None:
    assert trained[0].process([message(text)])[0].get("intent")["name"] in EXAMPLES


def test_no_messages_give_none(trained: tuple[SentenceClassifier, LocalModelStorage]) -> None:
    assert trained[0].process([]) == []
