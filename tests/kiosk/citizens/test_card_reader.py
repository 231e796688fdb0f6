"""A place card at a kiosk: judged by its signature, its day and what is known of stopped ones, network or not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import BookingId, CardId, Slot
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import Association, KindOfUser
from booking_core.protocol.messages import Book, CardRevoked, RevokedCard
from booking_core.protocol.place_cards import CardFacts, card_url, group_tag, sign_card
from booking_core.protocol.receipts import ReceiptFacts, ReceiptState, receipt_url, sign_receipt, space_tag
from booking_core.protocol.sealing import open_contact
from tests.booking_core.sample_places import WORKSHOP
from tests.kiosk.loopback_centre import NOON, LoopbackCentre
from tests.kiosk.machine import MachineUnderTest, a_wish, running_machine
from ui.ports import BookingConfirmed, CardNotTaken, CardShown, CardTrouble

TODAY, GROUP = NOON.date(), "skak"
CARD = CardId(UUID("8c1f6f0e-4b1d-4c7a-9b5e-2f0c6d1a8e34"))


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        chess = Association(GROUP, "Skakklubben Springeren", "games")
        running.municipality = replace(running.municipality, associations=(chess,))
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as machine:
        yield machine


def address(
    centre: LoopbackCentre,
    *,
    kind: CardKind = CardKind.PERSON,
    until: date = TODAY,
    group: str | None = None,
    key: Ed25519PrivateKey | None = None,
) -> str:
    facts = CardFacts(CARD, kind, until, group_tag(group))
    return card_url("https://moedested.example", sign_card(facts, key or centre.key))


def receipt(key: Ed25519PrivateKey) -> str:
    facts = ReceiptFacts(ReceiptState.CONFIRMED, BookingId(uuid4()), 1, space_tag(WORKSHOP), start=Slot(1), length=4)
    return receipt_url("https://moedested.example", sign_receipt(facts, key))


def test_a_card_is_taken_through_its_last_day_without_the_centre(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    centre.stop()

    assert machine.desk.read_card(address(centre)) == CardShown(CARD, "8E34", KindOfUser.CITIZEN)


def test_an_associations_card_books_for_it(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    read = machine.desk.read_card(address(centre, kind=CardKind.ASSOCIATION, group=GROUP))

    assert read == CardShown(CARD, "8E34", KindOfUser.ASSOCIATION, GROUP)


def test_a_card_of_yesterday_says_until_when_it_was_good(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    yesterday = date.fromordinal(TODAY.toordinal() - 1)

    assert machine.desk.read_card(address(centre, until=yesterday)) == CardNotTaken(CardTrouble.EXPIRED, yesterday)


def test_what_is_no_card_of_this_town_says_what_it_is(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    elsewhere, good = Ed25519PrivateKey.generate(), address(centre)
    gone = address(centre, kind=CardKind.ASSOCIATION, group="no-longer-there")
    told = {
        address(centre, key=elsewhere): CardTrouble.OTHER_TOWN,
        address(centre, key=centre.device_key): CardTrouble.OTHER_TOWN,
        gone: CardTrouble.OTHER_TOWN,
        good[:-10]: CardTrouble.DAMAGED,
        good[:-10] + "A" * 10: CardTrouble.DAMAGED,
        receipt(centre.key): CardTrouble.RECEIPT,
        receipt(elsewhere): CardTrouble.RECEIPT,
        "https://example.org/": CardTrouble.FOREIGN,
        "WIFI": CardTrouble.FOREIGN,
    }

    assert {text: machine.desk.read_card(text) for text in told} == {
        text: CardNotTaken(why) for text, why in told.items()
    }


def test_a_stopped_card_is_refused_as_soon_as_the_feed_says_so_and_after_a_restart(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    with running_machine(centre, tmp_path, knows_places=False) as machine:
        machine.sync.start()
        machine.screen.until_connected()
        assert isinstance(machine.desk.read_card(address(centre)), CardShown)
        centre.change(CardRevoked(revoked=RevokedCard(CARD, TODAY)))
        machine.screen.until(lambda picture: CARD in picture.revoked_cards)
        assert machine.desk.read_card(address(centre)) == CardNotTaken(CardTrouble.REVOKED)
    centre.stop()

    with running_machine(centre, tmp_path, knows_places=False) as again:
        again.sync.start()
        again.screen.until(lambda picture: CARD in picture.revoked_cards)
        assert again.desk.read_card(address(centre)) == CardNotTaken(CardTrouble.REVOKED)


def test_the_house_is_told_the_card_and_nothing_else(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    shown = CardShown(CARD, "8E34", KindOfUser.ASSOCIATION, GROUP)

    outcome = machine.desk.book(replace(a_wish(), card=shown))

    assert isinstance(outcome, BookingConfirmed)
    assert (outcome.booking.user, outcome.booking.group) == (KindOfUser.ASSOCIATION, GROUP)
    (asked,) = (one for one in centre.heard if isinstance(one, Book))
    assert asked.contact is not None
    assert open_contact(asked.contact, centre.sealing_key) == Contact(card=str(CARD))
