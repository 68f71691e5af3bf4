"""One use case per function. Each takes `Parts` (what the outside provides) and plain values."""
