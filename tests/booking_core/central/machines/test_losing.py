"""Who may declare a machine lost, and which: two of the staff, and none that was heard just now."""

from datetime import timedelta

import pytest

from booking_core.central.accounts import staff_accounts
from booking_core.central.command_line import main
from booking_core.central.failures import DeviceRefused
from booking_core.central.machines.overview import lose, machines
from booking_core.domain.identity import DeviceId, StaffRole
from booking_core.protocol.messages.escrow import Synced
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled
from tests.booking_core.central.running_centre import RunningCentre

pytestmark = pytest.mark.usefixtures("each_engine")

FOYER = DeviceId("mh-kiosk-1")


@pytest.fixture
def kiosk(running: RunningCentre) -> Kiosk:
    started = Kiosk(enrolled(running, FOYER))
    started.start()
    return started


def is_lost(running: RunningCentre) -> bool:
    return {one.id: one.is_lost for one in machines(running.centre.store, now=running.clock())}[FOYER]


def has_accounts(running: RunningCentre) -> None:
    staff_accounts.add(running.centre, "bodil", StaffRole.ADMINISTRATOR)
    staff_accounts.add(running.centre, "karl", StaffRole.JANITOR)


def test_a_machine_that_was_heard_just_now_is_not_lost(running: RunningCentre, kiosk: Kiosk) -> None:
    heard_at = running.clock()

    with pytest.raises(DeviceRefused, match=r"mh-kiosk-1 is not lost: it was heard 42 seconds ago\..* --anyway"):
        lose(running.centre, FOYER, ("Anna", "Bo"), now=heard_at + timedelta(seconds=42))

    assert not is_lost(running)
    assert isinstance(kiosk.sync(), Synced)


def test_nor_is_one_that_was_heard_in_what_is_yet_to_come(running: RunningCentre, kiosk: Kiosk) -> None:
    """The clock was put back since."""
    del kiosk
    with pytest.raises(DeviceRefused, match="heard 0 seconds ago"):
        lose(running.centre, FOYER, ("Anna", "Bo"), now=running.clock() - timedelta(days=1))


def test_it_is_when_they_say_so_anyway(running: RunningCentre, kiosk: Kiosk) -> None:
    del kiosk
    lose(running.centre, FOYER, ("Anna", "Bo"), anyway=True, now=running.clock())

    assert is_lost(running)


def test_one_that_has_been_silent_is_lost_at_once(running: RunningCentre, kiosk: Kiosk) -> None:
    del kiosk
    lose(running.centre, FOYER, ("Anna", "Bo"), now=running.clock() + timedelta(minutes=5))

    assert is_lost(running)


@pytest.mark.parametrize(
    ("people", "strangers"), [(("x", "x2"), "x or x2"), (("Bodil", "Bo"), "Bo"), (("bodil", "karl", "x"), "x")]
)
def test_where_there_are_accounts_nobody_else_declares_anything(
    running: RunningCentre, kiosk: Kiosk, people: tuple[str, ...], strangers: str
) -> None:
    del kiosk
    has_accounts(running)

    with pytest.raises(DeviceRefused, match=rf"the name {strangers}\. Accounts are: bodil, karl\."):
        lose(running.centre, FOYER, people, anyway=True, now=running.clock())

    assert not is_lost(running)


def test_an_account_that_has_ended_declares_nothing(running: RunningCentre, kiosk: Kiosk) -> None:
    del kiosk
    has_accounts(running)
    staff_accounts.retire(running.centre, "karl")

    with pytest.raises(DeviceRefused, match=r"the name karl\. Accounts are: bodil\."):
        lose(running.centre, FOYER, ("bodil", "karl"), anyway=True, now=running.clock())


def test_two_of_the_staff_declare_it_whatever_they_may_do_at_a_desk(running: RunningCentre, kiosk: Kiosk) -> None:
    del kiosk
    has_accounts(running)

    said = lose(running.centre, FOYER, ("Bodil", "KARL"), anyway=True, now=running.clock())

    assert "declared lost by Bodil and KARL." in said
    assert is_lost(running)


def test_the_command_says_both_and_takes_anyway(
    running: RunningCentre, kiosk: Kiosk, capsys: pytest.CaptureFixture[str]
) -> None:
    del kiosk
    now = f"{running.clock() + timedelta(seconds=7):%Y-%m-%dT%H:%M:%SZ}"
    command = ["declare-lost", FOYER, "--by", "Anna", "--by", "Bo"]
    command += ["--data", str(running.centre.folder), "--pretend-now", now]

    assert (main(command), main([*command, "--anyway"])) == (1, 0)

    assert "heard 7 seconds ago" in capsys.readouterr().err
    assert is_lost(running)
