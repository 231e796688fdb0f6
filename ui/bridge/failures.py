"""What happens when a slot raises: Qt would print it and go on in a state nobody thought of."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

log = logging.getLogger(__name__)


@contextmanager
def failures_handled(start_over: Callable[[], None]) -> Iterator[None]:
    """While it is entered, an exception nobody caught is logged with its trace and the screen starts over.

    A second failure while starting over is only logged: the machine's supervisor restarts what hangs.
    """
    before = sys.excepthook

    def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            before(kind, error, trace)
            return
        log.error("the screen starts over", exc_info=(kind, error, trace))
        try:
            start_over()
        except Exception:
            log.exception("the screen could not start over")

    sys.excepthook = handle
    try:
        yield
    finally:
        sys.excepthook = before
