"""The time ribbon as an SVG strip, and the same in words.

Every place on it is a share of its width in per cent, so that it fits any screen without a style of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from booking_core.domain.finding.availability import Segment, SegmentKind
from booking_core.domain.time_spans import TimeSpan, without
from booking_core.language.words import Words

HOUR = timedelta(hours=1)
FEWEST_HOURS = 3
MOST_LABELS = 8
YOURS, REQUEST = "yours", "request"
_STEPS = (1, 2, 3, 4, 6, 12, 24)
_ORDER_OF_KINDS = (YOURS, REQUEST, *(kind.value for kind in SegmentKind))
_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the strip. `kind` is a `SegmentKind`, "yours" or "request"; places are in per cent.

    Time held for rain is drawn as booked: the words beside the strip say what it is.
    """

    kind: str
    starts: float
    ends: float

    @property
    def width(self) -> float:
        return round(self.ends - self.starts, 2)

    @property
    def middle(self) -> float:
        return round((self.starts + self.ends) / 2, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A whole hour; `label` is empty where there is no room for one."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """`now` is None when the present is not on it. `words` say when it is free and when it is not."""

    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...]
    now: float | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """What every ribbon of a page shares."""

    window: TimeSpan
    now: datetime
    zone: ZoneInfo
    words: Words


def ribbon(strip: Strip, segments: Sequence[Segment], *, yours: TimeSpan | None = None, kind: str = YOURS) -> Ribbon:
    """`segments`, which fill the strip's window, with the person's own time in front; words tell what is left of it."""
    pieces = [_piece(segment.span, segment.kind.value, strip.window) for segment in _joined(_drawn(segments))]
    shown = None if yours is None else yours.clipped_to(strip.window)
    if shown is not None:
        pieces.append(_piece(shown, kind, strip.window))
    here = _place(strip.now, strip.window) if strip.window.holds(strip.now) else None
    told = segments if shown is None or kind != YOURS else _of_others(segments, shown)
    return Ribbon(tuple(pieces), _ticks(strip), here, tuple(in_words(strip, told)))


def kinds_shown(ribbons: Iterable[Ribbon]) -> tuple[str, ...]:
    """Every kind of time on any of `ribbons`, the person's own first: what a legend has to explain."""
    shown = {piece.kind for each in ribbons for piece in each.pieces}
    return tuple(kind for kind in _ORDER_OF_KINDS if kind in shown)


def in_words(strip: Strip, segments: Iterable[Segment]) -> Iterable[str]:
    """One sentence for each kind of time still to come, and for each reason why it is closed off.

    Of what has begun only the end is told: when it began helps nobody any more.
    """
    ahead = [segment for segment in _joined(segments) if segment.span.ends_at > strip.now]
    for kind in (SegmentKind.FREE, SegmentKind.BOOKED, SegmentKind.SETUP, SegmentKind.STANDBY):
        spans = [_still_to_come(strip, segment.span) for segment in ahead if segment.kind is kind]
        if spans:
            yield strip.words.text(f"web.ribbon-{kind.value}", spans=listed(strip.words, spans))
    blocked = [segment for segment in ahead if segment.kind is SegmentKind.BLOCKED]
    for reason in dict.fromkeys(segment.title for segment in blocked):
        spans = [_still_to_come(strip, segment.span) for segment in blocked if segment.title == reason]
        yield strip.words.text("web.ribbon-blocked", spans=listed(strip.words, spans), reason=reason)


def _still_to_come(strip: Strip, span: TimeSpan) -> str:
    """ "15.30–16.00"; "til kl. 16" once it has begun."""
    if span.starts_at < strip.now:
        return strip.words.text("web.until", at=strip.words.clock_time(span.ends_at, strip.zone))
    return strip.words.time_range(span, strip.zone)


def listed(words: Words, items: Sequence[str]) -> str:
    """ "a, b og c"."""
    *others, last = items
    return words.text("web.and", first=words.in_row(others), last=last) if others else last


def whole_hours(span: TimeSpan, zone: ZoneInfo) -> TimeSpan:
    """The least window around `span` that begins and ends on whole hours of the wall clock, three hours at least."""
    starts_at = hour_before(span.starts_at, zone)
    last = hour_before(span.ends_at, zone)
    ends_at = last if last == span.ends_at else last + HOUR
    return TimeSpan(starts_at, max(ends_at, starts_at + FEWEST_HOURS * HOUR))


def hour_before(instant: datetime, zone: ZoneInfo) -> datetime:
    """The last whole hour of the wall clock at or before `instant`."""
    local = instant.astimezone(zone)
    return instant - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours of one kind as one: who is in the room does not show, why it is closed off does."""
    joined: list[Segment] = []
    for segment in segments:
        before, reason = joined[-1] if joined else None, _reason(segment)
        if before is not None and (before.kind, before.title, before.end) == (segment.kind, reason, segment.first):
            joined[-1] = Segment(before.first, segment.end, segment.kind, reason)
        else:
            joined.append(Segment(segment.first, segment.end, segment.kind, reason))
    return joined


def _reason(segment: Segment) -> str:
    return segment.title if segment.kind is SegmentKind.BLOCKED else ""


def _drawn(segments: Iterable[Segment]) -> Iterable[Segment]:
    """The segments as they look: held for rain is taken, and one closing looks like another."""
    for segment in segments:
        kind = SegmentKind.BOOKED if segment.kind is SegmentKind.STANDBY else segment.kind
        yield Segment(segment.first, segment.end, kind)


def _of_others(segments: Iterable[Segment], yours: TimeSpan) -> list[Segment]:
    """The segments without the person's own time: nobody is told that it is taken."""
    joined = _joined(segments)
    return [
        Segment.over(span, segment.kind, segment.title)
        for segment in joined
        for span in without((segment.span,), (yours,))
    ]


def _piece(span: TimeSpan, kind: str, window: TimeSpan) -> Piece:
    return Piece(kind, _place(span.starts_at, window), _place(span.ends_at, window))


def _place(instant: datetime, window: TimeSpan) -> float:
    return round((instant - window.starts_at) / window.length * _PER_CENT, 2)


def _ticks(strip: Strip) -> tuple[Tick, ...]:
    hours = round(strip.window.length / HOUR)
    step = next(step for step in _STEPS if hours / step < MOST_LABELS)
    instants = [strip.window.starts_at + n * HOUR for n in range(hours + 1)]
    return tuple(
        Tick(_place(each, strip.window), _hour(each, strip.zone) if n % step == 0 else "")
        for n, each in enumerate(instants)
    )


def _hour(instant: datetime, zone: ZoneInfo) -> str:
    return str(instant.astimezone(zone).hour)
