"""The page nobody has touched yet: what is on in the house, and what is free now."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking, Openness
from booking_core.domain.finding.availability import (
    open_to_all,
)
from booking_core.domain.places import Venue
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.spoken import spoken_in_brief
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import Clock, HousePicture
from ui.view_models.house.free_lines import FreeLine, free_lines
from ui.view_models.house.nearby import told_as_demo, told_on_a_calm_day
from ui.view_models.house.open_hours import told_open
from ui.view_models.offering.offers import here
from ui.view_models.offering.starts import first_asked
from ui.view_models.shown.places import with_floor
from ui.view_models.shown.ribbons import RibbonHour
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import LARGEST_PERCENT, PLAIN_PERCENT
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_EVENTS = {100: 4, 150: 1, 200: 1}
MOST_FREE = {100: 3, 150: 0, 200: 0}
MOST_FREE_OF_ALL = 5
ROWS_OF_A_BANNER = 2


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something anybody may come to."""

    time: str
    title: str
    detail: str
    tag: str
    running: bool


@dataclass(frozen=True, slots=True)
class AttractState:
    day: str = ""
    events: tuple[EventLine, ...] = ()
    more_events: str = ""
    calm: str = ""
    story: str = ""
    free: tuple[FreeLine, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    next_free: str = ""
    demo: str = ""
    is_known: bool = True


def derive_state(picture: HousePicture, *, speech: Speech, now: datetime, text_percent: int = 100) -> AttractState:
    """What the page says at `now` (aware): the larger the text, the fewer lines."""
    most_events = MOST_EVENTS[text_percent]
    venue, _ = here(picture)
    events = _events(picture, venue, now, speech=speech, tells_spoken=text_percent != LARGEST_PERCENT)
    demo = told_as_demo(picture, speech)
    most_free = _most_free(len(events), connected=picture.connected, text_percent=text_percent, is_noted=bool(demo))
    free = free_lines(picture, venue, now=now, speech=speech, most=most_free)
    hidden = len(events) - most_events
    roomy = picture.connected or text_percent == PLAIN_PERCENT
    return AttractState(
        is_known=picture.connected or free.may_be_promised,
        day=_day(picture, venue, now, speech=speech),
        events=events[:most_events],
        more_events=speech.say("screen.more-events", count=hidden) if hidden > 0 and most_free and roomy else "",
        calm="" if events else speech.say("screen.no-events"),
        story=told_on_a_calm_day(picture, now=now, speech=speech),
        free=free.lines,
        hours=free.hours,
        next_free=free.why_none,
        demo=demo,
    )


def _most_free(events: int, *, connected: bool, text_percent: int, is_noted: bool) -> int:
    """How many rows of free spaces there is room for: with plain text what the events leave.

    A line that tells of more events has its place, but not where a note stands below as well.
    """
    most = MOST_FREE[text_percent]
    if text_percent != PLAIN_PERCENT:
        return most
    left_by_events = MOST_EVENTS[text_percent] - events
    if connected:
        return min(MOST_FREE_OF_ALL, most + max(-1 if is_noted else 0, left_by_events))
    return min(MOST_FREE_OF_ALL, most + max(0, left_by_events)) - ROWS_OF_A_BANNER


def _day(picture: HousePicture, venue: Venue, now: datetime, *, speech: Speech) -> str:
    day, told = speech.starting_large(speech.day(now)), told_open(picture, venue, now=now, speech=speech)
    return f"{day} · {told}" if told else day


def _events(
    picture: HousePicture, venue: Venue, now: datetime, *, speech: Speech, tells_spoken: bool
) -> tuple[EventLine, ...]:
    window = TimeSpan(now, speech.end_of_day(now))
    bookings = open_to_all(picture.calendar, venue, window)
    return tuple(
        _event(picture, venue, booking, now=now, speech=speech, tells_spoken=tells_spoken) for booking in bookings
    )


def _event(
    picture: HousePicture, venue: Venue, booking: Booking, *, now: datetime, speech: Speech, tells_spoken: bool
) -> EventLine:
    space = picture.municipality.space_by_id[booking.space]
    running = booking.span.holds(now)
    invites = f" · {speech.named(booking.openness)}" if booking.openness is Openness.COME_AND_SEE else ""
    ends = speech.say("screen.until", at=speech.at(booking.span.ends_at))
    spoken = f" · {spoken_in_brief(speech.words, booking.spoken)}" if booking.spoken and tells_spoken else ""
    return EventLine(
        time=speech.clock(booking.span.starts_at),
        title=booking.title or speech.named(booking.purpose),
        detail=speech.line(f"{with_floor(space.name, venue, space, speech)} · {ends}{invites}{spoken}"),
        tag=speech.say("screen.running") if running else speech.ahead(booking.span.starts_at, now),
        running=running,
    )


@QmlElement
class AttractModel(QObject):
    """The view model of the attract page."""

    changed = Signal()

    def __init__(self, visit: Visit, board: PictureBoard, *, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._state = AttractState()
        self._events = RowModel(EventLine, self)
        self._free = RowModel(FreeLine, self)
        self._hours = RowModel(RibbonHour, self)
        visit.changed.connect(self.refresh)
        board.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look again at the clock and the picture."""
        if self._visit.page is not Page.ATTRACT:
            return
        state = derive_state(
            self._board.picture,
            speech=self._visit.speech,
            now=self._clock(),
            text_percent=self._visit.comfort.text_percent,
        )
        if state == self._state:
            return
        self._state = state
        self._events.show(state.events)
        self._free.show(state.free)
        self._hours.show(state.hours)
        self.changed.emit()

    @Slot()
    def find(self) -> None:
        """Somebody wants a place: what was chosen before, perhaps by another, is not chosen for them."""
        asked = first_asked(self._board.picture, now=self._clock(), speech=self._visit.speech)
        self._visit.go(self._visit.navigation.opened(Page.FIND), session=asked)

    @Slot()
    def openReceipt(self) -> None:
        """The person has a code."""
        self._visit.go(self._visit.navigation.opened(Page.MY_RECEIPT))

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether what is free is so now: the centre says it, or this machine may promise all that is shown of it."""
        return self._state.is_known

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(str, notify=changed)
    def moreEvents(self) -> str:
        return self._state.more_events

    @Property(str, notify=changed)
    def calm(self) -> str:
        return self._state.calm

    @Property(str, notify=changed)
    def story(self) -> str:
        return self._state.story

    @Property(str, notify=changed)
    def nextFree(self) -> str:
        return self._state.next_free

    @Property(str, notify=changed)
    def demo(self) -> str:
        return self._state.demo

    @Property(RowModel, notify=changed)
    def events(self) -> RowModel:
        return self._events

    @Property(RowModel, notify=changed)
    def free(self) -> RowModel:
        return self._free

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._hours
