"""What the plan of a floor must say together with its venue."""

from collections.abc import Iterator

from booking_core.central.places_file.checks.houses import A_ROOM, VENUE_DEPTH
from booking_core.central.places_file.checks.references import unknown
from booking_core.central.places_file.conversion import area_of
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.schema.plans import AreaTable, FloorTable, MarkTable, SpotTable
from booking_core.central.places_file.schema.venue import VenueTable
from booking_core.central.places_file.wording import shown
from booking_core.domain.places.floor_plans import RoomArea

FLOOR_DEPTH = 4
"""("venue", 3, "floor", 0): so long is the path of a floor."""


def plans_draw_rooms_of_their_house(draft: Draft) -> Iterator[Mistake]:
    """A plan draws rooms of its own venue."""
    for path, area in draft.every(AreaTable):
        yield from unknown((*path, "room"), area.room, known=draft.known_in(path[:VENUE_DEPTH], "room"), kind=A_ROOM)


def plans_show_kiosks_of_their_house(draft: Draft) -> Iterator[Mistake]:
    """ "You are here" stands where a kiosk of the venue does."""
    for path, spot in draft.every(SpotTable):
        known = draft.known_in(path[:VENUE_DEPTH], "kiosk")
        yield from unknown((*path, "kiosk"), spot.kiosk, known=known, kind="the id of a kiosk of this venue")


def plans_draw_everything_once(draft: Draft) -> Iterator[Mistake]:
    """A room is on one floor and a kiosk in one spot, else nobody knows which is meant."""
    for venue, _ in draft.every(VenueTable):
        rooms = ((path, area.room) for path, area in draft.every(AreaTable) if path[:VENUE_DEPTH] == venue)
        kiosks = ((path, spot.kiosk) for path, spot in draft.every(SpotTable) if path[:VENUE_DEPTH] == venue)
        yield from _repeated(rooms, key="room")
        yield from _repeated(kiosks, key="kiosk")


def _repeated(named: Iterator[tuple[TomlPath, str]], *, key: str) -> Iterator[Mistake]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield Mistake((*path, key), f"{shown(name)} once more", f"every {key} once on the plans of a venue")
        seen.add(name)


def plans_stay_within_their_floor(draft: Draft) -> Iterator[Mistake]:
    """Whatever is drawn lies on the floor."""
    for path, at in _drawn(draft):
        floor = draft.one(path[:FLOOR_DEPTH], FloorTable)
        if floor is None:
            continue
        width, depth = floor.size
        x, y, *extent = at
        wide, deep = extent or (0.0, 0.0)
        if x + wide > width or y + deep > depth:
            yield Mistake((*path, "at"), shown(at), f"a place on the floor, which is {width:g} m by {depth:g} m")


def _drawn(draft: Draft) -> Iterator[tuple[TomlPath, list[float]]]:
    yield from ((path, area.at) for path, area in draft.every(AreaTable))
    yield from ((path, mark.at) for path, mark in draft.every(MarkTable))
    yield from ((path, spot.at) for path, spot in draft.every(SpotTable))


def plans_draw_no_room_upon_another(draft: Draft) -> Iterator[Mistake]:
    """Two rooms have a wall in common at most."""
    for floor, _ in draft.every(FloorTable):
        drawn: list[RoomArea] = []
        for path, table in draft.each(floor, "rooms", AreaTable):
            area = area_of(table)
            other = next((one for one in drawn if one.overlaps(area)), None)
            if other is not None:
                found = f"{shown(table.at)}, which lies upon {shown(other.room)}"
                yield Mistake((*path, "at"), found, "a rectangle that lies upon no other")
            drawn.append(area)
