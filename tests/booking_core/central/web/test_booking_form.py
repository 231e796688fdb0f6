"""Booking from a phone: a plain form with the free times of a day, and the page of the receipt it leads to."""

import re
from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from booking_core.domain.bookings import Booking, BookingState, Channel, Openness, Purpose
from booking_core.domain.identity import SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import LONGEST_SPAN
from booking_core.store.schema import contact
from tests.booking_core.central.web.visits import THURSDAY, Visits, at, span

FORM = "/houses/medborgerhus/mh-lok3/book"
PHONE = "40 21 73 55"
FRIDAY = THURSDAY + timedelta(days=1)
LOKALE_3 = SpaceId("mh-lok3")
PICKED: Mapping[str, str] = {
    "day": str(FRIDAY),
    "starts": str(int(at("18:00", FRIDAY).timestamp())),
    "length": "60",
    "persons": "6",
    "purpose": "music",
    "openness": "come-and-see",
    "phone": PHONE,
}


def booked(visits: Visits, space: SpaceId = LOKALE_3) -> list[Booking]:
    """What partners and phones have booked of a space that evening, by start."""
    window = TimeSpan(at("00:00", FRIDAY), at("00:00", FRIDAY) + LONGEST_SPAN)
    calendar = visits.running.centre.store.bookings.calendar(window, [space])
    return [one for one in calendar.bookings.values() if one.channel is Channel.PARTNER]


def test_what_is_picked_is_booked_and_leads_to_its_receipt(visits: Visits) -> None:
    answer = visits.post(FORM, form=PICKED)

    assert answer.status_code == 303
    (made,) = booked(visits)
    assert (made.span, made.persons) == (span("18:00", "19:00", FRIDAY), 6)
    assert (made.purpose, made.openness) == (Purpose.MUSIC, Openness.COME_AND_SEE)
    page = visits.page(answer.headers["Location"])
    assert "BEKRÆFTET" in page.text
    assert "18.00–19.00" in page.text
    assert PHONE not in visits.get(answer.headers["Location"]).text


def test_the_house_can_reach_whoever_booked_in_their_language(visits: Visits) -> None:
    visits.post(f"{FORM}?lang=en", form={**PICKED, "phone": "", "email": "aase@example.org"})

    (made,) = booked(visits)
    with visits.running.centre.store.reading() as connection:
        sealed = connection.execute(select(contact.c.sealed).where(contact.c.booking_id == str(made.id))).scalar_one()
    found = visits.running.centre.contacts.opened(sealed, made.id)
    assert (found.email, found.language) == ("aase@example.org", "en")


def test_pressing_twice_books_once(visits: Visits) -> None:
    form = {**PICKED, "form": str(uuid4())}

    first, second = (visits.post(FORM, form=form) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert len(booked(visits)) == 1


def test_a_time_that_somebody_else_took_meanwhile_is_told_with_all_that_was_picked(visits: Visits) -> None:
    visits.book("18:00", "19:00", day=FRIDAY)

    answer = visits.post(FORM, form=PICKED)

    assert answer.status_code == 409
    page = visits.read(answer)
    assert "optaget" in page.text.lower()
    assert 'value="40 21 73 55"' in answer.text
    assert booked(visits) == []


def test_a_room_the_house_answers_for_is_asked_of_it(visits: Visits) -> None:
    places = visits.running.centre.store.municipality()
    space = next(one for venue in places.venues if venue.id == "medborgerhus" for one in venue.spaces if one.approval)
    path = f"/houses/medborgerhus/{space.id}/book"
    day = THURSDAY + timedelta(days=10)
    shown = visits.get(f"{path}?day={day}").text
    assert "Spørg huset" in shown

    starts = str(int(at("18:00", day).timestamp()))
    answer = visits.post(path, form={**PICKED, "day": str(day), "starts": starts, "length": "120", "persons": "30"})

    assert answer.status_code == 303, visits.read(answer).text
    assert "ANMODNING" in visits.page(answer.headers["Location"]).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts": "1"}, "Vælg et af tidspunkterne."),
        ({"length": "7"}, "Vælg en af længderne."),
        ({"persons": "mange"}, "Skriv et tal, som 6."),
        ({"phone": ""}, "Ellers kan huset ikke nå dig."),
        ({"phone": "010203-1234"}, "det ligner et CPR-nummer"),
        ({"email": "aase@"}, "Det er ikke en e-mail-adresse."),
    ],
)
def test_what_is_to_be_mended_is_said_beside_it(week: Visits, fields: Mapping[str, str], sentence: str) -> None:
    answer = week.post(FORM, form={**PICKED, **fields})

    assert answer.status_code == 400
    assert sentence in week.read(answer).text
    assert "010203-1234" not in answer.text


def test_only_free_times_are_offered_and_never_those_that_are_over(visits: Visits) -> None:
    visits.show("17:00")

    html = visits.get(FORM).text

    starts = html.partition('name="starts"')[2].partition("</select>")[0]
    assert re.findall(r"kl[.] [0-9.]+", starts) == [
        "kl. 18",
        "kl. 20.30",
        "kl. 20.45",
        "kl. 21",
        "kl. 21.15",
        "kl. 21.30",
    ]
    visits.show("21:50")
    assert "Der er ikke mere ledigt her den dag." in visits.page(FORM).text
    assert visits.page("/houses/medborgerhus").links_to("/houses/medborgerhus/mh-lok3/book") == ()


@pytest.mark.parametrize("path", ["/houses/medborgerhus?day=2026-11-27", "/houses/medborgerhus/mh-lok3", "/"])
def test_pages_of_what_is_free_lead_to_the_form(week: Visits, path: str) -> None:
    link = week.page(path).links_to(FORM)[0]

    page = week.page(link)

    assert "slettes 14 dage efter, at tiden er gået" in page.text
    assert page.text.startswith("Book Lokale 3 Herlev Medborgerhus")
    assert page.form == FORM


@pytest.mark.parametrize(("path", "status"), [(f"{FORM}?day=2027-11-27", 404), ("/houses/medborgerhus/x/book", 404)])
def test_a_day_or_room_that_is_not_shown_is_told_in_words(week: Visits, path: str, status: int) -> None:
    assert week.get(path).status_code == status


def test_a_form_on_somebody_elses_page_books_nothing(visits: Visits) -> None:
    answer = visits.post(
        FORM, form=PICKED, headers={"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 403
    assert booked(visits) == []


def test_what_is_booked_from_a_phone_can_be_given_back_there(visits: Visits) -> None:
    receipt = visits.post(FORM, form=PICKED).headers["Location"]

    visits.post(f"{receipt}/cancel")

    (made,) = booked(visits)
    assert made.state is BookingState.CANCELLED_BY_CITIZEN
