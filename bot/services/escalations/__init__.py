"""A case from its opening to its end: leave, the people who are told, what they read, and silence."""
