"""How places were used: what was kept, what came back in time or too late, and where nobody came."""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.central.centre import Centre
from booking_core.central.command_line import main
from booking_core.central.reports.demand_report import Days
from booking_core.central.reports.use_report import lines_of, use_in, write_csv
from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Cancel, Confirmed
from booking_core.store.bookings.space_use import SpaceUse
from booking_core.store.machines import devices
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, THURSDAY, at

pytestmark = pytest.mark.usefixtures("each_engine")

DESK = DeviceId("medborgerhus-desk")
STAFF, PARTNER = Origin(Channel.STAFF, DESK), Origin(Channel.PARTNER)
ROOM = SpaceId("mh-lok3")
BOTH = Days(THURSDAY, FRIDAY)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def centre(tmp_path: Path, clock: MovableClock) -> Iterator[Centre]:
    with opened_centre(tmp_path, clock) as opened:
        with opened.store.writing() as connection:
            devices.register_desk(connection, DESK, VenueId("medborgerhus"))
        yield opened


def booked(centre: Centre, starts: datetime, *, hours: int = 1) -> Booking:
    wanted = Alternative(ROOM, LayoutId("meeting"), TimeSpan(starts, starts + timedelta(hours=hours)))
    wish = Book(id=BookingId(uuid4()), alternatives=(wanted,), persons=4, purpose=Purpose.MEETING)
    answer = centre.store.submit(wish, STAFF, now=centre.clock())
    assert isinstance(answer, Confirmed), answer
    return answer.booking


@pytest.mark.parametrize(("minutes_before", "late"), [(120, 0), (60, 0), (59, 1), (1, 1)])
def test_late_is_what_comes_back_within_the_minutes_of_the_places_file(
    centre: Centre, clock: MovableClock, minutes_before: int, late: int
) -> None:
    given_back = booked(centre, at("18:00"))
    booked(centre, at("19:00"), hours=2)
    booked(centre, at("10:00", FRIDAY))
    clock.show(at("18:00") - timedelta(minutes=minutes_before))

    centre.store.submit(Cancel(id=uuid4(), booking=given_back.id), PARTNER, now=centre.clock())

    assert use_in(centre.store, Days(THURSDAY, THURSDAY)) == (SpaceUse(ROOM, 1, 120, 1 - late, late, 0),)
    assert use_in(centre.store, BOTH) == (SpaceUse(ROOM, 2, 180, 1 - late, late, 0),)


def test_what_the_house_cancels_says_nothing_of_people(centre: Centre) -> None:
    taken = booked(centre, at("18:00"))

    centre.store.submit(Cancel(id=uuid4(), booking=taken.id, reason="Vandskade"), STAFF, now=centre.clock())

    assert use_in(centre.store, BOTH) == ()


def test_the_command_tells_it_by_house_and_place(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    booked(centre, at("18:00"), hours=2)
    asked = ["stats", "--use", "--from", str(THURSDAY), "--to", str(FRIDAY), "--data", str(tmp_path)]

    assert main([*asked, "--csv", str(tmp_path / "use.csv")]) == 0

    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        f"1 booking from {THURSDAY} to {FRIDAY}",
        "",
        "Herlev Medborgerhus kept hours given back late nobody came",
        "Lokale 3 1 2.0 0 0 0",
        "",
        f"{tmp_path / 'use.csv'} was written, as anybody may read it.",
    ]


def test_days_the_wrong_way_round_and_days_without_a_report_are_refused(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert centre.store.municipality().name
    folder = ["--data", str(tmp_path)]
    assert main(["stats", "--use", "--from", str(FRIDAY), "--to", str(THURSDAY), *folder]) != 0
    assert "is before --from" in capsys.readouterr().err
    assert main(["stats", "--use", "--from", str(FRIDAY), *folder]) != 0
    assert "say --from and --to" in capsys.readouterr().err


def test_in_the_file_for_everybody_few_are_not_told_and_hours_do_not_betray_them(
    centre: Centre, tmp_path: Path
) -> None:
    path, places = tmp_path / "use.csv", centre.store.municipality()
    found = (SpaceUse(ROOM, 4, 240, 5, 1, 0), SpaceUse(SpaceId("gone"), 12, 720, 0, 0, 6))

    write_csv(places, BOTH, found, path)

    first, second = csv.DictReader(StringIO(path.read_text(encoding="utf-8")))
    assert (first["place"], first["kept"], first["hours"]) == ("Lokale 3", "<5", "")
    assert (first["given_back_in_time"], first["given_back_late"], first["absent"]) == ("5", "<5", "<5")
    assert (second["house"], second["place"], second["kept"], second["hours"]) == ("", "gone", "12", "12.0")
    assert "(no longer a place)" in "\n".join(lines_of(places, BOTH, found))
