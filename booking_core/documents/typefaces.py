"""The typeface on paper, and how words are set in it: wrapped at spaces, never clipped, never shrunk unreadable."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import cast

from PIL import Image, ImageChops
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from booking_core.documents.lettering import (
    ASCENT,
    DESCENT,
    Script,
    picture_of,
    picture_width,
    script_of,
    without_direction,
)
from booking_core.language.writing import DIRECTION_SIGNS
from resources import RESOURCES

CAP_HEIGHT = 0.668
"""Of capitals, in parts of the size."""

_FINER = 4
_HYPHEN = "-"
_GLUED = "\\1\u00a0"
_ABBREVIATION = re.compile(r"(?<!\d\.)\b(\w{1,3}\.) ")  # and not the end of a sentence that ends with a time: "14.30."


class Weight(StrEnum):
    """Atkinson Hyperlegible Next in the weights that paper uses; the value is the font's name in a PDF."""

    REGULAR = "AtkinsonHyperlegibleNext-Regular"
    SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    EXTRABOLD = "AtkinsonHyperlegibleNext-ExtraBold"

    @property
    def style(self) -> str:
        """What the weight is called in every family: "Bold"."""
        return self.value.rpartition("-")[2]


@dataclass(frozen=True, slots=True)
class Face:
    """A weight in a size; the unit is the caller's."""

    weight: Weight
    size: float

    def width_of(self, text: str) -> float:
        """How wide `text` runs, in the unit of the size."""
        load_typefaces()
        script = script_of(text)
        if script is Script.ARABIC:
            return picture_width(text, self.weight.style, self.size)
        # as reportlab reckons it, which looks at each letter four times as long
        return 0.001 * self.size * sum(map(_advances(script, self.weight).__getitem__, text))

    def write(self, canvas: Canvas, x: float, base: float, text: str, *, white: bool = False) -> None:
        """Put `text` on `canvas`, beginning at `x`: as letters, or as a picture of those that join."""
        script = script_of(text)
        if script is Script.ARABIC:
            _draw_picture(canvas, x, base, text, face=self, white=white)
            return
        canvas.setFont(_name(script, self.weight), self.size)
        canvas.drawString(x, base, without_direction(text))


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines that fit, and the face they fit in."""

    face: Face
    lines: tuple[str, ...]


@cache
def load_typefaces() -> None:
    """Make every weight of the scripts written in letters known to reportlab, once in a process."""
    for weight in Weight:
        for name in (_name(Script.LATIN, weight), _name(Script.CYRILLIC, weight)):
            pdfmetrics.registerFont(TTFont(name, RESOURCES / "fonts" / f"{name}.ttf"))


class _Advances(dict[str, float]):
    """How far each letter of a typeface moves the pen, in thousandths of its size; a sign of direction does not."""

    def __init__(self, font: TTFont) -> None:
        super().__init__(dict.fromkeys(DIRECTION_SIGNS, 0))
        self._face = font.face

    def __missing__(self, letter: str) -> float:
        advance: float = self._face.charWidths.get(ord(letter), self._face.defaultWidth)
        self[letter] = advance
        return advance


@cache
def _advances(script: Script, weight: Weight) -> _Advances:
    return _Advances(cast(TTFont, pdfmetrics.getFont(_name(script, weight))))


def _name(script: Script, weight: Weight) -> str:
    return f"{script.value}-{weight.style}"


def _draw_picture(canvas: Canvas, x: float, base: float, text: str, *, face: Face, white: bool) -> None:
    """Sharper than the finest printer, and see-through beside the letters."""
    image = picture_of(text, face.weight.style, round(face.size * _FINER))
    ink = 255 if white else 0
    letters = Image.merge("RGBA", [*(Image.new("L", image.size, ink) for _ in range(3)), ImageChops.invert(image)])
    height = (ASCENT + DESCENT) * face.size
    width, low = image.width / _FINER, base - DESCENT * face.size
    canvas.drawImage(ImageReader(letters), x, low, width, height, mask="auto")


def held_together(text: str) -> str:
    """`text` with a space that does not break between a number or a short abbreviation and what it belongs to."""
    return _ABBREVIATION.sub(_GLUED, text)


def wrapped(text: str, face: Face, width: float) -> tuple[str, ...]:
    """`text` in lines no wider than `width`, broken at spaces; a single wide word after a dash, else inside it.

    No line ends between a number or a short abbreviation and what it belongs to: "27. november", "kl. 16".
    """
    lines: list[str] = []
    for word in _words(text):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and face.width_of(joined) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, face, width))
    return tuple(lines)


def fitted(text: str, weight: Weight, sizes: Sequence[float], *, width: float, most_lines: int) -> SetText:
    """`text` in the first of `sizes` in which it takes at most `most_lines` and breaks no word, else in the last.

    Its lines are of even length: "Pavillonen / i parken" rather than "Pavillonen i / parken".
    """
    for size in sizes:
        face = Face(weight, size)
        lines = wrapped(text, face, width)
        if len(lines) <= most_lines and all(face.width_of(word) <= width for word in _words(text)):
            return SetText(face, _evened(text, face, width))
    face = Face(weight, sizes[-1])
    return SetText(face, wrapped(text, face, width))


def _evened(text: str, face: Face, width: float) -> tuple[str, ...]:
    lines = wrapped(text, face, width)
    narrowest = max(face.width_of(word) for word in _words(text))
    while (narrower := max(face.width_of(line) for line in lines) - 1) >= narrowest:
        tighter = wrapped(text, face, narrower)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def _words(text: str) -> list[str]:
    """The parts between which a line may end."""
    return [word for word in held_together(text).split(" ") if word]


def _pieces(word: str, face: Face, width: float) -> Iterator[str]:
    if face.width_of(word) <= width:
        yield word
        return
    head, dash, tail = word.partition("–")
    if dash and tail and face.width_of(head + dash) <= width:
        yield head + dash
        yield from _pieces(tail, face, width)
    else:
        yield from _broken(word, face, width)


def _broken(word: str, face: Face, width: float) -> Iterator[str]:
    starts = [0]
    for end in range(1, len(word) + 1):
        if end - starts[-1] > 1 and face.width_of(word[starts[-1] : end] + _HYPHEN) > width:
            starts.append(end - 1)
    for start, end in pairwise(starts):
        yield word[start:end] + _HYPHEN
    yield word[starts[-1] :]
