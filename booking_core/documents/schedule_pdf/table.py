"""The tasks, a row each, under the headings of their legs."""

from collections.abc import Iterator, Sequence

from booking_core.documents.schedule_content import SheetContent, SheetRow
from booking_core.documents.schedule_pdf.columns import Columns, columns_of, indent_of
from booking_core.documents.schedule_pdf.measures import (
    COUNT,
    GAP,
    HEAVY,
    LEADING,
    LEFT,
    MARK,
    MOST_REMEMBERED,
    NOTE,
    PLACE,
    PLACE_X,
    POINT,
    RIGHT,
    ROW,
    SMALL,
    STROKE,
    STRONG,
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

_NO_BREAK = "\u00a0"


def table_groups(content: SheetContent, reading: Reading) -> Iterator[Group]:
    """Each leg's heading stays with its first row; on a new page column heads and leg are said again."""
    columns = columns_of(content, reading)
    head = _table_head(content.columns, columns)
    for number, leg in enumerate(content.legs):
        heading = _leg_heading(leg.heading)
        again = (head, _leg_heading(leg.heading_again))
        for place, row in enumerate(leg.rows):
            drawn = _row(row, reading, columns, remember_head=content.columns[-1])
            if place:
                yield Group((drawn,), on_new_page=again)
            elif number:
                yield Group((heading, drawn), on_new_page=(head,))
            else:
                yield Group((head, heading, drawn))
    if content.legs:
        yield Group((_closing_rule(),))


def _table_head(headings: Sequence[str], columns: Columns) -> Block:
    def draw(pen: Pen, y: float) -> None:
        for x, text in zip(columns.all, headings, strict=True):
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


def _row(row: SheetRow, reading: Reading, columns: Columns, *, remember_head: str) -> Block:
    indent = indent_of(row)
    place = clipped(row.place, PLACE, columns.place_room - indent, 2)
    do = _lines_to_do(row, reading, columns)
    told = tuple(_told_lines(row, reading, columns))
    remember = _remembered(row.remember, reading, RIGHT - columns.remember)
    below = _remembered_below(row.remember, reading, columns, remember_head) if len(remember) > MOST_REMEMBERED else ()
    remember = () if below else remember
    least = ROW + (NOTE if row.time_note else 0)
    cells = ((len(place), PLACE), (len(do) + len(told), reading.do), (len(remember), reading.remember))
    upper = max(least, *(lines * face.size * LEADING + 20 for lines, face in cells))
    height = upper + len(below) * reading.remember.size * LEADING

    def draw(pen: Pen, y: float) -> None:
        middle = y + upper / 2
        if row.changed:
            pen.box(LEFT - 16, y + 5, 7, height - 10)
            pen.triangle(PLACE_X, base_line(middle, PLACE, len(place)), MARK)
        if row.has_box:
            pen.frame(LEFT + 2, middle - TICK / 2, TICK, TICK, stroke=STROKE, radius=3)
        _draw_time(pen, row, middle)
        _draw_lines(pen, place, PLACE, at=(PLACE_X + indent, middle))
        _draw_work(pen, do, told, reading=reading, at=(columns.do, middle))
        _draw_lines(pen, remember, reading.remember, at=(columns.remember, middle))
        _draw_below(pen, below, remember_head, reading=reading, at=(columns.do, (y + upper + y + height) / 2 - 7))
        pen.text(columns.tables, base_line(middle, COUNT, 1), row.tables, COUNT)
        pen.text(columns.chairs, base_line(middle, COUNT, 1), row.chairs, COUNT)
        pen.rule(y + height, THIN)

    return Block(height, draw)


def _remembered(facts: Sequence[str], reading: Reading, width: float) -> tuple[str, ...]:
    """A fact a line, in their own column."""
    return tuple(line for fact in facts for line in wrapped(fact, reading.remember, width))


def _remembered_below(facts: Sequence[str], reading: Reading, columns: Columns, head: str) -> tuple[str, ...]:
    """More facts than their column takes without making the row a third of a page: one after the other, below."""
    width = RIGHT - columns.do - STRONG.width_of(head) - GAP
    whole = (fact.replace(" ", _NO_BREAK) for fact in facts)
    return wrapped(f"{_NO_BREAK}· ".join(whole), reading.remember, width)


def _draw_below(pen: Pen, lines: Sequence[str], head: str, *, reading: Reading, at: tuple[float, float]) -> None:
    if not lines:
        return
    x, middle = at
    pen.text(x, base_line(middle, reading.remember, len(lines)), head, STRONG)
    _draw_lines(pen, lines, reading.remember, at=(x + STRONG.width_of(head) + GAP, middle))


def _lines_to_do(row: SheetRow, reading: Reading, columns: Columns) -> tuple[str, ...]:
    """On one line, or each part on lines of its own. For whom it is gives way where that makes too many; work never."""
    whole = " ".join(row.do)
    if reading.do.width_of(whole) <= columns.do_room:
        return (whole,)
    work, for_whom = row.do[:1], row.do[1:]
    lines = [line for part in work for line in wrapped(part, reading.do, columns.do_room)]
    left = max(1, reading.most_lines - len(lines))
    return (*lines, *(line for part in for_whom for line in clipped(part, reading.do, columns.do_room, left)))


def _told_lines(row: SheetRow, reading: Reading, columns: Columns) -> Iterator[tuple[bool, str]]:
    """What is wrong in the room, line by line, and with which each begins."""
    for text in row.reported:
        lines = wrapped(text, _told_face(reading), columns.do_room - MARK - 6)
        yield from ((number == 0, line) for number, line in enumerate(lines))


def _told_face(reading: Reading) -> Face:
    return Face(Weight.SEMIBOLD, reading.do.size)


def _draw_work(
    pen: Pen, do: Sequence[str], told: Sequence[tuple[bool, str]], *, reading: Reading, at: tuple[float, float]
) -> None:
    """What to do, and under it with a sign what is wrong there."""
    x, middle = at
    line = reading.do.size * LEADING
    base = base_line(middle, reading.do, len(do) + len(told))
    for text in do:
        pen.text(x, base, text, reading.do)
        base += line
    for begins, text in told:
        if begins:
            pen.exclamation(x, base + 1, MARK)
        pen.text(x + MARK + 6, base, text, _told_face(reading))
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
