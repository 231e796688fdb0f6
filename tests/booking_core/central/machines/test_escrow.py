"""Cells in the hands of kiosks, with the real service and a real database: granted, sold, given back, taken over."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus
from threading import Event
from time import monotonic
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import func, select

from booking_core.domain.bookings import BookingState, Cell
from booking_core.domain.identity import BookingId, DeviceId, RoomId
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.authority import PATIENCE
from booking_core.protocol.device import sync_of
from booking_core.protocol.escrow.serving import MOST_CAUGHT_UP
from booking_core.protocol.escrow.terms import WANTED_FOR
from booking_core.protocol.messages import (
    Confirmed,
    NotUnderstood,
    Pending,
    SameIdOtherBody,
)
from booking_core.protocol.messages.escrow import Synced
from booking_core.store.schema import authority, contact
from tests.booking_core.central.kiosk_at_the_centre import AT_14, Kiosk, enrolled, wish_for
from tests.booking_core.central.much_news import news_of_stopped_cards
from tests.booking_core.central.running_centre import RunningCentre, ask_for

pytestmark = pytest.mark.usefixtures("each_engine")

FOYER, GARDEROBE = DeviceId("mh-kiosk-1"), DeviceId("mh-kiosk-2")
ROOMS_OF_THE_FOYER = {"lok3", "lok4", "lok5", "foyer"}


@pytest.fixture
def kiosk(running: RunningCentre) -> Kiosk:
    started = Kiosk(enrolled(running, FOYER))
    started.start()
    return started


def held(running: RunningCentre, device: str = FOYER) -> int:
    """How many cells that device holds, in whichever life."""
    with running.centre.store.reading() as connection:
        query = select(func.count()).select_from(authority).where(authority.c.device_id == device)
        return connection.execute(query).scalar_one()


def test_a_kiosk_gets_every_free_cell_of_its_rooms_until_tomorrow_noon(kiosk: Kiosk) -> None:
    rooms = {cell.room for cell in kiosk.state.holdings}
    first = min(cell.slot for cell in kiosk.state.holdings)
    last = max(cell.slot for cell in kiosk.state.holdings)

    assert rooms == ROOMS_OF_THE_FOYER
    assert (first, last) == (slot_of(kiosk.now), slot_of(AT_14.replace(day=27, hour=11) - timedelta(minutes=15)))
    assert len(kiosk.state.holdings) == held(kiosk.device.running) == 4 * (last + 1 - first)


def test_what_a_kiosk_confirms_by_itself_stands_at_the_centre_after_the_next_sync(kiosk: Kiosk) -> None:
    kiosk.want(wish_for())
    kiosk.sync()

    (printed,) = kiosk.paper
    kept = kiosk.device.running.centre.store.bookings.with_id(str(printed.id))
    assert kept == printed
    assert kiosk.calendar.bookings[printed.id] == printed
    assert Cell(RoomId("lok3"), slot_of(AT_14)) not in kiosk.state.holdings


def test_a_kiosk_that_was_away_for_long_is_up_to_date_after_one_snapshot(kiosk: Kiosk) -> None:
    kiosk.want(wish_for())
    news_of_stopped_cards(kiosk.device.running, MOST_CAUGHT_UP + 1)

    behind = kiosk.sync()
    after = kiosk.sync()

    assert isinstance(behind, Synced)
    assert (behind.changes, behind.grants) == (None, ())
    (printed,) = kiosk.paper
    assert kiosk.device.running.centre.store.bookings.with_id(str(printed.id)) == printed
    assert isinstance(after, Synced)
    assert after.changes == ()


def test_what_goes_on_without_the_centre_stands_there_for_the_same_people(kiosk: Kiosk) -> None:
    """A kiosk knows no names, and the centre calls for the second whoever it calls for the first."""
    first = wish_for()
    kiosk.want(first)
    second = msgspec.structs.replace(wish_for(starts_at=AT_14 + timedelta(hours=1)), contact=None, continues=first.id)
    kiosk.want(second)
    kiosk.sync()

    store = kiosk.device.running.centre.store
    kept = store.bookings.with_id(str(second.id))
    assert (kept, kept and kept.continues) == (kiosk.paper[1], first.id)
    with store.reading() as connection:
        sealed = connection.execute(select(contact.c.booking_id, contact.c.sealed)).all()
    assert {(one.booking_id, bytes(one.sealed)) for one in sealed} == {
        (str(first.id), b"sealed"),
        (str(second.id), b"sealed"),
    }


def test_giving_the_first_back_gives_back_what_goes_on_from_it(kiosk: Kiosk) -> None:
    first = wish_for()
    kiosk.want(first)
    second = msgspec.structs.replace(wish_for(starts_at=AT_14 + timedelta(hours=1)), contact=None, continues=first.id)
    kiosk.want(second)
    kiosk.give_back(first.id)
    kiosk.sync()

    store = kiosk.device.running.centre.store
    kept = [store.bookings.with_id(str(one.id)) for one in (first, second)]
    assert [one and one.state for one in kept] == [BookingState.CANCELLED_BY_CITIZEN] * 2


def test_entries_that_were_heard_already_change_nothing(kiosk: Kiosk) -> None:
    kiosk.want(wish_for())
    entries = sync_of(kiosk.state, kiosk.cursor, wait_seconds=0)
    first, again = kiosk.device.ask(entries), kiosk.device.ask(entries)

    assert isinstance(first, Synced)
    assert isinstance(again, Synced)
    assert first.acks == again.acks
    assert len(kiosk.device.running.centre.store.feed.snapshot(now=kiosk.now).bookings) == 1


def test_a_journal_with_a_hole_is_not_taken_in(kiosk: Kiosk) -> None:
    kiosk.want(wish_for())
    kiosk.want(wish_for("mh-lok4"))
    sync = sync_of(kiosk.state, kiosk.cursor, wait_seconds=0)
    (part,) = sync.parts
    holed = part.__class__(part.after, part.entries[1:])

    answer = kiosk.device.ask(sync.__class__(parts=(holed,), cursor=sync.cursor, granted=0, wait_seconds=0))

    assert answer == NotUnderstood(code="journal-broken")
    assert kiosk.device.running.centre.store.feed.snapshot(now=kiosk.now).bookings == ()


def test_what_is_given_back_without_the_centre_is_given_back_once_it_hears(kiosk: Kiosk) -> None:
    kiosk.want(wish_for())
    kiosk.sync()
    kiosk.give_back(kiosk.paper[0].id)
    kiosk.sync()

    kept = kiosk.device.running.centre.store.bookings.with_id(str(kiosk.paper[0].id))
    assert kept is not None
    assert kept.state is BookingState.CANCELLED_BY_CITIZEN


def test_what_is_given_back_elsewhere_before_the_centre_knows_of_it_is_given_back_when_it_does(
    running: RunningCentre, kiosk: Kiosk
) -> None:
    """Two kiosks without contact: confirmed at the one, given back at the other, which is heard first."""
    other = Kiosk(enrolled(running, GARDEROBE))
    other.start()
    kiosk.want(wish_for())
    other.give_back(kiosk.paper[0].id)

    other.sync()
    before = running.centre.store.bookings.with_id(str(kiosk.paper[0].id))
    kiosk.sync()

    kept = running.centre.store.bookings.with_id(str(kiosk.paper[0].id))
    assert before is None
    assert kept is not None
    assert kept.state is BookingState.CANCELLED_BY_CITIZEN
    with running.centre.store.reading_books(now=running.clock()) as books:
        assert books.kept_wishes(None) == ()


def test_a_wish_whose_booking_never_comes_is_kept_for_longer_than_anything_is_booked_ahead(
    running: RunningCentre, kiosk: Kiosk
) -> None:
    kiosk.give_back(BookingId(uuid4()))
    kiosk.sync()
    for days in (0, 399, 401):
        running.centre.store.upkeep.forget_contacts(now=running.clock() + timedelta(days=days))
        with running.centre.store.reading_books(now=running.clock()) as books:
            assert bool(books.kept_wishes(None)) is (days < 400)


@pytest.mark.parametrize("was_orderly", [True, False], ids=["stopped", "killed"])
def test_after_a_restart_with_proof_the_new_life_holds_everything_again(kiosk: Kiosk, *, was_orderly: bool) -> None:
    before = len(kiosk.state.holdings)
    if was_orderly:
        kiosk.stop()
    kiosk.restart()
    kiosk.start()

    kiosk.sync()

    assert len(kiosk.state.holdings) == before
    assert held(kiosk.device.running) == before


def test_after_a_power_cut_without_proof_the_cells_stay_frozen(kiosk: Kiosk) -> None:
    kiosk.restart(boot="second")
    kiosk.start()
    kiosk.sync()

    assert kiosk.state.holdings == {}
    assert held(kiosk.device.running) > 0


def test_a_welcome_that_was_lost_freezes_nothing(kiosk: Kiosk) -> None:
    before = len(kiosk.state.holdings)
    kiosk.restart()
    kiosk.device.hello(kiosk.state.newest_on_disk)
    kiosk.start()
    kiosk.sync()

    assert len(kiosk.state.holdings) == before


def test_two_kiosks_of_a_house_hold_their_own_rooms(running: RunningCentre, kiosk: Kiosk) -> None:
    other = Kiosk(enrolled(running, GARDEROBE))
    other.start()

    assert {cell.room for cell in other.state.holdings} == {"lille-sal"}
    assert not kiosk.state.holdings.keys() & other.state.holdings.keys()


def test_an_older_life_is_not_heard(kiosk: Kiosk) -> None:
    old = Kiosk(kiosk.device.__class__(kiosk.device.running, kiosk.device.centre_key, kiosk.device.key))
    old.state, old.cursor = kiosk.state, kiosk.cursor
    old.device.incarnation, old.device.sequence = kiosk.device.incarnation, 100
    kiosk.restart()
    kiosk.start()

    assert old.sync() == NotUnderstood(code="incarnation-unknown")


@contextmanager
def answering(kiosk: Kiosk) -> Iterator[None]:
    """The kiosk polls as the program does, one SYNC after the other, until the block is left."""
    is_over = Event()

    def poll() -> None:
        while not is_over.is_set():
            kiosk.sync(wait_seconds=0.5)

    with ThreadPoolExecutor(1) as pool:
        polling = pool.submit(poll)
        try:
            yield
        finally:
            is_over.set()
            polling.result(timeout=10)


def test_a_room_that_a_kiosk_holds_is_called_back_while_somebody_elsewhere_books_it(kiosk: Kiosk) -> None:
    running = kiosk.device.running
    with answering(kiosk):
        began = monotonic()
        answer = running.post("/v1/bookings", ask_for("mh-lok3", "2026-11-26T14:00:00Z", "2026-11-26T15:00:00Z"))
        took_ms = (monotonic() - began) * 1000

    assert answer.status_code == HTTPStatus.CREATED, answer.text
    assert took_ms < PATIENCE / timedelta(milliseconds=1)
    assert Cell(RoomId("lok3"), slot_of(AT_14)) not in kiosk.state.holdings
    assert Cell(RoomId("lok3"), slot_of(AT_14 + timedelta(hours=1))) in kiosk.state.holdings


def test_the_kiosk_itself_gives_back_what_it_may_not_confirm_and_then_the_centre_can(kiosk: Kiosk) -> None:
    wish = msgspec.structs.replace(wish_for(), replaces=BookingId(uuid4()))
    kiosk.want(wish)
    assert kiosk.asked == [wish]

    kiosk.sync()
    kiosk.sync()
    answer = kiosk.device.ask(wish)

    assert isinstance(answer, Confirmed), answer


def test_a_kiosk_that_is_silent_keeps_its_rooms_and_the_no_says_so(kiosk: Kiosk) -> None:
    running = kiosk.device.running
    running.clock.advance(timedelta(minutes=10))

    answer = running.post("/v1/bookings", ask_for("mh-lok3", "2026-11-26T14:00:00Z", "2026-11-26T15:00:00Z"))

    (refusal,) = answer.json()["refusals"]
    assert (answer.status_code, refusal["code"]) == (HTTPStatus.CONFLICT, "held-elsewhere")
    assert refusal["sentence"].startswith("Skærmen i Herlev Medborgerhus (Foyeren) har ikke svaret siden kl. 14.08.")
    kiosk.want(wish_for())
    assert len(kiosk.paper) == 1


def test_a_request_on_paper_waits_until_the_kiosk_answers_again(running: RunningCentre, kiosk: Kiosk) -> None:
    other = enrolled(running, GARDEROBE)
    other.hello()
    wish = msgspec.structs.replace(wish_for(), is_printed=True)

    first = other.ask(wish)
    kiosk.sync()
    kiosk.sync()
    second = other.ask(msgspec.structs.replace(wish, is_printed=False))

    assert first == Pending(id=wish.id)
    assert isinstance(second, Confirmed)
    assert other.ask(wish) == second


def test_what_somebody_waits_for_is_not_granted_again_for_half_a_minute(running: RunningCentre, kiosk: Kiosk) -> None:
    other = enrolled(running, GARDEROBE)
    other.hello()
    other.ask(msgspec.structs.replace(wish_for(), is_printed=True))
    wanted = Cell(RoomId("lok3"), slot_of(AT_14))
    kiosk.sync()
    kiosk.sync()
    is_held_at_once = wanted in kiosk.state.holdings
    running.clock.advance(WANTED_FOR)
    kiosk.sync()

    assert not is_held_at_once
    assert wanted in kiosk.state.holdings


def test_a_booking_that_came_in_by_the_journal_is_confirmed_to_the_kiosk_that_asks_for_it(kiosk: Kiosk) -> None:
    wish = wish_for()
    kiosk.want(wish)
    kiosk.sync()

    answer = kiosk.device.ask(wish)

    assert isinstance(answer, Confirmed)
    assert answer.booking == kiosk.paper[0]
    assert isinstance(kiosk.device.ask(msgspec.structs.replace(wish, persons=5)), SameIdOtherBody)
