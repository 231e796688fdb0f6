"""What is told of a machine to whoever looks after it."""

from pathlib import Path

import pytest

from kiosk.commands import run_kiosk
from kiosk.devices.voices import SoundOut, SpeechKind
from kiosk.doctor import Health, findings
from kiosk.settings import KioskSettings


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
    assert run_kiosk(["--data", str(tmp_path), "--speech", "off", "--printer", "cups:kontor", "--doctor"]) == 1

    said = capsys.readouterr().out
    assert said.startswith("wrong")
    assert "well    Receipts go to cups:kontor." in said
