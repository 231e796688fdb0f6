"""The page after a no: what happened in a sentence, and what can be had instead."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.hours.opening_hours import staffed_plan
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import ONE_DAY, local_day
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import BookingRefused, CentreSilent, Clock, HousePicture, KioskOutOfOrder
from ui.view_models.confirming.headlines import NOT_YOURS, headline_of, number_asked_in
from ui.view_models.finding.results_state import PlaceCard, near_miss_card
from ui.view_models.offering.offers import alternatives_to, here
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Choice, Session
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_CARDS = 2


@dataclass(frozen=True, slots=True)
class Tries:
    """How often somebody has asked for the same, and when last (UTC)."""

    number: int = 1
    last_at: datetime | None = None


ONCE = Tries()


@dataclass(frozen=True, slots=True)
class StoppedState:
    """`out_of_order` means that staff must look: nothing can be booked here now.

    `again` says, when nobody answered once more, how often it was tried and when last; `phone` is the house's.
    """

    heading: str = ""
    sentence: str = ""
    whom: str = ""
    again: str = ""
    phone: str = ""
    out_of_order: bool = False
    may_try_again: bool = False
    may_give_number: bool = False
    cards: tuple[PlaceCard, ...] = ()
    choices: tuple[Choice, ...] = ()


def derive_state(
    picture: HousePicture, session: Session, *, speech: Speech, now: datetime, tries: Tries = ONCE
) -> StoppedState:
    """What the page says of the session's outcome."""
    match session.outcome:
        case BookingRefused((first, *_)) if number_asked_in(session.outcome) is not None:
            return StoppedState(
                heading=speech.say(headline_of(first.code)), sentence=speech.refusal(first), may_give_number=True
            )
        case BookingRefused(refusals):
            refused = _refused(refusals, speech)
            return _with_cards(picture, session, refused, now=now, speech=speech)
        case CentreSilent():
            silent = _silent(speech, tries, phone=here(picture)[0].phone)
            return _with_cards(picture, session, silent, now=now, speech=speech)
        case KioskOutOfOrder():
            return StoppedState(
                heading=speech.say("screen.out-of-order"),
                sentence=speech.say("screen.out-of-order-more"),
                whom=whom_to_ask(picture, now=now, speech=speech),
                out_of_order=True,
            )
        case _:
            return StoppedState()


def _refused(refusals: tuple[Refusal, ...], speech: Speech) -> StoppedState:
    if not refusals:
        return StoppedState(heading=speech.say(NOT_YOURS), sentence=speech.say("screen.just-taken"))
    return StoppedState(heading=speech.say(headline_of(refusals[0].code)), sentence=speech.refusal(refusals[0]))


def _silent(speech: Speech, tries: Tries, *, phone: str) -> StoppedState:
    again = _again(speech, tries)
    return StoppedState(
        heading=speech.say("screen.silent"),
        sentence=" ".join(filter(None, (again, speech.say("screen.silent-more")))),
        again=again,
        phone=phone,
        whom=speech.say("screen.call", phone=phone),
        may_try_again=True,
    )


def _again(speech: Speech, tries: Tries) -> str:
    if tries.last_at is None:
        return ""
    return speech.say("screen.silent-again", number=str(tries.number), at=speech.at(tries.last_at))


def whom_to_ask(picture: HousePicture, *, now: datetime, speech: Speech) -> str:
    """The house's staff while they are there, and its number always."""
    venue = here(picture)[0]
    today = local_day(now, picture.municipality.zone)
    staffed = (span for day in (today - ONE_DAY, today) for span in staffed_plan(picture.municipality, venue, day))
    until = next((span.ends_at for span in staffed if span.holds(now)), None)
    call = speech.say("screen.call", phone=venue.phone)
    return call if until is None else f"{speech.say('screen.staffed-until', at=speech.at(until))} {call}"


def _with_cards(
    picture: HousePicture,
    session: Session,
    state: StoppedState,
    *,
    now: datetime,
    speech: Speech,
) -> StoppedState:
    others = alternatives_to(picture, session, now=now)[:MOST_CARDS]
    return replace(
        state,
        cards=tuple(
            near_miss_card(picture, session, miss, number=n, now=now, speech=speech) for n, miss in enumerate(others)
        ),
        choices=tuple(miss.choice for miss in others),
    )


@QmlElement
class StoppedModel(QObject):
    """The view model of the page after a no."""

    changed = Signal()

    def __init__(self, visit: Visit, board: PictureBoard, *, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._state = StoppedState()
        self._tries = ONCE
        self._cards = RowModel(PlaceCard, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @property
    def state(self) -> StoppedState:
        """What the page says now."""
        return self._state

    @Slot()
    def refresh(self) -> None:
        """Look again what can be had instead."""
        if self._visit.page is not Page.STOPPED:
            return
        state = derive_state(
            self._board.picture,
            self._visit.session,
            speech=self._visit.speech,
            now=self._clock(),
            tries=self._tries,
        )
        if state == self._state:
            return
        self._state = state
        self._cards.show(state.cards)
        self.changed.emit()

    @Slot(int)
    def take(self, number: int) -> None:
        """The person wants this one instead."""
        if 0 <= number < len(self._state.choices):
            self._tries = ONCE
            session = replace(self._visit.session, choice=self._state.choices[number], outcome=None, also=())
            self._visit.go(self._visit.navigation.stopped_at(Page.CONFIRM), session=session)

    @Slot()
    def tryAgain(self) -> None:
        """Back to the confirm page with the same wish."""
        self._tries = Tries(self._tries.number + 1, self._clock())
        session = replace(self._visit.session, outcome=None)
        self._visit.go(self._visit.navigation.stopped_at(Page.CONFIRM), session=session)

    @Slot()
    def finish(self) -> None:
        """Leave it: the screen forgets."""
        self._visit.reset()

    @Slot()
    def search(self) -> None:
        """Back to the questions, with everything still chosen."""
        self._tries = ONCE
        session = replace(self._visit.session, choice=None, outcome=None, also=())
        self._visit.go(self._visit.navigation.ended_at(Page.FIND), session=session)

    @Slot()
    def _forget(self) -> None:
        self._state, self._tries = StoppedState(), ONCE
        self._cards.show(())
        self.changed.emit()

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._state.sentence

    @Property(str, notify=changed)
    def whom(self) -> str:
        return self._state.whom

    @Property(bool, notify=changed)
    def outOfOrder(self) -> bool:
        return self._state.out_of_order

    @Property(bool, notify=changed)
    def mayTryAgain(self) -> bool:
        return self._state.may_try_again

    @Property(bool, notify=changed)
    def mayGiveNumber(self) -> bool:
        return self._state.may_give_number

    @Property(RowModel, notify=changed)
    def cards(self) -> RowModel:
        return self._cards
