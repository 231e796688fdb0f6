"""Where board and panel meet: the day shown, what is chosen, what was done and what can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from booking_core.domain.bookings import Booking, Contact, Need, Openness, Purpose
from booking_core.domain.identity import BookingId, LayoutId, SpaceId, VenueId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan, local_day, local_midnight
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingFound,
    CentreSilent,
    ChangeOutcome,
    Clock,
    HousePicture,
    NotAReceipt,
    PaperState,
    StaffDesk,
    StaffWish,
)
from ui.view_models.desk.undo import Booked, Cancelled, Done, Moved, UndoStack
from ui.view_models.speech import Speech

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """A booking being made: filled in from top to bottom, nothing needed but the time."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan
    persons: int = 1
    purpose: Purpose = Purpose.MEETING
    openness: Openness = Openness.CLOSED
    title: str = ""
    name: str = ""
    phone: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0

    @property
    def to(self) -> Alternative:
        return Alternative(self.space, self.layout, self.span)


@dataclass(frozen=True, slots=True)
class Nothing:
    """The day in short stands in the panel."""


@dataclass(frozen=True, slots=True)
class Selected:
    booking: BookingId


@dataclass(frozen=True, slots=True)
class Drafted:
    """`id` is chosen once: pressing twice books once."""

    draft: Draft
    id: BookingId


@dataclass(frozen=True, slots=True)
class Moving:
    """`booking` stands as it was when it was taken hold of; `to` is where it would go."""

    booking: Booking
    to: Alternative


@dataclass(frozen=True, slots=True)
class Searched:
    """`trouble` is empty when the search went well; nothing may have been found all the same."""

    text: str
    found: tuple[BookingFound, ...] = ()
    trouble: str = ""
    searching: bool = False


Chosen = Nothing | Selected | Drafted | Moving | Searched


@dataclass(frozen=True, slots=True)
class Notice:
    """What has just happened, in words; `refused` when it did not."""

    text: str = ""
    refused: bool = False


class Workplace(QObject):
    """Holds frozen values and tells when one is replaced; whatever waits for the centre runs as a job.

    Names and numbers of the day shown are held in memory, and fetched anew when its bookings change.
    """

    changed = Signal()

    def __init__(
        self,
        board: PictureBoard,
        desk: StaffDesk,
        *,
        venue: VenueId,
        speeches: Mapping[str, Speech],
        clock: Clock,
        jobs: JobRunner,
        new_id: Callable[[], UUID],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._desk = desk
        self._speeches = speeches
        self._language = next(iter(speeches))
        self._clock = clock
        self._jobs = jobs
        self._new_id = new_id
        self._day = local_day(clock(), board.picture.municipality.zone)
        self._chosen: Chosen = Nothing()
        self._notice = Notice()
        self._busy = False
        self._undo = UndoStack()
        self._contacts: Mapping[BookingId, Contact] = MappingProxyType({})
        self._contacts_of: tuple[date, frozenset[BookingId]] | None = None
        self.venue = venue
        board.changed.connect(self.look_again)
        self.look_again()

    @property
    def picture(self) -> HousePicture:
        return self._board.picture

    @property
    def day(self) -> date:
        """The local day shown."""
        return self._day

    @property
    def now(self) -> datetime:
        return self._clock()

    @property
    def chosen(self) -> Chosen:
        return self._chosen

    @property
    def notice(self) -> Notice:
        return self._notice

    @property
    def busy(self) -> bool:
        """Whether the centre is being asked to change something."""
        return self._busy

    @property
    def can_change(self) -> bool:
        """Whether something may be changed now: the centre answers, and nothing is under way."""
        return self.picture.connected and not self._busy

    @property
    def undo_stack(self) -> UndoStack:
        return self._undo

    @property
    def contacts(self) -> Mapping[BookingId, Contact]:
        """Who stands behind the bookings of the day shown, where somebody said so."""
        return self._contacts

    @property
    def speech(self) -> Speech:
        return self._speeches[self._language]

    @property
    def language(self) -> str:
        return self._language

    @property
    def window(self) -> TimeSpan:
        """The day shown, from midnight to midnight (UTC)."""
        zone = self.picture.municipality.zone
        return TimeSpan(local_midnight(self._day, zone), local_midnight(self._day + ONE_DAY, zone))

    def speak(self, language: str) -> None:
        """Show everything in `language`."""
        self._language = language
        self.changed.emit()

    def show_day(self, day: date) -> None:
        """Show another local day."""
        self._day = day
        self._contacts = MappingProxyType({})
        self._choose(Nothing())
        self._fetch_contacts()

    def clear(self) -> None:
        """Choose nothing."""
        self._choose(Nothing())

    def select(self, booking: BookingId) -> None:
        """Open a booking in the panel, on its own day."""
        known = self.picture.calendar.bookings.get(booking)
        if known is not None:
            day = local_day(known.span.starts_at, self.picture.municipality.zone)
            if day != self._day:
                self.show_day(day)
        self._choose(Selected(booking))

    def draft(self, space: SpaceId, span: TimeSpan) -> None:
        """Begin a booking of `space`, in the layout that stands there."""
        layout = self.picture.municipality.space_by_id[space].standing_layout.id
        self._choose(Drafted(Draft(space, layout, span), BookingId(self._new_id())))

    def redraft(self, draft: Draft) -> None:
        """Replace what is filled in. It keeps its id: only one of its forms is ever sent."""
        match self._chosen:
            case Drafted(id=known):
                self._choose(Drafted(draft, known))
            case _:
                self._choose(Drafted(draft, BookingId(self._new_id())))

    def plan(self, booking: Booking, to: Alternative) -> None:
        """Think about moving `booking`: nothing is done before `move`."""
        self._choose(Moving(booking, to))

    @Slot()
    def book(self) -> None:
        """Book what is drafted."""
        if not isinstance(self._chosen, Drafted) or not self.can_change:
            return
        wish = wish_of(self._chosen)
        self._ask(lambda: self._desk.book(wish), self._booked)

    @Slot()
    def move(self) -> None:
        """Let the booking that is being moved be where it is held."""
        if not isinstance(self._chosen, Moving) or not self.can_change:
            return
        moving = self._chosen
        self._ask(
            lambda: self._desk.reschedule(moving.booking, moving.to),
            lambda booking: self._moved(moving.booking, booking),
        )

    def cancel(self, booking: Booking, reason: str) -> None:
        """Cancel for the house."""
        if self.can_change:
            self._ask(lambda: self._desk.cancel(booking.id, reason), lambda _: self._cancelled(booking))

    def check_in(self, booking: Booking) -> None:
        """The people have come."""
        if self.can_change:
            self._ask(
                lambda: self._desk.check_in(booking.id),
                lambda after: self._done(None, Selected(after.id), "desk.checked-in", after),
            )

    @Slot()
    def undo(self) -> None:
        """Take the last thing done here back."""
        last = self._undo.last
        if last is None or not self.can_change:
            return
        match last:
            case Booked(booking=booking):
                reason = self.speech.say("desk.undone-reason")
                self._ask(lambda: self._desk.cancel(booking.id, reason), self._undone)
            case Moved(before=before, after=after):
                back = Alternative(before.space, before.layout, before.span)
                self._ask(lambda: self._desk.reschedule(after, back), self._undone)
            case Cancelled(before=before):
                wish = again(before, BookingId(self._new_id()))
                self._ask(lambda: self._desk.book(wish), self._undone)
            case _:
                assert_never(last)

    def search(self, text: str) -> None:
        """Look for bookings by name, title, phone, code or a scanned receipt."""
        if not text.strip():
            self.clear()
            return
        self._choose(Searched(text, searching=True))
        self._jobs.run(
            lambda: self._desk.search(text.strip()),
            lambda found: self._found(text, found),
            failed=lambda: self._found(text, CentreSilent()),
        )

    def print_receipt(self, booking: Booking) -> None:
        """A receipt for `booking` as it is now."""
        language = self._language
        self._print(lambda: self._desk.print_receipt(booking.id, language))

    @Slot()
    def print_schedule(self) -> None:
        """The janitor's sheet of this desk's house, for the day shown."""
        venue, day = self.venue, self._day
        self._print(lambda: self._desk.print_schedule(venue, day))

    @Slot()
    def look_again(self) -> None:
        """The picture is another one now."""
        self._fetch_contacts()
        self.changed.emit()

    def close(self) -> None:
        """Forget everybody."""
        self._contacts = MappingProxyType({})
        self._chosen = Nothing()
        self._undo = UndoStack()

    def _choose(self, chosen: Chosen, notice: Notice | None = None) -> None:
        self._chosen = chosen
        self._notice = notice or Notice()
        self.changed.emit()

    def _ask(self, work: Callable[[], ChangeOutcome], done: Callable[[Booking], None]) -> None:
        self._busy = True
        self._notice = Notice()
        self.changed.emit()
        self._jobs.run(
            work, lambda outcome: self._answered(outcome, done), failed=lambda: self._answered(CentreSilent(), done)
        )

    def _answered(self, outcome: ChangeOutcome, done: Callable[[Booking], None]) -> None:
        self._busy = False
        match outcome:
            case BookingAltered(booking=booking):
                done(booking)
            case Refusal():
                self._say(self.speech.refusal(outcome), refused=True)
            case CentreSilent():
                self._say(self.speech.say("desk.silent"), refused=True)
            case _:
                assert_never(outcome)

    def _booked(self, booking: Booking) -> None:
        self._done(Booked(booking), Selected(booking.id), "desk.booked", booking)

    def _moved(self, before: Booking, after: Booking) -> None:
        self._done(Moved(before, after), Selected(after.id), "desk.moved", after)

    def _cancelled(self, before: Booking) -> None:
        self._done(Cancelled(before), Nothing(), "desk.cancelled", before)

    def _done(self, done: Done | None, chosen: Chosen, key: str, booking: Booking) -> None:
        if done is not None:
            self._undo = self._undo.with_done(done)
        self._choose(chosen, Notice(self.speech.say(key, what=self.called(booking))))

    def _undone(self, booking: Booking) -> None:
        self._undo = self._undo.without_last()
        chosen = Selected(booking.id) if booking.state.occupies else Nothing()
        self._choose(chosen, Notice(self.speech.say("desk.undone", what=self.called(booking))))

    def _say(self, text: str, *, refused: bool = False) -> None:
        self._notice = Notice(text, refused)
        self.changed.emit()

    def _found(self, text: str, found: tuple[BookingFound, ...] | CentreSilent | NotAReceipt) -> None:
        if not isinstance(self._chosen, Searched) or self._chosen.text != text:
            return
        match found:
            case CentreSilent():
                self._choose(Searched(text, trouble=self.speech.say("desk.search-silent")))
            case NotAReceipt(reason=reason):
                key = f"desk.scanned-{reason.name.lower().replace('_', '-')}"
                self._choose(Searched(text, trouble=self.speech.say(key)))
            case (BookingFound(booking=only),) if only.state.occupies:
                self.select(only.id)
            case _:
                trouble = "" if found else self.speech.say("desk.nothing-found", text=text)
                self._choose(Searched(text, found, trouble))

    def _print(self, work: Callable[[], PaperState]) -> None:
        self._say(self.speech.say("desk.printing"))
        self._jobs.run(work, self._printed, failed=lambda: self._printed(PaperState.FAILED))

    def _printed(self, paper: PaperState) -> None:
        self._say(self.speech.say(f"desk.paper-{paper.value}"), refused=paper is not PaperState.PRINTED)

    def called(self, booking: Booking) -> str:
        """What a booking is called here: its title, whoever booked, or what it is for."""
        name = booking.title or self._contacts.get(booking.id, Contact()).name
        return name or self.speech.named(booking.purpose)

    def _fetch_contacts(self) -> None:
        """When bookings of the day shown have come or gone since they were fetched."""
        window = self.window
        bookings = self.picture.calendar.bookings.values()
        here = frozenset(booking.id for booking in bookings if booking.span.overlaps(window))
        if (self._day, here) == self._contacts_of or not self.picture.connected:
            return
        self._contacts_of = (self._day, here)
        day = self._day
        self._jobs.run(
            lambda: self._desk.contacts(window),
            lambda contacts: self._know(day, contacts),
            failed=lambda: self._know(day, CentreSilent()),
        )

    def _know(self, day: date, contacts: Mapping[BookingId, Contact] | CentreSilent) -> None:
        if day != self._day:
            return
        if isinstance(contacts, CentreSilent):
            self._contacts_of = None
            return
        self._contacts = contacts
        self.changed.emit()


def wish_of(drafted: Drafted) -> StaffWish:
    """What is sent for a draft; a closed booking has no public title."""
    draft = drafted.draft
    return StaffWish(
        id=drafted.id,
        to=draft.to,
        persons=draft.persons,
        purpose=draft.purpose,
        openness=draft.openness,
        title="" if draft.openness is Openness.CLOSED else draft.title,
        name=draft.name,
        phone=draft.phone,
        needs=draft.needs,
        wheelchairs=draft.wheelchairs,
    )


def again(before: Booking, new_id: BookingId) -> StaffWish:
    """The wish that books `before` once more in its own place."""
    return StaffWish(
        id=new_id,
        to=Alternative(before.space, before.layout, before.span),
        persons=before.persons,
        purpose=before.purpose,
        openness=before.openness,
        title=before.title,
        needs=before.needs,
        wheelchairs=before.wheelchairs,
        replaces=before.id,
    )
