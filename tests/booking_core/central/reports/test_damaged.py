"""A disk that lies: whatever it did to the database is told as damage, with what to do, and not as a fault of ours."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from booking_core.central.centre import DATABASE, open_centre
from booking_core.central.command_line import main
from booking_core.central.demonstration import add_demonstration
from booking_core.central.reports.doctor import findings
from booking_core.findings import Health
from tests.booking_core.central.running_centre import MovableClock, opened_centre

DAMAGE = {
    "places that are no text": "UPDATE places_version SET document = CAST(x'7bff' AS TEXT)",
    "places cut in the middle": "UPDATE places_version SET document = substr(document, 1, 200)",
    "an act that is no text": "UPDATE audit SET verb = CAST(x'fffe' AS TEXT) WHERE number = 1",
    "a hash that is no text": "UPDATE audit SET hash = CAST(x'ff' AS TEXT) WHERE number = 1",
    "a change that is no document": "UPDATE feed SET change = x'7b7b' WHERE number = 2",
}
READING = (["audit", "--verify"], ["audit"], ["devices"], ["export", "files"], ["backup", "copy.sqlite"])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a centre with a day of bookings, which is not open."""
    folder, clock = tmp_path_factory.mktemp("town") / "data", MovableClock()
    with opened_centre(folder, clock) as centre:
        add_demonstration(centre.store, centre.keys.sealing.public_key(), now=clock())
    return folder


@pytest.fixture
def damaged(whole: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = shutil.copytree(whole, tmp_path / "data")
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        database.execute(DAMAGE[request.param])
    return folder


@pytest.mark.parametrize("damaged", DAMAGE, indirect=True)
def test_the_doctor_names_it_and_looks_at_all_else(damaged: Path) -> None:
    with closing(open_centre(damaged, clock=MovableClock())) as centre:
        found = findings(centre)

    wrong = [one.sentence for one in found if one.health is Health.WRONG]
    assert any("newest backup" in one for one in wrong)
    assert any("the file beside the keys agrees" in one.sentence for one in found)
    assert any("list of passwords" in one.sentence for one in found)


@pytest.mark.parametrize("command", READING, ids=" ".join)
@pytest.mark.parametrize("damaged", DAMAGE, indirect=True)
def test_a_command_that_comes_upon_it_says_what_to_do(
    damaged: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
) -> None:
    """One that does not come upon it does what it was asked."""
    monkeypatch.chdir(tmp_path)

    if main([*command, "--data", str(damaged)]) != 0:
        said = capsys.readouterr().err
        assert "ackup" in said or "opy of it" in said or "audit --verify" in said
        assert "7bff" not in said


def test_bytes_changed_anywhere_end_no_command_in_a_fault(whole: Path, tmp_path: Path) -> None:
    written = (whole / DATABASE).read_bytes()
    for seed in range(40):
        folder, dice = tmp_path / str(seed), Random(seed)
        shutil.copytree(whole, folder, ignore=shutil.ignore_patterns(DATABASE + "*"))
        spoiled = bytearray(written)
        for _ in range(dice.choice((1, 3, 10, 40))):
            spoiled[dice.randrange(100, len(spoiled))] = dice.randrange(256)
        (folder / DATABASE).write_bytes(spoiled)

        for command in (["doctor"], ["audit", "--verify"], ["devices"]):
            main([*command, "--data", str(folder)])
