"""Talk outside a check-in, and what the engine's actions ask for."""
