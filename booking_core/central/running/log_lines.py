"""Where the lines of the log go: those of one turn of the event loop are written in one go.

    event loop    request ─ request ─ request ──┐ write      a rush is told by a few writes, and in order
    a thread      ───── chore ── write          │            what nobody is turning for is written at once
    either        ── failure ── write           ▼

Nothing is held back for longer than that turn, and nothing that went wrong at all. What the stream does not take is
lost: a full disk must not fill the memory too.
"""

import asyncio
from threading import Lock
from typing import TextIO


class LogLines:
    """A logger of finished lines, for structlog. Threads may share it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = Lock()
        self._waiting: list[str] = []

    def msg(self, line: str) -> None:
        """Write `line` with the others of this turn."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.now(line)
            return
        with self._lock:
            is_first = not self._waiting
            self._waiting.append(line)
        if is_first:
            loop.call_soon(self._write)

    def now(self, line: str) -> None:
        """Write `line`, and before it whatever waits."""
        with self._lock:
            self._waiting.append(line)
        self._write()

    debug = info = msg
    warning = error = critical = exception = now

    def _write(self) -> None:
        with self._lock:
            lines, self._waiting = self._waiting, []
            if lines:
                self._stream.write("\n".join((*lines, "")))
                self._stream.flush()
