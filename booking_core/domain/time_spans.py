"""Half-open spans of time, and the quarter-hour slots everything is booked in.

A      |-------|            overlaps(A, B)
B          |-------|        yes
B              |-------|    no: A ends where B starts
B  |-----------------|      yes
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from booking_core.domain.identity import Slot

SLOT_SECONDS = 900
MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)
SLOT_LENGTH = timedelta(seconds=SLOT_SECONDS)


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """Half-open: `starts_at` belongs to it, `ends_at` does not. Given in any zone, kept in UTC.

    Between two datetimes of one zone Python counts wall time, an hour wrong on the nights the clocks change.

    Raises:
        ValueError: a datetime is naive, the end is not after the start, or a wall clock could not show them.
    """

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is not UTC or self.ends_at.tzinfo is not UTC:
            object.__setattr__(self, "starts_at", _in_utc(self.starts_at))
            object.__setattr__(self, "ends_at", _in_utc(self.ends_at))
        if not (self.starts_at.year > MINYEAR and self.ends_at.year < MAXYEAR):
            message = f"{self.starts_at} to {self.ends_at} lies at the calendar's edge: some zone has no date for it"
            raise ValueError(message)
        if self.ends_at <= self.starts_at:
            message = f"a time span must end after it starts: {self.starts_at} to {self.ends_at}"
            raise ValueError(message)

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at

    def overlaps(self, other: "TimeSpan") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def contains(self, other: "TimeSpan") -> bool:
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at

    def holds(self, instant: datetime) -> bool:
        return self.starts_at <= instant < self.ends_at

    def clipped_to(self, other: "TimeSpan") -> "TimeSpan | None":
        starts_at, ends_at = max(self.starts_at, other.starts_at), min(self.ends_at, other.ends_at)
        return TimeSpan(starts_at, ends_at) if starts_at < ends_at else None


def _in_utc(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        message = "a time span needs aware datetimes"
        raise ValueError(message)
    try:
        return instant.astimezone(UTC)
    except OverflowError as err:
        message = f"the year {instant.year} lies at the calendar's edge: UTC has no date for it"
        raise ValueError(message) from err


def instant_of(text: str) -> datetime:
    """The instant (aware) that `text` names in ISO 8601.

    Raises:
        ValueError: it names none, or lacks the offset from UTC.
    """
    instant = datetime.fromisoformat(text)
    if instant.utcoffset() is None:
        message = f"no offset from UTC in {text}"
        raise ValueError(message)
    return instant


def slot_of(instant: datetime) -> Slot:
    """The slot that `instant` (aware) lies in."""
    return Slot(int(instant.timestamp()) // SLOT_SECONDS)


def slot_start(slot: Slot) -> datetime:
    """The instant (UTC) at which `slot` begins."""
    return datetime.fromtimestamp(slot * SLOT_SECONDS, UTC)


def is_on_slot(instant: datetime) -> bool:
    """Whether `instant` is the very beginning of a slot."""
    return instant.timestamp() % SLOT_SECONDS == 0


def slots_of(span: TimeSpan) -> range:
    """Every slot that `span` touches, in order."""
    last = int((span.ends_at - timedelta(microseconds=1)).timestamp()) // SLOT_SECONDS
    return range(slot_of(span.starts_at), last + 1)


def whole_slots_of(span: TimeSpan) -> tuple[int, int]:
    """The first slot that lies wholly in `span`, and the one after the last; as good as equal when none does."""
    first = -(-int(span.starts_at.timestamp()) // SLOT_SECONDS)
    return first, max(first, int(span.ends_at.timestamp()) // SLOT_SECONDS)


def span_of_slots(first: Slot, count: int) -> TimeSpan:
    """The span (UTC) of `count` slots from `first`."""
    return TimeSpan(slot_start(first), slot_start(Slot(first + count)))


def next_slot_start(instant: datetime) -> datetime:
    """The first slot boundary (UTC) at or after `instant`."""
    return slot_start(Slot(-(-int(instant.timestamp() * 1_000_000) // (SLOT_SECONDS * 1_000_000))))


def local_instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) when the clock on the wall in `zone` shows `wall` on `day`.

    In the hour that is repeated in autumn the first of the two is meant. A wall time that spring leaves out
    gives the instant at which it would have come without the change (RFC 5545, 3.3.5).
    """
    return datetime.combine(day, wall, zone).astimezone(UTC)


def local_midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which the local `day` begins."""
    return local_instant(day, time(), zone)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar day in `zone` at `instant`."""
    return instant.astimezone(zone).date()


def merged(spans: Iterable[TimeSpan]) -> tuple[TimeSpan, ...]:
    """The same time as `spans`, in order, without overlaps or seams."""
    result: list[TimeSpan] = []
    for span in sorted(spans):
        if result and span.starts_at <= result[-1].ends_at:
            result[-1] = TimeSpan(result[-1].starts_at, max(result[-1].ends_at, span.ends_at))
        else:
            result.append(span)
    return tuple(result)


def without(spans: Iterable[TimeSpan], taken: Iterable[TimeSpan]) -> tuple[TimeSpan, ...]:
    """What is left of `spans` after `taken` is cut out, in order."""
    left = merged(spans)
    for cut in merged(taken):
        left = tuple(rest for span in left for rest in _cut(span, cut))
    return left


def _cut(span: TimeSpan, cut: TimeSpan) -> Iterator[TimeSpan]:
    if not span.overlaps(cut):
        yield span
        return
    if span.starts_at < cut.starts_at:
        yield TimeSpan(span.starts_at, cut.starts_at)
    if cut.ends_at < span.ends_at:
        yield TimeSpan(cut.ends_at, span.ends_at)
