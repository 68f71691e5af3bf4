"""Which kind word fits, and in which words a question comes again."""
