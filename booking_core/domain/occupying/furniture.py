"""Tables and chairs: what stands in a room, and what a layout draws from the house's store beyond that."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Layout, Municipality, Space, Venue
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import span_of_slots


@dataclass(frozen=True, slots=True)
class Furniture:
    """Tables and chairs: how many stand there, or how many more."""

    tables: int = 0
    chairs: int = 0

    def __add__(self, other: "Furniture") -> "Furniture":
        return Furniture(self.tables + other.tables, self.chairs + other.chairs)

    def __sub__(self, other: "Furniture") -> "Furniture":
        return Furniture(self.tables - other.tables, self.chairs - other.chairs)

    @property
    def is_none(self) -> bool:
        return self.tables == self.chairs == 0

    def at_least(self, other: "Furniture") -> "Furniture":
        """Of each kind the greater number."""
        return Furniture(max(self.tables, other.tables), max(self.chairs, other.chairs))


NOTHING = Furniture()

Drawn = tuple[VenueId, str, int]
"""A house, an item and a slot."""


def furniture_of(layout: Layout) -> Furniture:
    """All that stands in the room when it is set up so."""
    return Furniture(layout.tables, layout.chairs)


def store_of(venue: Venue) -> Furniture:
    """What the house's store holds beyond the standing layouts."""
    return Furniture(venue.furniture.get("tables", 0), venue.furniture.get("chairs", 0))


def drawn_by(space: Space, layout: Layout) -> Furniture:
    """What has to be fetched from the store for `layout`; what the standing one leaves over goes nowhere."""
    if layout.standing:
        return NOTHING
    return (furniture_of(layout) - furniture_of(space.standing_layout)).at_least(NOTHING)


def is_in_store(venue: Venue, space: Space, layout: Layout) -> bool:
    """Whether the house owns what has to be fetched for `layout`, whoever has it just then."""
    return (drawn_by(space, layout) - store_of(venue)).at_least(NOTHING).is_none


def missing_furniture(municipality: Municipality, others: Calendar, asked: Booking) -> Refusal | None:
    """Whether the store runs short while `asked` has its cells; `others` covers the whole house then."""
    wanted = drawn_for(municipality, asked)
    if wanted.is_none:
        return None
    venue = municipality.venue_of_space[asked.space]
    left = store_of(venue) - most_in_use(municipality, others, asked)
    short = (wanted - left).at_least(NOTHING)
    if short.tables:
        return Refusal(RefusalCode.TABLES_MISSING, {"tables": short.tables})
    return Refusal(RefusalCode.CHAIRS_MISSING, {"chairs": short.chairs}) if short.chairs else None


def drawn_for(municipality: Municipality, booking: Booking) -> Furniture:
    """What `booking` draws from the store of its house; nothing where the places no longer have its layout."""
    space = municipality.space_by_id.get(booking.space)
    layout = None if space is None else space.layout(booking.layout)
    return NOTHING if space is None or layout is None else drawn_by(space, layout)


def drawn(municipality: Municipality, bookings: Iterable[Booking]) -> Mapping[Drawn, int]:
    """How many of each item those bookings draw in each slot."""
    counts: Counter[Drawn] = Counter()
    for booking in bookings:
        items = _items(drawn_for(municipality, booking)) if booking.state.occupies else ()
        for item, number in items:
            venue = municipality.venue_of_space[booking.space].id
            counts.update({(venue, item, slot): number for slot in {entry.cell.slot for entry in booking.occupancy}})
    return counts


def _items(furniture: Furniture) -> tuple[tuple[str, int], ...]:
    both = (("tables", furniture.tables), ("chairs", furniture.chairs))
    return tuple((item, number) for item, number in both if number)


def most_in_use(municipality: Municipality, others: Calendar, asked: Booking) -> Furniture:
    """The most that others in the same house draw at any one moment while `asked` has its cells."""
    slots = sorted({entry.cell.slot for entry in asked.occupancy})
    venue = municipality.venue_of_space[asked.space]
    rooms = [room.id for room in venue.rooms]
    within = span_of_slots(slots[0], slots[-1] + 1 - slots[0])
    rivals = [
        (drawn, {entry.cell.slot for entry in booking.occupancy})
        for booking in others.bookings_within(rooms, within)
        if booking.id != asked.id and not (drawn := drawn_for(municipality, booking)).is_none
    ]
    return _greatest(sum((drawn for drawn, held in rivals if slot in held), start=NOTHING) for slot in slots)


def _greatest(each: Iterable[Furniture]) -> Furniture:
    most = NOTHING
    for one in each:
        most = most.at_least(one)
    return most
