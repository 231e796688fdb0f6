"""Who acts for the house: from the first account on nobody at a desk does without one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import select

from booking_core.central.accounts import signing_in, staff_accounts
from booking_core.central.accounts.breached import LIST
from booking_core.central.accounts.passwords import NOBODYS, first_password, hashed, is_password
from booking_core.central.accounts.signing_in import staff_answer
from booking_core.central.command_line import main
from booking_core.domain.bookings import Contact
from booking_core.domain.identity import BookingId, DeviceId, StaffRole, VenueId
from booking_core.domain.sessions import FREE_TRIES, IDLE, LONGEST, LONGEST_PAUSE, pause_after
from booking_core.protocol.messages import Cancel, Cancelled, ContactsWanted, NotUnderstood
from booking_core.protocol.messages.staff import (
    NotSignedIn,
    SignIn,
    SignOut,
    SinceLastTime,
    StaffTold,
    StaffWanted,
    WhyNot,
)
from booking_core.protocol.sealing import seal_password
from booking_core.store.logs import audit
from booking_core.store.machines import devices
from booking_core.store.schema import sign_in_failure, staff
from tests.booking_core.central.accounts.test_breached import lay
from tests.booking_core.central.desks import DESK, taken_in
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.running_centre import HERLEV, RunningCentre
from tests.booking_core.central.test_desk import booked, hour

OWN = "en lang saetning om skranken"
ADA = Contact("Ada", "44 00 01 11")


@pytest.fixture
def desk(running: RunningCentre) -> Device:
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, VenueId("medborgerhus"))
    return taken_in(running, DESK)


def sign_in(desk: Device, name: str, password: str, fresh: str | None = None) -> StaffTold | NotSignedIn:
    centre = desk.running.centre
    key = centre.keys.sealing.public_key()

    def sealed(text: str) -> bytes:
        return seal_password(text, desk.name, key, at=centre.clock())

    new = None if fresh is None else sealed(fresh)
    answer = desk.ask(SignIn(name=name, sealed=sealed(password), fresh=new))
    assert isinstance(answer, StaffTold | NotSignedIn), answer
    return answer


def account(running: RunningCentre, name: str = "jens", role: StaffRole = StaffRole.DESK) -> str:
    return staff_accounts.add(running.centre, name, role)


def begun(desk: Device, name: str = "jens", role: StaffRole = StaffRole.DESK) -> StaffTold:
    """Somebody with an account signs in for the first time."""
    answer = sign_in(desk, name, account(desk.running, name, role), OWN)
    assert isinstance(answer, StaffTold), answer
    return answer


def refused(desk: Device) -> str | None:
    """Why the desk may not see who booked; None when it may."""
    answer = desk.ask(ContactsWanted(span=hour(18)))
    return answer.code if isinstance(answer, NotUnderstood) else None


def test_whoever_signs_in_is_told_what_was_done_with_their_account(running: RunningCentre, desk: Device) -> None:
    first = begun(desk)
    assert first.since == SinceLastTime()
    chosen_at = running.clock()
    running.clock.advance(timedelta(days=1))
    sign_in(desk, "jens", "forkert adgangskode")
    sign_in(desk, "jens", "forkert adgangskode")
    running.clock.advance(timedelta(minutes=1))

    told = sign_in(desk, "jens", OWN)

    assert isinstance(told, StaffTold)
    assert told.since == SinceLastTime(chosen_at, DESK, 2, chosen_at)
    assert desk.ask(StaffWanted()) == msgspec.structs.replace(told, since=None)
    again = sign_in(desk, "jens", OWN)
    assert isinstance(again, StaffTold)
    assert again.since == SinceLastTime(running.clock(), DESK, 0, chosen_at)


def test_a_new_password_ends_what_was_begun_with_the_old_one(running: RunningCentre, desk: Device) -> None:
    begun(desk)
    other = DeviceId("medborgerhus-desk-2")
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, other, VenueId("medborgerhus"))
    second = taken_in(running, other)
    assert isinstance(sign_in(second, "jens", OWN, "en helt anden lang saetning"), StaffTold)

    assert desk.ask(StaffWanted()) == StaffTold(is_needed=True)
    assert refused(desk) == "sign-in-needed"


def test_without_accounts_a_desk_acts_by_itself(desk: Device) -> None:
    assert desk.ask(StaffWanted()) == StaffTold(is_needed=False)
    assert refused(desk) is None


def test_from_the_first_account_on_nothing_is_done_before_somebody_signs_in(
    running: RunningCentre, desk: Device
) -> None:
    kiosk = taken_in(running, KIOSK)
    booking = booked(kiosk, hour(18), contact=ADA).booking
    account(running)

    assert desk.ask(StaffWanted()) == StaffTold(is_needed=True)
    assert refused(desk) == "sign-in-needed"
    assert desk.ask(Cancel(id=uuid4(), booking=booking.id)) == NotUnderstood(code="sign-in-needed")
    assert isinstance(kiosk.ask(Cancel(id=uuid4(), booking=booking.id)), Cancelled)


def test_a_first_password_holds_for_one_sign_in_at_which_another_is_chosen(
    running: RunningCentre, desk: Device
) -> None:
    first = account(running)

    assert sign_in(desk, "jens", first) == NotSignedIn(why=WhyNot.FRESH_NEEDED)
    assert sign_in(desk, "jens", first, "kort") == NotSignedIn(why=WhyNot.TOO_SHORT)
    assert sign_in(desk, "jens", first, first) == NotSignedIn(why=WhyNot.TOO_SHORT)
    told = sign_in(desk, " Jens ", first, OWN)

    assert isinstance(told, StaffTold)
    assert (told.name, told.role, told.until) == ("jens", StaffRole.DESK, running.clock() + IDLE)
    assert refused(desk) is None
    assert sign_in(desk, "jens", first, "en anden lang saetning") == NotSignedIn(why=WhyNot.WRONG)
    assert isinstance(sign_in(desk, "jens", OWN), StaffTold)


@pytest.mark.parametrize("length", [64, 300])
def test_a_password_may_be_as_long_as_one_likes(running: RunningCentre, desk: Device, length: int) -> None:
    long = ("en vise om skranken og regnen der falder udenfor " * 7)[: length - 1] + "x"
    assert isinstance(sign_in(desk, "jens", account(running), long), StaffTold)

    assert isinstance(sign_in(desk, "jens", long), StaffTold)
    assert sign_in(desk, "jens", long[:-1]) == NotSignedIn(why=WhyNot.WRONG), "all of it counts"


def test_no_password_that_somebody_chose_ends_by_itself(running: RunningCentre, desk: Device) -> None:
    begun(desk)
    running.clock.advance(timedelta(days=800))

    assert isinstance(sign_in(desk, "jens", OWN), StaffTold)


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "qwertyuiop12",
        "jens jens jens",
        "Herlev2026!!",
        "medborgerhus1",
        "p4ssw0rd2026",
        "123456789012",
    ],
)
def test_what_one_would_try_first_is_no_password(running: RunningCentre, desk: Device, password: str) -> None:
    """Common ones, rows of keys, one's own name and the words of the town; a sentence of one's own is let in."""
    first = account(running)

    assert sign_in(desk, "jens", first, password) == NotSignedIn(why=WhyNot.TOO_EASY)
    assert isinstance(sign_in(desk, "jens", first, "tre ænder på en våd trappe" * 4), StaffTold)


def test_the_one_who_acts_stands_in_the_audit_log(running: RunningCentre, desk: Device) -> None:
    booking = booked(taken_in(running, KIOSK), hour(18), contact=ADA).booking
    begun(desk)

    desk.ask(ContactsWanted(span=hour(18)))
    desk.ask(Cancel(id=uuid4(), booking=booking.id, reason="maling"))
    desk.ask(SignOut())

    with running.centre.store.reading() as connection:
        told = [(entry.act.actor, entry.act.verb) for entry in audit.entries(connection)]
    me = f"staff:jens@{DESK}"
    assert [verb for actor, verb in told if actor == me] == [
        "password-chosen",
        "signed-in",
        "contact-shown",
        "cancel",
        "signed-out",
    ]


def test_a_failure_stands_in_the_audit_log_without_the_password(running: RunningCentre, desk: Device) -> None:
    account(running)

    sign_in(desk, "jens", "forkert kodeord")

    with running.centre.store.reading() as connection:
        told = [entry.act for entry in audit.entries(connection)]
    assert (told[-1].actor, told[-1].verb) == (f"device:{DESK}", "sign-in-failed")
    assert not any("forkert" in str(act) for act in told)


def test_a_password_from_a_breach_is_refused(running: RunningCentre, desk: Device) -> None:
    first = account(running)
    lay(running.centre.folder, [OWN, "en anden lang saetning om noget"])

    assert sign_in(desk, "jens", first, OWN) == NotSignedIn(why=WhyNot.TOO_EASY)
    (running.centre.folder / LIST).unlink()
    assert isinstance(sign_in(desk, "jens", first, OWN), StaffTold)


def test_each_failure_makes_the_next_wait_longer_for_the_name_and_for_the_machine(
    running: RunningCentre, desk: Device
) -> None:
    begun(desk)
    for _ in range(2):
        assert sign_in(desk, "jens", "gaettet") == NotSignedIn(why=WhyNot.WRONG)

    for wait in (5, 10, 20, 40):
        assert sign_in(desk, "jens", "gaettet") == NotSignedIn(why=WhyNot.WRONG, wait_seconds=wait)
        for name in ("jens", "nobody"):
            assert sign_in(desk, name, OWN) == NotSignedIn(why=WhyNot.PAUSED, wait_seconds=wait)
        running.clock.advance(timedelta(seconds=wait))

    assert isinstance(sign_in(desk, "jens", OWN), StaffTold)
    assert sign_in(desk, "jens", "gaettet") == NotSignedIn(why=WhyNot.WRONG)


def test_what_is_typed_as_a_name_is_kept_nowhere(running: RunningCentre, desk: Device) -> None:
    begun(desk)
    for name in ("jens", "hemmelig9!", "44000111"):
        sign_in(desk, name, "gaettet")

    with running.centre.store.reading() as connection:
        failed = [entry.act for entry in audit.entries(connection) if entry.act.verb == "sign-in-failed"]
        keys = connection.execute(select(sign_in_failure.c.key)).scalars().all()
    assert [act.subject for act in failed] == ["jens", "", ""]
    for typed in ("jens", "hemmelig9!", "44000111"):
        assert not any(typed in key for key in keys)


def test_tries_sent_at_once_wait_for_one_another(running: RunningCentre, desk: Device) -> None:
    begun(desk)
    centre, key = running.centre, running.centre.keys.sealing.public_key()
    with running.centre.store.reading() as connection:
        record = devices.read_device(connection, DESK)
    assert record is not None
    guess = SignIn(name="jens", sealed=seal_password("gaettet", DESK, key, at=running.clock()))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: staff_answer(centre, record, guess), range(16)))

    looked_at = [one for one in answers if isinstance(one, NotSignedIn) and one.why is WhyNot.WRONG]
    assert len(looked_at) == FREE_TRIES


def test_a_new_password_given_meanwhile_has_the_last_word(
    running: RunningCentre, desk: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(desk)

    def reset_while_it_is_looked_at(password: str, kept: str | None) -> bool:
        staff_accounts.reset(running.centre, "jens")
        return is_password(password, kept)

    monkeypatch.setattr(signing_in, "is_password", reset_while_it_is_looked_at)
    assert sign_in(desk, "jens", OWN, "et helt andet kodeord") == NotSignedIn(why=WhyNot.WRONG)
    monkeypatch.undo()

    assert desk.ask(StaffWanted()) == StaffTold(is_needed=True)
    assert sign_in(desk, "jens", "et helt andet kodeord") == NotSignedIn(why=WhyNot.WRONG)


def test_a_session_ends_when_nothing_is_done_and_after_a_working_day(running: RunningCentre, desk: Device) -> None:
    began = running.clock()
    begun(desk)
    running.clock.advance(IDLE - timedelta(minutes=1))
    assert refused(desk) is None, "what the board asks by itself keeps nobody signed in"
    running.clock.advance(timedelta(minutes=1))
    assert refused(desk) == "sign-in-needed"

    sign_in(desk, "jens", OWN)
    while running.clock() - began < LONGEST:
        running.clock.advance(IDLE / 2)
        desk.ask(Cancel(id=uuid4(), booking=BookingId(uuid4())))
    running.clock.show(began + LONGEST + IDLE)
    assert refused(desk) == "sign-in-needed"


def test_a_janitor_reads_and_changes_nothing(desk: Device) -> None:
    told = begun(desk, "pedel", StaffRole.JANITOR)

    assert told.role is StaffRole.JANITOR
    assert refused(desk) == "role-may-not"


def test_whoever_is_retired_or_reset_is_out_at_once(running: RunningCentre, desk: Device) -> None:
    begun(desk)
    account(running, "mette", StaffRole.ADMINISTRATOR)
    staff_accounts.reset(running.centre, "jens")
    assert refused(desk) == "sign-in-needed"
    assert sign_in(desk, "jens", OWN) == NotSignedIn(why=WhyNot.WRONG)

    staff_accounts.retire(running.centre, "jens")
    assert sign_in(desk, "jens", OWN) == NotSignedIn(why=WhyNot.WRONG)


def test_a_kiosk_lets_nobody_sign_in(running: RunningCentre) -> None:
    kiosk = taken_in(running, KIOSK)
    account(running)

    assert kiosk.ask(StaffWanted()) == NotUnderstood(code="staff-only")


def test_a_password_sealed_for_another_machine_or_long_ago_does_not_hold(running: RunningCentre, desk: Device) -> None:
    begun(desk)
    key = running.centre.keys.sealing.public_key()
    elsewhere = seal_password(OWN, KIOSK, key, at=running.clock())
    old = seal_password(OWN, DESK, key, at=running.clock() - timedelta(hours=1))

    for sealed in (elsewhere, old, b"torn"):
        answer = desk.ask(SignIn(name="jens", sealed=sealed))
        assert isinstance(answer, NotSignedIn)
        assert answer.why is WhyNot.WRONG


def test_nothing_that_is_kept_is_a_password(running: RunningCentre, desk: Device) -> None:
    first = account(running)
    sign_in(desk, "jens", first, OWN)

    with running.centre.store.reading() as connection:
        (secret,) = connection.execute(select(staff.c.secret)).scalars()
        log = "\n".join(map(repr, audit.entries(connection)))

    assert secret.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert is_password(OWN, secret)
    for word in (OWN, first):
        assert word not in secret
        assert word not in log


def test_to_say_no_to_nobody_takes_as_long_as_to_somebody() -> None:
    kept, nobodys = hashed("x").split("$"), NOBODYS.split("$")

    assert nobodys[:-2] == kept[:-2]
    assert [len(part) for part in nobodys] == [len(part) for part in kept]


def test_of_nobody_a_password_is_never_right() -> None:
    assert not is_password("", None)
    assert is_password("x", hashed("x"))
    assert hashed("x") != hashed("x")
    assert len({first_password() for _ in range(50)}) == 50


def test_pauses_grow_to_a_quarter_of_an_hour() -> None:
    pauses = [pause_after(failures) for failures in range(40)]

    assert pauses[:3] == [timedelta()] * 3
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE


def test_the_command_makes_lists_resets_and_ends_accounts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0

    def run(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["staff", *words, "--data", str(tmp_path)])
        said = capsys.readouterr()
        return code, said.out + said.err

    assert "Nobody has an account" in run()[1]
    code, said = run("--add", "Jens", "--role", "administrator")
    assert code == 0
    assert "told this once" in said
    assert "jens is administrator" in said
    assert "Capital letters make no difference" in said
    assert run()[1] == "jens  administrator, has not signed in yet\n"
    assert run("--add", "jens") == (1, run("--add", "jens")[1])
    assert "has an account" in run("--add", "JENS")[1]
    assert run("--add", "to ord")[0] == 1
    assert run("--reset", "jens")[1] != said
    assert run("--retire", "Jens") == (0, "jens signs in no more.\n")
    assert run("--reset", "jens")[0] == 1
