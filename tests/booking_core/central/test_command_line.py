"""What IT operations read when a command of the centre cannot do its work."""

import argparse
import re
import subprocess
import sys
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from booking_core.central.centre import open_centre
from booking_core.central.command_line import PARTS, main
from booking_core.central.failures import advice_for_unreachable
from booking_core.central.machines.card_desk import CardDesk
from booking_core.domain.bookings import Channel, Contact
from booking_core.domain.identity import CardId, DeviceId, VenueId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages.cards import IssueCard
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machines import devices
from booking_core.store.rows import to_seconds
from booking_core.store.schema import device
from tests.booking_core.central.running_centre import HERLEV, MovableClock, opened_centre

KIOSK = "mh-kiosk-1"
A_CODE = re.compile(r"(?m)^[A-Z2-9]{10}$")
FOR_THE_SERVICE_ALONE = ("alembic", "granian", "icalendar", "jinja2", "litestar", "pydantic", "reportlab")


@pytest.mark.parametrize("part", PARTS)
def test_each_command_stands_where_it_is_looked_for(part: str) -> None:
    commands = argparse.ArgumentParser().add_subparsers()

    import_module(f"booking_core.central.commands.{part}").add(commands)

    assert set(commands.choices) == PARTS[part]


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    listed = re.findall(r"(?m)^ {4}([a-z-]+)", capsys.readouterr().out)
    assert set(listed) == set().union(*PARTS.values())


def test_a_command_beside_the_service_loads_nothing_that_only_the_service_needs(tmp_path: Path) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0
    words = ["devices", "--data", str(tmp_path)]
    asked = f"import sys; from booking_core.central.command_line import main; main({words!r}); print(*sys.modules)"

    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout

    assert "sqlalchemy" in said.split()
    assert set(FOR_THE_SERVICE_ALONE) & set(said.split()) == set()


def test_a_folder_that_cannot_be_used_is_not_called_a_lost_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "central.sqlite").mkdir()

    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "cannot be written or read" in said
    assert "copy" not in said


def test_a_code_stands_alone_on_the_output_and_what_it_is_for_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0
    capsys.readouterr()

    assert main(["enrol", "mh-kiosk-1", "--data", str(tmp_path)]) == 0

    code, told = capsys.readouterr()
    assert f"--enrol {code.strip()} --centre-url" in told
    assert "ten minutes" in told


def test_what_is_copied_with_the_keys_is_there_from_the_first_command_on(tmp_path: Path) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0

    assert {"centre.keys", "centre.machines"} <= {path.name for path in tmp_path.iterdir()}


def test_enrolling_before_the_first_import_names_the_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol", "mh-kiosk-1", "--data", str(tmp_path)]) == 1

    assert f"moedested central import FILE --data {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--port", "80000", "from 1 to 65535"),
        ("--port", "http", "from 1 to 65535"),
        ("--pretend-now", "noon", "offset"),
        ("--host", "", "such as 127.0.0.1 or ::1"),
        ("--metrics", ":9470", "such as 127.0.0.1 or ::1"),
        ("--metrics", "::1:9470", "brackets around IPv6"),
    ],
)
def test_an_argument_that_cannot_be_used_says_what_is_expected(
    capsys: pytest.CaptureFixture[str], option: str, value: str, expected: str
) -> None:
    with pytest.raises(SystemExit):
        main(["serve", option, value])

    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("command", [["enrol", KIOSK], ["enrol-desk", "medborgerhus", "--name", "skranke"]])
def test_no_code_is_made_in_the_name_of_a_machine_at_work_unless_it_is_said_again(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre, centre.store.writing() as connection:
        devices.register_desk(connection, DeviceId("medborgerhus-skranke"), VenueId("medborgerhus"))
        at_work = {"public_key": b"k" * 32, "last_contact_at": to_seconds(clock())}
        connection.execute(update(device).where(device.c.id.in_((KIOSK, "medborgerhus-skranke"))).values(**at_work))
    clock.advance(timedelta(minutes=4))
    capsys.readouterr()

    def typed(*more: str) -> int:
        return main([*command, *more, "--data", str(tmp_path), "--pretend-now", clock().isoformat()])

    refused = typed(), capsys.readouterr()
    anyway = typed("--anyway"), capsys.readouterr()
    clock.advance(timedelta(minutes=1))

    assert (refused[0], anyway[0], typed()) == (1, 0, 0)
    assert A_CODE.search(refused[1].out) is None
    assert A_CODE.search(anyway[1].out) is not None
    assert "is at work: it was heard 240 seconds ago" in refused[1].err
    assert "--anyway" in refused[1].err


@pytest.mark.parametrize(
    "command",
    [
        ["hours", "--venue", "medborgerhus", "--day", "2027-02-01", "--closed", "--reason"],
        ["wishes", "answer", "abc", "--danish"],
        ["wishes", "answer", "abc", "--danish", "Ja.", "--english"],
        ["staff", "--add"],
        ["system", "--add"],
        ["enrol-desk", "medborgerhus", "--name"],
        ["declare-lost", "mh-kiosk-1", "--by"],
    ],
)
def test_a_cpr_number_is_taken_in_by_no_command_and_said_again_by_none(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "Bo_010203-1234", "--data", str(tmp_path)])

    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert "looks like a CPR number" in said
    assert "comma between" in said
    assert "0203" not in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["hours", "--venue", "x", "--day", "2027-02-01", "--closed", "--reason", "a\udcff"], "not written in UTF-8"),
        (["hours", "--venue", "x", "--day", "2027-02-01", "--closed", "--reason", "a" * 201], "at most 200 letters"),
        (["enrol-desk", "medborgerhus", "--name", " "], "expected some words"),
        (["enrol-desk", "medborgerhus", "--name", "a b/../é"], "a to z, digits and hyphens"),
        (["enrol-desk", "medborgerhus", "--name", "skranke\n"], "a to z, digits and hyphens"),
        (["enrol-desk", "medborgerhus", "--name", "s" * 41], "at most 40 letters"),
        (["enrol-desk", "medborgerhus", "--name", "\udcff"], "not written in UTF-8"),
        (["audit", "--about", "\udcff"], "not written in UTF-8"),
    ],
)
def test_words_that_cannot_be_kept_or_shown_are_refused_with_a_sentence(
    words: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--data", str(tmp_path)])

    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err


def test_every_desk_taken_in_is_a_new_one_unless_it_is_named(tmp_path: Path) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0

    for name in ([], [], ["--name", "skranke"], ["--name", "skranke"]):
        assert main(["enrol-desk", "medborgerhus", "--data", str(tmp_path), *name]) == 0

    centre = open_centre(tmp_path, clock=MovableClock())
    with centre.store.reading() as connection:
        desks = (
            connection.execute(select(device.c.id).where(device.c.role == "desk").order_by(device.c.id)).scalars().all()
        )
    centre.close()
    assert desks == ["medborgerhus-desk", "medborgerhus-desk-2", "medborgerhus-skranke"]


def test_the_command_stops_a_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        asked = IssueCard(
            id=CardId(uuid4()),
            kind=CardKind.PERSON,
            valid_until=date(2027, 11, 26),
            contact=seal_contact(Contact("Åse"), centre.keys.sealing.public_key()),
        )
        CardDesk(centre, Origin(Channel.STAFF)).answer(asked)
        arguments = ["--revoke", "--data", str(tmp_path), "--pretend-now", clock().isoformat()]

        assert main(["card", str(asked.id), *arguments]) == 0
        assert main(["card", str(uuid4()), *arguments]) == 1

        kept = centre.store.cards.with_id(asked.id)
        assert kept is not None
        assert kept.revoked_at == clock()
    assert "no place card" in capsys.readouterr().err


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("command", "summary"),
    [
        ("serve", "Answer kiosks and partners over HTTP."),
        ("system", "List which programs of the municipality act for the house over the API, or change it."),
    ],
)
def test_a_command_is_described_with_its_capital_letters(
    command: str, summary: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert summary in help_of(command, capsys)


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_where_the_service_answers_is_told_with_what_is_usual(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = help_of(command, capsys)

    assert "--host HOST the address of this machine to answer at (127.0.0.1)" in said
    assert "--port PORT the port to answer at (8470)" in said


@pytest.mark.parametrize("words", [
    "enrol {}",
    "enrol-desk {}",
    "retire {}",
    "staff --reset {}",
    "staff --retire {}",
    "system --renew {}",
    "system --retire {}",
    "person 44000111 --show --only {}",
    "person {} --show",
    "hours --venue {}",
    "signs --venue {}",
    "serve --host {}",
])  # fmt: skip
def test_a_name_that_is_not_written_in_utf_8_is_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A terminal or a script that is set to something else sends bytes that are no text."""
    with pytest.raises(SystemExit):
        main(words.format("\udcff").split())

    assert "not written in UTF-8" in capsys.readouterr().err


def test_a_role_that_nobody_is_to_have_is_not_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "--role", "desk", "--data", str(tmp_path)]) == 1

    assert "--add NAME or --reset NAME" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("server does not support SSL, but SSL was required", "ssl = on"),
        ('root certificate file "/var/lib/moedested/.postgresql/root.crt" does not exist', "sslrootcert"),
        ("SSL error: certificate verify failed", "sslrootcert"),
        ('server certificate for "db" does not match host name "here"', "as its certificate does"),
    ],
)
def test_a_server_whose_encryption_fails_is_not_told_to_be_started(words: str, advice: str) -> None:
    assert advice in advice_for_unreachable(words)
