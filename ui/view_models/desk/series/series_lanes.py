"""The lanes of a series being made: what the place does on each day, with the date in front."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from booking_core.domain.bookings import Booking
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.places import Space
from booking_core.domain.recurring.series_dates import DatePreview, Fits, LeftOut, Refused, taken
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_instant, merged
from ui.ports import HousePicture
from ui.view_models.desk.board.board import taken_in
from ui.view_models.desk.chosen.chosen import Repeating
from ui.view_models.desk.workplace import Workplace
from ui.view_models.shown.ribbons import HOUR, fraction_of, ribbon
from ui.view_models.visit.speech import Speech

FEWEST_HOURS = 8


@dataclass(frozen=True, slots=True)
class LanePiece:
    """One stretch of a date's lane; `kind` is one of BoardBlockView's, or `free`."""

    startFraction: float
    endFraction: float
    kind: str


def hours_shown(
    picture: HousePicture, repeating: Repeating, dates: Iterable[DatePreview], speech: Speech
) -> tuple[int, int]:
    """The whole hours of the wall clock, counted from the day's midnight, that hold every date and its opening."""
    venue = picture.municipality.venue_of_space[repeating.draft.space]
    first, last = [], []
    for one in dates:
        spans = [*day_plan(picture.municipality, venue, one.day).open_spans]
        spans += [] if one.asked is None else [one.asked.span]
        for span in spans:
            first.append(_hour(span.starts_at, one.day, speech))
            last.append(-(-_minutes(span.ends_at, one.day, speech) // 60))
    start = max(0, min(first, default=8))
    return start, min(26, max(max(last, default=start), start + FEWEST_HOURS))


def _minutes(instant: datetime, day: date, speech: Speech) -> int:
    local = speech.local(instant)
    return (local.date() - day).days * 24 * 60 + local.hour * 60 + local.minute


def _hour(instant: datetime, day: date, speech: Speech) -> int:
    return _minutes(instant, day, speech) // 60


def _window(day: date, hours: tuple[int, int], speech: Speech) -> TimeSpan:
    """Those hours of the wall clock on `day`."""
    start, end = (local_instant(day + hour // 24 * ONE_DAY, time(hour % 24), speech.zone) for hour in hours)
    return TimeSpan(start, max(end, start + HOUR))


def first_window(
    repeating: Repeating, hours: tuple[int, int], dates: tuple[DatePreview, ...], speech: Speech
) -> TimeSpan:
    """Those hours of the first date, or of the day the draft is on."""
    day = dates[0].day if dates else local_day(repeating.draft.span.starts_at, speech.zone)
    return _window(day, hours, speech)


def pieces_of(
    workplace: Workplace, repeating: Repeating, one: DatePreview, hours: tuple[int, int]
) -> tuple[LanePiece, ...]:
    """What the place does that day, with the date in front: where it is, and where it could be."""
    picture, speech = workplace.picture, workplace.speech
    asked = one.asked
    space = picture.municipality.space_by_id[repeating.draft.space if asked is None else asked.space]
    day = one.day if asked is None else local_day(asked.span.starts_at, speech.zone)
    window = _window(day, hours, speech)
    lane = ribbon(picture, space, window, now=workplace.now, speech=speech).pieces
    return (
        *(LanePiece(piece.startFraction, piece.endFraction, piece.kind) for piece in lane),
        *_in_front(picture, one, space, window),
    )


def _in_front(picture: HousePicture, one: DatePreview, space: Space, window: TimeSpan) -> Iterator[LanePiece]:
    asked, verdict = one.asked, one.verdict
    if asked is None:
        return
    match verdict:
        case Fits():
            yield from _piece(asked.span, window, "yours")
        case LeftOut():
            yield from _piece(asked.span, window, "leaving")
        case Refused(_, suggestion):
            yield from _piece(asked.span, window, "leaving")
            yield from (piece for span in _taken(picture, asked, space) for piece in _piece(span, window, "conflict"))
            if suggestion is not None and taken(suggestion).space == space.id:
                yield from _piece(suggestion.ask.span, window, "offer")


def _taken(picture: HousePicture, asked: Booking, space: Space) -> tuple[TimeSpan, ...]:
    """What of the time others have, in any of the rooms."""
    return merged(span for room in space.rooms for span in taken_in(picture, room, asked.span, own=None))


def _piece(span: TimeSpan, window: TimeSpan, kind: str) -> Iterator[LanePiece]:
    clipped = span.clipped_to(window)
    if clipped is not None:
        yield LanePiece(fraction_of(clipped.starts_at, window), fraction_of(clipped.ends_at, window), kind)
