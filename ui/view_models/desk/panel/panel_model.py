"""The view model of the panel: forms are drafts in the workplace, and every press becomes one of its verbs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking, Need, Openness, Purpose
from booking_core.domain.identity import BookingId, LayoutId
from booking_core.domain.places import Weekday
from booking_core.domain.recurring.series import Scope
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from ui.bridge.rows import RowModel
from ui.ports import Alternative
from ui.view_models.desk.chosen.chosen import Draft, Drafted, Moving, Selected
from ui.view_models.desk.chosen.wishes import move_of, wish_of
from ui.view_models.desk.panel.panel import derive_state
from ui.view_models.desk.panel.panel_state import ChoiceRow, FactRow, OfferRow, PanelState
from ui.view_models.desk.panel.waiting import put_on_the_list
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import Suggestion, moves_instead, wishes_instead
from ui.view_models.offering.series_foresight import without_those_that_cannot

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PERSONS = 999
_LISTS = {"facts": FactRow, "offers": OfferRow}
_CHOICES = ("layouts", "purposes", "opennesses", "spoken", "needs", "reasons", "scopes", "weekdays")


@QmlElement
class PanelModel(QObject):
    """What stands beside the board, and what can be done there."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = PanelState()
        self._asking = False
        self._reason = ""
        self._scope = Scope.THIS
        kinds = {**_LISTS, **dict.fromkeys(_CHOICES, ChoiceRow)}
        self._models = {name: RowModel(kind, self) for name, kind in kinds.items()}
        self._chosen: object = workplace.chosen
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen now."""
        if type(self._workplace.chosen) is not type(self._chosen) or isinstance(self._workplace.chosen, Selected):
            self._asking = self._asking and self._workplace.chosen == self._chosen
        self._chosen = self._workplace.chosen
        state = derive_state(self._workplace, asking=self._asking, reason=self._reason, scope=self._scope)
        if state == self._state:
            return
        self._state = state
        for name, model in self._models.items():
            model.show(getattr(state, name))
        self.changed.emit()

    @Slot(str)
    def setName(self, text: str) -> None:
        """Who it is for."""
        self._edit(name=text)

    @Slot(str)
    def setPhone(self, text: str) -> None:
        """Whom to call."""
        self._edit(phone=text)

    @Slot(str)
    def setEmail(self, text: str) -> None:
        """Where to write to."""
        self._edit(email=text)

    @Slot(str)
    def setTitle(self, text: str) -> None:
        """What everybody may read."""
        self._edit(title=text)

    @Slot(int)
    def addPersons(self, number: int) -> None:
        """More people, or fewer."""
        if (draft := self._draft()) is not None:
            self._edit(persons=min(MOST_PERSONS, max(1, draft.persons + number)))

    @Slot(int)
    def addWheelchairs(self, number: int) -> None:
        """More wheelchairs, or fewer."""
        if (draft := self._draft()) is not None:
            self._edit(wheelchairs=min(draft.persons, max(0, draft.wheelchairs + number)))

    @Slot(str)
    def chooseLayout(self, key: str) -> None:
        """How the room shall stand."""
        self._edit(layout=LayoutId(key))

    @Slot(str)
    def choosePurpose(self, key: str) -> None:
        """What it is for."""
        self._edit(purpose=Purpose(key))

    @Slot(str)
    def chooseOpenness(self, key: str) -> None:
        """Who may come."""
        self._edit(openness=Openness(key))

    @Slot(str)
    def toggleSpoken(self, key: str) -> None:
        """That language is spoken there, or not after all."""
        draft = self._draft()
        if draft is not None:
            self._edit(spoken=tuple(sorted(set(draft.spoken) ^ {key})))

    @Slot(str)
    def toggleNeed(self, key: str) -> None:
        """What people need of the place."""
        draft, need = self._draft(), Need(key)
        if draft is not None:
            others = tuple(one for one in draft.needs if one is not need)
            self._edit(needs=others if need in draft.needs else (*others, need))

    @Slot(int)
    def shiftStart(self, quarters: int) -> None:
        """Begin later, or earlier, for as long."""
        shift = quarters * SLOT_LENGTH
        self._retime(lambda span: TimeSpan(span.starts_at + shift, span.ends_at + shift))

    @Slot(int)
    def stretch(self, quarters: int) -> None:
        """End later, or earlier."""
        shift = quarters * SLOT_LENGTH
        self._retime(lambda span: TimeSpan(span.starts_at, max(span.ends_at + shift, span.starts_at + SLOT_LENGTH)))

    @Slot()
    def book(self) -> None:
        """Book what is drafted."""
        if self._state.may_book:
            self._workplace.bookings.book()

    @Slot(str)
    def take(self, key: str) -> None:
        """Do what an offer says: move, stay, take a suggestion, open a booking."""
        match key.split():
            case ["move"]:
                self._workplace.move()
            case ["stay"]:
                self._stay()
            case ["rest"]:
                self._move_the_rest()
            case ["add", day]:
                self._put_in(date.fromisoformat(day))
            case ["wait", _]:
                self._wait(key)
            case ["suggestion", number]:
                self._suggest(int(number))
            case _:
                self._workplace.select(BookingId(UUID(key)))

    @Slot(int)
    def takeSuggestion(self, number: int) -> None:
        """The digit keys."""
        if any(row.key == f"suggestion {number}" for row in self._state.offers):
            self._suggest(number)

    @Slot()
    def checkIn(self) -> None:
        """The people have come."""
        if self._state.may_check_in and (booking := self._booking()) is not None:
            self._workplace.bookings.check_in(booking)

    @Slot()
    def askCancel(self) -> None:
        """The first of two steps: why?"""
        self._asking = True
        self._reason = ""
        self._scope = Scope.THIS
        self.refresh()

    @Slot()
    def keep(self) -> None:
        """Not cancelled after all."""
        self._asking = False
        self.refresh()

    @Slot(str, result=str)
    def reasonText(self, key: str) -> str:
        """The words of a ready reason."""
        return next((row.text for row in self._state.reasons if row.key == key), "")

    @Slot(str)
    def chooseReason(self, text: str) -> None:
        """A ready reason, or what is typed."""
        self._reason = text
        self.refresh()
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """The second step."""
        booking = self._booking()
        if booking is not None and self._reason.strip() and self._state.may_change:
            self._asking = False
            self._cancel(booking, self._reason.strip())

    @Slot(str)
    def chooseScope(self, key: str) -> None:
        """How much of a series is meant: of a cancellation, or of a move."""
        chosen = self._workplace.chosen
        if isinstance(chosen, Moving):
            scope = Scope(key)
            weekday = None if scope is Scope.THIS else chosen.weekday
            self._workplace.replan(replace(chosen, scope=scope, weekday=weekday, staying=frozenset()))
        else:
            self._scope = Scope(key)
            self.refresh()

    @Slot(str)
    def chooseWeekday(self, key: str) -> None:
        """To which weekday the dates of a series go."""
        chosen = self._workplace.chosen
        if isinstance(chosen, Moving):
            self._workplace.replan(replace(chosen, weekday=Weekday(key), staying=frozenset()))

    @Slot()
    def printSeries(self) -> None:
        """One receipt for all dates of the series."""
        booking = self._booking()
        if booking is not None and booking.series is not None:
            self._workplace.paper.print_series(booking, booking.series)

    @Slot()
    def printReceipt(self) -> None:
        """A receipt for the booking shown."""
        if (booking := self._booking()) is not None:
            self._workplace.paper.print_receipt(booking)

    @Slot()
    def printSchedule(self) -> None:
        """The janitor's sheet of the day shown."""
        self._workplace.paper.print_schedule()

    def _wait(self, key: str) -> None:
        draft = self._draft()
        if draft is not None and any(row.key == key for row in self._state.offers):
            put_on_the_list(self._workplace, draft, key)

    def _draft(self) -> Draft | None:
        chosen = self._workplace.chosen
        return chosen.draft if isinstance(chosen, Drafted) else None

    def _edit(self, **values: object) -> None:
        draft = self._draft()
        if draft is not None:
            self._workplace.redraft(replace(draft, **values))  # type: ignore[arg-type]  # the fields' own types

    def _retime(self, change: Callable[[TimeSpan], TimeSpan]) -> None:
        match self._workplace.chosen:
            case Drafted(draft=draft):
                self._edit(span=change(draft.span))
            case Moving(booking=booking, to=to):
                self._workplace.plan(booking, replace(to, span=change(to.span)))
            case Selected():
                self._replan(change)
            case _:
                return

    def _replan(self, change: Callable[[TimeSpan], TimeSpan]) -> None:
        if (booking := self._booking()) is not None:
            self._workplace.plan(booking, Alternative(booking.space, booking.layout, change(booking.span)))

    def _cancel(self, booking: Booking, reason: str) -> None:
        if self._state.in_series and self._scope is not Scope.THIS:
            self._workplace.series.cancel(booking, self._scope, reason)
        else:
            self._workplace.bookings.cancel(booking, reason)

    def _move_the_rest(self) -> None:
        """The dates that cannot go stay where they are."""
        workplace, chosen = self._workplace, self._workplace.chosen
        move = move_of(workplace.picture, chosen) if isinstance(chosen, Moving) else None
        if move is not None and isinstance(chosen, Moving):
            rest = without_those_that_cannot(workplace.picture, move, now=workplace.now)
            workplace.replan(replace(chosen, staying=rest.staying))
            workplace.move()

    def _put_in(self, day: date) -> None:
        booking = self._booking()
        if booking is not None and booking.series is not None:
            self._workplace.series.add(booking.series, day)

    def _stay(self) -> None:
        chosen = self._workplace.chosen
        if isinstance(chosen, Moving):
            self._workplace.select(chosen.booking.id)

    def _suggest(self, number: int) -> None:
        workplace, chosen = self._workplace, self._workplace.chosen
        if isinstance(chosen, Moving):
            offers = moves_instead(workplace.picture, chosen.booking, chosen.to, now=workplace.now)
            if number <= len(offers):
                workplace.plan(chosen.booking, offers[number - 1].to)
                workplace.move()
        elif isinstance(chosen, Drafted):
            self._redraft(chosen, wishes_instead(workplace.picture, wish_of(chosen), now=workplace.now), number)

    def _redraft(self, drafted: Drafted, offers: tuple[Suggestion, ...], number: int) -> None:
        if number <= len(offers):
            to = offers[number - 1].to
            self._workplace.redraft(replace(drafted.draft, space=to.space, layout=to.layout, span=to.span))

    def _booking(self) -> Booking | None:
        chosen = self._workplace.chosen
        known = self._workplace.picture.calendar.bookings
        return known.get(chosen.booking) if isinstance(chosen, Selected) else None

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._state.kind

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._state.title

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        return self._state.subtitle

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._state.code

    @Property(str, notify=changed)
    def plate(self) -> str:
        return self._state.plate

    @Property(str, notify=changed)
    def plateText(self) -> str:
        return self._state.plate_text

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._state.name

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._state.phone

    @Property(str, notify=changed)
    def email(self) -> str:
        return self._state.email

    @Property(str, notify=changed)
    def publicTitle(self) -> str:
        return self._state.public_title

    @Property(str, notify=changed)
    def starts(self) -> str:
        return self._state.starts

    @Property(str, notify=changed)
    def length(self) -> str:
        return self._state.length

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        return self._state.refused

    @Property(bool, notify=changed)
    def mayCheckIn(self) -> bool:
        return self._state.may_check_in

    @Property(bool, notify=changed)
    def mayChange(self) -> bool:
        return self._state.may_change

    @Property(bool, notify=changed)
    def mayBook(self) -> bool:
        return self._state.may_book

    @Property(bool, notify=changed)
    def titled(self) -> bool:
        return self._state.titled

    @Property(bool, notify=changed)
    def mayCancel(self) -> bool:
        return bool(self._reason.strip()) and self._state.may_change

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._state.asking

    @Property(int, notify=changed)
    def persons(self) -> int:
        return self._state.persons

    @Property(int, notify=changed)
    def wheelchairs(self) -> int:
        return self._state.wheelchairs

    @Property(RowModel, notify=changed)
    def facts(self) -> RowModel:
        return self._models["facts"]

    @Property(RowModel, notify=changed)
    def offers(self) -> RowModel:
        return self._models["offers"]

    @Property(RowModel, notify=changed)
    def layouts(self) -> RowModel:
        return self._models["layouts"]

    @Property(RowModel, notify=changed)
    def purposes(self) -> RowModel:
        return self._models["purposes"]

    @Property(RowModel, notify=changed)
    def opennesses(self) -> RowModel:
        return self._models["opennesses"]

    @Property(RowModel, notify=changed)
    def spoken(self) -> RowModel:
        return self._models["spoken"]

    @Property(str, notify=changed)
    def spokenLabel(self) -> str:
        return self._state.spoken_label

    @Property(RowModel, notify=changed)
    def needs(self) -> RowModel:
        return self._models["needs"]

    @Property(bool, notify=changed)
    def inSeries(self) -> bool:
        return self._state.in_series

    @Property(RowModel, notify=changed)
    def scopes(self) -> RowModel:
        return self._models["scopes"]

    @Property(RowModel, notify=changed)
    def weekdays(self) -> RowModel:
        return self._models["weekdays"]

    @Property(RowModel, notify=changed)
    def reasons(self) -> RowModel:
        return self._models["reasons"]
