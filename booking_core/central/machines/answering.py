"""Answering devices: one signed envelope in, one out.

    bytes ─► open ─► known device? ─► signature ─► current life? ─► the message ─► answer, signed by the centre

Codes of `NotUnderstood`, stable: `envelope-unreadable`, `device-unknown`, `signature-wrong`, `epoch-unknown`,
`incarnation-unknown` (say hello again), `sequence-old`, `challenge-unknown`, `staff-only`, `kiosks-only`,
`sign-in-needed`, `role-may-not`, `journal-broken`, `epoch-unbelieved`. The first three are answered with 400 or 403.
"""

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import assert_never
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from booking_core.central.accounts.signing_in import MayNot, acting, signed_in_at, staff_answer
from booking_core.central.bell import rang
from booking_core.central.centre import Centre
from booking_core.central.data_folder.endorsing import is_endorsed
from booking_core.central.machines import escrow
from booking_core.central.machines.card_desk import CardDesk
from booking_core.central.machines.redeeming import answer_to_redeem
from booking_core.central.machines.wish_desk import told_to, wish_told
from booking_core.central.patience import answer_patiently
from booking_core.domain.bookings import Channel
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, SeriesId, StaffId
from booking_core.domain.recurring.series import first_ahead
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.authority import Origin
from booking_core.protocol.envelope import (
    CENTRE,
    Envelope,
    EnvelopeUnreadable,
    FromCentre,
    FromDevice,
    SignatureWrong,
    Stamp,
    open_envelope,
    read_device_message,
    seal,
    verify,
)
from booking_core.protocol.escrow.hearing import JournalBroken
from booking_core.protocol.escrow.recovering import EpochUnbelieved, hear_of_life
from booking_core.protocol.escrow.serving import begin_life, has_to_report
from booking_core.protocol.messages import (
    BookingsFound,
    BookingsWanted,
    Challenge,
    CloseCondition,
    ConditionCommand,
    Contacts,
    ContactsWanted,
    Feed,
    Hello,
    HelloStart,
    Incarnation,
    LeaveList,
    NoReceipt,
    NoteUnmet,
    NotUnderstood,
    Query,
    ReceiptGiven,
    ReceiptWanted,
    ReportCondition,
    SeriesGiven,
    SeriesWanted,
    SnapshotWanted,
    StopWaiting,
    Wait,
    WaitingCommand,
    WaitingList,
    WaitingWanted,
    Welcome,
    refusal_to_wire,
)
from booking_core.protocol.messages.cards import CardMessage, CardsWanted, IssueCard, RevokeCard
from booking_core.protocol.messages.escrow import MachinesWanted, Redeem, Report, Sync
from booking_core.protocol.messages.staff import SignIn, SignOut, StaffMessage, StaffWanted
from booking_core.protocol.messages.wishes import AnswerWish, CloseWish, TellWish, WishesWanted, WishMessage
from booking_core.protocol.receipts import facts_of, sign_receipt
from booking_core.protocol.series_on_wire import series_to_wire
from booking_core.store.logs.audit import actor_at, actor_of
from booking_core.store.machines import devices
from booking_core.store.machines.devices import DeviceRecord

CHALLENGE_BYTES = 32
_NO_SUCH_BOOKING = refusal_to_wire(Refusal(RefusalCode.UNKNOWN_BOOKING))


class Rejected(Exception):
    """The envelope is not answered as it hoped; `code` is stable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def signer_of(centre: Centre, data: bytes) -> tuple[DeviceId, bytes] | None:
    """The machine that signed `data` and with which of its keys, new or former; None where none of ours did."""
    try:
        envelope = open_envelope(data)
    except EnvelopeUnreadable:
        return None
    with centre.store.reading() as connection:
        keys = devices.keys_ever_of(connection, envelope.sender)
    for key in keys:
        with suppress(EnvelopeUnreadable, SignatureWrong):
            verify(envelope, Ed25519PublicKey.from_public_bytes(key))
            return DeviceId(envelope.sender), key
    return None


@dataclass(frozen=True, slots=True)
class Received:
    """A verified message and who sent it."""

    device: DeviceRecord
    envelope: Envelope
    message: FromDevice


def receive(centre: Centre, data: bytes) -> Received:
    """The message in `data`, after everything that can be doubted has been checked.

    Raises:
        Rejected: something did not hold.
    """
    try:
        envelope = open_envelope(data)
        with centre.store.reading() as connection:
            device = devices.read_device(connection, envelope.sender)
        if device is None or not is_endorsed(device.key, centre.keys.public):
            code = "device-unknown"
            raise Rejected(code)
        verify(envelope, Ed25519PublicKey.from_public_bytes(device.public_key))
        message = read_device_message(envelope)
    except EnvelopeUnreadable as err:
        raise Rejected("envelope-unreadable") from err  # noqa: EM101  # codes read best in place
    except SignatureWrong as err:
        raise Rejected("signature-wrong") from err  # noqa: EM101
    try:
        epoch = _epoch_above(centre, envelope)
    except EpochUnbelieved as err:
        raise Rejected("epoch-unbelieved") from err  # noqa: EM101
    _check_life(device, envelope, message, epoch=epoch)
    return Received(device, envelope, message)


def _epoch_above(centre: Centre, envelope: Envelope) -> int:
    """The centre's life, once it is above one that the machine has heard it in: it would believe no earlier answer.

    Such a machine proves that the centre was set back. The answer, also to a hello, is of that new life.
    """
    epoch = centre.store.head().epoch
    if envelope.epoch <= epoch:
        return epoch
    with centre.store.writing_books(now=centre.clock()) as books:
        if envelope.epoch > books.epoch:
            hear_of_life(books, envelope.epoch)
        return books.epoch


def _check_life(device: DeviceRecord, envelope: Envelope, message: FromDevice, *, epoch: int) -> None:
    """Only the current life of a device speaks; the two hellos come before it has one.

    A restored centre may never have heard of the life that reports to it.
    """
    if isinstance(message, HelloStart | Hello):
        return
    if envelope.epoch != epoch:
        raise Rejected("epoch-unknown")  # noqa: EM101
    known = device.incarnation
    speaks = envelope.incarnation == known.number
    if isinstance(message, Report):
        life = message.incarnation or Incarnation(known.epoch, envelope.incarnation)
        speaks = life >= known and life.number == envelope.incarnation
    if not speaks:
        raise Rejected("incarnation-unknown")  # noqa: EM101


async def answer(centre: Centre, received: Received) -> FromCentre:
    """The answer, waited for as long as its asker would.

    Raises:
        Rejected: something did not hold.
    """
    _check_may_tell(received.device, received.message)
    try:
        return await _answered(centre, received)
    except EpochUnbelieved as err:
        raise Rejected("epoch-unbelieved") from err  # noqa: EM101


async def _answered(centre: Centre, received: Received) -> FromCentre:
    match received.message:
        case Feed() | Sync():
            return await _when_there_is_news(centre, received.device, received.message)
        case HelloStart() | Hello() | SnapshotWanted() | Report() | Redeem():
            return await asyncio.to_thread(_about_itself, centre, received.device, received.message)
        case Wait() | StopWaiting() | LeaveList() | NoteUnmet():
            return await asyncio.to_thread(_taken_down, centre, received, received.message)
        case ReportCondition() | CloseCondition():
            return await asyncio.to_thread(_condition, centre, received, received.message)
        case StaffWanted() | SignIn() | SignOut():
            return await asyncio.to_thread(_staff, centre, received, received.message)
        case IssueCard() | RevokeCard() | CardsWanted():
            return await asyncio.to_thread(_cards, centre, received, received.message)
        case TellWish() | WishesWanted() | AnswerWish() | CloseWish():
            return await asyncio.to_thread(_wishes, centre, received, received.message)
        case (
            ReceiptWanted() | SeriesWanted() | ContactsWanted() | BookingsWanted() | WaitingWanted() | MachinesWanted()
        ):
            return await asyncio.to_thread(_told, centre, received, received.message)
        case _:
            origin = await asyncio.to_thread(_heard_from, centre, received)
            return await answer_patiently(centre, received.message, origin)


def _check_may_tell(device: DeviceRecord, message: FromDevice) -> None:
    """Only a kiosk holds anything and keeps a journal: what a desk does it asks for."""
    is_of_a_kiosk = isinstance(message, Sync) or (isinstance(message, Report) and (message.parts or message.holdings))
    if is_of_a_kiosk and device.role is not DeviceRole.KIOSK:
        raise Rejected("kiosks-only")  # noqa: EM101


def _about_itself(
    centre: Centre, device: DeviceRecord, message: HelloStart | Hello | SnapshotWanted | Report | Redeem
) -> FromCentre:
    match message:
        case HelloStart():
            return _challenge(centre, device)
        case Hello():
            return _welcome(centre, device, message)
        case SnapshotWanted():
            return centre.store.feed.snapshot(now=centre.clock())
        case Report():
            return _escrow_answer(centre, device, message)
        case Redeem():
            return answer_to_redeem(centre, message)
        case _:
            assert_never(message)


def _taken_down(centre: Centre, received: Received, message: WaitingCommand | NoteUnmet) -> FromCentre:
    if isinstance(message, NoteUnmet):
        _hear(centre, received)
        return centre.store.unmet.submit(message, received.device, now=centre.clock())
    return centre.store.waiting.submit(message, _heard_from(centre, received), now=centre.clock())


def _condition(centre: Centre, received: Received, message: ConditionCommand) -> FromCentre:
    """Closing shows nobody's data and moves no booking: a janitor's tablet may, where nobody signs in."""
    device = received.device
    if isinstance(message, CloseCondition):
        _check_is_desk(device)
    channel = Channel.STAFF if device.role is DeviceRole.DESK else Channel.KIOSK
    origin = Origin(channel, device.id, signed_in_at(centre, device))
    _hear(centre, received)
    return centre.store.conditions.submit(message, origin, now=centre.clock())


def _staff(centre: Centre, received: Received, message: StaffMessage) -> FromCentre:
    _check_is_desk(received.device)
    if not isinstance(message, StaffWanted):
        _hear(centre, received)
    return staff_answer(centre, received.device, message)


def _cards(centre: Centre, received: Received, message: CardMessage) -> FromCentre:
    _check_is_desk(received.device)
    if isinstance(message, CardsWanted):
        origin = Origin(Channel.STAFF, received.device.id, _acting(centre, received.device, is_busy=True))
    else:
        origin = _heard_from(centre, received)
    return CardDesk(centre, origin).answer(message)


def _wishes(centre: Centre, received: Received, message: WishMessage) -> FromCentre:
    match message:
        case WishesWanted():
            return told_to(centre, received.device)
        case TellWish():
            _hear(centre, received)
            return wish_told(centre, received.device, message)
        case AnswerWish() | CloseWish():
            _check_is_desk(received.device)
            by = actor_of(_heard_from(centre, received))
            return centre.store.wishes.change(message, by=by, now=centre.clock())
        case _:
            assert_never(message)


def _told(centre: Centre, received: Received, query: Query | MachinesWanted) -> FromCentre:
    """The answer to what is only asked for; who stands behind a booking is for the house alone."""
    device = received.device
    match query:
        case ReceiptWanted(booking=booking):
            return _receipt(centre, booking)
        case SeriesWanted(series=series):
            return _series(centre, series)
        case ContactsWanted() | BookingsWanted() | WaitingWanted():
            _check_is_desk(device)
            return _persons(centre, received, query)
        case MachinesWanted():
            _check_is_desk(device)
            return centre.store.machines(device.venue, now=centre.clock())
        case _:
            assert_never(query)


def _persons(
    centre: Centre, received: Received, query: ContactsWanted | BookingsWanted | WaitingWanted
) -> Contacts | BookingsFound | WaitingList:
    """Who stands behind bookings and wishes; whose was shown stands in the audit log before it is.

    Heard once, as a command is: whoever caught the message does not learn it too by sending it again.
    """
    device = received.device
    _hear(centre, received)
    now, staff = centre.clock(), _acting(centre, device, is_busy=isinstance(query, BookingsWanted))
    shown: tuple[UUID, ...]
    answer: Contacts | BookingsFound | WaitingList
    match query:
        case ContactsWanted(span=span):
            answer = centre.contacts.touching(span)
            shown = tuple(one.booking for one in answer.contacts)
        case BookingsWanted(text=text, near=near):
            answer = centre.contacts.search(text, now=now, near=near)
            shown = tuple(one.booking for one in answer.contacts)
        case WaitingWanted():
            answer = centre.contacts.waiting(now=now)
            shown = tuple(one.wish.id for one in answer.entries)
    centre.looks.note(actor_at(device.id, staff), shown, now=now)
    return answer


async def _when_there_is_news(centre: Centre, device: DeviceRecord, poll: Feed | Sync) -> FromCentre:
    """The answer to a long poll: as soon as there is something to say, at the latest after its wait."""
    waits = asyncio.get_running_loop().time() + poll.wait_seconds
    rings, is_noted = centre.bell.begin_waiting(), False
    try:
        while True:
            told = await asyncio.to_thread(_escrow_answer, centre, device, poll, is_noted=is_noted)
            left = waits - asyncio.get_running_loop().time()
            if left <= 0 or centre.bell.is_closed or escrow.says_something(poll, told):
                return told
            await rang(rings, within_seconds=left)
            rings.clear()
            is_noted = True
    finally:
        centre.bell.stop_waiting(rings)


def _escrow_answer(
    centre: Centre, device: DeviceRecord, message: Feed | Sync | Report, *, is_noted: bool = False
) -> FromCentre:
    try:
        match message:
            case Feed():
                return escrow.feed_answer(centre, device, message, is_noted=is_noted)
            case Sync():
                return escrow.sync_answer(centre, device, message, is_noted=is_noted)
            case Report():
                return escrow.report_answer(centre, device, message)
    except JournalBroken as err:
        raise Rejected("journal-broken") from err  # noqa: EM101


def sealed_answer(centre: Centre, received: Received, answer: FromCentre) -> bytes:
    """`answer` in an envelope that names the device's own incarnation and sequence, so that it fits this question."""
    asked = received.envelope
    stamp = Stamp(CENTRE, centre.store.head().epoch, asked.incarnation, asked.sequence)
    return seal(answer, stamp, centre.keys.signing)


def sealed_rejection(centre: Centre, data: bytes, code: str) -> bytes:
    """A signed "not understood", with the sequence of the question where it can be read."""
    try:
        asked = open_envelope(data)
    except EnvelopeUnreadable:
        stamp = Stamp(CENTRE, centre.store.head().epoch, 0, 0)
    else:
        stamp = Stamp(CENTRE, centre.store.head().epoch, asked.incarnation, asked.sequence)
    return seal(NotUnderstood(code=code), stamp, centre.keys.signing)


def _challenge(centre: Centre, device: DeviceRecord) -> Challenge:
    value = secrets.token_bytes(CHALLENGE_BYTES)
    with centre.store.writing() as connection:
        devices.keep_challenge(connection, device.id, value, now=centre.clock())
    return Challenge(challenge=value)


def _welcome(centre: Centre, device: DeviceRecord, hello: Hello) -> Welcome:
    """A fresh incarnation; the same hello sent again gets the same answer, any other use of the challenge nothing."""
    now = centre.clock()
    with centre.store.writing_books(now=now) as books:
        connection = books.connection
        kept = devices.read_challenge(connection, hello.challenge)
        if kept is None or kept.device != device.id or kept.expires_at < now.timestamp():
            raise Rejected("challenge-unknown")  # noqa: EM101
        if kept.answer is not None:
            if kept.nonce != hello.nonce:
                raise Rejected("challenge-unknown")  # noqa: EM101
            return msgspec.json.decode(kept.answer, type=Welcome)
        begun = begin_life(books, device.id, hello.last)
        devices.begin_sequence(connection, device, software=hello.software, now=now)
        number, previous = begun.incarnation.number, begun.previous
        welcome = Welcome(
            epoch=books.epoch,
            incarnation=number,
            server_time=now,
            previous=previous,
            recovering=has_to_report(books, begun),
            receipt_keys=centre.keyring(connection).of_kiosks,
        )
        answer = msgspec.json.encode(welcome)
        devices.use_challenge(connection, hello.challenge, nonce=hello.nonce, answer=answer)
    return welcome


def _check_is_desk(device: DeviceRecord) -> None:
    """Who stands behind a booking is for the house alone."""
    if device.role is not DeviceRole.DESK:
        raise Rejected("staff-only")  # noqa: EM101


def _receipt(centre: Centre, booking_id: BookingId) -> ReceiptGiven | NoReceipt:
    found = centre.store.bookings.receipt(booking_id)
    if found is None:
        return NoReceipt(refusal=_NO_SUCH_BOOKING)
    booking, token = found
    return ReceiptGiven(booking=booking, receipt=token)


def _series(centre: Centre, series_id: SeriesId) -> SeriesGiven | NoReceipt:
    found = centre.store.bookings.series(series_id)
    first = None if found is None else first_ahead(found[1], now=centre.clock())
    if found is None or first is None:
        return NoReceipt(refusal=refusal_to_wire(Refusal(RefusalCode.UNKNOWN_SERIES)))
    series, bookings = found
    receipt = sign_receipt(facts_of(first), centre.keys.signing)
    return SeriesGiven(series=series_to_wire(series), bookings=bookings, first=first.id, receipt=receipt)


def _heard_from(centre: Centre, received: Received) -> Origin:
    """Who says it; it counts as heard."""
    device = received.device
    staff = _acting(centre, device, is_busy=True)
    _hear(centre, received)
    channel = Channel.STAFF if device.role is DeviceRole.DESK else Channel.KIOSK
    return Origin(channel, device.id, staff)


def _acting(centre: Centre, device: DeviceRecord, *, is_busy: bool) -> StaffId | None:
    try:
        return acting(centre, device, is_busy=is_busy)
    except MayNot as err:
        raise Rejected(err.code) from err


def _hear(centre: Centre, received: Received) -> None:
    """What changes something, or names somebody, is heard once, in the order it was sent."""
    with centre.store.writing() as connection:
        if not devices.heard(connection, received.device, received.envelope.sequence, now=centre.clock()):
            raise Rejected("sequence-old")  # noqa: EM101
