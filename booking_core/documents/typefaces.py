"""The typeface on paper, and how words are set in it: wrapped at spaces, never clipped, never shrunk unreadable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import RESOURCES

CAP_HEIGHT = 0.668
"""Of capitals, in parts of the size."""

_HYPHEN = "-"


class Weight(StrEnum):
    """Atkinson Hyperlegible Next in the weights that paper uses; the value is the font's name in a PDF."""

    REGULAR = "AtkinsonHyperlegibleNext-Regular"
    SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    EXTRABOLD = "AtkinsonHyperlegibleNext-ExtraBold"


@dataclass(frozen=True, slots=True)
class Face:
    """A weight in a size; the unit is the caller's."""

    weight: Weight
    size: float

    def width_of(self, text: str) -> float:
        """How wide `text` runs, in the unit of the size."""
        load_typefaces()
        return pdfmetrics.stringWidth(text, self.weight.value, self.size)


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines that fit, and the face they fit in."""

    face: Face
    lines: tuple[str, ...]


@cache
def load_typefaces() -> None:
    """Make every weight known to reportlab, once in a process."""
    for weight in Weight:
        pdfmetrics.registerFont(TTFont(weight.value, RESOURCES / "fonts" / f"{weight.value}.ttf"))


def wrapped(text: str, face: Face, width: float) -> tuple[str, ...]:
    """`text` in lines no wider than `width`, broken at spaces and after dashes, inside a word only if it must."""
    lines: list[str] = []
    for word, is_glued in _words(text):
        joined = f"{lines[-1]}{'' if is_glued else ' '}{word}" if lines else word
        if lines and face.width_of(joined) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, face, width))
    return tuple(lines)


def fitted(text: str, weight: Weight, sizes: Sequence[float], *, width: float, most_lines: int) -> SetText:
    """`text` in the first of `sizes` in which it takes at most `most_lines` and breaks no word, else in the last."""
    for size in sizes:
        face = Face(weight, size)
        lines = wrapped(text, face, width)
        if len(lines) <= most_lines and all(face.width_of(word) <= width for word, _ in _words(text)):
            return SetText(face, lines)
    face = Face(weight, sizes[-1])
    return SetText(face, wrapped(text, face, width))


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The parts between which a line may end, and whether each is glued to the one before it."""
    for word in text.replace("\n", " ").split(" "):
        parts = word.replace("–", "–\0").strip("\0").split("\0")
        yield parts[0], False
        yield from ((part, True) for part in parts[1:])


def _pieces(word: str, face: Face, width: float) -> Iterator[str]:
    if face.width_of(word) <= width:
        yield word
        return
    starts = [0]
    for end in range(1, len(word) + 1):
        if end - starts[-1] > 1 and face.width_of(word[starts[-1] : end] + _HYPHEN) > width:
            starts.append(end - 1)
    for start, end in pairwise(starts):
        yield word[start:end] + _HYPHEN
    yield word[starts[-1] :]
