"""Play whole dialogues through the real product and tell how each ended."""
