"""Every word the program may write fits its column. SQLite counts no letters; PostgreSQL refuses one too many."""

from collections.abc import Iterable
from enum import StrEnum

import pytest
from sqlalchemy import Column, String

from booking_core.domain.blocks import BlockKind, BlockState
from booking_core.domain.bookings import (
    BookingState,
    CellKind,
    Channel,
    DeclinedBecause,
    Need,
    Openness,
    Purpose,
    SetUpBy,
    Whereabouts,
)
from booking_core.domain.identity import DeviceRole
from booking_core.domain.places import KindOfUser
from booking_core.domain.policy import OVERRIDABLE
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.told.demand import NOTHING_FITS, UnmetSource
from booking_core.protocol.messages import LONGEST_ID, LONGEST_REASON, LONGEST_TITLE
from booking_core.protocol.notices import NoticeKind
from booking_core.store import schema
from booking_core.store.machines.doubts import DoubtKind
from booking_core.store.places import LONGEST_SOURCE

_BOOKING, _UNMET = schema.booking.c, schema.unmet_demand.c


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (_BOOKING.state, BookingState),
        (_BOOKING.purpose, Purpose),
        (_BOOKING.openness, Openness),
        (_BOOKING.user_kind, KindOfUser),
        (_BOOKING.channel, Channel),
        (_BOOKING.set_up_by, SetUpBy),
        (_BOOKING.declined_because, DeclinedBecause),
        (_BOOKING.whereabouts, Whereabouts),
        (schema.block.c.state, BlockState),
        (schema.block.c.kind, BlockKind),
        (schema.occupancy.c.kind, CellKind),
        (schema.device.c.role, DeviceRole),
        (schema.notification.c.kind, NoticeKind),
        (schema.doubt.c.kind, DoubtKind),
        (_UNMET.source, UnmetSource),
        (_UNMET.code, [*RefusalCode, NOTHING_FITS]),
    ],
)
def test_every_choice_fits_its_column(column: Column[str], words: Iterable[StrEnum | str]) -> None:
    assert max(len(word) for word in words) <= room_in(column)


@pytest.mark.parametrize(
    ("column", "longest"),
    [
        (_BOOKING.title, LONGEST_TITLE),
        (_BOOKING.reason, LONGEST_REASON),
        (_BOOKING.group_id, LONGEST_ID),
        (_BOOKING.audience, LONGEST_ID),
        (_BOOKING.needs, len(" ".join(Need))),
        (_UNMET.needs, len(" ".join(Need))),
        (schema.block.c.reason, LONGEST_REASON),
        (schema.booking_override.c.reason, LONGEST_REASON),
        (schema.booking_override.c.codes, len(" ".join(OVERRIDABLE))),
        (schema.places_version.c.source, LONGEST_SOURCE),
    ],
)
def test_the_longest_text_fits_its_column(column: Column[str], longest: int) -> None:
    assert longest <= room_in(column)


def room_in(column: Column[str]) -> int:
    assert isinstance(column.type, String)
    assert column.type.length is not None
    return column.type.length
