"""The sign at a room's door: its name, who gets in, and a code that opens its page. A5, in Danish with English below.

148 mm
┌────────────────────────────────┐
│ ██████████████████████████████ │
│ ██ Lokale 3                 ██ │
│ ██ Herlev Medborgerhus      ██ │
│ ██████████████████████████████ │
│ ■ Plads til 16   ■ Elevator    │ 210 mm
│ ■ Teleslynge     ■ Toilet      │
│ ────────────────────────────── │
│ ┌──────────┐  Scan, se, …      │
│ │ QR code  │                   │
│ └──────────┘  Er noget i …     │
└────────────────────────────────┘
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from booking_core.documents.qr import QUIET_ZONE, QrCode, qr_code
from booking_core.documents.typefaces import CAP_HEIGHT, Face, SetText, Weight, fitted, load_typefaces
from booking_core.domain.finding.outings import room_url
from booking_core.domain.finding.search import is_reachable_without_steps
from booking_core.domain.places import Municipality, Reach, Space, Venue
from booking_core.language.capacity_words import capacity_of
from booking_core.language.catalogue import STAFF_LANGUAGES
from booking_core.language.words import Words
from resources import RESOURCES

TENTH = mm / 10
PAGE_WIDTH, PAGE_HEIGHT = 1480, 2100
"""In tenths of a millimetre, as everything that is drawn here."""

SMALLEST_MODULE = 10
"""A code that is scanned at arm's length."""

MOST_FACTS = 4
_MARGIN, _GUTTER, _PADDING = 100, 40, 70
_WIDTH = PAGE_WIDTH - 2 * _MARGIN
_HALF = (_WIDTH - _GUTTER) / 2
_PLATE_BOTTOM, _CORNER = 1400, 30
_FACTS_TOP, _FACT, _SQUARE, _SQUARE_CORNER, _SIGN = 1310, 190, 130, 20, 88
_RULE_AT, _RULE = 900, 8
_QR, _QR_TOP, _BESIDE_QR = 580, 800, 90
_NAME, _NAME_OF_TWO, _HOUSE = (300, 260, 220, 190, 160, 140), (170, 150, 130), (76, 66, 56)
_BELOW_NAME = 20
_FIRST, _SECOND = (60, 54, 48), (48, 44, 40)
_LEADING = 1.2
_FOOT, _FOOT_AT = (40, 36, 32), 80
_ICONS = "MoedestedIcons"


@dataclass(frozen=True, slots=True)
class Line:
    """The same in Danish and in English; `icon` is the letter of the icon font that is drawn before it."""

    danish: str
    english: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class DoorSign:
    """What the sign of one room says. `url` goes into its QR code."""

    title: str
    author: str
    room: str
    house: str
    facts: tuple[Line, ...]
    actions: tuple[Line, ...]
    foot: str
    url: str


_USERS, _EAR, _CHAIR = "\ue1a4", "\ue382", "\uf708"
_REACH = {Reach.STEP_FREE: _CHAIR, Reach.LIFT: "\uf703", Reach.STAIRS: "\uf707"}
_HEARING_LOOP = "hearing-loop"


def door_signs(municipality: Municipality, venue: Venue) -> tuple[DoorSign, ...]:
    """A sign for each space of `venue` that is one room, and so has a door of its own."""
    return tuple(_sign(municipality, venue, space) for space in venue.spaces if len(space.rooms) == 1)


def _sign(municipality: Municipality, venue: Venue, space: Space) -> DoorSign:
    said = tuple(Words.of(language) for language in STAFF_LANGUAGES)
    return DoorSign(
        title=said[0].text("door.title", room=space.name),
        author=municipality.name,
        room=space.name,
        house=venue.name,
        facts=tuple(_facts(said, venue, space))[:MOST_FACTS],
        actions=tuple(_line([words.text(f"door.{key}") for words in said]) for key in ("scan", "broken")),
        foot=f"{venue.name} · {venue.address} · {venue.phone}",
        url=room_url(municipality.public_url, venue.id, space.id),
    )


def _facts(said: Sequence[Words], venue: Venue, space: Space) -> Iterator[Line]:
    """How many, how one gets in, and what helps; the rest stands on the page."""
    yield _line([capacity_of(words, space) for words in said], _USERS)
    if is_reachable_without_steps(venue, space):
        reach = venue.room(space.rooms[0]).reach
        yield _line([words.name_of(reach) for words in said], _REACH[reach])
    else:
        yield _line([words.text("web.has-steps") for words in said], _REACH[Reach.STAIRS])
    if _HEARING_LOOP in space.features:
        yield _line([words.feature(_HEARING_LOOP) for words in said], _EAR)
    if venue.accessible_toilet:
        yield _line([words.text("web.accessible-toilet") for words in said], _CHAIR)


def _line(said: Sequence[str], icon: str = "") -> Line:
    danish, english = said
    return Line(danish, english, icon)


def door_signs_pdf(signs: Iterable[DoorSign]) -> bytes:
    """The signs, one a page. The same signs always give the same bytes.

    Raises:
        ValueError: there is none, or an address does not fit into a QR code that can be scanned at arm's length.
    """
    shown = tuple(signs)
    if not shown:
        message = "no sign, no paper"
        raise ValueError(message)
    buffer = BytesIO()
    load_typefaces()
    pdfmetrics.registerFont(TTFont(_ICONS, RESOURCES / "icons" / f"{_ICONS}.ttf"))
    size = (PAGE_WIDTH * TENTH, PAGE_HEIGHT * TENTH)
    canvas = Canvas(buffer, pagesize=size, invariant=1, lang=STAFF_LANGUAGES[0])
    canvas.setTitle(shown[0].title if len(shown) == 1 else shown[0].house)
    canvas.setAuthor(shown[0].author)
    canvas.setCreator("Mødested")
    for sign in shown:
        canvas.scale(TENTH, TENTH)
        _draw(canvas, sign)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, sign: DoorSign) -> None:
    _draw_plate(canvas, sign)
    for number, fact in enumerate(sign.facts):
        left = _MARGIN + number % 2 * (_HALF + _GUTTER)
        _draw_fact(canvas, fact, left, _FACTS_TOP - number // 2 * _FACT)
    canvas.rect(_MARGIN, _RULE_AT, _WIDTH, _RULE, stroke=0, fill=1)
    _draw_code(canvas, qr_code(sign.url))
    _draw_actions(canvas, sign.actions)
    foot = fitted(sign.foot, Weight.REGULAR, _FOOT, width=_WIDTH, most_lines=1)
    foot.face.write(canvas, _MARGIN, _FOOT_AT, foot.lines[0])


def _draw_plate(canvas: Canvas, sign: DoorSign) -> None:
    """White on black: the name as large as it can be, and the house below it."""
    top, width = PAGE_HEIGHT - _MARGIN, _WIDTH - 2 * _PADDING
    canvas.roundRect(_MARGIN, _PLATE_BOTTOM, _WIDTH, top - _PLATE_BOTTOM, _CORNER, stroke=0, fill=1)
    canvas.setFillColor(white)
    name = fitted(sign.room, Weight.EXTRABOLD, _NAME, width=width, most_lines=1)
    if len(name.lines) > 1:
        name = fitted(sign.room, Weight.EXTRABOLD, _NAME_OF_TWO, width=width, most_lines=2)
    house = fitted(sign.house, Weight.BOLD, _HOUSE, width=width, most_lines=1)
    high = _height(name) + _BELOW_NAME + _height(house)
    y = top - (top - _PLATE_BOTTOM - high) / 2
    y = _set(canvas, name, _MARGIN + _PADDING, y, is_white=True)
    _set(canvas, house, _MARGIN + _PADDING, y - _BELOW_NAME, is_white=True)
    canvas.setFillColor(black)


def _draw_fact(canvas: Canvas, fact: Line, left: float, top: float) -> None:
    """A sign white on black, and beside it what it means."""
    canvas.roundRect(left, top - _SQUARE, _SQUARE, _SQUARE, _SQUARE_CORNER, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(_ICONS, _SIGN)
    canvas.drawCentredString(left + _SQUARE / 2, top - _SQUARE / 2 - _SIGN * 0.5, fact.icon)
    canvas.setFillColor(black)
    said = _fitted_line(fact, width=_HALF - _SQUARE - _GUTTER, height=_FACT)
    _draw_line(canvas, said, left + _SQUARE + _GUTTER, top - _SQUARE / 2)


def _fitted_line(line: Line, *, width: float, height: float) -> tuple[SetText, SetText]:
    """Danish and English as large as both can be in that room."""
    tries = [
        (
            fitted(line.danish, Weight.BOLD, _FIRST[larger:], width=width, most_lines=2),
            fitted(line.english, Weight.REGULAR, _SECOND[larger:], width=width, most_lines=2),
        )
        for larger in range(len(_FIRST))
    ]
    return next((both for both in tries if sum(map(_height, both)) <= height), tries[-1])


def _draw_line(canvas: Canvas, said: tuple[SetText, SetText], left: float, middle: float) -> None:
    """Danish over English, around `middle`."""
    danish, english = said
    y = middle + (_height(danish) + _height(english)) / 2
    _set(canvas, english, left, _set(canvas, danish, left, y))


def _draw_actions(canvas: Canvas, actions: Sequence[Line]) -> None:
    """Beside the code, from its upper to its lower edge."""
    left = _MARGIN + _QR + _BESIDE_QR
    step = _QR / len(actions)
    for number, action in enumerate(actions):
        middle = _QR_TOP - (number + 0.5) * step
        _draw_line(canvas, _fitted_line(action, width=PAGE_WIDTH - _MARGIN - left, height=step), left, middle)


def _height(text: SetText) -> float:
    return len(text.lines) * text.face.size * _LEADING


def _set(canvas: Canvas, text: SetText, left: float, top: float, *, is_white: bool = False) -> float:
    """Write `text` below `top`; where its lower edge is."""
    face: Face = text.face
    for line in text.lines:
        top -= face.size * _LEADING
        face.write(canvas, left, top + face.size * (_LEADING - CAP_HEIGHT) / 2, line, white=is_white)
    return top


def _draw_code(canvas: Canvas, code: QrCode) -> None:
    """Its first module stands at the margin: the quiet zone, four modules wide, is the white around it.

    Raises:
        ValueError: its modules would be too small.
    """
    side = _QR / (code.side - 2 * QUIET_ZONE)
    if side < SMALLEST_MODULE:
        message = f"a QR code of {code.side} modules does not fit on a door sign"
        raise ValueError(message)
    left, low = _MARGIN - QUIET_ZONE * side, _QR_TOP - _QR - QUIET_ZONE * side
    path = canvas.beginPath()
    for row, column, count in code.runs():
        path.rect(left + column * side, low + (code.side - 1 - row) * side, count * side, side)
    canvas.drawPath(path, stroke=0, fill=1)
