"""`moedested central import` as IT operations use it: on real files, by the command itself."""

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.central.centre import Centre, make_centre, open_centre
from booking_core.central.command_line import main
from booking_core.central.demonstration import add_demonstration
from booking_core.central.places_file import read_places_file
from booking_core.central.places_file.checks.pictures import PICTURES
from booking_core.domain.bookings import Channel, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Alternative, Book, Confirmed
from booking_core.store.places import NoPlaces
from tests.booking_core.central.running_centre import HERLEV, MovableClock, opened_centre

TEXT = HERLEV.read_text(encoding="utf-8")


def written(folder: Path, text: str) -> Path:
    """A places file saying `text`, with Herlev's pictures beside it."""
    if not (folder / PICTURES).exists():
        (folder / PICTURES).symlink_to(HERLEV.parent / PICTURES)
    path = folder / "herlev.toml"
    path.write_text(text, encoding="utf-8")
    return path


def import_file(folder: Path, text: str) -> int:
    return main(["import", str(written(folder, text)), "--data", str(folder / "data")])


def book_tomorrow(centre: Centre, space: str = "mh-lok3", hour: int = 12) -> Confirmed:
    """A named booking of the standing layout, on the real clock's next Thursday but one."""
    day = centre.clock() + timedelta(days=(3 - centre.clock().weekday()) % 7 + 7)
    starts_at = day.replace(hour=hour, minute=0, second=0, microsecond=0)
    places = centre.store.municipality()
    layout = places.space_by_id[SpaceId(space)].standing_layout.id
    span = TimeSpan(starts_at, starts_at + timedelta(hours=1))
    command = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(SpaceId(space), layout, span),),
        persons=4,
        purpose=Purpose.MEETING,
        contact=b"sealed",
    )
    answer = centre.store.submit(command, Origin(Channel.PARTNER), now=centre.clock())
    assert isinstance(answer, Confirmed)
    return answer


def test_the_shipped_file_is_imported_and_again_without_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_file(tmp_path, TEXT) == 0
    assert import_file(tmp_path, TEXT) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Herlev Kommune: 5 venues, 24 spaces (version 1).",
        "Herlev Kommune: 5 venues, 24 spaces (unchanged, version 1).",
    ]


def test_nothing_of_a_file_with_errors_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = TEXT.replace("shortest_minutes = 30", 'shortest_minutes = "half an hour"')
    broken = broken.replace('kind = "citizens-house"', 'kind = "castle"')

    assert import_file(tmp_path, broken) == 1

    said = capsys.readouterr().err
    assert "shortest_minutes" in said
    assert "castle" in said
    assert not (tmp_path / "data").exists()


def test_a_changed_name_is_taken_over_and_bookings_stay(tmp_path: Path) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path / "data", clock) as centre:
        made = book_tomorrow(centre)
        renamed = written(tmp_path, TEXT.replace('name = "Lokale 3"', 'name = "Lokale Tre"'))
        assert main(["import", str(renamed), "--data", str(tmp_path / "data")]) == 0

        assert centre.store.municipality().space_by_id[SpaceId("mh-lok3")].name == "Lokale Tre"
        assert centre.store.bookings.with_id(str(made.booking.id)) == made.booking


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('thu = ["08:00-22:00"], fri = ["08:00-01:00"]', 'thu = ["16:00-22:00"], fri = ["08:00-01:00"]', "closed"),
        (
            'id = "mh-lok3"\nname = "Lokale 3"\nrooms = ["lok3"]',
            'id = "mh-lok3"\nname = "Lokale 3"\nrooms = ["lok5"]',
            "other rooms",
        ),
        ('id = "mh-lok3"', 'id = "mh-lokale-tre"', "no longer in the file"),
    ],
)
def test_a_change_that_would_strand_a_booking_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, reason: str
) -> None:
    clock = MovableClock(datetime.now(UTC))
    with opened_centre(tmp_path / "data", clock) as centre:
        made = book_tomorrow(centre)
        assert old in TEXT

        assert import_file(tmp_path, TEXT.replace(old, new)) == 1

        said = capsys.readouterr().err
        assert grouped(code_of(made.booking.id)) in said
        assert reason in said
        assert centre.store.municipality().space_by_id[SpaceId("mh-lok3")].name == "Lokale 3"


def test_a_centre_without_places_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--data", str(tmp_path)]) == 0
    assert main(["enrol", "mh-kiosk-1", "--data", str(tmp_path)]) == 1
    assert "import" in capsys.readouterr().err


def test_a_missing_database_says_what_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol", "mh-kiosk-1", "--data", str(tmp_path)]) == 1
    assert "moedested central import FILE" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["migrate"], ["serve"], ["enrol", "mh-kiosk-1"]])
def test_a_damaged_database_is_named_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    database = tmp_path / "central.sqlite"
    database.write_bytes(b"no database, whatever its name says " * 100)

    assert main([*command, "--data", str(tmp_path)]) == (2 if command == ["serve"] else 1)

    assert str(database) in capsys.readouterr().err
    assert database.read_bytes().startswith(b"no database")


@pytest.mark.parametrize("option", [["--port", "99999"], ["--port", "-1"], ["--pretend-now", "2026-11-26T14:08"]])
def test_an_option_that_cannot_be_meant_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", "--data", str(tmp_path), *option])

    assert option[0] in capsys.readouterr().err


def test_the_demonstration_replaces_no_places_that_are_booked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = read_places_file(written(tmp_path, TEXT.replace('id = "mh-lok3"', 'id = "ours"')))
    with opened_centre(tmp_path / "data", MovableClock(datetime.now(UTC)), ours) as centre:
        book_tomorrow(centre, "ours")

    assert main(["demo", "--data", str(tmp_path / "data")]) == 1

    assert "--data" in capsys.readouterr().err


def test_the_data_folder_is_for_the_service_alone(tmp_path: Path) -> None:
    make_centre(tmp_path / "data")

    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_a_contact_is_forgotten_when_its_days_are_over_and_not_before(tmp_path: Path) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        ends_at = book_tomorrow(centre).booking.span.ends_at
        kept_until = ends_at + timedelta(days=centre.store.municipality().privacy.contact_kept_days_after)

        assert centre.store.upkeep.forget_contacts(now=kept_until - timedelta(seconds=1)).contacts == 0
        assert centre.store.upkeep.forget_contacts(now=kept_until).contacts == 1
        assert centre.store.upkeep.forget_contacts(now=kept_until).contacts == 0


def test_an_unknown_kiosk_is_named_beside_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_file(tmp_path, TEXT)

    assert main(["enrol", "mh-kiosk-9", "--data", str(tmp_path / "data")]) == 1
    assert "mh-kiosk-1" in capsys.readouterr().err


def test_demonstration_bookings_are_added_once(tmp_path: Path) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        first = add_demonstration(centre.store, centre.keys.sealing.public_key(), now=clock())
        again = add_demonstration(centre.store, centre.keys.sealing.public_key(), now=clock())
        calendar = centre.store.feed.snapshot(now=clock()).bookings

    assert first == again == len(calendar) > 5


def test_an_address_in_use_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        assert main(["serve", "--data", str(tmp_path), "--port", port]) == 2

    assert port in capsys.readouterr().err


def test_a_store_without_places_raises(tmp_path: Path) -> None:
    make_centre(tmp_path)
    centre = open_centre(tmp_path)
    try:
        with pytest.raises(NoPlaces):
            centre.store.municipality()
    finally:
        centre.close()
