"""Leads through the kiosk by keys, by ear, or both: every key of the window comes here, and every change is looked at.

key ──► StrokeGuard ──► Cursor ──► Reader ──► Voice
touch, while it reads aloud ──► Explorer ──► Cursor, Reader
frame drawn ──► look(): is it another page? is the cursor still on something? what is new?
"""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.access.cursor import Cursor
from ui.access.exploring import Explorer
from ui.access.reading import Reader
from ui.access.stops import Stop, stops_of
from ui.access.strokes import MOVING, SCANNED_WITHIN_MS, DigitGuard, Stroke, StrokeGuard, digit_of, is_ours
from ui.bridge.scanner import MS_A_SECOND
from ui.ports import Voice
from ui.view_models.frame.frame import FrameModel
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

LOOKS_AFTER_MS = 30
LANGUAGES = "languages"
WAYS_BACK = ("stay", "closeLanguages", "keep", "close", "readBack", "back")
_STEPS = {Stroke.NEXT: 1, Stroke.PREVIOUS: -1}
_ROWS = {Stroke.DOWN: 1, Stroke.UP: -1}
_SIDES = {Stroke.RIGHT: 1, Stroke.LEFT: -1}
_LOUDER = {Stroke.LOUDER: 1, Stroke.QUIETER: -1}
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
_MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})


class Guide(QObject):
    """Leads through `window` from now on. Without a `voice` the keys work and nothing is said."""

    def __init__(
        self, window: QQuickWindow, frame: FrameModel, visit: Visit, *, voice: Voice | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._frame, self._visit = window, frame, visit
        self._reader = None if voice is None else Reader(voice)
        self._cursor = Cursor(window)
        self._explorer = Explorer()
        self._guard, self._digits = StrokeGuard(), DigitGuard()
        self._by_keys = False
        self._offered = self._has_gone = False
        self._page, self._way = str(frame.property("page")), ""
        self._turned = False
        self._typing = QTimer(self, singleShot=True, interval=SCANNED_WITHIN_MS)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._typing.timeout.connect(self._settling.start)
        self._settling.timeout.connect(self._settle)
        self._looking = QTimer(self, singleShot=True, interval=LOOKS_AFTER_MS)
        self._looking.timeout.connect(self.look)
        window.afterAnimating.connect(self._look_soon)
        visit.changed.connect(self._follow_comfort)
        visit.forgotten.connect(self._forget)
        self._follow_comfort()

    def takes(self, event: QEvent) -> bool:
        """Whether the event goes no further: a key that is ours does not, and while it reads aloud no touch."""
        if isinstance(event, QKeyEvent) and is_ours(event):
            if event.type() is QEvent.Type.KeyPress:
                self._strike(event)
            return event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._type(event)
        if self._is_reading and event.type() in _TOUCHES | _MOUSE:
            if isinstance(event, QTouchEvent):
                self._explore(event)
            event.accept()
            return True
        return False

    def close(self) -> None:
        """Be silent, and look at nothing more."""
        for timer in (self._looking, self._typing, self._settling):
            timer.stop()
        if self._reader is not None:
            self._reader.forget()

    @Slot()
    def look(self) -> None:
        """Something was drawn: follow it, as far as somebody is led."""
        if not (self._by_keys or self._is_reading):
            return
        if (self._name_of_page(), self._way_of_page()) != (self._page, self._way):
            self._begin_page()
            return
        stop = self._cursor.mend()
        self._show_where(stop)
        turned, self._turned = self._turned, False
        if self._reader is not None and self._reader.is_on:
            own = self._speech_for(stop)
            self._reader.looks(stop, self._cursor.stops(), self._speech, own=own, turned=turned)

    @property
    def _is_reading(self) -> bool:
        return self._reader is not None and self._reader.is_on

    @property
    def _speech(self) -> Speech:
        return self._visit.speech

    def _speech_for(self, stop: Stop | None) -> Speech:
        """In the words of the language that `stop` is told in, if the screen speaks it."""
        return self._speech if stop is None else self._visit.speeches.get(stop.language, self._speech)

    def _name_of_page(self) -> str:
        return LANGUAGES if self._visit.is_choosing_language else str(self._frame.property("page"))

    def _way_of_page(self) -> str:
        """By which it is told what can be done on the page as it stands: the simple way is the same on all of them."""
        page = self._name_of_page()
        if page == LANGUAGES:
            return page
        simple = self._window.findChild(QQuickItem, "simplePage")
        if simple is not None and simple.isVisible():
            return "simple"
        loader = self._window.findChild(QQuickItem, "page")
        shown = None if loader is None else loader.property("item")
        return page if shown is None else str(shown.property("way") or page)

    @Slot()
    def _look_soon(self) -> None:
        if not self._looking.isActive():
            self._looking.start()

    def _begin_page(self) -> None:
        self._page, self._way = self._name_of_page(), self._way_of_page()
        stop = self._cursor.begin()
        self._show_where(stop)
        if self._reader is not None and self._reader.is_on:
            self._reader.page(self._way, stop, self._cursor.stops(), self._speech)

    def _strike(self, event: QKeyEvent) -> None:
        stroke = self._guard.read(event, page=self._name_of_page(), patient=self._visit.comfort.more_time)
        if stroke is None or self._changes_sound(stroke) or self._is_asked_whether_here():
            return
        if not self._by_keys:
            self._by_keys, self._page, self._way = True, self._name_of_page(), self._way_of_page()
        if not self._starts_to_read(stroke):
            self._act(stroke)

    def _type(self, event: QKeyEvent) -> None:
        """A digit of a keyboard is a key of the number pad, where there is one: unless a scanner typed it."""
        self._settling.stop()
        sent_at = event.timestamp() or round(monotonic() * MS_A_SECOND)
        self._press_digit(self._digits.read(digit_of(event), sent_at=sent_at))
        self._typing.start()

    @Slot()
    def _settle(self) -> None:
        """No key has come after the last one: of those that came while the screen was busy none waits any more."""
        self._press_digit(self._digits.settle())

    def _press_digit(self, digit: str) -> None:
        if not digit or self._is_asked_whether_here():
            return
        key = next((stop for stop in stops_of(self._window) if stop.in_rows and stop.name == digit), None)
        if key is not None:
            self._cursor.press(key)

    def _is_asked_whether_here(self) -> bool:
        """Any key answers, and does nothing else: the question goes, and the person is where they were."""
        return bool(self._frame.property("stillHere"))

    def _starts_to_read(self, stroke: Stroke) -> bool:
        """Whether it is the first key of somebody who may not see: a voice answers it, and it does no more."""
        if self._reader is None or self._reader.is_on or (self._offered and stroke is not Stroke.HELP):
            return False
        self._offered = True
        self._frame.readAloud(True)
        return True

    def _changes_sound(self, stroke: Stroke) -> bool:
        if self._reader is None:
            return stroke in {*_LOUDER, Stroke.HEADPHONES_IN, Stroke.HEADPHONES_OUT}
        if stroke in _LOUDER and not self._starts_to_read(stroke):
            self._reader.louder(_LOUDER[stroke], self._speech)
        if stroke in {Stroke.HEADPHONES_IN, Stroke.HEADPHONES_OUT}:
            self._reader.plug(headphones=stroke is Stroke.HEADPHONES_IN)
            self._frame.readAloud(stroke is Stroke.HEADPHONES_IN)
        return stroke in {*_LOUDER, Stroke.HEADPHONES_IN, Stroke.HEADPHONES_OUT}

    def _act(self, stroke: Stroke) -> None:
        if stroke in MOVING:
            self._move(stroke)
        elif stroke is Stroke.SELECT:
            self._select()
        elif stroke is Stroke.BACK:
            self._step_back()
        elif self._reader is not None and stroke is Stroke.HELP:
            self._reader.help(self._way_of_page(), self._speech)
        elif self._reader is not None and stroke is Stroke.REPEAT:
            self._reader.repeat(self._speech)
        elif self._reader is not None and stroke is Stroke.PACE:
            self._reader.change_pace(self._speech)

    def _move(self, stroke: Stroke) -> None:
        before = self._cursor.current(self._cursor.stops())
        if stroke in _SIDES:
            is_mirrored = self._is_mirrored()
            by = _SIDES[stroke] * (-1 if is_mirrored else 1)
            stop = None if self._turn(by) else self._cursor.side(by, mirrored=is_mirrored)
        else:
            stop = self._cursor.step(_STEPS[stroke]) if stroke in _STEPS else self._cursor.row(_ROWS[stroke])
        if stop is not None:
            self._arrive(stop, before)

    def _turn(self, by: int) -> bool:
        """One less or one more of an amount, if one stands on it; it is said, even where it can go no further."""
        self._turned = self._cursor.adjust(by)
        if self._turned:
            self._look_soon()
        return self._turned

    def _is_mirrored(self) -> bool:
        """Whether the next thing stands to the left."""
        return self._frame.property("rightToLeft") is True

    def _arrive(self, stop: Stop, before: Stop | None) -> None:
        self._show_where(stop)
        if self._reader is not None and self._reader.is_on:
            self._reader.comes_to(stop, self._speech_for(stop), before=before)

    def _select(self) -> None:
        stop = self._cursor.current(self._cursor.stops())
        if stop is None:
            return
        reader, speech, self._has_gone = self._reader, self._speech, False
        was_reading = self._is_reading
        self._cursor.press(stop)
        if self._has_gone and was_reading and reader is not None:
            reader.farewell(speech)

    def _step_back(self) -> None:
        """Press what leads back on this page: out of a panel first, then to the page before."""
        by_key = {stop.key: stop for stop in stops_of(self._window) if stop.acts}
        way = next((by_key[key] for key in WAYS_BACK if key in by_key), None)
        if way is not None:
            self._cursor.press(way)

    def _explore(self, event: QTouchEvent) -> None:
        stops = self._cursor.stops()
        heard = self._explorer.touch(event, stops)
        if heard is None:
            return
        if heard.presses:
            self._select()
            return
        before = self._cursor.current(stops)
        self._arrive(self._cursor.go(heard.stop, stops), before)

    @Slot()
    def _follow_comfort(self) -> None:
        wanted = self._visit.comfort.aloud
        if self._reader is None or wanted == self._reader.is_on:
            return
        self._offered = self._offered or wanted
        self._cursor.reads = wanted
        if wanted:
            self._reader.begin(by_keys=self._by_keys or self._reader.headphones)
            self._page = ""
            self._look_soon()
        else:
            self._reader.end(self._speech)

    @Slot()
    def _forget(self) -> None:
        self._by_keys = self._offered = self._cursor.reads = False
        self._has_gone = True
        self._cursor.leave()
        self._explorer.forget()
        self._show_where(None)
        if self._reader is not None:
            self._reader.forget()

    def _show_where(self, stop: Stop | None) -> None:
        """Frame what has no frame of its own: words that are being read."""
        stage = self._window.findChild(QQuickItem, "stage")
        place = QRectF()
        if stage is not None and stop is not None and not stop.focusable:
            place = stage.mapRectFromScene(stop.place)
        self._window.setProperty("reading", place)
