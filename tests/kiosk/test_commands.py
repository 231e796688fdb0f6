"""What a person at the machine reads when the kiosk cannot start."""

from pathlib import Path

import pytest

from kiosk.commands import run_kiosk
from kiosk.demo import run_demo
from kiosk.windows import NoDisplay, check_display


def test_a_machine_nobody_enrolled_names_both_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_kiosk(["--data", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "moedested central enrol KIOSK" in said
    assert f"moedested kiosk --data {tmp_path} --enrol CODE --centre-url URL" in said


def test_without_a_display_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(NoDisplay, match="there is no display"):
        check_display()


def test_an_instant_without_its_offset_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run_demo(["--at", "2026-11-26T14:08"])

    assert "with its UTC offset, such as 2026-11-26T14:08+01:00" in capsys.readouterr().err
