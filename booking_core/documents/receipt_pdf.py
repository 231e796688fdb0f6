"""A receipt as a PDF page, 80 mm wide and as high as it needs to be.

Measured in dots of a receipt printer, 8 a millimetre (203 dpi): the page prints dot for dot on an 80 mm roll,
whose head is 576 dots wide. The QR code is drawn as squares of whole dots.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from io import BytesIO
from itertools import pairwise
from typing import assert_never

from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from booking_core.documents.lettering import without_direction
from booking_core.documents.qr import QrCode, qr_code
from booking_core.documents.receipt_content import SQUARE, Plate, ReceiptContent, Section
from booking_core.documents.typefaces import CAP_HEIGHT, Face, Weight, fitted, load_typefaces, wrapped
from booking_core.language.writing import runs_right_to_left

DOTS_A_MM = 8
PAGE_WIDTH = 80 * DOTS_A_MM
HEAD_WIDTH = 72 * DOTS_A_MM
SMALLEST_MODULE = DOTS_A_MM // 2
"""Dots: half a millimetre."""

_EDGE = (PAGE_WIDTH - HEAD_WIDTH) / 2
_MARGIN = 24
_LEFT = _EDGE + _MARGIN
_WIDTH = HEAD_WIDTH - 2 * _MARGIN
_LARGEST_MODULE = 9
_RULE = 3
_LEADING = 1.3
_LOOSE = 1.34
_HANGING = 40
_MARK_GAP = 12


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something drawn across the paper. `draw` gets the canvas and the y of the piece's lower edge, in dots."""

    height: float
    draw: Callable[[Canvas, float], None]


class _Side(Enum):
    """Where lines begin, or that they stand in the middle."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


def receipt_pdf(content: ReceiptContent) -> bytes:
    """The receipt as a PDF of one page. The same content always gives the same bytes.

    Raises:
        ValueError: the address does not fit into a QR code that this paper can carry.
    """
    pieces = tuple(_pieces(content))
    height = sum(piece.height for piece in pieces)
    unit = mm / DOTS_A_MM
    buffer = BytesIO()
    load_typefaces()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH * unit, height * unit), invariant=1, lang=content.language)
    _describe(canvas, content)
    canvas.scale(unit, unit)
    for piece in pieces:
        height -= piece.height
        piece.draw(canvas, height)
    canvas.save()
    return buffer.getvalue()


def module_dots(code: QrCode) -> int:
    """How many dots a side of each module takes.

    Raises:
        ValueError: so large a code would need modules below half a millimetre.
    """
    dots = min(_LARGEST_MODULE, HEAD_WIDTH // code.side)
    if dots < SMALLEST_MODULE:
        message = f"a QR code of {code.side} modules does not fit on 80 mm paper"
        raise ValueError(message)
    return dots


def _describe(canvas: Canvas, content: ReceiptContent) -> None:
    canvas.setTitle(without_direction(content.title))
    canvas.setAuthor(content.author)
    canvas.setSubject(without_direction(" ".join(content.plate_words)))
    canvas.setCreator("Mødested")


def _pieces(content: ReceiptContent) -> Iterator[_Piece]:
    side = _Side.RIGHT if runs_right_to_left(content.language) else _Side.LEFT
    yield _gap(24)
    yield _plate(content)
    if content.for_staff:
        yield _gap(8)
        yield from _paragraph(content.for_staff, Face(Weight.BOLD, 26), _Side.CENTRE)
    if content.copy_stamp:
        yield _gap(16)
        yield _copy_stamp(content.copy_stamp)
    yield _gap(32)
    yield from _place(content, side)
    yield from _time(content, side)
    for section in content.sections:
        yield from _section(section, side)
    yield from _proof(content)
    yield _gap(6)
    yield _rule(14)
    for line in content.footer:
        yield from _paragraph(line, Face(Weight.REGULAR, 23), side)
    yield _gap(40)


def _place(content: ReceiptContent, side: _Side) -> Iterator[_Piece]:
    if content.lead:
        yield from _paragraph(content.lead, Face(Weight.REGULAR, 28), side)
        yield _gap(8)
    room = fitted(content.room, Weight.EXTRABOLD, (96, 88, 80, 74), width=_WIDTH, most_lines=1)
    if len(room.lines) > 1:
        room = fitted(content.room, Weight.EXTRABOLD, (84, 72, 60, 50), width=_WIDTH, most_lines=2)
    yield from _lines(room.lines, room.face, side, leading=1.02)
    yield _gap(10)
    yield from _paragraph(content.house[0], Face(Weight.BOLD, 30), side)
    for line in content.house[1:]:
        yield from _paragraph(line, Face(Weight.REGULAR, 28), side)
    yield _rule(22)


def _time(content: ReceiptContent, side: _Side) -> Iterator[_Piece]:
    yield from _paragraph(content.day, Face(Weight.BOLD, 34), side)
    yield _gap(2)
    time = fitted(content.time, Weight.EXTRABOLD, (93, 84), width=_WIDTH, most_lines=1)
    if len(time.lines) > 1:
        time = fitted(content.time, Weight.EXTRABOLD, (54, 46), width=_WIDTH, most_lines=2)
    yield from _lines(time.lines, time.face, side, leading=1.1)
    for number, line in enumerate(content.below_time):
        if number == 0:
            yield _gap(8)
        yield from _paragraph(line, Face(Weight.SEMIBOLD, 28), side)
    yield _rule(22)


def _section(section: Section, side: _Side) -> Iterator[_Piece]:
    yield from _paragraph(section.heading, Face(Weight.BOLD, 29), side)
    yield _gap(2)
    face = Face(Weight.REGULAR, 29)
    hanging = max([_HANGING, *(_mark_face(face).width_of(mark) + _MARK_GAP for mark in section.marks)])
    for number, line in enumerate(section.lines):
        if section.marks:
            yield from _marked(section.marks[number], line, face, side=side, hanging=hanging)
        else:
            yield from _paragraph(line, face, side, leading=_LOOSE)
    yield _rule(22)


def _proof(content: ReceiptContent) -> Iterator[_Piece]:
    yield _qr(qr_code(content.qr_text))
    yield from _paragraph(content.code_label, Face(Weight.REGULAR, 28), _Side.CENTRE)
    if content.code:
        code = fitted(content.code, Weight.EXTRABOLD, (76, 64), width=_WIDTH, most_lines=1)
        yield from _lines(code.lines, code.face, _Side.CENTRE, leading=1.15)
    if content.below_code:
        yield _gap(12)
    for line in content.below_code:
        yield from _paragraph(line, Face(Weight.REGULAR, 28), _Side.CENTRE)


def _gap(height: float) -> _Piece:
    return _Piece(height, lambda _canvas, _y: None)


def _rule(around: float) -> _Piece:
    def draw(canvas: Canvas, y: float) -> None:
        canvas.rect(_LEFT, y + around, _WIDTH, _RULE, stroke=0, fill=1)

    return _Piece(_RULE + 2 * around, draw)


def _paragraph(text: str, face: Face, side: _Side, *, leading: float = _LEADING) -> Iterator[_Piece]:
    return _lines(wrapped(text, face, _WIDTH), face, side, leading=leading)


def _lines(lines: tuple[str, ...], face: Face, side: _Side, *, leading: float) -> Iterator[_Piece]:
    for line in lines:
        yield _line(line, face, _x_of(line, face, side), leading=leading)


def _x_of(text: str, face: Face, side: _Side, *, indent: float = 0) -> float:
    room = _WIDTH - indent - face.width_of(text)
    return _LEFT + {_Side.LEFT: indent, _Side.CENTRE: indent + room / 2, _Side.RIGHT: room}[side]


def _line(text: str, face: Face, x: float, *, leading: float) -> _Piece:
    height = face.size * leading
    base = (height - face.size * CAP_HEIGHT) / 2
    return _Piece(height, lambda canvas, y: face.write(canvas, x, y + base, text))


def _marked(mark: str, text: str, face: Face, *, side: _Side, hanging: float) -> Iterator[_Piece]:
    """A line that hangs from its mark."""
    for number, line in enumerate(wrapped(text, face, _WIDTH - hanging)):
        written = _line(line, face, _x_of(line, face, side, indent=hanging), leading=_LOOSE)
        yield written if number else _over(written, _mark(mark, face, side))


def _mark_face(face: Face) -> Face:
    return Face(Weight.SEMIBOLD, face.size)


def _mark(mark: str, face: Face, side: _Side) -> _Piece:
    if mark != SQUARE:
        return _line(mark, _mark_face(face), _x_of(mark, _mark_face(face), side), leading=_LOOSE)
    edge, height = 13, face.size * _LOOSE
    x = _LEFT + _WIDTH - edge if side is _Side.RIGHT else _LEFT

    def draw(canvas: Canvas, y: float) -> None:
        canvas.rect(x, y + (height - edge) / 2, edge, edge, stroke=0, fill=1)

    return _Piece(height, draw)


def _over(one: _Piece, other: _Piece) -> _Piece:
    """Both at the same height of the paper, `other` first, as one reads."""

    def draw(canvas: Canvas, y: float) -> None:
        other.draw(canvas, y)
        one.draw(canvas, y)

    return _Piece(max(one.height, other.height), draw)


def _qr(code: QrCode) -> _Piece:
    """The code in its quiet zone, centred on the paper."""
    dots = module_dots(code)
    left = (PAGE_WIDTH - code.side * dots) // 2

    def draw(canvas: Canvas, y: float) -> None:
        path = canvas.beginPath()
        for row, column, count in code.runs():
            path.rect(left + column * dots, y + (code.side - 1 - row) * dots, count * dots, dots)
        canvas.drawPath(path, stroke=0, fill=1)

    return _Piece(code.side * dots, draw)


def _plate(content: ReceiptContent) -> _Piece:
    match content.plate:
        case Plate.CONFIRMED:
            return _confirmed_plate(content.plate_words[0])
        case Plate.REQUEST:
            return _request_plate(content.plate_words)
        case Plate.SLIP:
            return _slip_plate(content.plate_words)
        case _:
            assert_never(content.plate)


def _confirmed_plate(word: str) -> _Piece:
    """White on black with a tick: the one thing on paper that is filled."""
    height, tick = 112, 58
    text = fitted(word, Weight.EXTRABOLD, (66, 58, 50), width=_WIDTH - tick - 24, most_lines=1)
    width = text.face.width_of(word)
    left = (PAGE_WIDTH - tick - 24 - width) / 2

    def draw(canvas: Canvas, y: float) -> None:
        canvas.rect(_EDGE, y, HEAD_WIDTH, height, stroke=0, fill=1)
        canvas.setFillColor(white)
        text.face.write(canvas, left + tick + 24, y + (height - text.face.size * CAP_HEIGHT) / 2, word, white=True)
        canvas.setFillColor(black)
        _draw_tick(canvas, left, y + height / 2, tick)

    return _Piece(height, draw)


def _draw_tick(canvas: Canvas, x: float, middle: float, width: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x + 5, middle - 1)
    path.lineTo(x + 0.36 * width, middle - 0.3 * width)
    path.lineTo(x + width - 5, middle + 0.3 * width)
    canvas.saveState()
    canvas.setStrokeColor(white)
    canvas.setLineWidth(11)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def _request_plate(words: tuple[str, ...]) -> _Piece:
    """White in a dashed frame with an hourglass: told from a confirmation at arm's length."""
    height, glass = 176, 46
    first = fitted(words[0], Weight.EXTRABOLD, (64, 56, 48), width=_WIDTH - glass - 40, most_lines=1).face
    second = fitted(words[1], Weight.BOLD, (44, 38, 32), width=_WIDTH - 16, most_lines=1).face
    left = (PAGE_WIDTH - glass - 22 - first.width_of(words[0])) / 2

    def draw(canvas: Canvas, y: float) -> None:
        _draw_dashed_frame(canvas, _EDGE + 4, y + 4, HEAD_WIDTH - 8, height=height - 8)
        _draw_hourglass(canvas, left, y + 94, glass)
        first.write(canvas, left + glass + 22, y + 96, words[0])
        second.write(canvas, (PAGE_WIDTH - second.width_of(words[1])) / 2, y + 38, words[1])

    return _Piece(height, draw)


def _slip_plate(words: tuple[str, ...]) -> _Piece:
    """Words between two rules: neither filled nor dashed, so that nobody takes it for a receipt."""
    height = 150
    first = fitted(words[0], Weight.EXTRABOLD, (64, 56, 48), width=_WIDTH, most_lines=1).face
    second = fitted(words[1], Weight.BOLD, (40, 34, 28), width=_WIDTH, most_lines=1).face

    def draw(canvas: Canvas, y: float) -> None:
        for edge in (y, y + height - 2 * _RULE):
            canvas.rect(_LEFT, edge, _WIDTH, 2 * _RULE, stroke=0, fill=1)
        first.write(canvas, (PAGE_WIDTH - first.width_of(words[0])) / 2, y + 78, words[0])
        second.write(canvas, (PAGE_WIDTH - second.width_of(words[1])) / 2, y + 28, words[1])

    return _Piece(height, draw)


def _draw_dashed_frame(canvas: Canvas, x: float, y: float, width: float, *, height: float) -> None:
    """Dashes that meet at the corners, whatever the sides measure."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    canvas.saveState()
    canvas.setLineWidth(8)
    canvas.setLineCap(0)
    for (x1, y1), (x2, y2) in pairwise(corners):
        length = abs(x2 - x1) + abs(y2 - y1)
        period = length / round(length / 27)
        canvas.setDash((period * 0.6, period * 0.4), period * 0.3)
        canvas.line(x1, y1, x2, y2)
    for corner_x, corner_y in corners[:-1]:
        canvas.rect(corner_x - 4, corner_y - 4, 8, 8, stroke=0, fill=1)
    canvas.restoreState()


def _draw_hourglass(canvas: Canvas, x: float, y: float, height: float) -> None:
    """An outlined glass between two bars, the lower half filled with sand."""
    width, bar = height * 0.78, 6
    neck, top, bottom = y + height / 2, y + height - bar, y + bar
    glass = canvas.beginPath()
    for side in (-1, 1):
        glass.moveTo(x + width / 2 + side * (width / 2 - 6), top)
        glass.lineTo(x + width / 2 + side * 2, neck)
        glass.lineTo(x + width / 2 + side * (width / 2 - 6), bottom)
    sand = canvas.beginPath()
    sand.moveTo(x + 6, bottom)
    sand.lineTo(x + width - 6, bottom)
    sand.lineTo(x + width / 2, neck - 4)
    sand.close()
    canvas.saveState()
    canvas.setLineWidth(5)
    canvas.setLineJoin(1)
    canvas.drawPath(glass, stroke=1, fill=0)
    canvas.drawPath(sand, stroke=0, fill=1)
    for end in (y, top):
        canvas.rect(x, end, width, bar, stroke=0, fill=1)
    canvas.restoreState()


def _copy_stamp(word: str) -> _Piece:
    """A framed word across the paper: the same booking, not a second one."""
    height, face = 62, Face(Weight.BOLD, 40)

    def draw(canvas: Canvas, y: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(4)
        canvas.rect(_LEFT, y + 2, _WIDTH, height - 4, stroke=1, fill=0)
        canvas.restoreState()
        face.write(canvas, (PAGE_WIDTH - face.width_of(word)) / 2, y + (height - face.size * CAP_HEIGHT) / 2, word)

    return _Piece(height, draw)
