"""Lines of a roll drawn as dots, in letters of the shipped typefaces, for languages that no printer has letters for."""

from collections.abc import Iterator

from booking_core.documents.lettering import dots_of, picture_of
from booking_core.documents.typefaces import Face, Weight, wrapped

Dots = list[list[bool]]

LETTER_DOTS = 26
"""How large the letters of size 1 are: as large as a printer's own font A."""


def drawn_lines(
    text: str, *, width: int, size: int, bold: bool, from_right: bool, centred: bool, hanging: int = 0
) -> Iterator[Dots]:
    """`text` in lines of `width` dots, each as rows of dots; wrapped lines stand `hanging` dots in."""
    face = Face(Weight.EXTRABOLD if bold else Weight.REGULAR, LETTER_DOTS * size)
    for line in wrapped(text, face, width - hanging):
        picture = dots_of(picture_of(line, face.weight.style, round(face.size)))
        yield [_placed(row, width, from_right=from_right, centred=centred, hanging=hanging) for row in picture]


def inverted(lines: Iterator[Dots]) -> Iterator[Dots]:
    """White on black."""
    for line in lines:
        yield [[not dot for dot in row] for row in line]


def laid_over(one: Dots, other: Dots) -> Dots:
    """Both in one line."""
    return [[a or b for a, b in zip(row, below, strict=True)] for row, below in zip(one, other, strict=True)]


def _placed(row: list[bool], width: int, *, from_right: bool, centred: bool, hanging: int) -> list[bool]:
    free = max(0, width - hanging - len(row))
    before = free // 2 if centred else free if from_right else hanging
    return ([False] * before + row + [False] * width)[:width]
