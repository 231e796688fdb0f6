"""The units that come with the program: what the promise needs of them, and that they are units at all."""

import re
import subprocess
import sys
from configparser import ConfigParser
from importlib.metadata import entry_points
from pathlib import Path
from shutil import which

import pytest

from kiosk.command_line import COMMAND_GROUP
from kiosk.witness import witness_path

ROOT = Path(__file__).parents[1]
DEPLOYMENT = ROOT / "resources" / "deployment"
KIOSK, CENTRAL = DEPLOYMENT / "moedested-kiosk.service", DEPLOYMENT / "moedested-central.service"
UNITS = pytest.mark.parametrize("unit", [KIOSK, CENTRAL], ids=lambda path: path.stem)


def service_of(unit: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys are as systemd spells them
    parser.read(unit, encoding="utf-8")
    return dict(parser["Service"])


def test_the_witness_of_a_kiosk_outlives_its_program_and_not_a_restart_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where systemd would make the runtime folder, and with what is in it left alone when the program ends."""
    service = service_of(KIOSK)
    runtime, data = tmp_path / "run" / service["RuntimeDirectory"], tmp_path / "lib" / service["StateDirectory"]
    runtime.mkdir(parents=True)
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(runtime))

    witness = witness_path(data)

    assert service["RuntimeDirectoryPreserve"] == "yes"
    assert witness.is_relative_to(runtime)
    assert not witness.is_relative_to(data)


@UNITS
def test_a_unit_stops_in_good_order_and_keeps_its_data_from_others(unit: Path) -> None:
    service = service_of(unit)

    assert (service["KillSignal"], service["Restart"], service["StateDirectoryMode"]) == ("SIGTERM", "always", "0700")
    assert service["ExecStart"].endswith(
        f"--data /var/lib/{service['StateDirectory']}" + (" --log json" if unit is CENTRAL else "")
    )


@UNITS
def test_a_unit_starts_a_command_that_there_is(unit: Path) -> None:
    program, command, *_ = service_of(unit)["ExecStart"].split()

    assert program == "/opt/moedested/moedested"
    assert command in {one.name for one in entry_points(group=COMMAND_GROUP)}


@UNITS
@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not here to read its units")
def test_systemd_reads_the_unit_without_a_word(unit: Path, tmp_path: Path) -> None:
    text = unit.read_text(encoding="utf-8").replace("/opt/moedested/moedested", sys.executable)
    (tmp_path / unit.name).write_text(text, encoding="utf-8")

    read = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / unit.name)],  # found above
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert [line for line in (read.stdout + read.stderr).splitlines() if unit.name in line] == []


@UNITS
def test_the_page_about_installing_names_the_unit_and_its_lines(unit: Path) -> None:
    page = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"```ini\n(.*?)```", page, flags=re.DOTALL)

    assert unit.name in page
    assert set(lines.splitlines()) <= set(KIOSK.read_text(encoding="utf-8").splitlines())


def test_the_central_unit_gives_as_long_to_stop_as_the_page_about_operations_says() -> None:
    said = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert f"`TimeoutStopSec={service_of(CENTRAL)['TimeoutStopSec']}`" in said
