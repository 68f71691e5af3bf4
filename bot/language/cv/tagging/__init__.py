"""A trained tagger beside the rules of the cv reader: none goes, sure is added, the rest offered."""
