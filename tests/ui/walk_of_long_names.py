"""Walks the first pages with names of two letters to ninety, in every language and form, larger and smaller again.

Each language goes one of the ways there, with names of another length than the one before. In a slice the languages
take turns at the forms.

What is wrong is printed, a line each. A page that is laid out for ever holds its whole process: run it in one of its
own, `python -m tests.ui.walk_of_long_names`.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.touring.coming_to_rest import come_to_rest
from kiosk.touring.finger import Finger
from tests.shots import PORTRAIT, Mode
from tests.slices import slice_of
from tests.ui.fit import ICONS, misfits
from tests.ui.herlev_day import (
    LONG_TITLES,
    NOW,
    MemoryDesk,
    WallClock,
    herlev,
    numbered_ids,
    picture_of_long_names,
)
from tests.ui.on_the_page import visible_in
from ui.application import KioskApplication
from ui.ports import HousePicture

LETTERS = (90, 2, 68, 24, 46)
PERCENTS = (150, 200, 150)
FORMS = (Mode("plain"), Mode("low", low=True), Mode("landscape", landscape=True))
WAYS: tuple[tuple[str, ...], ...] = ((), ("openEvents",), ("find", "show"))
"""To the first page, to what is open to all, to the places."""


def named(letters: int) -> HousePicture:
    """The day with rooms and events whose names have so many letters."""
    names = [LONG_TITLES[-1][:letters].strip()]
    return picture_of_long_names(names, names)


def words_on(window: QQuickWindow) -> list[str]:
    """All that is written there, from the back to the front, but for what changes by itself."""
    everything = visible_in(window.contentItem())
    passing = {words for item in everything if item.property("passing") for words in visible_in(item)}
    items = (item for item in everything if item.inherits("QQuickText") and item not in passing)
    return [str(item.property("text")) for item in items if item.property("font").family() != ICONS]


def larger_and_back(kiosk: KioskApplication, language: str, form: Mode) -> Iterator[str]:
    """What does not fit as the words grow and shrink again, and whether they are what they were before."""
    plain = form.spoken(language)
    before = seen(kiosk, plain)
    for percent in PERCENTS:
        seen(kiosk, replace(plain, text_percent=percent))
        yield from (f"{percent} %: {misfit}" for misfit in misfits(kiosk.window))
    after = seen(kiosk, plain)
    yield from misfits(kiosk.window)
    if after != before:
        yield f"{sorted(set(before) - set(after))} became {sorted(set(after) - set(before))}"


def seen(kiosk: KioskApplication, mode: Mode) -> list[str]:
    """The words on the page that is open, in `mode` and at rest."""
    kiosk.frame.touched()
    kiosk.visit.choose_comfort(mode.of(kiosk.visit.comfort))
    before, now = [""], list[str]()
    while before != now:
        come_to_rest(kiosk.window)
        before, now = now, words_on(kiosk.window)
    return now


def walk(kiosk: KioskApplication, form: Mode, turn: int) -> Iterator[str]:
    """Each language on the way, and with names of the length, that it has in that turn."""
    for number, language in islice(
        enumerate(herlev().languages, turn), slice_of(0, turn), None, slice_of(1, len(FORMS))
    ):
        letters, way = LETTERS[number % len(LETTERS)], WAYS[number % len(WAYS)]
        kiosk.start_over()
        kiosk.post(named(letters))
        kiosk.window.resize(form.size)
        _go(kiosk, way)
        where = f"{form.name}, {language}, {letters} letters, {' '.join(way) or 'first page'}"
        yield from (f"{where}: {fault}" for fault in larger_and_back(kiosk, language, form))


def _go(kiosk: KioskApplication, way: tuple[str, ...]) -> None:
    finger = Finger(kiosk.window)
    for name in way:
        finger.tap(name)
        finger.wait_until_still()


def main() -> int:
    application = QGuiApplication(sys.argv[:1])
    found: list[str] = []
    for turn, form in enumerate(FORMS):
        kiosk = KioskApplication(
            named(LETTERS[0]),
            MemoryDesk(),
            clock=WallClock(NOW),
            languages=herlev().languages,
            new_id=numbered_ids(),
            stands_still=True,
        )
        kiosk.show(size=PORTRAIT)
        found += [*walk(kiosk, form, turn), *kiosk.warnings]
        kiosk.close()
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
