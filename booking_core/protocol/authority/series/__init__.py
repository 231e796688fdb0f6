"""Deciding series: all dates that can be had at once, and changes of one date, of those from it on, or of all.

Each date is judged and placed as a booking of its own, in a calendar that holds the dates before it. What differs
between that calendar and the one at the beginning is what becomes true, all of it or nothing.

    wishes       what is asked for
    booking      a new series, and one date more
    changing     dates that go somewhere else
    cancelling   dates that are given back
    answering    a series that was asked of the house
    along        single dates, changed by themselves
    outcome      what all of them come to
"""

from datetime import datetime
from typing import assert_never

from booking_core.protocol.authority.series.answering import decide_approve_series, decide_decline_series
from booking_core.protocol.authority.series.booking import decide_add_to_series, decide_book_series
from booking_core.protocol.authority.series.cancelling import decide_cancel_series
from booking_core.protocol.authority.series.changing import decide_change_series
from booking_core.protocol.authority.states import AuthorityState, Decision, Origin
from booking_core.protocol.messages import (
    AddToSeries,
    ApproveSeries,
    BookSeries,
    CancelSeries,
    ChangeSeries,
    DeclineSeries,
    SeriesCommand,
)


def decide_series(state: AuthorityState, command: SeriesCommand, origin: Origin, *, now: datetime) -> Decision:
    """What the centre answers to a command about a series."""
    match command:
        case BookSeries():
            return decide_book_series(state, command, origin, now=now)
        case AddToSeries():
            return decide_add_to_series(state, command, origin, now=now)
        case ChangeSeries():
            return decide_change_series(state, command, origin, now=now)
        case CancelSeries():
            return decide_cancel_series(state, command, origin, now=now)
        case ApproveSeries():
            return decide_approve_series(state, command, origin, now=now)
        case DeclineSeries():
            return decide_decline_series(state, command, origin, now=now)
        case _:
            assert_never(command)
