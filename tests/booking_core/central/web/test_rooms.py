"""A room's own page, which the sign on its door leads to."""

import pytest

from booking_core.central.web.houses import DAYS_SHOWN
from booking_core.domain.time_spans import ONE_DAY
from tests.booking_core.central.web.visits import THURSDAY, Visits

ROOM = "/houses/medborgerhus/mh-lok3"


def test_it_says_until_when_the_room_is_free_and_what_one_can_do(week: Visits) -> None:
    text = week.page("/houses/medborgerhus/mh-lok3").text

    assert text.startswith("Herlev Medborgerhus Lokale 3 Ledigt til kl. 16.30 Plads til 16 · Med elevator")
    assert "Ledigt til kl. 16.30, 18.00–18.30 og 20.30–22.00." in text
    assert "Du booker her, på skærmen i huset, eller du ringer til huset." in text
    assert "Noget er i stykker Er noget i stykker, beskidt eller væk, så sig det her." in text


def test_the_address_of_the_sign_leads_there(week: Visits) -> None:
    assert week.page("/H/MEDBORGERHUS/MH-LOK3").text == week.page("/houses/medborgerhus/mh-lok3").text


def test_a_room_that_is_taken_says_until_when(visits: Visits) -> None:
    visits.book("14:00", "15:00")

    page = visits.page("/houses/medborgerhus/mh-lok3")

    assert page.text.startswith("Herlev Medborgerhus Lokale 3 Optaget til kl. 15 Plads til 16")


def test_one_that_nobody_gets_any_more_that_day_says_so(visits: Visits) -> None:
    visits.show("20:00")
    visits.book("20:30", "22:00")

    text = visits.page("/houses/medborgerhus/mh-lok3").text

    assert text.startswith("Herlev Medborgerhus Lokale 3 Ikke mere ledigt i dag Plads til 16")


def test_on_a_day_the_house_is_closed_it_says_when_it_opens(visits: Visits) -> None:
    visits.show("23:30")

    assert visits.page("/houses/medborgerhus/mh-lok3").text.startswith(
        "Herlev Medborgerhus Lokale 3 Lukket nu, åbner i morgen kl. 8"
    )


def test_in_the_evening_it_shows_the_next_day_with_something_left_and_says_which(visits: Visits) -> None:
    friday = THURSDAY + ONE_DAY
    rest = (("08:00", "09:00"), ("11:00", "15:00"), ("15:00", "16:30"), ("18:00", "22:00"), ("22:00", "01:00"))
    for starts, ends in rest:
        visits.book(starts, ends, day=friday)
    visits.show("23:00")

    page = visits.page(ROOM)

    assert "Dagen i rummet Lørdag den 28. november" in page.text
    assert page.links_to(f"{ROOM}/book") == (f"{ROOM}/book?day=2026-11-28",)
    assert page.text.startswith("Herlev Medborgerhus Lokale 3 Lukket nu, åbner i morgen kl. 8")


def test_another_day_is_shown_with_its_hours_and_is_booked_from_there(visits: Visits) -> None:
    visits.show("23:00")

    page = visits.page(f"{ROOM}?day=2026-11-27")

    assert page.text.startswith("Herlev Medborgerhus Lokale 3 Åbent 08.00–01.00 Plads til 16")
    assert "Fredag den 27. november" in page.text
    assert page.links_to(f"{ROOM}/book") == (f"{ROOM}/book?day=2026-11-27",)


def test_other_days_are_those_of_the_room(visits: Visits) -> None:
    *days, later = visits.page(f"{ROOM}?lang=en").links_to(f"{ROOM}?day=")

    assert len(days) == DAYS_SHOWN + 1
    assert days[1] == f"{ROOM}?day=2026-11-27&lang=en"
    assert later == f"{ROOM}?day=2026-12-11&lang=en"


def test_one_leafs_as_far_ahead_as_the_room_may_be_booked_and_back(visits: Visits) -> None:
    last = THURSDAY + 90 * ONE_DAY

    page = visits.page(f"{ROOM}?day={last}")

    earlier, *days = sorted(page.links_to(f"{ROOM}?day="))
    assert (earlier, days[0], days[-1]) == tuple(f"{ROOM}?day={THURSDAY + ahead * ONE_DAY}" for ahead in (75, 90, 90))
    assert "Tidligere dage" in page.text
    assert "Senere dage" not in page.text


def test_a_day_behind_the_last_of_the_room_says_until_when_it_is_booked(visits: Visits) -> None:
    page = visits.page(f"{ROOM}?day={THURSDAY + 95 * ONE_DAY}")

    assert "Her kan du booke til og med onsdag den 24. februar." in page.text


def test_a_day_that_has_nothing_left_says_so_where_it_is_asked_for(visits: Visits) -> None:
    visits.show("23:00")

    page = visits.page(f"{ROOM}?day=2026-11-26")

    assert "Der er ikke mere ledigt her den dag. Se andre dage" in page.text
    assert "Du booker her" not in page.text
    assert page.links_to(f"{ROOM}/book") == ()


@pytest.mark.parametrize("day", ["2027-11-27", "2026-11-25", "i morgen"])
def test_a_day_that_is_not_shown_is_said_not_to_be(visits: Visits, day: str) -> None:
    answer = visits.get(f"{ROOM}?day={day}")

    assert answer.status_code == 404
    page = visits.read(answer)
    assert page.text.startswith("Den dag viser vi ikke Du kan se i dag og de dage, der kan bookes nu.")
    assert "Du kan vælge en dag til og med onsdag den 24. februar 2027." in page.text
    assert page.form == ROOM


def test_a_room_that_is_not_there_leads_back_to_the_house(week: Visits) -> None:
    answer = week.get("/H/MEDBORGERHUS/LOKALE-99")

    assert answer.status_code == 404
    page = week.read(answer)
    assert page.text.startswith("Lokalet findes ikke Husets side viser de lokaler, der er. Herlev Medborgerhus")
    assert page.links_to("/houses/") == ("/houses/medborgerhus",)


def test_wherever_a_room_is_named_among_others_it_leads_to_its_page(week: Visits) -> None:
    room = "/houses/medborgerhus/mh-lok3"

    assert room in week.page("/").links
    assert room in week.page("/houses/medborgerhus").links
    assert f"{room}?day=2026-11-27" in week.page("/houses/medborgerhus?day=2026-11-27").links
    assert f"{room}?lang=en" in week.page("/?lang=en").links
