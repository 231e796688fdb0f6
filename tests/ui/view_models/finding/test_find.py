from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from booking_core.domain.bookings import Need
from booking_core.domain.places import Closure, Hours, Weekday
from booking_core.language.words import Words
from tests.ui.herlev_day import COPENHAGEN, KIOSK, NOW, herlev, picture_of_the_day, wall
from ui.view_models.finding.find_state import (
    derive_state,
    stepped_persons,
)
from ui.view_models.offering.offers import SHORTEST, choices_for
from ui.view_models.offering.starts import first_asked, later_length, later_today
from ui.view_models.offering.why_not_then import why_not_later, why_not_now
from ui.view_models.visit.session import Session, When
from ui.view_models.visit.speech import Speech

HOUR = timedelta(hours=1)


def test_without_the_centre_the_foot_counts_what_the_kiosk_holds_and_never_what_it_must_ask_for(danish: Speech) -> None:
    away = picture_of_the_day(connected=False, seen_at=wall("13:52"))
    holding, empty = (
        derive_state(picture, Session(), speech=danish, now=NOW) for picture in (away, replace(away, held=frozenset()))
    )
    assert (holding.found, holding.show) == ("3\u00a0steder passer lige nu.", "Vis 3\u00a0steder")
    assert (empty.found, empty.show) == ("Uden forbindelse kan intet bekræftes.", "Vis stederne")
    assert empty.best.endswith("steder kan du bede om.")


def test_the_foot_counts_what_fits_and_names_the_best_as_the_places_do(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), Session(), speech=danish, now=NOW)
    assert state.found == "11\u00a0steder passer lige nu."
    assert state.best == "Bedst passer Lokale 3 her i huset."
    assert state.show == "Vis 11\u00a0steder"


def test_when_nothing_fits_the_button_says_so(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), Session(persons=450), speech=danish, now=NOW)
    assert state.found == "Intet sted passer."
    assert (state.best, state.show) == ("Se, hvad der næsten passer.", "Vis det nærmeste")


def test_when_nothing_comes_near_the_foot_promises_nothing_near(danish: Speech) -> None:
    wanted = Session(persons=50, needs=frozenset(Need))
    state = derive_state(picture_of_the_day(), wanted, speech=danish, now=NOW)
    assert (state.best, state.show) == ("Der er heller ikke noget, der ligner.", "Se hvorfor")


@pytest.mark.parametrize(
    ("at", "when", "starts_at"),
    [
        (NOW, When.NOW, None),
        (wall("06:10"), When.NOW, None),  # the library opens within the hour
        (wall("05:30"), When.LATER, wall("07:00")),
        (wall("21:37"), When.NOW, None),
        (wall("21:38"), When.OTHER_DAY, wall("10:00", day=27)),
        (wall("22:40"), When.OTHER_DAY, wall("10:00", day=27)),
    ],
)
def test_the_questions_begin_with_a_time_that_can_be_had(
    at: datetime, when: When, starts_at: datetime | None, danish: Speech
) -> None:
    asked = first_asked(picture_of_the_day(seen_at=at), now=at, speech=danish)

    assert asked == replace(Session(), when=when, starts_at=starts_at)
    assert choices_for(picture_of_the_day(seen_at=at), replace(asked, length=SHORTEST), now=at)


def test_while_every_house_is_closed_it_cannot_be_now_and_says_until_when(danish: Speech) -> None:
    asked = Session(when=When.OTHER_DAY, starts_at=wall("10:00", day=27))
    times = (wall("21:37"), wall("21:38"), wall("22:40"), wall("05:50"), wall("05:55"))
    states = [derive_state(picture_of_the_day(), asked, speech=danish, now=now) for now in times]
    assert [(state.can_be_now, state.now_note) for state in states] == [
        (True, ""),
        (False, "Lukker kl.\u00a022"),
        (False, "Åbner i morgen kl.\u00a07"),
        (False, "Åbner kl.\u00a07"),
        (True, ""),
    ]


def test_what_is_chosen_already_stays_so(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), Session(), speech=danish, now=wall("22:40"))
    assert (state.can_be_now, state.now_note) == (True, "")


def test_later_today_is_a_half_hour_at_least_an_hour_ahead(danish: Speech) -> None:
    assert later_today(picture_of_the_day(), HOUR, now=NOW, speech=danish) == wall("15:30")


def test_later_today_is_while_a_house_is_open(danish: Speech) -> None:
    morning, evening = (
        later_today(picture_of_the_day(), HOUR, now=wall(now), speech=danish) for now in ("03:10", "20:40")
    )
    assert morning == wall("07:00")
    assert evening == wall("21:00"), "the last that fits before ten"


@pytest.mark.parametrize("day", [26, 27], ids=["closed at ten", "closes at one"])
def test_just_before_midnight_nothing_is_later_today(day: int, danish: Speech) -> None:
    now = wall("23:50", day=day)
    assert later_today(picture_of_the_day(), HOUR, now=now, speech=danish) is None


def test_where_nothing_is_later_today_it_is_said_why_unless_it_is_chosen(danish: Speech) -> None:
    late = wall("21:40")
    asked, chosen = Session(), Session(when=When.LATER, starts_at=wall("21:30"))
    states = (
        derive_state(picture_of_the_day(), session, speech=danish, now=now)
        for session, now in ((asked, late), (asked, NOW), (chosen, late))
    )
    assert [(state.can_be_later, state.later_note) for state in states] == [
        (False, "Lukker kl.\u00a022"),
        (True, ""),
        (True, ""),
    ]


def test_where_less_time_is_left_today_than_asked_for_it_is_said_how_much(danish: Speech) -> None:
    """At 21.20 half an hour would still fit before ten."""
    state = derive_state(picture_of_the_day(), Session(), speech=danish, now=wall("21:20"))
    assert (state.can_be_later, state.later_note) == (True, "Højst 30 min.")
    assert later_length(picture_of_the_day(), 3 * HOUR, now=wall("20:20"), speech=danish) == HOUR


def test_the_closing_time_told_is_that_of_this_house_and_not_of_the_last_in_town(danish: Speech) -> None:
    own, _ = herlev().kiosk_by_id[KIOSK]
    until_eight = {weekday: (Hours(time(8), time(20)),) for weekday in Weekday}
    venues = tuple(replace(one, opening=until_eight) if one is own else one for one in herlev().venues)
    picture = replace(picture_of_the_day(), municipality=replace(herlev(), venues=venues))

    told = [why_not_later(picture, 12 * HOUR, now=wall(now), speech=danish) for now in ("19:40", "21:20")]
    assert told == ["Lukker kl.\u00a020", "Lukket"]


def test_where_every_house_is_closed_today_nothing_is_later(danish: Speech) -> None:
    today = danish.local(NOW).date()
    shut = replace(herlev(), closures=(Closure(today, today, None, "Strømsvigt"),))
    picture = replace(picture_of_the_day(), municipality=shut)
    assert why_not_now(picture, now=NOW, speech=danish) == "Åbner i morgen kl.\u00a07"
    assert later_today(picture, HOUR, now=NOW, speech=danish) is None
    assert why_not_later(picture, HOUR, now=NOW, speech=danish) == "Lukket"


@pytest.mark.parametrize(
    ("language", "persons", "unit", "said"),
    [
        ("da", 1, "person", "1 person"),
        ("da", 6, "personer", "6 personer"),
        ("en", 1, "person", "1 person"),
        ("en", 6, "people", "6 people"),
        ("de", 1, "Person", "1 Person"),
        ("pl", 1, "osoba", "1 osoba"),
        ("pl", 2, "osoby", "2 osoby"),
        ("pl", 12, "osób", "12 osób"),
        ("uk", 3, "особи", "3 особи"),
        ("uk", 21, "особа", "21 особа"),
        ("ar", 1, "شخص", "شخص واحد"),
        ("ar", 2, "شخصان", "شخصان"),
        ("ar", 12, "شخصًا", "12 شخصًا"),
        ("tr", 6, "kişi", "6 kişi"),
        ("ur", 1, "شخص", "1 شخص"),
    ],
)
def test_what_stands_beside_the_number_and_is_said_agrees_with_it(
    language: str, persons: int, unit: str, said: str
) -> None:
    speech = Speech(Words.of(language), COPENHAGEN)
    state = derive_state(picture_of_the_day(), Session(persons=persons), speech=speech, now=NOW)
    heard = state.persons_said.replace("\u00a0", " ").strip("\u200e\u200f")
    assert (state.persons_unit, heard) == (unit, said)


def test_the_time_cannot_leave_what_is_open(danish: Speech) -> None:
    late = Session(when=When.LATER, starts_at=wall("21:00"))
    state = derive_state(picture_of_the_day(), late, speech=danish, now=NOW)
    assert state.can_go_earlier
    assert not state.can_go_later


def test_a_day_begins_at_each_full_hour_that_is_open(danish: Speech) -> None:
    tomorrow = Session(when=When.OTHER_DAY, starts_at=wall("16:00", day=27))
    hours = derive_state(picture_of_the_day(), tomorrow, speech=danish, now=NOW).hours
    assert [hour.text for hour in hours] == [str(hour) for hour in range(8, 24)]
    assert [hour.key for hour in hours if hour.chosen] == ["16"]


def test_a_half_hour_stands_where_its_hour_stood(danish: Speech) -> None:
    later = Session(when=When.LATER, starts_at=wall("16:30"))
    hours = derive_state(picture_of_the_day(), later, speech=danish, now=NOW).hours
    assert [(hour.key, hour.text) for hour in hours][:3] == [("15", "15"), ("16", "16.30"), ("17", "17")]


@pytest.mark.parametrize(
    ("persons", "up", "expected"),
    [(6, True, 7), (12, True, 15), (15, False, 10), (50, True, 60), (60, False, 50), (1, False, 1), (500, True, 500)],
)
def test_steps_grow_with_the_number(persons: int, *, up: bool, expected: int) -> None:
    assert stepped_persons(persons, up=up) == expected


@pytest.mark.parametrize("language", ["da", "ar"])
def test_who_hears_a_number_of_people_hears_the_number_that_is_seen(language: str) -> None:
    speech = Speech(Words.of(language), COPENHAGEN)

    chips = derive_state(picture_of_the_day(), Session(), speech=speech, now=NOW).persons_chips

    assert [chip.text for chip in chips if chip.text not in chip.in_full] == []
