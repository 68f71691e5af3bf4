"""Names for arrays of numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
MEANING_SIZE = 512  # numbers that the sentence encoder gives of a message
