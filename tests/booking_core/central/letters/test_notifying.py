"""Letters go to one mail server; what it will not take now is told apart from what it will never take."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from booking_core.central.failures import MailSettingsWrong
from booking_core.central.letters.mail_options import add_mail_options, notifier_of
from booking_core.central.letters.notifying import (
    NeverToBeSent,
    NoNotifier,
    NotNow,
    SmtpNotifier,
    SmtpSecurity,
    SmtpSettings,
)
from booking_core.central.letters.wording import Letter
from tests.booking_core.central.mail_server import MailServer, mail_server
from tests.ports import HERE, own_port

LETTER = Letter(
    id=UUID(int=7),
    to="åse.ærø@example.org",
    subject="Bekræftet: Lokale 3, på fredag",
    body="Hej Åse\n\nTiden er din.\n.en linje med punktum først\n",
    language="da",
    sender_name="Herlev Medborgerhus",
    written_at=datetime(2026, 11, 26, 13, 8, tzinfo=UTC),
)
PLAIN = replace(LETTER, to="aase@example.org")


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


def notifier(mail: MailServer, **changes: object) -> SmtpNotifier:
    settings = SmtpSettings("127.0.0.1", mail.port, "moedested@herlev.example", SmtpSecurity.NONE)
    return SmtpNotifier(replace(settings, **changes), seconds=5)  # type: ignore[arg-type]  # the fields' own types


def test_a_letter_arrives_as_it_was_written(mail: MailServer) -> None:
    notifier(mail).send(PLAIN)

    (letter,) = mail.letters
    assert letter.get_content().replace("\r\n", "\n") == PLAIN.body
    assert (letter["Subject"], letter["To"]) == (PLAIN.subject, PLAIN.to)
    assert letter["From"] == "Herlev Medborgerhus <moedested@herlev.example>"
    assert letter["Message-ID"] == f"<{PLAIN.id}@herlev.example>"
    assert (letter["Content-Language"], letter["Auto-Submitted"]) == ("da", "auto-generated")
    assert letter["Date"] == "Thu, 26 Nov 2026 13:08:00 +0000"


def test_an_address_with_letters_of_its_own_language_is_written_to(mail: MailServer) -> None:
    notifier(mail).send(LETTER)

    assert mail.recipients == ["åse.ærø@example.org"]


def test_whoever_has_a_name_signs_in(mail: MailServer) -> None:
    notifier(mail, user="moedested", password="hemmelig").send(PLAIN)

    assert len(mail.letters) == 1


@pytest.mark.parametrize(
    ("verb", "reply", "expected"),
    [
        ("RCPT", "550 no such person", NeverToBeSent),
        ("RCPT", "450 come again", NotNow),
        ("END", "554 refused", NeverToBeSent),
        ("END", "451 not just now", NotNow),
        ("MAIL", "550 not from you", NotNow),
        ("EHLO", "421 busy", NotNow),
    ],
)
def test_what_is_refused_for_good_is_told_from_what_is_not_taken_now(
    mail: MailServer, verb: str, reply: str, expected: type[Exception]
) -> None:
    mail.answers |= {verb: reply, "HELO": reply} if verb == "EHLO" else {verb: reply}

    with pytest.raises(expected):
        notifier(mail).send(PLAIN)

    assert mail.letters == []


def test_a_wrong_password_is_mended_by_hand_and_loses_no_letter(mail: MailServer) -> None:
    mail.answers["AUTH"] = "535 wrong"

    with pytest.raises(NotNow):
        notifier(mail, user="moedested", password="forkert").send(PLAIN)


def test_a_server_without_the_security_asked_for_gets_no_letter(mail: MailServer) -> None:
    with pytest.raises(NotNow):
        notifier(mail, security=SmtpSecurity.STARTTLS).send(PLAIN)
    with pytest.raises(NotNow):
        notifier(mail, security=SmtpSecurity.TLS).send(PLAIN)

    assert mail.letters == []


def test_a_server_that_says_nothing_is_left_in_time(mail: MailServer) -> None:
    mail.silent = True
    impatient = SmtpNotifier(SmtpSettings("127.0.0.1", mail.port, "a@b.example", SmtpSecurity.NONE), seconds=0.2)

    with pytest.raises(NotNow):
        impatient.send(PLAIN)


def test_where_nobody_answers_it_is_tried_again() -> None:
    with own_port() as port, pytest.raises(NotNow):
        SmtpNotifier(SmtpSettings(HERE, port, "a@b.example", SmtpSecurity.NONE), seconds=1).send(PLAIN)


def test_a_subject_of_two_lines_never_becomes_a_header_of_its_own(mail: MailServer) -> None:
    with pytest.raises(NeverToBeSent):
        notifier(mail).send(replace(PLAIN, to="aase@example.org\nBcc: everybody@example.org"))

    assert mail.letters == []


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_mail_options(parser)
    return parser.parse_args(words)


def settings(*words: str, **environment: str) -> SmtpSettings:
    notifier = notifier_of(options(*words), environment)
    assert isinstance(notifier, SmtpNotifier)
    return notifier.settings


def test_without_a_server_nobody_is_written_to() -> None:
    assert isinstance(notifier_of(options(), {}), NoNotifier)
    with pytest.raises(NotNow, match="no mail server"):
        NoNotifier().send(LETTER)


def test_the_server_is_named_by_options_or_in_the_environment() -> None:
    by_options = settings("--smtp", "mail.example:25", "--smtp-from", "a@b.dk", "--smtp-security", "none")
    by_environment = settings(
        MOEDESTED_SMTP="mail.example:25",
        MOEDESTED_SMTP_FROM="a@b.dk",
        MOEDESTED_SMTP_SECURITY="none",
        MOEDESTED_SMTP_USER="moedested",
        MOEDESTED_SMTP_PASSWORD="hemmelig",
    )

    assert by_options == SmtpSettings("mail.example", 25, "a@b.dk", SmtpSecurity.NONE)
    assert by_environment == replace(by_options, user="moedested", password="hemmelig")


def test_the_usual_port_and_security_need_not_be_said() -> None:
    usual = settings("--smtp", "mail.example", "--smtp-from", "a@b.dk")

    assert (usual.port, usual.security) == (587, SmtpSecurity.STARTTLS)


@pytest.mark.parametrize(
    "environment",
    [
        {"MOEDESTED_SMTP": "mail.example:mail", "MOEDESTED_SMTP_FROM": "a@b.dk"},
        {"MOEDESTED_SMTP": ":25", "MOEDESTED_SMTP_FROM": "a@b.dk"},
        {"MOEDESTED_SMTP": "mail.example:0", "MOEDESTED_SMTP_FROM": "a@b.dk"},
        {"MOEDESTED_SMTP": "mail.example"},
        {"MOEDESTED_SMTP": "mail.example", "MOEDESTED_SMTP_FROM": "nobody"},
        {"MOEDESTED_SMTP": "mail.example", "MOEDESTED_SMTP_FROM": "a b@c.dk"},
        {"MOEDESTED_SMTP": "mail.example", "MOEDESTED_SMTP_FROM": "a@b.dk", "MOEDESTED_SMTP_SECURITY": "some"},
    ],
    ids=str,
)
def test_settings_that_cannot_be_used_are_told(environment: dict[str, str]) -> None:
    with pytest.raises(MailSettingsWrong):
        notifier_of(options(), environment)
