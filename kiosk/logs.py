"""How this program logs: one line an event on the error stream, and never what a function held."""

import sys

import kiosk.loading.lean  # noqa: F401  first: see there

# isort: split
import structlog


def log_without_values() -> None:
    """Set logging up for this process.

    The library's own set-up prints the local variables of every function in a traceback, phone numbers among them.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
