"""The field's rules as plain dataclasses and functions. Standard library only; the clock is passed in."""
