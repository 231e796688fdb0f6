"""Virtual time: what is due next happens next, and what is due at once happens in the order it was asked for."""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any

MOST_STEPS = 400_000
"""Ten times what happens in the busiest town: beyond it, something calls itself for ever."""


class Endless(Exception):
    """More happens than ever comes to an end."""


class Clockwork:
    """Seconds since the simulation began, and everything that is still to happen."""

    def __init__(self) -> None:
        self.now = 0.0
        self.steps = 0
        self._number = 0
        self._due: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []

    def at(self, instant: float, happens: Callable[..., None], *arguments: Any) -> None:  # noqa: ANN401  # its own
        self._number += 1
        heappush(self._due, (max(instant, self.now), self._number, happens, arguments))

    def after(self, seconds: float, happens: Callable[..., None], *arguments: Any) -> None:  # noqa: ANN401  # its own
        self.at(self.now + seconds, happens, *arguments)

    def run_until(self, instant: float) -> None:
        """Let everything happen that is due by then.

        Raises:
            Endless: it was more than `MOST_STEPS` since the simulation began.
        """
        due = self._due
        while due and due[0][0] <= instant:
            self.now, _, happens, arguments = heappop(due)
            self.steps += 1
            if self.steps > MOST_STEPS:
                message = f"{MOST_STEPS:,} steps, and {happens.__qualname__} is due at {self.now:.1f} s"
                raise Endless(message)
            happens(*arguments)
        self.now = instant
