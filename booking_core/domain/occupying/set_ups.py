"""The ways a space can be set up for some people, and from when on each of them can stand.

room      |## booked ##|· free ····························|## booked ##|
standing               |## use ##|                              as soon as the room is free
other                  |/////|## use ##|/////|                  after the work, which has hours of its own
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import CellKind, Channel, SetUpBy
from booking_core.domain.calendar import Calendar, Run
from booking_core.domain.identity import Slot
from booking_core.domain.occupying.changeovers import CREW_WITHIN, earliest_start, minutes_of
from booking_core.domain.occupying.furniture import drawn_by, drawn_for
from booking_core.domain.places import Layout, Municipality, Space
from booking_core.domain.policy import may_be_set_up
from booking_core.domain.time_spans import TimeSpan, next_slot_start, slot_of, slot_start


@dataclass(frozen=True, slots=True)
class SetUp:
    """A layout of a space, and whose hands make it stand. Of the standing layout nobody's."""

    layout: Layout
    by: SetUpBy = SetUpBy.CREW

    @property
    def minutes(self) -> int:
        """How long people work for it, before and after together; 0 where they may not."""
        return sum(minutes or 0 for minutes in minutes_of(self.layout, self.by))


def hands_for(layout: Layout) -> tuple[SetUpBy, ...]:
    """Who may set `layout` up without anybody being called in."""
    may_themselves = not layout.standing and layout.self_minutes is not None
    return (SetUpBy.CREW, SetUpBy.THEMSELVES) if may_themselves else (SetUpBy.CREW,)


def set_ups_of(space: Space, *, channel: Channel) -> Iterator[SetUp]:
    """Every set-up that may be asked for through `channel`, the standing layout first."""
    for layout in sorted(space.layouts, key=lambda layout: not layout.standing):
        for by in hands_for(layout):
            if may_be_set_up(space, layout, by, channel=channel):
                yield SetUp(layout, by)


def set_ups_for(space: Space, *, persons: int, wheelchairs: int, channel: Channel) -> tuple[SetUp, ...]:
    """What seats them all: what stands there alone where it does, else every other set-up that does."""
    standing = space.standing_layout
    if holds(standing, persons=persons, wheelchairs=wheelchairs):
        return (SetUp(standing),)
    if len(space.layouts) == 1:
        return ()
    every = set_ups_of(space, channel=channel)
    return tuple(one for one in every if holds(one.layout, persons=persons, wheelchairs=wheelchairs))


def holds(layout: Layout, *, persons: int, wheelchairs: int) -> bool:
    """Whether `layout` has a place for each."""
    return layout.capacity >= persons and layout.wheelchair_places >= wheelchairs


def largest_capacity(space: Space, *, channel: Channel) -> int:
    """How many the largest layout takes that may be asked for through `channel`."""
    return max(one.layout.capacity for one in set_ups_of(space, channel=channel))


def is_shared(calendar: Calendar, space: Space, set_up: SetUp, run: Run) -> bool:
    """Whether `run` is the work of a booking that wants the same: beside such a one it may fall away."""
    if run.booking is None or run.kind not in {CellKind.SETUP, CellKind.STRIKE}:
        return False
    other = calendar.bookings[run.booking]
    return (other.space, other.layout, other.set_up_by) == (space.id, set_up.layout.id, set_up.by)


def starts_within(
    municipality: Municipality,
    calendar: Calendar,
    space: Space,
    set_up: SetUp,
    *,
    free: TimeSpan,
    opens_at: datetime,
    now: datetime,
) -> list[datetime]:
    """When people could first come in the `free` time of an opening, should each earlier one be refused.

    At once, where it is set up before that time or stands there already; once there has been time to set it up; and
    whenever the house's store gets furniture back. Nothing else makes a later start better.
    """
    earliest = max(_free_since(calendar, space, set_up, free, opens_at=opens_at), next_slot_start(now))
    begun = (earliest, *_furniture_back(municipality, calendar, space, set_up.layout, within=free))
    ready = (
        earliest_start(municipality, space, set_up.layout, after=max(after, earliest), by=set_up.by) for after in begun
    )
    return sorted({free.starts_at, *(max(each, free.starts_at) for each in ready if each is not None)})


def _free_since(calendar: Calendar, space: Space, set_up: SetUp, free: TimeSpan, *, opens_at: datetime) -> datetime:
    """From when on hands may be in the room: people's own while the house is open, the crew's whenever it is free."""
    slot = calendar.free_since(space, slot_of(free.starts_at))
    bound = opens_at if set_up.by is SetUpBy.THEMSELVES else free.starts_at - CREW_WITHIN
    return bound if slot is None else max(bound, slot_start(Slot(slot)))


def _furniture_back(
    municipality: Municipality, calendar: Calendar, space: Space, layout: Layout, *, within: TimeSpan
) -> Iterator[datetime]:
    """The ends of what draws on the store that `layout` draws on."""
    if drawn_by(space, layout).is_none:
        return
    rooms = [room.id for room in municipality.venue_of_space[space.id].rooms]
    for booking in calendar.bookings_within(rooms, within):
        if not drawn_for(municipality, booking).is_none:
            yield slot_start(Slot(max(entry.cell.slot for entry in booking.occupancy) + 1))
