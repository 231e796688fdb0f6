"""What draws on a page, in dots from its upper edge."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from booking_core.documents.schedule_pdf.measures import LEFT, PAGE_HEIGHT, WIDTH
from booking_core.documents.typefaces import Face

_ARROW, _READ_AS = "→", ">"
_INVISIBLE: Final = 3


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws in dots, y downwards from the upper edge of the page."""

    canvas: Canvas

    def text(self, x: float, base: float, text: str, face: Face) -> None:
        """The typeface has no arrow: it is drawn, over an invisible sign for whoever selects the text."""
        self.canvas.setFont(face.weight.value, face.size)
        first, *others = text.split(_ARROW)
        self.canvas.drawString(x, PAGE_HEIGHT - base, first)
        for part in others:
            x += face.width_of(first)
            self.canvas.drawString(x, PAGE_HEIGHT - base, _READ_AS, mode=_INVISIBLE)
            self._arrow(x, base, face)
            x += face.width_of(_ARROW)
            self.canvas.drawString(x, PAGE_HEIGHT - base, part, mode=0)
            first = part

    def text_ending_at(self, x: float, base: float, text: str, face: Face) -> None:
        self.text(x - face.width_of(text), base, text, face)

    def box(self, x: float, top: float, width: float, height: float) -> None:
        """Filled."""
        self.canvas.rect(x, PAGE_HEIGHT - top - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, top: float, width: float, height: float, *, stroke: float, radius: float = 0) -> None:
        """Hollow; the stroke lies inside."""
        self.canvas.setLineWidth(stroke)
        half = stroke / 2
        y = PAGE_HEIGHT - top - height + half
        self.canvas.roundRect(x + half, y, width - stroke, height - stroke, radius, stroke=1, fill=0)

    def rule(self, y: float, stroke: float, *, x: float = LEFT, width: float = WIDTH) -> None:
        self.box(x, y - stroke / 2, width, stroke)

    def _arrow(self, x: float, base: float, face: Face) -> None:
        end, y, head = x + face.width_of(_ARROW) - 1, PAGE_HEIGHT - base + face.size * 0.25, face.size * 0.22
        path = self.canvas.beginPath()
        path.moveTo(x + 1, y)
        path.lineTo(end, y)
        for side in (head, -head):
            path.moveTo(end - head, y + side)
            path.lineTo(end, y)
        self.canvas.setLineWidth(face.size * 0.09)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def padlock(self, x: float, base: float) -> None:
        """Twelve wide, sixteen high."""
        y = PAGE_HEIGHT - base
        self.canvas.rect(x, y, 12, 9, stroke=0, fill=1)
        path = self.canvas.beginPath()
        path.moveTo(x + 2.5, y + 9)
        path.curveTo(x + 2.5, y + 17, x + 9.5, y + 17, x + 9.5, y + 9)
        self.canvas.setLineWidth(2)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def exclamation(self, x: float, base: float, side: float) -> None:
        """Hollow in a black disc."""
        middle = x + side / 2
        self.canvas.circle(middle, PAGE_HEIGHT - base + side / 2, side / 2, stroke=0, fill=1)
        self.canvas.setFillColor(white)
        self.box(middle - side * 0.07, base - side * 0.82, side * 0.14, side * 0.4)
        self.box(middle - side * 0.07, base - side * 0.31, side * 0.14, side * 0.14)
        self.canvas.setFillColor(black)

    def triangle(self, x: float, base: float, side: float) -> None:
        path = self.canvas.beginPath()
        path.moveTo(x, PAGE_HEIGHT - base)
        path.lineTo(x + side, PAGE_HEIGHT - base)
        path.lineTo(x + side / 2, PAGE_HEIGHT - base + side * 0.9)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)
