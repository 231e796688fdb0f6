"""What a booking occupies: its time, and the crew's work before and after where its layout needs some.

            set-up          use           strike
        |//////////|################|//////////|      every part in whole cells of the booking itself

The standing layout needs none: its furniture stands in the room.
"""

from math import ceil

from booking_core.domain.bookings import CellKind, Occupancy, cells_of
from booking_core.domain.places import Layout, Space
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan

SLOT_MINUTES = int(SLOT_LENGTH.total_seconds()) // 60


def occupancy_of(space: Space, layout: Layout, span: TimeSpan) -> tuple[Occupancy, ...]:
    """Every cell that booking `space` in `layout` for `span` occupies, sorted."""
    parts = [(CellKind.USE, span)]
    if (before := setup_span(layout, span)) is not None:
        parts.append((CellKind.SETUP, before))
    if (after := strike_span(layout, span)) is not None:
        parts.append((CellKind.STRIKE, after))
    cells = (Occupancy(cell, kind) for kind, part in parts for cell in cells_of(space, part))
    return tuple(sorted(cells, key=lambda occupancy: occupancy.cell))


def setup_span(layout: Layout, span: TimeSpan) -> TimeSpan | None:
    """The cells before `span` in which the crew sets up; None when nothing is to be done."""
    length = _whole_slots(layout.setup_minutes) * SLOT_LENGTH
    return TimeSpan(span.starts_at - length, span.starts_at) if length else None


def strike_span(layout: Layout, span: TimeSpan) -> TimeSpan | None:
    """The cells after `span` in which the crew strikes; None when nothing is to be done."""
    length = _whole_slots(layout.strike_minutes) * SLOT_LENGTH
    return TimeSpan(span.ends_at, span.ends_at + length) if length else None


def _whole_slots(minutes: int) -> int:
    return ceil(minutes / SLOT_MINUTES)
