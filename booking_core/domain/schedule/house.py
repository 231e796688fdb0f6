"""What every step of making a schedule looks things up in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.hours.opening_hours import DayPlan, Shift
from booking_core.domain.identity import RoomId
from booking_core.domain.places import Layout, Municipality, OpenedBy, Space, Venue
from booking_core.domain.places.floors import Floor, floor_of
from booking_core.domain.schedule.terms import Task
from booking_core.domain.time_spans import local_day


@dataclass(frozen=True, slots=True)
class House:
    """What every step of making a schedule looks things up in."""

    municipality: Municipality
    venue: Venue
    plan: DayPlan
    shifts: tuple[Shift, ...]

    @property
    def has_keys(self) -> bool:
        """Whether the janitor unlocks here. Elsewhere staff do, or the doors themselves, or there is none."""
        return self.venue.opened_by is OpenedBy.CREW

    def space(self, booking: Booking) -> Space:
        return self.municipality.space_by_id[booking.space]

    def layout(self, booking: Booking) -> Layout:
        space = self.space(booking)
        return space.layout(booking.layout) or space.standing_layout

    def day_of(self, instant: datetime) -> date:
        return local_day(instant, self.municipality.zone)

    def in_walking_order(self, rooms: Iterable[RoomId]) -> tuple[RoomId, ...]:
        return tuple(sorted(rooms, key=self._place))

    def place(self, task: Task) -> int:
        return self._place(task.rooms[0]) if task.rooms else -1

    def floor(self, room: RoomId) -> Floor:
        return floor_of(self.venue, self.venue.room(room))

    @property
    def entrance(self) -> Floor:
        """Where the walk begins: the floor of its first room."""
        rooms = self.in_walking_order(room.id for room in self.venue.rooms)
        return self.floor(rooms[0])

    def _place(self, room: RoomId) -> int:
        order = (*self.venue.walk, *(other.id for other in self.venue.rooms))
        return order.index(room)
