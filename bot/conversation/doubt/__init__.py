"""Before anybody is alarmed: the verdict on a message, what is only guessed, and the check question."""
