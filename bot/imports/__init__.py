"""Learners from a school's list: read the file, match its columns, plan what changes, and do it in one go."""
