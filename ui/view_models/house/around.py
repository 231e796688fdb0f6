"""The pages of what there is besides a search, as one view model: they are the same page with other things to touch."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.finding.outings import Outing
from booking_core.domain.identity import BookingId, SpaceId, VenueId
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ideas import shipped_ideas
from ui.ports import Clock
from ui.view_models.house.around_state import AroundRow, AroundState, AroundWays, derive_state, ways
from ui.view_models.house.nearby import longest_offer_of, only_house
from ui.view_models.offering.starts import first_asked
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = frozenset({Page.AROUND, Page.EVENTS, Page.IDEAS, Page.HOUSES, Page.HOUSE})


@QmlElement
class AroundModel(QObject):
    """The view model of these pages."""

    changed = Signal()

    def __init__(self, visit: Visit, board: PictureBoard, *, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._state = AroundState()
        self._ways = AroundWays()
        self._shown = Page.AROUND
        self._part = 0
        self._wide = False
        self._rows = RowModel(AroundRow, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look again at what there is."""
        page = self._visit.page
        shown = ways(self._board.picture, self._visit.speech)
        if shown != self._ways:
            self._ways = shown
            self.changed.emit()
        if page not in PAGES:
            return
        self._part = self._part if page is self._shown else 0
        self._shown = page
        state = derive_state(
            self._board.picture,
            self._visit.session,
            page=page,
            speech=self._visit.speech,
            now=self._clock(),
            comfort=self._visit.comfort,
            wide=self._wide,
            part=self._part,
        )
        if state == self._state:
            return
        self._state = state
        self._part = state.part
        self._rows.show(state.rows)
        self.changed.emit()

    @Slot()
    def open(self) -> None:
        """What else there is, from the first page."""
        self._go(Page.AROUND)

    @Slot()
    def openEvents(self) -> None:
        """What is open to all."""
        self._go(Page.EVENTS)

    @Slot()
    def openIdeas(self) -> None:
        """What one may use a room for."""
        self._go(Page.IDEAS)

    @Slot()
    def openHouses(self) -> None:
        """The houses, at the time the person looks for; where there is but one, that."""
        only = only_house(self._board.picture)
        if only is None:
            self._go(Page.HOUSES)
        else:
            self._go(Page.HOUSE, session=replace(self._visit.session, house=only.id))

    @Slot()
    def openWishes(self) -> None:
        """What people miss in this house."""
        self._go(Page.WISHES)

    @Slot(str)
    def pick(self, key: str) -> None:
        """A row was touched."""
        session = self._visit.session
        match self._visit.page:
            case Page.EVENTS:
                self._visit_outing(self._event(key))
            case Page.IDEAS:
                asked = first_asked(self._board.picture, now=self._clock(), speech=self._visit.speech)
                self._go(Page.FIND, session=_with_idea(asked, key))
            case Page.HOUSES:
                self._go(Page.HOUSE, session=replace(session, house=VenueId(key)))
            case Page.HOUSE:
                self._visit_outing(self._room(key))
            case _ if key == Page.HOUSES:
                self.openHouses()
            case _:
                self._go(Page(key))

    @Slot()
    def showMore(self) -> None:
        """What follows, and after the last the first again."""
        self._part += 1
        self.refresh()

    @Slot(bool)
    def turn(self, wide: bool) -> None:  # noqa: FBT001 a slot's one argument
        """The screen is wider than high, or higher than wide."""
        self._wide = wide
        self.refresh()

    @Slot()
    def goBack(self) -> None:
        """Back to where one came from."""
        self._visit.go(self._visit.navigation.went_back())

    def _go(self, page: Page, *, session: Session | None = None) -> None:
        self._visit.go(self._visit.navigation.opened(page), session=session)

    def _visit_outing(self, outing: Outing | None) -> None:
        """What is gone in this very moment opens nothing: the page is about to say so."""
        if outing is not None:
            self._go(Page.OUTING, session=replace(self._visit.session, outing=outing))

    def _event(self, key: str) -> Outing | None:
        booking = self._board.picture.calendar.bookings.get(BookingId(UUID(key)))
        if booking is None:
            return None
        title = booking.title or self._visit.speech.named(booking.purpose)
        return Outing(booking.space, booking.span, title, booking.openness, booking.spoken)

    def _room(self, key: str) -> Outing | None:
        offer = longest_offer_of(self._board.picture, self._visit.session, SpaceId(key), now=self._clock())
        return None if offer is None else Outing(offer.space.id, offer.span)

    @Slot()
    def _forget(self) -> None:
        self._part = 0
        self._state = AroundState()
        self._rows.show(())

    @Property(str, notify=changed)
    def seeMore(self) -> str:
        return self._ways.see_more

    @Property(str, notify=changed)
    def comeAlong(self) -> str:
        return self._ways.come_along

    @Property(str, notify=changed)
    def ideas(self) -> str:
        return self._ways.ideas

    @Property(str, notify=changed)
    def houses(self) -> str:
        return self._ways.houses

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._state.sentence

    @Property(str, notify=changed)
    def nothing(self) -> str:
        return self._state.nothing

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._state.back

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._state.more

    @Property(str, notify=changed)
    def wishes(self) -> str:
        return self._state.wishes

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows


def _with_idea(session: Session, key: str) -> Session:
    idea = next(idea for idea in shipped_ideas() if idea.id == key)
    return replace(
        session,
        purpose=idea.purpose,
        persons=idea.persons,
        length=idea.length,
        needs=idea.needs,
        openness=idea.openness,
    )
