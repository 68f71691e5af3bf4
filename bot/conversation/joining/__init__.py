"""From first contact to the first check-in."""
