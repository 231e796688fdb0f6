from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Closure
from tests.ui.herlev_day import NOW, booking, herlev, picture_of_round_the_clock, picture_of_the_day, wall
from ui.view_models.house.attract import AttractState, derive_state
from ui.view_models.visit.speech import Speech


def test_what_is_open_to_all_is_listed_by_time(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), speech=danish, now=NOW)
    assert [(line.time, line.title) for line in state.events] == [
        ("08.00", "Børn tegner Herlev"),
        ("15.00", "Gymnastik for alle over 60"),
        ("17.00", "Sprogcafé: dansk for alle"),
        ("19.00", "Fællessang"),
    ]


def test_only_what_goes_on_now_is_marked_as_running(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), speech=danish, now=NOW)
    assert [line.running for line in state.events] == [True, False, False, False]


def test_a_closed_booking_is_never_named(danish: Speech) -> None:
    secret = replace(booking("mh-lok3", "16:30", "18:00"), title="Fødselsdag")
    state = derive_state(picture_of_the_day(more=[secret]), speech=danish, now=NOW)
    assert "Fødselsdag" not in str(state)


def test_free_rooms_say_until_when(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), speech=danish, now=NOW)
    assert [(line.name, line.until.replace("\u00a0", " ")) for line in state.free] == [
        ("Lokale 3", "til kl. 16.30"),
        ("Lokale 5", "til kl. 15.15"),
        ("Lille Sal", "til kl. 18.15"),
    ]


def test_free_rooms_have_the_rows_that_events_leave(danish: Speech) -> None:
    day = picture_of_the_day()
    fewer = replace(day, calendar=Calendar.of([booking("mh-lille-sal", "19:00", "21:00", title="Fællessang")]))
    rows = [len(derive_state(picture, speech=danish, now=NOW).free) for picture in (day, fewer)]
    assert rows == [3, 5]


def test_a_day_without_events_is_calm_and_tells_of_the_house(danish: Speech) -> None:
    empty = replace(picture_of_the_day(), calendar=Calendar.of(()))
    state = derive_state(empty, speech=danish, now=NOW)
    assert state.events == ()
    assert state.calm == "Intet på programmet resten af dagen"
    assert state.story == herlev().venues[0].story


def test_when_nothing_is_free_it_says_what_is_next(danish: Speech) -> None:
    house = [space for space in herlev().venues[0].spaces if len(space.rooms) == 1]
    full = [booking(space.id, "14:00", "20:00") for space in house]
    picture = replace(picture_of_the_day(), calendar=Calendar.of(full))
    state = derive_state(picture, speech=danish, now=NOW)
    assert "kl.\u00a020" in state.next_free
    assert {line.until for line in state.free} == {"fra kl.\u00a020"}


def test_when_nothing_is_free_each_room_says_when_it_is_and_shows_the_day_until_then(danish: Speech) -> None:
    house = [space for space in herlev().venues[0].spaces if len(space.rooms) == 1]
    full = [booking(space.id, "14:00", "20:00" if space.id != "mh-lok5" else "19:00") for space in house]
    state = derive_state(replace(picture_of_the_day(), calendar=Calendar.of(full)), speech=danish, now=NOW)
    first = state.free[0]
    assert (first.name, first.until) == ("Lokale 5", "fra kl.\u00a019")
    assert first.pieces[0].startFraction == 0
    assert [hour.label for hour in state.hours][:1] == ["14"]


def test_a_closed_house_shows_the_hours_of_the_day_on_which_it_opens(danish: Speech) -> None:
    picture = replace(picture_of_the_day(), calendar=Calendar.of(()))
    state = derive_state(picture, speech=danish, now=wall("23:30"))
    assert {line.until for line in state.free} == {"fra kl.\u00a08"}
    assert [hour.label for hour in state.hours][:1] == ["8"]


def test_what_is_free_only_on_another_day_than_the_first_has_no_line(danish: Speech) -> None:
    house = [space for space in herlev().venues[0].spaces if len(space.rooms) == 1]
    full = [booking(space.id, "14:00", "22:00") for space in house if space.id != "mh-lok5"]
    busy = [*full, booking("mh-lok5", "14:00", "21:00")]
    state = derive_state(replace(picture_of_the_day(), calendar=Calendar.of(busy)), speech=danish, now=NOW)
    assert [line.name for line in state.free] == ["Lokale 5"]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (wall("03:10", day=27), "Huset er lukket nu. Næste ledige er"),
        (wall("21:50"), "Huset lukker kl.\u00a022. Næste ledige er"),
        (wall("12:00") + timedelta(days=28), "Huset er lukket nu. Næste ledige er"),
    ],
)
def test_a_house_that_is_closed_or_about_to_close_is_not_called_full(danish: Speech, now: datetime, told: str) -> None:
    state = derive_state(replace(picture_of_the_day(), calendar=Calendar.of(())), speech=danish, now=now)

    assert state.next_free.startswith(told)


def test_a_house_without_places_is_not_called_full(danish: Speech) -> None:
    venues = tuple(replace(venue, spaces=()) for venue in herlev().venues)
    empty = replace(picture_of_the_day(), municipality=replace(herlev(), venues=venues), calendar=Calendar.of(()))

    assert "ingen rum" in derive_state(empty, speech=danish, now=NOW).next_free


def test_a_closed_house_says_when_it_opens(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), speech=danish, now=wall("23:30"))
    assert state.day.endswith("lukket nu, åbner i morgen kl.\u00a08")


def test_invented_data_is_called_so(danish: Speech, english: Speech) -> None:
    assert derive_state(picture_of_the_day(), speech=danish, now=NOW).demo.startswith("Demonstration")
    assert derive_state(picture_of_the_day(), speech=english, now=NOW).demo.startswith("Demonstration")


def test_a_fifth_event_takes_a_row_of_the_free_rooms_where_a_note_stands_below(danish: Speech) -> None:
    busy = picture_of_the_day(more=[booking("mh-lok3", "16:30", "18:00", title="Lektiecafé")])
    real = replace(
        busy, municipality=replace(herlev(), venues=tuple(replace(one, demo=False) for one in herlev().venues))
    )
    rows = [len(derive_state(picture, speech=danish, now=NOW).free) for picture in (busy, real)]
    assert rows == [2, 3]


def test_a_house_that_never_closes_has_no_closing_time(danish: Speech) -> None:
    late = wall("23:50")
    state = derive_state(picture_of_round_the_clock(seen_at=late), speech=danish, now=late)
    assert state.day == "Torsdag den 26. november · åbent hele døgnet"
    assert {line.until for line in state.free} == {"hele døgnet"}


def test_a_closing_time_on_another_day_names_the_day(danish: Speech) -> None:
    saturday = date(2026, 11, 28)
    picture = picture_of_round_the_clock()
    closed = replace(picture.municipality, closures=(Closure(saturday, saturday, None, "Strømsvigt"),))
    state = derive_state(replace(picture, municipality=closed), speech=danish, now=NOW)
    assert state.day.replace("\u00a0", " ") == "Torsdag den 26. november · åbent til lø. 28. nov. kl. 0.00"


def test_a_house_that_closes_after_midnight_says_that_it_is_in_the_night(danish: Speech) -> None:
    friday = wall("20:00", day=27)
    state = derive_state(picture_of_the_day(seen_at=friday), speech=danish, now=friday)
    assert state.day.replace("\u00a0", " ") == "Fredag den 27. november · åbent til kl. 1 om natten"


def without_the_centre(promised: set[str], danish: Speech) -> AttractState:
    """Lokale 3 stands alone there, as free; the machine may promise those rooms."""
    picture = picture_of_the_day(connected=False)
    held = frozenset(cell for cell in picture.held if cell.room in promised)
    state = derive_state(replace(picture, held=held), speech=danish, now=NOW)
    assert [line.name for line in state.free] == ["Lokale 3"]
    return state


def test_without_the_centre_free_now_is_said_of_what_this_machine_may_promise(danish: Speech) -> None:
    assert without_the_centre({"lok3"}, danish).is_known


@pytest.mark.parametrize("promised", [set(), {"lok5"}])
def test_without_the_centre_nothing_else_is_said_to_be_free_now(promised: set[str], danish: Speech) -> None:
    assert not without_the_centre(promised, danish).is_known
