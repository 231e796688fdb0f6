"""What whoever booked is to be told when they left an e-mail, pure: decided where the change is decided.

    request ──► "we have it"       REQUESTED
    booking ──► "it is yours"      CONFIRMED     at once, or when the house has said yes
    answer  ──► "no"               DECLINED      by the house, for a rival, or because nobody answered
    house   ──► "not any more"     CANCELLED
    oneself ──► "it is given back" GIVEN_BACK    whoever else has the receipt can do it too
    house   ──► "somewhere else"   MOVED
    list    ──► "now there is one" WAITING       see `central.calling`

What else people do themselves they need not be told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from booking_core.domain.bookings import Booking, BookingState, Channel
from booking_core.domain.identity import BookingId, SeriesId
from booking_core.protocol.authority import BookingAltered, BookingGiven, Change, Origin, RequestTaken


class NoticeKind(StrEnum):
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    GIVEN_BACK = "given-back"
    MOVED = "moved"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told about a booking."""

    kind: NoticeKind
    booking: BookingId


def notices_of(changes: Iterable[Change], before: Mapping[BookingId, Booking], origin: Origin) -> Iterator[Notice]:
    """One notice for each of `changes` that people should hear of; `before` are the bookings as they were.

    Of the dates of a series the first speaks for all.
    """
    told: set[tuple[NoticeKind, SeriesId]] = set()
    for change in changes:
        if not isinstance(change, BookingGiven | RequestTaken | BookingAltered):
            continue
        kind, series = _kind_of(change, before.get(change.booking.id), origin), change.booking.series
        if kind is None or (series is not None and (kind, series) in told):
            continue
        yield Notice(kind, change.booking.id)
        if series is not None:
            told.add((kind, series))


def _kind_of(
    change: BookingGiven | RequestTaken | BookingAltered, before: Booking | None, origin: Origin
) -> NoticeKind | None:
    match change:
        case BookingGiven():
            return NoticeKind.CONFIRMED
        case RequestTaken():
            return NoticeKind.REQUESTED
        case BookingAltered(booking=after):
            return None if before is None else _of_alteration(before, after, origin)


def _of_alteration(before: Booking, after: Booking, origin: Origin) -> NoticeKind | None:
    match before.state, after.state:
        case BookingState.REQUESTED, BookingState.CONFIRMED:
            return NoticeKind.CONFIRMED
        case BookingState.REQUESTED, BookingState.DECLINED:
            return NoticeKind.DECLINED
        case _, BookingState.CANCELLED_BY_STAFF:
            return NoticeKind.CANCELLED
        case _, BookingState.CANCELLED_BY_CITIZEN | BookingState.WITHDRAWN if before.state is not after.state:
            return NoticeKind.GIVEN_BACK
        case _:
            is_elsewhere = (before.space, before.span) != (after.space, after.span)
            by_the_house = origin.channel is Channel.STAFF and before.state is after.state
            return NoticeKind.MOVED if by_the_house and is_elsewhere else None
