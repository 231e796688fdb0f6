"""The voice of a kiosk: speech-dispatcher where it runs, else espeak-ng, else none and why.

Both say a sentence at once and fall silent at once, and neither ever makes the screen wait. What is said is never
logged, and goes to a pipe or a socket: nobody finds it in the list of processes.
"""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Final, Protocol

import structlog

from kiosk.devices.speech_markup import marked_up
from ui.ports import Pace, Voice

log = structlog.get_logger()

ESPEAK: Final = "espeak-ng"
WORDS_A_MINUTE: Final = {Pace.USUAL: 160, Pace.FAST: 230, Pace.SLOW: 120}
DISPATCHER_RATE: Final = {Pace.USUAL: 0, Pace.FAST: 40, Pace.SLOW: -30}
"""Of the range from -100 to 100 that is its own."""
LOUDEST_ESPEAK: Final = 200
SOCKET: Final = Path("speech-dispatcher") / "speechd.sock"
ANSWER_SECONDS: Final = 2.0


class SpeechKind(StrEnum):
    """Which voice a machine has, as `speech` in its settings says."""

    AUTO = "auto"
    DISPATCHER = "speech-dispatcher"
    ESPEAK = "espeak-ng"
    OFF = "off"


class SoundOut(StrEnum):
    """Where a machine's sound comes out, as `sound` in its settings says."""

    LOUDSPEAKER = "loudspeaker"
    HEADPHONES = "headphones"


@dataclass(frozen=True, slots=True)
class NoVoice:
    """Why nothing can be read aloud here, for whoever looks after the machine."""

    reason: str


class MachineVoice(Voice, Protocol):
    """A voice that is ended with the program."""

    def close(self) -> None: ...


def voice_for(kind: SpeechKind, sound: SoundOut, environment: Mapping[str, str] = os.environ) -> MachineVoice | NoVoice:
    """The voice of this machine, or why it has none."""
    only_headphones = sound is SoundOut.HEADPHONES
    path = dispatcher_socket(environment)
    program = shutil.which(ESPEAK, path=environment.get("PATH"))
    if kind in {SpeechKind.AUTO, SpeechKind.DISPATCHER} and path is not None:
        return DispatcherVoice(path, only_headphones=only_headphones)
    if kind in {SpeechKind.AUTO, SpeechKind.ESPEAK} and program is not None:
        return EspeakVoice(program, only_headphones=only_headphones)
    return NoVoice(_why_not(kind))


def voice_of(kind: SpeechKind, sound: SoundOut) -> MachineVoice | None:
    """The voice of this machine; where there is none, the log says why and the screen offers no reading."""
    found = voice_for(kind, sound)
    if isinstance(found, NoVoice):
        log.info("nothing can be read aloud", reason=found.reason)
        return None
    return found


@contextmanager
def closing_voice(voice: MachineVoice | None) -> Iterator[None]:
    """End the voice when the block is left, however it is left."""
    try:
        yield
    finally:
        if voice is not None:
            voice.close()


def dispatcher_socket(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where speech-dispatcher listens for this user; None when it does not run."""
    folder = environment.get("XDG_RUNTIME_DIR")
    path = None if folder is None else Path(folder) / SOCKET
    return path if path is not None and path.is_socket() else None


def _why_not(kind: SpeechKind) -> str:
    match kind:
        case SpeechKind.OFF:
            return 'speech = "off" in the settings'
        case SpeechKind.DISPATCHER:
            return "speech-dispatcher does not run for this user"
        case SpeechKind.ESPEAK:
            return "espeak-ng is not installed"
        case SpeechKind.AUTO:
            return "neither does speech-dispatcher run for this user, nor is espeak-ng installed"


class EspeakVoice:
    """One process a sentence, fed by a pipe and ended when the next one comes."""

    def __init__(self, program: str, *, only_headphones: bool = False) -> None:
        self._program = program
        self._speaking: subprocess.Popen[bytes] | None = None
        self.only_headphones = only_headphones

    def speak(self, text: str, *, language: str, volume: int, pace: Pace) -> None:
        """Say `text` in place of what is being said."""
        self.stop()
        sound = ["-s", str(WORDS_A_MINUTE[pace]), "-a", str(volume * LOUDEST_ESPEAK // 100)]
        try:
            self._speaking = _fed([self._program, "-v", language, *sound, "-m", "--stdin"], marked_up(text, language))
        except OSError as err:
            log.warning("no speech", reason=type(err).__name__)

    def stop(self) -> None:
        """End the process, if it still speaks."""
        if self._speaking is not None:
            self._speaking.kill()
            self._speaking.wait()
            self._speaking = None

    def close(self) -> None:
        """Be silent for good."""
        self.stop()


def _fed(command: Sequence[str], text: str) -> subprocess.Popen[bytes]:
    """A process of `command` that has been given `text` and no more: a page of words fits into a pipe."""
    process = subprocess.Popen(  # noqa: S603 a program found on the machine's own path, and no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None  # noqa: S101 as asked for above
    try:
        process.stdin.write(text.encode())
        process.stdin.close()
    except BrokenPipeError:
        log.warning("no speech", reason="BrokenPipeError")
    return process


@dataclass(frozen=True, slots=True)
class _Say:
    text: str
    language: str
    volume: int
    pace: Pace


class _Hush: ...


class _End: ...


class DispatcherVoice:
    """A client of speech-dispatcher over its socket (SSIP), on a thread of its own.

    A dispatcher that is gone is looked for again with the next sentence; sentences in between are dropped, for what
    is read late is read wrong.
    """

    def __init__(self, path: Path, *, only_headphones: bool = False) -> None:
        self._path = path
        self._asked: SimpleQueue[_Say | _Hush | _End] = SimpleQueue()
        self._connection: _Connection | None = None
        self.only_headphones = only_headphones
        self._thread = Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    def speak(self, text: str, *, language: str, volume: int, pace: Pace) -> None:
        """Say `text` in place of what is being said."""
        self._asked.put(_Say(text, language, volume, pace))

    def stop(self) -> None:
        """Have it fall silent."""
        self._asked.put(_Hush())

    def close(self) -> None:
        """Fall silent, and end the thread."""
        self._asked.put(_Hush())
        self._asked.put(_End())
        self._thread.join()

    def _run(self) -> None:
        while not isinstance(asked := self._asked.get(), _End):
            try:
                self._do(asked)
            except OSError as err:
                log.warning("no speech", reason=type(err).__name__)
                self._hang_up()
        self._hang_up()

    def _do(self, asked: _Say | _Hush) -> None:
        if isinstance(asked, _Hush):
            if self._connection is not None:
                self._connection.hush()
            return
        if self._connection is None:
            self._connection = _Connection(self._path)
        self._connection.say(asked)

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class _Connection:
    """One conversation with the dispatcher. Every answer ends with a line of three digits and a space."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(ANSWER_SECONDS)
        self._lines = self._socket.makefile("rb")
        try:
            self._socket.connect(str(path))
            self._command("SET self CLIENT_NAME moedested:kiosk:main")
            self._command("SET self PRIORITY text")
            self._command("SET self SSML_MODE on")
        except OSError:
            self.close()
            raise

    def say(self, asked: _Say) -> None:
        self.hush()
        self._command(f"SET self LANGUAGE {asked.language}")
        self._command(f"SET self VOLUME {asked.volume * 2 - 100}")
        self._command(f"SET self RATE {DISPATCHER_RATE[asked.pace]}")
        self._command("SPEAK")
        self._command(_as_data(marked_up(asked.text, asked.language)))

    def hush(self) -> None:
        self._command("CANCEL self")

    def close(self) -> None:
        self._lines.close()
        self._socket.close()

    def _command(self, line: str) -> None:
        self._socket.sendall(line.encode() + b"\r\n")
        while True:
            answer = self._lines.readline()
            if not answer:
                message = "the dispatcher hung up"
                raise ConnectionError(message)
            if answer[3:4] != b"-":
                break


def _as_data(text: str) -> str:
    """`text` as SSIP sends it: a line with a full stop alone ends it, so one in the text is doubled."""
    lines = (f".{line}" if line.startswith(".") else line for line in text.splitlines())
    return "\r\n".join([*lines, "."])
