"""What people asked for survives everything but a lost disk, and no wish is two people's to ask."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.domain.bookings import BookingState, Purpose
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import Alternative, Book, Confirmed, Declined, Requested
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import Outbox, OwnReceipt, ReceiptKind, Wish, WishState
from tests.booking_core.sample_places import MEETING, WORKSHOP
from tests.kiosk.loopback_centre import booking_somewhere

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SPAN = TimeSpan(NOON + timedelta(hours=4), NOON + timedelta(hours=5))


def a_wish(*, made_at: datetime = NOON) -> Wish:
    message = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(WORKSHOP, MEETING, SPAN),),
        persons=3,
        purpose=Purpose.MEETING,
        contact=b"sealed",
    )
    return Wish(message, WishState.ASKING, "da", made_at, answer_by=SPAN.starts_at, ends_at=SPAN.ends_at)


def receipt_of(wish: Wish, kind: ReceiptKind = ReceiptKind.REQUEST) -> OwnReceipt:
    return OwnReceipt(wish.id, kind, "123456789", f"TOKEN{kind}", "da", NOON)


def confirmation() -> Confirmed:
    return Confirmed(booking=booking_somewhere(), alternative=0, receipt="TOKEN")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.sqlite"


def test_a_wish_is_one_callers_to_ask(path: Path) -> None:
    outbox, wish = Outbox.open(path), a_wish()

    claims = [outbox.begin(wish).is_ours for _ in range(3)]

    assert claims == [True, False, False]
    outbox.close()


def test_asking_again_uses_the_message_of_the_first_time(path: Path) -> None:
    outbox, wish = Outbox.open(path), a_wish()
    outbox.begin(wish)
    outbox.give_up(wish.id)
    sealed_anew = Wish(
        Book(
            id=wish.id,
            alternatives=wish.message.alternatives,
            persons=3,
            purpose=Purpose.MEETING,
            contact=b"sealed differently",
        ),
        WishState.ASKING,
        "da",
        NOON,
        answer_by=wish.answer_by,
        ends_at=wish.ends_at,
    )

    claim = outbox.begin(sealed_anew)

    assert claim.is_ours
    assert claim.wish.message == wish.message
    outbox.close()


def test_everything_is_there_after_a_restart(path: Path) -> None:
    outbox, wish, answer = Outbox.open(path), a_wish(), confirmation()
    outbox.begin(wish)
    outbox.wait(receipt_of(wish))
    outbox.answer(answer, wish.id, receipt=receipt_of(wish, ReceiptKind.CONFIRMED))
    outbox.close()

    again = Outbox.open(path)

    kept = again.wish(wish.id)
    assert kept is not None
    assert (kept.state, kept.answer, kept.message.contact) == (WishState.CONFIRMED, answer, None)
    kinds = [receipt.kind for receipt in again.receipts_with("123456789")]
    assert kinds == [ReceiptKind.CONFIRMED, ReceiptKind.REQUEST]
    assert again.moved_aside is None
    again.close()


@pytest.mark.parametrize("left", [WishState.ASKING, WishState.RETURNING])
def test_what_a_stopped_process_was_doing_is_to_be_given_back(path: Path, left: WishState) -> None:
    outbox, wish = Outbox.open(path), a_wish()
    outbox.begin(wish)
    if left is WishState.RETURNING:
        outbox.give_up(wish.id)
        outbox.begin_return(wish.id)
    outbox.close()

    again = Outbox.open(path)

    assert [(one.id, one.state) for one in again.unsettled()] == [(wish.id, WishState.UNWANTED)]
    again.close()


def test_an_answer_to_a_wish_taken_back_meanwhile_is_not_kept(path: Path) -> None:
    outbox, wish = Outbox.open(path), a_wish()
    outbox.begin(wish)
    outbox.wait(receipt_of(wish))
    outbox.give_up(wish.id)

    kept = outbox.answer(confirmation(), wish.id, receipt=receipt_of(wish, ReceiptKind.CONFIRMED))

    assert not kept
    assert [one.state for one in outbox.unsettled()] == [WishState.UNWANTED]
    outbox.close()


def test_a_wish_being_given_back_is_nobody_elses(path: Path) -> None:
    outbox, wish = Outbox.open(path), a_wish()
    outbox.begin(wish)
    outbox.give_up(wish.id)

    assert outbox.begin_return(wish.id)

    assert not outbox.begin_return(wish.id)
    assert not outbox.begin(wish).is_ours
    assert outbox.unsettled() == ()
    outbox.close()


def test_what_is_to_be_given_back_comes_before_what_is_waited_for(path: Path) -> None:
    outbox = Outbox.open(path)
    waiting, unwanted = a_wish(made_at=NOON), a_wish(made_at=NOON + timedelta(minutes=1))
    for wish in (waiting, unwanted):
        outbox.begin(wish)
    outbox.wait(receipt_of(waiting))
    outbox.give_up(unwanted.id)

    assert [wish.id for wish in outbox.unsettled()] == [unwanted.id, waiting.id]
    outbox.close()


def test_a_request_withdrawn_and_made_again_has_its_newer_receipt(path: Path) -> None:
    outbox, wish = Outbox.open(path), a_wish()
    for _ in range(2):
        outbox.begin(wish)
        outbox.wait(receipt_of(wish))
        outbox.give_up(wish.id)

    assert len(outbox.receipts_of(wish.id)) == 1
    outbox.close()


def test_what_the_house_answers_is_settled_here_and_forgotten_when_over(path: Path) -> None:
    outbox, wish = Outbox.open(path), a_wish()
    outbox.begin(wish)
    asked = replace(booking_somewhere(), state=BookingState.REQUESTED, answer_by=SPAN.starts_at)
    taken = Requested(booking=asked, alternative=0, receipt="TOKEN", is_free=True)

    assert outbox.answer(taken, wish.id, receipt=receipt_of(wish))

    kept = outbox.wish(wish.id)
    assert kept is not None
    assert (kept.state, kept.message.contact) == (WishState.REQUESTED, None)
    assert outbox.unsettled() == ()
    outbox.forget_ended(SPAN.ends_at + timedelta(days=1))
    assert outbox.wish(wish.id) is None
    outbox.close()


def test_only_what_is_settled_and_over_is_forgotten(path: Path) -> None:
    outbox = Outbox.open(path)
    declined, waiting = a_wish(), a_wish()
    for wish in (declined, waiting):
        outbox.begin(wish)
        outbox.wait(receipt_of(wish))
    outbox.answer(Declined(id=declined.id, refusals=()), declined.id)

    outbox.forget_ended(SPAN.ends_at + timedelta(days=1))

    assert outbox.wish(declined.id) is None
    assert outbox.receipts_of(declined.id) == ()
    assert outbox.wish(waiting.id) is not None
    outbox.close()


def test_a_damaged_outbox_is_kept_and_told_of(path: Path) -> None:
    outbox = Outbox.open(path)
    outbox.begin(a_wish())
    outbox.close()
    path.write_bytes(b"torn" * 3000)

    again = Outbox.open(path)

    assert again.moved_aside == path.with_name("outbox.sqlite.damaged-1")
    assert again.moved_aside.read_bytes() == b"torn" * 3000
    assert again.unsettled() == ()
    again.close()


def test_a_full_disk_keeps_nothing_of_a_wish(path: Path) -> None:
    outbox = Outbox.open(path)
    with outbox._database.transaction() as connection:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    kept, refused, code = until_it_refuses(outbox)

    assert code == "SQLITE_FULL"
    assert kept
    assert all(outbox.wish(booking) is not None for booking in kept)
    assert outbox.wish(refused) is None
    outbox.close()


def until_it_refuses(outbox: Outbox) -> tuple[list[BookingId], BookingId, str]:
    kept: list[BookingId] = []
    for _ in range(1000):
        wish = a_wish()
        try:
            outbox.begin(wish)
        except DiskRefused as err:
            return kept, wish.id, err.code
        kept.append(wish.id)
    pytest.fail("the disk never became full")


def test_a_folder_that_cannot_be_made_is_a_disk_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")

    with pytest.raises(DiskRefused):
        Outbox.open(tmp_path / "data" / "outbox.sqlite")
