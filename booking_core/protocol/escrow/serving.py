"""The centre's side of escrow as a machine: a message in, an answer out, all of it within one transaction.

The service hands in a message whose signature, sender and epoch it has checked; `books` is its transaction.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from booking_core.domain.identity import DeviceId, DeviceRole
from booking_core.protocol.escrow.books import CentreBooks, Standing
from booking_core.protocol.escrow.granting import grant, grants_after, recalled
from booking_core.protocol.escrow.hearing import hear
from booking_core.protocol.escrow.recovering import hear_of_life, take_report
from booking_core.protocol.escrow.terms import NEVER, NO_TOKEN, epoch_of
from booking_core.protocol.messages import Cursor, FeedEntry, Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import (
    MOST_ENTRIES,
    EscrowAnswer,
    Report,
    Reported,
    ReportWanted,
    Sync,
    Synced,
)

TOLD_IS_NOTED_EVERY = timedelta(seconds=20)
"""Most polls bring nothing, and then need not write."""

MOST_CAUGHT_UP = 2_000
"""Feed entries that a machine is told one by one: four full answers, about a week of a town. Whoever is further behind
takes a snapshot, which weighs as much as one such answer, is current at once, and is what it takes daily anyway.
"""


def begin_life(books: CentreBooks, device: DeviceId, last: JournalEnd | None) -> Standing:
    """A fresh life for the device: everything older is void. `last` is the newest journal on its disk.

    A device that remembers a life the centre never gave it proves that the centre was set back. One that never heard
    of its newest life, whose welcome was lost, did nothing in it, for it was given nothing: the one before counts.

    Raises:
        EpochUnbelieved: it remembers one that no restore explains.
    """
    standing = books.standing(device)
    remembered = standing.incarnation if last is None else last.incarnation
    if remembered > standing.incarnation:
        if not books.is_recovering or remembered.epoch >= books.epoch:
            hear_of_life(books, remembered.epoch)
        standing = replace(books.standing(device), incarnation=remembered)
    is_unheard_of = not standing.was_granted and last is not None and last.incarnation == standing.previous
    begun = replace(
        standing,
        incarnation=Incarnation(books.epoch, standing.incarnation.number + 1),
        previous=standing.previous if is_unheard_of else standing.incarnation,
        was_granted=False,
    )
    books.stand(begun)
    return begun


def has_to_report(books: CentreBooks, standing: Standing) -> bool:
    """Whether the centre was restored, and does not know yet what the device knows."""
    return books.is_recovering and standing.reported < books.epoch


def serve_sync(books: CentreBooks, device: DeviceId, message: Sync, *, now: datetime) -> EscrowAnswer:
    """The answer to a SYNC of the device's present life, without waiting.

    Raises:
        JournalBroken: its entries do not follow what is known.
        EpochUnbelieved: it knows of a life that no restore explains.
    """
    standing = books.standing(device)
    if must_report(books, standing, message.cursor, granted=message.granted):
        return ReportWanted()
    hear(books, standing, message.parts, now=now)
    standing, told = _told_until(books, device, message), {part.incarnation for part in message.parts}
    entries = news_after(books, message.cursor)
    is_up_to_date = entries is not None and (entries[-1].cursor if entries else message.cursor) == books.head()
    if is_up_to_date and standing.role is DeviceRole.KIOSK:
        standing = grant(books, standing, now=now)
    return Synced(
        incarnation=standing.incarnation,
        at=now,
        acks=tuple(end for end in books.journal_ends(device) if end.incarnation in told),
        recalls=recalled(books, standing, now=now),
        grants=grants_after(books, standing, message.granted, now=now) if is_up_to_date else (),
        changes=entries,
    )


def news_after(books: CentreBooks, cursor: Cursor) -> tuple[FeedEntry, ...] | None:
    """The next feed entries for a machine that stands at `cursor`; None where it has to take a snapshot.

    It has to where the feed has no such entry, and where more came since than are told one by one: numbers go on from
    one life to the next, so they count it.
    """
    if books.head().number - cursor.number > MOST_CAUGHT_UP or not books.knows(cursor):
        return None
    return books.entries_after(cursor)


def _told_until(books: CentreBooks, device: DeviceId, message: Sync) -> Standing:
    """Whatever was done there before the answer that the message names, is known by now."""
    standing = books.standing(device)
    is_all = sum(len(part.entries) for part in message.parts) < MOST_ENTRIES
    known, heard_at = standing.synced_to, message.heard_at
    if heard_at is None or not is_all or (known is not None and heard_at - known < TOLD_IS_NOTED_EVERY):
        return standing
    standing = replace(standing, synced_to=heard_at)
    books.stand(standing)
    return standing


def serve_report(books: CentreBooks, device: DeviceId, message: Report, *, now: datetime) -> EscrowAnswer:
    """The answer to a REPORT; one that nobody asked for any more changes nothing.

    One that was written to another life of the same number is asked for again: it may lack what came after it.

    Raises:
        JournalBroken: its entries do not follow each other.
        EpochUnbelieved: it knows of a life that no restore explains.
    """
    standing = books.standing(device)
    if not has_to_report(books, standing):
        return Reported(waiting_for=0)
    granted = _newest_token(message)
    heard = _heard_of_another_life(
        books, standing, cursor=message.cursor, granted=granted, incarnation=message.incarnation
    )
    if heard is not None:
        hear_of_life(books, heard)
        return ReportWanted()
    return Reported(waiting_for=take_report(books, standing, message, now=now))


def must_report(books: CentreBooks, standing: Standing, cursor: Cursor, *, granted: int = NO_TOKEN) -> bool:
    """Whether the device has to tell what it knows before anything else is said. `granted` is its newest token.

    Raises:
        EpochUnbelieved: it knows of a life that no restore explains.
    """
    heard = _heard_of_another_life(books, standing, cursor=cursor, granted=granted)
    if heard is not None:
        hear_of_life(books, heard)
    return has_to_report(books, standing)


def _heard_of_another_life(
    books: CentreBooks, standing: Standing, *, cursor: Cursor, granted: int, incarnation: Incarnation | None = None
) -> int | None:
    """The newest epoch of which the device knows what this centre never said; None when there is none.

    It proves that the centre was set back, also while it recovers: two lives begun from one copy have the same number,
    and who lived in the first tells them apart. What is of an earlier epoch is merely old: that is what it reports.
    """
    own = incarnation or NEVER
    proofs = (
        (cursor.epoch, not books.knows(cursor)),
        (epoch_of(granted), granted > standing.token),
        (own.epoch, own > standing.incarnation),
    )
    return max((epoch for epoch, is_strange in proofs if is_strange and epoch >= books.epoch), default=None)


def _newest_token(report: Report) -> int:
    return max((run.token for run in report.holdings), default=NO_TOKEN)
