"""What a space's layouts must say together, and where an outdoor booking goes when it rains."""

from collections.abc import Iterator, Mapping

from booking_core.central.places_file.checks.houses import VENUE_DEPTH
from booking_core.central.places_file.checks.references import unknown
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.schema.rooms import LayoutTable, RoomTable, SpaceTable

WORK = ("setup_minutes", "strike_minutes")


def one_layout_stands(draft: Draft) -> Iterator[Mistake]:
    """Each space stands in exactly one layout by itself."""
    for path, _ in draft.every(SpaceTable):
        standing = [layout.id for _, layout in draft.each(path, "layouts", LayoutTable) if layout.standing]
        if len(standing) == 1 or not draft.is_whole(path, "layouts"):
            continue
        found = f"standing = true in {len(standing)} ({', '.join(standing)})" if standing else "none that stands"
        yield Mistake((*path, "layouts"), found, "exactly one layout with standing = true")


def only_other_layouts_are_work(draft: Draft) -> Iterator[Mistake]:
    """The standing layout needs no work; any other says how long the crew needs before and after."""
    for path, layout in draft.every(LayoutTable):
        given = layout.model_dump(include={*WORK, "self_minutes"}, exclude_none=True)
        if layout.standing:
            for key in given:
                expected = "no such key, as the standing layout is there without work"
                yield Mistake((*path, key), str(given[key]), expected)
            continue
        for key in WORK:
            if key not in given:
                expected = "a whole number of minutes, 0 or more, as this layout does not stand there by itself"
                yield Mistake((*path, key), "nothing", expected)


def layouts_fit_into_their_rooms(draft: Draft) -> Iterator[Mistake]:
    """Not more persons than all rooms of the space may hold: seated or standing, whichever is more."""
    for path, space in draft.every(SpaceTable):
        most = _most_persons(draft, path, space)
        if most is None:
            continue
        for at, layout in draft.each(path, "layouts", LayoutTable):
            for key, places in (("seats", layout.seats), ("standing_places", layout.standing_places)):
                if places > most:
                    expected = f"at most {most}: so many persons may be in the rooms of the space"
                    yield Mistake((*at, key), str(places), expected)


def _most_persons(draft: Draft, path: TomlPath, space: SpaceTable) -> int | None:
    """None while a room is not known."""
    rooms = {room.id: room for _, room in draft.each(path[:VENUE_DEPTH], "room", RoomTable)}
    if any(room not in rooms for room in space.rooms):
        return None
    return sum(rooms[room].max_persons for room in space.rooms)


def bad_weather_space_exists(draft: Draft) -> Iterator[Mistake]:
    """Where a booking goes when it rains is a space the file has."""
    known = draft.known_of_kind("space")
    for path, space in draft.every(SpaceTable):
        if space.bad_weather_space is not None:
            at = (*path, "bad_weather_space")
            yield from unknown(at, space.bad_weather_space, known=known, kind="the id of a space")


def bad_weather_ends_somewhere(draft: Draft) -> Iterator[Mistake]:
    """From one space to the next for bad weather one never comes back to the first."""
    shelters = {
        space.id: space.bad_weather_space for _, space in draft.every(SpaceTable) if space.bad_weather_space is not None
    }
    for path, space in draft.every(SpaceTable):
        way = _way_to_shelter(space.id, shelters)
        if len(way) > 1 and way[-1] == space.id:
            expected = "a space that does not lead back here"
            yield Mistake((*path, "bad_weather_space"), " → ".join(f'"{one}"' for one in way), expected)


def _way_to_shelter(start: str, shelters: Mapping[str, str]) -> list[str]:
    way = [start]
    while (following := shelters.get(way[-1])) is not None:
        seen = following in way
        way.append(following)
        if seen:
            break
    return way


def bad_weather_space_has_other_rooms(draft: Draft) -> Iterator[Mistake]:
    """Both are held by one booking, so they cannot share a room."""
    rooms = {space.id: set(space.rooms) for _, space in draft.every(SpaceTable)}
    for path, space in draft.every(SpaceTable):
        shelter = space.bad_weather_space
        if shelter is None or shelter == space.id:
            continue
        if shared := sorted(rooms[space.id] & rooms.get(shelter, set())):
            found = f'"{shelter}", which has the same {_rooms_in_words(shared)}'
            yield Mistake((*path, "bad_weather_space"), found, "a space with other rooms")


def _rooms_in_words(rooms: list[str]) -> str:
    return ("room " if len(rooms) == 1 else "rooms ") + ", ".join(f'"{room}"' for room in rooms)
