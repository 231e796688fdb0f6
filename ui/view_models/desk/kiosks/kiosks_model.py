"""The view model of the kiosks: how they are, and booking another place for those who have paper and no room."""

from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import local_day
from ui.bridge.rows import RowModel
from ui.view_models.desk.chosen.chosen import Watching
from ui.view_models.desk.kiosks.doubts import DoubtRow, on_the_board
from ui.view_models.desk.kiosks.kiosk_watch import KioskWatch
from ui.view_models.desk.kiosks.kiosks import KioskRow, KiosksState, derive_state
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KiosksModel(QObject):
    """The kiosks of the house, and the bookings that somebody must look at."""

    changed = Signal()

    def __init__(self, workplace: Workplace, watch: KioskWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._watch = watch
        self._state = KiosksState()
        self._rows = RowModel(KioskRow, self)
        self._doubts = RowModel(DoubtRow, self)
        workplace.changed.connect(self.refresh)
        watch.changed.connect(self.refresh)
        workplace.doubted.connect(watch.see)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is known now."""
        state = derive_state(self._workplace, self._watch.sighting)
        if state == self._state:
            return
        self._state = state
        self._rows.show(state.rows)
        self._doubts.show(state.doubts)
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Ask how the kiosks are and show it, or put it away again."""
        if isinstance(self._workplace.chosen, Watching):
            self._workplace.clear()
        else:
            self._watch.ask()
            self._workplace.watch()

    @Slot(str, int)
    def book(self, key: str, number: int) -> None:
        """Book that for those of the booking in doubt."""
        sighting, booking = self._watch.sighting, self._doubted(key)
        ways = () if sighting is None or booking is None else sighting.instead.get(booking.id, ())
        if booking is not None and 0 <= number < len(ways):
            self._workplace.bookings.book_in_place_of(booking, ways[number])

    @Slot(str)
    def look(self, key: str) -> None:
        """Show on the board what stands where the booking in doubt was promised its room."""
        booking = self._doubted(key)
        if booking is None:
            return
        there = on_the_board(self._workplace.picture, booking)
        if there is None:
            self._workplace.show_day(local_day(booking.span.starts_at, self._workplace.picture.municipality.zone))
        else:
            self._workplace.select(there.id)

    @Slot(str)
    def open(self, key: str) -> None:
        """Show a booking whose paper may not have come out: its receipt can be printed here."""
        self._workplace.select(BookingId(UUID(key)))

    def _doubted(self, key: str) -> Booking | None:
        sighting = self._watch.sighting
        doubts = () if sighting is None else sighting.machines.in_doubt
        return next((doubt.booking for doubt in doubts if str(doubt.booking.id) == key), None)

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._state.count

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return isinstance(self._workplace.chosen, Watching)

    @Property(str, notify=changed)
    def waits(self) -> str:
        return self._state.waits

    @Property(str, notify=changed)
    def age(self) -> str:
        return self._state.age

    @Property(str, notify=changed)
    def none(self) -> str:
        return self._state.none

    @Property(str, notify=changed)
    def command(self) -> str:
        return self._state.command

    @Property(bool, notify=changed)
    def mayBook(self) -> bool:
        return self._state.may_book

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(RowModel, notify=changed)
    def doubts(self) -> RowModel:
        return self._doubts
