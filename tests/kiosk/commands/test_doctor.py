"""What is told of a machine to whoever looks after it."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from booking_core.domain.identity import DeviceRole, VenueId
from booking_core.findings import Finding, Health
from booking_core.protocol.messages import Cursor, HelloStart, Snapshot
from booking_core.store.machine_disk.replica import Replica
from kiosk.centre.connection import REPLICA_FILE
from kiosk.commands.doctor import NOT_HEARD_YET, desk_findings, findings, tablet_findings
from kiosk.commands.front_desk import run_front_desk
from kiosk.commands.janitor import run_janitor
from kiosk.commands.kiosk import run_kiosk
from kiosk.devices.printer_health import check_printer
from kiosk.devices.voices import SoundOut, SpeechKind
from kiosk.setup.identity import save_enrolled
from kiosk.setup.settings import KioskSettings
from tests import own_disks
from tests.booking_core.central.running_centre import herlev
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.setup.test_enrolment import centre_that_answers, own_certificate
from tests.kiosk.test_killed import enrol_by_hand


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[LoopbackCentre]:
    """One that this machine is enrolled at."""
    with LoopbackCentre().running() as running:
        enrol_by_hand(running, tmp_path)
        yield running


def told(settings: KioskSettings) -> dict[str, Health]:
    return {finding.sentence: finding.health for finding in findings(settings)}


def test_a_machine_that_cannot_speak_is_told_why_and_what_to_do(tmp_path: Path) -> None:
    found = told(KioskSettings(tmp_path, speech=SpeechKind.OFF))

    sentence = next(sentence for sentence in found if "read aloud" in sentence)
    assert sentence.startswith('Nothing can be read aloud: speech = "off" in the settings. Install espeak-ng')
    assert found[sentence] is Health.ADVICE


def test_a_machine_that_speaks_is_told_who_hears_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    for sound, sentence in (
        (
            SoundOut.LOUDSPEAKER,
            "Codes are read aloud once the keypad says that headphones are in (F15), and not before.",
        ),
        (SoundOut.HEADPHONES, "Sound comes out of headphones alone, so codes are read aloud too."),
    ):
        found = told(KioskSettings(tmp_path, speech=SpeechKind.ESPEAK, sound=sound))
        assert found["The screen is read aloud by espeak-ng."] is Health.WELL
        assert found[sentence] is Health.WELL


def test_a_machine_nobody_enrolled_is_wrong_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_kiosk(["--data", str(tmp_path), "--speech", "off", "--printer", "folder:paper", "--doctor"]) == 1

    said = capsys.readouterr().out
    assert said.startswith("wrong")
    assert "well    Receipts go to folder:paper, which is ready." in said


def test_the_centre_is_asked_whether_it_knows_this_machine_and_no_life_of_it_is_begun(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    (_, found, *_) = tablet_findings(KioskSettings(tmp_path))

    assert found == Finding(Health.WELL, f"The centre at {centre.url} answers, and knows this machine.")
    assert [type(one) for one in centre.heard] == [HelloStart]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault.HTTP_500, "does not answer (HTTP status 500). Check the address, the network,"),
        (Fault.CAPTIVE_PORTAL, "is not this machine's centre"),
        (Fault.WRONG_KEY, "is not this machine's centre (not signed by the centre"),
    ],
)
def test_what_does_not_answer_as_its_centre_is_wrong(
    centre: LoopbackCentre, tmp_path: Path, fault: Fault, sentence: str
) -> None:
    centre.faults[HelloStart] = fault

    (_, found, *_) = tablet_findings(KioskSettings(tmp_path))

    assert found.health is Health.WRONG
    assert sentence in found.sentence


def test_a_certificate_that_is_not_trusted_is_wrong(centre: LoopbackCentre, tmp_path: Path) -> None:
    with centre_that_answers(200, b"", certificate=own_certificate(tmp_path)) as (url, heard):
        (_, found, *_) = tablet_findings(KioskSettings(tmp_path, centre_url=url))

    assert found.health is Health.WRONG
    assert "is not this machine's centre (its certificate is not trusted here)." in found.sentence
    assert heard == []
    assert centre.heard == []


def test_a_centre_that_does_not_know_this_machine_is_wrong(centre: LoopbackCentre, tmp_path: Path) -> None:
    centre.objections[HelloStart] = "device-unknown"

    (_, found, *_) = tablet_findings(KioskSettings(tmp_path))

    assert found.health is Health.WRONG
    assert "does not take this machine (device-unknown). It was retired there, or never let in" in found.sentence


def test_a_machine_whose_name_another_one_has_now_is_told_so(centre: LoopbackCentre, tmp_path: Path) -> None:
    centre.objections[HelloStart] = "signature-wrong"

    (_, found, *_) = tablet_findings(KioskSettings(tmp_path))

    assert "Another machine was let in under its name since." in found.sentence


@pytest.mark.parametrize(
    ("disk", "sentence"),
    [
        (own_disks.small(1), "1 MiB are free on the disk of {}: make room"),
        (own_disks.READ_ONLY, "{} cannot be written: nothing is confirmed"),
    ],
    ids=["full", "read-only"],
)
def test_a_disk_that_keeps_nothing_is_wrong(tmp_path: Path, disk: str, sentence: str) -> None:
    doctor = [sys.executable, "-m", "kiosk.command_line", "janitor", "--data", str(tmp_path), "--doctor"]

    done = subprocess.run([*own_disks.on(disk, tmp_path), *doctor], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert f"wrong   {sentence.format(tmp_path)}" in done.stdout


@pytest.mark.parametrize("run", [run_front_desk, run_janitor])
def test_a_desk_and_a_tablet_tell_how_they_are_and_nothing_of_speech(
    run: Callable[[Sequence[str]], int], centre: LoopbackCentre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_enrolled(tmp_path, replace(centre.identity().enrolled, role=DeviceRole.DESK))

    assert run(["--data", str(tmp_path), "--doctor"]) == 0

    said = capsys.readouterr().out
    assert f"well    The centre at {centre.url} answers" in said
    assert "aloud" not in said


def test_a_machine_enrolled_as_another_is_wrong(
    centre: LoopbackCentre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_front_desk(["--data", str(tmp_path), "--doctor"]) == 1

    said = capsys.readouterr().out
    assert f"wrong   This machine is enrolled as {centre.identity().device}: start it with moedested kiosk." in said


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("escpos+network:127.0.0.1:9", "ConnectionRefusedError"),
        ("escpos+serial:/dev/none", "DeviceNotFoundError"),
        ("escpos+file:/dev/none", "there is no /dev/none"),
        ("folder:/dev/null/paper", "/dev/null cannot be written"),
    ],
)
def test_a_printer_that_cannot_print_is_wrong_and_told_why(
    centre: LoopbackCentre, tmp_path: Path, address: str, reason: str
) -> None:
    (_, answers, _, found, _) = desk_findings(KioskSettings(tmp_path, printer=address))

    assert answers.health is Health.WELL, centre.url
    assert found.health is Health.WRONG
    assert found.sentence.startswith(f"The printer {address} cannot print now ({reason}). Check that it is on")


def test_a_file_that_is_asked_whether_it_takes_paper_keeps_what_stands_in_it(tmp_path: Path) -> None:
    paper = tmp_path / "lp0"
    paper.write_bytes(b"printed")

    check_printer(f"escpos+file:{paper}", tmp_path)

    assert paper.read_bytes() == b"printed"


def stand_in(house: str, centre: LoopbackCentre, data_dir: Path) -> None:
    """As a machine of that house does once it has been in contact."""
    save_enrolled(data_dir, replace(centre.identity().enrolled, venue=VenueId(house)))
    with closing(Replica.open(data_dir / REPLICA_FILE)) as replica:
        snapshot = Snapshot(cursor=Cursor(1, 0, ""), municipality=herlev(), bookings=())
        replica.apply_snapshot(snapshot, seen_at=NOON)


def sheets(settings: KioskSettings) -> Finding:
    """What a tablet is told of its A4 printer."""
    return tablet_findings(settings)[-1]


def test_a_tablet_that_has_never_seen_its_centre_does_not_know_where_sheets_are_printed(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    found = sheets(KioskSettings(tmp_path, centre_url=centre.url))

    assert found.health is Health.ADVICE
    assert found.sentence.endswith("start the program once the centre answers, then ask again.")


def test_a_house_without_an_a4_printer_is_told_how_to_name_one(centre: LoopbackCentre, tmp_path: Path) -> None:
    stand_in("hjortespring", centre, tmp_path)

    found = sheets(KioskSettings(tmp_path))

    assert found.health is Health.ADVICE
    assert "has no A4 printer: no day sheet can be printed. Name its queue in the places file" in found.sentence


def test_sheets_that_go_to_a_folder_need_one_that_can_be_written(centre: LoopbackCentre, tmp_path: Path) -> None:
    stand_in("medborgerhus", centre, tmp_path)

    assert sheets(KioskSettings(tmp_path, printer="folder:paper")) == Finding(
        Health.WELL, "Day sheets go to folder:paper, which is ready."
    )
    away = sheets(KioskSettings(tmp_path, printer="folder:/dev/null/paper", centre_url=centre.url))
    assert away.health is Health.WRONG
    assert "cannot be printed on folder:/dev/null/paper now (/dev/null cannot be written)." in away.sentence


def test_what_cannot_be_read_of_the_house_is_wrong(centre: LoopbackCentre, tmp_path: Path) -> None:
    (tmp_path / REPLICA_FILE).mkdir()

    found = sheets(KioskSettings(tmp_path, centre_url=centre.url))

    assert found.health is Health.WRONG
    assert f"What this machine knows of its house cannot be read ({tmp_path / REPLICA_FILE}: " in found.sentence


def test_a_desk_prints_sheets_too_and_a_kiosk_is_told_nothing_of_them(centre: LoopbackCentre, tmp_path: Path) -> None:
    settings = KioskSettings(tmp_path, centre_url=centre.url)

    assert desk_findings(settings)[-1] == NOT_HEARD_YET
    assert NOT_HEARD_YET not in findings(settings)
