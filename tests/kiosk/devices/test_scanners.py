"""A reader on a serial line: a pseudo-terminal stands for the cable."""

import os
import pty
from queue import Queue

from kiosk.devices.scanners import SerialScanner

PATIENCE_SECONDS = 10


def test_every_line_a_reader_sends_is_handed_on_once() -> None:
    ours, theirs = pty.openpty()
    heard: Queue[str] = Queue()
    scanner = SerialScanner(os.ttyname(theirs), heard.put)
    scanner.start()
    try:
        assert scanner.connected.wait(PATIENCE_SECONDS)
        os.write(ours, b"HTTPS://X/R/ABC\r\n")
        os.write(ours, b"half")
        os.write(ours, b" a line\r")
        assert heard.get(timeout=PATIENCE_SECONDS) == "HTTPS://X/R/ABC"
        assert heard.get(timeout=PATIENCE_SECONDS) == "half a line"
    finally:
        scanner.stop()
        os.close(ours)
        os.close(theirs)
    assert heard.empty()


def test_a_reader_that_is_not_there_stops_nothing() -> None:
    scanner = SerialScanner("/dev/no-such-reader", print)
    scanner.start()
    scanner.stop()
