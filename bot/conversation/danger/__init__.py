"""A talk about a crisis: what is heard, what is said, how it goes on and how it ends."""
