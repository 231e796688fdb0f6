"""Writing to people: one port, an adapter for SMTP, and one for a centre that writes to nobody.

NotSent                  base of all of these
├── NotNow               the server is away or busy: worth another try
└── NeverToBeSent        the address or the letter was refused for good
"""

import smtplib
import ssl
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from enum import StrEnum
from typing import Protocol

from booking_core.central.letters.wording import Letter

SMTP_SECONDS = 10.0
"""How long one step of talking to the server may take."""

PERMANENT = 500
"""Reply codes from here on are refusals for good (RFC 5321, 4.2.1)."""


class NotSent(Exception):
    """The letter has not gone out."""


class NotNow(NotSent):
    """The server is away or busy: worth another try."""


class NeverToBeSent(NotSent):
    """The address or the letter was refused for good."""


class Notifier(Protocol):
    def send(self, letter: Letter) -> None:
        """Hand `letter` over for good.

        Raises:
            NotNow, NeverToBeSent: see above.
        """
        ...


class NoNotifier:
    """Writes to nobody: what there is to write waits for a mail server, as for one that is away."""

    def send(self, letter: Letter) -> None:
        """Nothing goes out.

        Raises:
            NotNow: always.
        """
        del letter
        reason = "no mail server is named"
        raise NotNow(reason)


class SmtpSecurity(StrEnum):
    NONE = "none"
    """In clear, for a server on the same machine."""
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """Which server takes the letters, and as whom. Without `user` nobody signs in."""

    host: str
    port: int
    sender: str
    security: SmtpSecurity = SmtpSecurity.STARTTLS
    user: str = ""
    password: str = ""


class SmtpNotifier:
    """Hands each letter to one SMTP server, a connection a letter."""

    def __init__(self, settings: SmtpSettings, *, seconds: float = SMTP_SECONDS) -> None:
        self.settings = settings
        self._seconds = seconds

    def send(self, letter: Letter) -> None:
        """Hand `letter` over.

        Raises:
            NotNow, NeverToBeSent: see above.
        """
        try:
            with self._connected() as server:
                _hand_over(server, _message(letter, self.settings.sender))
        except smtplib.SMTPDataError as err:
            raise _refused(err.smtp_code) from err
        except smtplib.SMTPRecipientsRefused as err:
            raise _refused(min(code for code, _ in err.recipients.values())) from err
        except (OSError, smtplib.SMTPException) as err:
            raise NotNow(type(err).__name__) from err
        except ValueError as err:
            reason = "the address cannot be written"
            raise NeverToBeSent(reason) from err

    def _connected(self) -> AbstractContextManager[smtplib.SMTP]:
        settings = self.settings
        if settings.security is SmtpSecurity.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                settings.host, settings.port, timeout=self._seconds, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(settings.host, settings.port, timeout=self._seconds)
        try:
            if settings.security is SmtpSecurity.STARTTLS:
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, settings.password)
        except BaseException:
            server.close()
            raise
        return server


def _refused(code: int) -> NotSent:
    """What a reply about this one letter means; any other refusal is the server's or the settings' own trouble."""
    reason = f"reply {code}"
    return NeverToBeSent(reason) if code >= PERMANENT else NotNow(reason)


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        server.send_message(message)
    except smtplib.SMTPNotSupportedError as err:  # letters beyond ASCII in the address, and a server without SMTPUTF8
        reason = "the server cannot write to that address"
        raise NeverToBeSent(reason) from err


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = formataddr((letter.sender_name, sender))
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    message["Content-Language"] = letter.language
    return message
