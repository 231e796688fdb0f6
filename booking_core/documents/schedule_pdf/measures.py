"""The page, its columns and its typefaces, in dots."""

from dataclasses import dataclass

from booking_core.documents.typefaces import Face, Weight

POINT = 150 / 72
"""Dots a typographic point."""
PAGE_WIDTH, PAGE_HEIGHT = 1240, 1754
LEFT, RIGHT, TOP, BOTTOM = 70, 1170, 66, 1692

WIDTH = RIGHT - LEFT
BODY = Face(Weight.REGULAR, 9 * POINT)
STRONG = Face(Weight.BOLD, 9 * POINT)
TIME = Face(Weight.BOLD, 13 * POINT)
PLACE = Face(Weight.BOLD, 11.5 * POINT)
COUNT = Face(Weight.BOLD, 13 * POINT)
SMALL = Face(Weight.REGULAR, 7.5 * POINT)
SMALL_STRONG = Face(Weight.BOLD, 7.5 * POINT)
LANE_NAMES = (STRONG, Face(Weight.BOLD, 8 * POINT), SMALL_STRONG)
LEADING = 1.26
THIN, STROKE, HEAVY = 1.5, 3, 5

TIME_X, PLACE_X = 126, 226
MOST_PLACE, MOST_REMEMBER = 196, 176
"""As wide as these columns may be; what they do not need says what to do."""
MOST_REMEMBERED = 3
"""Lines of what to remember; more stand below what to do."""
GAP = 20
TICK, ROW, NOTE = 32, 53, 10
MARK = 20

LANES_X = 226
LANES_WIDTH, HOUR_NEEDS = RIGHT - LANES_X, 34
LANE, LANE_PITCH, LANES_A_BLOCK = 26, 36, 24
STRIPES = 9
LOCK_NEEDS = 26


@dataclass(frozen=True, slots=True)
class Reading:
    """How large a row says what to do, in at most `most_lines`, and what to remember."""

    do: Face
    remember: Face
    most_lines: int


def _reading(do: float, remember: float, *, most_lines: int) -> Reading:
    return Reading(Face(Weight.REGULAR, do * POINT), Face(Weight.SEMIBOLD, remember * POINT), most_lines)


READINGS = (
    _reading(11, 10.5, most_lines=4),
    _reading(10, 10, most_lines=4),
    _reading(9, 8.5, most_lines=3),
)
"""At arm's length first. Smaller ones are for a day that would otherwise need another page."""
