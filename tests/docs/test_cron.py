"""What cron does by operations.md fits what the same page has typed by hand."""

import re
import subprocess
from pathlib import Path

from tests.docs.commands import ROOT

APART, DATA = "/srv/moedested-apart", "/var/lib/moedested-central"
SMALL = ("centre.keys", "centre.machines", "centre.ended")


def jobs() -> dict[str, tuple[str, str]]:
    """Of each line of the table its user and its command, by the first word of that."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^```cron\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    lines = [line.split(maxsplit=6)[5:] for line in table.splitlines() if "=" not in line.split()[0]]
    return {command.split()[0].rpartition("/")[2]: (user, command) for user, command in lines}


def test_the_small_files_are_copied_by_the_user_who_reads_them_again() -> None:
    unit = (ROOT / "resources" / "deployment" / "moedested-central.service").read_text(encoding="utf-8")

    assert f"User={jobs()['cd'][0]}" in unit.splitlines()


def test_the_small_files_arrive_apart_and_foreign_keys_replace_none(tmp_path: Path) -> None:
    data, apart = tmp_path / "data", tmp_path / "apart"
    data.mkdir()
    apart.mkdir()
    command = jobs()["cd"][1].replace(DATA, str(data)).replace(APART, str(apart))

    for name in SMALL:
        (data / name).write_text("first", encoding="utf-8")
    first = subprocess.run(["sh", "-c", command], check=False, timeout=60)
    for name in SMALL:
        (data / name).write_text("another town's", encoding="utf-8")
    second = subprocess.run(["sh", "-c", command], check=False, timeout=60, capture_output=True, text=True)

    assert (first.returncode, second.returncode) == (0, 1)
    assert "centre.keys" in second.stdout
    assert [(apart / name).read_text(encoding="utf-8") for name in SMALL] == ["first"] * len(SMALL)
