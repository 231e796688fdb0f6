"""What devices hear about authority over cells: the service around `booking_core.protocol.escrow`.

Most polls change nothing: they are answered from a reading transaction, and only what must write waits for the writer.
A poll is noted once, when it comes: while it waits its device may say something newer in another one.
"""

from datetime import datetime, timedelta

from booking_core.central.centre import Centre
from booking_core.protocol.envelope import FromCentre
from booking_core.protocol.escrow.serving import must_report, news_after, serve_report, serve_sync
from booking_core.protocol.messages import Changes, CursorUnknown, Feed
from booking_core.protocol.messages.escrow import EscrowAnswer, Report, ReportWanted, Sync, Synced
from booking_core.store.escrow.escrow_books import EscrowBooks, NeedsWriting
from booking_core.store.machines import devices
from booking_core.store.machines.devices import DeviceRecord

CONTACT_IS_NOTED_EVERY = timedelta(seconds=20)


def sync_answer(centre: Centre, device: DeviceRecord, message: Sync, *, is_noted: bool = False) -> EscrowAnswer:
    """What there is to say to a kiosk's SYNC just now. `is_noted`: it has come before, and waits.

    Raises:
        JournalBroken: its entries do not follow what is known.
    """
    now, is_told_anew = centre.clock(), not is_noted and _has_other_backlog(device, message)
    if is_noted or not (message.parts or is_told_anew or _is_contact_due(device, now)):
        try:
            with centre.store.reading_books(now=now) as books:
                return serve_sync(books, device.id, message, now=now)
        except NeedsWriting:
            pass
    with centre.store.writing_books(now=now) as books:
        if not is_noted:
            devices.note_contact(books.connection, device, now=now)
        if is_told_anew:
            devices.note_backlog(books.connection, device, message.unprinted, message.backlog)
        return serve_sync(books, device.id, message, now=now)


def _has_other_backlog(device: DeviceRecord, message: Sync) -> bool:
    return (message.unprinted, message.backlog) != (device.unprinted, device.backlog)


def report_answer(centre: Centre, device: DeviceRecord, message: Report) -> EscrowAnswer:
    """What a restored centre says to a device that tells all it knows.

    Raises:
        JournalBroken: its entries do not follow each other.
    """
    now = centre.clock()
    with centre.store.writing_books(now=now) as books:
        devices.note_contact(books.connection, device, now=now)
        return serve_report(books, device.id, message, now=now)


def feed_answer(
    centre: Centre, device: DeviceRecord, message: Feed, *, is_noted: bool = False
) -> Changes | CursorUnknown | ReportWanted:
    """What the feed has after the device's cursor just now; a restored centre wants its report first.

    `is_noted`: it has come before, and waits.
    """
    now = centre.clock()
    if is_noted or not _is_contact_due(device, now):
        try:
            with centre.store.reading_books(now=now) as books:
                return _fed(books, device, message)
        except NeedsWriting:
            pass
    with centre.store.writing_books(now=now) as books:
        if not is_noted:
            devices.note_contact(books.connection, device, now=now)
        return _fed(books, device, message)


def says_something(poll: Feed | Sync, answer: FromCentre) -> bool:
    """Whether a poll is answered with that at once, or waits for more."""
    match answer:
        case Changes(entries=entries):
            return bool(entries)
        case Synced():
            was_told = isinstance(poll, Sync) and any(part.entries for part in poll.parts)
            return was_told or bool(answer.recalls or answer.grants) or answer.changes != ()
        case _:
            return True


def _fed(books: EscrowBooks, device: DeviceRecord, message: Feed) -> Changes | CursorUnknown | ReportWanted:
    if must_report(books, books.standing(device.id), message.after):
        return ReportWanted()
    entries = news_after(books, message.after)
    return CursorUnknown() if entries is None else Changes(entries=entries)


def _is_contact_due(device: DeviceRecord, now: datetime) -> bool:
    last = device.last_contact_at
    return last is None or abs(now - last) >= CONTACT_IS_NOTED_EVERY
