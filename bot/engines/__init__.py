"""Dialogue engines: Rasa behind loopback HTTP, and an echo for tests and a first try."""
