"""Who stands behind what is opened once, and forgotten with the store."""

from datetime import timedelta

from booking_core.central.contacts import OpenedOnce
from booking_core.domain.bookings import Contact
from tests.booking_core.central.running_centre import RunningCentre, ask_for

ANNA, IB = Contact("Anna"), Contact("Ib")


class Opening:
    """Opens what is sealed as a name, and notes how often."""

    def __init__(self) -> None:
        self.opened: list[bytes] = []

    def __call__(self, sealed: bytes, _about: str) -> Contact | None:
        self.opened.append(sealed)
        return Contact(sealed.decode()) if sealed else None


def test_what_is_sealed_is_opened_once_and_again_when_it_is_another() -> None:
    opening = Opening()
    book = OpenedOnce(opening)

    found = [book.contact("card", sealed) for sealed in (b"Anna", b"Anna", b"Ib", b"Ib")]

    assert found == [ANNA, ANNA, IB, IB]
    assert opening.opened == [b"Anna", b"Ib"]


def test_whom_the_store_has_forgotten_is_not_kept() -> None:
    opening = Opening()
    book = OpenedOnce(opening)
    for card in ("one", "other"):
        book.contact(card, b"Anna")

    book.forget_all_but(["other", "unknown"])
    for card in ("one", "other"):
        book.contact(card, b"Anna")

    assert len(opening.opened) == 3


def test_what_cannot_be_opened_is_nobody_and_is_tried_again() -> None:
    opening = Opening()
    book = OpenedOnce(opening)

    assert [book.contact("card", b""), book.contact("card", b"")] == [None, None]
    assert len(opening.opened) == 2


def test_whose_days_are_over_is_forgotten_in_memory_too(running: RunningCentre) -> None:
    centre, clock = running.centre, running.clock
    wish = ask_for("mh-lok3", "2026-12-02T15:00:00Z", "2026-12-02T16:00:00Z")
    assert running.post("/v1/bookings", wish).status_code == 201
    assert len(centre.contacts.search(str(wish["phone"]), now=clock()).contacts) == 1
    assert centre.contacts.forget_gone() == 0

    clock.advance(timedelta(days=400))
    centre.store.upkeep.forget_contacts(now=clock())

    assert (centre.contacts.forget_gone(), centre.contacts.forget_gone()) == (1, 0)
