"""The page where the person sees exactly what they get, can stretch it, and says yes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Channel, Openness
from booking_core.domain.identity import BookingId
from booking_core.domain.outings import Outing
from booking_core.domain.places import KindOfUser
from booking_core.domain.placing import Placed
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.set_ups import set_ups_of
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from booking_core.language.spoken import spoken_words
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import (
    Alternative,
    BookingConfirmed,
    BookingDesk,
    BookingOutcome,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CardNotTaken,
    CardRead,
    CardTrouble,
    Clock,
    HouseAsked,
    HousePicture,
    KioskOutOfOrder,
)
from ui.view_models.also import AlsoOption, also_offered, also_options, toggled
from ui.view_models.asking import house_answers
from ui.view_models.cards import group_of
from ui.view_models.headlines import number_asked_in
from ui.view_models.moving import (
    BeyondPromise,
    End,
    Limit,
    TakenFrom,
    TakenUntil,
    free_around,
    moved,
    name_needed,
    refusal_now,
)
from ui.view_models.navigation import Page
from ui.view_models.offers import alternatives_to
from ui.view_models.places import furniture_of, with_floor
from ui.view_models.questions import sections_at_a_time
from ui.view_models.results import PlaceCard, near_miss_card
from ui.view_models.ribbons import (
    RibbonHour,
    RibbonPiece,
    fraction_of,
    in_words,
    opening_of,
    ribbon,
    window_around,
)
from ui.view_models.sayings import Saying, refusing, silence
from ui.view_models.session import Certainty, Choice, Comfort, Session
from ui.view_models.set_ups import LayoutOption, options_for, placed_of, told, with_set_up, work_of
from ui.view_models.shelter import shelter_words
from ui.view_models.speech import PHONE_GROUP, Speech, in_groups
from ui.view_models.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PHONE_DIGITS = 8
MOST_CARDS = 2
SECTIONS = 4
PLAIN_PERCENT = 100
NewId = Callable[[], UUID]

UNREAD = CardNotTaken(CardTrouble.DAMAGED)
TAKES_CARDS = frozenset({Page.FIND, Page.RESULTS, Page.CONFIRM, Page.JOIN})
"""Where a card that is shown is kept for the booking, or for the waiting list."""


class PhoneTrouble(StrEnum):
    """Why what was typed is no phone number; the value names the sentence."""

    TOO_LONG = "phone-too-long"
    FIRST_DIGIT = "phone-first-digit"


@dataclass(frozen=True, slots=True)
class ConfirmState:
    name: str = ""
    place: str = ""
    time: str = ""
    length: str = ""
    free: str = ""
    pieces: tuple[RibbonPiece, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    now_fraction: float = -1.0
    spoken: str = ""
    start_fraction: float = 0.0
    end_fraction: float = 1.0
    slot_fraction: float = 0.1
    start_text: str = ""
    end_text: str = ""
    limit: str = ""
    longer_limit: str = ""
    layouts: tuple[LayoutOption, ...] = ()
    furniture: str = ""
    set_up: str = ""
    other_layouts: str = ""
    openness: str = ""
    spoken_there: str = ""
    name_needed: str = ""
    phone: str = ""
    phone_digits: str = ""
    phone_complete: bool = False
    card: str = ""
    card_of: str = ""
    note: str = ""
    price: str = ""
    request: bool = False
    answer: str = ""
    gone: str = ""
    cards: tuple[PlaceCard, ...] = ()
    choices: tuple[Choice, ...] = ()
    also: tuple[AlsoOption, ...] = ()
    also_choices: tuple[Choice, ...] = ()
    can_book: bool = False
    missing: str = ""
    first_section: int = 0
    sections_shown: int = SECTIONS


def derive_state(
    picture: HousePicture,
    session: Session,
    *,
    speech: Speech,
    now: datetime,
    limit: Limit | None = None,
    window: TimeSpan | None = None,
    phone_trouble: PhoneTrouble | None = None,
    note: str = "",
) -> ConfirmState:
    """What the page says of the session's choice; empty when there is none.

    `note` is why what was held under the reader was not taken.

    `window` is what the ribbon shows while a finger drags an end; without one it is fitted to the choice.
    """
    choice = session.choice
    if choice is None:
        return ConfirmState()
    offer, span = choice.offer, choice.span
    window = window or window_of(picture, choice, now=now, speech=speech)
    length = speech.length(span.length)
    barred = _barred(picture, session, choice, now=now)
    gone = _gone(picture, session, choice, now=now, speech=speech)
    others = alternatives_to(picture, session, now=now)[:MOST_CARDS] if gone else ()
    placed = placed_of(picture, choice, persons=session.persons, now=now)
    longer = _longer_limit(picture, session, choice, now=now)
    strip = ribbon(
        picture,
        offer.space,
        window,
        now=now,
        speech=speech,
        yours=None if gone else span,
        certainty=choice.certainty,
        yours_label=length,
        work=() if gone else work_of(placed),
    )
    needed = session.number_asked or name_needed(picture, choice, persons=session.persons, now=now)
    also = () if gone else also_offered(picture, session, now=now)
    known = session.card is not None or len(session.phone) == PHONE_DIGITS
    user = KindOfUser.CITIZEN if session.card is None else session.card.user
    card = "" if session.card is None else speech.say("card.shown", mark=session.card.mark)
    price = speech.say("screen.price", price=speech.price(offer.space.prices.get(user, 0)))
    return ConfirmState(
        name=offer.space.name,
        place=speech.line(f"{with_floor(offer.venue.name, offer.venue, offer.space)} · {speech.day(span.starts_at)}"),
        time=speech.span(span),
        length=length,
        free=_free(picture, choice, persons=session.persons, now=now, speech=speech),
        pieces=strip.pieces,
        hours=strip.hours,
        now_fraction=strip.now,
        spoken=in_words(strip.pieces, window, speech=speech),
        start_fraction=fraction_of(span.starts_at, window),
        end_fraction=fraction_of(span.ends_at, window),
        slot_fraction=SLOT_LENGTH / window.length,
        start_text=speech.clock(span.starts_at),
        end_text=speech.clock(span.ends_at),
        limit=_limit(limit or (None if isinstance(longer, TakenFrom) else longer), speech),
        longer_limit=_limit(longer, speech),
        layouts=options_for(picture, choice, persons=session.persons, now=now, speech=speech),
        furniture=furniture_of(offer.layout, speech),
        set_up=told(picture, placed, speech),
        other_layouts=_other_layouts(choice, speech),
        openness=session.openness.value,
        spoken_there=_spoken(session, speech),
        name_needed=_name_needed(needed, speech),
        phone=in_groups(session.phone, PHONE_GROUP),
        phone_digits=session.phone,
        phone_complete=len(session.phone) == PHONE_DIGITS,
        card=card,
        card_of=group_of(picture, session),
        note=note,
        price=" · ".join(filter(None, (card, price))),
        request=choice.certainty is not Certainty.SURE,
        answer=house_answers(picture, choice, now=now, speech=speech) if choice.certainty is Certainty.HOUSE else "",
        gone=gone,
        cards=tuple(
            near_miss_card(picture, session, miss, number=n, now=now, speech=speech) for n, miss in enumerate(others)
        ),
        choices=tuple(miss.choice for miss in others),
        also=also_options(also, session, speech=speech),
        also_choices=also,
        can_book=not gone and barred is None and (known or (needed is None and session.phone == "")),
        missing=speech.refusal(barred) if barred else _missing(session, needed, speech=speech, trouble=phone_trouble),
    )


def _spoken(session: Session, speech: Speech) -> str:
    """What leads to the languages where others may come, and how many were told."""
    if session.openness is Openness.CLOSED:
        return ""
    short = speech.say("spoken-there.short")
    return f"{short}: {len(session.spoken)}" if session.spoken else short


def _barred(picture: HousePicture, session: Session, choice: Choice, *, now: datetime) -> Refusal | None:
    """The rule by which those whose card was shown may not have what others may."""
    if session.card is None or refusal_now(picture, choice, persons=session.persons, now=now) is not None:
        return None
    return refusal_now(picture, choice, persons=session.persons, now=now, card=session.card)


def _free(picture: HousePicture, choice: Choice, *, persons: int, now: datetime, speech: Speech) -> str:
    """Until when it is free; of a place in the open whether a roof comes with it, for the ribbon shows the rest."""
    shelter = shelter_words(picture, choice, persons=persons, now=now, speech=speech)
    return shelter or _free_until(picture, choice, now=now, speech=speech)


def _free_until(picture: HousePicture, choice: Choice, *, now: datetime, speech: Speech) -> str:
    if choice.certainty is Certainty.HOUSE:
        return speech.within(house_answers(picture, choice, now=now, speech=speech)).removesuffix(".")
    if choice.certainty is Certainty.REQUEST:
        return speech.say("screen.was-free", at=speech.at(picture.seen_at))
    free = free_around(picture, choice)
    return "" if free is None else speech.say("screen.room-free-until", at=speech.at(free.ends_at))


def _longer_limit(picture: HousePicture, session: Session, choice: Choice, *, now: datetime) -> Limit | None:
    """Why the time cannot end a quarter of an hour later; None when it can."""
    return moved(picture, choice, End.END, slots=1, persons=session.persons, now=now, card=session.card).limit


def _limit(limit: Limit | None, speech: Speech) -> str:
    """Why in words; of a room that is taken the line below the time says until when it is free."""
    match limit:
        case None:
            return ""
        case Refusal():
            return speech.refusal(limit)
        case TakenUntil(instant):
            return speech.say("screen.taken-until", at=speech.at(instant))
        case TakenFrom(instant):
            return speech.say("screen.taken-from", at=speech.at(instant))
        case BeyondPromise():
            return speech.say("screen.beyond-promise")


def _other_layouts(choice: Choice, speech: Speech) -> str:
    """Those that only the house can set up, for whom to call about them."""
    space = choice.offer.space
    own = {one.layout.id for one in set_ups_of(space, channel=Channel.KIOSK)}
    others = [layout for layout in space.layouts if layout.id not in own]
    if not others:
        return ""
    names = speech.words.in_row(speech.within(speech.layout(layout.id)) for layout in others)
    return speech.say("screen.other-layouts", names=names, phone=choice.offer.venue.phone)


def _gone(picture: HousePicture, session: Session, choice: Choice, *, now: datetime, speech: Speech) -> str:
    """Why the time cannot be had any more; empty while it can."""
    refusal = refusal_now(picture, choice, persons=session.persons, now=now)
    if refusal is not None:
        return speech.refusal(refusal)
    placed = placed_of(picture, choice, persons=session.persons, now=now)
    if isinstance(placed, Placed):
        return ""
    return speech.say("screen.just-taken") if placed.code is RefusalCode.TAKEN else speech.refusal(placed)


def _name_needed(needed: Refusal | None, speech: Speech) -> str:
    """The walk-in rule in few words."""
    if needed is None:
        return ""
    minutes = needed.facts.get("minutes")
    length = speech.length(timedelta(minutes=minutes)) if isinstance(minutes, int) else ""
    if needed.code is RefusalCode.NAME_NEEDED_PAUSE:
        return speech.say("screen.name-needed-pause")
    if needed.code in {RefusalCode.NAME_NEEDED_LENGTH, RefusalCode.NAME_NEEDED_LAST_ROOM}:
        return speech.say("screen.name-needed-length", length=length)
    return speech.say("screen.name-needed-start", length=length)


def window_of(picture: HousePicture, choice: Choice, *, now: datetime, speech: Speech) -> TimeSpan:
    """The part of the day that the ribbon shows around `choice`."""
    return window_around(choice.span, opening_of(picture, choice.offer.venue, choice.span), now=now, speech=speech)


def _missing(session: Session, needed: Refusal | None, *, speech: Speech, trouble: PhoneTrouble | None) -> str:
    if trouble is not None:
        return speech.say(f"screen.{trouble.value}")
    if 0 < len(session.phone) < PHONE_DIGITS:
        return speech.count("screen.digits-missing", PHONE_DIGITS - len(session.phone))
    if needed is not None and not session.phone and session.card is None:
        return speech.say("screen.phone-needed")
    return ""


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
        self._new_id = new_id
        self._state = ConfirmState()
        self._limit: Limit | None = None
        self._window: TimeSpan | None = None
        self._phone_trouble: PhoneTrouble | None = None
        self._keypad = False
        self._note: Saying = silence
        self._section = 0
        self._sent: BookingWish | None = None
        self._awaited: BookingWish | None = None
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
        """Look again whether the time is still free."""
        if self._visit.page is not Page.CONFIRM or self._awaited is not None:
            return
        derived = derive_state(
            self._board.picture,
            self._visit.session,
            speech=self._visit.speech,
            now=self._clock(),
            limit=self._limit,
            window=self._window,
            phone_trouble=self._phone_trouble,
            note=self._note(self._visit.speech),
        )
        shown = _sections_shown(derived, self._visit.comfort)
        self._section = self._section // shown * shown
        state = replace(derived, first_section=self._section, sections_shown=shown)
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
        self._note = silence
        self._set_keypad(open_=True)
        self.refresh()

    @Slot()
    def giveNumber(self) -> None:
        """Come back from a no that a number undoes, and type it."""
        before = self._visit.session
        session = replace(before, outcome=None, number_asked=number_asked_in(before.outcome))
        self._visit.go(self._visit.navigation.stopped_at(Page.CONFIRM), session=session)
        self._set_keypad(open_=True)

    @Slot()
    def closeKeypad(self) -> None:
        """The number is typed."""
        self._note = silence
        self._set_keypad(open_=False)

    @Slot()
    def forgetPhone(self) -> None:
        """No name after all."""
        self._keypad = False
        self._note = silence
        self._change(replace(self._visit.session, phone="", card=None))
        self.changed.emit()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit of the number. What goes on past eight may be a CPR number, and nothing of it is kept."""
        phone = self._visit.session.phone + digit
        self._phone_trouble = trouble_with_phone(phone)
        self._note = silence
        self._change(replace(self._visit.session, phone=phone if self._phone_trouble is None else "", card=None))
        self.refresh()

    def take_scan(self, text: str) -> None:
        """Something was held under the reader: a place card stands for a number, and goes with the person."""
        if self._awaited is None:
            self._jobs.run(lambda: self._desk.read_card(text), self._read, failed=lambda: self._read(UNREAD))

    def refuse_card(self) -> None:
        """A health card was scanned: its number never came here, and the page says why."""
        self._read(CardNotTaken(CardTrouble.HEALTH_CARD))

    def _read(self, read: CardRead) -> None:
        """What was read for somebody who has left meanwhile is let go."""
        page, choice = self._visit.page, self._visit.session.choice
        if self._awaited is not None or page not in TAKES_CARDS:
            return
        if isinstance(read, CardNotTaken):
            self._visit.choose(replace(self._visit.session, card_trouble=read))
            self._not_taken(partial(why_not_taken, read))
            return
        shown = replace(self._visit.session, card=read, card_trouble=None, phone="")
        barred = None if choice is None else _barred(self._board.picture, shown, choice, now=self._clock())
        if page is Page.CONFIRM and barred is not None:
            self._not_taken(refusing(barred))
        else:
            self._phone_trouble, self._keypad, self._note = None, False, silence
            self._change(shown)
            self.refresh()
            self.changed.emit()

    def _not_taken(self, note: Saying) -> None:
        """The number can be typed instead, and beside its digits stands why."""
        if self._visit.page is Page.CONFIRM:
            self._note, self._keypad = note, True
            self.refresh()
            self.changed.emit()

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        self._phone_trouble = None
        self._change(replace(self._visit.session, phone=self._visit.session.phone[:-1]))

    @Slot(bool)
    def holdRibbon(self, held: bool) -> None:  # noqa: FBT001  # the finger is down or not
        """Keep what the ribbon shows while a finger drags an end of the time."""
        choice = self._visit.session.choice
        if held and choice is not None:
            self._window = window_of(self._board.picture, choice, now=self._clock(), speech=self._visit.speech)
        else:
            self._window = None
        self.refresh()

    @Slot(int)
    def takeInstead(self, number: int) -> None:
        """The time is gone; take one of those offered."""
        if 0 <= number < len(self._state.choices):
            self._change(replace(self._visit.session, choice=self._state.choices[number], also=()))

    @Slot()
    def book(self) -> None:
        """Ask for it. A second touch while the answer is awaited does nothing."""
        if self._awaited is not None or not self._state.can_book:
            return
        wish = self._wish()
        if wish is None:
            return
        self._sent = self._awaited = wish
        self._keypad = False
        self.changed.emit()
        gives_up = self._visit.session.gives_up
        self._jobs.run(
            lambda: _book(self._desk, wish, gives_up=gives_up, new_id=self._new_id),
            lambda outcome: self._decide(wish, outcome),
            failed=lambda: self._decide(wish, KioskOutOfOrder()),
        )

    @Slot()
    def nextSection(self) -> None:
        """With large text: the choices that follow, and after the last the first again."""
        following = self._section + self._state.sections_shown
        self._section = following if following < SECTIONS else 0
        self.refresh()

    @Slot()
    def seeRoom(self) -> None:
        """The page of the room; back from there everything is as it was."""
        session = self._visit.session
        if self._awaited is None and session.choice is not None:
            outing = Outing(session.choice.offer.space.id, session.choice.span)
            self._visit.go(self._visit.navigation.opened(Page.OUTING), session=replace(session, outing=outing))

    @Slot()
    def openSpoken(self) -> None:
        """Which languages are spoken there: for those who want to tell."""
        if self._awaited is None:
            self._visit.go(self._visit.navigation.opened(Page.SPOKEN))

    @Slot()
    def goBack(self) -> None:
        """Back to the places, unless an answer is awaited."""
        if self._awaited is not None:
            return
        if self._keypad:
            self.closeKeypad()
        elif self._section > 0:
            self._section -= self._state.sections_shown
            self.refresh()
        else:
            self._limit = None
            self._note = silence
            self._visit.go(self._visit.navigation.went_back())

    def _move(self, end: End, slots: int) -> None:
        session = self._visit.session
        if session.choice is None or self._awaited is not None:
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
        self._limit = result.limit
        choice = replace(session.choice, span=result.span)
        self._visit.choose(replace(session, choice=choice))

    def _change(self, session: Session) -> None:
        self._limit = None
        if self._awaited is None:
            self._visit.choose(session)

    def _set_keypad(self, *, open_: bool) -> None:
        self._keypad = open_
        self.changed.emit()

    def _wish(self) -> BookingWish | None:
        """The wish as it stands; the same again keeps its id, so that asking twice books once."""
        session = self._visit.session
        choice = session.choice
        if choice is None:
            return None
        fresh = BookingWish(
            id=BookingId(self._new_id()),
            alternatives=tuple(_asked(one) for one in (choice, *session.also)),
            persons=session.persons,
            purpose=session.purpose,
            openness=session.openness,
            language=self._visit.comfort.language,
            phone=session.phone,
            needs=tuple(sorted(session.needs)),
            set_up_by=choice.offer.set_up_by,
            card=session.card,
            spoken=() if session.openness is Openness.CLOSED else session.spoken,
        )
        if self._sent is not None and replace(fresh, id=self._sent.id) == self._sent:
            return self._sent
        return fresh

    def _decide(self, wish: BookingWish, outcome: BookingOutcome) -> None:
        if self._awaited is not wish:
            return
        self._awaited = None
        session = replace(self._visit.session, outcome=outcome)
        match outcome:
            case BookingConfirmed() | BookingRequested() | HouseAsked():
                self._sent = None
                self._visit.go(self._visit.navigation.ended_at(Page.RECEIPT), session=session)
            case _:
                self._visit.go(self._visit.navigation.stopped_at(Page.STOPPED), session=session)
        self.changed.emit()

    @Slot()
    def _forget(self) -> None:
        self._state = ConfirmState()
        self._limit = None
        self._window = None
        self._phone_trouble = None
        self._keypad = False
        self._note = silence
        self._section = 0
        self._sent = None
        self._awaited = None
        self._pieces.show(())
        self._cards.show(())
        self._layouts.show(())
        self._also.show(())
        self.changed.emit()

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        return self._awaited is not None

    @Property(bool, notify=changed)
    def keypadOpen(self) -> bool:
        return self._keypad

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


def _asked(choice: Choice) -> Alternative:
    return Alternative(choice.offer.space.id, choice.offer.layout.id, choice.span)


def _sections_shown(state: ConfirmState, comfort: Comfort) -> int:
    """How many questions have room at a time: what there is to choose from needs it for itself in large text."""
    shown = sections_at_a_time(comfort)
    has_choice = len(state.layouts) > 1 or bool(state.also)
    return 1 if has_choice and comfort.text_percent > PLAIN_PERCENT else shown


def why_not_taken(read: CardNotTaken, speech: Speech) -> str:
    """Why it is no card that is taken here, and what to do."""
    if read.why is CardTrouble.REVOKED:
        return speech.refusal(Refusal(RefusalCode.CARD_REVOKED))
    day = "" if read.valid_until is None else speech.words.dated(read.valid_until)
    return speech.say(f"card.{read.why.value}", day=day)


def trouble_with_phone(phone: str) -> PhoneTrouble | None:
    """Why `phone`, typed so far, is no Danish number."""
    if phone[:1] in {"0", "1"}:
        return PhoneTrouble.FIRST_DIGIT
    return PhoneTrouble.TOO_LONG if len(phone) > PHONE_DIGITS else None


def _book(desk: BookingDesk, wish: BookingWish, *, gives_up: BookingId | None, new_id: NewId) -> BookingOutcome:
    """Book, and only when that is sure let an earlier request go. Waits for the network: for a job.

    A wish that was given back meanwhile, because its answer came too late, is asked for anew.
    """
    outcome = desk.book(wish)
    if _was_given_back(outcome):
        outcome = desk.book(replace(wish, id=BookingId(new_id())))
    if gives_up is not None and isinstance(outcome, BookingConfirmed):
        desk.give_back(gives_up)
    return outcome


def _was_given_back(outcome: BookingOutcome) -> bool:
    if not isinstance(outcome, BookingRefused):
        return False
    return any(refusal.code is RefusalCode.ALREADY_OVER for refusal in outcome.refusals)
