"""The gallery: which sheet of the design system is looked at, how, and the words its samples say."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.time_spans import TimeSpan
from booking_core.language.writing import runs_right_to_left
from ui.bridge.rows import RowModel
from ui.view_models.gallery import sample_ribbons
from ui.view_models.gallery.palette import MeasureRow, Palette, SignRow, TwinRow
from ui.view_models.shown.paper import qr_modules
from ui.view_models.shown.plans import PlanArea, PlanMark
from ui.view_models.shown.ribbons import RibbonHour, RibbonPiece
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 26, 13, 8, tzinfo=UTC)
"""The moment of every sample: a Thursday, eight minutes past two in Denmark."""

CHOSEN = TimeSpan(NOW + timedelta(minutes=7), NOW + timedelta(minutes=67))
QUARTER_TO_TWO = CHOSEN.starts_at - timedelta(minutes=30)
FREE_UNTIL = CHOSEN.ends_at + timedelta(minutes=75)
CODE = "K7 482 916"
QR_TEXT = "MOEDESTED.EXAMPLE"
PHONE = "44 52 70 00"
ROOM, HOUSE = "Lokale 3", "Herlev Medborgerhus"

FLOOR = (
    PlanArea(ROOM, 0, 0, 8, 6, True),
    PlanArea("Lokale 4", 8, 0, 8, 6, False),
    PlanArea("Lokale 5", 16, 0, 8, 6, False),
)
PASSED = (PlanMark("elevator", 6, 8), PlanMark("stairs", 18, 8))
"""A floor with three rooms, and what one passes on the way."""


class Sheet(StrEnum):
    """What the gallery shows at a time, in its order."""

    TYPE = "type"
    COLOUR = "colour"
    MEASURE = "measure"
    SIGN = "sign"
    PRESS = "press"
    CHOOSE = "choose"
    TIME = "time"
    CARD = "card"
    WORD = "word"
    STATE = "state"


SHEETS = tuple(Sheet)


@dataclass(frozen=True, slots=True)
class GalleryState:
    sheet: str = Sheet.TYPE.value
    title: str = ""
    back: str = ""
    next: str = ""
    without_motion: str = ""
    place: str = ""
    language: str = "da"
    right_to_left: bool = False
    language_changed: bool = False
    text_percent: int = 100
    high_contrast: bool = False
    low: bool = False
    still: bool = False


def derive_state(visit: Visit, *, sheet: Sheet, still: bool) -> GalleryState:
    """What the window shows round the samples."""
    comfort = visit.comfort
    return GalleryState(
        sheet=sheet.value,
        title=visit.speech.say(f"gallery.sheet-{sheet.value}"),
        back=visit.speech.say("gallery.back"),
        next=visit.speech.say("gallery.next"),
        without_motion=visit.speech.say("gallery.without-motion"),
        place=f"{SHEETS.index(sheet) + 1} / {len(SHEETS)}",
        language=comfort.language,
        right_to_left=runs_right_to_left(comfort.language),
        language_changed=comfort.language != visit.first_comfort.language,
        text_percent=comfort.text_percent,
        high_contrast=comfort.high_contrast,
        low=comfort.low,
        still=still,
    )


@QmlElement
class GalleryModel(QObject):
    """The view model of the gallery. `spoken` tells that its samples have to be said anew."""

    changed = Signal()
    spoken = Signal()

    def __init__(self, visit: Visit, palette: Palette, *, reach_px: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._reach_px = reach_px
        self._sheet = SHEETS[0]
        self._still = False
        self._state = GalleryState()
        self._swatches = RowModel(TwinRow, self)
        self._pairs = RowModel(TwinRow, self)
        self._measures = RowModel(MeasureRow, self)
        self._signs = RowModel(SignRow, self)
        self._swatches.show(palette.swatches)
        self._pairs.show(palette.pairs)
        self._measures.show(palette.measures)
        self._signs.show(palette.signs)
        self._strips = {name: RowModel(RibbonPiece, self) for name in ("day", "asked", "grammar", "zoomed")}
        self._hours, self._four_hours = RowModel(RibbonHour, self), RowModel(RibbonHour, self)
        self._hours.show(sample_ribbons.hours())
        self._four_hours.show(sample_ribbons.four_hours())
        self._areas, self._marks = RowModel(PlanArea, self), RowModel(PlanMark, self)
        self._areas.show(FLOOR)
        self._marks.show(PASSED)
        self._draw_time()
        visit.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again at how the gallery is to be seen."""
        before, self._state = self._state, derive_state(self._visit, sheet=self._sheet, still=self._still)
        if self._state == before:
            return
        self.changed.emit()
        if self._state.language != before.language:
            self._draw_time()
            self.spoken.emit()

    @Slot(int)
    def turn(self, sheets: int) -> None:
        """So many sheets on, or back; after the last comes the first."""
        self.show(SHEETS[(SHEETS.index(self._sheet) + sheets) % len(SHEETS)])

    def show(self, sheet: Sheet) -> None:
        """Look at that sheet."""
        self._sheet = sheet
        self.refresh()

    @Slot()
    def switchTextSize(self) -> None:
        """Larger, and after the largest the first again."""
        self._visit.choose_comfort(self._visit.comfort.with_larger_text())

    @Slot()
    def switchContrast(self) -> None:
        """Light on dark, or back."""
        comfort = self._visit.comfort
        self._visit.choose_comfort(replace(comfort, high_contrast=not comfort.high_contrast))

    @Slot()
    def switchLow(self) -> None:
        """All that is touched low on the screen, or everywhere again."""
        comfort = self._visit.comfort
        self._visit.choose_comfort(replace(comfort, low=not comfort.low))

    @Slot()
    def switchStill(self) -> None:
        """Without motion, or with it again."""
        self._still = not self._still
        self.refresh()

    @Slot(str, result=str)
    def say(self, key: str) -> str:
        """The text `key` in the language of now, about one room at one time."""
        return self._speech.say(
            key,
            name=ROOM,
            house=HOUSE,
            phone=PHONE,
            code=CODE,
            at=self._speech.at(FREE_UNTIL),
            span=self._speech.span(CHOSEN),
            when=self._speech.at(CHOSEN.starts_at),
            minutes=3,
            count=5,
        )

    @Slot(str, int, result=str)
    def count(self, key: str, number: int) -> str:
        """The text `key` in the plural that `number` asks for."""
        return self._speech.count(key, number)

    @Slot(int, result=str)
    def clockAfter(self, minutes: int) -> str:
        """The wall time so many minutes after a quarter to two."""
        return self._speech.clock(QUARTER_TO_TWO + timedelta(minutes=minutes))

    @Slot(int, int, result=str)
    def spanBetween(self, start: int, end: int) -> str:
        """From when to when, each in minutes after a quarter to two."""
        after = (QUARTER_TO_TWO + timedelta(minutes=minutes) for minutes in (start, end))
        return self._speech.span(TimeSpan(*after))

    @Property(str, notify=changed)
    def code(self) -> str:
        return CODE

    @Property(str, notify=changed)
    def qrModules(self) -> str:
        return qr_modules(QR_TEXT)

    @Property(str, notify=changed)
    def room(self) -> str:
        return ROOM

    @Property(str, notify=changed)
    def house(self) -> str:
        return HOUSE

    @Property(str, notify=spoken)
    def clock(self) -> str:
        return self._speech.clock(NOW)

    @Property(str, notify=spoken)
    def span(self) -> str:
        return self._speech.span(CHOSEN)

    @Property(str, notify=spoken)
    def day(self) -> str:
        return self._speech.full_day(NOW, NOW)

    @Property(str, notify=changed)
    def sheet(self) -> str:
        return self._state.sheet

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._state.title

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._state.back

    @Property(str, notify=changed)
    def next(self) -> str:
        return self._state.next

    @Property(str, notify=changed)
    def withoutMotion(self) -> str:
        return self._state.without_motion

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.place

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        return self._state.right_to_left

    @Property(bool, notify=changed)
    def languageChanged(self) -> bool:
        return self._state.language_changed

    @Property(int, notify=changed)
    def textPercent(self) -> int:
        return self._state.text_percent

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        return self._state.high_contrast

    @Property(bool, notify=changed)
    def low(self) -> bool:
        return self._state.low

    @Property(bool, notify=changed)
    def still(self) -> bool:
        return self._state.still

    @Property(int, notify=changed)
    def reach(self) -> int:
        return self._reach_px

    @Property(RowModel, notify=changed)
    def swatches(self) -> RowModel:
        return self._swatches

    @Property(RowModel, notify=changed)
    def pairs(self) -> RowModel:
        return self._pairs

    @Property(RowModel, notify=changed)
    def measures(self) -> RowModel:
        return self._measures

    @Property(RowModel, notify=changed)
    def signs(self) -> RowModel:
        return self._signs

    @Property(RowModel, notify=changed)
    def dayStrip(self) -> RowModel:
        return self._strips["day"]

    @Property(RowModel, notify=changed)
    def askedStrip(self) -> RowModel:
        return self._strips["asked"]

    @Property(RowModel, notify=changed)
    def grammarStrip(self) -> RowModel:
        return self._strips["grammar"]

    @Property(RowModel, notify=changed)
    def zoomedStrip(self) -> RowModel:
        return self._strips["zoomed"]

    @Property(RowModel, notify=changed)
    def planAreas(self) -> RowModel:
        return self._areas

    @Property(RowModel, notify=changed)
    def planMarks(self) -> RowModel:
        return self._marks

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._hours

    @Property(RowModel, notify=changed)
    def fourHours(self) -> RowModel:
        return self._four_hours

    def _draw_time(self) -> None:
        self._strips["day"].show(sample_ribbons.day())
        self._strips["asked"].show(sample_ribbons.asked())
        self._strips["grammar"].show(sample_ribbons.grammar(self._speech))
        self._strips["zoomed"].show(sample_ribbons.zoomed(self._speech))

    @property
    def _speech(self) -> Speech:
        return self._visit.speech
