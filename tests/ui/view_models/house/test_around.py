"""What there is besides a search: what is open to all, and what the other houses have free."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from booking_core.domain.bookings import Openness
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.outings import Outing
from booking_core.domain.identity import SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan
from tests.ui.herlev_day import NOW, booking, picture_of_many_houses, picture_of_the_day, wall
from ui.ports import HousePicture
from ui.view_models.house.around_state import AroundRow, AroundState, derive_state
from ui.view_models.house.attract import derive_state as attract_state
from ui.view_models.house.nearby import free_for_less, free_in, offer_of
from ui.view_models.house.outing_state import derive_state as outing_state
from ui.view_models.offering.offers import here, walk_to
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Certainty, Comfort, Session, When
from ui.view_models.visit.speech import Speech

AWAY = picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16))


def events(danish: Speech, *, comfort: Comfort | None = None, part: int = 0) -> AroundState:
    picture = picture_of_the_day(more=[booking("by-pavillon", "10:00", "12:00", day=28, title="Skak i det fri")])
    return derive_state(picture, Session(), page=Page.EVENTS, speech=danish, now=NOW, comfort=comfort, part=part)


def test_what_is_open_to_all_is_told_for_all_houses_and_the_days_to_come(danish: Speech) -> None:
    rows = events(danish).rows

    assert [(row.time, row.title) for row in rows][:2] == [("08.00", "Børn tegner Herlev"), ("13.30", "Læseklub")]
    assert "Herlev Bibliotek" in rows[1].detail
    assert (rows[-1].title, rows[-1].detail.partition(" · ")[0]) == ("Skak i det fri", "Lø. 28. nov.")


def test_with_large_text_there_are_fewer_and_the_rest_follow(danish: Speech) -> None:
    large = Comfort(text_percent=200)

    assert [len(events(danish, comfort=large, part=part).rows) for part in range(2)] == [3, 3]
    assert events(danish, comfort=large).more


def test_a_wide_screen_has_room_for_four_in_the_largest_words_and_for_two_that_begin_with_a_time(
    danish: Speech,
) -> None:
    large = Comfort(text_percent=200)
    shown = {
        page: len(
            derive_state(
                picture_of_the_day(), Session(), page=page, speech=danish, now=NOW, comfort=large, wide=True
            ).rows
        )
        for page in (Page.AROUND, Page.IDEAS, Page.HOUSES, Page.EVENTS)
    }

    assert shown == {Page.AROUND: 4, Page.IDEAS: 4, Page.HOUSES: 4, Page.EVENTS: 2}


def test_over_the_ways_stands_in_the_largest_words_what_the_first_page_has_no_room_for(danish: Speech) -> None:
    day = picture_of_the_day()
    calm = replace(day, calendar=Calendar.of(()))

    told = [
        derive_state(
            picture, Session(), page=Page.AROUND, speech=danish, now=NOW, comfort=Comfort(text_percent=percent)
        ).sentence
        for picture, percent in ((day, 150), (day, 200), (calm, 200))
    ]

    demo, story = danish.say("screen.demo"), here(day)[0].story
    assert story
    assert told == ["", demo, f"{story} {demo}"]


def test_with_low_controls_and_the_largest_words_a_page_has_what_there_is_room_for_below_the_reach(
    danish: Speech,
) -> None:
    low, library = Comfort(text_percent=200, low=True), replace(Session(), house=VenueId("bibliotek"))
    houses, rooms = (
        derive_state(picture_of_the_day(), library, page=page, speech=danish, now=NOW, comfort=low)
        for page in (Page.HOUSES, Page.HOUSE)
    )
    assert (len(houses.rows), len(rooms.rows)) == (3, 2)


def test_a_closed_booking_is_never_among_them(danish: Speech) -> None:
    secret = replace(booking("mh-lok3", "20:30", "21:00"), title="Fødselsdag")
    picture = picture_of_the_day(more=[secret])

    assert "Fødselsdag" not in str(derive_state(picture, Session(), page=Page.EVENTS, speech=danish, now=NOW))


def test_days_without_anything_invite_to_invite(danish: Speech) -> None:
    empty = replace(picture_of_the_day(), calendar=Calendar.of(()))

    assert derive_state(empty, Session(), page=Page.EVENTS, speech=danish, now=NOW).nothing


def test_the_houses_stand_by_their_distance_with_what_is_free(danish: Speech) -> None:
    rows = derive_state(picture_of_the_day(), Session(), page=Page.HOUSES, speech=danish, now=NOW).rows

    assert [row.key for row in rows] == ["medborgerhus", "bibliotek", "byrum", "gammelgaard", "hjortespring"]
    assert rows[1].detail.replace("\u00a0", " ") == "2 min. til fods · 3 steder ledige · åbent til kl. 22"


def test_twelve_houses_stand_by_their_distance_and_after_the_last_come_the_first_again(danish: Speech) -> None:
    picture = picture_of_many_houses(12)
    parts = [derive_state(picture, Session(), page=Page.HOUSES, speech=danish, now=NOW, part=n) for n in range(3)]
    shown = [VenueId(row.key) for state in parts[:2] for row in state.rows]
    walks = [walk_to(picture, picture.municipality.venue_by_id[venue]) for venue in shown]
    assert len(set(shown)) == 12
    assert (shown[0], walks) == (here(picture)[0].id, sorted(walks))
    assert [state.more for state in parts] == ["Flere", "De første igen", "Flere"]
    assert parts[2] == parts[0]


def test_the_places_of_a_house_show_their_day_with_the_time_one_would_have(danish: Speech) -> None:
    library = Session(house=VenueId("bibliotek"))

    state = derive_state(picture_of_the_day(), library, page=Page.HOUSE, speech=danish, now=NOW)

    assert state.sentence.replace("\u00a0", " ").endswith("2 min. til fods · åbent til kl. 22")
    assert [[piece.kind for piece in row.pieces].count("yours") for row in state.rows] == [1, 1, 1]
    assert {row.hours[-1].label for row in state.rows} == {"22"}


def test_while_the_centre_is_silent_the_day_of_a_place_shows_no_time_that_nobody_can_have(danish: Speech) -> None:
    away = replace(picture_of_the_day(connected=False), held=frozenset())
    library = Session(house=VenueId("bibliotek"))

    rows = derive_state(away, library, page=Page.HOUSE, speech=danish, now=NOW).rows

    assert {piece.kind for row in rows for piece in row.pieces} == {"free", "booked"}


def test_in_larger_words_the_places_of_a_house_say_their_day_and_do_not_draw_it(danish: Speech) -> None:
    library, large = Session(house=VenueId("bibliotek")), Comfort(text_percent=150)

    rows = derive_state(picture_of_the_day(), library, page=Page.HOUSE, speech=danish, now=NOW, comfort=large).rows

    assert [row.pieces for row in rows] == [()] * 3


@pytest.mark.parametrize(
    ("at", "told", "on_the_first_page"),
    [
        (wall("00:30", day=28), "ledigt nu til kl. 1", "til kl. 1"),  # for less than an hour
        (wall("07:50"), "lukket nu, åbner kl. 8", "lukket nu, åbner kl. 8"),  # though places are free within the hour
        (wall("21:50"), "intet ledigt · åbent til kl. 22", "Huset lukker kl. 22. Næste ledige er"),
    ],
)
def test_the_houses_say_of_this_one_what_the_first_page_says(
    at: datetime, told: str, on_the_first_page: str, danish: Speech
) -> None:
    picture = picture_of_the_day(seen_at=at)
    first = attract_state(picture, speech=danish, now=at)

    houses = derive_state(picture, Session(), page=Page.HOUSES, speech=danish, now=at)

    assert houses.rows[0].detail.replace("\u00a0", " ") == f"her i huset · {told}"
    said = f"{first.day} {first.next_free} {[line.until for line in first.free]}"
    assert on_the_first_page in said.replace("\u00a0", " ")


def test_a_house_that_is_free_for_less_time_is_not_said_to_be_full(danish: Speech) -> None:
    late = wall("00:30", day=28)
    in_this_house = Session(house=VenueId("medborgerhus"))

    state = derive_state(picture_of_the_day(seen_at=late), in_this_house, page=Page.HOUSE, speech=danish, now=late)

    assert state.nothing.replace("\u00a0", " ") == "Lige nu er intet ledigt i 1 time."


def test_in_another_house_what_is_large_enough_comes_first() -> None:
    picture = picture_of_the_day()
    library = picture.municipality.venue_by_id[VenueId("bibliotek")]

    few, many = (
        [offer.layout.capacity for offer in free_in(picture, Session(persons=persons), library, now=NOW)]
        for persons in (4, 12)
    )

    assert few[0] == min(few)
    assert many[0] == min(capacity for capacity in many if capacity >= 12)


def test_what_is_free_for_less_is_told_for_as_long_as_it_can_be_had_and_of_no_place_that_is_free_for_all_of_it() -> (
    None
):
    picture = picture_of_the_day(more=[booking("bib-gruppe1", "15:00", "16:00")])
    library = picture.municipality.venue_by_id[VenueId("bibliotek")]

    less = free_for_less(picture, Session(), library, now=NOW)

    assert [(offer.space.id, offer.span) for offer in less] == [("bib-gruppe1", TimeSpan(wall("14:15"), wall("15:00")))]


@pytest.mark.parametrize(("taken_from", "book"), [("14:30", ""), ("15:00", "Book 14.15–15.00")])
def test_a_place_offered_for_less_is_offered_for_no_less_than_that(taken_from: str, book: str, danish: Speech) -> None:
    outing = Outing(SpaceId("bib-gruppe1"), TimeSpan(wall("14:15"), wall("15:00")))
    picture = picture_of_the_day(more=[booking("bib-gruppe1", taken_from, "16:00")])

    assert outing_state(picture, Session(), outing, speech=danish, now=NOW).book == book


def test_over_houses_that_have_nothing_it_says_so_and_for_how_long(danish: Speech) -> None:
    night = wall("03:00")
    asleep = picture_of_the_day(seen_at=night)
    later = Session(when=When.LATER, starts_at=wall("04:00"), length=timedelta(minutes=30))
    now, then = (
        derive_state(asleep, session, page=Page.HOUSES, speech=danish, now=night).sentence.replace("\u00a0", " ")
        for session in (Session(), later)
    )

    assert now == "Lige nu er intet ledigt i 1 time."
    assert then == "Intet er ledigt i 30 min. kl. 4."


def test_the_houses_are_told_for_the_time_the_person_looks_for(danish: Speech) -> None:
    evening = Session(when=When.LATER, starts_at=wall("19:00"))

    state = derive_state(picture_of_the_day(), evening, page=Page.HOUSES, speech=danish, now=NOW)

    assert state.sentence.replace("\u00a0", " ") == "Det her er ledigt kl. 19."


def test_a_place_elsewhere_is_booked_here_while_the_centre_answers(danish: Speech) -> None:
    offer = offer_of(picture_of_the_day(), Session(), SpaceId("bib-gruppe1"), now=NOW)
    assert offer is not None
    outing = Outing(offer.space.id, offer.span)

    state = outing_state(picture_of_the_day(), Session(), outing, speech=danish, now=NOW)
    silent = outing_state(AWAY, Session(), outing, speech=danish, now=NOW)

    assert state.choice is not None
    assert (state.choice.certainty, state.book) == (Certainty.SURE, "Book 14.15–15.15")
    assert (silent.choice, silent.book) == (None, "")
    assert "44\u00a000\u00a000\u00a002" in silent.note


def test_a_place_that_was_taken_meanwhile_is_neither_booked_nor_printed(danish: Speech) -> None:
    outing = Outing(SpaceId("bib-gruppe1"), TimeSpan(wall("14:15"), wall("15:15")))
    taken = picture_of_the_day(more=[booking("bib-gruppe1", "14:15", "16:00")])

    state = outing_state(taken, Session(), outing, speech=danish, now=NOW)

    assert (state.note, state.book, state.print_slip) == ("Det er ikke ledigt mere.", "", "")


def test_what_is_over_is_said_to_be(danish: Speech) -> None:
    outing = Outing(SpaceId("mh-foyer"), TimeSpan(wall("12:00"), wall("14:00")), "Børn tegner", Openness.COME_AND_SEE)

    state = outing_state(picture_of_the_day(), Session(), outing, speech=danish, now=NOW)

    assert (state.note, state.print_slip) == ("Det er slut nu.", "")


@pytest.mark.parametrize("picture", [picture_of_the_day(), AWAY], ids=["connected", "away"])
def test_what_the_first_page_has_no_room_for_in_the_largest_words_stands_behind_its_ways(
    picture: HousePicture, danish: Speech
) -> None:
    first = attract_state(picture, speech=danish, now=NOW)

    behind = {
        page: [row for part in range(9) for row in in_the_largest_words(picture, page, part, danish)]
        for page in (Page.EVENTS, Page.HOUSE)
    }

    titles = [row.title for row in behind[Page.EVENTS]]
    assert [event.title for event in first.events if event.title not in titles] == []
    free = [row.title for row in behind[Page.HOUSE]]
    assert first.free
    assert [line.name for line in first.free if line.name not in free] == []


def in_the_largest_words(picture: HousePicture, page: Page, part: int, danish: Speech) -> tuple[AroundRow, ...]:
    session = Session(house=here(picture)[0].id)
    largest = Comfort(text_percent=200)
    return derive_state(picture, session, page=page, speech=danish, now=NOW, comfort=largest, part=part).rows
