"""What a desk shows: a day or its week, what is chosen, what has just happened, and who stands behind it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.cpr_numbers import holds_cpr
from booking_core.domain.identity import BlockId, BookingId, CardId, SeriesId, SpaceId, VenueId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.protocol.messages.escrow import BookingInDoubt
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import Alternative, CentreSilent, Clock, DeskCard, HousePicture, StaffDesk
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDraft, BlockDrafted, first_span
from ui.view_models.desk.chosen.chosen import (
    Answering,
    Calling,
    Chosen,
    Draft,
    Drafted,
    HandlingCards,
    Moving,
    Nothing,
    Notice,
    Repeating,
    Selected,
    Watching,
)
from ui.view_models.desk.chosen.series_rule import first_rule
from ui.view_models.desk.chosen.undo import Done, UndoStack
from ui.view_models.desk.chosen.wishes import wish_of
from ui.view_models.offering.foresight import refusal_of_wish
from ui.view_models.visit.speech import Speech

Result = TypeVar("Result")

DAYS_A_WEEK = 7


class Sight(QObject):
    """Holds frozen values and tells when one is replaced; whatever waits for the centre runs as a job.

    Names and numbers of the days shown are held in memory, and fetched anew when its bookings change.
    """

    changed = Signal()
    waiting_changed = Signal()
    doubted = Signal(object)
    """A `BookingInDoubt` whose paper was scanned here."""

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
        self._is_week = False
        self._chosen: Chosen = Nothing()
        self._notice = Notice()
        self._refused: Refusal | None = None
        self._busy = False
        self._undo = UndoStack()
        self._contacts: Mapping[BookingId, Contact] = MappingProxyType({})
        self._contacts_of: tuple[TimeSpan, frozenset[BookingId]] | None = None
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
    def is_week(self) -> bool:
        """Whether the whole week of `day` is shown."""
        return self._is_week

    @property
    def days(self) -> tuple[date, ...]:
        """The local days shown: one, or Monday to Sunday."""
        if not self._is_week:
            return (self._day,)
        monday = self._day - self._day.weekday() * ONE_DAY
        return tuple(monday + number * ONE_DAY for number in range(DAYS_A_WEEK))

    @property
    def today(self) -> date:
        """The present local day."""
        return local_day(self._clock(), self.picture.municipality.zone)

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
    def refused(self) -> Refusal | None:
        """Why the centre has just said no to what is chosen."""
        return self._refused

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
        """Who stands behind the bookings of the days shown, where somebody said so."""
        return self._contacts

    @property
    def speech(self) -> Speech:
        return self._speeches[self._language]

    @property
    def language(self) -> str:
        return self._language

    @property
    def window(self) -> TimeSpan:
        """The days shown, from midnight to midnight (UTC)."""
        zone, days = self.picture.municipality.zone, self.days
        return TimeSpan(local_midnight(days[0], zone), local_midnight(days[-1] + ONE_DAY, zone))

    def speak(self, language: str) -> None:
        """Show everything in `language`."""
        self._language = language
        self.changed.emit()

    def show_day(self, day: date) -> None:
        """Show another local day, or the week it is in."""
        before, self._day = self.days, day
        if self.days != before:
            self._show_others()

    def show_week(self, shown: bool) -> None:  # noqa: FBT001  which of the two is shown
        """Show the whole week of the day, or the day alone; what is chosen stays so where it is still seen."""
        if shown != self._is_week:
            self._is_week = shown
            self._fetch_contacts()
            self.changed.emit()

    def _show_others(self) -> None:
        """Other days: nobody is known there yet, and nothing is chosen."""
        self._contacts = MappingProxyType({})
        self.choose(Nothing())
        self._fetch_contacts()

    def clear(self) -> None:
        """Choose nothing."""
        self.choose(Nothing())

    def select(self, booking: BookingId) -> None:
        """Open a booking in the panel, on its own day; a request among those to be answered."""
        known = self.picture.calendar.bookings.get(booking)
        if known is not None and known.state is BookingState.REQUESTED:
            self.answer(booking)
            return
        if known is not None:
            day = local_day(known.span.starts_at, self.picture.municipality.zone)
            if day != self._day:
                self.show_day(day)
        self.choose(Selected(booking))

    def draft(self, space: SpaceId, span: TimeSpan) -> None:
        """Begin a booking of `space`, in the layout that stands there."""
        layout = self.picture.municipality.space_by_id[space].standing_layout.id
        self.choose(Drafted(Draft(space, layout, span), BookingId(self._new_id())))

    def redraft(self, draft: Draft) -> None:
        """Replace what is filled in. It keeps its id: only one of its forms is ever sent."""
        match self._chosen:
            case Drafted(id=known):
                self.choose(Drafted(draft, known))
            case _:
                self.choose(Drafted(draft, BookingId(self._new_id())))

    def plan(self, booking: Booking, to: Alternative) -> None:
        """Think about moving `booking`: nothing is done before `move`."""
        held = self._chosen
        if isinstance(held, Moving) and held.booking.id == booking.id:
            self.choose(replace(held, to=to, staying=frozenset()))
        else:
            self.choose(Moving(booking, to))

    def repeat(self) -> None:
        """Let what is drafted come again and again."""
        if isinstance(self._chosen, Drafted):
            draft, zone = self._chosen.draft, self.picture.municipality.zone
            self.choose(Repeating(draft, SeriesId(self._new_id()), first_rule(draft.span, zone)))

    def rerepeat(self, repeating: Repeating) -> None:
        """Replace what is chosen for the series. It keeps its id: only one of its forms is ever sent."""
        self.choose(repeating)

    def once_only(self) -> None:
        """It is not to come again after all."""
        if isinstance(self._chosen, Repeating):
            self.redraft(self._chosen.draft)

    def replan(self, moving: Moving) -> None:
        """Think again about how much is moved, and where."""
        self.choose(moving)

    def is_of_a_series(self, moving: Moving) -> bool:
        """Whether one must ask how much of it goes."""
        return moving.booking.series is not None and moving.booking.series in self.picture.series

    def answer(self, request: BookingId | None = None) -> None:
        """Show the requests, and `request` open with its rivals, on its own day."""
        known = None if request is None else self.picture.calendar.bookings.get(request)
        if known is not None:
            day = local_day(known.span.starts_at, self.picture.municipality.zone)
            if day != self._day:
                self.show_day(day)
        self.choose(Answering(None if known is None else known.id))

    def call(self) -> None:
        """Show whom to call from the waiting list."""
        self.choose(Calling())

    def watch(self) -> None:
        """Show how the kiosks of the house are."""
        self.choose(Watching())

    def handle_cards(self, found: tuple[DeskCard, ...] = ()) -> None:
        """Give out place cards, or show those that were found."""
        self.choose(HandlingCards(CardId(self._new_id()), found=found))

    def watch_doubt(self, doubt: BookingInDoubt) -> None:
        """Show a booking in doubt whose paper was scanned here, with the kiosks."""
        self.doubted.emit(doubt)
        self.watch()

    def begin_block(self) -> None:
        """Begin to close the first room of this desk's house, on the day shown."""
        municipality = self.picture.municipality
        venue = municipality.venue_by_id[self.venue]
        span = first_span(municipality, venue, self._day, now=self.now)
        draft = BlockDraft(venue.id, frozenset({venue.rooms[0].id}), span)
        self.choose(BlockDrafted(draft, BlockId(self._new_id())))

    def redraft_block(self, draft: BlockDraft) -> None:
        """Replace what is filled in. It keeps its id: only one of its forms is ever sent."""
        if isinstance(self._chosen, BlockDrafted):
            self.choose(BlockDrafted(draft, self._chosen.id))

    def open_block(self, block: BlockId) -> None:
        """Open a block in the panel."""
        self.choose(BlockChosen(block))

    @Slot()
    def look_again(self) -> None:
        """The picture is another one now."""
        self._fetch_contacts()
        self.changed.emit()

    def forget_people(self) -> None:
        """Whoever sat here has gone: nobody is shown, and nothing of theirs can be undone."""
        self.close()
        self._contacts_of = None
        self._notice = Notice()
        self.changed.emit()

    def close(self) -> None:
        """Forget everybody."""
        self._contacts = MappingProxyType({})
        self._chosen = Nothing()
        self._undo = UndoStack()

    def _note_given_up(self, chosen: Chosen) -> None:
        """A draft that is left for `chosen` while it is refused is demand that was not met, unless it was booked."""
        left = self._chosen
        if not isinstance(left, Drafted) or self._busy or chosen == Selected(left.id):
            return
        if isinstance(chosen, Repeating):
            return
        if isinstance(chosen, Drafted) and chosen.id == left.id:
            return
        wish = wish_of(left)
        refusal = refusal_of_wish(self.picture, wish, now=self.now)
        if refusal is not None:
            self._jobs.run(lambda: self._desk.note_unmet(wish, refusal), lambda _: None, failed=lambda: None)

    def called(self, booking: Booking) -> str:
        """What a booking is called here: its title, whoever booked, or what it is for."""
        name = booking.title or self._contacts.get(booking.id, Contact()).name
        return name or self.speech.named(booking.purpose)

    def know(self, booking: BookingId, contact: Contact) -> None:
        """Who stands behind a booking that was made here just now; nobody, where whoever made it has gone since."""
        if self._contacts_of is not None:
            self._contacts = {**self._contacts, booking: contact}

    def _fetch_contacts(self) -> None:
        """When bookings of the day shown have come or gone since they were fetched."""
        window = self.window
        bookings = self.picture.calendar.bookings.values()
        here = frozenset(booking.id for booking in bookings if booking.span.overlaps(window))
        if (window, here) == self._contacts_of or not self.picture.connected:
            return
        self._contacts_of = asked = (window, here)
        self._jobs.run(
            lambda: self._desk.contacts(window),
            lambda contacts: self._know(asked, contacts),
            failed=lambda: self._know(asked, CentreSilent()),
        )

    def _know(
        self, asked: tuple[TimeSpan, frozenset[BookingId]], contacts: Mapping[BookingId, Contact] | CentreSilent
    ) -> None:
        """What was asked for before somebody signed out, or for another day, is not listened to."""
        if asked is not self._contacts_of:
            return
        if isinstance(contacts, CentreSilent):
            self._contacts_of = None
            return
        self._contacts = contacts
        self.changed.emit()

    def choose(self, chosen: Chosen, notice: Notice | None = None) -> None:
        """Let that be chosen, and say what has happened."""
        self._note_given_up(chosen)
        self._chosen = chosen
        self._notice = notice or Notice()
        self._refused = None
        self.changed.emit()

    def say(self, text: str, *, refused: bool = False) -> None:
        """What has just happened."""
        self._notice = Notice(text, refused)
        self.changed.emit()

    def takes(self, *written: str) -> bool:
        """Whether what was written may be sent; says why not where something in it looks like a CPR number."""
        if not any(map(holds_cpr, written)):
            return True
        self.say(self.speech.say("panel.no-cpr-at-all"), refused=True)
        return False

    def say_no(self, refusal: Refusal) -> None:
        """Why the centre has said no to what is chosen."""
        self._refused = refusal
        self.say(self.speech.refusal(refusal), refused=True)

    def say_silent(self) -> None:
        """That the centre has not answered."""
        self.say(self.speech.say("desk.silent"), refused=True)

    def begin_again(self) -> None:
        """An id that was answered with no is answered so for ever: the draft goes out under another one."""
        if isinstance(self._chosen, Drafted):
            self._chosen = replace(self._chosen, id=BookingId(self._new_id()))

    def new_id(self) -> UUID:
        """An id that nothing has yet."""
        return self._new_id()

    def remember(self, done: Done) -> None:
        """What has been done can be taken back."""
        self._undo = self._undo.with_done(done)

    def forget_last(self) -> None:
        """What was done last has been taken back, or cannot be."""
        self._undo = self._undo.without_last()

    def ask(
        self,
        work: Callable[[], Result | Refusal | CentreSilent],
        done: Callable[[Result], None],
        *,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Ask the centre, and go on with what it has done; nothing else is changed meanwhile."""
        silent: Result | Refusal | CentreSilent = CentreSilent()
        self.change(work, lambda outcome: self._heard(outcome, done, refused or self._say_why), silent=silent)

    def change(self, work: Callable[[], Result], told: Callable[[Result], None], *, silent: Result) -> None:
        """Have the centre change something, and hear all it says; `silent` is told where the work fails."""
        self._busy = True
        self.say("")
        self._jobs.run(work, lambda outcome: self._told(outcome, told), failed=lambda: self._told(silent, told))

    def _told(self, outcome: Result, told: Callable[[Result], None]) -> None:
        self._busy = False
        told(outcome)

    def _heard(
        self,
        outcome: Result | Refusal | CentreSilent,
        done: Callable[[Result], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        if isinstance(outcome, CentreSilent):
            self.say_silent()
        elif isinstance(outcome, Refusal):
            refused(outcome)
        else:
            done(outcome)

    def _say_why(self, refusal: Refusal) -> None:
        self.say(self.speech.refusal(refusal), refused=True)

    def look_up(self, work: Callable[[], Result], done: Callable[[Result], None], *, failed: Result) -> None:
        """Find something out, or put something on paper: what is chosen can be changed meanwhile."""
        self._jobs.run(work, done, failed=lambda: done(failed))
