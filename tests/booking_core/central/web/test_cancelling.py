"""Giving a room back from the phone: asked first, done once, and by nobody but who has the paper."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import SpaceId
from tests.booking_core.central.web.visits import Visits, forged, request_token, span

LOKALE_4 = SpaceId("mh-lok4")
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def test_the_page_asks_before_anything_is_given_back(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    page = visits.page(f"/R/{made.receipt}/cancel")

    assert page.text.startswith("Giver du rummet tilbage? Lokale 3, Herlev Medborgerhus 14.15–15.15")
    assert "andre kan booke den med det samme. Det kan ikke fortrydes her." in page.text
    assert page.form == f"/R/{made.receipt}/cancel"
    assert page.links == (f"/R/{made.receipt}",)


def test_asking_changes_nothing(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    visits.get(f"/R/{made.receipt}/cancel")
    visits.head(f"/R/{made.receipt}/cancel")

    assert visits.booking(made.booking) == made.booking


def test_the_answer_gives_the_room_back(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    answer = visits.post(f"/R/{made.receipt}/cancel")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/R/{made.receipt}")
    assert visits.booking(made.booking).state is BookingState.CANCELLED_BY_CITIZEN
    assert visits.page(f"/R/{made.receipt}").text.startswith("Afmeldt Lokale 3")


def test_the_room_is_free_for_others_at_once(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.post(f"/R/{made.receipt}/cancel")

    assert visits.book("14:15", "15:15").booking.state is BookingState.CONFIRMED


def test_the_way_keeps_the_language_that_was_chosen(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    form = visits.page(f"/R/{made.receipt}/cancel?lang=en").form
    answer = visits.post(form)

    assert answer.headers["Location"] == f"/R/{made.receipt}?lang=en"


def test_pressing_twice_does_no_harm(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    answers = [visits.post(f"/R/{made.receipt}/cancel") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert visits.booking(made.booking).version == made.booking.version + 1


def test_of_many_presses_at_once_one_counts(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    together = Barrier(8)

    def press(_: int) -> int:
        together.wait(30)
        return visits.anew().post(f"/R/{made.receipt}/cancel").status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(press, range(8)))

    assert statuses == [303] * 8
    assert visits.booking(made.booking).version == made.booking.version + 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://stranger.example"},
        {"Origin": "https://stranger.example", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_on_another_page_gives_nothing_back(visits: Visits, headers: dict[str, str]) -> None:
    made = visits.book("14:15", "15:15")

    answer = visits.post(f"/R/{made.receipt}/cancel", headers=headers)

    assert answer.status_code == 403
    assert "Det blev ikke sendt herfra" in answer.text
    assert visits.booking(made.booking) == made.booking


@pytest.mark.parametrize(
    "headers",
    [
        FROM_HERE,
        {"Sec-Fetch-Site": "none"},
        {"Origin": "null"},
        {"Origin": "https://moedested.example"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_form_of_our_own_does(visits: Visits, headers: dict[str, str]) -> None:
    made = visits.book("14:15", "15:15")

    visits.post(f"/R/{made.receipt}/cancel", headers=headers)

    assert visits.booking(made.booking).state is BookingState.CANCELLED_BY_CITIZEN


def test_of_a_running_booking_the_rest_goes_back(visits: Visits) -> None:
    made = visits.book("14:00", "16:00")

    question = visits.page(f"/R/{made.receipt}/cancel").text
    visits.post(f"/R/{made.receipt}/cancel")

    assert question.startswith("Giver du resten af tiden tilbage?")
    assert "Så er rummet ledigt for andre fra kl. 14.15." in question
    given = visits.booking(made.booking)
    assert (given.state, given.span) == (BookingState.COMPLETED, span("14:00", "14:15"))


def test_pressing_twice_while_it_runs_takes_no_more(visits: Visits) -> None:
    made = visits.book("14:00", "16:00")

    visits.post(f"/R/{made.receipt}/cancel")
    visits.running.clock.advance(timedelta(minutes=1))
    visits.post(f"/R/{made.receipt}/cancel")

    assert visits.booking(made.booking).span == span("14:00", "14:15")


def test_people_who_came_early_and_leave_give_all_of_it_back(visits: Visits) -> None:
    made = visits.book("14:15", "16:15")
    visits.check_in(made.booking)

    visits.post(f"/R/{made.receipt}/cancel")

    given = visits.booking(made.booking)
    assert (given.state, given.occupancy) == (BookingState.COMPLETED, ())


@pytest.mark.parametrize("wall", ["15:15", "18:00"])
def test_what_is_over_cannot_be_given_back(visits: Visits, wall: str) -> None:
    made = visits.book("14:15", "15:15")
    visits.show(wall)

    asked, pressed = visits.get(f"/R/{made.receipt}/cancel"), visits.post(f"/R/{made.receipt}/cancel")

    assert [(each.status_code, each.headers["Location"]) for each in (asked, pressed)] == [
        (303, f"/R/{made.receipt}"),
        (303, f"/R/{made.receipt}"),
    ]
    assert visits.booking(made.booking) == made.booking


def test_in_its_last_quarter_nothing_is_left_to_give(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.show("15:01")

    page = visits.page(f"/R/{made.receipt}")

    assert page.text.startswith("BEKRÆFTET")
    assert page.links_to(f"/R/{made.receipt}/cancel") == ()


def test_a_request_on_the_screen_cannot_be_given_back_here(visits: Visits) -> None:
    _, token = request_token(visits.enrolled_kiosk(), "18:00", "19:00")

    answer = visits.post(f"/R/{token}/cancel")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/R/{token}")


def test_the_old_paper_gives_back_the_booking_that_was_moved(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.move(made.booking, "20:30", "21:30")

    visits.post(f"/R/{made.receipt}/cancel")

    assert visits.booking(made.booking).state is BookingState.CANCELLED_BY_CITIZEN


def test_the_old_paper_gives_back_the_booking_made_in_its_place(visits: Visits) -> None:
    first = visits.book("14:15", "15:15")
    visits.cancel(first.booking, reason="Rummet skal males")
    second = visits.book("15:00", "16:00", space=LOKALE_4, replaces=first.booking.id)

    visits.post(f"/R/{first.receipt}/cancel")

    assert visits.booking(second.booking).state is BookingState.CANCELLED_BY_CITIZEN


def test_no_false_paper_gives_anything_back(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    _, foreign = request_token(Ed25519PrivateKey.generate(), "14:15", "15:15")

    answers = [visits.post(f"/R/{token}/cancel") for token in (forged(made.receipt), foreign, "NOTHING")]

    assert [answer.status_code for answer in answers] == [403, 403, 404]
    assert visits.booking(made.booking) == made.booking
