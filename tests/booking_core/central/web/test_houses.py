"""A house's day on its own page."""

import re
from datetime import date

import pytest

from booking_core.domain.bookings import Openness
from booking_core.domain.identity import RoomId, SpaceId
from booking_core.domain.time_spans import ONE_DAY
from tests.booking_core.central.web.visits import THURSDAY, Visits, span


def test_the_day_says_when_the_house_is_open(week: Visits) -> None:
    page = week.page("/houses/medborgerhus")

    assert page.title == "Herlev Medborgerhus, Torsdag den 26. november · Mødested"
    assert page.text.startswith(
        "Medborgerhus Herlev Medborgerhus Torsdag den 26. november Åbent 08.00–22.00 Andre dage Åbent for alle"
    )


def test_what_anybody_may_come_to_is_listed_without_the_house_in_every_line(week: Visits) -> None:
    text = week.page("/houses/medborgerhus").text

    assert "16.30 Lektiecafé om 2 timer Lokale 3 · til kl. 18 17.00 Sprogcafé: dansk for alle" in text


def test_the_address_of_a_slip_of_paper_leads_to_the_house(week: Visits) -> None:
    assert week.page("/H/MEDBORGERHUS").text == week.page("/houses/medborgerhus").text


def test_every_space_says_what_it_is_and_when_it_is_free(week: Visits) -> None:
    text = week.page("/houses/medborgerhus").text

    assert (
        "Lokale 3 Plads til 16 · Med elevator · Skærm · Tavle · 0 kr. "
        "Ledigt til kl. 16.30, 18.00–18.30 og 20.30–22.00. Optaget 16.30–18.00 og 18.30–20.30. "
    ) in text


def test_work_between_two_bookings_is_told_apart_from_them(week: Visits) -> None:
    text = week.page("/houses/medborgerhus").text

    assert "Optaget 15.30–17.30. Klargøres 15.15–15.30 og 17.30–17.45." in text


def test_a_room_that_is_closed_off_says_when_and_why(visits: Visits) -> None:
    visits.block((RoomId("lok3"),), span("20:30", "22:00"), "Nye lamper")

    danish, english = (visits.page("/houses/medborgerhus", language).text for language in ("da", "en"))

    assert "Spærret 20.30–22.00: Nye lamper." in danish
    assert "Ledigt Optaget Klargøres Spærret Lokale 3" in danish
    assert "Closed off 20:30–22:00: Nye lamper." in english


def test_a_shelter_says_that_it_is_held_for_rain(visits: Visits) -> None:
    friday = date(2026, 11, 27)
    visits.book("10:00", "12:00", space=SpaceId("gg-gaardrum"), day=friday)

    text = visits.page(f"/houses/gammelgaard?day={friday}").text

    assert "Holdes ved regnvejr 10.00–12.00." in text


def test_a_space_that_needs_a_yes_says_so(week: Visits) -> None:
    text = week.page("/houses/medborgerhus").text

    assert "Scenelys · 0 kr. · Huset skal sige ja først" in text


def test_a_closed_day_says_why_and_draws_nothing(visits: Visits) -> None:
    visits.show("12:00", date(2026, 12, 20))

    answer = visits.get("/houses/medborgerhus?day=2026-12-25")

    assert "Lukket: Jul" in answer.text
    assert 'class="ribbon"' not in answer.text
    assert 'class="legend"' not in answer.text


def test_a_night_at_the_house_is_drawn_to_its_end(week: Visits) -> None:
    page = week.page("/houses/medborgerhus?day=2026-11-27")

    assert "Åbent 08.00–01.00" in page.text
    assert "Ledigt 00.00–01.00" not in page.text
    assert "20.00–01.00" in page.text


def test_another_day_shows_that_day_alone(week: Visits) -> None:
    page = week.page("/houses/medborgerhus?day=2026-11-27")

    assert "Fællesspisning" in page.headings
    assert "Fællessang" not in page.headings
    assert "Fredag den 27. november" in page.text


def test_today_and_the_next_fortnight_can_be_chosen(week: Visits) -> None:
    page = week.page("/houses/bibliotek")

    days = page.links_to("/houses/bibliotek?day=")[:-1]
    assert (days[0], days[-1], len(days)) == (
        "/houses/bibliotek?day=2026-11-26",
        "/houses/bibliotek?day=2026-12-10",
        15,
    )


def test_the_day_that_is_shown_is_marked(week: Visits) -> None:
    html = week.get("/houses/bibliotek?day=2026-11-27").text

    assert html.count('aria-current="page"') == 1
    assert '<a href="/houses/bibliotek?day=2026-11-27" aria-current="page">I morgen</a>' in html


@pytest.mark.parametrize("day", ["2026-11-25", "2027-12-11", "tomorrow", "2026-13-01", "2026-11-26T00:00"])
def test_a_day_that_is_not_shown_sends_people_to_the_telephone(week: Visits, day: str) -> None:
    answer = week.get(f"/houses/bibliotek?day={day}")

    assert answer.status_code == 404
    assert "Den dag viser vi ikke" in answer.text
    assert "tel:44000002" in answer.text


def test_where_a_day_is_not_shown_another_can_be_asked_for(week: Visits) -> None:
    answer = week.get("/houses/bibliotek?day=2026-11-25&lang=en")

    assert "You can choose a day up to and including Wednesday 24 February 2027." in week.read(answer).text
    assert day_field(answer.text) == {
        "action": "/houses/bibliotek",
        "lang": "en",
        "day": "",
        "min": "2026-11-26",
        "max": "2027-02-24",
    }


def test_any_day_for_which_something_of_the_house_may_be_booked_is_asked_for_by_its_date(week: Visits) -> None:
    last = THURSDAY + 365 * ONE_DAY

    answer = week.get(f"/houses/medborgerhus?day={last}")

    assert day_field(answer.text) == {
        "action": "/houses/medborgerhus",
        "day": str(last),
        "min": str(THURSDAY),
        "max": str(last),
    }
    assert "Du kan vælge en dag til og med fredag den 26. november 2027." in week.read(answer).text


def day_field(html: str) -> dict[str, str]:
    """The form that asks for another day: where it leads, what it brings along, and which days it takes."""
    form = html.split('<form class="pick-day" method="get" ')[1].partition("</form>")[0]
    action, field = dict(re.findall(r'(action)="([^"]*)"', form)), form.split('type="date"')[1]
    limits = re.findall(r'(min|max)="([^"]*)"', field)
    day = re.findall(r'name="(day)" value="([^"]*)"', field)
    return dict([*action.items(), *re.findall(r'hidden" name="([^"]+)" value="([^"]*)"', form), *day, *limits])


def test_a_house_that_is_not_there_leads_to_those_that_are(week: Visits) -> None:
    answer = week.get("/houses/slottet")

    assert answer.status_code == 404
    assert "Huset findes ikke" in answer.text
    assert '"/houses/gammelgaard"' in answer.text


def test_an_event_whose_time_is_over_is_gone_from_today(visits: Visits) -> None:
    visits.show("16:05")

    headings = visits.page("/houses/medborgerhus").headings

    assert "Gymnastik for alle over 60" not in headings
    assert "Lektiecafé" in headings


def test_the_house_can_be_called_and_found(week: Visits) -> None:
    page = week.page("/houses/medborgerhus")

    assert page.links_to("tel:") == ("tel:44000001",)
    assert page.links_to("geo:") == ("geo:55.7246,12.4397?q=Demovej%201%2C%202730%20Herlev",)


def test_the_calendar_to_subscribe_to_speaks_the_language_that_was_chosen(week: Visits) -> None:
    page = week.page("/houses/medborgerhus?lang=en")

    assert "/houses/medborgerhus/open.ics?lang=en" in page.addresses


def test_what_is_closed_to_others_is_drawn_and_not_named(visits: Visits) -> None:
    visits.book("20:30", "21:30", title="Bestyrelsesmøde", openness=Openness.CLOSED)

    text = visits.page("/houses/medborgerhus").text

    assert "Bestyrelsesmøde" not in text
    assert "Optaget 16.30–18.00 og 18.30–21.30." in text
