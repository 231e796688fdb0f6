"""A receipt as bytes for a roll printer (ESC/POS, 203 dpi): text in one fixed code page, the QR code as dots.

The code page is set once and never changed: printers disagree on what a switch in the middle of a word does. Signs
it lacks are written as their nearest likeness; a text without likeness is refused, not printed as question marks.

A receipt in a language that these pages cannot spell is drawn, every line of it, so that its letters are of one kind.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Protocol

from booking_core.documents.drawn_lines import LETTER_DOTS, Dots, drawn_lines, inverted, laid_over
from booking_core.documents.qr import QrCode, qr_code
from booking_core.documents.receipt_content import SQUARE, Plate, ReceiptContent, Section
from booking_core.documents.rolls import CODE_PAGES, Roll
from booking_core.documents.typefaces import Face, Weight, held_together
from booking_core.language.writing import runs_right_to_left

DOTS_A_MM = 8
SMALLEST_MODULE = DOTS_A_MM // 2
LARGEST_MODULE = 9
SPELT_BY_PRINTERS = frozenset({"da", "de", "en"})
"""The languages whose letters every one of these code pages has."""

_BULLET = "•"
_MARK_GAP = 12
_AIR = 14
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


def receipt_escpos(content: ReceiptContent, roll: Roll) -> bytes:
    """The receipt as `roll` prints it, cut at the end. The same content always gives the same bytes.

    Raises:
        NotPrintable: a text has signs the printer cannot show.
        ValueError: the address does not fit into a QR code that this paper can carry.
    """
    number = CODE_PAGES[roll.code_page] if roll.page_number is None else roll.page_number
    return b"".join((_START, _ESC + b"t" + bytes([number]), *_parts(content, roll), _CUT))


def _parts(content: ReceiptContent, roll: Roll) -> Iterator[bytes]:
    spelt = content.language in SPELT_BY_PRINTERS
    hand = _Spelling(roll) if spelt else _Drawing(roll, from_right=runs_right_to_left(content.language))
    yield from _plate(content, roll, hand)
    yield from hand.said(content.for_staff, bold=True, centred=True)
    yield from hand.said(content.copy_stamp, size=2, bold=True, centred=True)
    yield from hand.said(content.lead)
    yield from hand.said(content.room, size=2, bold=True)
    for number, line in enumerate(content.house):
        yield from hand.said(line, bold=number == 0)
    yield _rule(roll)
    yield from hand.said(content.day, bold=True)
    yield from hand.said(content.time, size=3 if len(content.time) * 3 <= roll.columns else 2, bold=True)
    for line in content.below_time:
        yield from hand.said(line)
    yield _rule(roll)
    for section in content.sections:
        yield from hand.said(section.heading, bold=True)
        yield from hand.listed(section)
        yield _rule(roll) if section.lines else b""
    yield _dots(qr_code(content.qr_text), roll)
    yield from hand.said(content.code_label, centred=True)
    yield from hand.said(content.code, size=2, bold=True, centred=True)
    for line in content.below_code:
        yield from hand.said(line, centred=True)
    yield _rule(roll)
    for line in content.footer:
        yield from hand.said(line)
    yield b"\n" * 3


def _plate(content: ReceiptContent, roll: Roll, hand: "_Hand") -> Iterator[bytes]:
    """Confirmed is white on black, a request stands between dashes, a slip between rules: told apart at a glance."""
    if content.plate is not Plate.CONFIRMED:
        line = _dashes(roll) if content.plate is Plate.REQUEST else _rule(roll)
        yield line
        for words in content.plate_words:
            yield from hand.said(words, size=2, bold=True, centred=True)
        yield line
        return
    for words in content.plate_words:
        yield from hand.said_inverted(words)


class _Hand(Protocol):
    """Who puts words on the roll."""

    def said(self, text: str, *, size: int = 1, bold: bool = False, centred: bool = False) -> Iterator[bytes]:
        """`text` in letters `size` times as large, broken at word ends; nothing for an empty one."""

    def said_inverted(self, text: str) -> Iterator[bytes]:
        """`text` large, white on black from side to side."""

    def listed(self, section: Section) -> Iterator[bytes]:
        """The lines of `section`, each hanging from its mark."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """The printer's own letters."""

    roll: Roll

    def said(self, text: str, *, size: int = 1, bold: bool = False, centred: bool = False) -> Iterator[bytes]:
        return _said(text, self.roll, size=size, bold=bold, centred=centred)

    def said_inverted(self, text: str) -> Iterator[bytes]:
        wide = self.roll.columns // 2
        for line in _lines(text, wide):
            yield _sized(2) + _BOLD + _INVERSE + _encoded(line.center(wide), self.roll) + b"\n"
        yield _UPRIGHT + _LIGHT + _sized(1) + b"\n"

    def listed(self, section: Section) -> Iterator[bytes]:
        widest = max(map(len, section.marks), default=0)
        for number, line in enumerate(section.lines):
            mark = f"{section.marks[number].rjust(widest)} " if number < len(section.marks) else ""
            first, *rest = _lines(line, self.roll.columns - len(mark)) or [""]
            yield _encoded(mark + first, self.roll) + b"\n"
            for more in rest:
                yield _encoded(" " * len(mark) + more, self.roll) + b"\n"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Letters as dots."""

    roll: Roll
    from_right: bool

    def said(self, text: str, *, size: int = 1, bold: bool = False, centred: bool = False) -> Iterator[bytes]:
        return (_raster(line, self.roll) for line in self._drawn(text, size=size, bold=bold, centred=centred))

    def said_inverted(self, text: str) -> Iterator[bytes]:
        return (_raster(line, self.roll) for line in inverted(self._drawn(text, size=2, bold=True, centred=True)))

    def listed(self, section: Section) -> Iterator[bytes]:
        marks = [_BULLET if mark == SQUARE else mark for mark in section.marks]
        hanging = max((Face(Weight.REGULAR, LETTER_DOTS).width_of(mark) for mark in marks), default=0)
        for number, line in enumerate(section.lines):
            first, *rest = self._drawn(line, hanging=round(hanging) + _MARK_GAP if marks else 0)
            marked = laid_over(first, next(self._drawn(marks[number]))) if number < len(marks) else first
            yield from (_raster(each, self.roll) for each in (marked, *rest))

    def _drawn(
        self, text: str, *, size: int = 1, bold: bool = False, centred: bool = False, hanging: int = 0
    ) -> Iterator[Dots]:
        return drawn_lines(
            text,
            width=self.roll.dots,
            size=size,
            bold=bold,
            from_right=self.from_right,
            centred=centred,
            hanging=hanging,
        )


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
    lines = wrap(held_together(text.translate(_LIKENESSES)), columns, break_long_words=True, break_on_hyphens=True)
    return [line.replace(_NO_BREAK, " ") for line in lines]


def _sized(size: int) -> bytes:
    return _GS + b"!" + bytes([(size - 1) << 4 | (size - 1)])


def _rule(roll: Roll) -> bytes:
    """A line with as much air above as below: what stands there belongs to neither side."""
    air, line = [[False] * roll.dots] * _AIR, [[True] * roll.dots] * 2
    return _raster([*air, *line, *air], roll)


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
    bits = bytes(row).hex()[1::2]  # of the two digits of each dot the one that says whether it is dark
    return int(bits, 2).to_bytes(len(row) // 8)
