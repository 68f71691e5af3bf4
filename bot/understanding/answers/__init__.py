"""What a message tells: answers, by clause and as a whole, and what is only denied, supposed, played or over."""
