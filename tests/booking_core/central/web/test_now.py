"""The first page: what anybody may come to, and what is free, at this moment."""

import re
from datetime import date

from booking_core.domain.bookings import Openness
from booking_core.domain.identity import SpaceId
from tests.booking_core.central.web.visits import Visits

PAVILION = SpaceId("by-pavillon")
HOUSES = ("Herlev Medborgerhus", "Herlev Bibliotek", "Hjortespring Bibliotek", "Gammelgaard", "Byens rum")


def said_of(house: str, text: str) -> str:
    """What stands under the name of a house among what is free."""
    free = text[text.index("Du booker her") :]
    here = free[free.index(house) :]
    others = [here.find(other) for other in HOUSES if other != house]
    return here[: min((place for place in others if place > 0), default=len(here))]


def test_what_is_open_to_all_stands_in_the_order_of_its_start(week: Visits) -> None:
    page = week.page("/")

    titles = page.headings[2 : page.headings.index("Ledigt nu")]
    assert titles == (
        "Børn tegner Herlev",
        "Akvarel for begyndere",
        "Gymnastik for alle over 60",
        "Åbent værksted: symaskiner",
        "Lektiecafé",
        "Sprogcafé: dansk for alle",
        "Fællessang",
    )


def test_an_event_says_where_until_when_and_how_soon(week: Visits) -> None:
    text = week.page("/").text

    assert "12.00 Børn tegner Herlev i gang nu Foyeren, Herlev Medborgerhus · til kl. 16 · Sprog: Dansk, En" in text
    assert "15.00 Gymnastik for alle over 60 om 52 min. Store Sal, Herlev Medborgerhus · til kl. 16 · Kun på da" in text


def test_one_that_is_only_to_be_looked_in_on_says_so(visits: Visits) -> None:
    visits.book("19:00", "21:00", openness=Openness.COME_AND_SEE, title="Skak", space=SpaceId("mh-lok4"))

    assert "Skak i aften Lokale 4, Herlev Medborgerhus · til kl. 21 · Kom og se" in visits.page("/").text


def test_what_is_over_is_not_on(visits: Visits) -> None:
    visits.show("21:30")

    assert "Intet på programmet resten af dagen." in visits.page("/").text


def test_a_free_space_says_until_when_and_what_comes_then(week: Visits) -> None:
    here = said_of("Herlev Medborgerhus", week.page("/").text)

    assert "Lokale 3 Ledigt til kl. 16.30 Optaget 16.30–18.00 og 18.30–20.30." in here


def test_less_than_half_an_hour_is_not_called_free(visits: Visits) -> None:
    visits.show("16:10")

    assert "Lokale 3 Ledigt" not in visits.page("/").text


def test_a_space_that_the_house_must_approve_is_not_called_free(week: Visits) -> None:
    names = {heading for heading in week.page("/").headings if "Sal" in heading or "hus" in heading}

    assert names == {"Herlev Medborgerhus", "Lille Sal", "Salen A", "Salen B"}


def test_halves_of_a_hall_are_shown_and_not_the_hall_as_well(week: Visits) -> None:
    headings = week.page("/").headings

    assert {"Salen A", "Salen B"} <= set(headings)
    assert "Salen" not in headings


def test_where_nothing_is_free_the_next_to_be_had_is_named(visits: Visits) -> None:
    visits.book("14:00", "15:00", space=PAVILION)

    here = said_of("Byens rum", visits.page("/").text)

    assert "Intet er ledigt lige nu. Det næste er Pavillonen i parken kl. 15." in here


def test_a_closed_house_says_when_it_opens(visits: Visits) -> None:
    visits.show("23:00")

    assert "Herlev Medborgerhus Lukket nu, åbner i morgen kl. 8" in visits.page("/").text


def test_at_christmas_the_house_says_on_which_day_it_opens(visits: Visits) -> None:
    visits.show("14:00", date(2026, 12, 24))

    assert "Herlev Medborgerhus Lukket nu, åbner sø. 27. dec. kl. 10" in visits.page("/").text


def test_a_legend_explains_what_is_drawn_and_nothing_else(week: Visits) -> None:
    html = week.get("/").text

    drawn = set(re.findall(r'<(?:rect|line) class="(free|booked|setup|closed)"', html.split('class="columns"')[1]))
    explained = set(re.findall(r'<(?:rect|line) class="(free|booked|setup|closed)"', html.split('class="columns"')[0]))
    assert explained == drawn


def test_it_reads_in_english_too(week: Visits) -> None:
    page = week.page("/", "en")

    assert page.title == "Right now · Mødested"
    assert "15:00 Gymnastik for alle over 60 in 52 min Store Sal, Herlev Medborgerhus · until 16:00 " in page.text
    assert "Lokale 3 Free until 16:30 Taken 16:30–18:00 and 18:30–20:30." in page.text


def test_it_says_when_it_was_true(week: Visits) -> None:
    html = week.get("/").text

    assert "Sådan så det ud" in html
    assert "14.08" in html[html.index("Sådan så det ud") :]


def test_a_booking_is_seen_at_once(visits: Visits) -> None:
    before = visits.page("/").text
    visits.book("14:15", "15:15")

    assert "Lokale 3 Ledigt" in before
    assert "Lokale 3 Ledigt" not in visits.page("/").text
