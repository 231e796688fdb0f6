"""`moedested central hours` as a house uses it: by the command itself, on a real database."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from booking_core.central.centre import Centre
from booking_core.central.command_line import main
from booking_core.central.places_file.checks.pictures import PICTURES
from booking_core.domain.bookings import Channel, Purpose
from booking_core.domain.hours.edited_days import edited_days
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan, local_instant
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Alternative, Book, Confirmed
from tests.booking_core.central.running_centre import HERLEV, MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import number

TEXT = HERLEV.read_text(encoding="utf-8")
NOW = ["--pretend-now", "2026-11-26T14:08+01:00"]
THURSDAY = date(2026, 12, 3)
LIBRARY = VenueId("bibliotek")
OWN_DAY = '[[venue.day]]\ndate = 2026-12-03\nopening = ["08:00-12:00"]\nreason = "Valg"\n\n'


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    """A centre with Herlev's places, in the folder `data`."""
    with opened_centre(tmp_path / "data", MovableClock()) as centre:
        yield centre


def run_hours(folder: Path, *arguments: str) -> int:
    return main(["hours", "--data", str(folder / "data"), *NOW, "--venue", "bibliotek", *arguments])


def set_thursday(folder: Path, *arguments: str) -> int:
    return run_hours(folder, "--day", str(THURSDAY), "--reason", "Personaledag", *arguments)


def import_text(folder: Path, text: str) -> int:
    path = folder / "herlev.toml"
    path.write_text(text, encoding="utf-8")
    pictures = folder / PICTURES
    if not pictures.exists():
        pictures.symlink_to(HERLEV.parent / PICTURES)
    return main(["import", str(path), "--data", str(folder / "data"), *NOW])


def open_hours(centre: Centre, day: date = THURSDAY) -> list[str]:
    places = centre.store.municipality()
    spans = day_plan(places, places.venue_by_id[LIBRARY], day).open_spans
    walls = ((span.starts_at.astimezone(places.zone), span.ends_at.astimezone(places.zone)) for span in spans)
    return [f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in walls]


def book_thursday(centre: Centre, starts: int) -> Confirmed:
    """An hour in the library's quiet room, for somebody with a name."""
    places = centre.store.municipality()
    space = places.space_by_id[SpaceId("bib-stille")]
    starts_at = local_instant(THURSDAY, time(starts), places.zone)
    ends_at = local_instant(THURSDAY, time(starts + 1), places.zone)
    wish = Book(
        id=number(1),
        alternatives=(Alternative(space.id, space.standing_layout.id, TimeSpan(starts_at, ends_at)),),
        persons=1,
        purpose=Purpose.QUIET,
        contact=b"sealed",
    )
    answer = centre.store.submit(wish, Origin(Channel.PARTNER), now=centre.clock())
    assert isinstance(answer, Confirmed)
    return answer


def test_a_day_is_opened_for_other_hours_and_says_what_it_was(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set_thursday(tmp_path, "--open", "18:00-02:00", "--open", "10:00-14:00") == 0

    assert open_hours(centre) == ["10:00-14:00", "18:00-02:00"]
    assert capsys.readouterr().out == (
        "Herlev Bibliotek, 2026-12-03: 10:00-14:00, 18:00-02:00 (Personaledag) instead of 07:00-22:00 (version 2).\n"
    )


def test_a_day_is_closed_and_citizens_are_told_why(tmp_path: Path, centre: Centre) -> None:
    assert set_thursday(tmp_path, "--closed") == 0

    places = centre.store.municipality()
    assert day_plan(places, places.venue_by_id[LIBRARY], THURSDAY).closed_because == "Personaledag"


def test_a_day_set_again_says_the_last_only(tmp_path: Path, centre: Centre) -> None:
    set_thursday(tmp_path, "--closed")

    assert set_thursday(tmp_path, "--open", "10:00-14:00") == 0

    assert open_hours(centre) == ["10:00-14:00"]
    assert len(edited_days(centre.store.municipality().venue_by_id[LIBRARY])) == 1


def test_the_same_again_changes_nothing(tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]) -> None:
    set_thursday(tmp_path, "--closed")
    version = centre.store.head().places_version

    assert set_thursday(tmp_path, "--closed") == 0

    assert centre.store.head().places_version == version
    assert "closed (Personaledag) (unchanged, version 2)" in capsys.readouterr().out


def test_a_public_holiday_may_be_opened(tmp_path: Path, centre: Centre) -> None:
    good_friday = date(2027, 3, 26)

    assert run_hours(tmp_path, "--day", "2027-03-26", "--open", "12:00-20:00", "--reason", "Koncert") == 0

    assert open_hours(centre, good_friday) == ["12:00-20:00"]


def test_what_is_removed_is_as_the_file_says(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    before = centre.store.municipality()
    set_thursday(tmp_path, "--closed")

    assert run_hours(tmp_path, "--day", str(THURSDAY), "--remove") == 0

    assert centre.store.municipality() == before
    assert "2026-12-03: 07:00-22:00 instead of closed (Personaledag) (version 3)" in capsys.readouterr().out


def test_every_machine_hears_of_it(tmp_path: Path, centre: Centre) -> None:
    before = centre.store.head().cursor

    set_thursday(tmp_path, "--closed")

    entries = centre.store.feed.entries_after(before)
    assert entries is not None
    assert [type(entry.change).__name__ for entry in entries] == ["PlacesChanged"]


@pytest.mark.parametrize("how", [["--closed"], ["--open", "07:00-12:00"], ["--open", "13:00-22:00"]])
def test_a_booking_that_would_lose_its_place_is_named_and_nothing_changes(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str], how: list[str]
) -> None:
    booked = book_thursday(centre, 12)

    assert set_thursday(tmp_path, *how) == 1

    said = capsys.readouterr().err
    assert grouped(code_of(booked.booking.id)) in said
    assert "2026-12-03 12:00-13:00" in said
    assert "closed" in said
    assert open_hours(centre) == ["07:00-22:00"]


def test_a_booking_within_the_new_hours_is_in_nobodys_way(tmp_path: Path, centre: Centre) -> None:
    book_thursday(centre, 12)

    assert set_thursday(tmp_path, "--open", "12:00-14:00") == 0


def test_removing_hours_in_which_somebody_has_booked_is_refused(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    set_thursday(tmp_path, "--open", "10:00-24:00")
    book_thursday(centre, 22)

    assert run_hours(tmp_path, "--day", str(THURSDAY), "--remove") == 1

    said = capsys.readouterr().err
    assert "would lose their place" in said
    assert "Move or cancel these bookings at a front desk of their house, then give the command again." in said
    assert open_hours(centre) == ["10:00-00:00"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--day", "2026-12-24", "--open", "10:00-14:00", "--reason", "Jul"], "closed beats open"),
        (["--day", "2026-12-24", "--closed", "--reason", "Jul"], "closed on 2026-12-24 by [[closed]]"),
        (["--day", "2026-11-25", "--closed", "--reason", "Vand"], "2026-11-25 is over"),
        (["--day", "2026-12-03", "--remove"], "nothing was set for Herlev Bibliotek on 2026-12-03"),
        (["--day", "2026-12-03", "--closed"], "--reason"),
        (["--day", "2026-12-03", "--closed", "--reason", "  "], "--reason"),
        (["--day", "2026-12-03"], "one of --open, --closed and --remove"),
        (["--closed", "--reason", "Vand"], "--day"),
        (
            ["--day", "2026-12-03", "--open", "12:00-16:00", "--open", "10:00-13:00", "--reason", "Valg"],
            "10:00-13:00 and 12:00-16:00 overlap",
        ),
        (["--venue", "bageriet"], "there is no venue bageriet. The places file has: bibliotek"),
        (["--venue", "bageriet", "--day", "2026-12-03", "--closed", "--reason", "Vand"], "there is no venue bageriet"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_changes(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    assert run_hours(tmp_path, *arguments) == 1

    assert expected in capsys.readouterr().err
    assert centre.store.head().places_version == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--day", "torsdag", "--closed", "--reason", "Vand"], "is no day"),
        (["--day", "9999-12-31", "--closed", "--reason", "Vand"], "is no day"),
        (["--day", "2026-12-03", "--open", "10-14", "--reason", "Valg"], "are no hours"),
        (["--day", "2026-12-03", "--open", "10:00-10:00", "--reason", "Valg"], "are no hours"),
        (["--day", "2026-12-03", "--open", "10:00-14:00", "--closed", "--reason", "Valg"], "not allowed with"),
        (["--day", "2026-12-03", "--closed", "--remove"], "not allowed with"),
    ],
)
def test_an_argument_that_cannot_be_read_says_what_is_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run_hours(tmp_path, *arguments)

    assert expected in capsys.readouterr().err


def test_today_may_be_changed_until_it_is_over(tmp_path: Path, centre: Centre) -> None:
    assert run_hours(tmp_path, "--day", "2026-11-26", "--open", "07:00-16:00", "--reason", "Vandskade") == 0

    assert open_hours(centre, date(2026, 11, 26)) == ["07:00-16:00"]


@pytest.mark.usefixtures("centre")
def test_the_list_names_what_differs_in_the_coming_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_thursday(tmp_path, "--closed")
    capsys.readouterr()

    assert run_hours(tmp_path) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Herlev Bibliotek, 2026-11-26 to 2027-11-25: what differs from the week",
        "  2026-12-03: closed, Personaledag (`moedested central hours`)",
        "  2026-12-24 to 2026-12-26: closed, Jul ([[closed]])",
        "  2026-12-31 to 2027-01-01: closed, Nytår ([[closed]])",
        "  2027-03-25: 10:00-16:00, Skærtorsdag (public holiday)",
        "  2027-03-26: 10:00-16:00, Langfredag (public holiday)",
        "  2027-03-28: 10:00-16:00, Påskedag (public holiday)",
        "  2027-03-29: 10:00-16:00, Anden påskedag (public holiday)",
        "  2027-05-06: 10:00-16:00, Kristi himmelfartsdag (public holiday)",
        "  2027-05-16: 10:00-16:00, Pinsedag (public holiday)",
        "  2027-05-17: 10:00-16:00, Anden pinsedag (public holiday)",
    ]


@pytest.mark.usefixtures("centre")
def test_the_list_names_a_season_and_a_day_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_hours(tmp_path, "--venue", "hjortespring")
    run_hours(tmp_path, "--venue", "medborgerhus")

    said = capsys.readouterr().out.splitlines()
    assert "  2027-07-01 to 2027-07-31: other weekly hours, Sommertid ([[venue.season]])" in said
    assert "  2027-10-15: 08:00-02:00, Kulturnat ([[venue.day]])" in said


def test_before_the_first_import_the_import_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_hours(tmp_path) == 1

    assert "moedested central import FILE" in capsys.readouterr().err


def test_an_import_keeps_what_was_set_and_says_so(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    set_thursday(tmp_path, "--closed")
    capsys.readouterr()

    assert import_text(tmp_path, TEXT.replace('name = "Lokale 3"', 'name = "Lokale Tre"')) == 0

    assert open_hours(centre) == []
    assert capsys.readouterr().out.splitlines() == [
        "Herlev Kommune: 5 venues, 24 spaces (version 3).",
        "Kept, as set with `moedested central hours`:",
        "  bibliotek, 2026-12-03: closed, Personaledag",
    ]


def test_the_same_file_again_is_unchanged_beside_what_was_set(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    set_thursday(tmp_path, "--closed")

    assert import_text(tmp_path, TEXT) == 0

    assert centre.store.head().places_version == 2
    assert "(unchanged, version 2)." in capsys.readouterr().out


def test_what_was_set_beats_a_day_that_the_file_brings_later(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    set_thursday(tmp_path, "--open", "10:00-14:00")
    first_printer = '[[venue.printer]]\nid = "bib-a4"'

    assert import_text(tmp_path, TEXT.replace(first_printer, OWN_DAY + first_printer)) == 0

    assert open_hours(centre) == ["10:00-14:00"]
    assert "Personaledag; beats the file's own 08:00-12:00" in capsys.readouterr().out


def test_what_is_removed_then_leaves_the_day_of_the_file(tmp_path: Path, centre: Centre) -> None:
    set_thursday(tmp_path, "--open", "10:00-14:00")
    first_printer = '[[venue.printer]]\nid = "bib-a4"'
    import_text(tmp_path, TEXT.replace(first_printer, OWN_DAY + first_printer))

    assert run_hours(tmp_path, "--day", str(THURSDAY), "--remove") == 0

    assert open_hours(centre) == ["08:00-12:00"]


def test_a_closure_that_the_file_brings_later_beats_what_was_set(
    tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    set_thursday(tmp_path, "--open", "10:00-14:00")
    closure = '[[closed]]\nfrom = 2026-12-01\nto = 2026-12-04\nvenues = ["bibliotek"]\nreason = "Maling"\n\n'

    assert import_text(tmp_path, TEXT.replace("[[school_holiday]]", f"{closure}[[school_holiday]]", 1)) == 0

    assert open_hours(centre) == []
    assert "does not count, as [[closed]] closes that day (Maling)" in capsys.readouterr().out


def test_what_goes_with_its_house_is_told(tmp_path: Path, centre: Centre, capsys: pytest.CaptureFixture[str]) -> None:
    run_hours(tmp_path, "--venue", "byrum", "--day", str(THURSDAY), "--closed", "--reason", "Julemarked")
    capsys.readouterr()
    without_the_square = TEXT[: TEXT.rindex("[[venue]]")]

    assert import_text(tmp_path, without_the_square) == 0

    assert VenueId("byrum") not in centre.store.municipality().venue_by_id
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Not kept, as the file has their venue no more:",
        "  byrum, 2026-12-03: closed, Julemarked",
    ]


@pytest.mark.usefixtures("centre")
def test_what_is_over_is_not_talked_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--pretend-now", "2020-01-01T12:00+01:00", "--venue", "bibliotek", "--day", "2020-01-02"]
    main(["hours", "--data", str(tmp_path / "data"), *arguments, "--closed", "--reason", "Maling"])
    capsys.readouterr()

    assert import_text(tmp_path, TEXT) == 0

    assert capsys.readouterr().out.splitlines() == ["Herlev Kommune: 5 venues, 24 spaces (unchanged, version 2)."]
