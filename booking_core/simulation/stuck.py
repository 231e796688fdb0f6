"""A loop within one step never comes back to the clockwork, which counts steps: the processor's own alarm ends it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from booking_core.simulation.clockwork import Clockwork, Endless

LONGEST_STEP_SECONDS = 60.0
"""Of processor time. A step takes a thousandth of one; a whole seed takes one or two."""


@contextmanager
def no_endless_step(clockwork: Clockwork, *, seconds: float = LONGEST_STEP_SECONDS) -> Iterator[None]:
    """Raise `Endless` within a step that takes between once and twice as many seconds of processor time.

    Only the main thread can be interrupted so, and only where the system has such an alarm; elsewhere a loop hangs.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seen = [-1]

    def look(_signal: int, frame: FrameType | None) -> None:
        if clockwork.steps == seen[0]:
            where = "" if frame is None else f", in {frame.f_code.co_qualname}"
            message = f"step {clockwork.steps:,} at {clockwork.now:.1f} s does not end{where}"
            raise Endless(message)
        seen[0] = clockwork.steps

    before = signal.signal(signal.SIGVTALRM, look)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
