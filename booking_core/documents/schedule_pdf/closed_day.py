"""What the sheet says of a day on which the house is closed."""

from collections.abc import Iterator

from reportlab.lib.colors import black, white

from booking_core.documents.schedule_content import ClosedDay
from booking_core.documents.schedule_pdf.measures import LEADING, LEFT, POINT, STROKE, THIN, TICK, WIDTH
from booking_core.documents.schedule_pdf.pen import Pen
from booking_core.documents.schedule_pdf.pieces import Block, Group, air, clipped, sentence_lines, shortened
from booking_core.documents.schedule_words import WrittenChange
from booking_core.documents.typefaces import Face, Weight, fitted


def closed_day_groups(closed: ClosedDay) -> Iterator[Group]:
    """Why it is closed, and what was booked before it was."""
    large = Face(Weight.SEMIBOLD, 14 * POINT)
    for text in closed.sentences:
        yield Group((*sentence_lines(text, large), air(6)))
    if closed.warning:
        yield Group((air(24), _warning(closed.warning), air(10)))
    for booking in closed.bookings:
        yield Group((_closed_booking(booking),))
    if closed.advice:
        yield Group((air(16), *sentence_lines(closed.advice, Face(Weight.SEMIBOLD, 12 * POINT))))


def _warning(text: str) -> Block:
    """White on a black plate across the page."""
    found = fitted(text, Weight.EXTRABOLD, (46, 40, 34), width=WIDTH - 60, most_lines=2)
    height = len(found.lines) * found.face.size * 1.2 + 52

    def draw(pen: Pen, y: float) -> None:
        pen.box(LEFT, y, WIDTH, height)
        pen.canvas.setFillColor(white)
        for number, line in enumerate(found.lines):
            pen.text(LEFT + 30, y + 26 + found.face.size * (0.86 + 1.2 * number), line, found.face)
        pen.canvas.setFillColor(black)

    return Block(height, draw)


def _closed_booking(booking: WrittenChange) -> Block:
    bold, plain = Face(Weight.BOLD, 14 * POINT), Face(Weight.REGULAR, 12 * POINT)
    first = shortened(booking.place, bold, WIDTH - TICK - 20)
    second = clipped(booking.text, plain, WIDTH - TICK - 20, 2)
    height = 56 + len(second) * plain.size * LEADING + 12

    def draw(pen: Pen, y: float) -> None:
        pen.frame(LEFT + 2, y + 18, TICK, TICK, stroke=STROKE, radius=3)
        pen.text(LEFT + TICK + 20, y + 44, first, bold)
        for number, line in enumerate(second):
            pen.text(LEFT + TICK + 20, y + 44 + plain.size * (1.4 + number * LEADING), line, plain)
        pen.rule(y + height, THIN)

    return Block(height, draw)
