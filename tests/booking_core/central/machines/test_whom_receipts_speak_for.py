"""Whose signature speaks for which booking: a kiosk's for its own, whatever becomes of it; nobody's for another's."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace as replace_struct

from booking_core.central.commands.machines import desk_code
from booking_core.central.data_folder.backups import back_up
from booking_core.central.machines import overview as machines
from booking_core.domain.bookings import BookingState, cells_of
from booking_core.domain.identity import BookingId, DeviceId, SeriesId, Slot, SpaceId, VenueId
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, slot_of
from booking_core.protocol.escrow.terms import Holder, Token
from booking_core.protocol.messages import Confirmed, Incarnation
from booking_core.protocol.messages.escrow import ReceiptInDoubt
from booking_core.protocol.receipts import ReceiptFacts, ReceiptState, facts_of, sign_receipt, space_tag
from booking_core.store.logs import audit
from booking_core.store.machines import devices
from booking_core.store.machines.doubts import doubts
from tests.booking_core.central.kiosk_at_the_centre import AT_14, Kiosk, enrolled, wish_for
from tests.booking_core.central.machines.test_answering import Device, enrol
from tests.booking_core.central.machines.test_redeeming import (
    AN_HOUR,
    FOYER,
    code_of_no,
    in_the_hall,
    kept,
    kiosk,
    moved_to_the_hall,
    other,
    paper_of,
    shown,
)
from tests.booking_core.central.restored_town import Town
from tests.booking_core.central.running_centre import RunningCentre, ask_for, herlev

__all__ = ["kiosk", "other"]

ENDS = ["in use", "retired", "lost", "replaced", "lost and replaced"]
"""What becomes of a kiosk whose key somebody has."""


def end(running: RunningCentre, how: str) -> None:
    if how == "retired":
        with running.centre.store.writing() as connection:
            devices.retire(connection, FOYER)
    if "lost" in how:
        machines.lose(running.centre, FOYER, ("Anna", "Bo"), anyway=True, now=running.clock())
    if "replaced" in how:
        running.clock.advance(timedelta(minutes=1))
        enrolled(running, FOYER)


def booked_elsewhere(running: RunningCentre) -> dict[str, Any]:
    """Somebody books in the library, on the page."""
    asked = ask_for("bib-salen-a", "2026-12-02T15:00:00+01:00", "2026-12-02T16:00:00+01:00")
    booking: dict[str, Any] = running.post("/v1/bookings", asked).json()["booking"]
    return booking


def giving_back(running: RunningCentre, booking: object, receipt: str) -> tuple[int, str]:
    """The status and the stable word of the answer, when somebody gives it back with that receipt."""
    answer = running.post(f"/v1/bookings/{booking}/cancel", {"receipt": receipt})
    body = answer.json()
    return answer.status_code, body.get("state") or body["code"]


def promising(space: str, *, days: int, hours: int) -> ReceiptFacts:
    """What a receipt would say of a booking that nobody made."""
    start = slot_of(AT_14 + days * ONE_DAY)
    return ReceiptFacts(ReceiptState.CONFIRMED, BookingId(uuid4()), 1, space_tag(SpaceId(space)), start, hours * 4)


# What others booked


@pytest.mark.parametrize("how", ENDS)
def test_a_kiosks_key_speaks_for_no_booking_of_others(kiosk: Kiosk, other: Device, how: str) -> None:
    """Also where the receipt says all of it as it is."""
    running = kiosk.device.running
    end(running, how)
    theirs = booked_elsewhere(running)
    booking = running.centre.store.bookings.with_id(theirs["id"])
    assert booking is not None
    forged = sign_receipt(facts_of(booking), kiosk.device.key)

    assert giving_back(running, booking.id, forged) == (HTTPStatus.FORBIDDEN, "receipt-forged")
    assert running.get(f"/R/{forged}").status_code == HTTPStatus.FORBIDDEN
    assert running.get(f"/v1/receipts/{forged}").status_code == HTTPStatus.FORBIDDEN
    assert code_of_no(shown(other, forged)) == "unknown-booking"
    assert kept(running, booking) == booking


def test_a_former_key_speaks_for_nothing_that_came_with_the_next(kiosk: Kiosk) -> None:
    """Whoever stole the kiosk has not stolen the one that stands in its place under the same name."""
    running = kiosk.device.running
    end(running, "lost")
    running.clock.advance(timedelta(minutes=1))
    successor = Kiosk(enrolled(running, FOYER))
    successor.start()
    answer = successor.device.ask(wish_for(starts_at=AT_14 + 3 * ONE_DAY))
    assert isinstance(answer, Confirmed)
    facts = facts_of(answer.booking)

    stolen = giving_back(running, facts.booking, sign_receipt(facts, kiosk.device.key))
    own = giving_back(running, facts.booking, sign_receipt(facts, successor.device.key))

    assert stolen == (HTTPStatus.FORBIDDEN, "receipt-forged")
    assert own == (HTTPStatus.OK, "cancelled-by-citizen")


def test_a_kiosks_key_speaks_for_its_own_as_it_was_and_not_otherwise(kiosk: Kiosk) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    kiosk.sync()
    facts = facts_of(kiosk.paper[-1])

    for wrong in (
        replace(facts, start=Slot(facts.start + 1)),
        replace(facts, length=facts.length + 1),
        replace(facts, space=space_tag(SpaceId("mh-lok4"))),
        replace(facts, version=2),
    ):
        forged = sign_receipt(wrong, kiosk.device.key)
        assert giving_back(running, facts.booking, forged) == (HTTPStatus.FORBIDDEN, "receipt-forged")


def test_a_kiosks_key_speaks_for_no_date_of_a_series(kiosk: Kiosk) -> None:
    """It never confirms one: with the receipt of one date all are given back."""
    running = kiosk.device.running
    date = replace(in_the_hall(TimeSpan(AT_14, AT_14 + AN_HOUR)), device=FOYER, series=SeriesId(uuid4()))
    with running.centre.store.writing_books(now=running.clock()) as books:
        assert books.bring_up_to((date,), now=running.clock()) == ()

    forged = sign_receipt(facts_of(date), kiosk.device.key)

    assert giving_back(running, date.id, forged) == (HTTPStatus.FORBIDDEN, "receipt-forged")


def test_a_desk_signs_no_receipts(running: RunningCentre) -> None:
    key = Ed25519PrivateKey.generate()
    enrol(running, key, desk_code(running.centre, DeviceId("mh-desk"), VenueId("medborgerhus")))
    promised = promising("mh-lok3", days=0, hours=1)
    theirs = UUID(booked_elsewhere(running)["id"])

    page = running.get(f"/R/{sign_receipt(promised, key)}")
    given_back = giving_back(running, theirs, sign_receipt(replace(promised, booking=BookingId(theirs)), key))

    assert page.status_code == HTTPStatus.FORBIDDEN
    assert given_back == (HTTPStatus.FORBIDDEN, "receipt-unknown-key")
    assert running.centre.store.bookings.with_id(str(promised.booking)) is None


# Honest paper


@pytest.mark.parametrize("how", ENDS)
def test_people_give_back_what_they_booked_at_a_kiosk_whatever_became_of_it(kiosk: Kiosk, how: str) -> None:
    """The audit log says whose signature it was."""
    running = kiosk.device.running
    kiosk.want(wish_for())
    kiosk.sync()
    booked = kiosk.paper[-1].id
    end(running, how)

    assert giving_back(running, booked, paper_of(kiosk)) == (HTTPStatus.OK, "cancelled-by-citizen")
    with running.centre.store.reading() as connection:
        *_, last = audit.entries(connection, subject=str(booked))
    assert (last.act.actor, last.act.verb) == (f"channel:partner@{FOYER}", "cancel")


@pytest.mark.parametrize("how", ["in use", "lost", "replaced", "lost and replaced"])
def test_people_give_back_what_no_journal_has_told_of(kiosk: Kiosk, how: str) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    end(running, how)

    given_back = giving_back(running, kiosk.paper[-1].id, paper_of(kiosk))

    assert given_back == (HTTPStatus.OK, "cancelled-by-citizen")


def test_the_paper_of_a_booking_that_was_moved_since_counts_as_it_was(kiosk: Kiosk) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    kiosk.sync()
    moved_to_the_hall(running, kiosk.paper[-1])
    end(running, "replaced")

    assert running.get(f"/R/{paper_of(kiosk)}").status_code == HTTPStatus.OK
    assert giving_back(running, kiosk.paper[-1].id, paper_of(kiosk))[0] == HTTPStatus.OK


def test_a_request_counts_also_where_another_of_its_times_was_confirmed(kiosk: Kiosk) -> None:
    """Printed without contact, it tells the first of them alone."""
    running = kiosk.device.running
    running.post("/v1/bookings", ask_for("mh-lok3", "2026-11-28T14:00:00Z", "2026-11-28T15:00:00Z"))
    first, second = (wish_for(starts_at=AT_14 + 2 * ONE_DAY + hour * AN_HOUR) for hour in (0, 2))
    wish = replace_struct(first, alternatives=(*first.alternatives, *second.alternatives))
    answer = kiosk.device.ask(wish)
    assert isinstance(answer, Confirmed)
    assert answer.alternative == 1
    there = wish.alternatives[0]
    printed = ReceiptFacts(
        ReceiptState.REQUEST, wish.id, 1, space_tag(there.space), slot_of(there.span.starts_at), length=4
    )

    given_back = giving_back(running, wish.id, sign_receipt(printed, kiosk.device.key))

    assert given_back == (HTTPStatus.OK, "cancelled-by-citizen")


def test_paper_of_before_counts_where_a_restored_centre_heard_of_its_booking_from_others(
    town: Town, tmp_path: Path
) -> None:
    """The kiosk has another key by then: when the booking was made nobody can say any more."""
    back_up(town.folder, tmp_path / "before.sqlite")
    town.kiosk.want(wish_for())
    town.kiosk.sync()
    (booked,) = town.kiosk.paper
    token = paper_of(town.kiosk)
    town.running.clock.advance(timedelta(minutes=1))
    successor = Kiosk(enrolled(town.running, FOYER))
    town.back_to(tmp_path / "before.sqlite")
    successor.device.running = town.running
    town.running.clock.advance(timedelta(minutes=2))
    town.desk_reports(booked)

    known = town.running.get(f"/v1/receipts/{token}")

    assert (known.status_code, known.json()["id"]) == (HTTPStatus.OK, str(booked.id))


# What nobody knows of


@pytest.mark.parametrize("how", ENDS)
@pytest.mark.parametrize(
    ("space", "days", "hours"), [("mh-hele-huset", 40, 60), ("bib-salen", 300, 24), ("mh-lok3", 2, 24)]
)
def test_with_a_kiosks_key_nobody_books(kiosk: Kiosk, how: str, space: str, *, days: int, hours: int) -> None:
    """Neither another house, nor what needs a yes, nor a day that no kiosk promises: nobody is even told of it."""
    running = kiosk.device.running
    end(running, how)
    promised = promising(space, days=days, hours=hours)

    page = running.get(f"/R/{sign_receipt(promised, kiosk.device.key)}")

    assert page.status_code == HTTPStatus.NOT_FOUND
    assert running.centre.store.bookings.with_id(str(promised.booking)) is None
    with running.centre.store.reading() as connection:
        assert not list(doubts(connection, now=running.clock()))


@pytest.mark.parametrize("how", ENDS)
def test_cells_that_are_not_in_the_kiosks_name_are_for_people_to_decide(kiosk: Kiosk, other: Device, how: str) -> None:
    """Also free ones: a kiosk confirms in cells that it holds and in no others."""
    running = kiosk.device.running
    end(running, how)
    promised = promising("mh-store-sal-nord", days=0, hours=1)

    assert isinstance(shown(other, sign_receipt(promised, kiosk.device.key)), ReceiptInDoubt)
    assert running.centre.store.bookings.with_id(str(promised.booking)) is None


def test_what_needs_a_yes_is_for_people_to_decide_also_in_cells_of_its_own(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    space = next(one for _, one in herlev().spaces() if one.approval)
    promised = promising(space.id, days=1, hours=1)
    span = TimeSpan(AT_14 + ONE_DAY, AT_14 + ONE_DAY + AN_HOUR)
    with running.centre.store.writing_books(now=running.clock()) as books:
        cells = list(cells_of(space, span))
        books.release(cells)
        books.hold(cells, Holder(FOYER, Incarnation(1, 1), Token(1)))

    assert isinstance(shown(other, sign_receipt(promised, kiosk.device.key)), ReceiptInDoubt)


@pytest.mark.parametrize("how", [one for one in ENDS if one != "in use"])
def test_two_days_after_its_end_a_kiosk_promises_nothing_at_all(kiosk: Kiosk, other: Device, how: str) -> None:
    """Else whoever finds its disk years later could keep the desk busy."""
    running = kiosk.device.running
    end(running, how)
    running.clock.advance(3 * ONE_DAY)
    promised = promising("mh-lok3", days=4, hours=1)

    assert code_of_no(shown(other, sign_receipt(promised, kiosk.device.key))) == "unknown-booking"
    with running.centre.store.reading() as connection:
        assert not list(doubts(connection, now=running.clock()))


def test_a_booking_made_again_from_paper_is_given_back_with_it(kiosk: Kiosk, other: Device) -> None:
    """Its kiosk has another key by then."""
    running = kiosk.device.running
    kiosk.want(wish_for())
    end(running, "lost and replaced")
    running.clock.advance(timedelta(minutes=5))
    shown(other, paper_of(kiosk))

    given_back = giving_back(running, kiosk.paper[-1].id, paper_of(kiosk))

    assert given_back == (HTTPStatus.OK, BookingState.CANCELLED_BY_CITIZEN.value)
