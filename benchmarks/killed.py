"""A kiosk killed again and again while it books, at any moment of its life: whether a paper was ever lost or double.

`python -m benchmarks.killed KILLS` runs it alone, as often as wanted.
"""

import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.results import Result, print_results
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of
from tests.booking_core.central.running_centre import RunningCentre, running_centre
from tests.kiosk.killed_kiosk import PATIENCE_SECONDS, Centre, Left, Work, Worker, enrolled_kiosk, left_by

KILLS = 50
SEED = 2026
AT_ITS_START = 0.3
"""So many of the kills come while the process starts, within `START_SECONDS`; the others while it books."""

START_SECONDS, BOOKING_SECONDS = 0.8, 0.2
MOST_BOOKINGS = 3


@dataclass
class Seen:
    """What came of it. `kept` are all codes that ever stood in the journal."""

    kills: int = 0
    at_start: int = 0
    kept: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    without_journal: set[str] = field(default_factory=set)
    not_standing: set[BookingId] = field(default_factory=set)
    not_listed: set[BookingId] = field(default_factory=set)
    unprinted: dict[BookingId, Booking] = field(default_factory=dict)
    unsettled: int = 0
    double: int = 0
    settled: list[float] = field(default_factory=list)


def measure(kills: int = KILLS) -> list[Result]:
    """One kiosk of one house, killed `kills` times and started on what it left, then stopped in good order."""
    with TemporaryDirectory() as folder, running_centre(Path(folder) / "centre") as running:
        kiosk = Path(folder) / "kiosk"
        enrolled_kiosk(running, kiosk)
        return _results(_killed(running, kiosk, kills))


def _killed(running: RunningCentre, folder: Path, kills: int) -> Seen:
    seen, random, left = Seen(), Random(SEED), Left({}, frozenset(), frozenset())
    while seen.kills < kills:
        began, is_sold_out = time.monotonic(), False
        worker = Worker(Work(folder, running.clock(), seed=random.getrandbits(32)))
        if random.random() < AT_ITS_START:
            seen.at_start += 1
            time.sleep(random.uniform(0, START_SECONDS))
        else:
            assert worker.until_ready()
            _look(Centre(running), left, seen, began=began)
            _look_at_the_list(folder, running.clock(), seen)
            for _ in range(random.randrange(MOST_BOOKINGS)):
                is_sold_out |= worker.hear(PATIENCE_SECONDS) == "sold out"
            time.sleep(random.uniform(0, BOOKING_SECONDS))
        worker.kill()
        seen.kills += 1
        left = left_by(folder)
        _read(left, seen)
        if is_sold_out or "sold out" in worker.heard():
            running.clock.advance(timedelta(days=1))
    return _ended(running, folder, left, seen)


def _ended(running: RunningCentre, folder: Path, left: Left, seen: Seen) -> Seen:
    began, last = time.monotonic(), Worker(Work(folder, running.clock(), seed=0))
    assert last.until_ready()
    _look(Centre(running), left, seen, began=began)
    _look_at_the_list(folder, running.clock(), seen)
    last.kill()
    return seen


def _look(centre: Centre, left: Left, seen: Seen, *, began: float) -> None:
    """After a start: everything confirmed before stands, once, and no life before it holds a cell."""
    seen.unsettled += centre.settled_after(left) is None
    seen.settled.append(time.monotonic() - began)
    seen.not_standing |= centre.missing(left)
    seen.double += centre.is_double()


def _look_at_the_list(folder: Path, now: datetime, seen: Seen) -> None:
    """After a start: whoever may still come without a paper stands on it. What is over is forgotten."""
    ahead = {key for key, booking in seen.unprinted.items() if booking.span.ends_at > now}
    left = left_by(folder)
    seen.not_listed |= {key for key in ahead - left.unprinted if code_of(key) not in left.papers}


def _read(left: Left, seen: Seen) -> None:
    """After a kill: nothing was printed that is not in the journal."""
    seen.kept |= left.codes
    seen.papers |= left.papers
    seen.without_journal |= left.papers - seen.kept
    unprinted = {key: booking for key, booking in left.confirmed.items() if code_of(key) not in left.papers}
    seen.unprinted |= unprinted


def _results(seen: Seen) -> list[Result]:
    what = (
        f"{seen.kills} kills, {seen.at_start} of them at a start: {len(seen.kept)} confirmed, {len(seen.papers)} papers"
    )
    return [
        _none("papers that do not count", len(seen.without_journal) + len(seen.not_standing), "papers", what),
        _none("cells in two live bookings", seen.double, "times", "none"),
        _none("starts after which a cell stays frozen", seen.unsettled, "starts", "none"),
        _none("confirmed, not printed and not listed", len(seen.not_listed), f"of {len(seen.unprinted)}", "none"),
        Result("start of the process to nothing frozen, median", median(seen.settled), "s", "", "none"),
        Result("start of the process to nothing frozen, longest", max(seen.settled), "s", "", "none"),
    ]


def _none(name: str, figure: int, unit: str, against: str) -> Result:
    return Result(name, figure, unit, "0", against, holds=not figure)


if __name__ == "__main__":
    print_results(measure(int(sys.argv[1])))
