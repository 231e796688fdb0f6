"""Only what the centre signed, as the answer to just this question, is believed."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Thread
from time import monotonic
from uuid import uuid4

import pytest

from booking_core.domain.bookings import Purpose
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import (
    Alternative,
    Book,
    BookingChanged,
    Changes,
    Confirmed,
    Feed,
    Hello,
    HelloStart,
    SnapshotWanted,
)
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure, CentreObjects, CentreUnreachable, CentreUntrusted
from tests.booking_core.sample_places import MEETING, WORKSHOP
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre, booking_somewhere


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def client(centre: LoopbackCentre) -> Iterator[CentreClient]:
    client = client_of(centre)
    yield client
    client.close()


LONG_POLL_SECONDS = 20


def client_of(centre: LoopbackCentre, *, command_seconds: float = 3.0) -> CentreClient:
    return CentreClient(centre.identity(), centre_url=centre.url, software="test", command_seconds=command_seconds)


def a_booking() -> Book:
    span = TimeSpan(NOON, NOON + timedelta(hours=1))
    return Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(WORKSHOP, MEETING, span),),
        persons=4,
        purpose=Purpose.MEETING,
    )


def test_the_first_question_is_preceded_by_a_hello(client: CentreClient, centre: LoopbackCentre) -> None:
    answer = client.book(a_booking())

    assert isinstance(answer, Confirmed)
    assert [type(message) for message in centre.heard] == [HelloStart, Hello, Book]


def test_a_centre_that_has_forgotten_this_life_is_greeted_once_more(
    client: CentreClient, centre: LoopbackCentre
) -> None:
    client.book(a_booking())
    centre.restart()

    client.snapshot()

    kinds = [type(message) for message in centre.heard[3:]]
    assert kinds == [SnapshotWanted, HelloStart, Hello, SnapshotWanted]


def test_a_newer_epoch_is_adopted_and_greeted(client: CentreClient, centre: LoopbackCentre) -> None:
    client.snapshot()
    centre.epoch = 2

    client.snapshot()

    assert centre.count(Hello) == 2


def test_an_answer_of_an_older_epoch_is_not_believed(client: CentreClient, centre: LoopbackCentre) -> None:
    centre.epoch = 3
    client.snapshot()
    centre.epoch = 2

    with pytest.raises(CentreUntrusted):
        client.snapshot()


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        (Fault.HTTP_500, CentreUnreachable),
        (Fault.HTTP_429, CentreUnreachable),
        (Fault.CLOSED_IN_THE_MIDDLE, CentreUnreachable),
        (Fault.CAPTIVE_PORTAL, CentreUntrusted),
        (Fault.REDIRECT, CentreUntrusted),
        (Fault.WRONG_KEY, CentreUntrusted),
        (Fault.OTHER_SEQUENCE, CentreUntrusted),
    ],
)
@pytest.mark.parametrize("asked", [HelloStart, Book])
def test_what_is_no_signed_answer_is_a_failure_of_the_tree(
    client: CentreClient, centre: LoopbackCentre, asked: type, fault: Fault, failure: type[CentreFailure]
) -> None:
    centre.faults[asked] = fault

    with pytest.raises(failure):
        client.book(a_booking())


def test_a_refused_port_is_a_centre_that_cannot_be_reached(centre: LoopbackCentre) -> None:
    client = client_of(centre)
    centre.stop()

    with pytest.raises(CentreUnreachable):
        client.book(a_booking())
    client.close()


def test_a_centre_that_does_not_answer_is_given_up_in_time(centre: LoopbackCentre) -> None:
    client = client_of(centre, command_seconds=0.2)
    centre.faults[Book] = Fault.SILENT
    began = monotonic()

    with pytest.raises(CentreUnreachable):
        client.book(a_booking())

    assert monotonic() - began < 4
    client.close()


def test_a_device_the_centre_does_not_know_gets_its_code(centre: LoopbackCentre) -> None:
    stranger = LoopbackCentre()
    stranger.key, stranger.port = centre.key, centre.port
    client = client_of(stranger)

    with pytest.raises(CentreObjects) as caught:
        client.snapshot()

    assert caught.value.code == "signature-wrong"
    client.close()


@pytest.mark.parametrize("code", ["envelope-unreadable", "device-unknown", "staff-only"])
def test_what_the_centre_objects_to_is_heard_with_whatever_status_it_comes(
    client: CentreClient, centre: LoopbackCentre, code: str
) -> None:
    centre.objections[Book] = code

    with pytest.raises(CentreObjects) as caught:
        client.book(a_booking())

    assert caught.value.code == code


def test_a_command_does_not_wait_for_a_poll(client: CentreClient, centre: LoopbackCentre) -> None:
    cursor = client.snapshot().cursor
    answers: list[object] = []
    poll = Thread(target=lambda: answers.append(client.feed(cursor, wait_seconds=LONG_POLL_SECONDS)))
    poll.start()
    centre.until(lambda: centre.count(Feed) == 1)

    confirmed = client.book(a_booking())

    poll.join(timeout=9)
    assert isinstance(confirmed, Confirmed)
    changes = answers[0]
    assert isinstance(changes, Changes)
    assert [entry.change for entry in changes.entries] == [BookingChanged(booking=confirmed.booking)]


def test_closing_ends_a_poll_at_once(centre: LoopbackCentre) -> None:
    client = client_of(centre)
    cursor = client.snapshot().cursor
    failures: list[Exception] = []

    def poll() -> None:
        try:
            client.feed(cursor, wait_seconds=LONG_POLL_SECONDS)
        except CentreFailure as err:
            failures.append(err)

    polling = Thread(target=poll)
    polling.start()
    centre.until(lambda: centre.count(Feed) == 1)
    began = monotonic()

    client.close()

    polling.join(timeout=LONG_POLL_SECONDS)
    assert monotonic() - began < LONG_POLL_SECONDS / 2
    assert len(failures) == 1


def test_a_connection_closed_while_idle_costs_nothing(client: CentreClient, centre: LoopbackCentre) -> None:
    client.snapshot()
    centre.faults[Book] = Fault.CLOSED_ONCE

    answer = client.book(a_booking())

    assert isinstance(answer, Confirmed)
    assert centre.count(Book) == 2


def test_the_feed_brings_what_happened_after_the_cursor(client: CentreClient, centre: LoopbackCentre) -> None:
    cursor = client.snapshot().cursor
    booking = booking_somewhere()
    centre.change(BookingChanged(booking=booking))

    changes = client.feed(cursor, wait_seconds=0)

    assert isinstance(changes, Changes)
    assert changes.entries[0].change == BookingChanged(booking=booking)
