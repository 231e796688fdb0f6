import pytest

from booking_core.domain.places.floors import Floor, floor_of
from tests.booking_core.janitor_day import house


@pytest.mark.parametrize(
    ("venue", "room", "floor"),
    [
        ("medborgerhus", "lok3", Floor(1)),
        ("medborgerhus", "lok4", Floor(0)),
        ("bibliotek", "makerspace", Floor(-1)),
        ("gammelgaard", "laden", Floor(None, "over gården")),
        ("byrum", "torvet", Floor(None)),
    ],
)
def test_the_first_words_of_the_way_tell_the_floor(venue: str, room: str, floor: Floor) -> None:
    place = house(venue)  # type: ignore[arg-type]  # the ids of the places file

    assert floor_of(place, next(each for each in place.rooms if each.id == room)) == floor


def test_a_room_whose_way_names_no_floor_lies_where_people_come_in() -> None:
    foyer = next(room for room in house().rooms if room.id == "foyer")

    assert floor_of(house(), foyer) == Floor(0)
