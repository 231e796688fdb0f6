"""A receipt as bytes for a roll printer (ESC/POS, 203 dpi): text in one fixed code page, the QR code as dots.

The code page is set once and never changed: printers disagree on what a switch in the middle of a word does. Signs
it lacks are written as their nearest likeness; a text without likeness is refused, not printed as question marks.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap
from types import MappingProxyType

from booking_core.documents.qr import QrCode, qr_code
from booking_core.documents.receipt_content import Plate, ReceiptContent, Section

DOTS_A_MM = 8
SMALLEST_MODULE = DOTS_A_MM // 2
LARGEST_MODULE = 9
COLUMN_DOTS = 12
"""Font A of every printer of this kind."""

HEADS: Mapping[int, int] = MappingProxyType({58: 384, 80: 576})
"""Dots across the head, by the width of the paper in mm."""

CODE_PAGES: Mapping[str, int] = MappingProxyType({"CP437": 0, "CP850": 2, "CP865": 5, "CP1252": 16, "CP858": 19})
"""The number Epson gives each code page; other brands may count differently (`Roll.page_number`)."""

_BAND_ROWS = 128
_ESC, _GS = b"\x1b", b"\x1d"
_START = _ESC + b"@"
_LEFT, _CENTRE = _ESC + b"a\x00", _ESC + b"a\x01"
_BOLD, _LIGHT = _ESC + b"E\x01", _ESC + b"E\x00"
_INVERSE, _UPRIGHT = _GS + b"B\x01", _GS + b"B\x00"
_CUT = _GS + b"VB\x00"
_NO_BREAK = "\u00a0"
_LIKENESSES = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "’": "'", "…": "..."})


class NotPrintable(ValueError):
    """A text has signs that neither the code page nor anything like them can show."""


@dataclass(frozen=True, slots=True)
class Roll:
    """The paper and the words of one printer. `page_number` is what it calls its code page; None: as Epson does."""

    width_mm: int = 80
    code_page: str = "CP858"
    page_number: int | None = None

    def __post_init__(self) -> None:
        if self.width_mm not in HEADS or self.code_page not in CODE_PAGES:
            message = f"no roll of {self.width_mm} mm with code page {self.code_page}"
            raise ValueError(message)

    @property
    def dots(self) -> int:
        return HEADS[self.width_mm]

    @property
    def columns(self) -> int:
        return self.dots // COLUMN_DOTS


def receipt_escpos(content: ReceiptContent, roll: Roll) -> bytes:
    """The receipt as `roll` prints it, cut at the end. The same content always gives the same bytes.

    Raises:
        NotPrintable: a text has signs the printer cannot show.
        ValueError: the address does not fit into a QR code that this paper can carry.
    """
    number = CODE_PAGES[roll.code_page] if roll.page_number is None else roll.page_number
    return b"".join((_START, _ESC + b"t" + bytes([number]), *_parts(content, roll), _CUT))


def _parts(content: ReceiptContent, roll: Roll) -> Iterator[bytes]:
    yield from _plate(content, roll)
    yield from _said(content.copy_stamp, roll, size=2, centred=True)
    yield from _said(content.lead, roll)
    yield from _said(content.room, roll, size=2, bold=True)
    for line in content.house:
        yield from _said(line, roll, bold=True)
    yield _rule(roll)
    yield from _said(content.day, roll, bold=True)
    yield from _said(content.time, roll, size=3 if len(content.time) * 3 <= roll.columns else 2, bold=True)
    for line in content.below_time:
        yield from _said(line, roll)
    yield _rule(roll)
    for section in content.sections:
        yield from _section(section, roll)
    yield _dots(qr_code(content.qr_text), roll)
    yield from _said(content.code_label, roll, centred=True)
    yield from _said(content.code, roll, size=2, bold=True, centred=True)
    for line in content.below_code:
        yield from _said(line, roll, centred=True)
    yield _rule(roll)
    for line in content.footer:
        yield from _said(line, roll)
    yield b"\n" * 3


def _plate(content: ReceiptContent, roll: Roll) -> Iterator[bytes]:
    """Confirmed is white on black, a request stands between dashes: told apart by touch of the eye."""
    if content.plate is Plate.REQUEST:
        yield _dashes(roll)
        for words in content.plate_words:
            yield from _said(words, roll, size=2, bold=True, centred=True)
        yield _dashes(roll)
        return
    wide = roll.columns // 2
    for words in content.plate_words:
        for line in _lines(words, wide):
            yield _sized(2) + _BOLD + _INVERSE + _encoded(line.center(wide), roll) + b"\n"
    yield _UPRIGHT + _LIGHT + _sized(1) + b"\n"


def _section(section: Section, roll: Roll) -> Iterator[bytes]:
    yield from _said(section.heading, roll, bold=True)
    widest = max(map(len, section.marks), default=0)
    for number, line in enumerate(section.lines):
        mark = f"{section.marks[number].rjust(widest)} " if number < len(section.marks) else ""
        first, *rest = _lines(line, roll.columns - len(mark)) or [""]
        yield _encoded(mark + first, roll) + b"\n"
        for more in rest:
            yield _encoded(" " * len(mark) + more, roll) + b"\n"
    if section.lines:
        yield _rule(roll)


def _said(text: str, roll: Roll, *, size: int = 1, bold: bool = False, centred: bool = False) -> Iterator[bytes]:
    """`text` in letters `size` times as large, broken at word ends; nothing for an empty one."""
    lines = _lines(text, roll.columns // size)
    if not lines:
        return
    yield (_CENTRE if centred else _LEFT) + _sized(size) + (_BOLD if bold else _LIGHT)
    for line in lines:
        yield _encoded(line, roll) + b"\n"
    yield _LEFT + _sized(1) + _LIGHT


def _lines(text: str, columns: int) -> list[str]:
    lines = wrap(text.translate(_LIKENESSES), columns, break_long_words=True, break_on_hyphens=True)
    return [line.replace(_NO_BREAK, " ") for line in lines]


def _sized(size: int) -> bytes:
    return _GS + b"!" + bytes([(size - 1) << 4 | (size - 1)])


def _rule(roll: Roll) -> bytes:
    return _raster([[True] * roll.dots] * 2, roll) + b"\n"


def _dashes(roll: Roll) -> bytes:
    return _raster([[dot % 24 < 16 for dot in range(roll.dots)]] * 4, roll) + b"\n"  # noqa: PLR2004  # a dash's dots


def _encoded(text: str, roll: Roll) -> bytes:
    try:
        return text.encode(roll.code_page)
    except UnicodeEncodeError:
        return b"".join(_sign(character, roll) for character in text)


def _sign(character: str, roll: Roll) -> bytes:
    """The character, or its letter without the marks on it."""
    for likeness in (character, unicodedata.normalize("NFKD", character)[:1]):
        try:
            return likeness.encode(roll.code_page)
        except UnicodeEncodeError:
            continue
    message = f"{roll.code_page} has no sign for {unicodedata.name(character, 'a sign without a name')}"
    raise NotPrintable(message)


def _dots(code: QrCode, roll: Roll) -> bytes:
    """The code in the middle of the paper, each module a square of whole dots."""
    module = min(LARGEST_MODULE, roll.dots // code.side)
    if module < SMALLEST_MODULE:
        message = f"a QR code of {code.side} modules does not fit on {roll.width_mm} mm paper"
        raise ValueError(message)
    left = (roll.dots - module * code.side) // 2
    right = roll.dots - module * code.side - left
    rows: list[list[bool]] = []
    for row in code.rows:
        dots = [False] * left + [dark for dark in row for _ in range(module)] + [False] * right
        rows.extend([dots] * module)
    return _raster(rows, roll)


def _raster(rows: Iterable[list[bool]], roll: Roll) -> bytes:
    """Rows of dots as images one below the other, each small enough for the least of buffers (GS v 0)."""
    packed = [_packed(row) for row in rows]
    width = (roll.dots // 8).to_bytes(2, "little")
    bands = (packed[start : start + _BAND_ROWS] for start in range(0, len(packed), _BAND_ROWS))
    return b"".join(_GS + b"v0\x00" + width + len(band).to_bytes(2, "little") + b"".join(band) for band in bands)


def _packed(row: list[bool]) -> bytes:
    bits = "".join("1" if dot else "0" for dot in row)
    return int(bits, 2).to_bytes(len(row) // 8)
