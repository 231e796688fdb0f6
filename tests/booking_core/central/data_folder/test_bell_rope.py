"""Commands beside the running service: whoever waits for news hears of what they did at once."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread
from time import monotonic

import pytest

from booking_core.central.centre import Centre, open_centre
from booking_core.central.command_line import main
from booking_core.central.data_folder.bell_rope import BellRope, heed
from booking_core.central.failures import DeviceRefused
from booking_core.central.machines import overview as machines
from booking_core.central.places_file.checks.pictures import PICTURES
from booking_core.protocol.messages import Changes, Feed, PlacesChanged
from booking_core.protocol.messages.escrow import MachinesWanted, Synced
from tests.booking_core.central.restored_town import FOYER, Town
from tests.booking_core.central.running_centre import HERLEV

WAIT_SECONDS = 20
AT_ONCE_SECONDS = 10


@contextmanager
def heeding(centre: Centre) -> Iterator[None]:
    """The service looks at its rope, as it does while it runs."""
    loop, stopping = asyncio.new_event_loop(), asyncio.Event()
    thread = Thread(target=loop.run_until_complete, args=(heed(BellRope(centre.folder), centre.bell, stopping),))
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stopping.set)
        thread.join()
        loop.close()


def while_it_waits(poll: Callable[[], object], *command: str) -> tuple[object, float]:
    """What a long poll is answered when somebody runs that command meanwhile, and after how many seconds."""
    return while_it_waits_for(poll, lambda: main([*command]))


def while_it_waits_for(poll: Callable[[], object], done: Callable[[], object]) -> tuple[object, float]:
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(poll)
        began = monotonic()
        done()
        return answer.result(), monotonic() - began


@pytest.fixture
def data(town: Town) -> Iterator[tuple[str, str]]:
    with heeding(town.running.centre):
        yield ("--data", str(town.folder))


def test_a_kiosk_that_is_to_go_is_asked_for_its_cells_at_once(town: Town, data: tuple[str, str]) -> None:
    """The command goes by the machine's own clock, and here by the centre's of the test."""
    del data
    beside = open_centre(town.folder, clock=town.running.clock)
    beside.store.transactions.on_commit = BellRope(town.folder).pull

    def ask() -> None:
        with pytest.raises(DeviceRefused, match="is asked for them"):
            machines.retire(beside, FOYER, now=town.running.clock())

    answer, seconds = while_it_waits_for(lambda: town.kiosk.sync(wait_seconds=WAIT_SECONDS), ask)
    beside.close()

    assert isinstance(answer, Synced)
    assert answer.recalls
    assert seconds < AT_ONCE_SECONDS


def test_a_desk_that_waits_is_told_of_new_places_at_once(
    town: Town, data: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = tmp_path_factory.mktemp("places") / "herlev.toml"
    (changed.parent / PICTURES).symlink_to(HERLEV.parent / PICTURES)
    changed.write_text(HERLEV.read_text(encoding="utf-8").replace("Ved garderoben", "Ved trappen"), encoding="utf-8")
    after = town.running.centre.store.head().cursor
    wanted = Feed(after=after, wait_seconds=WAIT_SECONDS)

    answer, seconds = while_it_waits(lambda: town.desk.ask(wanted), "import", str(changed), *data)

    assert isinstance(answer, Changes)
    assert [type(entry.change) for entry in answer.entries] == [PlacesChanged]
    assert seconds < AT_ONCE_SECONDS


def test_whoever_is_declared_lost_rings_too(town: Town, data: tuple[str, str]) -> None:
    rung = town.running.centre.bell.rung()
    main(["declare-lost", FOYER, "--by", "Anna", "--by", "Bo", "--anyway", *data])

    until = monotonic() + AT_ONCE_SECONDS
    while town.running.centre.bell.rung() == rung and monotonic() < until:
        town.desk.ask(MachinesWanted())
    assert town.running.centre.bell.rung() == rung + 1


def test_the_service_rings_once_for_what_it_writes_itself(town: Town, data: tuple[str, str]) -> None:
    """It pulls no rope: whoever waits is not woken a second time."""
    del data
    before = BellRope(town.folder).last_pull()
    town.book()

    assert BellRope(town.folder).last_pull() == before == ""


def test_a_folder_that_takes_nothing_leaves_the_command_as_it_is(town: Town) -> None:
    (town.folder / "central.rope").mkdir()

    BellRope(town.folder).pull()

    assert BellRope(town.folder).last_pull() == ""
    assert main(["devices", "--data", str(town.folder)]) == 0
