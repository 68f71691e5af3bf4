"""A check-in, turn by turn: what is answered, taken back, asked next, and told after its last word."""
