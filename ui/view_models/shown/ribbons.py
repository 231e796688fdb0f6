"""The day as one strip: what the ribbon draws, as fractions of the window it shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core.domain.finding.availability import Segment, SegmentKind, lane, openings_within
from booking_core.domain.places import Space, Venue
from booking_core.domain.time_spans import TimeSpan, local_day
from ui.ports import HousePicture
from ui.view_models.visit.session import Certainty
from ui.view_models.visit.speech import Speech

HOUR = timedelta(hours=1)
AROUND_CHOICE = timedelta(hours=4)
LEAST_AROUND = timedelta(hours=2)
SPANS_AROUND = 4
FEWEST_HOURS = 3


@dataclass(frozen=True, slots=True)
class RibbonPiece:
    """One stretch on the strip. `kind` is a kind of TimeRibbon."""

    startFraction: float
    endFraction: float
    kind: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class RibbonHour:
    """A tick below the strip and its word."""

    fraction: float
    label: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A strip and everything around it. `now` is -1 when the present is not on it."""

    window: TimeSpan
    pieces: tuple[RibbonPiece, ...]
    hours: tuple[RibbonHour, ...]
    now: float


def day_window(picture: HousePicture, venue: Venue, instant: datetime, *, speech: Speech) -> TimeSpan:
    """From the hour of `instant` to the end of the opening it lies in, at least three hours."""
    starts_at = hour_before(instant, speech)
    day_end = TimeSpan(starts_at, starts_at + timedelta(hours=18))
    openings = openings_within(picture.municipality, venue, day_end)
    ends_at = next((o.ends_at for o in openings if o.ends_at > instant), starts_at)
    return TimeSpan(starts_at, max(hour_after(ends_at, speech), starts_at + FEWEST_HOURS * HOUR))


def window_around(span: TimeSpan, opening: TimeSpan, *, now: datetime, speech: Speech) -> TimeSpan:
    """About four hours with `span` in them, on whole hours, and no more closed or past time than needed.

    Fewer for a short span: its two ends need room for a finger each.
    """
    around = min(AROUND_CHOICE, max(LEAST_AROUND, span.length * SPANS_AROUND // HOUR * HOUR))
    earliest = min(max(opening.starts_at, now, span.starts_at - HOUR), span.starts_at)
    starts_at = hour_before(earliest, speech)
    ends_at = hour_after(max(span.ends_at, starts_at + around), speech)
    return TimeSpan(starts_at, ends_at)


def ribbon(
    picture: HousePicture,
    space: Space,
    window: TimeSpan,
    *,
    now: datetime,
    speech: Speech,
    yours: TimeSpan | None = None,
    certainty: Certainty = Certainty.SURE,
    yours_label: str = "",
    work: Iterable[TimeSpan] = (),
) -> Ribbon:
    """What `space` is doing during `window`, with the person's own time in front, and the `work` around it."""
    segments = lane(picture.municipality, picture.calendar, space, window)
    pieces = [_piece(segment, window, speech) for segment in segments]
    for span in work:
        if (shown := span.clipped_to(window)) is not None:
            start, end = fraction_of(shown.starts_at, window), fraction_of(shown.ends_at, window)
            pieces.append(RibbonPiece(start, end, "setup"))
    if yours is not None and (shown := yours.clipped_to(window)) is not None:
        kind = "yours" if certainty is Certainty.SURE else "request"
        pieces.append(
            RibbonPiece(fraction_of(shown.starts_at, window), fraction_of(shown.ends_at, window), kind, yours_label)
        )
    here = fraction_of(now, window) if window.holds(now) else -1.0
    return Ribbon(window, tuple(pieces), hours_of(window, speech), here)


def hours_of(window: TimeSpan, speech: Speech) -> tuple[RibbonHour, ...]:
    """Every whole hour of `window`, both ends included."""
    count = int(window.length / HOUR)
    instants = [window.starts_at + n * HOUR for n in range(count + 1)]
    return tuple(RibbonHour(fraction_of(each, window), speech.hour(each)) for each in instants)


def fraction_of(instant: datetime, window: TimeSpan) -> float:
    """Where `instant` stands in `window`, from 0 to 1."""
    return (instant - window.starts_at) / window.length


def hour_before(instant: datetime, speech: Speech) -> datetime:
    """The last whole hour of the wall clock at or before `instant`."""
    local = speech.local(instant)
    return instant - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def hour_after(instant: datetime, speech: Speech) -> datetime:
    """The first whole hour of the wall clock at or after `instant`."""
    before = hour_before(instant, speech)
    return before if before == instant else before + HOUR


def opening_of(picture: HousePicture, venue: Venue, span: TimeSpan) -> TimeSpan:
    """The opening of `venue` around `span`; `span` itself where it is closed."""
    wide = TimeSpan(span.starts_at - timedelta(hours=18), span.ends_at + timedelta(hours=18))
    openings = openings_within(picture.municipality, venue, wide)
    return next((opening for opening in openings if opening.overlaps(span)), span)


def is_today(instant: datetime, now: datetime, *, picture: HousePicture) -> bool:
    """Whether both lie on the same day of the wall calendar."""
    zone = picture.municipality.zone
    return local_day(instant, zone) == local_day(now, zone)


def in_words(pieces: Iterable[RibbonPiece], ribbon_window: TimeSpan, *, speech: Speech) -> str:
    """The strip read aloud: when it is taken, and when and why it is closed off."""
    shown = tuple(pieces)
    taken = [piece for piece in shown if piece.kind in {"booked", "setup"}]
    told = [
        speech.words.in_row([piece.label, speech.span(_span_of(piece, ribbon_window))])
        for piece in shown
        if piece.kind == "blocked"
    ]
    if taken:
        spans = speech.words.in_row(
            speech.span(span) for span in _joined(_span_of(one, ribbon_window) for one in taken)
        )
        told.insert(0, speech.say("screen.ribbon-taken", spans=spans))
    return ". ".join(told) or speech.say("screen.ribbon-all-free", span=speech.span(ribbon_window))


def _joined(spans: Iterable[TimeSpan]) -> Iterator[TimeSpan]:
    """One where one begins as another ends: it is taken all the while."""
    last: TimeSpan | None = None
    for span in spans:
        if last is not None and span.starts_at <= last.ends_at:
            last = TimeSpan(last.starts_at, max(last.ends_at, span.ends_at))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _span_of(piece: RibbonPiece, window: TimeSpan) -> TimeSpan:
    starts_at = window.starts_at + round(piece.startFraction * window.length.total_seconds()) * timedelta(seconds=1)
    ends_at = window.starts_at + round(piece.endFraction * window.length.total_seconds()) * timedelta(seconds=1)
    return TimeSpan(starts_at, ends_at)


_KINDS = {
    SegmentKind.FREE: "free",
    SegmentKind.BOOKED: "booked",
    SegmentKind.SETUP: "setup",
    SegmentKind.STANDBY: "booked",
    SegmentKind.BLOCKED: "blocked",
    SegmentKind.CLOSED: "closed",
}


def _piece(segment: Segment, window: TimeSpan, speech: Speech) -> RibbonPiece:
    start, end = fraction_of(segment.span.starts_at, window), fraction_of(segment.span.ends_at, window)
    return RibbonPiece(start, end, _KINDS[segment.kind], _label(segment, speech))


def _label(segment: Segment, speech: Speech) -> str:
    match segment.kind:
        case SegmentKind.BLOCKED:
            return speech.say("blocks.closed-off", reason=segment.title)
        case SegmentKind.STANDBY:
            return speech.say("weather.held")
        case _:
            return segment.title
