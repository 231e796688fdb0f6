"""Words as pictures: for scripts whose letters join and run from the right, and for printers that lack the letters.

Pillow shapes and orders the letters (HarfBuzz, and FriBidi for UAX 9); each script has the typeface that holds its
letters together with the Latin ones, since names stay as they are: "متاح حتى 16:30 · Lille Sal".
"""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont, features

from booking_core.language.writing import DIRECTION_SIGNS
from resources import RESOURCES

ASCENT, DESCENT = 1.1, 0.55
"""Of a line's picture above and below the base of its letters, in parts of the size."""

_NOTHING_INSTEAD = dict.fromkeys(map(ord, DIRECTION_SIGNS))
_DRAWN_AT = 100
_INK = 128


class NotDrawable(RuntimeError):
    """This machine cannot join letters: Pillow finds no FriBidi."""


class Script(StrEnum):
    """The value is what the typeface's files begin with."""

    LATIN = "AtkinsonHyperlegibleNext"
    CYRILLIC = "NotoSans"
    ARABIC = "NotoSansArabic"


def script_of(text: str) -> Script:
    """The script whose typeface has every letter of `text`."""
    if text.isascii():
        return Script.LATIN
    scripts = set(map(_script_of_sign, set(text)))
    return next((script for script in (Script.ARABIC, Script.CYRILLIC) if script in scripts), Script.LATIN)


@cache
def _script_of_sign(sign: str) -> Script:
    if unicodedata.bidirectional(sign) in {"R", "AL"}:
        return Script.ARABIC
    return Script.CYRILLIC if unicodedata.name(sign, "").startswith("CYRILLIC") else Script.LATIN


def without_direction(text: str) -> str:
    """`text` without the signs that say which way it runs."""
    return text.translate(_NOTHING_INSTEAD)


@lru_cache(maxsize=4096)
def picture_width(text: str, style: str, size: float) -> float:
    """How wide `text` runs in the `style` ("Bold") of its script, in the unit of `size`."""
    script = script_of(text)
    return (
        _font(script, style, _DRAWN_AT).getlength(_told(text, script), direction=_direction(script)) * size / _DRAWN_AT
    )


def picture_of(text: str, style: str, size: int) -> Image.Image:
    """`text` in one line, black on white, as wide as it runs; its base lies `ASCENT` sizes below the top.

    Raises:
        NotDrawable: the letters must be joined, and this machine cannot.
    """
    script = script_of(text)
    font = _font(script, style, size)
    width = round(font.getlength(_told(text, script), direction=_direction(script))) + 2
    image = Image.new("L", (width, round((ASCENT + DESCENT) * size)), 255)
    place = (1, round(ASCENT * size))
    ImageDraw.Draw(image).text(place, _told(text, script), 0, font, anchor="ls", direction=_direction(script))
    return image


def dots_of(image: Image.Image) -> list[list[bool]]:
    """The rows of `image`, a dot where it is dark."""
    pixels, width = image.tobytes(), image.width
    return [[dark < _INK for dark in pixels[start : start + width]] for start in range(0, len(pixels), width)]


def _told(text: str, script: Script) -> str:
    return text if script is Script.ARABIC else without_direction(text)


def _direction(script: Script) -> str | None:
    if script is not Script.ARABIC:
        return None
    if not features.check("raqm"):
        message = "FriBidi is not installed"
        raise NotDrawable(message)
    return "rtl"


@cache
def _font(script: Script, style: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(RESOURCES / "fonts" / f"{script.value}-{style}.ttf", size)
