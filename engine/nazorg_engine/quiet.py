"""Keep what learners write out of the log."""

from __future__ import annotations

import logging
import warnings

import structlog


class _NoTraces(logging.Filter):
    """Drop tracebacks: their last line can hold a message. What failed stays visible."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info, record.exc_text = None, None
        return True


def silence() -> None:
    """Log warnings and worse, without tracebacks; not Rasa's structlog events, which quote messages."""
    warnings.simplefilter("ignore")  # Rasa's own warnings quote messages
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    for handler in logging.getLogger().handlers:
        handler.addFilter(_NoTraces())
    logging.getLogger("rasa").setLevel(logging.WARNING)
