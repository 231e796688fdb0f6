"""Which mail server `moedested central serve` hands its letters to: options, or the same in the environment.

--smtp HOST:PORT            MOEDESTED_SMTP            without it nobody is written to
--smtp-from ADDRESS         MOEDESTED_SMTP_FROM
--smtp-security HOW         MOEDESTED_SMTP_SECURITY   starttls (usual), tls, none
                            MOEDESTED_SMTP_USER       both in the environment alone: a command line
                            MOEDESTED_SMTP_PASSWORD   can be read by others on the machine
"""

import argparse
from collections.abc import Mapping

from booking_core.central.failures import MailSettingsWrong
from booking_core.central.letters.notifying import NoNotifier, Notifier, SmtpNotifier, SmtpSecurity, SmtpSettings

SERVER, SENDER, SECURITY = "MOEDESTED_SMTP", "MOEDESTED_SMTP_FROM", "MOEDESTED_SMTP_SECURITY"
USER, PASSWORD = "MOEDESTED_SMTP_USER", "MOEDESTED_SMTP_PASSWORD"
USUAL_PORT = 587
HIGHEST_PORT = 2**16 - 1
NO_LETTERS = "No mail server is named, so nobody is written to: see --smtp."


def add_mail_options(parser: argparse.ArgumentParser) -> None:
    """The options above."""
    parser.add_argument("--smtp", help=f"the mail server, as HOST or HOST:PORT ({USUAL_PORT}); without it no e-mail")
    parser.add_argument("--smtp-from", help="the address e-mail comes from")
    ways = [way.value for way in SmtpSecurity]
    parser.add_argument("--smtp-security", choices=ways, help="how the server is spoken to (starttls)")


def notifier_of(options: argparse.Namespace, environment: Mapping[str, str]) -> Notifier:
    """Whoever takes the letters by these settings; nobody, without a server.

    Raises:
        MailSettingsWrong: there is a server, and the rest cannot be used.
    """
    server = options.smtp or environment.get(SERVER, "")
    if not server:
        return NoNotifier()
    host, port = _host_and_port(server)
    security = options.smtp_security or environment.get(SECURITY, SmtpSecurity.STARTTLS.value)
    if security not in set(SmtpSecurity):
        message = f"{SECURITY} is {security!r}; expected one of {', '.join(SmtpSecurity)}"
        raise MailSettingsWrong(message)
    settings = SmtpSettings(
        host=host,
        port=port,
        sender=_address(options.smtp_from or environment.get(SENDER, "")),
        security=SmtpSecurity(security),
        user=environment.get(USER, ""),
        password=environment.get(PASSWORD, ""),
    )
    return SmtpNotifier(settings)


def _host_and_port(server: str) -> tuple[str, int]:
    host, colon, port = server.rpartition(":")
    if not colon:
        return server, USUAL_PORT
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST_PORT):
        message = f"{server!r} is no mail server; expected HOST or HOST:PORT, such as mail.example.dk:587"
        raise MailSettingsWrong(message)
    return host, int(port)


def _address(sender: str) -> str:
    if not sender:
        message = f"with a mail server say whom letters come from, with --smtp-from or {SENDER}"
        raise MailSettingsWrong(message)
    name, at, domain = sender.rpartition("@")
    if not (name and at and domain) or any(character.isspace() for character in sender):
        message = f"{sender!r} is no address e-mail can come from; say one with --smtp-from or {SENDER}"
        raise MailSettingsWrong(message)
    return sender
