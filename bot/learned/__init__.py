"""What the trained readers share: the sentence encoder, small networks, and how a model is fitted, stored and found.

`fitting` and `tuning` are for training only; serving needs NumPy and the encoder.
"""
