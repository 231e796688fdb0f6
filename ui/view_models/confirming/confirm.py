"""The page where the person sees exactly what they get, can stretch it, and says yes."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Openness
from booking_core.domain.finding.outings import Outing
from booking_core.language.spoken import spoken_words
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import (
    BookingDesk,
    BookingOutcome,
    CardNotTaken,
    CardRead,
    CardShown,
    CardTrouble,
    Clock,
    HousePicture,
)
from ui.view_models.confirming.also import AlsoOption, toggled
from ui.view_models.confirming.asking_once import AskingOnce, leads_to_paper
from ui.view_models.confirming.booking_wishes import NewId
from ui.view_models.confirming.confirm_state import SECTIONS, ConfirmState, derive_state, window_of
from ui.view_models.confirming.confirm_words import barred_by_card
from ui.view_models.confirming.draft import NOTHING_BEGUN
from ui.view_models.confirming.headlines import number_asked_in
from ui.view_models.finding.results_state import PlaceCard
from ui.view_models.offering.moving import End, moved
from ui.view_models.offering.set_ups import LayoutOption, with_set_up
from ui.view_models.shown.cards import why_not_taken
from ui.view_models.shown.phone_numbers import TypedPhone, with_digit, without_last
from ui.view_models.shown.ribbons import RibbonHour, RibbonPiece
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.sayings import Saying, refusing, silence
from ui.view_models.visit.session import Session
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

UNREAD = CardNotTaken(CardTrouble.DAMAGED)
TAKES_CARDS = frozenset({Page.FIND, Page.RESULTS, Page.CONFIRM, Page.JOIN})
"""Where a card that is shown is kept for the booking, or for the waiting list."""


@QmlElement
class ConfirmModel(QObject):
    """The view model of the confirm page. It books once: while an answer is awaited nothing else is done."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        *,
        clock: Clock,
        desk: BookingDesk,
        jobs: JobRunner,
        new_id: NewId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._desk = desk
        self._jobs = jobs
        self._asking = AskingOnce(desk, jobs, new_id)
        self._asked_from: HousePicture | None = None
        self._draft = NOTHING_BEGUN
        self._state = ConfirmState()
        self._pieces = RowModel(RibbonPiece, self)
        self._hours = RowModel(RibbonHour, self)
        self._cards = RowModel(PlaceCard, self)
        self._layouts = RowModel(LayoutOption, self)
        self._also = RowModel(AlsoOption, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @property
    def state(self) -> ConfirmState:
        """What the page says now."""
        return self._state

    @Slot()
    def refresh(self) -> None:
        """Look again whether the time is still free; who waits for an answer sees the page as it was asked from."""
        if self._visit.page is not Page.CONFIRM:
            return
        state = derive_state(
            self._asked_from if self._asked_from and self._asking.is_waiting else self._board.picture,
            self._visit.session,
            self._draft,
            speech=self._visit.speech,
            now=self._clock(),
            comfort=self._visit.comfort,
        )
        self._draft = replace(self._draft, section=state.first_section)
        if state == self._state:
            return
        self._state = state
        self._pieces.show(state.pieces)
        self._hours.show(state.hours)
        self._cards.show(state.cards)
        self._layouts.show(state.layouts)
        self._also.show(state.also)
        self.changed.emit()

    @Slot(int)
    def moveStart(self, slots: int) -> None:
        """Move the beginning by quarters of an hour."""
        self._move(End.START, slots)

    @Slot(int)
    def moveEnd(self, slots: int) -> None:
        """Move the end by quarters of an hour."""
        self._move(End.END, slots)

    @Slot(str)
    def chooseOpenness(self, key: str) -> None:
        """Who may come."""
        self._change(replace(self._visit.session, openness=Openness(key)))

    @Slot(str)
    def chooseLayout(self, key: str) -> None:
        """How the room shall stand."""
        session = self._visit.session
        if session.choice is not None:
            now = self._clock()
            choice = with_set_up(self._board.picture, session.choice, key, persons=session.persons, now=now)
            self._change(replace(session, choice=choice))

    @Slot(str)
    def toggleAlso(self, key: str) -> None:
        """That would do as well, or not after all."""
        self._change(toggled(self._visit.session, self._state.also_choices, key))

    @Slot()
    def openKeypad(self) -> None:
        """The person wants to leave a number."""
        self._draft = replace(self._draft, keypad_open=True, note=silence)
        self.changed.emit()
        self.refresh()

    @Slot()
    def giveNumber(self) -> None:
        """Come back from a no that a number undoes, and type it."""
        before = self._visit.session
        session = replace(before, outcome=None, number_asked=number_asked_in(before.outcome))
        self._visit.go(self._visit.navigation.stopped_at(Page.CONFIRM), session=session)
        self._draft = replace(self._draft, keypad_open=True)
        self.changed.emit()

    @Slot()
    def closeKeypad(self) -> None:
        """The number is typed."""
        self._draft = replace(self._draft, keypad_open=False, note=silence)
        self.changed.emit()

    @Slot()
    def forgetPhone(self) -> None:
        """No name after all."""
        self._draft = replace(self._draft, keypad_open=False, note=silence)
        self._change(replace(self._visit.session, phone="", card=None))
        self.changed.emit()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit of the number. What has as many as a CPR number may be one, and nothing of it is kept."""
        typed = with_digit(self._visit.session.phone, self._draft.digits_beyond, digit)
        self._draft = replace(self._draft, note=silence)
        self._type(typed, card=None)
        self.refresh()

    def take_scan(self, text: str) -> None:
        """Something was held under the reader: a place card stands for a number, and goes with the person."""
        if not self._asking.is_waiting:
            self._jobs.run(lambda: self._desk.read_card(text), self._read, failed=lambda: self._read(UNREAD))

    def refuse_card(self) -> None:
        """A health card was scanned: its number never came here, and the page says why."""
        self._read(CardNotTaken(CardTrouble.HEALTH_CARD))

    def _read(self, read: CardRead) -> None:
        """What was read for somebody who has left meanwhile is let go."""
        page, choice = self._visit.page, self._visit.session.choice
        if self._asking.is_waiting or page not in TAKES_CARDS:
            return
        if isinstance(read, CardNotTaken):
            self._visit.choose(replace(self._visit.session, card_trouble=read))
            self._not_taken(partial(why_not_taken, read))
            return
        shown = replace(self._visit.session, card=read, card_trouble=None, phone="")
        barred = None if choice is None else barred_by_card(self._board.picture, shown, choice, now=self._clock())
        if page is Page.CONFIRM and barred is not None:
            self._not_taken(refusing(barred))
        else:
            self._draft = replace(self._draft, phone_trouble=None, keypad_open=False, note=silence)
            self._change(shown)
            self.refresh()
            self.changed.emit()

    def _not_taken(self, note: Saying) -> None:
        """The number can be typed instead, and beside its digits stands why."""
        if self._visit.page is Page.CONFIRM:
            self._draft = replace(self._draft, note=note, keypad_open=True)
            self.refresh()
            self.changed.emit()

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        self._type(without_last(self._visit.session.phone, self._draft.digits_beyond), card=self._visit.session.card)

    def _type(self, typed: TypedPhone, *, card: CardShown | None) -> None:
        self._draft = replace(self._draft, phone_trouble=typed.trouble, digits_beyond=typed.beyond)
        self._change(replace(self._visit.session, phone=typed.digits, card=card))

    @Slot(bool)
    def holdRibbon(self, held: bool) -> None:  # noqa: FBT001  # the finger is down or not
        """Keep what the ribbon shows while a finger drags an end of the time."""
        choice = self._visit.session.choice
        window = None
        if held and choice is not None:
            window = window_of(self._board.picture, choice, now=self._clock(), speech=self._visit.speech)
        self._draft = replace(self._draft, window=window)
        self.refresh()

    @Slot(int)
    def takeInstead(self, number: int) -> None:
        """The time is gone; take one of those offered."""
        if 0 <= number < len(self._state.choices):
            self._change(replace(self._visit.session, choice=self._state.choices[number], also=()))

    @Slot()
    def book(self) -> None:
        """Ask for it. A second touch while the answer is awaited does nothing."""
        choice = self._visit.session.choice
        if self._asking.is_waiting or not self._state.can_book or choice is None:
            return
        self._draft = replace(self._draft, keypad_open=False)
        language = self._visit.comfort.language
        self._asked_from = self._board.picture
        self._asking.ask(self._visit.session, choice, language=language, decided=self._decide)
        self.changed.emit()

    @Slot()
    def nextSection(self) -> None:
        """With large text: the choices that follow, and after the last the first again."""
        following = self._draft.section + self._state.sections_shown
        self._draft = replace(self._draft, section=following if following < SECTIONS else 0)
        self.refresh()

    @Slot()
    def seeRoom(self) -> None:
        """The page of the room; back from there everything is as it was."""
        session = self._visit.session
        if not self._asking.is_waiting and session.choice is not None:
            outing = Outing(session.choice.offer.space.id, session.choice.span)
            self._visit.go(self._visit.navigation.opened(Page.OUTING), session=replace(session, outing=outing))

    @Slot()
    def openSpoken(self) -> None:
        """Which languages are spoken there: for those who want to tell."""
        if not self._asking.is_waiting:
            self._visit.go(self._visit.navigation.opened(Page.SPOKEN))

    @Slot()
    def goBack(self) -> None:
        """Back to the places, unless an answer is awaited."""
        if self._asking.is_waiting:
            return
        if self._draft.keypad_open:
            self.closeKeypad()
        elif self._draft.section > 0:
            self._draft = replace(self._draft, section=self._draft.section - self._state.sections_shown)
            self.refresh()
        else:
            self._draft = replace(self._draft, limit=None, note=silence)
            self._visit.go(self._visit.navigation.went_back())

    def _move(self, end: End, slots: int) -> None:
        session = self._visit.session
        if session.choice is None or self._asking.is_waiting:
            return
        result = moved(
            self._board.picture,
            session.choice,
            end,
            slots=slots,
            persons=session.persons,
            now=self._clock(),
            card=session.card,
        )
        self._draft = replace(self._draft, limit=result.limit)
        choice = replace(session.choice, span=result.span)
        self._visit.choose(replace(session, choice=choice))

    def _change(self, session: Session) -> None:
        self._draft = replace(self._draft, limit=None)
        if not self._asking.is_waiting:
            self._visit.choose(session)

    def _decide(self, outcome: BookingOutcome) -> None:
        """On to the paper, or to what can be done about a no."""
        session, navigation = replace(self._visit.session, outcome=outcome), self._visit.navigation
        if leads_to_paper(outcome):
            self._visit.go(navigation.ended_at(Page.RECEIPT), session=session)
        else:
            self._visit.go(navigation.stopped_at(Page.STOPPED), session=session)
        self.changed.emit()

    @Slot()
    def _forget(self) -> None:
        self._state = ConfirmState()
        self._draft = NOTHING_BEGUN
        self._asking.forget()
        self._asked_from = None
        for rows in (self._pieces, self._cards, self._layouts, self._also):
            rows.show(())
        self.changed.emit()

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        return self._asking.is_waiting

    @Property(bool, notify=changed)
    def keypadOpen(self) -> bool:
        return self._draft.keypad_open

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._state.name

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.place

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.time

    @Property(str, notify=changed)
    def length(self) -> str:
        return self._state.length

    @Property(str, notify=changed)
    def free(self) -> str:
        return self._state.free

    @Property(float, notify=changed)
    def nowFraction(self) -> float:
        return self._state.now_fraction

    @Property(str, notify=changed)
    def spoken(self) -> str:
        return self._state.spoken

    @Property(float, notify=changed)
    def startFraction(self) -> float:
        return self._state.start_fraction

    @Property(float, notify=changed)
    def endFraction(self) -> float:
        return self._state.end_fraction

    @Property(float, notify=changed)
    def slotFraction(self) -> float:
        return self._state.slot_fraction

    @Property(str, notify=changed)
    def startText(self) -> str:
        return self._state.start_text

    @Property(str, notify=changed)
    def endText(self) -> str:
        return self._state.end_text

    @Property(str, notify=changed)
    def limit(self) -> str:
        return self._state.limit

    @Property(str, notify=changed)
    def longerLimit(self) -> str:
        return self._state.longer_limit

    @Property(RowModel, notify=changed)
    def layouts(self) -> RowModel:
        return self._layouts

    @Property(RowModel, notify=changed)
    def also(self) -> RowModel:
        return self._also

    @Property(bool, notify=changed)
    def mayAlso(self) -> bool:
        return bool(self._state.also)

    @Property(str, notify=changed)
    def furniture(self) -> str:
        return self._state.furniture

    @Property(str, notify=changed)
    def setUp(self) -> str:
        return self._state.set_up

    @Property(str, notify=changed)
    def otherLayouts(self) -> str:
        return self._state.other_layouts

    @Property(str, notify=changed)
    def openness(self) -> str:
        return self._state.openness

    @Property(str, notify=changed)
    def spokenInFull(self) -> str:
        speech = self._visit.speech
        return spoken_words(speech.words, self._visit.session.spoken) or speech.say("spoken-there.question")

    @Property(str, notify=changed)
    def spokenThere(self) -> str:
        return self._state.spoken_there

    @Property(str, notify=changed)
    def nameNeeded(self) -> str:
        return self._state.name_needed

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._state.phone

    @Property(str, notify=changed)
    def phoneDigits(self) -> str:
        return self._state.phone_digits

    @Property(bool, notify=changed)
    def phoneComplete(self) -> bool:
        return self._state.phone_complete

    @Property(str, notify=changed)
    def card(self) -> str:
        return self._state.card

    @Property(str, notify=changed)
    def cardOf(self) -> str:
        return self._state.card_of

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._state.note

    @Property(str, notify=changed)
    def seeRoomText(self) -> str:
        return self._visit.speech.say("room.see")

    @Property(str, notify=changed)
    def orACard(self) -> str:
        return self._visit.speech.say("card.or-a-card")

    @Property(str, notify=changed)
    def invitation(self) -> str:
        return self._visit.speech.say("card.have")

    @Property(str, notify=changed)
    def price(self) -> str:
        return self._state.price

    @Property(bool, notify=changed)
    def request(self) -> bool:
        return self._state.request

    @Property(bool, notify=changed)
    def asksHouse(self) -> bool:
        return self._state.answer != ""

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._state.answer

    @Property(str, notify=changed)
    def gone(self) -> str:
        return self._state.gone

    @Property(bool, notify=changed)
    def canBook(self) -> bool:
        return self._state.can_book

    @Property(str, notify=changed)
    def missing(self) -> str:
        return self._state.missing

    @Property(RowModel, notify=changed)
    def pieces(self) -> RowModel:
        return self._pieces

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._hours

    @Property(int, notify=changed)
    def firstSection(self) -> int:
        return self._state.first_section

    @Property(int, notify=changed)
    def sectionsShown(self) -> int:
        return self._state.sections_shown

    @Property(RowModel, notify=changed)
    def cards(self) -> RowModel:
        return self._cards
