"""A desk for tests of its screen alone: it keeps bookings by the centre's own decisions, without a network."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from booking_core.central.demonstration import Event, read_programme
from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import Booking, Channel, Contact, Instead, Openness, Purpose, Whereabouts
from booking_core.domain.calendar import Calendar
from booking_core.domain.hours.opening_hours import spans_on
from booking_core.domain.identity import (
    BlockId,
    BookingId,
    CardId,
    ConditionId,
    DeviceId,
    HouseWishId,
    SeriesId,
    StaffId,
    StaffRole,
    VenueId,
    WaitingId,
)
from booking_core.domain.places import Weekday
from booking_core.domain.recurring.series import Scope, Series, SeriesWish
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.domain.told.house_wishes import HouseAnswer, WishHeard
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish, refusal_of_need
from booking_core.protocol import messages
from booking_core.protocol.authority import (
    AuthorityState,
    BlockSet,
    BookingGiven,
    Decision,
    Origin,
    RequestTaken,
    SeriesRecorded,
    decide,
)
from booking_core.protocol.authority import BookingAltered as Altered
from booking_core.protocol.messages import (
    AddToSeries,
    Approve,
    ApproveSeries,
    BlockCommand,
    BlockRooms,
    Book,
    BookingDisplaced,
    BookingSeen,
    Cancel,
    CancelSeries,
    CheckIn,
    Command,
    Decide,
    Decline,
    Declined,
    DeclineSeries,
    NotBlocked,
    NotCancelled,
    NotChanged,
    Reschedule,
    RoomsBlocked,
    SeriesAltered,
    SeriesBooked,
    SeriesCommand,
    SeriesRefused,
    SeriesRequested,
    Unblock,
    Unblocked,
    refusal_from_wire,
)
from booking_core.protocol.messages.escrow import Machines
from booking_core.protocol.messages.staff import NotSignedIn, SinceLastTime, StaffTold
from booking_core.protocol.place_cards import CardFacts, group_tag, sign_card
from booking_core.protocol.series_on_wire import wish_to_wire
from tests.booking_core.central.running_centre import herlev
from ui.ports import (
    Alternative,
    BlockDone,
    BlockOutcome,
    BlockRefused,
    BlockWish,
    BookingAltered,
    BookingFound,
    CardOutcome,
    CardWish,
    CentreSilent,
    ChangeOutcome,
    DeskCard,
    HousePicture,
    Override,
    PaperState,
    SearchOutcome,
    SeriesDone,
    SeriesMove,
    SeriesOutcome,
    StaffWish,
    Waiter,
    WaitOutcome,
    WishChanged,
)
from ui.view_models.desk.board.board import own_space
from ui.view_models.offering.series_foresight import change_of

MUNICIPALITY = herlev()
DESK = DeviceId("medborgerhus-desk")
CENTRE_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@dataclass
class ScriptedDesk:
    """A `ui.ports.StaffDesk`; set `silent` to take the centre away."""

    now: datetime
    bookings: dict[BookingId, Booking] = field(default_factory=dict)
    people: dict[BookingId, Contact] = field(default_factory=dict)
    silent: bool = False
    printed: list[str] = field(default_factory=list)
    closed_conditions: list[ConditionId] = field(default_factory=list)
    tells_closed: bool = True
    series: dict[SeriesId, Series] = field(default_factory=dict)
    unmet: list[tuple[StaffWish, Refusal]] = field(default_factory=list)
    waiters: dict[WaitingId, Waiter] = field(default_factory=dict)
    scanned: dict[str, SearchOutcome] = field(default_factory=dict)
    seen_machines: Machines = field(default_factory=lambda: Machines(machines=()))
    blocks: dict[BlockId, Block] = field(default_factory=dict)
    cards: dict[CardId, DeskCard] = field(default_factory=dict)
    wishes: dict[HouseWishId, WishHeard] = field(default_factory=dict)
    card_paper: PaperState = PaperState.PRINTED
    signed_in: StaffTold = field(default_factory=lambda: StaffTold(is_needed=False))
    since: SinceLastTime | None = None
    refuses_sign_in: Callable[[str, str | None], NotSignedIn | None] = lambda _password, _fresh: None

    def picture(self, *, connected: bool = True) -> HousePicture:
        """The houses as they are here and now."""
        calendar = Calendar.of(self.bookings.values(), self.blocks.values())
        return HousePicture(MUNICIPALITY, calendar, DESK, self.now, connected, series=dict(self.series))

    def book(self, wish: StaffWish) -> ChangeOutcome:
        command = Book(
            id=wish.id,
            alternatives=(_on_wire(wish.to),),
            persons=wish.persons,
            purpose=wish.purpose,
            spoken=wish.spoken,
            openness=wish.openness,
            title=wish.title,
            needs=wish.needs,
            wheelchairs=wish.wheelchairs,
            replaces=wish.replaces,
            from_waiting=wish.from_waiting,
            user=wish.user,
            group=wish.group,
            audience=wish.audience,
            is_trial=wish.is_trial,
            is_resident=wish.is_resident,
            overrides=() if wish.override is None else wish.override.codes,
            override_reason="" if wish.override is None else wish.override.reason,
        )
        outcome = self._decided(command)
        if isinstance(outcome, BookingAltered) and (wish.name or wish.phone or wish.email):
            self.people[wish.id] = Contact(wish.name, wish.phone, wish.email)
        if isinstance(outcome, BookingAltered) and wish.from_waiting is not None:
            self.people[wish.id] = self.waiters.pop(wish.from_waiting).contact
        return outcome

    def approve(self, request: Booking) -> ChangeOutcome:
        return self._decided(Approve(id=uuid4(), booking=request.id, version=request.version))

    def decline(self, request: Booking, reason: str) -> ChangeOutcome:
        return self._decided(Decline(id=uuid4(), booking=request.id, version=request.version, reason=reason))

    def staff(self) -> StaffTold | CentreSilent:
        return CentreSilent() if self.silent else self.signed_in

    def sign_in(self, name: str, password: str, fresh: str | None) -> StaffTold | NotSignedIn | CentreSilent:
        if self.silent:
            return CentreSilent()
        refused = self.refuses_sign_in(password, fresh)
        if refused is None:
            self.signed_in = StaffTold(is_needed=True, name=StaffId(name), role=StaffRole.DESK, until=None)
        return refused or structs.replace(self.signed_in, since=self.since)

    def sign_out(self) -> StaffTold | CentreSilent:
        if not self.silent:
            self.signed_in = StaffTold(is_needed=True)
        return self.staff()

    def machines(self) -> Machines | CentreSilent:
        return CentreSilent() if self.silent else self.seen_machines

    def waiting(self) -> tuple[Waiter, ...] | CentreSilent:
        if self.silent:
            return CentreSilent()
        return tuple(sorted(self.waiters.values(), key=lambda one: one.wish.made_at))

    def wait(self, wish: WaitingId, need: WaitingNeed, contact: Contact) -> WaitOutcome:
        if self.silent:
            return CentreSilent()
        refusal = refusal_of_need(MUNICIPALITY, need, now=self.now)
        if refusal is not None:
            return refusal
        kept = WaitingWish(wish, need, self.now)
        self.waiters[wish] = Waiter(kept, contact)
        return kept

    def stop_waiting(self, wish: WaitingId) -> CentreSilent | None:
        if self.silent:
            return CentreSilent()
        self.waiters.pop(wish, None)
        return None

    def issue_card(self, wish: CardWish) -> CardOutcome:
        if self.silent:
            return CentreSilent()
        facts = CardFacts(wish.id, wish.kind, wish.valid_until, group_tag(wish.group))
        token = sign_card(facts, CENTRE_KEY)
        card = DeskCard(wish.id, wish.kind, wish.group, wish.valid_until, token, name=wish.name, phone=wish.phone)
        return self.cards.setdefault(wish.id, card)

    def revoke_card(self, card: CardId) -> CardOutcome:
        if self.silent:
            return CentreSilent()
        self.cards[card] = replace(self.cards[card], is_revoked=True)
        return self.cards[card]

    def find_cards(self, text: str) -> tuple[DeskCard, ...] | CentreSilent:
        if self.silent:
            return CentreSilent()
        wanted = text.casefold()
        return tuple(one for one in self.cards.values() if wanted in one.name.casefold() or text == one.token)

    def print_card(self, card: DeskCard, language: str) -> PaperState:
        self.printed.append(f"card {card.id} {language}")
        return self.card_paper

    def house_wishes(self) -> tuple[WishHeard, ...] | CentreSilent:
        return CentreSilent() if self.silent else tuple(self.wishes.values())

    def answer_wish(self, wish: HouseWishId, danish: str, english: str) -> WishChanged:
        answer = HouseAnswer(danish, english, self.now) if danish else None
        return self._rewished(wish, answer=answer)

    def close_wish(self, wish: HouseWishId) -> WishChanged:
        return self._rewished(wish, is_closed=True)

    def _rewished(self, wish: HouseWishId, **values: object) -> WishChanged:
        if self.silent:
            return CentreSilent()
        if wish not in self.wishes:
            return Refusal(RefusalCode.UNKNOWN_WISH)
        self.wishes[wish] = replace(self.wishes[wish], **values)  # type: ignore[arg-type]  # the fields' own
        return self.wishes[wish]

    def ask(self, command: Book, contact: Contact) -> Booking:
        """A request that comes in from a kiosk."""
        decision = decide(self._state(), command, Origin(Channel.KIOSK), fingerprint="", now=self.now)
        assert isinstance(decision.change, RequestTaken), decision.answer
        self.bookings[command.id] = decision.change.booking
        self.people[command.id] = contact
        return decision.change.booking

    def ask_series(self, wish: SeriesWish, contact: Contact) -> Series:
        """A series that a partner asks the house for."""
        command = wish_to_wire(wish, b"sealed")
        decision = decide(self._state(), command, Origin(Channel.PARTNER), fingerprint="", now=self.now)
        assert isinstance(decision.answer, SeriesRequested), decision.answer
        for change in decision.changes:
            if isinstance(change, RequestTaken):
                self.bookings[change.booking.id] = change.booking
                self.people[change.booking.id] = contact
        self._keep(decision)
        return self.series[SeriesId(command.id)]

    def book_series(self, wish: SeriesWish, contact: Contact) -> SeriesOutcome:
        outcome = self._decided_about_series(wish_to_wire(wish, None if contact == Contact() else b"sealed"))
        if isinstance(outcome, SeriesDone) and contact != Contact():
            self.people.update({one.id: contact for one in outcome.bookings})
        return outcome

    def move_series(self, move: SeriesMove) -> SeriesOutcome:
        return self._decided_about_series(change_of(move, uuid4()))

    def cancel_series(self, series: SeriesId, booking: BookingId, scope: Scope, reason: str) -> SeriesOutcome:
        command = CancelSeries(id=uuid4(), series=series, booking=booking, scope=scope, reason=reason)
        return self._decided_about_series(command)

    def add_to_series(
        self,
        series: SeriesId,
        day: date,
        *,
        to: Alternative | None = None,
        replaces: BookingId | None = None,
        override: Override | None = None,
    ) -> SeriesOutcome:
        command = AddToSeries(
            id=uuid4(),
            series=series,
            day=day,
            to=None if to is None else Instead(to.space, to.layout, to.span),
            replaces=replaces,
            overrides=() if override is None else override.codes,
            override_reason="" if override is None else override.reason,
        )
        return self._decided_about_series(command)

    def approve_series(self, series: SeriesId, requests: Sequence[Booking]) -> SeriesOutcome:
        return self._decided_about_series(ApproveSeries(id=uuid4(), series=series, seen=_seen(requests)))

    def decline_series(self, series: SeriesId, requests: Sequence[Booking], reason: str) -> SeriesOutcome:
        command = DeclineSeries(id=uuid4(), series=series, seen=_seen(requests), reason=reason)
        return self._decided_about_series(command)

    def print_series(self, series: SeriesId, language: str) -> PaperState:
        self.printed.append(f"series {series} {language}")
        return PaperState.PRINTED

    def reschedule(
        self, booking: Booking, to: Alternative, *, hold_shelter: bool = True, override: Override | None = None
    ) -> ChangeOutcome:
        command = Reschedule(
            id=uuid4(),
            booking=booking.id,
            version=booking.version,
            to=_on_wire(to),
            hold_shelter=hold_shelter,
            overrides=() if override is None else override.codes,
            override_reason="" if override is None else override.reason,
        )
        return self._decided(command)

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        return self._decided(Decide(id=uuid4(), booking=booking.id, version=booking.version, place=place))

    def block(self, wish: BlockWish) -> BlockOutcome:
        displaced = tuple(BookingDisplaced(one.id, one.version, to) for one, to in wish.displaced)
        command = BlockRooms(
            id=wish.id, kind=wish.kind, rooms=wish.rooms, span=wish.span, reason=wish.reason, displaced=displaced
        )
        return self._decided_about_block(command)

    def unblock(self, block: Block) -> BlockOutcome:
        return self._decided_about_block(Unblock(id=uuid4(), block=block.id, version=block.version))

    def cancel(self, booking: BookingId, reason: str) -> ChangeOutcome:
        return self._decided(Cancel(id=uuid4(), booking=booking, reason=reason))

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        return self._decided(CheckIn(id=uuid4(), booking=booking))

    def note_unmet(self, wish: StaffWish, refusal: Refusal) -> None:
        self.unmet.append((wish, refusal))

    def contacts(self, span: TimeSpan) -> Mapping[BookingId, Contact] | CentreSilent:
        if self.silent:
            return CentreSilent()
        return {one: who for one, who in self.people.items() if self.bookings[one].span.overlaps(span)}

    def search(self, text: str) -> SearchOutcome:
        if text in self.scanned:
            return self.scanned[text]
        if self.silent:
            return CentreSilent()
        found = (
            BookingFound(booking, self.people.get(booking.id, Contact()))
            for booking in self.bookings.values()
            if text.casefold() in f"{booking.title} {self.people.get(booking.id, Contact()).name}".casefold()
        )
        return tuple(sorted(found, key=lambda one: (one.booking.span, one.booking.id)))

    def print_receipt(self, booking: BookingId, language: str) -> PaperState:
        self.printed.append(f"receipt {booking} {language}")
        return PaperState.PRINTED

    def close_condition(self, report: ConditionId) -> bool:
        self.closed_conditions.append(report)
        return self.tells_closed

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        self.printed.append(f"schedule {venue} {day}")
        return PaperState.PRINTED

    def _decided(self, command: Command) -> ChangeOutcome:
        if self.silent:
            return CentreSilent()
        decision = decide(self._state(), command, Origin(Channel.STAFF, DESK), fingerprint="", now=self.now)
        self._keep(decision)
        match decision.change, decision.answer:
            case ((BookingGiven(booking=booking) | Altered(booking=booking)), _):
                return BookingAltered(booking)
            case _, Declined(refusals=refusals):
                return refusal_from_wire(refusals[0])
            case _, NotChanged(refusal=refusal) | NotCancelled(refusal=refusal):
                return refusal_from_wire(refusal)
            case _:
                return CentreSilent()

    def _decided_about_series(self, command: SeriesCommand) -> SeriesOutcome:
        if self.silent:
            return CentreSilent()
        decision = decide(self._state(), command, Origin(Channel.STAFF, DESK), fingerprint="", now=self.now)
        self._keep(decision)
        match decision.answer:
            case SeriesBooked(series=series, bookings=bookings, refused=refused):
                reasons = {one.day: refusal_from_wire(one.refusal) for one in refused}
                return SeriesDone(self.series[series.id], bookings, reasons)
            case SeriesAltered(series=series, bookings=bookings):
                return SeriesDone(self.series[series.id], bookings)
            case SeriesRefused(refusal=refusal):
                return refusal_from_wire(refusal)
            case _:
                return CentreSilent()

    def _decided_about_block(self, command: BlockCommand) -> BlockOutcome:
        if self.silent:
            return CentreSilent()
        decision = decide(self._state(), command, Origin(Channel.STAFF, DESK), fingerprint="", now=self.now)
        self._keep(decision)
        match decision.answer:
            case RoomsBlocked(block=block, bookings=bookings):
                return BlockDone(block, bookings)
            case Unblocked(block=block):
                return BlockDone(block)
            case NotBlocked(refusal=refusal, booking=booking):
                return BlockRefused(refusal_from_wire(refusal), booking)
            case _:
                return CentreSilent()

    def _keep(self, decision: Decision) -> None:
        for change in decision.changes:
            match change:
                case BookingGiven(booking=booking) | Altered(booking=booking):
                    self.bookings[booking.id] = booking
                case SeriesRecorded(series=series):
                    self.series[series.id] = series
                case BlockSet(block=block):
                    self.blocks[block.id] = block
                case _:
                    pass

    def _state(self) -> AuthorityState:
        return AuthorityState(
            municipality=MUNICIPALITY,
            epoch=1,
            calendar=Calendar.of(self.bookings.values(), self.blocks.values()),
            held={},
            answers={},
            waiting=frozenset(self.waiters),
            series=self.series,
        )


def _seen(requests: Sequence[Booking]) -> tuple[BookingSeen, ...]:
    return tuple(BookingSeen(one.id, one.version) for one in requests)


def _on_wire(to: Alternative) -> messages.Alternative:
    return messages.Alternative(to.space, to.layout, to.span)


def programme_desk(now: datetime) -> ScriptedDesk:
    """A desk on the demonstration's invented day around `now`."""
    zone = MUNICIPALITY.zone
    day = local_day(now, zone)
    desk = ScriptedDesk(local_midnight(day, zone))
    for number, (event, span) in enumerate(_events(day), start=1):
        assert isinstance(desk.book(_wish(number, event, span)), BookingAltered)
    desk.now = now
    return desk


def _wish(number: int, event: Event, span: TimeSpan) -> StaffWish:
    layout = event.layout or MUNICIPALITY.space_by_id[event.space].standing_layout.id
    return StaffWish(
        id=BookingId(UUID(int=number)),
        to=Alternative(event.space, layout, span),
        persons=event.persons,
        purpose=event.purpose,
        openness=event.openness,
        title=event.title,
        name=event.contact.name,
        phone=event.contact.phone,
        needs=event.needs,
        wheelchairs=event.wheelchairs,
    )


def fill_the_week(desk: ScriptedDesk) -> None:
    """Book what the demonstration's programme has on the other days of the week, and close a room for two of them."""
    zone, today, now = MUNICIPALITY.zone, local_day(desk.now, MUNICIPALITY.zone), desk.now
    monday = today - today.weekday() * ONE_DAY
    desk.now = local_midnight(monday, zone)
    for day in (monday + number * ONE_DAY for number in range(7)):
        for number, (event, span) in enumerate(_events(day) if day != today else (), start=day.day * 1000):
            desk.book(_wish(number, event, span))
    room = MUNICIPALITY.venue_by_id[VenueId("medborgerhus")].rooms[0].id
    span = TimeSpan(desk.now + 5 * ONE_DAY + timedelta(hours=10), desk.now + 6 * ONE_DAY + timedelta(hours=14))
    closed = BlockWish(BlockId(UUID(int=9)), BlockKind.MAINTENANCE, (room,), span, "Gulvet lakeres")
    assert isinstance(desk.block(closed), BlockDone)
    desk.now = now


LONG_NAMES = (
    "Gymnastik for alle over 60",
    "Bestyrelsesmøde i grundejerforeningen Hjortespringparken",
    "Forældregruppe",
    "Sprogcafé: dansk for alle",
    "Å",
    "Mindfulnesskursus",
    "العربية للمبتدئين",
)
"""Names as people give them, of bookings of an hour."""


def fill(desk: ScriptedDesk) -> None:
    """Book every room of every house by the hour, wherever something is free; every third is open to all."""
    midnight, now = local_midnight(local_day(desk.now, MUNICIPALITY.zone), MUNICIPALITY.zone), desk.now
    desk.now = midnight
    rooms = [own_space(venue, room.id) for venue in MUNICIPALITY.venues for room in venue.rooms]
    for number, (space, hour) in enumerate(product(rooms, range(8, 22)), start=100):
        starts_at = midnight + timedelta(hours=hour)
        wish = StaffWish(
            id=BookingId(UUID(int=number)),
            to=Alternative(space.id, space.standing_layout.id, TimeSpan(starts_at, starts_at + timedelta(hours=1))),
            persons=2,
            purpose=Purpose.MEETING,
            openness=(Openness.CLOSED, Openness.CLOSED, Openness.OPEN)[number % 3],
            title=LONG_NAMES[number % len(LONG_NAMES)],
        )
        desk.book(wish)
    desk.now = now


def _events(day: date) -> Iterator[tuple[Event, TimeSpan]]:
    for event in read_programme():
        if event.space in MUNICIPALITY.space_by_id and Weekday.of(day) in event.days:
            for span in spans_on(day, (event.hours,), MUNICIPALITY.zone):
                yield event, span


def named(desk: ScriptedDesk, who: str) -> Booking:
    """The booking that `who` stands behind, or whose title it is."""
    return next(
        booking
        for booking in desk.bookings.values()
        if who in booking.title or (booking.id in desk.people and who in desk.people[booking.id].name)
    )
