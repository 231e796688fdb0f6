"""The times and layouts that a body asks for, read: every time that cannot be is named at once."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import Part
from booking_core.central.api.problems import Problem
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages.form import check_length


def spans_asked(asked: Iterable[tuple[str, datetime, datetime]]) -> list[TimeSpan]:
    """From when to when; each is told with the field that its end stands in.

    Raises:
        Problem: some cannot be (400).
    """
    found = [(field, _span(starts_at, ends_at)) for field, starts_at, ends_at in asked]
    wrong = tuple(Spot(Part.BODY, field) for field, span in found if span is None)
    if wrong:
        raise Problem(400, "span-impossible", spots=wrong)
    return [span for _, span in found if span is not None]


def _span(starts_at: datetime, ends_at: datetime) -> TimeSpan | None:
    with suppress(ValueError):
        span = TimeSpan(starts_at, ends_at)
        check_length(span)
        return span
    return None


def layout_asked(municipality: Municipality, space_id: str, layout: str | None) -> LayoutId:
    """The layout that is named, or else the one that the space stands in; empty where there is no such space."""
    if layout is not None:
        return LayoutId(layout)
    space = municipality.space_by_id.get(SpaceId(space_id))
    return LayoutId("") if space is None else space.standing_layout.id
