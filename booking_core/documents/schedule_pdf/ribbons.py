"""The time in the rooms, a lane each."""

from collections.abc import Iterator

from reportlab.lib.colors import black, white

from booking_core.documents.schedule_content import RibbonLane, RibbonPart, Ribbons
from booking_core.documents.schedule_pdf.measures import (
    HOUR_NEEDS,
    LANE,
    LANE_NAMES,
    LANE_PITCH,
    LANES_A_BLOCK,
    LANES_WIDTH,
    LANES_X,
    LEFT,
    LOCK_NEEDS,
    PAGE_HEIGHT,
    POINT,
    RIGHT,
    SMALL,
    SMALL_STRONG,
    STRIPES,
    WIDTH,
)
from booking_core.documents.schedule_pdf.pen import Pen
from booking_core.documents.schedule_pdf.pieces import Block, air, shortened
from booking_core.documents.schedule_pdf.table import base_line
from booking_core.documents.typefaces import Face, Weight
from booking_core.domain.bookings import CellKind

FEWEST_LETTERS = 4
"""Of a name on a lane, the dots behind it among them: less of it tells nobody whose time it is."""


def ribbon_groups(ribbons: Ribbons) -> Iterator[tuple[Block, ...]]:
    """The lanes of the rooms, as many together as a page holds."""
    lanes = ribbons.lanes
    for first in range(0, len(lanes), LANES_A_BLOCK):
        some = lanes[first : first + LANES_A_BLOCK]
        yield air(20), _ribbon_head(ribbons), *(_lane(lane) for lane in some), _hours(ribbons)


def _ribbon_head(ribbons: Ribbons) -> Block:
    face = Face(Weight.BOLD, 10 * POINT)

    def draw(pen: Pen, y: float) -> None:
        pen.text(LEFT, y + 18, ribbons.heading, face)
        room = WIDTH - face.width_of(ribbons.heading) - 30
        pen.text_ending_at(RIGHT, y + 18, shortened(ribbons.legend, SMALL, room), SMALL)

    return Block(34, draw)


def _lane(lane: RibbonLane) -> Block:
    room = LANES_X - LEFT - 10
    face = next((face for face in LANE_NAMES if face.width_of(lane.name) <= room), LANE_NAMES[-1])
    name = shortened(lane.name, face, room)

    def draw(pen: Pen, y: float) -> None:
        pen.text(LEFT, base_line(y + LANE / 2, face, 1), name, face)
        pen.frame(LANES_X, y, LANES_WIDTH, LANE, stroke=2)
        for part in lane.parts:
            _draw_part(pen, part, y)

    return Block(LANE_PITCH, draw)


def _draw_part(pen: Pen, part: RibbonPart, y: float) -> None:
    x, width = LANES_X + part.start * LANES_WIDTH, (part.end - part.start) * LANES_WIDTH
    if part.kind is CellKind.BLOCKED:
        _draw_closed_off(pen, part, (x, y), width)
        return
    if part.kind not in {CellKind.USE, CellKind.STANDBY}:
        _draw_stripes(pen, x, y, width)
        return
    pen.box(x, y, width, LANE)
    pen.canvas.setFillColor(white)
    pen.box(x + width - 1.5, y + 2, 1.5, LANE - 4)
    label = shortened(part.label, SMALL_STRONG, width - 12)
    if len(label) >= min(FEWEST_LETTERS, len(part.label)):
        pen.text(x + 7, base_line(y + LANE / 2, SMALL_STRONG, 1), label, SMALL_STRONG)
    pen.canvas.setFillColor(black)


def _draw_closed_off(pen: Pen, part: RibbonPart, at: tuple[float, float], width: float) -> None:
    """Hollow, with a padlock and its word: neither taken nor free."""
    x, y = at
    pen.frame(x, y, width, LANE, stroke=2)
    if width < LOCK_NEEDS:
        return
    pen.padlock(x + 7, y + LANE - 6)
    if SMALL_STRONG.width_of(part.label) + LOCK_NEEDS + 6 <= width:
        pen.text(x + LOCK_NEEDS, base_line(y + LANE / 2, SMALL_STRONG, 1), part.label, SMALL_STRONG)


def _draw_stripes(pen: Pen, x: float, y: float, width: float) -> None:
    canvas, lower = pen.canvas, PAGE_HEIGHT - y - LANE
    canvas.saveState()
    area = canvas.beginPath()
    area.rect(x, lower, width, LANE)
    canvas.clipPath(area, stroke=0, fill=0)
    canvas.setLineWidth(STRIPES / 2)
    offset = -float(LANE)
    while offset < width:
        canvas.line(x + offset, lower - 2, x + offset + LANE + 4, lower + LANE + 2)
        offset += STRIPES * 1.5
    canvas.restoreState()
    pen.frame(x, y, width, LANE, stroke=2)


def _hours(ribbons: Ribbons) -> Block:
    every = 1 if HOUR_NEEDS * (len(ribbons.hours) - 1) <= LANES_WIDTH else 2

    def draw(pen: Pen, y: float) -> None:
        for hour in ribbons.hours:
            pen.box(LANES_X + hour.at * LANES_WIDTH - 1, y - 8, 2, 8)
        for hour in ribbons.hours[::every]:
            pen.text(LANES_X + hour.at * LANES_WIDTH - SMALL.width_of(hour.label) / 2, y + 16, hour.label, SMALL)

    return Block(26, draw)
