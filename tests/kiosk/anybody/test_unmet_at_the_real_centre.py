"""From a search that finds nothing at a kiosk, and a draft given up at a desk, to the table of the real centre."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest

from booking_core.domain.bookings import Need, Openness, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import BookingId, DeviceId, VenueId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import ONE_DAY, TimeSpan
from booking_core.domain.told.demand import UnmetSource, UnmetWish
from booking_core.store.machines import devices
from kiosk.machines.front_desk import open_front_desk
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre
from ui.ports import Alternative, StaffWish

HOUSE = VenueId("medborgerhus")
KIOSK, DESK = DeviceId("mh-kiosk-1"), DeviceId("medborgerhus-desk")
CODE = "7K2M-4Q9P"
NOBODY_ANSWERS = "http://127.0.0.1:9"


def taken_in(running: RunningCentre, device: DeviceId, folder: Path) -> Path:
    with running.centre.store.writing() as connection:
        if device == DESK:
            devices.register_desk(connection, DESK, HOUSE)
        devices.keep_enrolment_code(connection, device, CODE, now=running.clock())
    enrol(running.url, CODE, folder)
    return folder


@contextmanager
def a_machine(running: RunningCentre, folder: Path, *, centre_url: str | None = None) -> Iterator[Machine]:
    settings = KioskSettings(folder, centre_url=centre_url, printer_folder=folder / "paper")
    machine = open_machine(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
    try:
        machine.first_picture(within_seconds=PATIENCE_SECONDS)
        machine.follow(lambda _picture: None)
        yield machine
    finally:
        machine.stop()


def a_search(running: RunningCentre) -> Search:
    return Search(
        HOUSE,
        running.clock().replace(minute=0) + timedelta(hours=3),
        timedelta(hours=2),
        persons=400,
        purpose=Purpose.MUSIC,
        needs=frozenset({Need.HEARING_LOOP}),
    )


def in_the_table(running: RunningCentre) -> tuple[UnmetWish, ...]:
    now = running.clock()
    return running.centre.store.unmet.noted_in(TimeSpan(now - ONE_DAY, now + ONE_DAY))


def until(holds: Callable[[], bool]) -> None:
    gate = Event()
    for _ in range(50 * PATIENCE_SECONDS):
        if holds():
            return
        gate.wait(0.02)
    pytest.fail("it never came true")


def test_a_search_that_finds_nothing_is_in_the_centres_table(running: RunningCentre, tmp_path: Path) -> None:
    folder = taken_in(running, KIOSK, tmp_path / "kiosk")
    with a_machine(running, folder) as machine:
        machine.desk.note_unmet(a_search(running))

        until(lambda: len(in_the_table(running)) == 1)

    (wish,) = in_the_table(running)
    assert (wish.source, wish.venue, wish.district) == (UnmetSource.KIOSK_SEARCH, HOUSE, "Herlev Midt")
    assert (wish.hour, wish.minutes, wish.persons, wish.needs) == (17, 120, 400, (Need.HEARING_LOOP,))
    assert (wish.noted_at, wish.code) == (running.clock().replace(minute=0), None)


def test_what_was_noted_while_the_centre_was_away_is_there_when_it_is_back(
    running: RunningCentre, tmp_path: Path
) -> None:
    folder = taken_in(running, KIOSK, tmp_path / "kiosk")
    with a_machine(running, folder):
        pass
    with a_machine(running, folder, centre_url=NOBODY_ANSWERS) as alone:
        for _ in range(3):
            alone.desk.note_unmet(a_search(running))
    assert in_the_table(running) == ()

    with a_machine(running, folder) as back:
        until(lambda: len(in_the_table(running)) == 3)
        until(lambda: back.desk._kiosk.outbox.unmet(1) == ())


def test_a_refused_draft_given_up_at_a_desk_is_in_the_centres_table(running: RunningCentre, tmp_path: Path) -> None:
    folder = taken_in(running, DESK, tmp_path / "desk")
    place = running.centre.store.municipality().venue_by_id[HOUSE].spaces[0]
    starts_at = running.clock().replace(minute=0) + timedelta(hours=3)
    wish = StaffWish(
        id=BookingId(uuid4()),
        to=Alternative(place.id, place.standing_layout.id, TimeSpan(starts_at, starts_at + timedelta(hours=1))),
        persons=5,
        purpose=Purpose.EATING,
        openness=Openness.OPEN,
        title="Åse Ærø fylder 50",
        name="Åse Ærø",
        phone="44000001",
        wheelchairs=1,
    )
    desk = open_front_desk(KioskSettings(folder), load_identity(folder), typesetter=typeset, clock=running.clock)
    try:
        desk.first_picture(within_seconds=PATIENCE_SECONDS)
        desk.desk.note_unmet(wish, Refusal(RefusalCode.VERSION_CHANGED))
        desk.desk.note_unmet(wish, Refusal(RefusalCode.TAKEN, {"free_from": starts_at}))
        desk.desk.note_unmet(wish, Refusal(RefusalCode.TAKEN, {"free_from": starts_at}))
        desk.desk.note_unmet(replace(wish, id=BookingId(uuid4())), Refusal(RefusalCode.CLOSED))

        until(lambda: len(in_the_table(running)) == 2)
        until(lambda: desk.desk.unmet.unmet(1) == ())
    finally:
        desk.stop()

    noted = in_the_table(running)
    assert {wish.reason for wish in noted} == {"taken", "closed"}
    for one in noted:
        assert (one.source, one.venue, one.space, one.wheelchairs) == (UnmetSource.DESK, HOUSE, place.id, 1)
        assert "Åse" not in repr(one)
        assert "44000001" not in repr(one)
