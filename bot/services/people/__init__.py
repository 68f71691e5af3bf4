"""Learners and staff: their lists, wishes, exports, logins, and being forgotten."""
