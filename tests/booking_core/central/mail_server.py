"""A mail server on the loopback for tests: it speaks enough SMTP (RFC 5321) to take letters, or to refuse them."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Condition, Event, Thread
from typing import Any

PATIENCE_SECONDS = 10
SILENCE_SECONDS = 30


@dataclass
class MailServer:
    """Set `answers` to refuse a command ("RCPT", "DATA", "AUTH" or "END" for the letter itself) with a reply.

    While `silent` it takes connections and says nothing. `callers` counts them in any case.
    """

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    callers: int = 0
    came: Condition = field(default_factory=Condition)
    over: Event = field(default_factory=Event)

    def until(self, count: int) -> None:
        """Wait until that many letters have come."""
        with self.came:
            assert self.came.wait_for(lambda: len(self.letters) >= count, PATIENCE_SECONDS)

    def take(self, data: bytes) -> None:
        with self.came:
            letter = message_from_bytes(data, policy=default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
            self.came.notify_all()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server until the block is left."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.mail.port = server.server_address[1]
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.mail
        server.mail.over.set()
        server.shutdown()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.mail = MailServer()


class _Talk(socketserver.StreamRequestHandler):
    """One connection, command by command."""

    server: _Server
    timeout = SILENCE_SECONDS

    def handle(self) -> None:
        """Whoever hangs up in the middle has had enough: nobody need hear of it."""
        with suppress(ConnectionError):
            self._talk()

    def _talk(self) -> None:
        mail = self.server.mail
        mail.callers += 1
        if mail.silent:
            mail.over.wait(SILENCE_SECONDS)
            return
        self._say("220 mail.example")
        while line := self.rfile.readline():
            verb = line.split(b" ")[0].strip().upper().decode(errors="replace")
            self._answer(verb, line)
            if verb == "QUIT":
                return

    def _answer(self, verb: str, line: bytes) -> None:
        mail = self.server.mail
        if verb in mail.answers:
            self._say(mail.answers[verb])
            return
        match verb:
            case "EHLO" | "HELO":
                self._say("250-mail.example\r\n250-AUTH PLAIN\r\n250 SMTPUTF8")
            case "AUTH":
                self._say("235 welcome")
            case "RCPT":
                mail.recipients.append(line.decode().partition("<")[2].partition(">")[0])
                self._say("250 fine")
            case "DATA":
                self._take()
            case "QUIT":
                self._say("221 bye")
            case _:
                self._say("250 fine")

    def _take(self) -> None:
        mail = self.server.mail
        self._say("354 go on")
        data = b"".join(iter(self._unstuffed, b".\r\n"))
        if "END" not in mail.answers:
            mail.take(data)
        self._say(mail.answers.get("END", "250 taken"))

    def _unstuffed(self) -> bytes:
        line = self.rfile.readline()
        return line[1:] if line.startswith(b"..") else line

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
