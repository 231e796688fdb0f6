"""Reads the bytes for a roll printer back, as the printer would: text lines, and everything as a picture.

Knows just the commands our receipts use, and fails on any other.
"""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from booking_core.documents.rolls import COLUMN_DOTS, Roll
from resources import RESOURCES

LINE_DOTS = 30
FONT = RESOURCES / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"


@dataclass(frozen=True)
class Line:
    """One printed line; `columns` is what it takes of the paper."""

    text: str
    size: int
    bold: bool
    inverse: bool
    centred: bool

    @property
    def columns(self) -> int:
        return len(self.text) * self.size


@dataclass
class Printed:
    roll: Roll
    lines: list[Line] = field(default_factory=list)
    parts: list[Line | Image.Image] = field(default_factory=list)
    code_page: int = -1
    cut: bool = False

    @property
    def text(self) -> str:
        """The words in order, lines broken within a sentence joined."""
        return " ".join(" ".join(line.text.split()) for line in self.lines if line.text.strip())

    def picture(self) -> Image.Image:
        """The paper from top to bottom, a pixel a dot."""
        heights = [part.height if isinstance(part, Image.Image) else LINE_DOTS * part.size for part in self.parts]
        paper = Image.new("L", (self.roll.dots, sum(heights) + LINE_DOTS), 255)
        top = 0
        for part, height in zip(self.parts, heights, strict=True):
            if isinstance(part, Image.Image):
                paper.paste(part, (0, top))
            else:
                _draw(paper, part, top)
            top += height
        return paper


def _draw(paper: Image.Image, line: Line, top: int) -> None:
    pen = ImageDraw.Draw(paper)
    cell = COLUMN_DOTS * line.size
    left = (paper.width - line.columns * COLUMN_DOTS) // 2 if line.centred else 0
    if line.inverse:
        pen.rectangle((left, top, left + line.columns * COLUMN_DOTS, top + LINE_DOTS * line.size), fill=0)
    font = ImageFont.truetype(FONT, round(20 * line.size))
    for number, character in enumerate(line.text):
        place = (left + (number + 0.5) * cell, top + LINE_DOTS * line.size / 2)
        pen.text(place, character, font=font, fill=255 if line.inverse else 0, anchor="mm", stroke_width=int(line.bold))


def read_escpos(data: bytes, roll: Roll) -> Printed:  # noqa: C901  # one case a command
    """What `data` prints on `roll`."""
    printed, place = Printed(roll), 0
    size, bold, inverse, centred, text = 1, False, False, False, b""
    while place < len(data):
        command = data[place : place + 2]
        match command:
            case b"\x1b@":
                place += 2
            case b"\x1bt":
                printed.code_page, place = data[place + 2], place + 3
            case b"\x1ba":
                centred, place = data[place + 2] == 1, place + 3
            case b"\x1bE":
                bold, place = data[place + 2] == 1, place + 3
            case b"\x1dB":
                inverse, place = data[place + 2] == 1, place + 3
            case b"\x1d!":
                assert data[place + 2] >> 4 == data[place + 2] & 0x0F
                size, place = (data[place + 2] & 0x0F) + 1, place + 3
            case b"\x1dV":
                printed.cut, place = True, place + 4
            case b"\x1dv":
                image, place = _image(data, place)
                printed.parts.append(image)
            case _ if data[place : place + 1] == b"\n":
                line = Line(text.decode(roll.code_page), size, bold=bold, inverse=inverse, centred=centred)
                printed.lines.append(line)
                printed.parts.append(line)
                text, place = b"", place + 1
            case _:
                assert data[place] >= 0x20, f"an unknown command {command!r}"
                text, place = text + data[place : place + 1], place + 1
    assert text == b""
    return printed


def _image(data: bytes, place: int) -> tuple[Image.Image, int]:
    assert data[place : place + 4] == b"\x1dv0\x00"
    width, height = (int.from_bytes(data[place + at : place + at + 2], "little") for at in (4, 6))
    begin, end = place + 8, place + 8 + width * height
    image = Image.frombytes("1", (width * 8, height), bytes(byte ^ 0xFF for byte in data[begin:end]))
    return image.convert("L"), end


def save(printed: Printed, file: Path) -> None:
    """Keep the picture of the paper."""
    printed.picture().save(file)
