"""How this program logs: one line an event on the error stream, and never what a function held."""

import sys

from kiosk.absent import absent

# It would load rich for tracebacks that show what functions held: 50 ms and 7 MiB at every start, never wanted here;
# and greenlet, a part of the centre's store, for a way of keeping words by thread that it advises against itself.
with absent("rich", "greenlet"):
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
