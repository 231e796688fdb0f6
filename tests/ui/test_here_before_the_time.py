"""Who books for a little later and stays in the house says so on the receipt, and types no code for it."""

from dataclasses import replace
from datetime import datetime

import pytest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.protocol.codes import code_of
from tests.ui.herlev_day import NOW, MemoryDesk, booking, picture_of_the_day, proof_of, wall
from tests.ui.visitor import Arrive, Visitor
from ui.ports import BookingConfirmed, CentreSilent, KioskChange, ReceiptFound, WishKept
from ui.view_models.visit.navigation import Navigation, Page
from ui.view_models.visit.session import Session

SOON = booking("mh-lok3", "14:30", "15:30")
SEEN = "Huset har set, at I er her."


def has_booked(
    arrive: Arrive, made: Booking = SOON, *, now: datetime = NOW, answer: KioskChange | None = None, percent: int = 100
) -> Visitor:
    proof = proof_of(made.id)
    kept = {proof.code: ReceiptFound(proof.code, proof.url, made, None)}
    visitor = arrive(picture_of_the_day(more=[made]), MemoryDesk(kept=kept, change_answer=answer), now=now)
    visit = visitor.kiosk.visit
    visit.choose_comfort(replace(visit.comfort, text_percent=percent))
    visit.go(Navigation().ended_at(Page.RECEIPT), session=Session(outcome=BookingConfirmed(made, proof)))
    visitor.waits_for("receiptPage")
    return visitor


def test_one_touch_says_that_they_are_here(arrive: Arrive) -> None:
    visitor = has_booked(arrive)
    assert visitor.text_of("kept").startswith("Meld jer på skærmen, når I kommer")

    visitor.touch("checkIn")

    visitor.waits_until(lambda: visitor.text_of("kept").startswith(SEEN))
    assert not visitor.sees("checkIn")
    kept = visitor.desk.kept[code_of(SOON.id)].booking
    assert kept is not None
    assert kept.state is BookingState.CHECKED_IN


def test_what_the_centre_hears_later_is_seen_too(arrive: Arrive) -> None:
    visitor = has_booked(arrive, answer=WishKept())

    visitor.touch("checkIn")

    visitor.waits_until(lambda: visitor.text_of("kept").startswith(SEEN))


def test_without_an_answer_they_may_try_again(arrive: Arrive) -> None:
    visitor = has_booked(arrive, answer=CentreSilent())

    visitor.touch("checkIn")

    visitor.waits_until(lambda: visitor.sees("trouble") and visitor.text_of("trouble").startswith("Der kom ikke svar"))
    assert visitor.sees("checkIn")


@pytest.mark.parametrize(
    "made",
    [
        booking("mh-lok3", "14:45", "15:45"),
        booking("bib-gruppe1", "14:30", "15:30"),
        replace(SOON, state=BookingState.CHECKED_IN),
    ],
    ids=["later than half an hour", "in another house", "seen already"],
)
def test_nobody_else_is_asked(arrive: Arrive, made: Booking) -> None:
    assert not has_booked(arrive, made).sees("checkIn")


def test_half_an_hour_before_it_is_asked_on_the_page_that_stands_there(arrive: Arrive) -> None:
    visitor = has_booked(arrive, booking("mh-lok3", "14:45", "15:45"), now=wall("14:14"))
    assert not visitor.sees("checkIn")

    visitor.clock.now = wall("14:15")
    visitor.kiosk.beat()

    visitor.waits_for("checkIn")


def test_in_the_largest_words_it_stands_where_one_reads_on(arrive: Arrive) -> None:
    visitor = has_booked(arrive, percent=200)

    visitor.touch_all("readOn", "checkIn")

    visitor.waits_until(lambda: visitor.text_of("keptMore").startswith(SEEN))


def test_so_does_the_simple_way(arrive: Arrive) -> None:
    visitor = has_booked(arrive)
    visitor.touch("simple")
    visitor.waits_for("pick-here")

    visitor.touch("pick-here")

    visitor.waits_until(lambda: not visitor.sees("pick-here"))
    assert visitor.text_of("kept").startswith("Huset ved, at I er her.")
