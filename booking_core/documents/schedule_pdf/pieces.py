"""What is drawn in one piece, what of it stays together, and lines that fit."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from booking_core.documents.schedule_pdf.measures import LEFT, WIDTH
from booking_core.documents.schedule_pdf.pen import Pen
from booking_core.documents.typefaces import Face, wrapped


@dataclass(frozen=True, slots=True)
class Block:
    """Something across the page, drawn in one piece. `draw` gets the y of its upper edge."""

    height: float
    draw: Callable[[Pen, float], None]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay on one page; `on_new_page` go before them where that page begins with them.

    `tighter` are the same with less air: where that alone spares a page.
    """

    blocks: tuple[Block, ...]
    on_new_page: tuple[Block, ...] = ()
    tighter: tuple[Block, ...] = ()


def air(height: float) -> Block:
    """Nothing, so high."""
    return Block(height, lambda _pen, _y: None)


def _line(text: str, face: Face) -> Block:
    height = face.size * 1.3

    def draw(pen: Pen, y: float) -> None:
        pen.text(LEFT, y + face.size, text, face)

    return Block(height, draw)


def sentence_lines(text: str, face: Face) -> Iterator[Block]:
    """`text` over as many lines as it takes."""
    for line in wrapped(text, face, WIDTH):
        yield _line(line, face)


_ELLIPSIS = "…"


def clipped(text: str, face: Face, width: float, most_lines: int) -> tuple[str, ...]:
    """`text` in lines of that width; what is beyond the last one becomes an ellipsis."""
    lines = wrapped(text, face, width)
    if len(lines) <= most_lines:
        return lines
    rest = " ".join(lines[most_lines - 1 :])
    return (*lines[: most_lines - 1], shortened(rest, face, width))


def shortened(text: str, face: Face, width: float) -> str:
    """`text` on one line, cut with an ellipsis where it would run out of `width`."""
    if face.width_of(text) <= width:
        return text
    lengths = range(1, len(text) + 1)
    kept = bisect_right(lengths, width, key=lambda length: face.width_of(text[:length].rstrip() + _ELLIPSIS))
    return text[:kept].rstrip(" -·,") + _ELLIPSIS
