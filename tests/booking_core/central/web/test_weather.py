"""Indoors or outdoors, chosen from the phone by whoever has the paper: asked, told what follows, decided once."""

from datetime import date

import pytest

from booking_core.domain.bookings import CellKind, Whereabouts
from booking_core.domain.identity import SpaceId
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Confirmed
from tests.booking_core.central.web.visits import Visits, forged

YARD, BARN = SpaceId("gg-gaardrum"), SpaceId("gg-laden")
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def made(visits: Visits) -> Confirmed:
    """A time in the yard, with the barn held beside it."""
    return visits.book("10:00", "12:00", space=YARD, day=FRIDAY)


def choose(visits: Visits, made: Confirmed, place: str, *, version: int = 1) -> int:
    form = {"place": place, "version": str(version)}
    return visits.post(f"/R/{made.receipt}/weather", form=form).status_code


def calendar_of(visits: Visits, made: Confirmed) -> str:
    return visits.get(f"/R/{made.receipt}/booking.ics").text.replace("\r\n ", "")


def test_the_page_asks_and_tells_what_each_answer_does_and_what_happens_by_itself(
    visits: Visits, made: Confirmed
) -> None:
    (link,) = visits.page(f"/R/{made.receipt}").links_to(f"/R/{made.receipt}/weather")

    page = visits.page(link)

    assert page.text.startswith("Inde eller ude? Gårdrummet, Gammelgaard 10.00–12.00 Fredag den 27. november")
    assert "Gårdrummet. Laden er holdt til jer, hvis det regner." in page.text
    assert "Valget kan ikke ændres bagefter. Vælger I ikke inden kl. 7, er I ude." in page.text
    assert "Inde: Laden Gårdrummet bliver fri for andre. Ude: Gårdrummet Laden bliver fri for andre." in page.text
    assert page.links == (f"/R/{made.receipt}",)
    assert visits.booking(made.booking) == made.booking, "asking changes nothing"


def test_indoors_the_barn_is_theirs_and_paper_page_and_calendar_say_so(visits: Visits, made: Confirmed) -> None:
    assert choose(visits, made, "indoors") == 303

    page = visits.page(f"/R/{made.receipt}")

    now = visits.booking(made.booking)
    assert (now.space, now.shelter, now.whereabouts) == (BARN, None, Whereabouts.INDOORS)
    assert page.text.startswith("BEKRÆFTET Laden 10.00–12.00 Fredag den 27. november")
    assert "På grund af vejret er I inde." in page.text
    assert "På papiret står Gårdrummet 10.00–12.00. På grund af vejret er I inde" in page.text
    assert "Huset har flyttet jer" not in page.text
    assert page.links_to(f"/R/{made.receipt}/weather") == ()
    assert "LOCATION:Laden" in calendar_of(visits, made)
    assert "På grund af vejret er I inde." in calendar_of(visits, made)


def test_outdoors_the_barn_is_free_for_others(visits: Visits, made: Confirmed) -> None:
    assert choose(visits, made, "outdoors") == 303

    now = visits.booking(made.booking)
    assert (now.space, now.shelter, now.whereabouts) == (YARD, None, Whereabouts.OUTDOORS)
    assert all(entry.kind is CellKind.USE for entry in now.occupancy)
    assert "I er ude, også hvis det regner." in visits.page(f"/R/{made.receipt}").text
    assert "I er ude\\, også hvis det regner." in calendar_of(visits, made)
    assert visits.book("10:00", "12:00", space=BARN, day=FRIDAY).booking.space == BARN


def test_before_it_is_chosen_the_calendar_tells_until_when(visits: Visits, made: Confirmed) -> None:
    assert "kan I være i Laden. Vælg inden kl. 7" in calendar_of(visits, made)


def test_pressing_the_same_twice_is_harmless_and_the_other_after_it_is_refused(visits: Visits, made: Confirmed) -> None:
    assert [choose(visits, made, "indoors") for _ in range(2)] == [303, 303]

    answer = visits.post(f"/R/{made.receipt}/weather", form={"place": "outdoors", "version": "1"})

    assert answer.status_code == 409
    assert visits.read(answer).text.startswith(
        "Der er ikke valgt noget Det er allerede valgt, om I er ude eller inde. Spørg i huset"
    )
    assert visits.booking(made.booking).whereabouts is Whereabouts.INDOORS


def test_what_the_house_moved_meanwhile_is_looked_at_again(visits: Visits, made: Confirmed) -> None:
    visits.move(made.booking, "13:00", "15:00", space=YARD, day=FRIDAY)

    answer = visits.post(f"/R/{made.receipt}/weather", form={"place": "indoors", "version": "1"})

    assert answer.status_code == 409
    assert "Bookingen er ændret i mellemtiden." in visits.read(answer).text
    assert visits.booking(made.booking).whereabouts is None
    assert choose(visits, made, "indoors", version=2) == 303


def test_when_the_time_to_choose_is_over_nobody_is_asked_and_nothing_is_taken(visits: Visits, made: Confirmed) -> None:
    visits.show("07:00", FRIDAY)

    asked = visits.get(f"/R/{made.receipt}/weather")

    assert (asked.status_code, asked.headers["Location"]) == (303, f"/R/{made.receipt}")
    assert visits.page(f"/R/{made.receipt}").links_to(f"/R/{made.receipt}/weather") == ()
    assert choose(visits, made, "indoors") == 409


def test_a_place_with_a_roof_asks_nothing(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    assert visits.page(f"/R/{made.receipt}").links_to(f"/R/{made.receipt}/weather") == ()
    assert visits.get(f"/R/{made.receipt}/weather").status_code == 303
    assert choose(visits, made, "indoors") == 409


def test_only_the_paper_decides(visits: Visits, made: Confirmed) -> None:
    form = {"place": "indoors", "version": "1"}

    by_code = visits.post(f"/R/{code_of(made.booking.id)}/weather", form=form)
    by_forgery = visits.post(f"/R/{forged(made.receipt)}/weather", form=form)
    by_another_page = visits.post(f"/R/{made.receipt}/weather", form=form, headers={"Sec-Fetch-Site": "cross-site"})

    assert (by_code.status_code, by_forgery.status_code, by_another_page.status_code) == (404, 403, 403)
    assert visits.booking(made.booking) == made.booking


@pytest.mark.parametrize(
    "form", [{}, {"place": "under-water", "version": "1"}, {"place": "indoors", "version": "two"}, {"version": "1"}]
)
def test_a_form_that_says_nothing_changes_nothing_it_should_not(
    visits: Visits, made: Confirmed, form: dict[str, str]
) -> None:
    visits.move(made.booking, "13:00", "15:00", space=YARD, day=FRIDAY)

    answer = visits.post(f"/R/{made.receipt}/weather", form=form)

    assert answer.status_code in {303, 409}
    assert visits.booking(made.booking).whereabouts is None


def test_what_was_cancelled_is_not_asked_about(visits: Visits, made: Confirmed) -> None:
    visits.cancel(made.booking)

    assert visits.get(f"/R/{made.receipt}/weather").status_code == 303
    assert choose(visits, made, "indoors") == 409
