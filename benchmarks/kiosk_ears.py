"""Somebody at a kiosk's window with a keypad and headphones, in a process of its own; tells, as JSON, what was heard.

LANGUAGE WAY     a room now for six; WAY is "all", everything read, or "buttons", from one to the next
"""

import sys
from dataclasses import dataclass, field
from typing import Final

import kiosk.loading.binding  # noqa: F401  first: see there

# isort: split
import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtQuick import QQuickItem

from benchmarks.handled import Heard, Sentence
from kiosk.commands.windows import gui_application
from tests.ui.access.listener import HeardVoice, Listener, kiosk_with
from ui.application import KioskApplication
from ui.ports import Pace
from ui.view_models.visit.navigation import Page

PORTRAIT = QSize(1080, 1920)
PAGES: Final = (
    (Page.ATTRACT, "find"),
    (Page.FIND, "show"),
    (Page.RESULTS, "take-0"),
    (Page.CONFIRM, "book"),
    (Page.RECEIPT, "finish"),
)
"""The pages, and the button that is pressed at the end of each."""

MOST_KEYS: Final = 200
MOST_LOOKS: Final = 2000
"""Some ten seconds for a page to come, on a machine that has nothing else to do."""


class LostError(RuntimeError):
    """A button was never come to, or a page never came."""


@dataclass
class PageVoice(HeardVoice):
    """Keeps which page was shown, too."""

    kiosk: KioskApplication | None = None
    sentences: list[Sentence] = field(default_factory=list)

    def speak(self, text: str, *, language: str, volume: int, pace: Pace) -> None:
        super().speak(text, language=language, volume=volume, pace=pace)
        self.sentences.append(Sentence(_page(self.kiosk), language, text))


def heard(language: str, *, all_of_it: bool) -> Heard:
    """What is said on the way to a receipt and to its end: `all_of_it`, or what stands on the buttons in between."""
    voice = PageVoice(only_headphones=True)
    kiosk = voice.kiosk = kiosk_with(voice, languages=tuple(dict.fromkeys((language, "da", "en"))))
    kiosk.show(size=PORTRAIT)
    listener = Listener(kiosk, voice)
    on = Qt.Key.Key_Left if kiosk.frame.property("rightToLeft") else Qt.Key.Key_Right
    listener.press(Qt.Key.Key_F15)
    for page, button in PAGES:
        _wait_until_it_takes_keys(listener, page)
        _go_on_to(listener, button, Qt.Key.Key_Down if all_of_it else on)
        listener.press(Qt.Key.Key_Return)
    _wait_until_it_takes_keys(listener, Page.ATTRACT)
    kiosk.close()
    *said, farewell = voice.sentences
    return Heard(listener.keys, [*said, msgspec.structs.replace(farewell, page=Page.RECEIPT)])


def _go_on_to(listener: Listener, button: str, key: Qt.Key) -> None:
    for _ in range(MOST_KEYS):
        focused = listener.kiosk.window.property("activeFocusItem")
        if isinstance(focused, QQuickItem) and focused.objectName() == button:
            return
        listener.press(key)
    raise LostError(button)


def _wait_until_it_takes_keys(listener: Listener, page: Page) -> None:
    """Until the page is shown, has been told, and no press is taken for one that was meant for the page before."""
    window = listener.kiosk.window
    for _ in range(MOST_LOOKS):
        guard = window.findChild(QQuickItem, "touchGuard")
        if _page(listener.kiosk) == page and guard is not None and not guard.isVisible():
            return
        listener.waits()
    raise LostError(page)


def _page(kiosk: KioskApplication | None) -> str:
    return "" if kiosk is None else str(kiosk.frame.property("page"))


def main() -> None:
    """Do what the arguments say, and write `Heard` as JSON."""
    language, way = sys.argv[1:]
    gui_application()
    told = heard(language, all_of_it=way == "all")
    sys.stdout.write(msgspec.json.encode(told).decode() + "\n")


if __name__ == "__main__":
    main()
