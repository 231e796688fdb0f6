"""How the central service logs: one line an event on the error stream, as text or as JSON, and never a person.

What is logged by our own hand is chosen by our own hand. What is not, an exception nobody expected and the lines of
libraries, is told without the values in it: where it happened and of what kind it is, never its text, for that may
quote what somebody typed.
"""

import logging
import sys
import threading
from collections.abc import Iterator
from enum import StrEnum
from traceback import FrameSummary, extract_tb

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from booking_core.central.running.log_lines import LogLines

_APART = frozenset(" ='\"")

log = structlog.get_logger()


class LogForm(StrEnum):
    """How a line looks."""

    TEXT = "text"
    JSON = "json"


def log_for_operations(form: LogForm) -> None:
    """Set logging up for a process that serves."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_values,
    ]
    shown = _shown(form)
    lines = LogLines(sys.stderr)
    structlog.configure(processors=[*shared, shown], logger_factory=lambda *_: lines, cache_logger_on_first_use=True)
    of_libraries = logging.StreamHandler(sys.stderr)
    foreign: list[Processor] = [_first_line, *shared]
    of_libraries.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=foreign,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, shown],
        )
    )
    logging.basicConfig(handlers=[of_libraries], level=logging.WARNING, force=True)
    sys.excepthook = lambda _kind, error, _traceback: log.critical("ended by a mistake", exc_info=error)
    threading.excepthook = lambda told: log.error("a thread ended by a mistake", exc_info=told.exc_value)


def _shown(form: LogForm) -> Processor:
    match form:
        case LogForm.TEXT:
            return _as_text
        case LogForm.JSON:
            return structlog.processors.JSONRenderer(ensure_ascii=False)


def _as_text(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    """When, how grave, what, and the rest by its names; where an exception came from stands on lines of its own.

    structlog's own way of writing it is for developers, and costs as much as the answer to a request.
    """
    when, level, what = event.pop("timestamp"), event.pop("level"), event.pop("event")
    places = event.pop("exception", None)
    rest = "".join(f" {name}={_on_one_line(event[name])}" for name in sorted(event))
    line = f"{when} [{level:<9}] {what:<30}{rest}".rstrip()
    return line if places is None else f"{line}\n{places}"


def _on_one_line(value: object) -> str:
    """In quotes where it would else look like more than one value, or like another line."""
    text = str(value)
    return text if text.isprintable() and not _APART & set(text) else repr(text)


def _first_line(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A library's later lines show objects, and objects hold values."""
    lines = str(event["event"]).splitlines()
    return {**event, "event": lines[0] if lines else ""}


def _without_values(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Puts where an exception came from in the place of the exception."""
    info = event.pop("exc_info", None)
    error = _exception_in(info)
    return event if error is None else {**event, "exception": "\n".join(_told(error))}


def _exception_in(info: object) -> BaseException | None:
    match info:
        case BaseException():
            return info
        case (_, BaseException() as error, _):
            return error
        case True:
            return sys.exc_info()[1]
        case _:
            return None


def _told(error: BaseException) -> Iterator[str]:
    """The chain of exceptions, the first cause first, each with its frames: file, line, function and source."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _told(earlier)
        yield "led to"
    yield type(error).__qualname__
    yield from (_place(frame) for frame in extract_tb(error.__traceback__))


def _place(frame: FrameSummary) -> str:
    return f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line or ''}".rstrip()
