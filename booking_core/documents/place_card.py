"""A place card: what it says in one language, drawn as a card of a purse's size or told to a roll printer.

    85.6 mm
    ┌──────────────────────────────────────────┐
    │ Pladskort               ┌──────────────┐ │
    │ Foreningskort           │              │ │
    │ Skakklubben Springeren  │   QR code    │ │ 54 mm
    │ ·· 8E34                 │              │ │
    │ Gælder til og med …     └──────────────┘ │
    │ Hold kortet under læseren …              │
    └──────────────────────────────────────────┘

It has nobody's name. The size is ID-1 of ISO/IEC 7810, so that it fits where other cards do.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from booking_core.documents.lettering import without_direction
from booking_core.documents.qr import QrCode, qr_code
from booking_core.documents.receipt_content import Plate, ReceiptContent, Section
from booking_core.documents.typefaces import CAP_HEIGHT, Face, SetText, Weight, fitted, load_typefaces, wrapped
from booking_core.domain.place_cards import CardOnPaper
from booking_core.domain.places import Municipality
from booking_core.language.words import Words
from booking_core.language.writing import runs_right_to_left

TENTH = mm / 10
CARD_WIDTH, CARD_HEIGHT, CORNER = 856, 540, 32
"""In tenths of a millimetre, as everything that is drawn here."""

SMALLEST_MODULE = 5
_EDGE, _QR_EDGE = 40, 15
_GAP = 10
_QR = 370
_LEADING = 1.22
_TITLE, _KIND, _GROUP, _UNTIL = (70, 62, 54, 46), (46, 40, 35), (40, 35, 31), (28, 26, 24)
_MARK, _MARK_TOP, _SMALL = 48, 203, 28
_HAIRLINE = 2


@dataclass(frozen=True, slots=True)
class CardContent:
    """A card in one language. `group` is the name of the association or school, empty without one."""

    language: str
    title: str
    author: str
    name: str
    kind: str
    group: str
    mark: str
    valid_until: str
    how: str
    lost: str
    url: str


def card_content(card: CardOnPaper, municipality: Municipality, *, language: str, url: str) -> CardContent:
    """What the card says; `url` goes into its QR code.

    Raises:
        UnknownLanguage: there are no words of that language.
    """
    words = Words.of(language)
    groups = {one.id: one.name for one in municipality.associations}
    groups |= {one.id: one.name for one in municipality.schools}
    return CardContent(
        language=words.language,
        title=words.text("card.title", mark=card.mark),
        author=municipality.name,
        name=words.text("card.name"),
        kind=words.text(f"card.kind-{card.kind.value}"),
        group="" if card.group is None else groups.get(card.group, card.group),
        mark=card.mark,
        valid_until=words.text("card.valid-until", day=words.dated(card.valid_until)),
        how=words.text("card.how"),
        lost=words.text("card.lost"),
        url=url,
    )


def card_pdf(content: CardContent) -> bytes:
    """The card as a PDF of one page of its own size. The same content always gives the same bytes.

    Raises:
        ValueError: the address does not fit into a QR code that the card can carry.
    """
    code = qr_code(content.url)
    if _QR / code.side < SMALLEST_MODULE:
        message = f"a QR code of {code.side} modules does not fit on a place card"
        raise ValueError(message)
    buffer = BytesIO()
    load_typefaces()
    size = (CARD_WIDTH * TENTH, CARD_HEIGHT * TENTH)
    canvas = Canvas(buffer, pagesize=size, invariant=1, lang=content.language)
    canvas.setTitle(without_direction(content.title))
    canvas.setAuthor(content.author)
    canvas.setCreator("Mødested")
    canvas.scale(TENTH, TENTH)
    _draw_edge(canvas)
    _Writing(canvas, from_right=runs_right_to_left(content.language)).draw(content, code)
    canvas.save()
    return buffer.getvalue()


def card_slip(content: CardContent, *, issued_at: datetime, municipality: Municipality) -> ReceiptContent:
    """The same for a roll: the card to be cut off it."""
    words = Words.of(content.language)
    return ReceiptContent(
        language=content.language,
        title=content.title,
        author=content.author,
        plate=Plate.SLIP,
        plate_words=(content.name, content.kind),
        copy_stamp="",
        lead="",
        room=content.group,
        house=(municipality.name,),
        day=content.valid_until,
        time="",
        below_time=(),
        sections=(Section(content.how, ()),),
        qr_text=content.url,
        code_label=content.name,
        code=content.mark,
        below_code=(content.lost,),
        footer=(words.text("slip.printed", when=words.date_and_time(issued_at, municipality.zone)),),
    )


def _draw_edge(canvas: Canvas) -> None:
    """Where to cut."""
    canvas.saveState()
    canvas.setLineWidth(_HAIRLINE)
    inset = _HAIRLINE / 2
    canvas.roundRect(inset, inset, CARD_WIDTH - 2 * inset, CARD_HEIGHT - 2 * inset, CORNER)
    canvas.restoreState()


@dataclass(frozen=True, slots=True)
class _Writing:
    """Words begin at the edge that reading begins at, and the code stands at the other."""

    canvas: Canvas
    from_right: bool

    def draw(self, content: CardContent, code: QrCode) -> None:
        """Whose card it is beside the code, and below both what to do with it."""
        width = CARD_WIDTH - _EDGE - _QR - _QR_EDGE
        top = CARD_HEIGHT - _EDGE
        _draw_code(self.canvas, code, _QR_EDGE if self.from_right else CARD_WIDTH - _QR_EDGE - _QR)
        y = self._set(fitted(content.name, Weight.EXTRABOLD, _TITLE, width=width, most_lines=1), top)
        y = self._set(fitted(content.kind, Weight.BOLD, _KIND, width=width, most_lines=2), y)
        if content.group:
            y = self._set(fitted(content.group, Weight.SEMIBOLD, _GROUP, width=width, most_lines=2), y - _GAP / 2)
        self._set(fitted(content.valid_until, Weight.BOLD, _UNTIL, width=width, most_lines=1), y - _GAP)
        self._set(SetText(Face(Weight.EXTRABOLD, _MARK), (content.mark,)), _MARK_TOP)
        small = Face(Weight.SEMIBOLD, _SMALL)
        lines = wrapped(f"{content.how} {content.lost}", small, CARD_WIDTH - 2 * _EDGE)
        self._set(SetText(small, lines), _EDGE * 3 / 4 + len(lines) * _SMALL * _LEADING)

    def _set(self, text: SetText, top: float) -> float:
        """Write `text` below `top`; where its lower edge is."""
        for line in text.lines:
            top -= text.face.size * _LEADING
            x = CARD_WIDTH - _EDGE - text.face.width_of(line) if self.from_right else _EDGE
            text.face.write(self.canvas, x, top + text.face.size * (_LEADING - CAP_HEIGHT) / 2, line)
        return top


def _draw_code(canvas: Canvas, code: QrCode, left: float) -> None:
    """In its quiet zone, at the upper edge."""
    side, low = _QR / code.side, CARD_HEIGHT - _QR_EDGE - _QR
    path = canvas.beginPath()
    for row, column, count in code.runs():
        path.rect(left + column * side, low + (code.side - 1 - row) * side, count * side, side)
    canvas.drawPath(path, stroke=0, fill=1)
