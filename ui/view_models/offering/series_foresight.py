"""What the centre would say about a series, date by date, before it is asked: the same decisions over this picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId, SeriesId
from booking_core.domain.recurring.series import Scope, Series
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority import AuthorityState, BookingAltered, decide
from booking_core.protocol.messages import (
    AddToSeries,
    ApproveSeries,
    BookingSeen,
    ChangeSeries,
    DateRefused,
    SeriesBooked,
    SeriesCommand,
    SeriesRefused,
    refusal_from_wire,
)
from ui.ports import HousePicture, SeriesMove
from ui.view_models.offering.foresight import STAFF

_NOBODY = UUID(int=0)


def change_of(move: SeriesMove, command_id: UUID) -> ChangeSeries:
    """The command that makes `move`."""
    return ChangeSeries(
        id=command_id,
        series=move.series,
        booking=move.booking,
        scope=move.scope,
        seen=tuple(BookingSeen(one.id, one.version) for one in move.seen),
        weekdays=dict(move.weekdays),
        starts=move.starts,
        ends=move.ends,
        space=move.space,
        layout=move.layout,
        staying=tuple(sorted(move.staying)),
        overrides=() if move.override is None else move.override.codes,
        override_reason="" if move.override is None else move.override.reason,
    )


def refusal_of_series_move(picture: HousePicture, move: SeriesMove, *, now: datetime) -> SeriesRefused | None:
    """Why `move` cannot be made, with the days that stand in its way; None when it can."""
    return _refused(picture, change_of(move, _NOBODY), now=now)


def dates_meant(picture: HousePicture, move: SeriesMove, *, now: datetime) -> tuple[Booking, ...]:
    """The dates that `move` speaks of, without those that stay and those that are over."""
    zone = picture.municipality.zone
    first = next((one for one in move.seen if one.id == move.booking), None)
    day = None if first is None else local_day(first.span.starts_at, zone)
    match move.scope:
        case Scope.THIS:
            meant = [one for one in move.seen if one.id == move.booking]
        case Scope.FOLLOWING:
            meant = [one for one in move.seen if day is not None and local_day(one.span.starts_at, zone) >= day]
        case _:
            meant = list(move.seen)
    return tuple(one for one in meant if one.id not in move.staying and one.span.ends_at > now)


def without_those_that_cannot(picture: HousePicture, move: SeriesMove, *, now: datetime) -> SeriesMove:
    """`move`, but that the dates that cannot go stay where they are, one after the other until the rest can."""
    for _ in move.seen:
        if refusal_of_series_move(picture, move, now=now) is None:
            return move
        stuck = next((one for one in dates_meant(picture, move, now=now) if not _goes(picture, move, one, now)), None)
        if stuck is None:
            return move
        move = replace(move, staying=move.staying | {stuck.id})
    return move


def dates_that_can(picture: HousePicture, move: SeriesMove, *, now: datetime) -> int:
    """How many dates can go when those that cannot stay; none when that does not help."""
    rest = without_those_that_cannot(picture, move, now=now)
    if refusal_of_series_move(picture, rest, now=now) is not None:
        return 0
    return len(dates_meant(picture, rest, now=now))


def _goes(picture: HousePicture, move: SeriesMove, one: Booking, now: datetime) -> bool:
    """Whether that date can go by itself."""
    alone = replace(move, booking=one.id, scope=Scope.THIS, staying=frozenset())
    return refusal_of_series_move(picture, alone, now=now) is None


def days_that_may_return(picture: HousePicture, series: Series, *, now: datetime) -> tuple[date, ...]:
    """Days of the rule that are not booked, lie ahead, and could be booked now."""
    today = local_day(now, picture.municipality.zone)
    return tuple(
        day
        for day in series.recurrence.exceptions
        if day >= today and refusal_of_day(picture, series.id, day, now=now) is None
    )


def refusal_of_day(picture: HousePicture, series: SeriesId, day: date, *, now: datetime) -> Refusal | None:
    """Why the series cannot have that day as well; None when it can."""
    refused = _refused(picture, AddToSeries(id=_NOBODY, series=series, day=day), now=now)
    return None if refused is None else refusal_from_wire(refused.refusal)


@dataclass(frozen=True, slots=True)
class SeriesForeseen:
    """What a yes to a series would come to: the dates that would be booked, those that no longer fit, and whom else
    it would tell no."""

    fitting: tuple[Booking, ...]
    refused: Mapping[date, Refusal]
    declined: tuple[Booking, ...] = ()


def series_answer_foreseen(picture: HousePicture, requests: Sequence[Booking], *, now: datetime) -> SeriesForeseen:
    """What a yes to `requests`, the dates of one series, would come to."""
    series = next(one.series for one in requests if one.series is not None)
    seen = tuple(BookingSeen(one.id, one.version) for one in requests)
    command = ApproveSeries(id=_NOBODY, series=series, seen=seen)
    decision = decide(_state(picture, picture.series), command, STAFF, fingerprint="", now=now)
    own = {one.id for one in requests}
    changed = (change.booking for change in decision.changes if isinstance(change, BookingAltered))
    declined = tuple(one for one in changed if one.state is BookingState.DECLINED and one.id not in own)
    match decision.answer:
        case SeriesBooked(bookings=bookings, refused=refused):
            return SeriesForeseen(bookings, _by_day(refused), declined)
        case SeriesRefused(refusal=refusal, dates=dates):
            zone = picture.municipality.zone
            days = (local_day(one.span.starts_at, zone) for one in requests)
            return SeriesForeseen((), _by_day(dates) or dict.fromkeys(days, refusal_from_wire(refusal)))
        case _:
            return SeriesForeseen((), {})


def _by_day(dates: Iterable[DateRefused]) -> Mapping[date, Refusal]:
    return {one.day: refusal_from_wire(one.refusal) for one in dates}


def _refused(picture: HousePicture, command: SeriesCommand, *, now: datetime) -> SeriesRefused | None:
    answer = decide(_state(picture, picture.series), command, STAFF, fingerprint="", now=now).answer
    return answer if isinstance(answer, SeriesRefused) else None


def _state(picture: HousePicture, series: Mapping[SeriesId, Series]) -> AuthorityState:
    return AuthorityState(
        municipality=picture.municipality,
        epoch=0,
        calendar=picture.calendar,
        held={},
        answers={},
        named=frozenset[BookingId](),
        series=series,
    )
