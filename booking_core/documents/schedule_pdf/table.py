"""The tasks, a row each, under the headings of their legs."""

from collections.abc import Iterator, Sequence

from booking_core.documents.schedule_content import SheetContent, SheetRow
from booking_core.documents.schedule_pdf.measures import (
    CHAIRS_X,
    COUNT,
    DO_X,
    GAP,
    HEAVY,
    LEADING,
    LEFT,
    MARK,
    NOTE,
    PLACE,
    PLACE_X,
    POINT,
    REMEMBER_X,
    RIGHT,
    ROW,
    SMALL,
    STROKE,
    STRONG,
    TABLES_X,
    THIN,
    TICK,
    TIME,
    TIME_X,
    WIDTH,
    Reading,
)
from booking_core.documents.schedule_pdf.pen import Pen
from booking_core.documents.schedule_pdf.pieces import Block, Group, clipped, shortened
from booking_core.documents.typefaces import CAP_HEIGHT, Face, Weight, wrapped


def table_groups(content: SheetContent, reading: Reading) -> Iterator[Group]:
    """Each leg's heading stays with its first row; on a new page column heads and leg are said again."""
    head = _table_head(content.columns)
    for number, leg in enumerate(content.legs):
        heading = _leg_heading(leg.heading)
        again = (head, _leg_heading(leg.heading_again))
        for place, row in enumerate(leg.rows):
            drawn = _row(row, reading)
            if place:
                yield Group((drawn,), on_new_page=again)
            elif number:
                yield Group((heading, drawn), on_new_page=(head,))
            else:
                yield Group((head, heading, drawn))
    if content.legs:
        yield Group((_closing_rule(),))


def _table_head(columns: Sequence[str]) -> Block:
    places = (TIME_X, PLACE_X, DO_X, TABLES_X, CHAIRS_X, REMEMBER_X)

    def draw(pen: Pen, y: float) -> None:
        for x, text in zip(places, columns, strict=True):
            pen.text(x, y + 30, text, STRONG)

    return Block(44, draw)


def _leg_heading(text: str) -> Block:
    face = Face(Weight.BOLD, 9.5 * POINT)

    def draw(pen: Pen, y: float) -> None:
        pen.rule(y, HEAVY)
        pen.text(LEFT, y + 24, shortened(text, face, WIDTH), face)
        pen.rule(y + 35, THIN)

    return Block(36, draw)


def _closing_rule() -> Block:
    return Block(12, lambda pen, y: pen.rule(y, HEAVY))


def _row(row: SheetRow, reading: Reading) -> Block:
    indent = (MARK + 6) * row.changed
    place = clipped(row.place, PLACE, DO_X - PLACE_X - GAP - indent, 2)
    do = clipped(row.do, reading.do, TABLES_X - DO_X - GAP, reading.most_lines)
    told = tuple(_told_lines(row, reading))
    remember = tuple(line for fact in row.remember for line in wrapped(fact, reading.remember, RIGHT - REMEMBER_X))
    least = ROW + (NOTE if row.time_note else 0)
    columns = ((len(place), PLACE), (len(do) + len(told), reading.do), (len(remember), reading.remember))
    height = max(least, *(lines * face.size * LEADING + 20 for lines, face in columns))

    def draw(pen: Pen, y: float) -> None:
        middle = y + height / 2
        if row.changed:
            pen.box(LEFT - 16, y + 5, 7, height - 10)
            pen.triangle(PLACE_X, base_line(middle, PLACE, len(place)), MARK)
        if row.has_box:
            pen.frame(LEFT + 2, middle - TICK / 2, TICK, TICK, stroke=STROKE, radius=3)
        _draw_time(pen, row, middle)
        _draw_lines(pen, place, PLACE, at=(PLACE_X + indent, middle))
        _draw_work(pen, do, told, reading=reading, middle=middle)
        _draw_lines(pen, remember, reading.remember, at=(REMEMBER_X, middle))
        pen.text(TABLES_X, base_line(middle, COUNT, 1), row.tables, COUNT)
        pen.text(CHAIRS_X, base_line(middle, COUNT, 1), row.chairs, COUNT)
        pen.rule(y + height, THIN)

    return Block(height, draw)


def _told_lines(row: SheetRow, reading: Reading) -> Iterator[tuple[bool, str]]:
    """What is wrong in the room, line by line, and with which each begins."""
    for text in row.reported:
        lines = wrapped(text, _told_face(reading), TABLES_X - DO_X - GAP - MARK - 6)
        yield from ((number == 0, line) for number, line in enumerate(lines))


def _told_face(reading: Reading) -> Face:
    return Face(Weight.SEMIBOLD, reading.do.size)


def _draw_work(
    pen: Pen, do: Sequence[str], told: Sequence[tuple[bool, str]], *, reading: Reading, middle: float
) -> None:
    """What to do, and under it with a sign what is wrong there."""
    line = reading.do.size * LEADING
    base = base_line(middle, reading.do, len(do) + len(told))
    for text in do:
        pen.text(DO_X, base, text, reading.do)
        base += line
    for begins, text in told:
        if begins:
            pen.exclamation(DO_X, base + 1, MARK)
        pen.text(DO_X + MARK + 6, base, text, _told_face(reading))
        base += line


def _draw_time(pen: Pen, row: SheetRow, middle: float) -> None:
    if not row.time_note:
        pen.text(TIME_X, base_line(middle, TIME, 1), row.time, TIME)
        return
    pen.text(TIME_X, base_line(middle - 9, TIME, 1), row.time, TIME)
    pen.text(TIME_X, middle + 21, shortened(row.time_note, SMALL, PLACE_X - TIME_X - 4), SMALL)


def _draw_lines(pen: Pen, lines: Sequence[str], face: Face, *, at: tuple[float, float]) -> None:
    x, middle = at
    base = base_line(middle, face, len(lines))
    for number, text in enumerate(lines):
        pen.text(x, base + number * face.size * LEADING, text, face)


def base_line(middle: float, face: Face, lines: int) -> float:
    """The base line of the first of `lines` that stand around `middle`."""
    return middle + face.size * CAP_HEIGHT / 2 - (lines - 1) * face.size * LEADING / 2
