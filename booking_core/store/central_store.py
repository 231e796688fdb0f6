"""The central store: one object through which the service reads and writes. A transaction is one `with` here."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock
from typing import NamedTuple, TypeVar
from uuid import UUID

import structlog
from sqlalchemy import Connection, select

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.calendar import Calendar
from booking_core.domain.conditions import ConditionReport
from booking_core.domain.demand import UnmetWish
from booking_core.domain.house_wishes import WishHeard
from booking_core.domain.identity import BookingId, CardId, DeviceId, RoomId, SeriesId, SpaceId, VenueId, WaitingId
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.series import Series
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.waiting import WaitingWish
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.absences import release_absent
from booking_core.protocol.escrow.recovering import begin_recovery, close_recovery
from booking_core.protocol.escrow_messages import Machines
from booking_core.protocol.messages import (
    Answer,
    CardRevoked,
    Command,
    ConditionCommand,
    Cursor,
    FeedEntry,
    NoteUnmet,
    Pending,
    RevokedCard,
    SameIdOtherBody,
    Snapshot,
    WaitingCommand,
)
from booking_core.protocol.wish_messages import AnswerWish, CloseWish, TellWish, WishNoted, WishRefused
from booking_core.store import (
    audit,
    authority_store,
    block_store,
    condition_commands,
    condition_store,
    devices,
    feed_log,
    house_wishes,
    kept_answers,
    machines,
    place_cards,
    requests,
    retention,
    series_store,
    standing_runs,
    unmet_commands,
    unmet_demand,
    waiting_commands,
    waiting_list,
    weather,
    wish_commands,
)
from booking_core.store.announcing import Announce, to_nobody
from booking_core.store.audit import Act
from booking_core.store.cases import Asked, Case, CellsTaken, SignReceipt
from booking_core.store.commands import decide_in
from booking_core.store.condition_commands import ConditionCase
from booking_core.store.condition_store import ConditionCount
from booking_core.store.databases import Database, reading_engine, writing_engine
from booking_core.store.devices import DeviceRecord, EnrolledMachine
from booking_core.store.escrow_books import Desk, EscrowBooks, KeepEpoch, NeedsWriting
from booking_core.store.feed_log import CentreHead
from booking_core.store.known import Identify, nobody_in_particular
from booking_core.store.notifications import Queued
from booking_core.store.place_cards import KeptCard
from booking_core.store.places import Imported, NoPlaces, change_places, import_places, read_places
from booking_core.store.retention import Forgotten
from booking_core.store.rows import live_bookings, read_bookings, to_seconds
from booking_core.store.schema import booking, contact
from booking_core.store.together import decide_together
from booking_core.store.transactions import MOST_TRIES, TooBusy, Transactions, Unavailable
from booking_core.store.waiting_commands import WaitingCase
from booking_core.store.waiting_list import Waits

AUTHORITY_IS_KEPT_FOR = timedelta(days=30)
"""After its time a cell's holder is known that long, for whoever must find out what happened."""

SNAPSHOT_KEEPS = timedelta(days=1)
"""How long after its end a booking still goes into snapshots: long enough for a receipt to be asked about."""


PLACES_HOLD_FOR_SECONDS = 0.1
"""Another process may have put others in force since: what is decided is decided by those in force."""

Done = TypeVar("Done")

log = structlog.get_logger()


def kept_nowhere_else(epoch: int) -> None:  # noqa: ARG001  # whichever it is
    """Of a store without a folder around it."""
    return


@dataclass(frozen=True, slots=True)
class Queueing:
    """A wish on the waiting list, and how many wait longer who may be offered the same."""

    wish: WaitingWish
    ahead: int


class Searched(NamedTuple):
    """A booking as it is searched for: its id, title and code, and its contact, sealed, if there is one.

    A bare tuple: all that lie ahead are looked through.
    """

    id: str
    title: str
    code: str
    sealed: bytes | None


@dataclass(frozen=True, slots=True)
class News:
    """Where the centre stands, and what came since: None where nobody can tell, or where it is more than a few."""

    head: CentreHead
    places: Municipality
    entries: tuple[FeedEntry, ...] | None


class CentralStore:
    """Where nothing else is said, `TooBusy` and `DatabaseAway` may come from everything here: see `transactions`."""

    def __init__(
        self,
        transactions: Transactions,
        *,
        sign: SignReceipt,
        on_commit: Callable[[], None],
        identify: Identify = nobody_in_particular,
        keep_epoch: KeepEpoch = kept_nowhere_else,
        announce: Announce = to_nobody,
    ) -> None:
        self.on_commit = on_commit
        self._announce = announce
        self._transactions = transactions
        self._sign = sign
        self._identify = identify
        self._keep_epoch = keep_epoch
        self._places = _PlacesCache()

    def municipality(self) -> Municipality:
        """The places in force.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        with self._transactions.reading() as connection:
            return self._places_in(connection, feed_log.read_head(connection))

    def municipality_at_hand(self) -> Municipality | None:
        """The places in force, when somebody has just looked; nothing is read for it."""
        return self._places.at_hand()

    def submit(self, command: Command, origin: Origin, *, now: datetime) -> Answer:
        """The centre's answer to `command`, committed before it is returned, for whoever does not wait.

        Raises:
            NoPlaces: nothing has been imported yet.
            TooBusy: rivals won every try.
        """
        answer = self.ask(command, origin, now=now, waits=False)
        assert not isinstance(answer, Pending)  # noqa: S101  # only whoever waits is told to
        return answer

    def ask(self, command: Command, origin: Origin, *, now: datetime, waits: bool) -> Answer | Pending:
        """The centre's answer to `command`, committed before it is returned.

        Whoever `waits` may be told to ask again: cells are recalled from a kiosk.

        Raises:
            NoPlaces: nothing has been imported yet.
            TooBusy: rivals won every try.
        """
        [outcome] = self.ask_together([Asked(command, origin, now, waits)])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def ask_together(self, asked: Sequence[Asked]) -> Sequence[Answer | Pending | Exception]:
        """The centre's answer to each of `asked`, in order, committed together before any is returned.

        Each is answered as if it had come alone after those before it. An exception is the outcome of the one command
        that it befell, but for `Unavailable`, which befalls them all.
        """
        try:
            return self._written(lambda connection: self._decided(connection, asked))
        except Unavailable as err:
            return [err] * len(asked)
        except Exception as err:  # it is told to whom it befalls, when each is decided alone
            if not isinstance(err, CellsTaken | NoPlaces):
                log.warning("commands are decided one by one", count=len(asked), error=type(err).__name__)
            return [self.ask_alone(one) for one in asked]

    def _decided(self, connection: Connection, asked: Sequence[Asked]) -> tuple[list[Answer | Pending], bool]:
        head = feed_log.read_head(connection)
        places = self._places_in(connection, head)
        return decide_together(connection, [self._case(one, places) for one in asked], head)

    def _case(self, one: Asked, places: Municipality) -> Case:
        return Case(one.command, one.origin, places, one.now, self._sign, self._identify, waits=one.waits)

    def ask_alone(self, one: Asked) -> Answer | Pending | Exception:
        """What `ask_together` answers to one command, read and written step by step in a transaction of its own."""

        def decide(connection: Connection) -> tuple[Answer | Pending, bool]:
            head = feed_log.read_head(connection)
            return decide_in(connection, self._case(one, self._places_in(connection, head)), head)

        try:
            for _ in range(MOST_TRIES):
                with suppress(CellsTaken):
                    return self._written(decide)
        except Exception as err:  # whoever asked gets it
            return err
        return TooBusy()

    def _written(self, do: Callable[[Connection], tuple[Done, bool]]) -> Done:
        """What `do` returns first, committed; others hear of it when it says so."""

        def do_and_tell(connection: Connection) -> tuple[Done, bool]:
            done, is_news = do(connection)
            if is_news:
                self._announce(connection)
            return done, is_news

        done, is_news = self._transactions.write(do_and_tell)
        if is_news:
            self.on_commit()
        return done

    def submit_waiting(self, command: WaitingCommand, origin: Origin, *, now: datetime) -> Answer:
        """The centre's answer to somebody who waits, or waits no more, committed before it is returned.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def answer(connection: Connection) -> Answer:
            head = feed_log.read_head(connection)
            places = self._places_in(connection, head)
            case = WaitingCase(command, origin, places, now, self._identify)
            return waiting_commands.answer_in(connection, case, head)

        return self._transactions.write(answer)

    def submit_unmet(self, command: NoteUnmet, device: DeviceRecord, *, now: datetime) -> Answer:
        """The centre's answer to what a machine tells of unmet demand, committed before it is returned.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def answer(connection: Connection) -> Answer:
            places = self._places_in(connection, feed_log.read_head(connection))
            return unmet_commands.answer_in(connection, command, device, municipality=places, now=now)

        return self._transactions.write(answer)

    def unmet_demand(self, noted_in: TimeSpan) -> tuple[UnmetWish, ...]:
        """What people could not have, as far as it was noted in that time, the oldest first."""
        with self._transactions.reading() as connection:
            return tuple(unmet_demand.noted_in(connection, noted_in))

    def tell_wish(
        self, command: TellWish, device: DeviceId | None, *, now: datetime
    ) -> WishNoted | WishRefused | SameIdOtherBody:
        """The wish, counted once more, committed before it is returned; `device` is None for who asks from afar."""
        return self._transactions.write(lambda connection: wish_commands.tell_in(connection, command, device, now=now))

    def change_wish(self, command: AnswerWish | CloseWish, *, by: str, now: datetime) -> WishNoted | WishRefused:
        """The wish with what the house says to it, with a line in the audit log."""
        return self._transactions.write(lambda connection: wish_commands.change_in(connection, command, by=by, now=now))

    def house_wishes(self, venue: VenueId | None, *, most: int | None = None) -> tuple[WishHeard, ...]:
        """What people miss in that house, or in all: open ones first, the most wished before others."""
        with self._transactions.reading() as connection:
            return tuple(house_wishes.everybodys(connection, venue, most=most))

    def submit_condition(self, command: ConditionCommand, origin: Origin, *, now: datetime) -> Answer:
        """The centre's answer about a condition report, committed before it is returned; every machine hears of it.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def answer(connection: Connection) -> tuple[Answer, bool]:
            places = self._places_in(connection, feed_log.read_head(connection))
            return condition_commands.answer_in(connection, ConditionCase(command, origin, places, now))

        return self._written(answer)

    def open_conditions(self) -> tuple[ConditionReport, ...]:
        """What people have told is broken, dirty or missing, and nobody has put right."""
        with self._transactions.reading() as connection:
            return condition_store.still_open(connection)

    def condition_counts(self) -> tuple[ConditionCount, ...]:
        """How much was told and put right, by month."""
        with self._transactions.reading() as connection:
            return tuple(condition_store.counts(connection))

    def issue_card(self, card: KeptCard, act: Act, *, keep_until: datetime, now: datetime) -> KeptCard:
        """The card with that id, given out now or before."""

        def issue(connection: Connection) -> KeptCard:
            known = place_cards.card_with_id(connection, card.id)
            if known is None:
                place_cards.keep(connection, card, keep_until=keep_until)
                audit.append(connection, [act], now=now)
            return known or card

        return self._transactions.write(issue)

    def take_in_card(self, card: KeptCard, act: Act, *, keep_until: datetime, now: datetime) -> KeptCard:
        """The card with that id; one that is not known yet stands among the others from now on."""

        def take_in(connection: Connection) -> KeptCard:
            known = place_cards.card_with_id(connection, card.id)
            if known is not None:
                return known
            audit.append(connection, [act], now=now)
            return place_cards.take_in(connection, card, keep_until=keep_until)

        return self._transactions.write(take_in)

    def revoke_card(self, card: CardId, act: Act, *, now: datetime) -> KeptCard | None:
        """The card, which is stopped from now on, and every machine hears of it; None when there is none."""

        def stop(connection: Connection) -> tuple[KeptCard | None, bool]:
            is_news = self.stop_card(connection, card, act, now=now)
            return place_cards.card_with_id(connection, card), is_news

        return self._written(stop)

    def stop_card(self, connection: Connection, card: CardId, act: Act, *, now: datetime) -> bool:
        """Stop it as the last act of the caller's transaction; False where it is stopped already, or not known."""
        known = place_cards.card_with_id(connection, card)
        if known is None or not place_cards.revoke(connection, card, now=now):
            return False
        audit.append(connection, [act], now=now)
        feed_log.append(connection, [CardRevoked(revoked=RevokedCard(card, known.valid_until))])
        return True

    def card(self, wanted: CardId) -> KeptCard | None:
        """The card with that id, stopped or not."""
        with self._transactions.reading() as connection:
            return place_cards.card_with_id(connection, wanted)

    def cards(self) -> tuple[KeptCard, ...]:
        """Every card that is kept, the newest first."""
        with self._transactions.reading() as connection:
            return tuple(place_cards.everybodys(connection))

    def cards_with_ids(self, cards: Iterable[CardId]) -> tuple[KeptCard, ...]:
        """Those cards, as far as they are kept, in that order."""
        with self._transactions.reading() as connection:
            found = (place_cards.card_with_id(connection, one) for one in cards)
            return tuple(card for card in found if card is not None)

    def holders(self) -> dict[str, bytes]:
        """Whose the cards are, sealed, by their ids, the newest first; without those whose holder is forgotten."""
        with self._transactions.reading() as connection:
            return place_cards.holders(connection)

    def sealed_holders(self, cards: Iterable[str]) -> dict[str, bytes]:
        """Whose those cards are, sealed."""
        with self._transactions.reading() as connection:
            return place_cards.sealed_contacts(connection, cards)

    def expire_requests(self, *, now: datetime) -> int:
        """Answer with no what nobody has answered before its time began; how many they were.

        A restored centre waits with it until its devices have reported: they may know a newer answer.
        """

        def expire(connection: Connection) -> tuple[int, bool]:
            head = feed_log.read_head(connection)
            may_answer = not head.recovering and head.places_version > 0
            expired = requests.expire(connection, self._places_in(connection, head), now=now) if may_answer else 0
            return expired, expired > 0

        return self._written(expire)

    def settle_weather(self, *, now: datetime) -> int:
        """Leave outdoors whoever has not said otherwise in time; how many they were. A restored centre waits with it.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def settle(connection: Connection) -> tuple[int, bool]:
            head = feed_log.read_head(connection)
            settled = 0 if head.recovering else weather.settle(connection, self._places_in(connection, head), now=now)
            return settled, settled > 0

        return self._written(settle)

    def import_places(
        self, municipality: Municipality, *, source: str, now: datetime, by: str = audit.CENTRE
    ) -> Imported:
        """Put `municipality` in force, with the days edited in the places before it; `by` whom is for the audit log.

        Raises:
            PlacesWouldStrand: bookings that have not ended would lose their place.
        """

        def put_in_force(connection: Connection) -> tuple[Imported, bool]:
            imported = import_places(connection, municipality, source=source, now=now)
            audit.append(connection, _acts_of(imported, by), now=now)
            return imported, True

        return self._written(put_in_force)

    def change_places(
        self, change: Callable[[Municipality], Municipality], *, source: str, now: datetime, by: str = audit.CENTRE
    ) -> Imported:
        """Put in force what `change` makes of the places in force; what it raises leaves them as they are.

        `by` whom is for the audit log.

        Raises:
            NoPlaces: nothing has been imported yet.
            PlacesWouldStrand: bookings that have not ended would lose their place.
        """

        def put_in_force(connection: Connection) -> tuple[Imported, bool]:
            changed = change_places(connection, change, source=source, now=now)
            audit.append(connection, _acts_of(changed, by), now=now)
            return changed, True

        return self._written(put_in_force)

    def snapshot(self, *, now: datetime) -> Snapshot:
        """What a replica needs, at one feed entry."""
        with self._transactions.reading() as connection:
            head = feed_log.read_head(connection)
            query = live_bookings(ends_after=now - SNAPSHOT_KEEPS)
            places = self._places_in(connection, head)
            bookings = read_bookings(connection, query)
            series = series_store.live_series(connection, ends_after=now - SNAPSHOT_KEEPS)
            blocks = block_store.read_blocks(connection, block_store.live_blocks(ends_after=now - SNAPSHOT_KEEPS))
            cards = place_cards.revoked_and_not_over(connection, since=(now - SNAPSHOT_KEEPS).date())
            conditions = condition_store.still_open(connection)
        return Snapshot(
            cursor=head.cursor,
            municipality=places,
            bookings=bookings,
            series=series,
            blocks=blocks,
            revoked_cards=cards,
            conditions=conditions,
        )

    def entries_after(self, cursor: Cursor, *, most: int = feed_log.MOST_ENTRIES) -> tuple[FeedEntry, ...] | None:
        """Up to `most` feed entries after `cursor`; None when this feed has no such entry."""
        with self._transactions.reading() as connection:
            if not feed_log.knows(connection, cursor):
                return None
            return feed_log.entries_after(connection, cursor, most=most)

    def machines(self, venue: VenueId, *, now: datetime) -> Machines:
        """The machines of that house, what they hold, and its bookings in doubt."""
        with self._transactions.reading() as connection:
            head = feed_log.read_head(connection)
            return machines.machines(connection, self._places_in(connection, head), venue, head, now=now)

    def news(self, known: Cursor | None) -> News:
        """Where the centre stands, the places in force there, and what came into the feed after `known`.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        with self._transactions.reading() as connection:
            head = feed_log.read_head(connection)
            return News(head, self._places_in(connection, head), _entries_after(connection, known, head))

    def head(self) -> CentreHead:
        with self._transactions.reading() as connection:
            return feed_log.read_head(connection)

    def calendar(self, window: TimeSpan, spaces: Iterable[SpaceId]) -> Calendar:
        """Everything booked, held or blocked in `spaces` that touches `window`.

        Name every space that shares a room with them.
        """
        wanted = list(spaces)
        with self._transactions.reading() as connection:
            touching = booking.c.ends_at > to_seconds(window.starts_at)
            before = booking.c.starts_at < to_seconds(window.ends_at)
            there = booking.c.space_id.in_(wanted) | booking.c.shelter_id.in_(wanted)
            bookings = read_bookings(connection, select(booking).where(touching, before, there))
            return Calendar.of(bookings, block_store.blocks_during(connection, (window,)))

    def standing_in(self, rooms: Sequence[RoomId], slots: range) -> tuple[int, Calendar]:
        """What stands in `rooms` in `slots`, whoever's it is, and the number of the feed's last entry then.

        The calendar has every run, cut to `slots`, and only the bookings that are open to all.
        """
        with self._transactions.reading() as connection:
            number = feed_log.read_head(connection).cursor.number
            return number, standing_runs.standing_in(connection, rooms, slots)

    def booking(self, booking_id: str) -> Booking | None:
        with self._transactions.reading() as connection:
            found = read_bookings(connection, select(booking).where(booking.c.id == booking_id))
        return found[0] if found else None

    def bookings(self, ids: Iterable[BookingId]) -> tuple[Booking, ...]:
        """Those of `ids` that exist, by start."""
        query = select(booking).where(booking.c.id.in_([str(one) for one in ids]))
        with self._transactions.reading() as connection:
            return read_bookings(connection, query.order_by(booking.c.starts_at))

    def answer_to(self, command_id: UUID) -> Answer | None:
        """What that id was answered; None when it has not been used."""
        with self._transactions.reading() as connection:
            kept = kept_answers.answers_to(connection, command_id).get(command_id)
        return None if kept is None else kept.answer

    def receipt(self, booking_id: BookingId) -> tuple[Booking, str] | None:
        """The booking or request as it is now with a freshly signed token; None when there is none, or it is over."""
        found = self.booking(str(booking_id))
        holds = found is not None and (found.state.occupies or found.state is BookingState.REQUESTED)
        return (found, self._sign(found)) if found is not None and holds else None

    def series(self, series_id: SeriesId) -> tuple[Series, tuple[Booking, ...]] | None:
        """The series as it is now with its bookings by time; None when there is none."""
        with self._transactions.reading() as connection:
            places = self._places_in(connection, feed_log.read_head(connection))
            found = series_store.read_series(connection, series_id, places)
            bookings = series_store.bookings_of(connection, series_id)
        return None if found is None else (found, tuple(one for one in bookings if one.id in found.bookings))

    def sealed_contacts(self, *, ends_after: datetime, starts_before: datetime) -> dict[BookingId, bytes]:
        """The sealed contacts of the bookings that end after one instant and start before the other."""
        touching = (booking.c.ends_at > to_seconds(ends_after)) & (booking.c.starts_at < to_seconds(starts_before))
        query = select(contact.c.booking_id, contact.c.sealed).join(booking).where(touching)
        with self._transactions.reading() as connection:
            return {BookingId(UUID(row.booking_id)): row.sealed for row in connection.execute(query)}

    def with_contacts(self) -> frozenset[str]:
        """The ids of the bookings of which it is still known who made them."""
        with self._transactions.reading() as connection:
            return frozenset(connection.execute(select(contact.c.booking_id)).scalars())

    def sealed_contact_behind(self, queued: Queued) -> bytes | None:
        """Who is to be told, as it was sealed; None when it has been deleted."""
        with self._transactions.reading() as connection:
            if queued.waiting is not None:
                return waiting_list.sealed_of(connection, queued.waiting)
            query = select(contact.c.sealed).where(contact.c.booking_id == str(queued.booking))
            sealed: bytes | None = connection.execute(query).scalar_one_or_none()
            return sealed

    def waiting(self, *, now: datetime) -> tuple[Waits, ...]:
        """Those who wait, the longest first, each with the contact as it was sealed."""
        with self._transactions.reading() as connection:
            return tuple(waiting_list.everybody(connection, now=now))

    def waiting_in(self, venue: Venue, day: date, *, now: datetime) -> int:
        """How many wait for a place in `venue` on the local `day`."""
        with self._transactions.reading() as connection:
            return waiting_list.count_in(connection, venue, day, now=now)

    def waiting_wish(self, wish: WaitingId, *, now: datetime) -> Queueing | None:
        """The wish with where it stands now; None when it is not on the list."""
        with self._transactions.reading() as connection:
            return self._queueing(connection, waiting_list.wish_with_id(connection, wish, now=now), now=now)

    def waiting_wish_with_code(self, code: str, *, now: datetime) -> Queueing | None:
        """The wish with the nine digits `code`, with where it stands now; None when none, or two, have it."""
        with self._transactions.reading() as connection:
            return self._queueing(connection, waiting_list.wish_with_code(connection, code, now=now), now=now)

    def _queueing(self, connection: Connection, wish: WaitingWish | None, *, now: datetime) -> Queueing | None:
        if wish is None:
            return None
        places = self._places_in(connection, feed_log.read_head(connection))
        return Queueing(wish, waiting_list.ahead_of(connection, wish, places, now=now))

    def searched(self, *, ends_after: datetime, code: str | None = None) -> list[Searched]:
        """What a search looks at of every booking that ends after `ends_after`, whatever its state.

        With `code` only of the bookings that have it.
        """
        columns = booking.c.id, booking.c.title, booking.c.code, contact.c.sealed
        query = select(*columns).join_from(booking, contact, isouter=True)
        query = query.where(booking.c.ends_at > to_seconds(ends_after))
        with self._transactions.reading() as connection:
            rows = connection.execute(query if code is None else query.where(booking.c.code == code))
            return [Searched(*row) for row in rows]

    def forget_contacts(self, *, now: datetime) -> Forgotten:
        """Delete the contacts, the wishes on the waiting list, and what else need not be kept any longer."""

        def forget(connection: Connection) -> Forgotten:
            return retention.forget(connection, self._places_or_none(connection), contacts, now=now)

        forgotten = Forgotten()
        while True:
            with self._transactions.reading() as connection:
                contacts = retention.over(connection, now=now)
            forgotten += self._transactions.write(forget)
            if len(contacts) < retention.MOST_AT_ONCE:
                return forgotten

    def _places_or_none(self, connection: Connection) -> Municipality | None:
        """The places in force, None where there are none."""
        head = feed_log.read_head(connection)
        return self._places_in(connection, head) if head.places_version else None

    def cut_audit(self, sign: audit.Sign, *, now: datetime) -> int:
        """Delete what the audit log need not keep any longer, and hold fast what is left; how many entries went.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def cut(connection: Connection) -> int:
            places = self._places_in(connection, feed_log.read_head(connection))
            before = now - timedelta(days=places.privacy.audit_kept_days)
            gone = audit.cut(connection, sign, before=before, now=now)
            audit.hold_fast(connection, sign, now=now)
            return gone

        return self._transactions.write(cut)

    def settle(self) -> None:
        """Spare whoever commits next what the disk has still to do."""
        self._transactions.settle()

    def purge_authority(self, *, now: datetime) -> int:
        """Forget who held cells that passed long ago; how many cells."""
        before = now - AUTHORITY_IS_KEPT_FOR
        return self._transactions.write(lambda connection: authority_store.purge(connection, before=before))

    @contextmanager
    def writing_books(self, *, now: datetime) -> Iterator[EscrowBooks]:
        """The books of who holds which cell, in one writing transaction; others hear of it once it is committed."""
        with self._transactions.writing() as connection:
            books = EscrowBooks(connection, self._desk(connection, now=now), writes=True)
            yield books
            if books.has_news:
                self._announce(connection)
        if books.has_news:
            self.on_commit()

    def release_absent(self, *, now: datetime) -> int:
        """End the bookings whose people have not come, as far as their houses have told everything; how many.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        try:
            with self.reading_books(now=now) as books:
                return len(release_absent(books, now=now))
        except NeedsWriting:
            with self.writing_books(now=now) as books:
                return len(release_absent(books, now=now))

    def recover_above(self, epoch: int, machines: Iterable[EnrolledMachine] = (), *, now: datetime) -> None:
        """Begin a life above `epoch`: this database, put back from a copy, does not know it, or not those machines."""
        with self.writing_books(now=now) as books:
            for machine in machines:
                devices.let_in(books.connection, machine)
            begin_recovery(books, heard_epoch=epoch)
            close_recovery(books, now=now)

    @contextmanager
    def reading_books(self, *, now: datetime) -> Iterator[EscrowBooks]:
        """The same books to read in. Raises `NeedsWriting` at the first thing that is to be written."""
        with self._transactions.reading() as connection:
            yield EscrowBooks(connection, self._desk(connection, now=now), writes=False)

    def _desk(self, connection: Connection, *, now: datetime) -> Desk:
        def places() -> Municipality:
            return self._places_in(connection, feed_log.read_head(connection))

        return Desk(places, self._sign, self._identify, self._keep_epoch, now)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A writing transaction for operations on devices."""
        with self._transactions.writing() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._transactions.reading() as connection:
            yield connection

    def close(self) -> None:
        self._transactions.close()

    def _places_in(self, connection: Connection, head: CentreHead) -> Municipality:
        return self._places.get(connection, head)


class _PlacesCache:
    """The places in force, decoded once a version; in another life the same version may say something else."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: tuple[tuple[int, int], Municipality] | None = None
        self._looked_at = 0.0

    def at_hand(self) -> Municipality | None:
        kept = self._kept
        is_just_now = time.monotonic() - self._looked_at < PLACES_HOLD_FOR_SECONDS
        return kept[1] if kept is not None and is_just_now else None

    def get(self, connection: Connection, head: CentreHead) -> Municipality:
        kept, wanted, now = self._kept, (head.epoch, head.places_version), time.monotonic()
        if kept is not None and kept[0] == wanted:
            self._looked_at = now
            return kept[1]
        with self._lock:
            places = read_places(connection, head.places_version)
            self._kept, self._looked_at = (wanted, places), now
        return places


def _entries_after(connection: Connection, known: Cursor | None, head: CentreHead) -> tuple[FeedEntry, ...] | None:
    if known == head.cursor:
        return ()
    if known is None or not feed_log.knows(connection, known):
        return None
    entries = feed_log.entries_after(connection, known)
    return entries if entries and entries[-1].cursor == head.cursor else None


def _acts_of(imported: Imported, by: str) -> list[Act]:
    return [Act(by, "places-changed", f"version {imported.version}")] if imported.changed else []


def _nobody_waits() -> None:
    return


def open_central_store(
    database: Database,
    *,
    sign: SignReceipt,
    on_commit: Callable[[], None] = _nobody_waits,
    identify: Identify = nobody_in_particular,
    keep_epoch: KeepEpoch = kept_nowhere_else,
    announce: Announce = to_nobody,
) -> CentralStore:
    """The store in `database`, whose tables exist (see `migrate`)."""
    transactions = Transactions(writing_engine(database), reading_engine(database))
    return CentralStore(
        transactions,
        sign=sign,
        on_commit=on_commit,
        identify=identify,
        keep_epoch=keep_epoch,
        announce=announce,
    )
