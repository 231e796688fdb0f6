"""Whether the centre's clock may be gone by where nothing can be taken back.

A battery that is dead, or a machine that was frozen and thawed, starts a service months ahead. What it answers then is
wrong, and over once the clock is right; what it deletes and declines is gone for good. So that waits.

                    before            up to three days ahead                further ahead
    ───────────────────────┤ last instant known here ├──────────────────────┤─────────────────────►
    in doubt                 sure; the file follows                           in doubt
    until it has passed                                                       until an operator says that it is right

A clock that is put right is sure again by itself. A centre that was off for longer than three days waits for the
operator's word, whatever its clock shows: nobody else can tell the two apart.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

import structlog

from booking_core.central.data_folder.clock_file import instant_kept, keep_instant

AHEAD_AT_MOST = timedelta(days=3)
"""A weekend that a machine was off; wrong by as much, a clock takes no more than what was to go within days."""
BEHIND_AT_MOST = timedelta(minutes=5)
FOLLOWED_EVERY = timedelta(minutes=10)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The clock shows `now`, and the last instant known is `known`."""

    now: datetime
    known: datetime

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, for an operator."""
        where = "ahead of" if self.now > self.known else "behind"
        return (
            f"The clock shows {_told(self.now)}, too far {where} the last instant known here, {_told(self.known)}: "
            "nothing is deleted, declined or released by it. Is it wrong, put it right: the rest follows by itself. Is "
            "it right, as after a long standstill, say so: moedested central clock --is-right"
        )


def doubt_of(now: datetime, known: datetime | None) -> ClockDoubt | None:
    """Why a clock that shows `now` is not gone by; None where it may be."""
    if known is None or -BEHIND_AT_MOST <= now - known <= AHEAD_AT_MOST:
        return None
    return ClockDoubt(now, known)


class ClockWatch:
    """Compares a clock with the file in the data folder, which others may have written. Threads may share it."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = Lock()
        self._was_in_doubt = False

    def doubt(self) -> ClockDoubt | None:
        """Why the clock is not gone by now; None where it may be."""
        return doubt_of(self._clock(), instant_kept(self._folder))

    def sure_now(self) -> datetime | None:
        """The present instant, which the file then knows; None while it is in doubt, and the log says so once."""
        with self._lock:
            now, known = self._clock(), instant_kept(self._folder)
            doubt = doubt_of(now, known)
            self._note(doubt)
            if doubt is not None:
                return None
            if known is None or now - known >= FOLLOWED_EVERY:
                self._follow(now)
            return now

    def believe(self) -> datetime:
        """An operator's word: from here on the clock is gone by. The instant it shows."""
        now = self._clock()
        keep_instant(self._folder, now)
        return now

    def _follow(self, now: datetime) -> None:
        try:
            keep_instant(self._folder, now)
        except OSError as err:
            log.warning("the last instant known cannot be kept", reason=err.strerror or str(err))

    def _note(self, doubt: ClockDoubt | None) -> None:
        if doubt is not None and not self._was_in_doubt:
            log.error("the clock is in doubt", shows=_told(doubt.now), known=_told(doubt.known), advice=doubt.sentence)
        elif doubt is None and self._was_in_doubt:
            log.info("the clock is sure again")
        self._was_in_doubt = doubt is not None


def _told(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC"
