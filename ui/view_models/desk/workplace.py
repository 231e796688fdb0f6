"""Where board and panel meet: the day shown, what is chosen, what was done and what can be taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Contact,
    Instead,
    Need,
    Openness,
    Purpose,
    Whereabouts,
)
from booking_core.domain.identity import BlockId, BookingId, LayoutId, SeriesId, SpaceId, VenueId, WaitingId
from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.policy import OVERRIDABLE
from booking_core.domain.refusals import Refusal
from booking_core.domain.series import Anyway, Scope, SeriesWish
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.domain.waiting import WaitingNeed, WaitingOffer
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import (
    Alternative,
    BlockDone,
    BlockOutcome,
    BlockRefused,
    BlockWish,
    BookingAltered,
    BookingFound,
    CentreSilent,
    ChangeOutcome,
    Clock,
    HousePicture,
    NotAReceipt,
    Override,
    PaperState,
    SeriesDone,
    SeriesMove,
    SeriesOutcome,
    StaffDesk,
    StaffWish,
    Waiter,
    WaitOutcome,
)
from ui.view_models.desk.block_draft import BlockChosen, BlockDraft, BlockDrafted, first_span
from ui.view_models.desk.series_rule import Rule, first_rule
from ui.view_models.desk.undo import (
    Booked,
    Cancelled,
    DateCancelled,
    Done,
    Moved,
    SeriesBooked,
    SeriesChanged,
    UndoStack,
)
from ui.view_models.foresight import refusal_of_wish
from ui.view_models.speech import Speech


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
    email: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    user: KindOfUser = KindOfUser.CITIZEN
    group: str | None = None
    audience: str | None = None
    is_trial: bool = False
    is_resident: bool = True

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
    """`booking` stands as it was when it was taken hold of; `to` is where it would go.

    Of a booking of a series `scope` goes along, perhaps to another `weekday`; the dates in `staying` do not.
    """

    booking: Booking
    to: Alternative
    scope: Scope = Scope.THIS
    weekday: Weekday | None = None
    staying: frozenset[BookingId] = frozenset()


@dataclass(frozen=True, slots=True)
class Repeating:
    """A draft that repeats. `id` is chosen once.

    `instead` and `left_out` are what was chosen for single days, `anyway` those that are let past rules.
    """

    draft: Draft
    id: SeriesId
    rule: Rule
    instead: Mapping[date, Instead] = field(default_factory=dict)
    left_out: frozenset[date] = frozenset()
    anyway: Mapping[date, Anyway] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answering:
    """The requests of the houses; one of them may be open."""

    request: BookingId | None = None


@dataclass(frozen=True, slots=True)
class Calling:
    """Those on the waiting list who can have something now."""


@dataclass(frozen=True, slots=True)
class Watching:
    """How the kiosks of the house are."""


@dataclass(frozen=True, slots=True)
class Searched:
    """`trouble` is empty when the search went well; nothing may have been found all the same."""

    text: str
    found: tuple[BookingFound, ...] = ()
    trouble: str = ""
    searching: bool = False


Chosen = (
    Nothing
    | Selected
    | Drafted
    | Moving
    | Repeating
    | Answering
    | Calling
    | Watching
    | Searched
    | BlockDrafted
    | BlockChosen
)


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
    waiting_changed = Signal()

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
        self._refused: Refusal | None = None
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
        """Open a booking in the panel, on its own day; a request among those to be answered."""
        known = self.picture.calendar.bookings.get(booking)
        if known is not None and known.state is BookingState.REQUESTED:
            self.answer(booking)
            return
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
        held = self._chosen
        if isinstance(held, Moving) and held.booking.id == booking.id:
            self._choose(replace(held, to=to, staying=frozenset()))
        else:
            self._choose(Moving(booking, to))

    def repeat(self) -> None:
        """Let what is drafted come again and again."""
        if isinstance(self._chosen, Drafted):
            draft, zone = self._chosen.draft, self.picture.municipality.zone
            self._choose(Repeating(draft, SeriesId(self._new_id()), first_rule(draft.span, zone)))

    def rerepeat(self, repeating: Repeating) -> None:
        """Replace what is chosen for the series. It keeps its id: only one of its forms is ever sent."""
        self._choose(repeating)

    def once_only(self) -> None:
        """It is not to come again after all."""
        if isinstance(self._chosen, Repeating):
            self.redraft(self._chosen.draft)

    def book_series(self, wish: SeriesWish) -> None:
        """Book every date of the series that can be had."""
        if not isinstance(self._chosen, Repeating) or not self.can_change:
            return
        contact = Contact(self._chosen.draft.name, self._chosen.draft.phone, self._chosen.draft.email)
        self._ask_about_series(lambda: self._desk.book_series(wish, contact), self._series_booked)

    def replan(self, moving: Moving) -> None:
        """Think again about how much is moved, and where."""
        self._choose(moving)

    def cancel_series(self, booking: Booking, scope: Scope, reason: str) -> None:
        """Cancel those dates for the house."""
        series = booking.series
        if series is not None and self.can_change:
            self._ask_about_series(
                lambda: self._desk.cancel_series(series, booking.id, scope, reason),
                lambda done: self._series_cancelled(booking, done),
            )

    def add_to_series(self, series: SeriesId, day: date) -> None:
        """Book the series on that day as well."""
        if self.can_change:
            self._ask_about_series(lambda: self._desk.add_to_series(series, day), self._added)

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
        self._choose(Answering(None if known is None else known.id))

    def call(self) -> None:
        """Show whom to call from the waiting list."""
        self._choose(Calling())

    def watch(self) -> None:
        """Show how the kiosks of the house are."""
        self._choose(Watching())

    def begin_block(self) -> None:
        """Begin to close the first room of this desk's house, on the day shown."""
        municipality = self.picture.municipality
        venue = municipality.venue_by_id[self.venue]
        span = first_span(municipality, venue, self._day, now=self.now)
        draft = BlockDraft(venue.id, frozenset({venue.rooms[0].id}), span)
        self._choose(BlockDrafted(draft, BlockId(self._new_id())))

    def redraft_block(self, draft: BlockDraft) -> None:
        """Replace what is filled in. It keeps its id: only one of its forms is ever sent."""
        if isinstance(self._chosen, BlockDrafted):
            self._choose(BlockDrafted(draft, self._chosen.id))

    def open_block(self, block: BlockId) -> None:
        """Open a block in the panel."""
        self._choose(BlockChosen(block))

    def block(self, wish: BlockWish) -> None:
        """Close the rooms, and move or cancel what is in the way."""
        if self.can_change:
            self._ask_about_block(lambda: self._desk.block(wish), "blocks.done")

    def lift(self, block: Block) -> None:
        """Open the rooms again, from now on."""
        if self.can_change:
            self._ask_about_block(lambda: self._desk.unblock(block), "blocks.lifted")

    def decide(self, booking: Booking, place: Whereabouts) -> None:
        """A booking in the open is outdoors, or indoors under the roof held for it."""
        if self.can_change:
            self._ask(
                lambda: self._desk.decide(booking, place),
                lambda after: self._done(None, Selected(after.id), f"weather.done-{place.value}", after),
            )

    def approve(self, asked: Sequence[Booking]) -> None:
        """Say yes to what is asked for: one request, or the dates of a series together."""
        first, series = asked[0], asked[0].series
        if not self.can_change:
            return
        if series is not None:
            self._ask_about_series(
                lambda: self._desk.approve_series(series, asked), lambda done: self._series_approved(first, done)
            )
            return
        self._ask(
            lambda: self._desk.approve(first), lambda after: self._done(None, Answering(), "requests.approved", after)
        )

    def decline(self, asked: Sequence[Booking], reason: str) -> None:
        """Say no to it, and why."""
        first, series = asked[0], asked[0].series
        if not self.can_change:
            return
        if series is not None:
            self._ask_about_series(
                lambda: self._desk.decline_series(series, asked, reason),
                lambda _: self._done(None, Answering(), "requests.declined", first),
            )
            return
        self._ask(
            lambda: self._desk.decline(first, reason),
            lambda after: self._done(None, Answering(), "requests.declined", after),
        )

    def book_for(self, waiter: Waiter, offer: WaitingOffer) -> None:
        """Book what somebody on the waiting list can have; their wait ends with it."""
        if self.can_change:
            wish = wish_for(waiter, offer, BookingId(self._new_id()))
            self._ask(lambda: self._desk.book(wish), self._booked)

    def book_in_place_of(self, lost: Booking, to: Alternative) -> None:
        """Book for those of `lost`, who have paper and no room, what they can have instead."""
        if self.can_change:
            wish = replace(again(lost, BookingId(self._new_id())), to=to)
            self._ask(lambda: self._desk.book(wish), self._booked)

    def stop_waiting(self, waiter: Waiter) -> None:
        """Take a wish off the waiting list."""
        if self.can_change:
            self._note_job(lambda: self._desk.stop_waiting(waiter.wish.id), "calls.stopped")

    def wait_for(self, need: WaitingNeed, contact: Contact) -> None:
        """Put somebody on the waiting list."""
        if self.can_change:
            wish = WaitingId(self._new_id())
            self._note_job(lambda: self._desk.wait(wish, need, contact), "calls.waits")

    @Slot()
    def book(self, *, override: Override | None = None) -> None:
        """Book what is drafted, past the rules of `override`."""
        if not isinstance(self._chosen, Drafted) or not self.can_change:
            return
        wish = replace(wish_of(self._chosen), override=override)
        self._ask(lambda: self._desk.book(wish), self._booked)

    @Slot()
    def move(self, *, hold_shelter: bool = True, override: Override | None = None) -> None:
        """Let the booking that is being moved be where it is held, with its shelter where it has one."""
        if not isinstance(self._chosen, Moving) or not self.can_change:
            return
        moving = self._chosen
        if moving.scope is not Scope.THIS and (whole := move_of(self.picture, moving)) is not None:
            self._ask_about_series(
                lambda: self._desk.move_series(replace(whole, override=override)),
                lambda done: self._series_moved(moving.booking, done),
            )
            return
        self._ask(
            lambda: self._desk.reschedule(moving.booking, moving.to, hold_shelter=hold_shelter, override=override),
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
                override = self._as_it_was()
                self._ask(lambda: self._desk.reschedule(after, back, override=override), self._undone)
            case SeriesBooked(series=series, booking=booking):
                reason = self.speech.say("desk.undone-reason")
                self._ask_about_series(
                    lambda: self._desk.cancel_series(series.id, booking.id, Scope.ALL, reason), self._series_undone
                )
            case DateCancelled(before=before):
                self._add_again(before)
            case SeriesChanged():
                self._undo = self._undo.without_last()
                self._say(self.speech.say("desk-series.cannot-undo"), refused=True)
            case Cancelled(before=before):
                wish = replace(again(before, BookingId(self._new_id())), override=self._as_it_was())
                self._ask(lambda: self._desk.book(wish), self._undone)
            case _:
                assert_never(last)

    def _as_it_was(self) -> Override:
        """What stood there before comes back, also where it had been let past a rule."""
        return Override(tuple(sorted(OVERRIDABLE)), self.speech.say("desk.undone-reason"))

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

    def print_series(self, series: SeriesId) -> None:
        """One receipt for all dates of a series."""
        language = self._language
        self._print(lambda: self._desk.print_series(series, language))

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
        self._note_given_up(chosen)
        self._chosen = chosen
        self._notice = notice or Notice()
        self._refused = None
        self.changed.emit()

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

    def _note_job(self, work: Callable[[], WaitOutcome | None], key: str) -> None:
        """Ask about the waiting list, and say what came of it."""
        self._busy = True
        self._jobs.run(work, lambda outcome: self._noted(outcome, key), failed=lambda: self._noted(CentreSilent(), key))

    def _noted(self, outcome: WaitOutcome | None, key: str) -> None:
        self._busy = False
        match outcome:
            case Refusal():
                self._say(self.speech.refusal(outcome), refused=True)
            case CentreSilent():
                self._say(self.speech.say("desk.silent"), refused=True)
            case _:
                self._choose(Calling(), Notice(self.speech.say(key)))
                self.waiting_changed.emit()

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
                self._refused = outcome
                self._begin_again()
                self._say(self.speech.refusal(outcome), refused=True)
            case CentreSilent():
                self._say(self.speech.say("desk.silent"), refused=True)
            case _:
                assert_never(outcome)

    def _begin_again(self) -> None:
        """An id that was answered with no is answered so for ever: the draft goes out under another one."""
        if isinstance(self._chosen, Drafted):
            self._chosen = replace(self._chosen, id=BookingId(self._new_id()))

    def _ask_about_block(self, work: Callable[[], BlockOutcome], key: str) -> None:
        self._busy = True
        self._notice = Notice()
        self.changed.emit()
        self._jobs.run(
            work,
            lambda outcome: self._answered_about_block(outcome, key),
            failed=lambda: self._answered_about_block(CentreSilent(), key),
        )

    def _answered_about_block(self, outcome: BlockOutcome, key: str) -> None:
        self._busy = False
        match outcome:
            case BlockDone(block=block):
                after: Chosen = BlockChosen(block.id) if block.occupies and key == "blocks.done" else Nothing()
                self._choose(after, Notice(self.speech.say(key, what=block.reason)))
            case BlockRefused():
                self._say(self._why_not_blocked(outcome), refused=True)
            case CentreSilent():
                self._say(self.speech.say("desk.silent"), refused=True)
            case _:
                assert_never(outcome)

    def _why_not_blocked(self, refused: BlockRefused) -> str:
        why = self.speech.refusal(refused.refusal)
        booking = None if refused.booking is None else self.picture.calendar.bookings.get(refused.booking)
        if booking is None:
            return why
        return self.speech.say("blocks.cannot", booking=self.called(booking), why=why)

    def _ask_about_series(self, work: Callable[[], SeriesOutcome], done: Callable[[SeriesDone], None]) -> None:
        self._busy = True
        self._notice = Notice()
        self.changed.emit()
        self._jobs.run(
            work,
            lambda outcome: self._answered_about_series(outcome, done),
            failed=lambda: self._answered_about_series(CentreSilent(), done),
        )

    def _answered_about_series(self, outcome: SeriesOutcome, done: Callable[[SeriesDone], None]) -> None:
        self._busy = False
        match outcome:
            case SeriesDone():
                done(outcome)
            case Refusal():
                self._say(self.speech.refusal(outcome), refused=True)
            case CentreSilent():
                self._say(self.speech.say("desk.silent"), refused=True)
            case _:
                assert_never(outcome)

    def _series_booked(self, done: SeriesDone) -> None:
        first = min(done.bookings, key=lambda booking: booking.span)
        self._undo = self._undo.with_done(SeriesBooked(done.series, first))
        self.select(first.id)
        self._choose(Selected(first.id), Notice(self._told_of(done), refused=bool(done.refused)))

    def _told_of(self, done: SeriesDone) -> str:
        """How many dates were booked, and which somebody else took in the meantime."""
        booked = self.speech.words.text("desk-series.booked", count=len(done.bookings))
        if not done.refused:
            return booked
        days = ", ".join(self.speech.words.date_in_brief(day, today=self.today) for day in sorted(done.refused))
        return self.speech.say("desk-series.not-all", booked=booked, days=days)

    def _series_approved(self, first: Booking, done: SeriesDone) -> None:
        """How many dates are booked, and which had to be told no."""
        said = self.speech.say("requests.approved", what=self.called(first))
        days = ", ".join(self.speech.words.date_in_brief(day, today=self.today) for day in sorted(done.refused))
        text = self.speech.say("requests.approved-not-all", said=said, days=days) if days else said
        self._choose(Answering(), Notice(text))

    def _series_moved(self, before: Booking, done: SeriesDone) -> None:
        count = len(done.bookings)
        self._undo = self._undo.with_done(SeriesChanged(before))
        self.select(before.id)
        self._choose(Selected(before.id), Notice(self.speech.words.text("desk-series.moved", count=count)))

    def _series_cancelled(self, before: Booking, done: SeriesDone) -> None:
        self._undo = self._undo.with_done(SeriesChanged(before))
        text = self.speech.words.text("desk-series.cancelled", count=len(done.bookings))
        self._choose(Nothing(), Notice(text))

    def _series_undone(self, done: SeriesDone) -> None:
        self._undo = self._undo.without_last()
        text = self.speech.words.text("desk-series.cancelled", count=len(done.bookings))
        self._choose(Nothing(), Notice(text))

    def _add_again(self, before: Booking) -> None:
        series = before.series
        if series is None:
            return
        day = local_day(before.span.starts_at, self.picture.municipality.zone)
        there = Alternative(before.space, before.layout, before.span)
        self._ask_about_series(
            lambda: self._desk.add_to_series(series, day, to=there, replaces=before.id, override=self._as_it_was()),
            lambda done: self._undone(done.bookings[0]),
        )

    def _added(self, done: SeriesDone) -> None:
        (made,) = done.bookings
        self.select(made.id)
        self._choose(Selected(made.id), Notice(self.speech.say("desk.booked", what=self.called(made))))

    def _booked(self, booking: Booking) -> None:
        self._done(Booked(booking), Selected(booking.id), "desk.booked", booking)

    def _moved(self, before: Booking, after: Booking) -> None:
        self._done(Moved(before, after), Selected(after.id), "desk.moved", after)

    def _cancelled(self, before: Booking) -> None:
        is_a_date = before.series is not None and before.series in self.picture.series
        self._done(DateCancelled(before) if is_a_date else Cancelled(before), Nothing(), "desk.cancelled", before)

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
        email=draft.email,
        needs=draft.needs,
        wheelchairs=draft.wheelchairs,
        user=draft.user,
        group=draft.group,
        audience=draft.audience,
        is_trial=draft.is_trial,
        is_resident=draft.is_resident,
    )


def move_of(picture: HousePicture, moving: Moving) -> SeriesMove | None:
    """What the centre is asked for when more than one date is moved; None of a booking of no series.

    What does not differ from the date that is held stays as each date has it.
    """
    booking, to, zone = moving.booking, moving.to, picture.municipality.zone
    series = None if booking.series is None else picture.series.get(booking.series)
    if series is None:
        return None
    bookings = picture.calendar.bookings
    own = Weekday.of(local_day(booking.span.starts_at, zone))
    is_retimed = to.span != booking.span
    return SeriesMove(
        series=series.id,
        booking=booking.id,
        scope=moving.scope,
        seen=tuple(bookings[one] for one in series.bookings if one in bookings),
        weekdays={} if moving.weekday in {None, own} else {own: moving.weekday},
        starts=to.span.starts_at.astimezone(zone).time() if is_retimed else None,
        ends=to.span.ends_at.astimezone(zone).time() if is_retimed else None,
        space=to.space if to.space != booking.space else None,
        layout=to.layout if to.layout != booking.layout else None,
        staying=moving.staying,
    )


def wish_for(waiter: Waiter, offer: WaitingOffer, new_id: BookingId) -> StaffWish:
    """The wish that books `offer` for somebody on the waiting list: the centre has their name and number."""
    need = waiter.wish.need
    return StaffWish(
        id=new_id,
        to=Alternative(offer.space, offer.layout, offer.span),
        persons=need.persons,
        purpose=need.purpose,
        openness=Openness.CLOSED,
        needs=need.needs,
        from_waiting=waiter.wish.id,
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
        user=before.user,
        group=before.group,
        audience=before.audience,
        is_trial=before.is_trial,
    )
