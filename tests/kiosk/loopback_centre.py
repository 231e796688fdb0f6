"""A centre of one thread a connection on the loopback, speaking the real envelopes, that can be told to misbehave."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    CellKind,
    Channel,
    Occupancy,
    Openness,
    Purpose,
    cells_of,
)
from booking_core.domain.calendar import Calendar
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import BookingId, CardId, ConditionId, HouseWishId, WaitingId
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionReport, WhyNotTold, closed, joined
from booking_core.domain.told.house_wishes import HouseAnswer, WishHeard, most_wished_first
from booking_core.domain.told.waiting import WaitingWish
from booking_core.protocol.authority import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    BookingGiven,
    Origin,
    RequestTaken,
    SeriesRecorded,
    decide,
)
from booking_core.protocol.codes import code_of
from booking_core.protocol.envelope import (
    CENTRE,
    Envelope,
    FromCentre,
    FromDevice,
    SignatureWrong,
    Stamp,
    open_envelope,
    read_centre_message,
    read_device_message,
    seal,
    verify,
)
from booking_core.protocol.escrow.journal import end_after, entry_follows, journal_begin
from booking_core.protocol.feed import beginning, next_entry
from booking_core.protocol.messages import (
    Answer,
    Book,
    BookingChanged,
    BookingContact,
    BookingsFound,
    BookingsWanted,
    CardRevoked,
    Challenge,
    Changed,
    Changes,
    CloseCondition,
    Command,
    ConditionChanged,
    ConditionCommand,
    ConditionRefused,
    ConditionTold,
    Confirmed,
    Contacts,
    ContactsWanted,
    Cursor,
    CursorUnknown,
    Feed,
    FeedChange,
    FeedEntry,
    Hello,
    HelloStart,
    Incarnation,
    JournalEnd,
    LeaveList,
    NoReceipt,
    Noted,
    NoteUnmet,
    NotUnderstood,
    NotWaiting,
    ReceiptGiven,
    ReceiptWanted,
    RefusalOnWire,
    ReportCondition,
    Requested,
    RevokedCard,
    SeriesWanted,
    Snapshot,
    SnapshotWanted,
    StoppedWaiting,
    StopWaiting,
    Wait,
    Waiting,
    WaitingCommand,
    WaitingEntry,
    WaitingList,
    WaitingWanted,
    Welcome,
    refusal_to_wire,
)
from booking_core.protocol.messages.cards import (
    CardGiven,
    CardMessage,
    CardRefused,
    CardsFound,
    CardsWanted,
    CardTold,
    IssueCard,
    RevokeCard,
)
from booking_core.protocol.messages.escrow import (
    Confirm,
    HeldRun,
    JournalAct,
    JournalEntry,
    JournalPart,
    Machines,
    MachinesWanted,
    Redeem,
    RedeemAnswer,
    Report,
    Reported,
    ReportWanted,
    Sync,
    Synced,
)
from booking_core.protocol.messages.staff import SignIn, SignOut, StaffTold, StaffWanted
from booking_core.protocol.messages.wishes import (
    AnswerWish,
    CloseWish,
    TellWish,
    WishesTold,
    WishesWanted,
    WishMessage,
    WishNoted,
    WishRefused,
)
from booking_core.protocol.place_cards import CardFacts, group_tag, sign_card
from booking_core.protocol.receipts import facts_of, sign_receipt
from booking_core.protocol.sealing import open_contact
from booking_core.protocol.waiting_list import WaitingState, decide_wait
from kiosk.setup.identity import Enrolled, Identity
from tests.booking_core.sample_places import HOUSE, HOUSE_KIOSK, MEETING, WORKSHOP, sample_municipality

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PATIENCE_SECONDS = 30
STATUSES = {"envelope-unreadable": 400, "device-unknown": 403, "signature-wrong": 403}
"""What the centre says besides its signed word."""


class Fault(Enum):
    HTTP_500 = auto()
    HTTP_429 = auto()
    CAPTIVE_PORTAL = auto()
    REDIRECT = auto()
    WRONG_KEY = auto()
    OTHER_SEQUENCE = auto()
    CLOSED_IN_THE_MIDDLE = auto()
    CLOSED_ONCE = auto()
    """As above, and then well again."""
    SILENT = auto()
    """Does nothing and says nothing until the centre stops."""
    DONE_BUT_SILENT = auto()
    """Does what is asked and says nothing."""
    DONE_BUT_LOST = auto()
    """Does what is asked, and its answer is lost on the way: no test needs to wait for that."""


def plain_municipality() -> Municipality:
    """The sample as it looks after a journey: read-only mappings have no JSON form of their own."""
    document = msgspec.json.encode(sample_municipality(), enc_hook=dict)
    return msgspec.json.decode(document, type=Municipality)


class LoopbackCentre:
    """Use `running()`. Every message that arrives intact is in `heard`."""

    def __init__(self) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.sealing_key = X25519PrivateKey.generate()
        self.device_key = Ed25519PrivateKey.generate()
        self.municipality = plain_municipality()
        self.epoch = 1
        self.incarnation = 0
        self.faults: dict[type, Fault] = {}
        self.objections: dict[type, str] = {}
        self.heard: list[FromDevice] = []
        self.bookings: dict[BookingId, Booking] = {}
        self.entries: list[FeedEntry] = []
        self.head: Cursor = beginning(self.epoch)
        self.answers: dict[UUID, Answer] = {}
        self.contacts: dict[BookingId, BookingContact] = {}
        self.looked_until: datetime | None = None
        self.staff = StaffTold(is_needed=False)
        self.waiting: dict[WaitingId, WaitingWish] = {}
        self.people: dict[WaitingId, tuple[str, str, str]] = {}
        self.cards: dict[CardId, CardTold] = {}
        self.wishes: dict[HouseWishId, WishHeard] = {}
        self.tellings: set[UUID] = set()
        self.conditions: dict[ConditionId, ConditionReport] = {}
        self.has_heard_enough = False
        self.told_enough = False
        self.snapshots_given = 0
        self.journals: dict[Incarnation, JournalEnd] = {}
        self.acts: list[JournalAct] = []
        self.grants: tuple[HeldRun, ...] = ()
        self.recalls: tuple[HeldRun, ...] = ()
        self.redeem_answer: RedeemAnswer = NoReceipt(refusal=refusal_to_wire(Refusal(RefusalCode.UNKNOWN_BOOKING)))
        self.is_recovering = False
        self.wants_report = False
        self.receipt_keys: tuple[bytes, ...] = ()
        self.origin = Origin(Channel.KIOSK, HOUSE_KIOSK)
        self.changed = Condition()
        self.stopping = Event()
        self._server: ThreadingHTTPServer | None = None
        self.port = 0
        # The calendar of public holidays is loaded by the first to ask; here nobody's patience is measured by it.
        day_plan(self.municipality, self.municipality.venues[0], NOON.date())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def identity(self) -> Identity:
        enrolled = Enrolled(
            device=HOUSE_KIOSK,
            venue=HOUSE,
            centre_url=self.url,
            epoch=1,
            centre_key=self.key.public_key(),
            sealing_key=self.sealing_key.public_key(),
            public_keys={},
        )
        return Identity(self.device_key, enrolled)

    @contextmanager
    def running(self) -> Iterator["LoopbackCentre"]:
        self.start()
        try:
            yield self
        finally:
            self.stop()

    def start(self) -> None:
        """Also again after `stop`, on the same port."""
        self.stopping.clear()
        self._server = _Server(("127.0.0.1", self.port), _handler(self))
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        if self._server is None:
            return
        self.stopping.set()
        with self.changed:
            self.changed.notify_all()
        self._server.shutdown()
        self._server.server_close()
        self._server = None

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to become true here."""
        with self.changed:
            assert self.changed.wait_for(holds, PATIENCE_SECONDS)

    def count(self, kind: type) -> int:
        return sum(isinstance(message, kind) for message in self.heard)

    def change(self, change: FeedChange) -> None:
        with self.changed:
            self._change(change)

    def restart(self) -> None:
        """Know no life of the machine any more."""
        with self.changed:
            self.incarnation += 100

    def answer(self, data: bytes) -> bytes | Fault:
        envelope = open_envelope(data)
        try:
            verify(envelope, self.device_key.public_key())
        except SignatureWrong:
            return self._sealed(NotUnderstood(code="signature-wrong"), envelope)
        message: FromDevice = read_device_message(envelope)
        fault = self.faults.get(type(message))
        with self.changed:
            self.heard.append(message)
            if fault is Fault.CLOSED_ONCE:
                del self.faults[type(message)]
            self.changed.notify_all()
            if fault in {None, Fault.DONE_BUT_SILENT, Fault.DONE_BUT_LOST, Fault.WRONG_KEY, Fault.OTHER_SEQUENCE}:
                answer = self._checked(message, envelope)
            else:
                return fault
        match fault:
            case Fault.DONE_BUT_SILENT | Fault.DONE_BUT_LOST:
                return fault
            case Fault.WRONG_KEY:
                return self._sealed(answer, envelope, key=Ed25519PrivateKey.generate())
            case Fault.OTHER_SEQUENCE:
                return self._sealed(answer, envelope, later=1)
            case _:
                return self._sealed(answer, envelope)

    def _sealed(
        self, answer: FromCentre, asked: Envelope, *, key: Ed25519PrivateKey | None = None, later: int = 0
    ) -> bytes:
        stamp = Stamp(CENTRE, self.epoch, asked.incarnation, asked.sequence + later)
        return seal(answer, stamp, key or self.key)

    def _checked(self, message: FromDevice, envelope: Envelope) -> FromCentre:
        begins = isinstance(message, HelloStart | Hello)
        if not begins and (envelope.epoch, envelope.incarnation) != (self.epoch, self.incarnation):
            return NotUnderstood(code="incarnation-unknown")
        if type(message) in self.objections:
            return NotUnderstood(code=self.objections[type(message)])
        known = self.incarnation
        answer = self._answer(message)  # a poll may wait here until there is news
        return answer if self.incarnation == known or begins else NotUnderstood(code="incarnation-unknown")

    def _answer(self, message: FromDevice) -> FromCentre:  # noqa: C901, PLR0912  # one case a message
        match message:
            case HelloStart():
                return Challenge(challenge=b"something fresh")
            case Hello():
                previous = Incarnation(self.epoch, self.incarnation)
                self.incarnation += 1
                return Welcome(
                    epoch=self.epoch,
                    incarnation=self.incarnation,
                    server_time=NOON,
                    previous=previous,
                    receipt_keys=self.receipt_keys,
                )
            case SnapshotWanted():
                bookings = tuple(self.bookings.values())
                self.snapshots_given += 1
                conditions = tuple(one for one in self.conditions.values() if one.is_open)
                return Snapshot(
                    cursor=self.head, municipality=self.municipality, bookings=bookings, conditions=conditions
                )
            case Feed():
                return self._changes(message)
            case Sync() if self.wants_report:
                return ReportWanted()
            case Sync():
                return self._synced(message)
            case Redeem():
                return self.redeem_answer
            case Report():
                self.wants_report = False
                return Reported(waiting_for=0)
            case NoteUnmet():
                return self._command(message)
            case ReportCondition() | CloseCondition():
                return self._condition(message)
            case SeriesWanted():
                return NotUnderstood(code="no-series-here")
            case Wait() | StopWaiting() | LeaveList():
                return self._wait(message)
            case WaitingWanted():
                entries = (WaitingEntry(wish, *self.people[wish.id]) for wish in self.waiting.values())
                return WaitingList(entries=tuple(entries))
            case ReceiptWanted():
                return self._receipt(message)
            case ContactsWanted():
                return Contacts(contacts=tuple(self.contacts.values()))
            case BookingsWanted(near=near):
                found, until = tuple(self.bookings.values()), self.looked_until if near else None
                return BookingsFound(bookings=found, contacts=tuple(self.contacts.values()), until=until)
            case MachinesWanted():
                return Machines(machines=())
            case IssueCard() | RevokeCard() | CardsWanted():
                return self._cards(message)
            case TellWish() | WishesWanted() | AnswerWish() | CloseWish():
                return self._wishes(message)
            case StaffWanted() | SignIn() | SignOut():
                return self.staff
            case _:
                return self._command(message)

    def _condition(self, message: ConditionCommand) -> Answer:
        if message.id not in self.answers:
            self.answers[message.id] = self._told(message)
        return self.answers[message.id]

    def _told(self, message: ConditionCommand) -> Answer:
        if self.told_enough:
            return ConditionRefused(why=WhyNotTold.TOLD_ENOUGH)
        if isinstance(message, CloseCondition):
            report = closed(self.conditions[message.report], now=NOON)
        else:
            at = message.told_at or NOON
            told = ConditionReport(ConditionId(message.id), message.space, message.kind, message.thing, at, at)
            report = joined(self.conditions.values(), told)
        self.conditions[report.id] = report
        self._change(ConditionChanged(report=report))
        return ConditionTold(report=report)

    def _cards(self, message: CardMessage) -> FromCentre:
        match message:
            case IssueCard():
                facts = CardFacts(message.id, message.kind, message.valid_until, group_tag(message.group))
                holder = open_contact(message.contact, self.sealing_key)
                card = CardTold(
                    card=message.id,
                    kind=message.kind,
                    group=message.group,
                    valid_until=message.valid_until,
                    issued_at=NOON,
                    is_revoked=False,
                    name=holder.name,
                    phone=holder.phone,
                    token=sign_card(facts, self.key),
                )
                return CardGiven(card=self.cards.setdefault(card.card, card))
            case RevokeCard(card=known) if known in self.cards:
                self.cards[known] = msgspec.structs.replace(self.cards[known], is_revoked=True)
                until = self.cards[known].valid_until
                self._change(CardRevoked(revoked=RevokedCard(known, until)))
                return CardGiven(card=self.cards[known])
            case RevokeCard():
                return CardRefused(refusal=refusal_to_wire(Refusal(RefusalCode.UNKNOWN_CARD)))
            case CardsWanted(text=text):
                return CardsFound(cards=tuple(one for one in self.cards.values() if text in {one.name, one.phone, ""}))

    def _wishes(self, message: WishMessage) -> FromCentre:
        """As the real centre, but for what it bounds and audits."""
        match message:
            case WishesWanted():
                return WishesTold(heard=most_wished_first(tuple(self.wishes.values())))
            case TellWish() if self.has_heard_enough:
                return WishRefused(refusal=refusal_to_wire(Refusal(RefusalCode.ENOUGH_WISHES)))
            case TellWish(id=telling, wish=wish):
                known = self.wishes.get(wish.id)
                times = 1 if known is None else known.times + (telling not in self.tellings)
                self.tellings.add(telling)
                answer = None if known is None else known.answer
                self.wishes[wish.id] = WishHeard(wish, times, NOON, answer)
                return WishNoted(heard=self.wishes[wish.id])
            case AnswerWish(wish=wanted, danish=danish, english=english) if wanted in self.wishes:
                said = HouseAnswer(danish, english, NOON) if danish else None
                self.wishes[wanted] = replace(self.wishes[wanted], answer=said)
                return WishNoted(heard=self.wishes[wanted])
            case CloseWish(wish=wanted) if wanted in self.wishes:
                self.wishes[wanted] = replace(self.wishes[wanted], is_closed=True)
                return WishNoted(heard=self.wishes[wanted])
            case _:
                return WishRefused(refusal=refusal_to_wire(Refusal(RefusalCode.UNKNOWN_WISH)))

    def _changes(self, message: Feed) -> Changes | CursorUnknown:
        if not self._knows(message.after):
            return CursorUnknown()
        number = message.after.number
        self.changed.wait_for(lambda: len(self.entries) > number or self.stopping.is_set(), message.wait_seconds)
        if not self._knows(message.after):  # another life has begun meanwhile
            return CursorUnknown()
        return Changes(entries=tuple(self.entries[number:]))

    def _synced(self, message: Sync) -> FromCentre:
        """As the real centre answers; which cells it grants the test says in `grants`."""
        for part in message.parts:
            for entry in part.entries:
                self._heard_from_journal(part, entry)
        news = self._changes(Feed(after=message.cursor, wait_seconds=message.wait_seconds))
        return Synced(
            incarnation=Incarnation(self.epoch, self.incarnation),
            at=NOON,
            acks=tuple(self.journals.values()),
            recalls=self.recalls,
            grants=tuple(run for run in self.grants if run.token > message.granted),
            changes=news.entries if isinstance(news, Changes) else None,
        )

    def _heard_from_journal(self, part: JournalPart, entry: JournalEntry) -> None:
        known = self.journals.get(part.incarnation, journal_begin(part.incarnation))
        if entry.sequence <= known.sequence:
            return
        assert entry_follows(known, entry)
        self.journals[part.incarnation] = end_after(part.incarnation, entry)
        self.acts.append(entry.act)
        if isinstance(entry.act, Confirm):
            self._change(BookingChanged(booking=entry.act.booking))

    def _knows(self, cursor: Cursor) -> bool:
        return cursor in [beginning(self.epoch), *(entry.cursor for entry in self.entries)]

    def _command(self, message: Command | NoteUnmet) -> Answer:
        if message.id not in self.answers:
            self.answers[message.id] = Noted() if isinstance(message, NoteUnmet) else self._decide(message)
        return self.answers[message.id]

    def _decide(self, message: Command) -> Answer:
        """What the real authority says; the rules are tested where they are."""
        decision = decide(self._state(message), message, self.origin, fingerprint="", now=NOON)
        for change in decision.changes[1:]:
            if isinstance(change, BookingAltered):
                self._change(BookingChanged(booking=change.booking))
        match decision.change:
            case BookingGiven(booking=booking, alternative=alternative):
                self._change(BookingChanged(booking=booking))
                return Confirmed(booking=booking, alternative=alternative, receipt=self.receipt_of(booking))
            case RequestTaken(booking=booking, alternative=alternative, is_free=is_free):
                self._change(BookingChanged(booking=booking))
                receipt = self.receipt_of(booking)
                return Requested(booking=booking, alternative=alternative, receipt=receipt, is_free=is_free)
            case BookingAltered(booking=booking):
                self._change(BookingChanged(booking=booking))
                return decision.answer or Changed(booking=booking, receipt=self.receipt_of(booking))
            case SeriesRecorded() | BlockSet() | None:
                assert decision.answer is not None
                return decision.answer

    def _wait(self, message: WaitingCommand) -> FromCentre:
        if isinstance(message, StopWaiting):
            self.waiting.pop(message.waiting, None)
            return StoppedWaiting(waiting=message.waiting)
        if isinstance(message, LeaveList):
            return self._left(message.code)
        answer = decide_wait(WaitingState(self.municipality, Channel.KIOSK), message, now=NOON)
        if isinstance(answer, Waiting):
            contact = open_contact(message.contact, self.sealing_key)
            self.waiting.setdefault(message.id, answer.wish)
            self.people[message.id] = (contact.name, contact.phone, contact.email)
        return answer

    def _left(self, code: str) -> FromCentre:
        meant = [wish for wish in self.waiting if code_of(wish) == code]
        if not meant:
            return NotWaiting(refusal=refusal_to_wire(Refusal(RefusalCode.NO_LONGER_WAITING)))
        del self.waiting[meant[0]]
        return StoppedWaiting(waiting=meant[0])

    def _state(self, message: Command) -> AuthorityState:
        return AuthorityState(
            municipality=self.municipality,
            epoch=self.epoch,
            calendar=Calendar.of(self.bookings.values()),
            held={},
            answers={},
            named=frozenset({message.id} if isinstance(message, Book) and message.contact else ()),
            waiting=frozenset(self.waiting),
            recovering=self.is_recovering,
        )

    def _receipt(self, message: ReceiptWanted) -> ReceiptGiven | NoReceipt:
        booking = self.bookings.get(message.booking)
        if booking is None or not (booking.state.occupies or booking.state is BookingState.REQUESTED):
            return NoReceipt(refusal=RefusalOnWire(RefusalCode.UNKNOWN_BOOKING, {}))
        return ReceiptGiven(booking=booking, receipt=self.receipt_of(booking))

    def receipt_of(self, booking: Booking) -> str:
        return sign_receipt(facts_of(booking), self.key)

    def _change(self, change: FeedChange) -> None:
        entry = next_entry(self.head, change, epoch=self.epoch)
        self.head = entry.cursor
        self.entries.append(entry)
        if isinstance(change, BookingChanged):
            self.bookings[change.booking.id] = change.booking
        self.changed.notify_all()


def booking_somewhere(*, starts_at: datetime = NOON, hours: int = 1) -> Booking:
    """A booking of the workshop that nobody at this machine made."""
    span = TimeSpan(starts_at, starts_at + timedelta(hours=hours))
    space = sample_municipality().space_by_id[WORKSHOP]
    return Booking(
        id=BookingId(uuid4()),
        version=1,
        state=BookingState.CONFIRMED,
        space=WORKSHOP,
        layout=MEETING,
        span=span,
        persons=4,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.PARTNER,
        occupancy=tuple(Occupancy(cell, CellKind.USE) for cell in cells_of(space, span)),
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A kiosk that hangs up in the middle is what these tests are about; anything else is a mistake here."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _status_of(answer: bytes) -> int:
    """As the centre has it: what is no message of a machine it knows is refused by the status too."""
    told = read_centre_message(open_envelope(answer))
    return STATUSES.get(told.code, 200) if isinstance(told, NotUnderstood) else 200


def _handler(centre: LoopbackCentre) -> type[BaseHTTPRequestHandler]:  # noqa: C901  # one case a fault
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            if centre.stopping.is_set():
                self.close_connection = True
                return
            match centre.answer(data):
                case bytes() as answer:
                    self._send(_status_of(answer), answer, "application/json")
                case Fault.HTTP_500 | Fault.DONE_BUT_LOST:
                    self._send(500, b"out of order", "text/plain")
                case Fault.HTTP_429:
                    self._send(429, b"{}", "application/problem+json")
                case Fault.CAPTIVE_PORTAL:
                    self._send(200, b"<html>Welcome to our guest network</html>", "text/html")
                case Fault.REDIRECT:
                    self._send(302, b"", "text/html", location="http://127.0.0.1/login")
                case Fault.CLOSED_IN_THE_MIDDLE | Fault.CLOSED_ONCE:
                    self.close_connection = True
                case _:
                    centre.stopping.wait(PATIENCE_SECONDS)
                    self.close_connection = True

        def _send(self, status: int, content: bytes, kind: str, location: str | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if location is not None:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *arguments: object) -> None:
            """Quiet."""

    return Handler
