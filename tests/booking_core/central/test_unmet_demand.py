"""Unmet demand from the question over HTTP to the report on the screen and in the file."""

import asyncio
import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from booking_core.central.centre import Centre
from booking_core.central.command_line import main
from booking_core.central.machines.answering import Rejected, answer, receive
from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.demand import UnmetSource, UnmetWish, unmet_search
from booking_core.protocol.messages import Noted, NoteUnmet
from booking_core.store.told import unmet_demand
from tests.booking_core.central.machines.test_answering import Device, device
from tests.booking_core.central.running_centre import MovableClock, RunningCentre, ask_for, opened_centre
from tests.booking_core.domain.made_bookings import at

__all__ = ["device"]

HOUSE = VenueId("medborgerhus")
DAY = TimeSpan(at("00:00"), at("00:00") + timedelta(days=1))
EVENING = ("2026-11-26T18:00:00+01:00", "2026-11-26T19:00:00+01:00")


def a_search(centre: Centre, number: int = 1, **more: object) -> UnmetWish:
    search = Search(HOUSE, at("17:30"), timedelta(hours=1), persons=90, purpose=Purpose.MUSIC)
    wish = unmet_search(centre.store.municipality(), search, now=centre.clock(), wish_id=UUID(int=number))
    return replace(wish, **more)  # type: ignore[arg-type]  # the fields' own types


def test_a_partner_who_is_declined_leaves_one_wish_whatever_the_network_does(running: RunningCentre) -> None:
    running.post("/v1/bookings", ask_for("mh-lok3", *EVENING))
    key = uuid4()

    statuses = [running.post("/v1/bookings", ask_for("mh-lok3", *EVENING), key=key).status_code for _ in range(2)]

    assert statuses == [409, 409]
    (wish,) = running.centre.store.unmet.noted_in(DAY)
    assert (wish.source, wish.space, wish.hour, wish.reason) == (UnmetSource.PARTNER, "mh-lok3", 18, "taken")


def test_a_kiosk_tells_what_nobody_could_be_given(device: Device) -> None:
    wish = a_search(device.running.centre)
    message = NoteUnmet(id=uuid4(), wishes=(wish,))

    assert [device.ask(message) for _ in range(2)] == [Noted(), Noted()]

    assert device.running.centre.store.unmet.noted_in(DAY) == (wish,)


def test_what_a_kiosk_tells_cannot_be_replayed_by_others(device: Device) -> None:
    centre = device.running.centre
    data = device.seal(NoteUnmet(id=uuid4(), wishes=(a_search(centre),)))
    asyncio.run(answer(centre, receive(centre, data)))

    with pytest.raises(Rejected, match="sequence-old"):
        asyncio.run(answer(centre, receive(centre, data)))


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    with opened_centre(tmp_path / "central", MovableClock()) as opened:
        with opened.store.writing() as connection:
            six = [a_search(opened, number, needs=(Need.QUIET,) if number == 1 else ()) for number in range(1, 7)]
            unmet_demand.keep(connection, six)
        yield opened


def stats(folder: Path, *more: str) -> int:
    return main(["stats", "--unmet", "--data", str(folder / "central"), *more])


def test_the_report_counts_exactly_for_those_who_plan(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stats(tmp_path, "--from", "2026-11-26", "--to", "2026-11-26") == 0

    assert centre.store.municipality().venue_by_id[HOUSE].district == "Herlev Midt"
    assert capsys.readouterr().out.split("\n") == [
        "6 wishes could not be met, asked on 2026-11-26 to 2026-11-26",
        "",
        "Herlev Midt",
        "  weekday-and-hours",
        "    thu 17-22                    6",
        "  persons",
        "    51-100                       6",
        "  needs",
        "    none                         5",
        "    quiet                        1",
        "  reason",
        "    nothing-fits                 6",
        "",
    ]


@pytest.mark.usefixtures("centre")
def test_in_the_file_for_everybody_few_are_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "unmet.csv"

    assert stats(tmp_path, "--from", "2026-11-01", "--to", "2026-11-30", "--csv", str(path)) == 0

    assert capsys.readouterr().out.endswith(f"\n\n{path} was written, as anybody may read it.\n")
    days = {"first_day": "2026-11-01", "last_day": "2026-11-30", "district": "Herlev Midt"}
    assert list(csv.DictReader(StringIO(path.read_text(encoding="utf-8")))) == [
        {**days, "by": "weekday-and-hours", "value": "thu 17-22", "wishes": "6"},
        {**days, "by": "persons", "value": "51-100", "wishes": "6"},
        {**days, "by": "needs", "value": "none", "wishes": "5"},
        {**days, "by": "needs", "value": "quiet", "wishes": "<5"},
        {**days, "by": "reason", "value": "nothing-fits", "wishes": "6"},
    ]


@pytest.mark.usefixtures("centre")
def test_other_days_have_nothing_to_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stats(tmp_path, "--from", "2026-11-27", "--to", "2026-12-31") == 0

    assert capsys.readouterr().out == "0 wishes could not be met, asked on 2026-11-27 to 2026-12-31\n"


@pytest.mark.usefixtures("centre")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--from", "2026-11-27", "--to", "2026-11-26"], "--to 2026-11-26 is before --from 2026-11-27"),
        (["--from", "2026-11-26", "--to", "2026-11-26", "--csv", "/nowhere/unmet.csv"], "cannot be written"),
    ],
)
def test_a_report_that_cannot_be_made_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    assert stats(tmp_path, *arguments) == 1

    assert expected in capsys.readouterr().err
