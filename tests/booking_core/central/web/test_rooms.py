"""A room's own page, which the sign on its door leads to."""

from tests.booking_core.central.web.visits import Visits


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


def test_a_room_that_is_not_there_leads_back_to_the_house(week: Visits) -> None:
    answer = week.get("/H/MEDBORGERHUS/LOKALE-99")

    assert answer.status_code == 404
    page = week.read(answer)
    assert page.text.startswith("Lokalet findes ikke Husets side viser de lokaler, der er. Herlev Medborgerhus")
    assert page.links_to("/houses/") == ("/houses/medborgerhus",)


def test_wherever_a_room_is_named_among_others_it_leads_to_its_page(week: Visits) -> None:
    room = "/houses/medborgerhus/mh-lok3"

    assert room in week.page("/").links
    assert room in week.page("/houses/medborgerhus?day=2026-11-27").links
    assert f"{room}?lang=en" in week.page("/?lang=en").links
