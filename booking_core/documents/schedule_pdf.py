"""The janitor's daily schedule on A4: black ink alone, rows to tick off, every page readable by itself.

Measured in dots of 150 dpi from the upper left corner: the page is 1240 by 1754. A row is never torn, a heading
never left without a row, and what is too long for its column ends in an ellipsis.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from booking_core.documents.schedule_content import (
    ClosedDay,
    RibbonLane,
    RibbonPart,
    Ribbons,
    SheetContent,
    SheetRow,
    Strip,
)
from booking_core.documents.schedule_words import WrittenChange
from booking_core.documents.typefaces import CAP_HEIGHT, Face, Weight, fitted, load_typefaces, wrapped
from booking_core.domain.bookings import CellKind

POINT = 150 / 72
"""Dots a typographic point."""
PAGE_WIDTH, PAGE_HEIGHT = 1240, 1754
LEFT, RIGHT, TOP, BOTTOM = 70, 1170, 66, 1692

_WIDTH = RIGHT - LEFT
_BODY = Face(Weight.REGULAR, 9 * POINT)
_STRONG = Face(Weight.BOLD, 9 * POINT)
_REMEMBER = Face(Weight.SEMIBOLD, 8.5 * POINT)
_TIME = Face(Weight.BOLD, 13 * POINT)
_COUNT = Face(Weight.BOLD, 13 * POINT)
_SMALL = Face(Weight.REGULAR, 7.5 * POINT)
_SMALL_STRONG = Face(Weight.BOLD, 7.5 * POINT)
_LANE_NAMES = (_STRONG, Face(Weight.BOLD, 8 * POINT), _SMALL_STRONG)
_LEADING = 1.26
_THIN, _STROKE, _HEAVY = 1.5, 3, 5
_ELLIPSIS = "…"
_ARROW, _READ_AS = "→", ">"
_INVISIBLE: Final = 3

_TIME_X, _PLACE_X, _DO_X, _TABLES_X, _CHAIRS_X, _REMEMBER_X = 126, 226, 436, 806, 886, 978
_GAP = 14
_MOST_LINES = 3
_TICK, _ROW, _NOTE = 32, 53, 10
_MARK = 20
_LANES_X = 226
_LANES_WIDTH, _HOUR_NEEDS = RIGHT - _LANES_X, 34
_LANE, _LANE_PITCH, _LANES_A_BLOCK = 26, 36, 24
_STRIPES = 9
_LOCK_NEEDS = 26


@dataclass(frozen=True, slots=True)
class _Pen:
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

    def rule(self, y: float, stroke: float, *, x: float = LEFT, width: float = _WIDTH) -> None:
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

    def triangle(self, x: float, base: float, side: float) -> None:
        path = self.canvas.beginPath()
        path.moveTo(x, PAGE_HEIGHT - base)
        path.lineTo(x + side, PAGE_HEIGHT - base)
        path.lineTo(x + side / 2, PAGE_HEIGHT - base + side * 0.9)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class _Block:
    """Something across the page, drawn in one piece. `draw` gets the y of its upper edge."""

    height: float
    draw: Callable[[_Pen, float], None]


@dataclass(frozen=True, slots=True)
class _Group:
    """Blocks that stay on one page; `on_new_page` go before them where that page begins with them.

    `tighter` are the same with less air: where that alone spares a page.
    """

    blocks: tuple[_Block, ...]
    on_new_page: tuple[_Block, ...] = ()
    tighter: tuple[_Block, ...] = ()


def schedule_pdf(content: SheetContent) -> bytes:
    """The sheet as a PDF of A4 pages. The same content always gives the same bytes."""
    load_typefaces()
    pages = tuple(_pages(content))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, lang=content.language)
    canvas.setTitle(content.title)
    canvas.setAuthor(content.author)
    canvas.setCreator("Mødested")
    for number, blocks in enumerate(pages, start=1):
        _draw_page(canvas, content, blocks, page=content.page.format(page=number, pages=len(pages)))
    canvas.save()
    return buffer.getvalue()


def _draw_page(canvas: Canvas, content: SheetContent, blocks: Sequence[_Block], *, page: str) -> None:
    canvas.scale(A4[0] / PAGE_WIDTH, A4[1] / PAGE_HEIGHT)
    pen, y = _Pen(canvas), float(TOP)
    _draw_edition(pen, content, page)
    for block in blocks:
        block.draw(pen, y)
        y += block.height
    canvas.showPage()


def _draw_edition(pen: _Pen, content: SheetContent, page: str) -> None:
    """Which print and which page it is, in the upper corner of each."""
    pen.text_ending_at(RIGHT, TOP + 20, content.edition, Face(Weight.BOLD, 12.5 * POINT))
    pen.text_ending_at(RIGHT, TOP + 50, f"{content.printed} · {page}", _BODY)


def _pages(content: SheetContent) -> Iterator[tuple[_Block, ...]]:
    """The groups shared out over pages."""
    page = [_head(content)]
    for group in _groups(content):
        least = group.tighter or group.blocks
        if len(page) > 1 and _height(least) > _room_under(page):
            yield tuple(page)
            page = [_later_head(content), *group.on_new_page]
        page.extend(group.blocks if _height(group.blocks) <= _room_under(page) else least)
    yield tuple(page)


def _room_under(blocks: Sequence[_Block]) -> float:
    return BOTTOM - TOP - _height(blocks)


def _height(blocks: Sequence[_Block]) -> float:
    return sum(block.height for block in blocks)


def _groups(content: SheetContent) -> Iterator[_Group]:
    if content.stale:
        yield _Group((_plate((content.stale,)), _gap(14)))
    if content.closed_off is not None:
        yield _Group((_strip(content.closed_off, marked=False), _gap(14)))
    if content.reported is not None:
        yield _Group((_strip(content.reported, marked=False, boxed=True), _gap(14)))
    if content.closed is not None:
        yield from _closed(content.closed)
        return
    if content.strip is not None:
        yield _Group((_strip(content.strip), _gap(14)))
    yield from _table(content)
    if content.notice:
        yield _Group((_gap(24), *_sentence(content.notice, Face(Weight.BOLD, 13 * POINT))))
    *earlier, last = _ribbon_groups(content.ribbons) if content.ribbons is not None else ((),)
    yield from map(_Group, earlier)
    yield _signed(last, content.signatures)


def _gap(height: float) -> _Block:
    return _Block(height, lambda _pen, _y: None)


# Heads


def _head(content: SheetContent) -> _Block:
    """The day, large, and the house with its hours."""
    corner = 250
    lines = 1 if content.closed is None else 2
    heading = fitted(content.heading, Weight.EXTRABOLD, (66, 58, 50, 42), width=_WIDTH - corner, most_lines=lines)
    if len(heading.lines) > lines:
        heading = fitted(content.heading, Weight.EXTRABOLD, (50, 42), width=_WIDTH - corner, most_lines=2)
    house = fitted(content.below_heading, Weight.SEMIBOLD, (26, 23, 20), width=_WIDTH, most_lines=1)
    line, lower = heading.face.size * 1.06, house.face.size * 1.3
    above = len(heading.lines) * line

    def draw(pen: _Pen, y: float) -> None:
        for number, text in enumerate(heading.lines):
            pen.text(LEFT, y + number * line + heading.face.size * 0.74, text, heading.face)
        for number, text in enumerate(house.lines):
            pen.text(LEFT, y + above + 8 + number * lower + house.face.size * 0.8, text, house.face)

    return _Block(above + 8 + len(house.lines) * lower + 16, draw)


def _later_head(content: SheetContent) -> _Block:
    face = Face(Weight.EXTRABOLD, 15 * POINT)
    house = content.below_heading.partition(" · ")[0]
    text = _shortened(f"{content.heading} · {house}", face, _WIDTH - 250)

    def draw(pen: _Pen, y: float) -> None:
        pen.text(LEFT, y + 30, text, face)

    return _Block(74, draw)


# What changed, and what is not sure


def _strip(strip: Strip, *, marked: bool = True, boxed: bool = False) -> _Block:
    """The lines beside a black plate that says what they are; `marked` as what has changed, `boxed` to tick off."""
    side, pad = 250, 18
    heading = fitted(strip.heading, Weight.BOLD, (22, 20, 18), width=side - 2 * pad, most_lines=3)
    room = _WIDTH - side - 2 * pad - 30
    lines = [_change_lines(change, room) for change in strip.lines]
    said = wrapped(strip.says, _STRONG, room) if strip.says else ()
    line = _BODY.size * 1.34
    rows = sum(len(texts) for texts in lines) + len(said)
    height = max((rows - 0.3) * line + 6 * max(0, len(lines) - 1), len(heading.lines) * heading.face.size * 1.15)
    height += 2 * pad

    def draw(pen: _Pen, y: float) -> None:
        pen.frame(LEFT, y, _WIDTH, height, stroke=_HEAVY)
        pen.box(LEFT, y, side, height)
        pen.canvas.setFillColor(white)
        for number, text in enumerate(heading.lines):
            pen.text(LEFT + pad, y + pad + heading.face.size * (0.84 + 1.2 * number), text, heading.face)
        pen.canvas.setFillColor(black)
        base = y + pad + _BODY.size * 0.84
        for text in said:
            pen.text(LEFT + side + pad, base, text, _STRONG)
            base += line
        for texts in lines:
            if marked:
                pen.triangle(LEFT + side + pad, base, 15)
            if boxed:
                pen.frame(LEFT + side + pad, base - 17, 18, 18, stroke=_STROKE)
            for lead, rest in texts:
                x = LEFT + side + pad + 26 * (marked or boxed)
                pen.text(x, base, lead, _STRONG)
                pen.text(x + _STRONG.width_of(lead), base, rest, _BODY)
                base += line
            base += 6

    return _Block(height + 4, draw)


def _change_lines(change: WrittenChange, width: float) -> tuple[tuple[str, str], ...]:
    """The bold lead and the plain rest of each line, two at most."""
    lead = _shortened(f"{change.place} ", _STRONG, width * 0.6)
    lead = lead if lead.endswith(" ") else f"{lead} "
    first_room = width - _STRONG.width_of(lead)
    first, *others = wrapped(change.text, _BODY, first_room)
    rest = " ".join(others)
    return ((lead, first),) if not rest else ((lead, first), ("", _shortened(rest, _BODY, width)))


def _plate(sentences: Sequence[str]) -> _Block:
    """A dashed frame: what is said in it is not sure."""
    face, pad = Face(Weight.BOLD, 10 * POINT), 18
    lines = [line for text in sentences for line in wrapped(text, face, _WIDTH - 2 * pad)]
    height = len(lines) * face.size * 1.3 + 2 * pad - 4

    def draw(pen: _Pen, y: float) -> None:
        pen.canvas.saveState()
        pen.canvas.setDash(12, 7)
        pen.frame(LEFT, y, _WIDTH, height, stroke=4)
        pen.canvas.restoreState()
        for number, text in enumerate(lines):
            pen.text(LEFT + pad, y + pad + face.size * (0.8 + 1.3 * number), text, face)

    return _Block(height, draw)


# The table


def _table(content: SheetContent) -> Iterator[_Group]:
    """Each leg's heading stays with its first row; on a new page column heads and leg are said again."""
    head = _table_head(content.columns)
    for number, leg in enumerate(content.legs):
        heading = _leg_heading(leg.heading)
        again = (head, _leg_heading(leg.heading_again))
        for place, row in enumerate(leg.rows):
            drawn = _row(row)
            if place:
                yield _Group((drawn,), on_new_page=again)
            elif number:
                yield _Group((heading, drawn), on_new_page=(head,))
            else:
                yield _Group((head, heading, drawn))
    if content.legs:
        yield _Group((_closing_rule(),))


def _table_head(columns: Sequence[str]) -> _Block:
    places = (_TIME_X, _PLACE_X, _DO_X, _TABLES_X, _CHAIRS_X, _REMEMBER_X)

    def draw(pen: _Pen, y: float) -> None:
        for x, text in zip(places, columns, strict=True):
            pen.text(x, y + 30, text, _STRONG)

    return _Block(44, draw)


def _leg_heading(text: str) -> _Block:
    face = Face(Weight.BOLD, 9.5 * POINT)

    def draw(pen: _Pen, y: float) -> None:
        pen.rule(y, _HEAVY)
        pen.text(LEFT, y + 24, _shortened(text, face, _WIDTH), face)
        pen.rule(y + 35, _THIN)

    return _Block(36, draw)


def _closing_rule() -> _Block:
    return _Block(12, lambda pen, y: pen.rule(y, _HEAVY))


def _row(row: SheetRow) -> _Block:
    place = _clipped(row.place, Face(Weight.BOLD, 11.5 * POINT), _DO_X - _PLACE_X - _GAP - (_MARK + 6) * row.changed, 2)
    do = _clipped(row.do, _BODY, _TABLES_X - _DO_X - _GAP, _MOST_LINES)
    remember = tuple(line for fact in row.remember for line in wrapped(fact, _REMEMBER, RIGHT - _REMEMBER_X))
    columns = (
        (_PLACE_X + (_MARK + 6) * row.changed, place, Face(Weight.BOLD, 11.5 * POINT)),
        (_DO_X, do, _BODY),
        (_REMEMBER_X, remember, _REMEMBER),
    )
    least = _ROW + (_NOTE if row.time_note else 0)
    height = max(least, *(len(lines) * face.size * _LEADING + 20 for _, lines, face in columns))

    def draw(pen: _Pen, y: float) -> None:
        middle = y + height / 2
        if row.changed:
            pen.box(LEFT - 16, y + 5, 7, height - 10)
            pen.triangle(_PLACE_X, _base(middle, columns[0][2], len(place)), _MARK)
        if row.has_box:
            pen.frame(LEFT + 2, middle - _TICK / 2, _TICK, _TICK, stroke=_STROKE, radius=3)
        _draw_time(pen, row, middle)
        for x, lines, face in columns:
            _draw_lines(pen, lines, face, at=(x, middle))
        pen.text(_TABLES_X, _base(middle, _COUNT, 1), row.tables, _COUNT)
        pen.text(_CHAIRS_X, _base(middle, _COUNT, 1), row.chairs, _COUNT)
        pen.rule(y + height, _THIN)

    return _Block(height, draw)


def _draw_time(pen: _Pen, row: SheetRow, middle: float) -> None:
    if not row.time_note:
        pen.text(_TIME_X, _base(middle, _TIME, 1), row.time, _TIME)
        return
    pen.text(_TIME_X, _base(middle - 9, _TIME, 1), row.time, _TIME)
    pen.text(_TIME_X, middle + 21, _shortened(row.time_note, _SMALL, _PLACE_X - _TIME_X - 4), _SMALL)


def _draw_lines(pen: _Pen, lines: Sequence[str], face: Face, *, at: tuple[float, float]) -> None:
    x, middle = at
    base = _base(middle, face, len(lines))
    for number, text in enumerate(lines):
        pen.text(x, base + number * face.size * _LEADING, text, face)


def _base(middle: float, face: Face, lines: int) -> float:
    """The base line of the first of `lines` that stand around `middle`."""
    return middle + face.size * CAP_HEIGHT / 2 - (lines - 1) * face.size * _LEADING / 2


def _clipped(text: str, face: Face, width: float, most_lines: int) -> tuple[str, ...]:
    """`text` in lines of that width; what is beyond the last one becomes an ellipsis."""
    lines = wrapped(text, face, width)
    if len(lines) <= most_lines:
        return lines
    rest = " ".join(lines[most_lines - 1 :])
    return (*lines[: most_lines - 1], _shortened(rest, face, width))


def _shortened(text: str, face: Face, width: float) -> str:
    """`text` on one line, cut with an ellipsis where it would run out of `width`."""
    if face.width_of(text) <= width:
        return text
    kept = text
    while kept and face.width_of(kept.rstrip() + _ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip(" -·,") + _ELLIPSIS


def _sentence(text: str, face: Face) -> Iterator[_Block]:
    for line in wrapped(text, face, _WIDTH):
        yield _line(line, face)


def _line(text: str, face: Face) -> _Block:
    height = face.size * 1.3

    def draw(pen: _Pen, y: float) -> None:
        pen.text(LEFT, y + face.size, text, face)

    return _Block(height, draw)


# Time in the rooms


def _ribbon_groups(ribbons: Ribbons) -> Iterator[tuple[_Block, ...]]:
    lanes = ribbons.lanes
    for first in range(0, len(lanes), _LANES_A_BLOCK):
        some = lanes[first : first + _LANES_A_BLOCK]
        yield _gap(20), _ribbon_head(ribbons), *(_lane(lane) for lane in some), _hours(ribbons)


def _ribbon_head(ribbons: Ribbons) -> _Block:
    face = Face(Weight.BOLD, 10 * POINT)

    def draw(pen: _Pen, y: float) -> None:
        pen.text(LEFT, y + 18, ribbons.heading, face)
        room = _WIDTH - face.width_of(ribbons.heading) - 30
        pen.text_ending_at(RIGHT, y + 18, _shortened(ribbons.legend, _SMALL, room), _SMALL)

    return _Block(34, draw)


def _lane(lane: RibbonLane) -> _Block:
    room = _LANES_X - LEFT - 10
    face = next((face for face in _LANE_NAMES if face.width_of(lane.name) <= room), _LANE_NAMES[-1])
    name = _shortened(lane.name, face, room)

    def draw(pen: _Pen, y: float) -> None:
        pen.text(LEFT, _base(y + _LANE / 2, face, 1), name, face)
        pen.frame(_LANES_X, y, _LANES_WIDTH, _LANE, stroke=2)
        for part in lane.parts:
            _draw_part(pen, part, y)

    return _Block(_LANE_PITCH, draw)


def _draw_part(pen: _Pen, part: RibbonPart, y: float) -> None:
    x, width = _LANES_X + part.start * _LANES_WIDTH, (part.end - part.start) * _LANES_WIDTH
    if part.kind is CellKind.BLOCKED:
        _draw_closed_off(pen, part, (x, y), width)
        return
    if part.kind not in {CellKind.USE, CellKind.STANDBY}:
        _draw_stripes(pen, x, y, width)
        return
    pen.box(x, y, width, _LANE)
    pen.canvas.setFillColor(white)
    pen.box(x + width - 1.5, y + 2, 1.5, _LANE - 4)
    if _SMALL_STRONG.width_of(part.label) + 12 <= width:
        pen.text(x + 7, _base(y + _LANE / 2, _SMALL_STRONG, 1), part.label, _SMALL_STRONG)
    pen.canvas.setFillColor(black)


def _draw_closed_off(pen: _Pen, part: RibbonPart, at: tuple[float, float], width: float) -> None:
    """Hollow, with a padlock and its word: neither taken nor free."""
    x, y = at
    pen.frame(x, y, width, _LANE, stroke=2)
    if width < _LOCK_NEEDS:
        return
    pen.padlock(x + 7, y + _LANE - 6)
    if _SMALL_STRONG.width_of(part.label) + _LOCK_NEEDS + 6 <= width:
        pen.text(x + _LOCK_NEEDS, _base(y + _LANE / 2, _SMALL_STRONG, 1), part.label, _SMALL_STRONG)


def _draw_stripes(pen: _Pen, x: float, y: float, width: float) -> None:
    canvas, lower = pen.canvas, PAGE_HEIGHT - y - _LANE
    canvas.saveState()
    area = canvas.beginPath()
    area.rect(x, lower, width, _LANE)
    canvas.clipPath(area, stroke=0, fill=0)
    canvas.setLineWidth(_STRIPES / 2)
    offset = -float(_LANE)
    while offset < width:
        canvas.line(x + offset, lower - 2, x + offset + _LANE + 4, lower + _LANE + 2)
        offset += _STRIPES * 1.5
    canvas.restoreState()
    pen.frame(x, y, width, _LANE, stroke=2)


def _hours(ribbons: Ribbons) -> _Block:
    every = 1 if _HOUR_NEEDS * (len(ribbons.hours) - 1) <= _LANES_WIDTH else 2

    def draw(pen: _Pen, y: float) -> None:
        for hour in ribbons.hours:
            pen.box(_LANES_X + hour.at * _LANES_WIDTH - 1, y - 8, 2, 8)
        for hour in ribbons.hours[::every]:
            pen.text(_LANES_X + hour.at * _LANES_WIDTH - _SMALL.width_of(hour.label) / 2, y + 16, hour.label, _SMALL)

    return _Block(26, draw)


def _signed(above: tuple[_Block, ...], texts: Sequence[str]) -> _Group:
    """Where each shift signs. Never on a page by itself: what stands `above` comes along."""
    return _Group((*above, _signatures(texts, base=62)), tighter=(*above, _signatures(texts, base=40)))


def _signatures(texts: Sequence[str], *, base: float) -> _Block:
    def draw(pen: _Pen, y: float) -> None:
        x = float(LEFT)
        for text in texts:
            pen.text(x, y + base, text, _BODY)
            x += _BODY.width_of(text) + 10
            pen.rule(y + base + 4, _THIN, x=x, width=170)
            x += 200

    return _Block(base + 14, draw)


# A closed day


def _closed(closed: ClosedDay) -> Iterator[_Group]:
    large = Face(Weight.SEMIBOLD, 14 * POINT)
    for text in closed.sentences:
        yield _Group((*_sentence(text, large), _gap(6)))
    if closed.warning:
        yield _Group((_gap(24), _warning(closed.warning), _gap(10)))
    for booking in closed.bookings:
        yield _Group((_closed_booking(booking),))
    if closed.advice:
        yield _Group((_gap(16), *_sentence(closed.advice, Face(Weight.SEMIBOLD, 12 * POINT))))


def _warning(text: str) -> _Block:
    """White on a black plate across the page."""
    found = fitted(text, Weight.EXTRABOLD, (46, 40, 34), width=_WIDTH - 60, most_lines=2)
    height = len(found.lines) * found.face.size * 1.2 + 52

    def draw(pen: _Pen, y: float) -> None:
        pen.box(LEFT, y, _WIDTH, height)
        pen.canvas.setFillColor(white)
        for number, line in enumerate(found.lines):
            pen.text(LEFT + 30, y + 26 + found.face.size * (0.86 + 1.2 * number), line, found.face)
        pen.canvas.setFillColor(black)

    return _Block(height, draw)


def _closed_booking(booking: WrittenChange) -> _Block:
    bold, plain = Face(Weight.BOLD, 14 * POINT), Face(Weight.REGULAR, 12 * POINT)
    first = _shortened(booking.place, bold, _WIDTH - _TICK - 20)
    second = _clipped(booking.text, plain, _WIDTH - _TICK - 20, 2)
    height = 56 + len(second) * plain.size * _LEADING + 12

    def draw(pen: _Pen, y: float) -> None:
        pen.frame(LEFT + 2, y + 18, _TICK, _TICK, stroke=_STROKE, radius=3)
        pen.text(LEFT + _TICK + 20, y + 44, first, bold)
        for number, line in enumerate(second):
            pen.text(LEFT + _TICK + 20, y + 44 + plain.size * (1.4 + number * _LEADING), line, plain)
        pen.rule(y + height, _THIN)

    return _Block(height, draw)
