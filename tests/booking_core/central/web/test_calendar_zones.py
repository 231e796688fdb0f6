"""The description of a time zone in a calendar file, read by another program than the one that writes it."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from booking_core.central.web.calendar_zones import zone_description
from booking_core.domain.time_spans import TimeSpan

AROUND = TimeSpan(datetime(2025, 11, 25, 14, 8, 3, tzinfo=UTC), datetime(2027, 11, 27, 14, 8, 3, tzinfo=UTC))


@pytest.mark.parametrize("name", ["Europe/Copenhagen", "America/New_York", "Asia/Kolkata", "Europe/London"])
def test_whoever_reads_it_shows_what_the_clocks_show(name: str) -> None:
    zone, file = ZoneInfo(name), Calendar()
    file.add_component(zone_description(zone, name, AROUND))

    read = tzical(StringIO(file.to_ical().decode())).get(name)

    instant, wrong = AROUND.starts_at + timedelta(days=1), []
    while instant < AROUND.ends_at:
        if instant.astimezone(read).utcoffset() != instant.astimezone(zone).utcoffset():
            wrong.append(instant)
        instant += timedelta(minutes=30)
    assert wrong == []


def test_an_onset_is_what_the_clocks_show_before_they_change() -> None:
    file = zone_description(ZoneInfo("Europe/Copenhagen"), "Europe/Copenhagen", AROUND).to_ical().decode()

    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100" in file
    assert "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200" in file
