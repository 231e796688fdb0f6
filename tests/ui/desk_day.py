"""A desk for tests of its screen alone: it keeps bookings by the centre's own decisions, without a network."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from booking_core.central.demonstration import Event, read_programme
from booking_core.domain.bookings import Booking, Channel, Contact
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, VenueId
from booking_core.domain.opening_hours import spans_on
from booking_core.domain.places import Weekday
from booking_core.domain.time_spans import TimeSpan, local_day, local_midnight
from booking_core.protocol import messages
from booking_core.protocol.authority import AuthorityState, BookingGiven, Origin, decide
from booking_core.protocol.authority import BookingAltered as Altered
from booking_core.protocol.messages import (
    Book,
    Cancel,
    CheckIn,
    Command,
    Declined,
    NotCancelled,
    NotChanged,
    Reschedule,
    refusal_from_wire,
)
from tests.booking_core.central.running_centre import herlev
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingFound,
    CentreSilent,
    ChangeOutcome,
    HousePicture,
    NotAReceipt,
    PaperState,
    StaffWish,
)

MUNICIPALITY = herlev()
DESK = DeviceId("medborgerhus-desk")


@dataclass
class ScriptedDesk:
    """A `ui.ports.StaffDesk`; set `silent` to take the centre away."""

    now: datetime
    bookings: dict[BookingId, Booking] = field(default_factory=dict)
    people: dict[BookingId, Contact] = field(default_factory=dict)
    silent: bool = False
    printed: list[str] = field(default_factory=list)

    def picture(self, *, connected: bool = True) -> HousePicture:
        """The houses as they are here and now."""
        return HousePicture(MUNICIPALITY, Calendar.of(self.bookings.values()), DESK, self.now, connected)

    def book(self, wish: StaffWish) -> ChangeOutcome:
        command = Book(
            id=wish.id,
            alternatives=(_on_wire(wish.to),),
            persons=wish.persons,
            purpose=wish.purpose,
            openness=wish.openness,
            title=wish.title,
            needs=wish.needs,
            wheelchairs=wish.wheelchairs,
            replaces=wish.replaces,
        )
        outcome = self._decided(command)
        if isinstance(outcome, BookingAltered) and (wish.name or wish.phone):
            self.people[wish.id] = Contact(wish.name, wish.phone)
        return outcome

    def reschedule(self, booking: Booking, to: Alternative) -> ChangeOutcome:
        return self._decided(Reschedule(id=uuid4(), booking=booking.id, version=booking.version, to=_on_wire(to)))

    def cancel(self, booking: BookingId, reason: str) -> ChangeOutcome:
        return self._decided(Cancel(id=uuid4(), booking=booking, reason=reason))

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        return self._decided(CheckIn(id=uuid4(), booking=booking))

    def contacts(self, span: TimeSpan) -> Mapping[BookingId, Contact] | CentreSilent:
        if self.silent:
            return CentreSilent()
        return {one: who for one, who in self.people.items() if self.bookings[one].span.overlaps(span)}

    def search(self, text: str) -> tuple[BookingFound, ...] | CentreSilent | NotAReceipt:
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

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        self.printed.append(f"schedule {venue} {day}")
        return PaperState.PRINTED

    def _decided(self, command: Command) -> ChangeOutcome:
        if self.silent:
            return CentreSilent()
        decision = decide(self._state(), command, Origin(Channel.STAFF, DESK), fingerprint="", now=self.now)
        match decision.change, decision.answer:
            case ((BookingGiven(booking=booking) | Altered(booking=booking)), _):
                self.bookings[booking.id] = booking
                return BookingAltered(booking)
            case _, Declined(refusals=refusals):
                return refusal_from_wire(refusals[0])
            case _, NotChanged(refusal=refusal) | NotCancelled(refusal=refusal):
                return refusal_from_wire(refusal)
            case _:
                return CentreSilent()

    def _state(self) -> AuthorityState:
        return AuthorityState(
            municipality=MUNICIPALITY,
            epoch=1,
            calendar=Calendar.of(self.bookings.values()),
            held={},
            answers={},
        )


def _on_wire(to: Alternative) -> messages.Alternative:
    return messages.Alternative(to.space, to.layout, to.span)


def programme_desk(now: datetime) -> ScriptedDesk:
    """A desk on the demonstration's invented day around `now`."""
    zone = MUNICIPALITY.zone
    day = local_day(now, zone)
    desk = ScriptedDesk(local_midnight(day, zone))
    for number, (event, span) in enumerate(_events(day), start=1):
        layout = event.layout or MUNICIPALITY.space_by_id[event.space].standing_layout.id
        wish = StaffWish(
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
        assert isinstance(desk.book(wish), BookingAltered)
    desk.now = now
    return desk


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
