"""The centre's memory of authority over cells, in its database: `CentreBooks` over one transaction.

Over a reading transaction it answers what it can; the first thing to write is `NeedsWriting`, and the caller begins
again in a writing one. Most polls of kiosks change nothing and need not queue for the one writer.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, BookingState, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, RoomId, Slot
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.authority import Extent, Origin
from booking_core.protocol.escrow.books import Doubt, KeptWish, Standing
from booking_core.protocol.escrow.terms import Holder
from booking_core.protocol.messages import (
    BlockChanged,
    BookingChanged,
    CardRevoked,
    Command,
    ConditionChanged,
    Cursor,
    FeedChange,
    FeedEntry,
    Incarnation,
    JournalEnd,
    RevokedCard,
    SeriesChanged,
    SeriesOnWire,
)
from booking_core.store.accounts import place_cards
from booking_core.store.bookings.lookups import replacement_of
from booking_core.store.deciding.audited import act_of_kiosk
from booking_core.store.deciding.cases import Case, SignReceipt
from booking_core.store.deciding.commands import calendar_of, decide_in, keep_until
from booking_core.store.deciding.known import Identify
from booking_core.store.escrow import kept_wishes, taking_in
from booking_core.store.escrow.taking_in import Takers
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.audit import Act
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.machines import authority_store, doubts, standings
from booking_core.store.machines.doubts import DoubtKind
from booking_core.store.rows import read_bookings
from booking_core.store.schema import booking, centre
from booking_core.store.told import condition_store, house_wishes
from booking_core.store.told.notifications import HasEmail

KeepEpoch = Callable[[int], None]
"""Keeps an epoch outside the database, all the way to the disk, before the database names it."""


class NeedsWriting(Exception):
    """A reading transaction came to something that must be written: begin again in a writing one."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the books need from outside the database, for one message. `now` is aware."""

    places: Callable[[], Municipality]
    sign: SignReceipt
    identify: Identify
    has_email: HasEmail
    keep_epoch: KeepEpoch
    now: datetime


class EscrowBooks:
    """One transaction. `has_news` says whether others should hear at once of what was written."""

    def __init__(self, connection: Connection, desk: Desk, *, writes: bool) -> None:
        self.connection = connection
        self.has_news = False
        self._desk = desk
        self._writes = writes
        self._known_head: CentreHead | None = None

    # The centre itself

    @property
    def municipality(self) -> Municipality:
        return self._desk.places()

    @property
    def epoch(self) -> int:
        return self._head().epoch

    @property
    def is_recovering(self) -> bool:
        return self._head().recovering

    def begin_epoch(self, epoch: int, *, recovering: bool) -> None:
        connection = self._writing(is_news=True)
        self._desk.keep_epoch(epoch)
        connection.execute(update(centre).values(epoch=epoch, recovering=recovering))

    def end_recovery(self) -> None:
        self._writing(is_news=True).execute(update(centre).values(recovering=False))

    def head(self) -> Cursor:
        return self._head().cursor

    def knows(self, cursor: Cursor) -> bool:
        return feed_log.knows(self.connection, cursor)

    def entries_after(self, cursor: Cursor) -> tuple[FeedEntry, ...]:
        return feed_log.entries_after(self.connection, cursor)

    # Devices

    def standing(self, device: DeviceId) -> Standing:
        return standings.read_standing(self.connection, device)

    def standings(self) -> tuple[Standing, ...]:
        return standings.read_standings(self.connection)

    def stand(self, standing: Standing) -> None:
        standings.keep_standing(self._writing(), standing, now=self._desk.now)

    def journal_end(self, device: DeviceId, incarnation: Incarnation) -> JournalEnd:
        return standings.read_journal_end(self.connection, device, incarnation)

    def set_journal_end(self, device: DeviceId, end: JournalEnd) -> None:
        standings.keep_journal_end(self._writing(), device, end)

    def journal_ends(self, device: DeviceId) -> tuple[JournalEnd, ...]:
        return standings.read_journal_ends(self.connection, device)

    # Cells

    def holders(self, cells: Iterable[Cell]) -> Mapping[Cell, Holder]:
        return authority_store.holders(self.connection, cells)

    def held_by(self, device: DeviceId, *, since: Slot) -> Mapping[Cell, Holder]:
        return authority_store.held_by(self.connection, device, since=since)

    def slots_held(self, rooms: Iterable[RoomId], span: TimeSpan) -> Mapping[RoomId, set[Slot]]:
        return authority_store.slots_held(self.connection, rooms, span)

    def hold(self, cells: Iterable[Cell], holder: Holder) -> None:
        authority_store.hold(self._writing(), cells, holder)

    def release(self, cells: Iterable[Cell]) -> None:
        asked = list(cells)
        if asked and authority_store.release(self._writing(), asked):
            self.has_news = True

    def want(self, cells: Iterable[Cell], until: datetime) -> None:
        if authority_store.want(self._writing(), cells, until, now=self._desk.now):
            self.has_news = True

    def wanted(self, *, now: datetime) -> frozenset[Cell]:
        return authority_store.still_wanted(self.connection, now=now)

    # Bookings

    def calendar(self, rooms: Iterable[RoomId], span: TimeSpan) -> Calendar:
        return calendar_of(self.connection, (Extent(frozenset(rooms), span),))

    def booking(self, wanted: BookingId) -> Booking | None:
        found = read_bookings(self.connection, select(booking).where(booking.c.id == str(wanted)))
        return found[0] if found else None

    def came_at(self, one: BookingId) -> datetime | None:
        return taking_in.came_at(self.connection, one)

    def in_place_of(self, replaced: BookingId) -> Booking | None:
        return replacement_of(self.connection, replaced)

    def take_in(self, new: Booking, contact: bytes | None, *, now: datetime) -> bool:
        connection = self._writing()
        is_taken_in = taking_in.take_in(connection, new, contact, self._takers(now))
        if is_taken_in:
            audit.append(connection, [act_of_kiosk(new, "confirmed-there")], now=now)
            self._tell([BookingChanged(booking=new)])
        return is_taken_in

    def take_in_contact(self, known: Booking, contact: bytes, *, now: datetime) -> None:
        connection = self._writing()
        if taking_in.take_in_contact(connection, known, contact, self._takers(now)):
            audit.append(connection, [act_of_kiosk(known, "confirmed-there")], now=now)

    def bring_up_to(self, newest: Iterable[Booking], *, now: datetime) -> tuple[Booking, ...]:
        done, taken = taking_in.bring_up_to(self._writing(), newest, self._takers(now))
        audit.append(self._writing(), [act_of_kiosk(one, "reported") for one in done], now=now)
        self._tell([BookingChanged(booking=one) for one in done])
        return tuple(taken)

    def end_absent(self, ended: Iterable[Booking], neighbours: Iterable[Booking], *, now: datetime) -> None:
        done, _ = taking_in.bring_up_to(self._writing(), (*ended, *neighbours), self._takers(now))
        absent = [one for one in done if one.state is BookingState.NO_SHOW]
        acts = [Act(audit.CENTRE, "release-absent", str(one.id), one.state.value) for one in absent]
        audit.append(self._writing(), acts, now=now)
        self._tell([BookingChanged(booking=one) for one in done])

    def bring_series_up_to(self, series: Iterable[SeriesOnWire], blocks: Iterable[Block], *, now: datetime) -> None:
        connection = self._writing()
        new_series, new_blocks = taking_in.bring_series_up_to(connection, series, blocks, self._takers(now))
        self._tell([SeriesChanged(series=one) for one in new_series])
        self._tell([BlockChanged(block=one) for one in new_blocks])

    def stop_cards(self, cards: Iterable[RevokedCard], *, told_by: DeviceId, now: datetime) -> None:
        stopped = place_cards.stop_all(self._writing(), cards, now=now)
        acts = [Act(f"device:{told_by}", "revoke-card", str(one.card), "reported") for one in stopped]
        audit.append(self._writing(), acts, now=now)
        self._tell([CardRevoked(revoked=one) for one in stopped])

    def open_conditions(self, reports: Iterable[ConditionReport], *, now: datetime) -> None:
        here = (one for one in reports if one.space in self.municipality.space_by_id)
        self._tell([ConditionChanged(report=one) for one in condition_store.stand(self._writing(), here, now=now)])

    def bring_wishes(self, heard: tuple[WishHeard, ...]) -> None:
        house_wishes.stand(self._writing(), heard)

    def doubt(self, doubt: Doubt, *, now: datetime) -> None:
        until = keep_until(doubt.booking, self.municipality)
        doubts.keep_doubt(self._writing(), doubt, DoubtKind.CELLS, now=now, keep_until=until)

    def in_doubt(self, one: BookingId) -> Booking | None:
        return doubts.in_doubt(self.connection, one)

    def settle(self, one: BookingId) -> None:
        doubts.settle(self._writing(), one)

    def keep_wish(self, wish: KeptWish, *, now: datetime) -> None:
        kept_wishes.keep_wish(self._writing(), wish, now=now)

    def drop_wish(self, wish: KeptWish) -> None:
        kept_wishes.drop_wish(self._writing(), wish)

    def kept_wishes(self, of: frozenset[BookingId] | None) -> tuple[KeptWish, ...]:
        return kept_wishes.kept_wishes(self.connection, of)

    def decide(self, command: Command, origin: Origin, *, now: datetime) -> None:
        connection, desk = self._writing(), self._desk
        case = Case(command, origin, desk.places(), now, desk.sign, desk.identify, desk.has_email)
        _, changed = decide_in(connection, case, feed_log.read_head(connection))
        self.has_news = self.has_news or changed

    def _head(self) -> CentreHead:
        """Where the centre stands; while nothing is written it stays there."""
        if self._writes:
            return feed_log.read_head(self.connection)
        if self._known_head is None:
            self._known_head = feed_log.read_head(self.connection)
        return self._known_head

    def _tell(self, changes: list[FeedChange]) -> None:
        if changes:
            feed_log.append(self._writing(is_news=True), changes)

    def _takers(self, now: datetime) -> Takers:
        return Takers(self._desk.places(), self._desk.identify, now)

    def _writing(self, *, is_news: bool = False) -> Connection:
        if not self._writes:
            raise NeedsWriting
        self.has_news = self.has_news or is_news
        return self.connection
