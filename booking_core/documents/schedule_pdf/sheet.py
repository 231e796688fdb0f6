"""The pages of the sheet: what follows what, and where a new one begins."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from booking_core.documents.schedule_content import SheetContent
from booking_core.documents.schedule_pdf.closed_day import closed_day_groups
from booking_core.documents.schedule_pdf.heads import head_of_later_page, head_of_page, plate_with, strip_beside
from booking_core.documents.schedule_pdf.measures import (
    BODY,
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    POINT,
    READINGS,
    RIGHT,
    THIN,
    TOP,
    Reading,
)
from booking_core.documents.schedule_pdf.pen import Pen
from booking_core.documents.schedule_pdf.pieces import Block, Group, air, sentence_lines
from booking_core.documents.schedule_pdf.ribbons import ribbon_groups
from booking_core.documents.schedule_pdf.table import table_groups
from booking_core.documents.typefaces import Face, Weight, load_typefaces


def schedule_pdf(content: SheetContent) -> bytes:
    """The sheet as a PDF of A4 pages. The same content always gives the same bytes."""
    load_typefaces()
    pages = tuple(_pages_read(content, reading_of(content)))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, lang=content.language)
    canvas.setTitle(content.title)
    canvas.setAuthor(content.author)
    canvas.setCreator("Mødested")
    for number, blocks in enumerate(pages, start=1):
        _draw_page(canvas, content, blocks, page=content.page.format(page=number, pages=len(pages)))
    canvas.save()
    return buffer.getvalue()


def _draw_page(canvas: Canvas, content: SheetContent, blocks: Sequence[Block], *, page: str) -> None:
    canvas.scale(A4[0] / PAGE_WIDTH, A4[1] / PAGE_HEIGHT)
    pen, y = Pen(canvas), float(TOP)
    _draw_edition(pen, content, page)
    for block in blocks:
        block.draw(pen, y)
        y += block.height
    canvas.showPage()


def _draw_edition(pen: Pen, content: SheetContent, page: str) -> None:
    """Which print and which page it is, in the upper corner of each."""
    pen.text_ending_at(RIGHT, TOP + 20, content.edition, Face(Weight.BOLD, 12.5 * POINT))
    pen.text_ending_at(RIGHT, TOP + 50, f"{content.printed} · {page}", BODY)


def reading_of(content: SheetContent) -> Reading:
    """As large to read as it can be on no more pages than it takes at its smallest."""
    *larger, smallest = READINGS
    least = len(tuple(_pages_read(content, smallest)))
    return next((one for one in larger if len(tuple(_pages_read(content, one))) <= least), smallest)


def _pages_read(content: SheetContent, reading: Reading) -> Iterator[tuple[Block, ...]]:
    """The groups shared out over pages."""
    page = [head_of_page(content)]
    for group in _groups(content, reading):
        least = group.tighter or group.blocks
        if len(page) > 1 and _height(least) > _room_under(page):
            yield tuple(page)
            page = [head_of_later_page(content), *group.on_new_page]
        page.extend(group.blocks if _height(group.blocks) <= _room_under(page) else least)
    yield tuple(page)


def _room_under(blocks: Sequence[Block]) -> float:
    return BOTTOM - TOP - _height(blocks)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)


def _groups(content: SheetContent, reading: Reading) -> Iterator[Group]:
    if content.stale:
        yield Group((plate_with((content.stale,)), air(14)))
    if content.closed_off is not None:
        yield Group((strip_beside(content.closed_off, marked=False), air(14)))
    if content.reported is not None:
        yield Group((strip_beside(content.reported, marked=False, boxed=True), air(14)))
    if content.closed is not None:
        yield from closed_day_groups(content.closed)
        return
    if content.strip is not None:
        yield Group((strip_beside(content.strip), air(14)))
    if content.unchanged:
        yield Group(tuple(sentence_lines(content.unchanged, BODY)))
    yield from table_groups(content, reading)
    if content.notice:
        yield Group((air(24), *sentence_lines(content.notice, Face(Weight.BOLD, 13 * POINT))))
    *earlier, last = ribbon_groups(content.ribbons) if content.ribbons is not None else ((),)
    yield from map(Group, earlier)
    yield _signed(last, content.signatures)


def _signed(above: tuple[Block, ...], texts: Sequence[str]) -> Group:
    """Where each shift signs. Never on a page by itself: what stands `above` comes along."""
    return Group((*above, _signatures(texts, base=62)), tighter=(*above, _signatures(texts, base=40)))


def _signatures(texts: Sequence[str], *, base: float) -> Block:
    def draw(pen: Pen, y: float) -> None:
        x = float(LEFT)
        for text in texts:
            pen.text(x, y + base, text, BODY)
            x += BODY.width_of(text) + 10
            pen.rule(y + base + 4, THIN, x=x, width=170)
            x += 200

    return Block(base + 14, draw)
