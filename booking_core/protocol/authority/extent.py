"""Where a command may find something in its way: what the service reads of its store before it asks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.finding.suggestions import MOST_DAYS_ON, houses_round
from booking_core.domain.identity import LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.occupying.furniture import drawn_by
from booking_core.domain.occupying.placing import time_looked_at
from booking_core.domain.places import Layout, Municipality, Space, Venue
from booking_core.domain.policy import others_of_its_kind
from booking_core.domain.recurring.series import Series
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, merged
from booking_core.protocol.authority.series.wishes import spots_of
from booking_core.protocol.messages import (
    Alternative,
    Approve,
    ApproveSeries,
    BlockRooms,
    Book,
    Command,
    Decline,
    DeclineSeries,
    Reschedule,
    SeriesCommand,
)

LONGEST_STAY = ONE_DAY
"""So far back a stay is looked at."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What deciding a command looks at: these rooms during that time."""

    rooms: frozenset[RoomId]
    span: TimeSpan


def extents_of(municipality: Municipality, command: Command, booking: Booking | None) -> tuple[Extent, ...]:
    """Where `command` may find something in its way, and where it leaves something behind.

    `booking` is the one it changes, as it is now. Unknown spaces and layouts add nothing.
    """
    places = [(one.space, one.layout, one.span) for one in alternatives_of(command)]
    others = _of_its_kind(municipality, command)
    if booking is not None:
        places.append((booking.space, booking.layout, booking.span))
    return (*_around(municipality, places), *others, *_since_their_stay_began(municipality, booking))


def _since_their_stay_began(municipality: Municipality, booking: Booking | None) -> Iterator[Extent]:
    """What they stayed in before, and the rooms of its kind meanwhile: a stay is judged as a whole."""
    space = None if booking is None else municipality.space_by_id.get(booking.space)
    if booking is None or booking.continues is None or space is None:
        return
    kind = (space, *others_of_its_kind(municipality.venue_of_space[space.id], space))
    until = booking.span.starts_at
    yield Extent(frozenset(room for one in kind for room in one.rooms), TimeSpan(until - LONGEST_STAY, until))


def _of_its_kind(municipality: Municipality, command: Command) -> Iterator[Extent]:
    """Where the last free room of its kind is looked for: without a name nobody has it for long."""
    minutes = municipality.rules.walk_in.last_room_minutes
    may_be_unnamed = isinstance(command, Reschedule) or (isinstance(command, Book) and command.contact is None)
    for one in alternatives_of(command) if may_be_unnamed else ():
        space = municipality.space_by_id.get(one.space)
        if space is not None and one.span.length > timedelta(minutes=minutes):
            others = others_of_its_kind(municipality.venue_of_space[space.id], space)
            yield from (Extent(frozenset(other.rooms), one.span) for other in others)


def extents_of_series(
    municipality: Municipality, command: SeriesCommand, series: Series | None, bookings: Sequence[Booking]
) -> tuple[Extent, ...]:
    """The same for a series; `bookings` are all of its own, as they are now."""
    asked = [(one.space, one.layout, one.span) for one in spots_of(municipality, command, series, bookings)]
    around = _around(municipality, [*asked, *((one.space, one.layout, one.span) for one in bookings)])
    is_answer = isinstance(command, ApproveSeries | DeclineSeries)
    return (*around, *(_in_their_houses(municipality, bookings) if is_answer else ()))


def _in_their_houses(municipality: Municipality, requests: Sequence[Booking]) -> Iterator[Extent]:
    """Each house of `requests` for as long as another day may be suggested, what touches as one."""
    beside = (MOST_DAYS_ON + 1) * ONE_DAY
    houses: dict[VenueId, list[TimeSpan]] = {}
    for one in requests:
        venue = municipality.venue_of_space.get(one.space)
        if venue is not None and one.state is BookingState.REQUESTED:
            seen = TimeSpan(one.span.starts_at - beside, one.span.ends_at + beside)
            houses.setdefault(venue.id, []).append(seen)
    for venue_id, spans in houses.items():
        yield from (Extent(_rooms_of(municipality.venue_by_id[venue_id]), span) for span in merged(spans))


def _around(municipality: Municipality, places: Iterable[tuple[SpaceId, LayoutId, TimeSpan]]) -> Iterator[Extent]:
    for space_id, layout_id, span in places:
        space = municipality.space_by_id.get(space_id)
        layout = None if space is None else space.layout(layout_id)
        if space is None or layout is None:
            continue
        yield Extent(_rooms_seen(municipality, space, layout), time_looked_at(layout, span))
        shelter = None if space.bad_weather_space is None else municipality.space_by_id.get(space.bad_weather_space)
        if shelter is not None:
            yield Extent(frozenset(shelter.rooms), span)


def extents_of_block(
    municipality: Municipality, command: BlockRooms, displaced: Iterable[Booking]
) -> tuple[Extent, ...]:
    """The rooms themselves, and where each of `displaced` is now and would go."""
    going = (one.to for one in command.displaced if one.to is not None)
    places = [(one.space, one.layout, one.span) for one in going]
    places.extend((one.space, one.layout, one.span) for one in displaced)
    return (Extent(frozenset(command.rooms), command.span), *_around(municipality, places))


def extents_of_answer(
    municipality: Municipality, command: Approve | Decline, request: Booking, rivals: Iterable[Booking]
) -> tuple[Extent, ...]:
    """Where something may be had instead for those who are told no: `request`, or when it is approved its `rivals`."""
    declined = (request,) if isinstance(command, Decline) else tuple(rivals)
    return tuple(seen for one in declined for seen in _seen_instead(municipality, one))


def _seen_instead(municipality: Municipality, request: Booking) -> Iterator[Extent]:
    """Its own house for as long as another day may be suggested; those round it, and all shelters, the days beside it.

    What is suggested is looked for nowhere else.
    """
    own = municipality.venue_of_space.get(request.space)
    if own is None:
        return
    yield Extent(_rooms_of(own), _beside(request, days=MOST_DAYS_ON + 1))
    round_it = houses_round(municipality, own)
    yield from (Extent(_rooms_of(venue), _beside(request, days=1)) for venue in round_it)
    shelters = {space.bad_weather_space for venue in (own, *round_it) for space in venue.spaces}
    known = [municipality.space_by_id[one] for one in sorted(filter(None, shelters)) if one in municipality.space_by_id]
    yield from (Extent(frozenset(space.rooms), _beside(request, days=1)) for space in known)


def _beside(request: Booking, *, days: int) -> TimeSpan:
    return TimeSpan(request.span.starts_at - days * ONE_DAY, request.span.ends_at + days * ONE_DAY)


def alternatives_of(command: Command) -> tuple[Alternative, ...]:
    """The places and times `command` would be content with."""
    match command:
        case Book(alternatives=alternatives):
            return alternatives
        case Reschedule(to=to):
            return (to,)
        case _:
            return ()


def _rooms_seen(municipality: Municipality, space: Space, layout: Layout) -> frozenset[RoomId]:
    """The space's own rooms, or the whole house's where all draw on one furniture store."""
    if drawn_by(space, layout).is_none:
        return frozenset(space.rooms)
    return _rooms_of(municipality.venue_of_space[space.id])


def _rooms_of(venue: Venue) -> frozenset[RoomId]:
    return frozenset(room.id for room in venue.rooms)
