"""Arrays in a quarter of their size: whole numbers of one byte, and a scale a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from bot.safety.features import Floats

_SCALE = ".scale"
_MOST = 80  # of the 127 that a byte holds: fewer steps compress better, and no verdict needs more


def pack(arrays: Mapping[str, Floats]) -> dict[str, Any]:
    """Return what to store: tables in bytes with a scale a row, anything else in half size."""
    stored: dict[str, Any] = {}
    for name, array in arrays.items():
        if array.ndim != 2:
            stored[name] = array.astype(np.float16)
            continue
        scale = np.abs(array).max(axis=1, keepdims=True) / _MOST
        scale = np.maximum(scale, np.finfo(np.float16).tiny).astype(np.float16)
        stored[name] = np.clip(np.round(array / scale.astype(np.float32)), -_MOST, _MOST).astype(np.int8)
        stored[name + _SCALE] = scale
    return stored


def unpack(stored: Mapping[str, Any]) -> dict[str, Floats]:
    """Return the arrays of `pack`, as near as a byte is."""
    arrays: dict[str, Floats] = {}
    for name, array in stored.items():
        if name.endswith(_SCALE):
            continue
        scale = stored.get(name + _SCALE)
        arrays[name] = array.astype(np.float32) * (1 if scale is None else scale.astype(np.float32))
    return arrays
