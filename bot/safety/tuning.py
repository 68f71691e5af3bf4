"""Training the sentence encoder further on our lines, with JAX. Imported for training only.

The same arithmetic as the package's network, so that what comes out can be put in its place (`tuned.py`). All layers
are trained, the table of word pieces is not. Kind, topics and whom it is about are learnt beside the level, because
what tells them apart tells the level apart too; their heads are thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from bot.core.signal import ABOUTS, KINDS, LEVELS, TOPICS
from bot.safety.corpus import Row
from bot.safety.encoder import package, sound
from bot.safety.features import MEANING_SIZE, Places
from bot.safety.tuned import HEAD, HEAD_BIAS, ORDERS, SPREAD, Tuned, layers_of

ROUNDS = 3
BATCH = 64
LENGTHS = (12, 18, 24, 32, 48, 72)  # in word pieces; messages of like length go together, longer ones are cut
LEARN, LEARN_HEADS = 8e-4, 2e-3  # how far a step goes, in the encoder's layers and in the heads
WARM, COOL = 200, 0.02  # steps until the full rate, and the share of it at the end
LEFT_OUT = 0.1  # of the word pieces, and of the numbers in the middle, at each step
KEPT = 0.998  # of the running mean of the steps, which is the result: single steps swing to and fro
ASIDE = 0.3  # weight of kind, topics and about beside the level
_HEADS = {"level": len(LEVELS), "kind": len(KINDS), "topic": len(TOPICS), "about": len(ABOUTS)}
_BEFORE = {2: 0, 3: 1, 5: 2}  # per branch how many words before the middle one it sees
_BRANCH = 256
_DECAY, _SQUARE, _SMALL = 0.9, 0.999, 1e-8  # of Adam, as published

Labels = dict[str, Any]


def tune(texts: Sequence[str], rows: Sequence[Row], log: Callable[..., None] = lambda *_: None) -> Tuned:
    """Train the encoder further on texts in normal spelling and their labels: minutes, and the same each time."""
    jax.config.update("jax_platforms", "cpu")  # type: ignore[no-untyped-call]  # it looks for no other
    pieces, table = word_pieces(texts)
    labels, rng, key = _labels(rows), np.random.default_rng(0), jax.random.PRNGKey(0)
    plan = [batch for _ in range(ROUNDS) for batch in batches([len(one) for one in pieces], rng)]
    weights = start()
    state, mean = (weights, _like(weights), _like(weights)), weights
    for at, (chosen, length) in enumerate(plan, 1):
        key, now = jax.random.split(key)
        rate = min(1.0, at / WARM) * max(COOL, 1 - at / len(plan))
        part = {name: values[chosen] for name, values in labels.items()}
        state = _step(state, (float(at), rate), table, padded(pieces, chosen, length), part, now)
        mean = _mean(mean, state[0], min(KEPT, (1 + at) / (10 + at)))
        if at % 500 == 0:
            log("encoder: %s of %s steps", at, len(plan))
    layers, heads = mean
    kept = {HEAD: heads["level"], HEAD_BIAS: heads["level_bias"], **layers}
    return Tuned({name: np.asarray(layer, np.float32) for name, layer in kept.items()})


def batches(lengths: Sequence[int], rng: np.random.Generator) -> Iterator[tuple[Places, int]]:
    """Yield all lines in random order as full batches, each with the length to which it is filled up."""
    cut = np.minimum(np.array(lengths), LENGTHS[-1])
    found = []
    for above, length in zip((0, *LENGTHS), LENGTHS, strict=False):
        alike = rng.permutation(np.flatnonzero((cut > above) & (cut <= length)))
        if len(alike):
            full = np.concatenate([alike, rng.choice(alike, -len(alike) % BATCH)])
            found += [(chosen, length) for chosen in full.reshape(-1, BATCH)]
    yield from (found[at] for at in rng.permutation(len(found)))


def word_pieces(texts: Sequence[str]) -> tuple[list[Places], Any]:
    """Cut all texts into word pieces: rows of a table of what the encoder knows of each; row 0 is for none."""
    network = package()
    cut = [np.array(network.sp.encode(sound(text), out_type=int, add_bos=True, add_eos=True)) for text in texts]
    used = np.unique(np.concatenate(cut))
    part = used % len(network.scale)
    known = network.table[used] * network.scale[part][:, None] + network.lo[part][:, None]
    table = np.vstack([np.zeros((1, MEANING_SIZE)), known])
    return [np.searchsorted(used, one) + 1 for one in cut], jnp.array(table, jnp.float32)


def padded(pieces: Sequence[Places], chosen: Places, length: int) -> Any:
    filled = np.zeros((len(chosen), length), np.int32)
    for row, at in enumerate(chosen):
        one = pieces[at][:length]
        filled[row, : len(one)] = one
    return filled


def _labels(rows: Sequence[Row]) -> Labels:
    return {
        "level": np.array([LEVELS.index(row.level) for row in rows]),
        "kind": np.array([KINDS.index(row.kind) if row.kind else -1 for row in rows]),
        "topic": np.array([[topic in row.topics for topic in TOPICS] for row in rows], np.float32),
        "about": np.array([ABOUTS.index(row.about) for row in rows]),
        "labelled": np.array([bool(row.topics) for row in rows], np.float32),
    }


def start() -> tuple[dict[str, Any], dict[str, Any]]:
    """The layers as the package has them, and heads that know nothing."""
    layers = {name: jnp.array(layer) for name, layer in layers_of(package()).items()}
    heads = {name: jnp.zeros((MEANING_SIZE, size)) for name, size in _HEADS.items()}
    return layers, heads | {f"{name}_bias": jnp.zeros(size) for name, size in _HEADS.items()}


@jax.jit
def _mean(mean: Any, weights: Any, kept: float) -> Any:
    return jax.tree_util.tree_map(lambda old, new: kept * old + (1 - kept) * new, mean, weights)


def _like(weights: Any) -> Any:
    return jax.tree_util.tree_map(jnp.zeros_like, weights)


def _normed(values: Any, scale: Any, shift: Any) -> Any:
    values = values - values.mean(-1, keepdims=True)
    spread = (values * values).mean(-1, keepdims=True)
    return values * jax.lax.rsqrt(spread + package().eps) * scale + shift


def _beside(values: Any, order: int) -> Any:
    """Each word with those around it, as far as a branch of this order sees."""
    before, length = _BEFORE[order], values.shape[1]
    wide = jnp.pad(values, ((0, 0), (before, order - 1 - before), (0, 0)))
    return jnp.concatenate([wide[:, at : at + length] for at in range(order)], -1)


def _branch(layers: Any, values: Any, there: Any, order: int) -> Any:
    for name in ("1", "2"):
        seen = _beside(values, order) @ layers[f"w{name}_{order}"] + layers[f"b{name}_{order}"]
        values = (jax.nn.relu(seen) + values) * there
    return values


def meaning(layers: Any, known: Any, there: Any, key: Any = None) -> Any:
    """What the package's network makes of each message: 512 numbers.

    `known`: what the table has of each word piece; `there`: 1 for a piece, 0 for none; with a `key` some is left out.
    """
    first, second = (None, None) if key is None else jax.random.split(key)
    known = _thinned(known, first, (*known.shape[:2], 1))
    joined = {name: [layers[f"{name}{order}"] for order in ORDERS] for name in ("proj", "proj_b", "ln_g", "ln_b")}
    words = known @ jnp.concatenate(joined["proj"], 1) + jnp.concatenate(joined["proj_b"])
    words = _normed(words, jnp.concatenate(joined["ln_g"]), jnp.concatenate(joined["ln_b"])) * there
    split = jnp.split(words, len(ORDERS), -1)
    seen = [known, *(_branch(layers, part, there, order) for part, order in zip(split, ORDERS, strict=True))]
    whole = _normed(jnp.concatenate(seen, -1), layers["ln_g"], layers["ln_b"]) * there
    count = there.sum((1, 2))[:, None]
    middle = (whole.sum(1) @ layers["cnn_W"] + count * layers["cnn_b"]) / jnp.sqrt(count)
    middle = _thinned(middle, second, middle.shape) / (1 if key is None else 1 - LEFT_OUT)
    low = jax.nn.relu(middle @ layers["p1"] + jax.nn.relu(middle @ layers["d0"]) @ layers["d1"])
    high = jnp.tanh(low @ layers["p3"] + jax.nn.relu(low @ layers["d2"]) @ layers["d3"])
    return high / jnp.sqrt(jnp.maximum((high * high).sum(-1, keepdims=True), package().eps))


def _thinned(values: Any, key: Any, shape: tuple[int, ...]) -> Any:
    """The values, some of them zero by chance; all of them where there is no key."""
    return values if key is None else values * jax.random.bernoulli(key, 1 - LEFT_OUT, shape)


def _loss(weights: Any, table: Any, pieces: Any, labels: Labels, key: Any) -> Any:
    layers, heads = weights
    there = (pieces > 0).astype(jnp.float32)[..., None]
    found = meaning(layers, table[pieces], there, key) * SPREAD
    scores = {name: found @ heads[name] + heads[f"{name}_bias"] for name in _HEADS}
    level = -_chosen(scores["level"], labels["level"]).mean()
    crisis = labels["kind"] >= 0
    kind = -(_chosen(scores["kind"], jnp.maximum(labels["kind"], 0)) * crisis).sum() / jnp.maximum(crisis.sum(), 1)
    about = -(_chosen(scores["about"], labels["about"]) * labels["labelled"]).mean()
    each = jax.nn.softplus(scores["topic"]) - scores["topic"] * labels["topic"]
    topic = len(ABOUTS) * (each.mean(1) * labels["labelled"]).mean()
    return level + ASIDE * (kind + about + topic)


def _chosen(scores: Any, right: Any) -> Any:
    """The logarithm of the chance that is given to the right class."""
    return jnp.take_along_axis(jax.nn.log_softmax(scores), right[:, None], 1)[:, 0]


@jax.jit
def _step(state: Any, now: Any, table: Any, pieces: Any, labels: Labels, key: Any) -> Any:
    """One step of Adam, with the slope cut to a length of 1. `now`: the number of the step, and its rate."""
    (weights, mean, square), (at, rate) = state, now
    tree = jax.tree_util.tree_map
    slope = jax.grad(_loss)(weights, table, pieces, labels, key)
    steep = jnp.sqrt(sum((one * one).sum() for one in jax.tree_util.tree_leaves(slope)))
    slope = tree(lambda one: one * jnp.minimum(1.0, 1.0 / steep), slope)
    mean = tree(lambda old, new: _DECAY * old + (1 - _DECAY) * new, mean, slope)
    square = tree(lambda old, new: _SQUARE * old + (1 - _SQUARE) * new * new, square, slope)
    moves = tree(lambda m, s: m / (1 - _DECAY**at) / (jnp.sqrt(s / (1 - _SQUARE**at)) + _SMALL), mean, square)
    (layers, heads), (of_layers, of_heads) = weights, moves
    layers = tree(lambda weight, move: weight - rate * LEARN * move, layers, of_layers)
    return (layers, tree(lambda weight, move: weight - rate * LEARN_HEADS * move, heads, of_heads)), mean, square
