"""Guided talks and what comes of them: documents, applications, the plan, nudges, and who may see them."""
