"""The value of an RRULE: what is written, what is read, and what cannot be."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.recurring.recurrence import (
    LAST,
    Daily,
    Monthly,
    Recurrence,
    RecurrenceFault,
    Until,
    UnusableRecurrence,
    Weekly,
    days_of,
)
from booking_core.domain.recurring.recurrence_text import recurrence_of, rule_text
from tests.booking_core.domain.made_recurrences import COPENHAGEN, MON, THU, TUESDAY, of_2027, read, recurrences, series

# As text


@pytest.mark.parametrize(
    ("recurrence", "text"),
    [
        (series(), "FREQ=WEEKLY;BYDAY=TU;COUNT=8"),
        (series(Weekly((THU, MON), 2)), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=8"),
        (series(Monthly(THU, LAST)), "FREQ=MONTHLY;BYDAY=-1TH;COUNT=8"),
        (series(Daily(), end=Until(date(2027, 2, 1))), "FREQ=DAILY;UNTIL=20270201T235959"),
    ],
)
def test_a_rule_is_written_as_calendars_write_it(recurrence: Recurrence, text: str) -> None:
    assert rule_text(recurrence) == text


@pytest.mark.parametrize(
    ("last_day", "text"),
    [(date(2027, 2, 23), "20270223T225959Z"), (date(2027, 7, 6), "20270706T215959Z")],
)
def test_beside_a_zone_the_end_is_written_in_utc(last_day: date, text: str) -> None:
    assert rule_text(series(end=Until(last_day)), COPENHAGEN) == f"FREQ=WEEKLY;BYDAY=TU;UNTIL={text}"


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("20270223", "02-23"),
        ("20270223T190000", "02-23"),
        ("20270223T185959", "02-22"),
        ("20270223T180000Z", "02-23"),
        ("20270223T175959Z", "02-22"),
        ("20270223T225959Z", "02-23"),
        ("20270223T230000Z", "02-23"),
    ],
)
def test_an_end_between_two_starts_means_the_earlier_day(text: str, last_day: str) -> None:
    assert read(f"FREQ=WEEKLY;UNTIL={text}").end == Until(*of_2027(last_day))


# What cannot be read

FAULTS = [
    ("FREQ=WEEKLY;BYDAY=TU", RecurrenceFault.NEVER_ENDS, {}),
    ("FREQ=WEEKLY;COUNT=3;UNTIL=20270301", RecurrenceFault.TWO_ENDS, {}),
    ("", RecurrenceFault.UNREADABLE, {"part": ""}),
    ("WEEKLY", RecurrenceFault.UNREADABLE, {"part": "WEEKLY"}),
    ("FREQ=WEEKLY;", RecurrenceFault.UNREADABLE, {"part": ""}),
    ("FREQ=WEEKLY;COUNT=1;COUNT=2", RecurrenceFault.UNREADABLE, {"part": "COUNT=2"}),
    ("FREQ=SOMETIMES;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "FREQ=SOMETIMES"}),
    ("COUNT=1", RecurrenceFault.UNREADABLE, {"part": "FREQ="}),
    ("FREQ=WEEKLY;COUNT=-1", RecurrenceFault.UNREADABLE, {"part": "COUNT=-1"}),
    ("FREQ=WEEKLY;COUNT=٣", RecurrenceFault.UNREADABLE, {"part": "COUNT=٣"}),
    ("FREQ=WEEKLY;INTERVAL=0;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "INTERVAL=0"}),
    ("FREQ=WEEKLY;BYDAY=TI;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "BYDAY=TI"}),
    ("FREQ=WEEKLY;BYDAY=1TU;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "BYDAY=1TU"}),
    ("FREQ=MONTHLY;BYDAY=1TI;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "BYDAY=1TI"}),
    ("FREQ=WEEKLY;UNTIL=20270230", RecurrenceFault.UNREADABLE, {"part": "UNTIL=20270230"}),
    ("FREQ=WEEKLY;UNTIL=20270223T25", RecurrenceFault.UNREADABLE, {"part": "UNTIL=20270223T25"}),
    ("FREQ=WEEKLY;UNTIL=99991231T235959Z", RecurrenceFault.UNREADABLE, {"part": "UNTIL=99991231T235959Z"}),
    ("FREQ=WEEKLY;UNTIL=00010101T000000", RecurrenceFault.UNREADABLE, {"part": "UNTIL=00010101T000000"}),
    ("FREQ=WEEKLY;COUNT=1;BYMOON=FULL", RecurrenceFault.UNKNOWN_PART, {"part": "BYMOON"}),
    ("DTSTART:20270105\nRRULE:FREQ=WEEKLY", RecurrenceFault.UNKNOWN_PART, {"part": "DTSTART:20270105\nRRULE:FREQ"}),
    ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "BYSETPOS"}),
    ("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "BYMONTHDAY"}),
    ("FREQ=MONTHLY;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=MONTHLY"}),
    ("FREQ=MONTHLY;BYDAY=TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=MONTHLY;BYDAY=TU"}),
    ("FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=MONTHLY;BYDAY=1TU,3TU"}),
    ("FREQ=MONTHLY;BYDAY=5TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "BYDAY=5TU"}),
    ("FREQ=DAILY;BYDAY=TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=DAILY;BYDAY"}),
    ("FREQ=YEARLY;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=YEARLY"}),
    ("FREQ=WEEKLY;WKST=SU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "WKST=SU"}),
    ("FREQ=WEEKLY;UNTIL=20270104", RecurrenceFault.UNTIL_BEFORE_FIRST_DAY, {"day": TUESDAY}),
    ("FREQ=DAILY;COUNT=401", RecurrenceFault.TOO_MANY, {"most": 400}),
    ("FREQ=DAILY;COUNT=999999", RecurrenceFault.TOO_MANY, {"most": 400}),
    ("FREQ=DAILY;UNTIL=99991231", RecurrenceFault.TOO_MANY, {"most": 400}),
    ("FREQ=MONTHLY;BYDAY=1TU;COUNT=122", RecurrenceFault.TOO_LONG, {"years": 10}),
    ("FREQ=WEEKLY;INTERVAL=999999;COUNT=2", RecurrenceFault.TOO_LONG, {"years": 10}),
    ("FREQ=WEEKLY;COUNT=0", RecurrenceFault.NO_OCCURRENCE, {}),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270110", RecurrenceFault.NO_OCCURRENCE, {}),
]


@pytest.mark.parametrize(("text", "fault", "facts"), FAULTS)
def test_a_text_that_gives_no_usable_series_is_refused_with_the_reason(
    text: str, fault: RecurrenceFault, facts: Mapping[str, object]
) -> None:
    with pytest.raises(UnusableRecurrence) as refused:
        read(text)

    assert (refused.value.fault, dict(refused.value.facts)) == (fault, facts)


# Laws


@given(recurrences(), st.sampled_from([None, COPENHAGEN]))
def test_what_is_written_is_read_back(recurrence: Recurrence, zone: ZoneInfo | None) -> None:
    again = recurrence_of(
        rule_text(recurrence, zone),
        recurrence.first_day,
        starts=recurrence.starts,
        ends=recurrence.ends,
        zone=COPENHAGEN,
        exceptions=recurrence.exceptions,
        additions=recurrence.additions,
    )

    assert again == recurrence


@given(st.text(alphabet="FREQINTVALUCOBYDSP=;,0123456789-+WKTMHZ ", max_size=60))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        found = read(f"FREQ=WEEKLY;{text}")
    except UnusableRecurrence:
        return
    assert days_of(found)
