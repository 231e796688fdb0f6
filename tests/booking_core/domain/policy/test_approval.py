"""Trying an idea: free, open to all, and after the house has said yes."""

from dataclasses import replace

import pytest

from booking_core.domain.bookings import Channel, Openness
from booking_core.domain.finding.prices import price_of
from booking_core.domain.places import KindOfUser, TryAnIdeaRule
from booking_core.domain.refusals import RefusalCode
from tests.booking_core.domain.made_bookings import MUNICIPALITY
from tests.booking_core.domain.policy.asking import NAMED, code_of
from tests.booking_core.sample_places import WORKSHOP

R = RefusalCode
IDEA = replace(NAMED, is_trial=True, openness=Openness.OPEN)


@pytest.mark.parametrize(
    ("must_be_open", "must_ask", "openness", "channel", "expected"),
    [
        (True, True, Openness.OPEN, Channel.STAFF, None),
        (True, True, Openness.OPEN, Channel.KIOSK, R.NEEDS_APPROVAL),
        (True, True, Openness.COME_AND_SEE, Channel.STAFF, R.NOT_OPEN_TO_ALL),
        (True, True, Openness.CLOSED, Channel.KIOSK, R.NOT_OPEN_TO_ALL),
        (False, True, Openness.CLOSED, Channel.KIOSK, R.NEEDS_APPROVAL),
        (True, False, Openness.OPEN, Channel.KIOSK, None),
        (False, False, Openness.CLOSED, Channel.KIOSK, None),
    ],
)
def test_an_idea_is_open_and_approved_where_the_rules_say_so(
    *,
    must_be_open: bool,
    must_ask: bool,
    openness: Openness,
    channel: Channel,
    expected: RefusalCode | None,
) -> None:
    rules = replace(MUNICIPALITY.rules, try_an_idea=TryAnIdeaRule(must_be_open, must_ask))

    ask = replace(IDEA, openness=openness, channel=channel)

    assert code_of(ask, replace(MUNICIPALITY, rules=rules)) is expected
    assert code_of(replace(ask, is_trial=False), replace(MUNICIPALITY, rules=rules)) is None


@pytest.mark.parametrize(
    ("user", "is_trial", "kroner"),
    [
        (KindOfUser.CITIZEN, False, 0),
        (KindOfUser.ASSOCIATION, False, 0),
        (KindOfUser.BUSINESS, False, 300),
        (KindOfUser.BUSINESS, True, 0),
    ],
)
def test_a_price_is_that_of_the_kind_of_user_and_nothing_for_an_idea(
    user: KindOfUser, *, is_trial: bool, kroner: int
) -> None:
    assert price_of(MUNICIPALITY.space_by_id[WORKSHOP], user, is_trial=is_trial) == kroner


def test_where_no_price_is_known_there_is_none() -> None:
    assert price_of(replace(MUNICIPALITY.space_by_id[WORKSHOP], prices={}), KindOfUser.CITIZEN) is None
