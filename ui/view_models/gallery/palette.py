"""What the theme is made of, to be shown: its colours in both twins, how they stand out, its measures and icons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

WORDS_ON_GROUND = (
    ("ink", "paper"),
    ("ink", "white"),
    ("ink", "mist"),
    ("ink", "lampSoft"),
    ("ink", "pressed"),
    ("muted", "paper"),
    ("muted", "white"),
    ("muted", "mist"),
    ("muted", "lampSoft"),
    ("disabled", "paper"),
    ("fog", "bench"),
    ("wordsOnBench", "bench"),
    ("wordsOnBench", "benchDeep"),
    ("wordsOnBooked", "booked"),
    ("wordsOnInk", "ink"),
    ("wordsOnLamp", "lamp"),
    ("wordsOnLamp", "lampPressed"),
)
"""Which words stand on which ground."""

TOUCHES = ("touch", "chip", "tick", "focus")
SPACES = ("space", "gutter", "cardPadding", "margin")
KINDS: Mapping[str, tuple[str, ...]] = {
    "spacing": SPACES,
    "radius": ("radius",),
    "stroke": ("stroke", "dash"),
    "touch": TOUCHES,
    "motion": ("motion", "guard"),
}
"""The kinds of measures by how their names begin."""

Colours = Mapping[str, QColor]
Kind = TypeVar("Kind")

_QT_NAMES: Mapping[type, str] = {QColor: "QColor", int: "int", str: "QString"}


@dataclass(frozen=True, slots=True)
class TwinRow:
    """Something said on a ground, in both twins. Colours are in hexadecimal."""

    name: str
    saidLight: str
    saidContrast: str
    lightGround: str
    lightInk: str
    contrastGround: str
    contrastInk: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of the theme, in px or ms."""

    kind: str
    name: str
    value: int


@dataclass(frozen=True, slots=True)
class SignRow:
    """An icon by its name."""

    name: str
    glyph: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All of it."""

    swatches: tuple[TwinRow, ...]
    pairs: tuple[TwinRow, ...]
    measures: tuple[MeasureRow, ...]
    signs: tuple[SignRow, ...]


def palette_of(theme: QObject, icons: QObject) -> Palette:
    """What stands in the theme and among the icons. The theme is in its light twin afterwards."""
    theme.setProperty("highContrast", True)
    dark = _colours(theme)
    theme.setProperty("highContrast", False)
    light = _colours(theme)
    return Palette(
        tuple(_swatch(name, light, dark) for name in light),
        tuple(_pair(words, ground, light, dark) for words, ground in WORDS_ON_GROUND),
        tuple(_measures(theme)),
        tuple(SignRow(name, glyph) for name, glyph in sorted(_properties(icons, str))),
    )


def contrast_ratio(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 to 1."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004  its own
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _swatch(name: str, light: Colours, dark: Colours) -> TwinRow:
    """A colour and its twin, each with its own value upon it."""
    one, other = light[name], dark[name]
    said = (one.name().upper(), other.name().upper())
    return TwinRow(name, *said, one.name(), _readable_on(one, light), other.name(), _readable_on(other, dark))


def _readable_on(ground: QColor, colours: Colours) -> str:
    choices = (colours["ink"], colours["wordsOnInk"])
    return max(choices, key=lambda choice: contrast_ratio(choice, ground)).name()


def _pair(words: str, ground: str, light: Colours, dark: Colours) -> TwinRow:
    """Words on their ground, saying how far they stand out."""
    said = (f"{contrast_ratio(twin[words], twin[ground]):.1f}" for twin in (light, dark))
    drawn = (twin[name].name() for twin in (light, dark) for name in (ground, words))
    return TwinRow(f"{words} · {ground}", *said, *drawn)


def _colours(theme: QObject) -> Colours:
    return dict(_properties(theme, QColor))


def _measures(theme: QObject) -> Iterator[MeasureRow]:
    for kind, beginnings in KINDS.items():
        for name, value in _properties(theme, int):
            if name.startswith(beginnings):
                yield MeasureRow(kind, name, value)


def _properties(thing: QObject, kind: type[Kind]) -> Iterator[tuple[str, Kind]]:
    """The names and values of the properties of that kind that `thing` itself declares."""
    shape = thing.metaObject()
    properties = (shape.property(place) for place in range(shape.propertyOffset(), shape.propertyCount()))
    for found in properties:
        if str(found.typeName()) == _QT_NAMES[kind]:
            yield str(found.name()), found.read(thing)
