"""The kiosk's voice: a real child process, a real socket, and what a machine without either is told."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingUnixStreamServer
from threading import Thread

import pytest

from kiosk.devices.voices import (
    DISPATCHER_RATE,
    WORDS_A_MINUTE,
    DispatcherVoice,
    EspeakVoice,
    NoVoice,
    SoundOut,
    SpeechKind,
    dispatcher_socket,
    voice_for,
)
from ui.ports import Pace

LONG, LONG_SECONDS = "vent", 60
LONG_AS_GIVEN = f"<speak>{LONG}</speak>"
SCRIPT = f"""#!/bin/sh
echo "$@" >> "$(dirname "$0")/arguments"
text=$(cat)
echo "$text" >> "$(dirname "$0")/said"
[ "$text" = "{LONG_AS_GIVEN}" ] && exec sleep {LONG_SECONDS}
exit 0
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that is called as espeak-ng is, and writes down what it would say."""
    made = tmp_path / "espeak-ng"
    made.write_text(SCRIPT)
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return made


def lines_of(file: Path, count: int) -> list[str]:
    """What stands in `file` once it has so many lines."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        lines = file.read_text().splitlines() if file.exists() else []
        if len(lines) >= count:
            return lines
        time.sleep(0.01)
    pytest.fail(f"{file} has fewer than {count} lines")


def test_a_sentence_goes_through_a_pipe_in_its_language_and_volume(program: Path) -> None:
    voice = EspeakVoice(str(program))

    voice.speak("Vis 11 steder, knap.", language="da", volume=50, pace=Pace.USUAL)

    assert lines_of(program.parent / "said", 1) == ["<speak>Vis 11 steder, knap.</speak>"]
    assert lines_of(program.parent / "arguments", 1) == ["-v da -s 160 -a 100 -m --stdin"]
    voice.close()


@pytest.mark.parametrize("pace", Pace)
def test_a_sentence_is_as_fast_as_is_wished(program: Path, pace: Pace) -> None:
    voice = EspeakVoice(str(program))

    voice.speak("Nu.", language="da", volume=50, pace=pace)

    assert f"-s {WORDS_A_MINUTE[pace]} " in lines_of(program.parent / "arguments", 1)[0]
    voice.close()


def test_slow_is_slower_than_usual_and_fast_is_faster_whoever_speaks() -> None:
    for speeds in (WORDS_A_MINUTE, DISPATCHER_RATE):
        assert speeds[Pace.SLOW] < speeds[Pace.USUAL] < speeds[Pace.FAST]


def test_the_next_sentence_ends_the_one_before_at_once(program: Path) -> None:
    voice = EspeakVoice(str(program))
    voice.speak(LONG, language="da", volume=50, pace=Pace.USUAL)
    lines_of(program.parent / "said", 1)
    began = time.monotonic()

    voice.speak("Tilbage, knap.", language="da", volume=50, pace=Pace.USUAL)

    assert lines_of(program.parent / "said", 2)[1] == "<speak>Tilbage, knap.</speak>"
    assert time.monotonic() - began < LONG_SECONDS / 2
    voice.close()


def test_a_program_that_is_gone_is_silence_and_no_failure(tmp_path: Path) -> None:
    voice = EspeakVoice(str(tmp_path / "gone"))

    voice.speak("Tilbage, knap.", language="da", volume=50, pace=Pace.USUAL)

    voice.close()


class Dispatcher(ThreadingUnixStreamServer):
    """Answers as speech-dispatcher does, and keeps what it was told."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), Answering)
        self.told: list[str] = []


class Answering(StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Dispatcher)
        for raw in self.rfile:
            line = raw.decode().rstrip("\r\n")
            self.server.told.append(line)
            if line == "SPEAK":
                self.wfile.write(b"230 OK RECEIVING DATA\r\n")
                while (text := self.rfile.readline().decode().rstrip("\r\n")) != ".":
                    self.server.told.append(text)
                self.wfile.write(b"225-21\r\n225 OK MESSAGE QUEUED\r\n")
            else:
                self.wfile.write(b"200 OK\r\n")


@pytest.fixture
def dispatcher(tmp_path: Path) -> Iterator[Dispatcher]:
    folder = tmp_path / "speech-dispatcher"
    folder.mkdir()
    server = Dispatcher(folder / "speechd.sock")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_dispatcher_is_told_language_volume_and_words(dispatcher: Dispatcher, tmp_path: Path) -> None:
    path = dispatcher_socket({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert path is not None
    voice = DispatcherVoice(path)

    voice.speak("Nu.\n.5 timer", language="da", volume=50, pace=Pace.USUAL)
    voice.close()

    assert dispatcher.told == [
        "SET self CLIENT_NAME moedested:kiosk:main",
        "SET self PRIORITY text",
        "SET self SSML_MODE on",
        "CANCEL self",
        "SET self LANGUAGE da",
        "SET self VOLUME 0",
        "SET self RATE 0",
        "SPEAK",
        "<speak>Nu.",
        "..5 timer</speak>",
        "CANCEL self",
    ]


def test_a_dispatcher_that_has_gone_is_silence_and_no_failure(tmp_path: Path) -> None:
    voice = DispatcherVoice(tmp_path / "speechd.sock")

    voice.speak("Tilbage, knap.", language="da", volume=50, pace=Pace.USUAL)

    voice.close()


def test_the_dispatcher_comes_before_the_program(dispatcher: Dispatcher, program: Path, tmp_path: Path) -> None:
    assert dispatcher.told == []
    environment = {"PATH": str(program.parent), "XDG_RUNTIME_DIR": str(tmp_path)}

    voice = voice_for(SpeechKind.AUTO, SoundOut.HEADPHONES, environment)

    assert isinstance(voice, DispatcherVoice)
    assert voice.only_headphones
    voice.close()


def test_without_a_dispatcher_the_program_speaks(program: Path, tmp_path: Path) -> None:
    environment = {"PATH": str(program.parent), "XDG_RUNTIME_DIR": str(tmp_path)}

    voice = voice_for(SpeechKind.AUTO, SoundOut.LOUDSPEAKER, environment)

    assert isinstance(voice, EspeakVoice)
    assert not voice.only_headphones


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (SpeechKind.AUTO, "neither does speech-dispatcher run for this user, nor is espeak-ng installed"),
        (SpeechKind.DISPATCHER, "speech-dispatcher does not run for this user"),
        (SpeechKind.ESPEAK, "espeak-ng is not installed"),
        (SpeechKind.OFF, 'speech = "off" in the settings'),
    ],
)
def test_a_machine_without_a_voice_says_why(kind: SpeechKind, reason: str, tmp_path: Path) -> None:
    assert voice_for(kind, SoundOut.LOUDSPEAKER, {"PATH": str(tmp_path)}) == NoVoice(reason)


def test_the_real_program_takes_what_it_is_given() -> None:
    found = voice_for(SpeechKind.ESPEAK, SoundOut.LOUDSPEAKER, {"PATH": os.environ["PATH"]})
    assert isinstance(found, EspeakVoice)

    found.speak("Nu.", language="da", volume=1, pace=Pace.USUAL)
    found.close()
