"""The head of a page, and the plates and strips under it."""

from collections.abc import Iterable, Sequence

from reportlab.lib.colors import black, white

from booking_core.documents.schedule_content import SheetContent, Strip
from booking_core.documents.schedule_pdf.measures import BODY, HEAVY, LEFT, POINT, STROKE, STRONG, WIDTH
from booking_core.documents.schedule_pdf.pen import Pen
from booking_core.documents.schedule_pdf.pieces import Block, shortened
from booking_core.documents.schedule_words import WrittenChange
from booking_core.documents.typefaces import Face, Weight, fitted, wrapped


def head_of_page(content: SheetContent) -> Block:
    """The day, large, and the house with its hours."""
    corner = 250
    lines = 1 if content.closed is None else 2
    heading = fitted(content.heading, Weight.EXTRABOLD, (66, 58, 50, 42), width=WIDTH - corner, most_lines=lines)
    if len(heading.lines) > lines:
        heading = fitted(content.heading, Weight.EXTRABOLD, (50, 42), width=WIDTH - corner, most_lines=2)
    house = fitted(content.below_heading, Weight.SEMIBOLD, (26, 23, 20), width=WIDTH, most_lines=1)
    line, lower = heading.face.size * 1.06, house.face.size * 1.3
    above = len(heading.lines) * line

    def draw(pen: Pen, y: float) -> None:
        for number, text in enumerate(heading.lines):
            pen.text(LEFT, y + number * line + heading.face.size * 0.74, text, heading.face)
        for number, text in enumerate(house.lines):
            pen.text(LEFT, y + above + 8 + number * lower + house.face.size * 0.8, text, house.face)

    return Block(above + 8 + len(house.lines) * lower + 16, draw)


def head_of_later_page(content: SheetContent) -> Block:
    """The day and the house in brief."""
    face = Face(Weight.EXTRABOLD, 15 * POINT)
    house = content.below_heading.partition(" · ")[0]
    text = shortened(f"{content.heading} · {house}", face, WIDTH - 250)

    def draw(pen: Pen, y: float) -> None:
        pen.text(LEFT, y + 30, text, face)

    return Block(74, draw)


def strip_beside(strip: Strip, *, marked: bool = True, boxed: bool = False) -> Block:
    """The lines beside a black plate that says what they are; `marked` as what has changed, `boxed` to tick off."""
    side, pad = 250, 18
    heading = fitted(strip.heading, Weight.BOLD, (22, 20, 18), width=side - 2 * pad, most_lines=3)
    room = WIDTH - side - 2 * pad - 30
    lines = [_change_lines(change, room) for change in strip.lines]
    said = wrapped(strip.says, STRONG, room) if strip.says else ()
    line = BODY.size * 1.34
    rows = sum(len(texts) for texts in lines) + len(said)
    height = max((rows - 0.3) * line + 6 * max(0, len(lines) - 1), len(heading.lines) * heading.face.size * 1.15)
    height += 2 * pad

    def draw(pen: Pen, y: float) -> None:
        pen.frame(LEFT, y, WIDTH, height, stroke=HEAVY)
        pen.box(LEFT, y, side, height)
        pen.canvas.setFillColor(white)
        for number, text in enumerate(heading.lines):
            pen.text(LEFT + pad, y + pad + heading.face.size * (0.84 + 1.2 * number), text, heading.face)
        pen.canvas.setFillColor(black)
        x, base = LEFT + side + pad, y + pad + BODY.size * 0.84
        for number, text in enumerate(said):
            pen.text(x, base + number * line, text, STRONG)
        base += len(said) * line
        for texts in lines:
            _draw_sign(pen, x, base, marked=marked, boxed=boxed)
            _draw_change(pen, texts, at=(x + 26 * (marked or boxed), base), line=line)
            base += len(texts) * line + 6

    return Block(height + 4, draw)


def _draw_sign(pen: Pen, x: float, base: float, *, marked: bool, boxed: bool) -> None:
    if marked:
        pen.triangle(x, base, 15)
    if boxed:
        pen.frame(x, base - 17, 18, 18, stroke=STROKE)


def _draw_change(pen: Pen, texts: Iterable[tuple[str, str]], *, at: tuple[float, float], line: float) -> None:
    """Each text led by the part that stands out."""
    x, base = at
    for number, (lead, rest) in enumerate(texts):
        pen.text(x, base + number * line, lead, STRONG)
        pen.text(x + STRONG.width_of(lead), base + number * line, rest, BODY)


def _change_lines(change: WrittenChange, width: float) -> tuple[tuple[str, str], ...]:
    """The bold lead and the plain rest of each line, two at most."""
    lead = shortened(f"{change.place} ", STRONG, width * 0.6)
    lead = lead if lead.endswith(" ") else f"{lead} "
    first_room = width - STRONG.width_of(lead)
    first, *others = wrapped(change.text, BODY, first_room)
    rest = " ".join(others)
    return ((lead, first),) if not rest else ((lead, first), ("", shortened(rest, BODY, width)))


def plate_with(sentences: Sequence[str]) -> Block:
    """A dashed frame: what is said in it is not sure."""
    face, pad = Face(Weight.BOLD, 10 * POINT), 18
    lines = [line for text in sentences for line in wrapped(text, face, WIDTH - 2 * pad)]
    height = len(lines) * face.size * 1.3 + 2 * pad - 4

    def draw(pen: Pen, y: float) -> None:
        pen.canvas.saveState()
        pen.canvas.setDash(12, 7)
        pen.frame(LEFT, y, WIDTH, height, stroke=4)
        pen.canvas.restoreState()
        for number, text in enumerate(lines):
            pen.text(LEFT + pad, y + pad + face.size * (0.8 + 1.3 * number), text, face)

    return Block(height, draw)
