"""Somebody at a kiosk who does not look at it: has the keys of an audio keypad, and hears what the voice says."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from tests.ui.herlev_day import MemoryDesk, WallClock, numbered_ids, picture_of_the_day
from ui.access.on_call import GuideOnCall
from ui.access.strokes import SCANNED_WITHIN_MS
from ui.application import KioskApplication
from ui.ports import HousePicture, Pace

A_MOMENT_MS = 1000
"""Between two keys, by the keys' own clock: nothing waits for it."""

LANGUAGES = ("da", "en", "ar")
A_FRAME_MS = 5
MOST_KEYS = 80
LONGEST_WAIT_MS = 5000
LISTENS_EVERY_MS = 30


@dataclass
class HeardVoice:
    """Keeps what it is told to say. What it says comes out of a loudspeaker unless it is `only_headphones`."""

    only_headphones: bool = False
    said: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    volumes: list[int] = field(default_factory=list)
    paces: list[Pace] = field(default_factory=list)
    stops: int = 0

    def speak(self, text: str, *, language: str, volume: int, pace: Pace) -> None:
        self.said.append(text)
        self.languages.append(language)
        self.volumes.append(volume)
        self.paces.append(pace)

    def stop(self) -> None:
        self.stops += 1


class NotHeard(AssertionError):
    """What was listened for was never said; what was stands beside it."""

    def __init__(self, words: str, said: list[str]) -> None:
        super().__init__(f"{words!r} among {said}")


class Listener:
    """Presses keys and listens. It never looks at the screen."""

    def __init__(self, kiosk: KioskApplication, voice: HeardVoice) -> None:
        self.kiosk = kiosk
        self.voice = voice
        self.keys = 0
        self._time_ms = 0
        guide = kiosk.findChild(GuideOnCall)
        assert isinstance(guide, GuideOnCall)
        self._guide = guide

    def forget(self) -> None:
        """Begin to listen and to count anew."""
        self.keys = 0
        self.voice.said.clear()
        self.voice.languages.clear()
        self.voice.volumes.clear()
        self.voice.paces.clear()
        self.voice.only_headphones, self.voice.stops = False, 0

    @property
    def heard(self) -> str:
        """The last that was said."""
        return self.voice.said[-1] if self.voice.said else ""

    def press(self, key: Qt.Key, *, after_ms: int = A_MOMENT_MS) -> str:
        """Press and lift `key`, and what is said then."""
        self._time_ms += after_ms
        self.keys += 1
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(self._time_ms)
            QCoreApplication.sendEvent(self.kiosk.window, event)
        self.waits()
        return self.heard

    def types(self, digits: str, *, pause_ms: int = SCANNED_WITHIN_MS * 2) -> None:
        """Type digits on a keyboard, with a pause before each by the keys' own clock, and wait a moment.

        The screen is busy meanwhile: it handles them all at once.
        """
        for digit in digits:
            QCoreApplication.sendEvent(self.kiosk.window, self._typed(digit, pause_ms))
        QTest.qWait(SCANNED_WITHIN_MS * 2)

    def types_while_busy(self, first: str, second: str, *, pause_ms: int) -> None:
        """Type two digits; the screen, busy with the first one, comes to the second when that has long been sent."""
        window = self.kiosk.window
        QCoreApplication.sendEvent(window, self._typed(first, pause_ms))
        late = self._typed(second, pause_ms)
        QTimer.singleShot(SCANNED_WITHIN_MS + A_FRAME_MS, lambda: QCoreApplication.postEvent(window, late))
        QTest.qSleep(SCANNED_WITHIN_MS * 2)
        QTest.qWait(SCANNED_WITHIN_MS * 2)

    def _typed(self, digit: str, pause_ms: int) -> QKeyEvent:
        self._time_ms += pause_ms
        event = QKeyEvent(QEvent.Type.KeyPress, ord(digit), Qt.KeyboardModifier.NoModifier, digit)
        event.setTimestamp(self._time_ms)
        return event

    def waits(self) -> None:
        """Let the window live for a moment, and what is new on it be looked at."""
        QTest.qWait(A_FRAME_MS)
        self._guide.look()

    def goes_on_to(self, words: str, *, key: Qt.Key = Qt.Key.Key_Down) -> str:
        """Press `key` until a sentence with `words` is said."""
        heard: list[str] = []
        for _ in range(MOST_KEYS):
            heard.append(self.press(key))
            if words in heard[-1]:
                return heard[-1]
        raise NotHeard(words, heard)

    def chooses(self, words: str, *, key: Qt.Key = Qt.Key.Key_Down) -> str:
        """Go on to what is called `words` and select it."""
        self.goes_on_to(words, key=key)
        return self.press(Qt.Key.Key_Return)

    def waits_to_hear(self, words: str) -> str:
        """Listen until `words` have been said."""
        waited = 0
        while waited < LONGEST_WAIT_MS:
            found = next((said for said in reversed(self.voice.said) if words in said), None)
            if found is not None:
                return found
            QTest.qWait(LISTENS_EVERY_MS)
            waited += LISTENS_EVERY_MS
        raise NotHeard(words, self.voice.said)


def kiosk_with(
    voice: HeardVoice | None,
    picture: HousePicture | None = None,
    desk: MemoryDesk | None = None,
    languages: Sequence[str] = LANGUAGES,
) -> KioskApplication:
    """The kiosk of the day of the design pictures, with a voice; it begins in the first of `languages`."""
    return KioskApplication(
        picture or picture_of_the_day(),
        desk or MemoryDesk(),
        clock=WallClock(),
        languages=languages,
        new_id=numbered_ids(),
        voice=voice,
    )
