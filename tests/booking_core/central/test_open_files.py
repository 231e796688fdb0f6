"""A town's whole history as files that any program can read, and such files in an empty database of another engine."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import msgspec
import pytest
from icalendar import Calendar as CalendarFile

from booking_core.central.centre import Centre, open_centre
from booking_core.central.command_line import main
from booking_core.central.data_folder.keys import KEYS_FILE, centre_keys
from booking_core.central.open_files.manifest import Manifest
from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import public_id_of
from booking_core.protocol.messages import Answer, Command
from booking_core.store.open_files.kinds import KINDS
from tests.booking_core.central.filled_town import LOK3, PERSON, answered_again, fill, told
from tests.booking_core.central.running_centre import MovableClock, chosen_database, opened_centre
from tests.booking_core.conftest import ENGINES, kept_on

NOW = "2026-11-26T13:08+00:00"
SECRETS = (PERSON.name, PERSON.phone, PERSON.email, "40217355", "lovet at rydde op")


@dataclass
class Exported:
    """What a filled centre on one engine wrote, with and without contacts, and what it answered."""

    folder: Path
    files: Path
    with_contacts: Path
    told: dict[str, object]
    answers: dict[UUID, tuple[Command, Answer]]


@pytest.fixture(scope="module", params=ENGINES)
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Exported]:
    """The engine that the files did not come from, and them."""
    folder = tmp_path_factory.mktemp("town")
    data, files, with_contacts = folder / "data", folder / "files", folder / "contacts.zip"
    with kept_on(request.param), opened_centre(data, MovableClock()) as centre:
        answers = fill(centre)
        knows = told(centre)
        assert run("export", data, files) == 0
        assert run("export", data, with_contacts, "--contacts") == 0
    return next(one for one in ENGINES if one != request.param), Exported(data, files, with_contacts, knows, answers)


def run(command: str, data: Path, *arguments: object) -> int:
    return main([command, *map(str, arguments), "--data", str(data), "--pretend-now", NOW])


def opened(folder: Path) -> Centre:
    return open_centre(folder, clock=MovableClock(), database=chosen_database())


def moved_to(folder: Path, one: Exported) -> Path:
    """A data folder with nothing but that centre's keys in it."""
    folder.mkdir()
    shutil.copy(one.folder / KEYS_FILE, folder / KEYS_FILE)
    return folder


def lines(files: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (files / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_another_engine_answers_the_same_and_writes_the_same_files(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine, one = exported
    data, again = moved_to(tmp_path / "data", one), tmp_path / "again"
    with kept_on(engine):
        assert run("import", data, one.files) == 0
        centre = opened(data)
        try:
            assert told(centre) == one.told
            answers = answered_again(centre.store, one.answers, centre.clock())
            assert answers == [answer for _, answer in one.answers.values()]
            assert centre.store.head().epoch == 2
            assert not centre.store.head().recovering
        finally:
            centre.close()
        assert run("audit", data, "--verify") == 0
        run("doctor", data)
        assert run("export", data, again) == 0

    said = capsys.readouterr().out.splitlines()
    assert not [line for line in said if line.startswith("wrong") and "fsync" not in line]
    assert "The municipality's own programs get new tokens: system --add" in said
    for kind in KINDS:
        before, after = ((files / kind.file).read_bytes() for files in (one.files, again))
        assert after.startswith(before) if kind.name == "audit" else after == before, kind.name
        assert before or kind.name == "contacts", f"{kind.name} is empty, and nothing was compared"


def test_what_could_be_had_instead_and_what_is_offered_are_in_the_files(exported: tuple[str, Exported]) -> None:
    _, one = exported

    instead = [line["instead"] for line in lines(one.files, "bookings") if line["state"] == "declined"]
    assert [list(place) for place in instead[0]] == [["space", "layout", "span", "set_up_by"]] * len(instead[0])
    assert {line["offer"]["space"] for line in lines(one.files, "notices") if line["offer"]} == {LOK3}


def test_contacts_come_along_under_other_keys_and_only_when_asked_for(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine, one = exported
    data, again = tmp_path / "data", tmp_path / "again"
    with kept_on(engine):
        assert run("import", data, one.with_contacts) == 0
        assert "centre.keys" in capsys.readouterr().err
        assert run("export", data, again, "--contacts") == 0
        assert run("person", data, PERSON.phone, "--export", tmp_path / "person.json") == 0

    with ZipFile(one.with_contacts) as archive:
        before = [json.loads(line) for line in archive.read("contacts.jsonl").splitlines()]
    after = lines(again, "contacts")
    assert [{**line, "counted_as": None} for line in after] == [{**line, "counted_as": None} for line in before]
    assert {line["about"] for line in after} == {"booking", "wish", "doubt", "card"}
    (counted,) = {line["counted_as"] for line in after if line["phone"] == PERSON.phone} - {None}
    assert {line["party"] for line in lines(again, "quotas") if line["rule"] == "uge"} == {"everybody", counted}
    assert counted not in {line["counted_as"] for line in before}


def test_without_being_asked_no_file_names_anybody(exported: tuple[str, Exported]) -> None:
    _, one = exported

    for path in sorted(one.files.rglob("*.*")):
        text = path.read_text(encoding="utf-8").replace("\r\n ", "")
        for secret in SECRETS:
            assert secret not in text, path.name
    assert all(":" not in str(line["party"]) for line in lines(one.files, "quotas"))
    assert not (one.files / "contacts.jsonl").read_bytes()


def test_the_files_hold_nothing_that_lets_anybody_in(exported: tuple[str, Exported]) -> None:
    _, one = exported
    receipts = [answer.receipt for _, answer in one.answers.values() if hasattr(answer, "receipt")]

    text = "".join(path.read_text(encoding="utf-8") for path in one.files.rglob("*.jsonl"))

    assert len(receipts) == 5
    assert not [token for token in receipts if token in text]
    assert "argon2" not in text


def test_a_calendar_of_each_house_has_what_stood_there(exported: tuple[str, Exported]) -> None:
    _, one = exported
    standing = {
        str(public_id_of(BookingId(UUID(str(line["id"])))))
        for line in lines(one.files, "bookings")
        if line["state"] in {"confirmed", "completed"}
    }

    entries = [
        entry
        for path in (one.files / "calendars").iterdir()
        for entry in CalendarFile.from_ical(path.read_bytes()).walk("VEVENT")
    ]

    assert {str(entry["UID"]).partition("@")[0] for entry in entries} == standing
    assert all(entry["DTSTAMP"].to_ical() == entry["LAST-MODIFIED"].to_ical() for entry in entries)
    assert len(list((one.files / "calendars").iterdir())) == 5


TORN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a line is cut off": (lambda data: data[:-20], "it ends in the middle"),
    "lines are missing": (lambda data: data[: data.index(b"\n") + 1], "line 2: the file ends before it"),
    "a line says something else": (
        lambda data: data.replace(b'"persons":6', b'"persons":7', 1),
        "not what was written",
    ),
    "a line is no JSON": (lambda data: b"{" + data, "line 1: it is not what was written"),
    "a line is put in": (lambda data: data + data[: data.index(b"\n") + 1], "it was not there"),
}


@pytest.mark.parametrize("how", TORN)
def test_a_damaged_file_is_named_with_its_line_and_nothing_is_made(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    _, one = exported
    files = shutil.copytree(one.files, tmp_path / "files")
    spoil, why = TORN[how]
    path = files / "bookings.jsonl"
    path.write_bytes(spoil(path.read_bytes()))

    assert run("import", tmp_path / "data", files) == 1

    said = capsys.readouterr().err
    assert "bookings.jsonl, line " in said
    assert why in said
    assert not (tmp_path / "data").exists()


def test_a_line_that_cannot_be_is_named_although_the_manifest_vouches_for_it(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine, one = exported
    files, data = shutil.copytree(one.files, tmp_path / "files"), moved_to(tmp_path / "data", one)
    path = files / "bookings.jsonl"
    written = path.read_bytes()
    path.write_bytes(written + written.splitlines(keepends=True)[2])
    vouch_for(path, files / "manifest.json", one)

    with kept_on(engine):
        assert run("import", data, files) == 1
        assert f"bookings.jsonl, line {len(written.splitlines()) + 1}: it is there twice" in capsys.readouterr().err
        assert run("import", data, one.files) == 0, "the refused files have left something behind"


ANOTHERS = {"room": "lok3", "kind": "use", "starts_at": "2027-03-01T09:00:00Z", "ends_at": "2027-03-01T10:00:00Z"}


@pytest.mark.parametrize("cells", [[], [ANOTHERS]], ids=["none", "another's"])
def test_a_booking_without_its_cells_is_not_taken_in(
    exported: tuple[str, Exported],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    cells: list[dict[str, str]],
) -> None:
    """Its room would be given to the next who asks."""
    engine, one = exported
    files, data = shutil.copytree(one.files, tmp_path / "files"), moved_to(tmp_path / "data", one)
    path = files / "bookings.jsonl"
    told = lines(files, "bookings")
    next(line for line in told if line["state"] == "confirmed" and line["starts_at"] > NOW)["cells"] = cells
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in told), encoding="utf-8")
    vouch_for(path, files / "manifest.json", one)

    with kept_on(engine):
        assert run("import", data, files) == 1
        assert "bookings.jsonl: 1 bookings that stand lack cells of their own time" in capsys.readouterr().err
        assert run("import", data, one.files) == 0, "the refused files have left something behind"


def vouch_for(path: Path, manifest: Path, one: Exported) -> None:
    """The centre's own signature over whatever lies there."""
    told = msgspec.json.decode(manifest.read_bytes(), type=Manifest)
    data = path.read_bytes()
    own = {"lines": data.count(b"\n"), "bytes": len(data), "sha256": sha256(data).hexdigest()}
    files = tuple(msgspec.structs.replace(file, **own) if file.name == path.name else file for file in told.files)
    sign(msgspec.structs.replace(told, files=files), manifest, one)


def sign(changed: Manifest, manifest: Path, one: Exported) -> None:
    """The centre's own signature over that."""
    signature = centre_keys(one.folder).signing.sign(changed.signed)
    manifest.write_bytes(msgspec.json.encode(msgspec.structs.replace(changed, signature=signature)))


def test_a_missing_file_and_a_changed_manifest_are_named(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, one = exported
    files = shutil.copytree(one.files, tmp_path / "files")
    (files / "answers.jsonl").unlink()
    assert run("import", tmp_path / "data", files) == 1
    assert "answers.jsonl is not there" in capsys.readouterr().err

    manifest = files / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"has_contacts": false', '"has_contacts": true'))
    assert run("import", tmp_path / "data", files) == 1
    assert "manifest.json is not what was written" in capsys.readouterr().err

    manifest.unlink()
    assert run("import", tmp_path / "data", files) == 1
    assert "manifest.json" in capsys.readouterr().err


@pytest.mark.parametrize("epoch", [-1, 10_000_000, 4611686018427387904])
def test_a_life_that_no_centre_comes_to_is_refused_although_it_is_signed(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str], epoch: int
) -> None:
    """No machine would understand the centre any more."""
    _, one = exported
    files = shutil.copytree(one.files, tmp_path / "files")
    told = msgspec.json.decode((files / "manifest.json").read_bytes(), type=Manifest)
    sign(msgspec.structs.replace(told, epoch=epoch), files / "manifest.json", one)

    assert run("import", tmp_path / "data", files) == 1

    assert "manifest.json is not what was written" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_folder_with_a_places_file_in_it_names_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "herlev.toml").write_text("")

    assert run("import", tmp_path / "data", folder) == 1

    said = capsys.readouterr().err
    assert f"{folder} has no manifest.json" in said
    assert f"moedested central import {folder / 'herlev.toml'}\n" in said


def test_a_damaged_zip_is_refused(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, one = exported
    data = bytearray(one.with_contacts.read_bytes())
    with ZipFile(one.with_contacts) as archive:
        bookings = archive.getinfo("bookings.jsonl")
    middle = bookings.header_offset + bookings.compress_size // 2
    data[middle : middle + 64] = bytes(64)
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(data)

    assert run("import", tmp_path / "data", damaged) == 1

    assert "Copy" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()

    damaged.write_bytes(data[: len(data) // 3])
    assert run("import", tmp_path / "data", damaged) == 1
    assert "is damaged" in capsys.readouterr().err


def test_a_database_with_something_in_it_takes_nothing(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine, one = exported
    with kept_on(engine), opened_centre(tmp_path / "data", MovableClock()) as centre:
        before = centre.store.head()

        assert run("import", tmp_path / "data", one.files) == 1

        assert centre.store.head() == before
    assert "is not empty (" in capsys.readouterr().err


def test_what_is_there_is_not_written_over(
    exported: tuple[str, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, one = exported
    target = tmp_path / "files"
    target.mkdir()

    with kept_on("sqlite"), opened_centre(tmp_path / "data", MovableClock()):
        assert run("export", tmp_path / "data", target) == 1

    assert str(target) in capsys.readouterr().err
    assert not list(target.iterdir())
    assert one.files.exists()
