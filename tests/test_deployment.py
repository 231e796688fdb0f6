"""The units that come with the program: what the promise needs of them, and that they are units at all."""

import ast
import re
import subprocess
import sys
from configparser import ConfigParser
from importlib.metadata import entry_points
from pathlib import Path
from shutil import which

import pytest

from kiosk.command_line import COMMAND_GROUP
from kiosk.keeping.witness import witness_path

ROOT = Path(__file__).parents[1]
DEPLOYMENT = ROOT / "resources" / "deployment"
KIOSK, CENTRAL = DEPLOYMENT / "moedested-kiosk.service", DEPLOYMENT / "moedested-central.service"
SCREEN = DEPLOYMENT / "moedested-screen.service"
UNITS = pytest.mark.parametrize("unit", [KIOSK, CENTRAL], ids=lambda path: path.stem)
EVERY_UNIT = pytest.mark.parametrize("unit", [KIOSK, CENTRAL, SCREEN], ids=lambda path: path.stem)
SPEC = ast.parse((ROOT / "installer.spec").read_text(encoding="utf-8"))
INSTALLING = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")


def service_of(unit: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys are as systemd spells them
    parser.read(unit, encoding="utf-8")
    return dict(parser["Service"])


def set_in_the_spec(name: str) -> set[str]:
    """A set of names that the recipe of the bundle keeps under `name`."""
    (value,) = (
        line.value
        for line in SPEC.body
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) and line.targets[0].id == name
    )
    found: set[str] = ast.literal_eval(value)
    return found


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


@EVERY_UNIT
@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not here to read its units")
def test_systemd_reads_the_unit_without_a_word(unit: Path, tmp_path: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    text = re.sub("/opt/moedested/moedested|/usr/bin/weston", sys.executable, text)
    (tmp_path / unit.name).write_text(text, encoding="utf-8")

    read = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / unit.name)],  # found above
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert [line for line in (read.stdout + read.stderr).splitlines() if unit.name in line] == []


@EVERY_UNIT
def test_the_page_about_installing_names_the_unit_and_its_lines(unit: Path) -> None:
    (lines,) = re.findall(r"```ini\n(.*?)```", INSTALLING, flags=re.DOTALL)

    assert unit.name in INSTALLING
    assert set(lines.splitlines()) <= set(KIOSK.read_text(encoding="utf-8").splitlines())


def test_the_central_unit_gives_as_long_to_stop_as_the_page_about_operations_says() -> None:
    said = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert f"`TimeoutStopSec={service_of(CENTRAL)['TimeoutStopSec']}`" in said


def test_a_kiosk_shows_itself_where_its_screen_listens_by_a_platform_that_the_bundle_has() -> None:
    named = dict(word.split("=", 1) for word in service_of(KIOSK)["Environment"].split())
    screen = service_of(SCREEN)

    assert f"platforms/libq{named['QT_QPA_PLATFORM']}.so" in set_in_the_spec("PLUGINS")
    assert f"--socket={named['WAYLAND_DISPLAY']}" in screen["ExecStart"].split()
    assert named["WAYLAND_DISPLAY"].startswith(f"/run/{screen['RuntimeDirectory']}/")
    assert screen["User"] == service_of(KIOSK)["User"]


def test_a_screen_is_stopped_after_the_program_that_it_shows() -> None:
    lines = KIOSK.read_text(encoding="utf-8").splitlines()

    assert [SCREEN.name in line for line in lines if line.startswith(("After=", "Wants="))] == [True, True]


def test_what_the_page_about_installing_copies_is_in_a_checkout_and_in_the_bundle() -> None:
    blocks = re.findall(r"cd /opt/moedested/resources(\S*)\n(.*?)```", INSTALLING, flags=re.DOTALL)
    copied = {
        ROOT / "resources" / folder.strip("/") / word
        for folder, lines in blocks
        for line in lines.splitlines()
        if line.startswith(("cp ", "install -m", "install -D"))
        for word in line.split()[1:-1]
        if re.search(r"[a-z]\.[a-z]|/", word) or word == "pictures"
    }

    assert {path.name for path in copied} >= {KIOSK.name, CENTRAL.name, SCREEN.name, "herlev.toml", "weston.ini"}
    assert [path for path in copied if not path.exists()] == []
    assert {path.suffix for path in copied}.isdisjoint(set_in_the_spec("NOT_WANTED"))
    assert {path.name for path in copied}.isdisjoint(set_in_the_spec("SETS_A_CHECKOUT_UP"))


def test_a_command_beside_the_service_works_on_the_data_of_its_unit() -> None:
    command = (DEPLOYMENT / "moedested-central").read_text(encoding="utf-8")
    service = service_of(CENTRAL)
    program, *_ = service["ExecStart"].split()

    assert (
        f'runuser -u {service["User"]} -- {program} central "$@" --data /var/lib/{service["StateDirectory"]}' in command
    )
    assert f". {service['EnvironmentFile'].removeprefix('-')}" in command
    assert subprocess.run(["sh", "-n", str(DEPLOYMENT / "moedested-central")], check=False).returncode == 0


def test_no_key_leads_from_the_screen_of_a_kiosk_to_the_machine() -> None:
    weston, consoles = ConfigParser(), ConfigParser()
    weston.read(DEPLOYMENT / "weston.ini", encoding="utf-8")
    consoles.read(DEPLOYMENT / "moedested-consoles.conf", encoding="utf-8")

    assert not weston.getboolean("keyboard", "vt-switching")
    assert weston["shell"]["binding-modifier"] == "none"
    assert not weston.getboolean("shell", "allow-zap")
    assert dict(consoles["Login"]) == {"nautovts": "0", "reservevt": "0"}
