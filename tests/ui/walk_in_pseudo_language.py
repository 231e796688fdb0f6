"""Walks scenes and shows each page in the pseudo-language: what does not fit or was never translated, a line each.

The way there is walked in Danish: what a page has told before another language is chosen must follow it.

Run it where `resources` is the copy that `tests.pseudo_language` makes: `python -m tests.ui.walk_in_pseudo_language`.
Scenes that are named are seen by turns; without a name all are, each page in every form.
"""

import html
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from booking_core.language.words import Words
from kiosk.touring.finger import NotThere
from tests import shots, shots_simple
from tests.pseudo_language import CLOSE, LANGUAGE, OPEN
from tests.shots import Mode, Scene, Stage, scenes, staged
from tests.ui.fit import misfits
from tests.ui.herlev_day import LONG_HOUSE, LONG_NAMES, LONG_TITLES, herlev, picture_of_the_day, the_day
from tests.ui.on_the_page import visible_in
from ui.ports import HousePicture

MODES = {mode.name: mode.spoken(LANGUAGE) for mode in (*shots.MODES, *shots_simple.MODES)}
SIMPLE = "simple-"
PLAIN = ("plain", "low", "landscape")
LARGE = ("plain-text-200", "low-text-200", "landscape-contrast-text-200")
OWN = herlev().languages[0]
ICONS = "Moedested Icons"
_INNERMOST = re.compile(rf"\{OPEN}[^\{OPEN}\{CLOSE}]*\{CLOSE}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def untranslated(window: QQuickWindow, names: tuple[str, ...]) -> Iterator[str]:
    """What is shown outside all brackets and is none of the `names` from elsewhere; of what is shortened, the whole."""
    for item in visible_in(window.contentItem()):
        if not item.inherits("QQuickText") or item.property("font").family() == ICONS:
            continue
        words = html.unescape(re.sub(r"<[^>]*>", "", str(item.property("facts") or item.property("text") or "")))
        if _LETTERS.search(outside(words, names)):
            yield f"“{words}” ({item.objectName()}) was never translated"


@cache
def outside(words: str, names: tuple[str, ...]) -> str:
    """`words` without the names and without what stands in brackets, which may hold brackets of their own."""
    left = _one_of(names).sub("", words.replace("\u00a0", " "))
    before = ""
    while before != left:
        before, left = left, _INNERMOST.sub("", left)
    return left


@cache
def _one_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """The first of them that stands there, so that the longest should come first."""
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE)


def names_from_elsewhere() -> tuple[str, ...]:
    """What the town and the people in it wrote, and what each language says of itself; the longest first."""
    said = {
        Words.of(language).text(key) for language in herlev().languages for key in ("language.name", "language.unread")
    }
    heard = (one for scene in scenes() for one in _names_in(scene.picture.house_wishes))
    long = (LONG_HOUSE, *LONG_NAMES, *LONG_TITLES)
    return tuple(sorted({*said, *heard, *long, *_names_in(herlev()), *_names_in(the_day())}, key=len, reverse=True))


def _names_in(value: object) -> Iterator[str]:
    """Every text in it and its parts, but for what stands for a choice of the program's own."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from (part for part in (value, *value.split(", ")) if _LETTERS.search(part))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _names_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _names_in(tuple(value.values()))
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from _names_in(one)


def by_turns(scene: int, name: str) -> tuple[Mode, ...]:
    """How the pages of the scene of that number are seen: in plain size or in large text, in one place of the screen.

    `tests.ui.test_pages_fit_in_every_mode` sees every page in every form, by languages that are spoken.
    """
    forms = every_form(scene, name)
    return (forms[scene % len(forms)],)


def every_form(_scene: int, name: str) -> tuple[Mode, ...]:
    """All that scenes are seen in by turns."""
    return (MODES["simple-100"],) if name.startswith(SIMPLE) else tuple(MODES[form] for form in (*PLAIN, *LARGE))


def choose_language(stage: Stage) -> None:
    """The page on which the language is chosen."""
    stage.walk("language")
    stage.shoot("00-language")


def one_language_fewer() -> HousePicture:
    """The town speaks as many languages as ever, with this one."""
    picture = picture_of_the_day()
    return replace(picture, municipality=replace(picture.municipality, languages=picture.municipality.languages[:-1]))


def every_scene() -> dict[str, Scene]:
    """The page of languages and whatever is drawn for people to look at, by name; those of the simple way by theirs."""
    usual = (Scene(choose_language, one_language_fewer()), *scenes())
    return {
        **{scene.play.__name__: scene for scene in usual},
        **{SIMPLE + scene.play.__name__: scene for scene in shots_simple.scenes()},
    }


@cache
def names_of_scenes() -> tuple[str, ...]:
    """What each may be asked for by. Found out once: the days of all scenes are made for it."""
    return tuple(every_scene())


def walk(wanted: frozenset[str], forms_of: Callable[[int, str], tuple[Mode, ...]]) -> Iterator[str]:
    """What is wrong on the pages of the scenes that are `wanted` by name, each seen in the forms of its number."""
    names = names_from_elsewhere()
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        window = stage.screens.window
        found.extend(f"{name}, {mode.name}: {fault}" for fault in (*misfits(window), *untranslated(window, names)))

    for number, (name, scene) in enumerate(every_scene().items()):
        if name in wanted:
            with staged(scene, OWN, look, modes=forms_of(number, name)) as stage:
                try:
                    scene.play(stage)
                except NotThere as err:  # what lies under something else cannot be touched
                    found.append(f"{name}: {err}")
                found += stage.screens.warnings
    return iter(found)


def main() -> int:
    application = QGuiApplication(sys.argv[:1])
    named = frozenset(sys.argv[1:])
    found = list(walk(named, by_turns) if named else walk(frozenset(names_of_scenes()), every_form))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
