"""How good the product reads people: measured on labelled lines, written down with intervals."""
