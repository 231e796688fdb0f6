"""Roll printers on a network, a serial line and a file: what arrives, and what is told when nothing can."""

import os
import pty
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.devices.printers import PrinterAway
from kiosk.devices.roll_lines import file_line, network_line, serial_line, usb_line

ASK_PAPER, ASK_ONLINE = b"\x10\x04\x04", b"\x10\x04\x01"
PLENTY, NO_PAPER = 0x12, 0x72
READY, OFF_LINE = 0x12, 0x1A
DOCUMENT = b"\x1b@receipt" * 400
PATIENCE_SECONDS = 10


@dataclass
class Printer:
    """A printer on the loopback; it answers as told, or never."""

    paper: int | None = PLENTY
    online: int | None = READY
    dies_after: int | None = None
    got: bytearray = field(default_factory=bytearray)
    port: int = 0
    _server: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    done: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        while data := line.recv(65536):
            for question, answer in ((ASK_PAPER, self.paper), (ASK_ONLINE, self.online)):
                if data == question and answer is not None:
                    line.sendall(bytes([answer]))
            if data not in {ASK_PAPER, ASK_ONLINE}:
                self.got += data
            if self.dies_after is not None and len(self.got) >= self.dies_after:
                return
        self.done.set()


@pytest.fixture
def printer() -> Iterator[Printer]:
    made = Printer()
    made.start()
    yield made
    made.close()


def test_a_document_arrives_whole(printer: Printer) -> None:
    network_line("127.0.0.1", printer.port).send(DOCUMENT)

    assert printer.done.wait(PATIENCE_SECONDS)
    assert bytes(printer.got) == DOCUMENT


def test_a_printer_out_of_paper_gets_nothing(printer: Printer) -> None:
    printer.paper = NO_PAPER

    with pytest.raises(PrinterAway, match="out of paper"):
        network_line("127.0.0.1", printer.port).send(DOCUMENT)

    assert printer.done.wait(PATIENCE_SECONDS)
    assert printer.got == b""


def test_a_printer_tells_how_it_is_and_prints_nothing(printer: Printer) -> None:
    line = network_line("127.0.0.1", printer.port)
    line.check()

    printer.paper = NO_PAPER
    with pytest.raises(PrinterAway, match="out of paper"):
        line.check()
    assert printer.got == b""


def test_an_open_cover_is_told(printer: Printer) -> None:
    printer.online = OFF_LINE

    with pytest.raises(PrinterAway, match="cover"):
        network_line("127.0.0.1", printer.port).send(DOCUMENT)


def test_a_printer_that_says_nothing_is_taken_for_ready(printer: Printer) -> None:
    printer.paper = printer.online = None

    network_line("127.0.0.1", printer.port).send(DOCUMENT)

    assert printer.done.wait(PATIENCE_SECONDS)
    assert bytes(printer.got).endswith(DOCUMENT)


def test_a_printer_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(PrinterAway):
        network_line("127.0.0.1", port).send(DOCUMENT)


def test_a_file_gets_the_document_and_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    file_line(str(tmp_path / "lp0")).send(DOCUMENT)

    assert (tmp_path / "lp0").read_bytes() == DOCUMENT
    with pytest.raises(PrinterAway):
        file_line(str(tmp_path / "nowhere" / "lp0")).send(DOCUMENT)


def test_a_serial_line_carries_the_document() -> None:
    ours, theirs = pty.openpty()
    got = bytearray()
    reading = threading.Thread(
        target=lambda: _read(ours, got, len(DOCUMENT) + len(ASK_PAPER + ASK_ONLINE)), daemon=True
    )
    reading.start()
    try:
        serial_line(os.ttyname(theirs)).send(DOCUMENT)
        reading.join(PATIENCE_SECONDS)
    finally:
        os.close(ours)
        os.close(theirs)

    assert bytes(got).endswith(DOCUMENT)


def _read(line: int, got: bytearray, enough: int) -> None:
    while len(got) < enough:
        got += os.read(line, 4096)


def test_a_serial_line_and_a_usb_printer_that_are_not_there_are_told() -> None:
    with pytest.raises(PrinterAway):
        serial_line("/dev/no-such-line").send(DOCUMENT)
    with pytest.raises(PrinterAway):
        usb_line(0x04B8, 0x0E15).send(DOCUMENT)
