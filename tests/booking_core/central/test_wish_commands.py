"""Wishes for those who type: listed, answered, closed and counted where no desk is at hand."""

import csv
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.central.command_line import main
from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.identity import VenueId
from booking_core.domain.told.house_wishes import HouseWish, WeekPart, WishedPlace
from booking_core.protocol.messages.wishes import TellWish
from tests.booking_core.central.running_centre import MovableClock, opened_centre

HOUSE = VenueId("medborgerhus")
WISH = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS, (Need.HEARING_LOOP,))
QUIET = HouseWish(HOUSE, WishedPlace.ROOM, Purpose.QUIET, 4, WeekPart.MORNINGS)


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    """A centre that no service runs on, as the command line finds it."""
    folder = tmp_path / "central"
    with opened_centre(folder, MovableClock()) as centre:
        for wish in (WISH, WISH, QUIET):
            centre.store.wishes.tell(TellWish(id=uuid4(), wish=wish), None, now=centre.clock())
    return folder


def test_the_command_line_lists_answers_and_closes(by_hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, wish = ("--data", str(by_hand)), str(WISH.id)

    assert main(["wishes", "list", *data]) == 0
    assert main(["wishes", "answer", wish[:8], "--danish", "Fra maj", *data]) == 0
    assert main(["wishes", "close", wish, *data]) == 0
    assert main(["wishes", "list", *data, "--venue", "medborgerhus"]) == 0

    line = f"{wish}     2 x  medborgerhus: hall for 60, music, evenings, hearing-loop"
    quiet = f"{QUIET.id}     1 x  medborgerhus: room for 4, quiet, mornings, no needs"
    out = capsys.readouterr().out.splitlines()
    assert out[:3] == [line, quiet, line]
    assert out[3].endswith(": Fra maj")
    assert (out[4], out[6:]) == (f"{line}  (closed)", [quiet])


def test_the_command_line_answers_only_the_one_that_is_meant(by_hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ("--data", str(by_hand))

    assert main(["wishes", "close", "", *data]) == 1
    assert main(["wishes", "list", "--venue", "nowhere", *data]) == 1
    assert "2 wishes" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["wishes", "answer", str(WISH.id), "--danish", "x" * 161, *data])


def test_the_report_counts_by_place_size_and_part_of_the_week(
    by_hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wishes.csv"

    assert main(["stats", "--wishes", "--data", str(by_hand), "--csv", str(path)]) == 0

    assert capsys.readouterr().out.split("\n") == [
        "3 wishes were told",
        "",
        "Herlev Midt",
        "  place",
        "    room                         1",
        "    hall                         2",
        "  persons",
        "    4                            1",
        "    60                           2",
        "  week",
        "    mornings                     1",
        "    evenings                     2",
        "",
        f"{path} was written, as anybody may read it.",
        "",
    ]
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8"))))
    assert (rows[0], {row[3] for row in rows[1:]}) == (["district", "by", "value", "wishes"], {"<5"})


def test_the_reports_want_their_days_or_none(by_hand: Path) -> None:
    data = ("--data", str(by_hand))

    assert main(["stats", "--wishes", "--from", "2026-11-26", *data]) == 1
    assert main(["stats", "--unmet", "--from", "2026-11-26", *data]) == 1


def test_what_is_broken_has_no_file_for_everybody(
    by_hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.csv"

    assert main(["stats", "--conditions", "--data", str(by_hand), "--csv", str(path)]) == 1

    assert capsys.readouterr() == ("", "--csv goes with --unmet, --use and --wishes\n")
    assert not path.exists()
