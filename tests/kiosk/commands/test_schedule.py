"""`moedested schedule` on an enrolled machine: with the real central service, without it, beside another process."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from booking_core.domain.identity import DeviceId
from booking_core.store.machines import devices
from kiosk.centre.connection import locked
from kiosk.commands.schedule import language_of_terminal, run_schedule
from kiosk.setup.enrolment import enrol
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre

CODE = "7K2M-4Q9P"
NOW = "2026-11-26T14:08+01:00"
THURSDAY = ("--date", "2026-11-26")


@dataclass(frozen=True)
class MachineAtCentre:
    running: RunningCentre
    folder: Path
    paper: Path

    def schedule(self, *arguments: str, now: str = NOW) -> int:
        words = ["--venue", "medborgerhus", "--data", str(self.folder), "--pretend-now", now]
        return run_schedule([*words, *arguments])

    def written(self, *arguments: str, now: str = NOW) -> str:
        assert self.schedule("--output", str(self.paper), *arguments, now=now) == 0
        return read(self.paper)

    def book(self, space: str, starts: str, ends: str, *, day: str = "2026-11-26") -> None:
        body = ask_for(space, f"{day}T{starts}:00+01:00", f"{day}T{ends}:00+01:00")
        assert self.running.post("/v1/bookings", body).status_code == 201


def read(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.fixture(autouse=True)
def danish_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[MachineAtCentre]:
    with running_centre(tmp_path / "centre") as running:
        yield enrolled(running, tmp_path)


def enrolled(running: RunningCentre, tmp_path: Path) -> MachineAtCentre:
    with running.centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, DeviceId("mh-kiosk-1"), CODE, now=running.clock())
    enrol(running.url, CODE, tmp_path / "kiosk")
    return MachineAtCentre(running, tmp_path / "kiosk", tmp_path / "sheet.pdf")


def test_the_sheet_holds_what_the_centre_holds(machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]) -> None:
    machine.book("mh-lok3", "16:00", "17:00")

    text = machine.written(*THURSDAY)

    assert "16–17 Møde, 4 personer" in text
    assert "Udskrift 1" in text
    assert "Uden forbindelse" not in text
    said = capsys.readouterr().out
    assert f"Herlev Medborgerhus, torsdag den 26. november: {machine.paper}" in said
    assert "Udskrift 1, 4 opgaver." in said
    assert "Set kl. 14.08." in said


def test_the_next_print_tells_what_changed(machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]) -> None:
    machine.written(*THURSDAY)
    machine.book("mh-lok3", "16:00", "17:00")

    text = machine.written(*THURSDAY, now="2026-11-26T14:40+01:00")

    assert "Udskrift 2" in text
    assert "Ændringer siden udskrift kl. 14.08" in text
    assert "16.00 Lokale 3: ny, Møde, 4 personer 16–17" in text
    assert "1 ændring siden sidste udskrift." in capsys.readouterr().out


def test_no_name_and_no_phone_of_who_booked_is_on_paper(machine: MachineAtCentre) -> None:
    machine.book("mh-lok3", "16:00", "17:00")

    text = machine.written(*THURSDAY)

    assert "44000001" not in text.replace(" ", "")


def test_without_the_centre_the_paper_says_how_old_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running_centre(tmp_path / "centre") as running:
        machine = enrolled(running, tmp_path)
        machine.book("mh-lok3", "16:00", "17:00")
        machine.written(*THURSDAY)

    text = machine.written(*THURSDAY, now="2026-11-26T15:30+01:00")

    sentence = "Uden forbindelse til centralen. Listen er fra kl. 14.08; det, der er booket siden, mangler."
    assert sentence in text
    assert "16–17 Møde, 4 personer" in text
    assert sentence in capsys.readouterr().out


def test_beside_another_process_it_reads_what_that_one_saw(
    machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.book("mh-lok3", "16:00", "17:00")
    machine.written(*THURSDAY)
    machine.book("mh-lok3", "18:00", "19:00")
    capsys.readouterr()

    with locked(machine.folder):
        text = machine.written(*THURSDAY, now="2026-11-26T14:10+01:00")

    assert "16–17 Møde, 4 personer" in text
    assert "18–19" not in text
    said = capsys.readouterr().out
    assert "Set kl. 14.08. Mødested kører på denne maskine, og listen er det, den ser." in said


def test_beside_a_process_that_lost_the_centre_the_paper_says_so(machine: MachineAtCentre) -> None:
    machine.written(*THURSDAY)

    with locked(machine.folder):
        text = machine.written(*THURSDAY, now="2026-11-26T15:00+01:00")

    assert "Uden forbindelse til centralen. Listen er fra kl. 14.08" in text


def test_without_a_day_it_is_today_and_tomorrow_has_a_word(machine: MachineAtCentre) -> None:
    assert "Torsdag 26. november" in machine.written()
    assert "Fredag 27. november" in machine.written("--date", "tomorrow")


def test_a_closed_day_ends_on_a_useful_sentence(machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]) -> None:
    text = machine.written("--date", "2026-12-24")

    assert "Lukket torsdag 24. december: Jul" in text
    assert "Huset åbner igen søndag 27. december." in text
    assert "Herlev Medborgerhus: Lukket torsdag 24. december: Jul." in capsys.readouterr().out


def test_without_a_file_name_it_is_written_here(machine: MachineAtCentre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(machine.folder)

    assert machine.schedule(*THURSDAY) == 0

    assert "Torsdag 26. november" in read(machine.folder / "schedule-medborgerhus-2026-11-26.pdf")


def test_it_prints_where_the_machine_prints(machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]) -> None:
    assert machine.schedule("--print", "--printer-folder", "paper", *THURSDAY) == 0

    assert "Udskrift 1" in read(machine.folder / "paper" / "schedule-medborgerhus-2026-11-26-1.pdf")
    assert "sendt til printeren." in capsys.readouterr().out


def test_a_house_without_an_a4_printer_says_what_to_do(
    machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    assert machine.schedule("--venue", "hjortespring", "--print", *THURSDAY) == 1

    assert "Hjortespring Bibliotek har ingen A4-printer blandt stederne." in capsys.readouterr().err


def test_an_unknown_house_is_answered_with_those_there_are(
    machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    assert machine.schedule("--venue", "rådhuset") == 1

    said = capsys.readouterr().err
    assert "Der er intet hus, der hedder rådhuset." in said
    assert "medborgerhus (Herlev Medborgerhus), bibliotek (Herlev Bibliotek)" in said


def test_a_day_that_is_over_is_not_made_up(machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]) -> None:
    assert machine.schedule("--date", "2026-11-25") == 1

    assert "onsdag den 25. november er forbi." in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]) -> None:
    machine.paper.mkdir()

    assert machine.schedule("--output", str(machine.paper)) == 1

    assert "Listen kan ikke skrives i" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "da_DK"}, "da"),
        ({"LANG": ""}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminal_is_spoken_to_in_its_own_language(environment: Mapping[str, str], language: str) -> None:
    assert language_of_terminal(environment) == language


def test_a_sheet_in_danish_is_told_of_in_english_where_the_terminal_is(
    machine: MachineAtCentre, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    paper = machine.written(*THURSDAY)

    assert "Torsdag 26. november" in paper
    assert "Thursday 26 November" in capsys.readouterr().out


def test_the_language_can_be_chosen(machine: MachineAtCentre) -> None:
    assert "Thursday 26 November" in machine.written("--language", "en", *THURSDAY)


@pytest.mark.parametrize("day", ["i morgen", "26-11-2026", "2026-02-30", "9999-12-31"])
def test_a_wrong_day_is_answered_with_an_example(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_schedule(["--venue", "medborgerhus", "--date", day]) == 1
    assert f"{day} er ingen dag. Skriv today, tomorrow eller en dag som 2026-11-26." in capsys.readouterr().err

    assert run_schedule(["--venue", "medborgerhus", "--date", day, "--language", "en"]) == 1
    assert f"{day} is no day." in capsys.readouterr().err


def test_a_machine_nobody_enrolled_says_how(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_schedule(["--venue", "medborgerhus", "--data", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "moedested central enrol-desk medborgerhus\n" in said
    assert f"moedested janitor --data {tmp_path} --enrol CODE --centre-url URL\n" in said


def test_its_help_is_of_paper_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run_schedule(["--help"])

    said = capsys.readouterr().out
    assert "--printer " in said
    assert not {"--speech", "--scanner", "--motion", "--window", "--kiosk"} & set(said.replace("[", " ").split())


def test_a_machine_that_never_saw_its_centre_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running_centre(tmp_path / "centre") as running:
        machine = enrolled(running, tmp_path)

    assert machine.schedule() == 1

    assert "denne maskine har aldrig set den" in capsys.readouterr().err


def test_an_unknown_language_is_told(machine: MachineAtCentre, capsys: pytest.CaptureFixture[str]) -> None:
    assert machine.schedule("--language", "kl") == 1

    assert "expected one of da, ar, de, en" in capsys.readouterr().err


def test_what_a_janitor_prints_needs_no_screen() -> None:
    code = "import sys, kiosk.commands.schedule; sys.exit('PySide6.QtCore' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode == 0


def test_pages_of_a_day_long_gone_are_forgotten(machine: MachineAtCentre) -> None:
    machine.written(*THURSDAY)
    later = timedelta(days=20)

    machine.running.clock.advance(later)
    machine.written("--date", "2026-12-16", now="2026-12-16T08:00+01:00")

    assert [path.name for path in (machine.folder / "rounds").glob("*.json")] == ["medborgerhus-2026-12-16.json"]
