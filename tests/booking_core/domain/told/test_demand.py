"""What a wish that was not met leaves behind: where, when, how many and why; never who."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Channel, Need, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import DeviceRole, SpaceId, VenueId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.demand import (
    DEMAND,
    NOTHING_FITS,
    Asked,
    UnmetSource,
    UnmetWish,
    heard_from,
    source_of,
    unmet_booking,
    unmet_id,
    unmet_search,
)
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at, on_thursday
from tests.booking_core.sample_places import GROUP_ROOM, HOUSE, LIBRARY, WORKSHOP

C = RefusalCode
NOT_DEMAND = frozenset(
    {
        C.UNKNOWN_SPACE,
        C.UNKNOWN_LAYOUT,
        C.UNKNOWN_GROUP,
        C.UNKNOWN_BOOKING,
        C.UNKNOWN_CARD,
        C.CARD_REVOKED,
        C.UNKNOWN_SERIES,
        C.UNKNOWN_ROOM,
        C.UNKNOWN_BLOCK,
        C.BLOCK_CHANGED,
        C.NOT_ON_QUARTER,
        C.IN_THE_PAST,
        C.TOO_EARLY,
        C.STAFF_ONLY,
        C.REASON_NEEDED,
        C.OVERRIDE_REASON_NEEDED,
        C.ALREADY_OVER,
        C.NOT_ANSWERED,
        C.ALREADY_ANSWERED,
        C.NO_LONGER_WAITING,
        C.WAITS_FOR_ENOUGH,
        C.ENOUGH_WISHES,
        C.UNKNOWN_WISH,
        C.VERSION_CHANGED,
        C.SERIES_UNUSABLE,
        C.ALREADY_IN_SERIES,
        C.NO_SUCH_TIME,
        C.IN_USE,
        C.OTHERS_IN_THE_WAY,
        C.NO_SHELTER,
        C.WHEREABOUTS_DECIDED,
        C.TOO_LATE_TO_DECIDE,
        C.RECOVERING,
    }
)
"""What cannot be meant, is not there, came too late, or is about something else than having a place."""

NOW = at("14:08")
WISH_ID = UUID(int=7)
SEARCH = Search(
    HOUSE,
    at("17:30", FRIDAY),
    timedelta(minutes=90),
    persons=40,
    purpose=Purpose.MUSIC,
    needs=frozenset({Need.STEP_FREE, Need.HEARING_LOOP}),
)
ASKED = Asked(
    GROUP_ROOM,
    on_thursday("18:15", "20:15"),
    6,
    Purpose.QUIET,
    needs=(Need.QUIET,),
    wheelchairs=1,
    user=KindOfUser.ASSOCIATION,
)


def refused(code: RefusalCode = C.TAKEN, **more: Any) -> UnmetWish | None:
    values = {"source": UnmetSource.KIOSK, "venue": HOUSE, "now": NOW, "wish_id": WISH_ID, **more}
    return unmet_booking(MUNICIPALITY, ASKED, code, **values)


def searched(**more: Any) -> UnmetWish:
    return replace(unmet_search(MUNICIPALITY, SEARCH, now=NOW, wish_id=WISH_ID), **more)


@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_either_tells_of_demand_or_does_not(code: RefusalCode) -> None:
    assert (code in DEMAND) is not (code in NOT_DEMAND)


@pytest.mark.parametrize("code", RefusalCode)
def test_what_tells_of_no_demand_leaves_nothing_behind(code: RefusalCode) -> None:
    assert (refused(code) is None) is (code in NOT_DEMAND)


def test_a_search_that_finds_nothing_leaves_what_was_sought() -> None:
    assert searched() == UnmetWish(
        id=WISH_ID,
        noted_at=datetime(2026, 11, 26, 13, tzinfo=UTC),
        source=UnmetSource.KIOSK_SEARCH,
        venue=HOUSE,
        district=MUNICIPALITY.venue_by_id[HOUSE].district,
        space=None,
        day=FRIDAY,
        hour=17,
        minutes=90,
        persons=40,
        wheelchairs=0,
        needs=(Need.HEARING_LOOP, Need.STEP_FREE),
        purpose=Purpose.MUSIC,
        user=KindOfUser.CITIZEN,
        code=None,
    )
    assert searched().reason == NOTHING_FITS


def test_a_refused_booking_leaves_what_was_asked_for_and_why_not() -> None:
    assert refused(C.TAKEN) == UnmetWish(
        id=WISH_ID,
        noted_at=datetime(2026, 11, 26, 13, tzinfo=UTC),
        source=UnmetSource.KIOSK,
        venue=HOUSE,
        district=MUNICIPALITY.venue_by_id[LIBRARY].district,
        space=GROUP_ROOM,
        day=THURSDAY,
        hour=18,
        minutes=120,
        persons=6,
        wheelchairs=1,
        needs=(Need.QUIET,),
        purpose=Purpose.QUIET,
        user=KindOfUser.ASSOCIATION,
        code=C.TAKEN,
    )


def test_the_day_and_hour_are_those_of_the_wall() -> None:
    late = TimeSpan(datetime(2026, 11, 26, 23, 30, tzinfo=UTC), datetime(2026, 11, 27, 1, tzinfo=UTC))

    wish = unmet_booking(
        MUNICIPALITY,
        replace(ASKED, span=late),
        C.CLOSED,
        source=UnmetSource.PARTNER,
        venue=None,
        now=NOW,
        wish_id=WISH_ID,
    )

    assert wish is not None
    assert (wish.day, wish.hour, wish.venue) == (FRIDAY, 0, None)


def test_more_wheelchairs_than_persons_are_as_many() -> None:
    wish = unmet_booking(
        MUNICIPALITY,
        replace(ASKED, wheelchairs=20),
        C.TAKEN,
        source=UnmetSource.DESK,
        venue=HOUSE,
        now=NOW,
        wish_id=WISH_ID,
    )

    assert wish is not None
    assert wish.wheelchairs == 6


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_nobody_is_found_by_the_minute(now: datetime) -> None:
    noted_at = unmet_search(MUNICIPALITY, SEARCH, now=now, wish_id=WISH_ID).noted_at

    assert (noted_at.minute, noted_at.second, noted_at.microsecond) == (0, 0, 0)
    assert timedelta() <= now - noted_at < timedelta(hours=1)


@pytest.mark.parametrize(
    "impossible",
    [
        {"noted_at": NOW},
        {"noted_at": datetime(2026, 11, 26, 14)},  # noqa: DTZ001  # what must not be
        {"noted_at": datetime(2026, 11, 26, 14, tzinfo=timezone(timedelta(minutes=30)))},
        {"hour": 24},
        {"hour": -1},
        {"minutes": 0},
        {"persons": 0},
        {"wheelchairs": 41},
        {"wheelchairs": -1},
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_no_wish(impossible: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="an unmet wish is"):
        searched(**impossible)


def test_it_has_no_field_for_a_person_or_a_machine() -> None:
    assert {field.name for field in fields(UnmetWish)} == {
        "id",
        "noted_at",
        "source",
        "venue",
        "district",
        "space",
        "day",
        "hour",
        "minutes",
        "persons",
        "wheelchairs",
        "needs",
        "purpose",
        "user",
        "code",
    }


@pytest.mark.parametrize(
    ("channel", "source"),
    [
        (Channel.KIOSK, UnmetSource.KIOSK),
        (Channel.STAFF, UnmetSource.DESK),
        (Channel.PARTNER, UnmetSource.PARTNER),
    ],
)
def test_each_channel_is_a_source(channel: Channel, source: UnmetSource) -> None:
    assert source_of(channel) is source


def test_no_two_channels_are_the_same_source() -> None:
    assert len({source_of(channel) for channel in Channel}) == len(Channel)


def test_a_command_leaves_one_wish_for_each_alternative_however_often_it_is_told() -> None:
    command, other = uuid4(), uuid4()

    assert unmet_id(command, 0) == unmet_id(command, 0)
    assert len({unmet_id(command, 0), unmet_id(command, 1), unmet_id(other, 0), command}) == 4


def desk_wish(**more: Any) -> UnmetWish:
    wish = refused(C.TAKEN, source=UnmetSource.DESK, venue=None)
    assert wish is not None
    return replace(wish, **more)


@pytest.mark.parametrize(
    ("wish", "role", "is_believed"),
    [
        (searched(), DeviceRole.KIOSK, True),
        (searched(), DeviceRole.DESK, False),
        (searched(code=C.TAKEN), DeviceRole.KIOSK, False),
        (searched(source=UnmetSource.KIOSK, code=C.TAKEN), DeviceRole.KIOSK, False),
        (desk_wish(), DeviceRole.DESK, True),
        (desk_wish(), DeviceRole.KIOSK, False),
        (desk_wish(code=None), DeviceRole.DESK, False),
        (desk_wish(code=C.VERSION_CHANGED), DeviceRole.DESK, False),
        (desk_wish(source=UnmetSource.PARTNER), DeviceRole.DESK, False),
    ],
)
def test_a_machine_tells_of_what_happens_at_it_alone(wish: UnmetWish, role: DeviceRole, *, is_believed: bool) -> None:
    heard = heard_from(MUNICIPALITY, wish, venue=HOUSE, role=role, now=NOW)

    assert (heard is not None) is is_believed


def test_which_house_and_district_it_was_the_centre_knows_better() -> None:
    told = searched(venue=VenueId("elsewhere"), district="Åse Ærø, 44 00 00 01")

    heard = heard_from(MUNICIPALITY, told, venue=HOUSE, role=DeviceRole.KIOSK, now=NOW)

    assert heard == searched()


def test_a_space_that_is_gone_is_left_out() -> None:
    told = desk_wish(space=SpaceId("gone"))

    heard = heard_from(MUNICIPALITY, told, venue=HOUSE, role=DeviceRole.DESK, now=NOW)

    assert heard is not None
    assert (heard.space, heard.district) == (None, MUNICIPALITY.venue_by_id[HOUSE].district)


def test_a_clock_that_is_ahead_does_not_write_into_the_future() -> None:
    ahead = searched(noted_at=datetime(2031, 1, 1, tzinfo=UTC))

    heard = heard_from(MUNICIPALITY, ahead, venue=HOUSE, role=DeviceRole.KIOSK, now=NOW)

    assert heard == searched()


def test_a_wish_in_a_place_that_nobody_knows_is_in_no_district() -> None:
    asked = replace(ASKED, space=WORKSHOP)
    nowhere = replace(MUNICIPALITY, venues=())

    wish = unmet_booking(nowhere, asked, C.TAKEN, source=UnmetSource.PARTNER, venue=None, now=NOW, wish_id=WISH_ID)

    assert wish is not None
    assert (wish.district, wish.day) == ("", date(2026, 11, 26))
