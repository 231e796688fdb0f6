"""Devices over HTTP: enrolment by a one-time code, two hellos, signed messages, and everything that is not one."""

import asyncio
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Raw
from structlog.testing import capture_logs

from booking_core.central.machines import overview
from booking_core.central.machines.answering import Rejected, answer, receive
from booking_core.domain.bookings import Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.envelope import CENTRE, FromCentre, Stamp, open_envelope, read_centre_message, seal, verify
from booking_core.protocol.escrow.recovering import MOST_LIVES_LOST
from booking_core.protocol.escrow.serving import MOST_CAUGHT_UP
from booking_core.protocol.feed import follows
from booking_core.protocol.messages import (
    Alternative,
    Book,
    BookingChanged,
    Cancel,
    Cancelled,
    Challenge,
    Changes,
    Confirmed,
    Cursor,
    CursorUnknown,
    Declined,
    Feed,
    Hello,
    HelloStart,
    JournalEnd,
    Message,
    NotUnderstood,
    SameIdOtherBody,
    Snapshot,
    SnapshotWanted,
    Welcome,
)
from booking_core.protocol.messages.form import LAST_EPOCH
from booking_core.store.machines import devices
from tests.booking_core.central.much_news import news_of_stopped_cards
from tests.booking_core.central.running_centre import RunningCentre, herlev

pytestmark = pytest.mark.usefixtures("each_engine")

KIOSK = DeviceId("mh-kiosk-1")
CODE = "ABCD234567"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@dataclass
class Device:
    """A kiosk as the centre sees it: a key, a life and a counter."""

    running: RunningCentre
    centre_key: Ed25519PublicKey
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    name: DeviceId = KIOSK
    epoch: int = 1
    incarnation: int = 0
    sequence: int = 0

    def seal(self, message: Message) -> bytes:
        self.sequence += 1
        return seal(message, Stamp(self.name, self.epoch, self.incarnation, self.sequence), self.key)

    def send(self, data: bytes) -> FromCentre:
        return self.answered(data)[1]

    def answered(self, data: bytes) -> tuple[int, FromCentre]:
        """The status and the signed answer in it."""
        response = self.running.session.post(f"{self.running.url}/v1/messages", data=data, timeout=30)
        envelope = open_envelope(response.content)
        verify(envelope, self.centre_key)
        assert envelope.sender == CENTRE
        return response.status_code, read_centre_message(envelope)

    def ask(self, message: Message) -> FromCentre:
        return self.send(self.seal(message))

    def hello(self, last: JournalEnd | None = None) -> Welcome:
        challenge = self.ask(HelloStart())
        assert isinstance(challenge, Challenge)
        welcome = self.ask(Hello(challenge=challenge.challenge, nonce=b"n" * 16, software="test", last=last))
        assert isinstance(welcome, Welcome)
        self.incarnation, self.epoch = welcome.incarnation, welcome.epoch
        return welcome


def keep_code(running: RunningCentre, code: str = CODE, device: DeviceId = KIOSK) -> None:
    with running.centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, device, code, now=running.clock())


def enrol(running: RunningCentre, key: Ed25519PrivateKey, code: str = CODE) -> dict[str, str]:
    body = {"code": code, "public_key": b64encode(key.public_key().public_bytes_raw()).decode()}
    answer: dict[str, str] = running.post("/v1/devices/enrol", body).json()
    return answer


@pytest.fixture
def device(running: RunningCentre) -> Device:
    key = Ed25519PrivateKey.generate()
    keep_code(running)
    answer = enrol(running, key)
    centre_key = Ed25519PublicKey.from_public_bytes(b64decode(answer["centre_key"]))
    enrolled = Device(running, centre_key, key)
    enrolled.hello()
    return enrolled


def book(hour: int = 14, **more: object) -> Book:
    starts_at = datetime(2026, 11, 26, hour, tzinfo=UTC)
    span = TimeSpan(starts_at, starts_at + timedelta(hours=1))
    wish = Alternative(SpaceId("mh-lok3"), LayoutId("meeting"), span)
    values = {"id": BookingId(uuid4()), "alternatives": (wish,), "persons": 6, "purpose": Purpose.MEETING}
    return Book(**{**values, **more})  # type: ignore[arg-type]  # the fields' own types


def rejected(answer: FromCentre) -> str:
    assert isinstance(answer, NotUnderstood)
    return answer.code


def test_a_code_lets_a_kiosk_in_once(running: RunningCentre) -> None:
    keep_code(running)

    first = enrol(running, Ed25519PrivateKey.generate())
    second = enrol(running, Ed25519PrivateKey.generate())

    assert (first["device"], first["venue"]) == (KIOSK, "medborgerhus")
    assert second["code"] == "enrolment-code-used"


def test_a_code_lasts_ten_minutes(running: RunningCentre) -> None:
    keep_code(running)
    running.clock.advance(timedelta(minutes=10))

    assert enrol(running, Ed25519PrivateKey.generate())["code"] == "enrolment-code-expired"
    assert enrol(running, Ed25519PrivateKey.generate(), "other")["code"] == "enrolment-code-unknown"


def test_every_hello_begins_a_new_life_and_ends_the_old_one(device: Device) -> None:
    old = Device(device.running, device.centre_key, device.key, incarnation=device.incarnation, sequence=10)

    assert device.hello().incarnation == old.incarnation + 1
    assert rejected(old.ask(book())) == "incarnation-unknown"


def test_the_same_hello_again_gets_the_same_answer_but_another_nonce_gets_nothing(device: Device) -> None:
    challenge = device.ask(HelloStart())
    assert isinstance(challenge, Challenge)
    hello = Hello(challenge=challenge.challenge, nonce=b"one", software="test")

    first, again = device.ask(hello), device.ask(hello)
    other = device.ask(Hello(challenge=challenge.challenge, nonce=b"two", software="test"))

    assert first == again
    assert rejected(other) == "challenge-unknown"


def test_two_hellos_that_cross_begin_two_lives(device: Device) -> None:
    centre = device.running.centre
    challenges = [device.ask(HelloStart()) for _ in range(2)]
    crossing = [
        receive(centre, device.seal(Hello(challenge=challenge.challenge, nonce=b"n", software="test")))
        for challenge in challenges
        if isinstance(challenge, Challenge)
    ]

    welcomes = [asyncio.run(answer(centre, received)) for received in crossing]

    assert [welcome.incarnation for welcome in welcomes if isinstance(welcome, Welcome)] == [2, 3]


def test_a_command_overtaken_by_a_new_life_is_refused_and_costs_it_no_number(device: Device) -> None:
    device.sequence = 50
    overtaken = receive(device.running.centre, device.seal(book()))
    device.hello()
    device.sequence = 0

    with pytest.raises(Rejected, match="sequence-old"):
        asyncio.run(answer(device.running.centre, overtaken))
    assert isinstance(device.ask(book()), Confirmed)


def test_a_command_overtaken_by_a_later_one_does_not_let_that_be_replayed(device: Device) -> None:
    centre = device.running.centre
    earlier, later = (receive(centre, device.seal(book(hour))) for hour in (14, 16))
    asyncio.run(answer(centre, later))

    for received in (earlier, later):
        with pytest.raises(Rejected, match="sequence-old"):
            asyncio.run(answer(centre, received))


def test_a_challenge_lasts_a_minute(device: Device) -> None:
    challenge = device.ask(HelloStart())
    assert isinstance(challenge, Challenge)
    device.running.clock.advance(timedelta(seconds=61))

    late = device.ask(Hello(challenge=challenge.challenge, nonce=b"n", software="test"))

    assert rejected(late) == "challenge-unknown"


def test_a_kiosk_books_and_gives_back(device: Device) -> None:
    confirmed = device.ask(book())
    assert isinstance(confirmed, Confirmed)
    cancelled = device.ask(Cancel(id=uuid4(), booking=confirmed.booking.id))

    assert confirmed.booking.device == KIOSK
    assert isinstance(cancelled, Cancelled)
    assert isinstance(device.ask(book()), Confirmed)


def test_sending_a_booking_twice_books_once_also_with_the_contact_sealed_anew(device: Device) -> None:
    wish = book(contact=b"sealed once")
    again = book(id=wish.id, contact=b"sealed twice")

    assert device.ask(wish) == device.ask(again)
    assert isinstance(device.ask(book(id=wish.id, persons=7, contact=b"x")), SameIdOtherBody)


def test_a_taken_hour_is_declined_for_each_alternative(device: Device) -> None:
    device.ask(book())
    device.running.clock.advance(timedelta(minutes=2))

    declined = device.ask(book())

    assert isinstance(declined, Declined)
    assert [refusal.code.value for refusal in declined.refusals] == ["taken"]


def test_without_a_name_a_kiosk_pauses_between_two(device: Device) -> None:
    first = device.ask(book())
    assert isinstance(first, Confirmed)

    declined = device.ask(book(hour=15))

    assert isinstance(declined, Declined)
    assert [(one.code.value, one.facts) for one in declined.refusals] == [("name-needed-pause", {"minutes": 2})]
    device.ask(Cancel(id=uuid4(), booking=first.booking.id))
    assert isinstance(device.ask(book(hour=15)), Confirmed)  # who gives back what was a mistake need not wait


def test_what_a_kiosk_sends_late_has_had_its_pause(device: Device) -> None:
    asked_at = device.running.clock() - timedelta(minutes=20)

    answers = [device.ask(book(hour=hour, asked_at=asked_at)) for hour in (14, 15)]

    assert all(isinstance(answer, Confirmed) for answer in answers)


def test_a_replayed_command_is_refused(device: Device) -> None:
    data = device.seal(book())
    assert isinstance(device.send(data), Confirmed)

    assert rejected(device.send(data)) == "sequence-old"


NO_NAME = (
    b'{"protocol": 1, "sender": "\\u0000", "epoch": 1, "incarnation": 1, "sequence": 1, "body": "", "signature": ""}'
)


@pytest.mark.parametrize("data", [b"", b"{}", b"<html>", b'{"protocol": 1}', b"\xff" * 40, NO_NAME])
def test_what_is_no_envelope_is_answered_as_such(device: Device, data: bytes) -> None:
    assert rejected(device.send(data)) == "envelope-unreadable"


def test_a_foreign_signature_and_an_unknown_device_are_refused(device: Device) -> None:
    stamp = Stamp(KIOSK, 1, device.incarnation, 99)
    forged = seal(book(), stamp, Ed25519PrivateKey.generate())
    stranger = seal(book(), Stamp("nobody", 1, 1, 1), device.key)

    assert rejected(device.send(forged)) == "signature-wrong"
    assert rejected(device.send(stranger)) == "device-unknown"


def test_what_is_no_message_of_a_machine_has_the_status_of_it(device: Device) -> None:
    forged = seal(book(), Stamp(KIOSK, 1, device.incarnation, 99), Ed25519PrivateKey.generate())
    stranger = seal(book(), Stamp("nobody", 1, 1, 1), device.key)
    spoiled = seal(Raw(b'{"type": "book"}'), Stamp(KIOSK, 1, device.incarnation, 99), device.key)  # type: ignore[arg-type]  # written as it is

    answers = [device.answered(data) for data in (b"\xff{", spoiled, stranger, forged)]

    assert answers == [
        (400, NotUnderstood(code="envelope-unreadable")),
        (400, NotUnderstood(code="envelope-unreadable")),
        (403, NotUnderstood(code="device-unknown")),
        (403, NotUnderstood(code="signature-wrong")),
    ]


def test_what_a_machine_says_in_form_is_answered_as_such_whatever_it_is_told(device: Device) -> None:
    said = device.seal(book())
    old = seal(book(), Stamp(KIOSK, 1, device.incarnation + 1, 99), device.key)

    answers = [device.answered(data) for data in (said, said, old)]

    assert [status for status, _ in answers] == [200, 200, 200]
    assert isinstance(answers[0][1], Confirmed)
    assert [rejected(answer) for _, answer in answers[1:]] == ["sequence-old", "incarnation-unknown"]


def test_an_epoch_the_centre_never_lived_is_refused(device: Device) -> None:
    device.epoch = 7

    assert rejected(device.ask(book())) == "epoch-unknown"


def test_a_life_that_no_restore_explains_is_not_believed(device: Device) -> None:
    lived = device.epoch

    device.epoch = lived + MOST_LIVES_LOST + 1
    assert rejected(device.ask(book())) == "epoch-unbelieved"
    assert rejected(device.send(device.seal(HelloStart()))) == "epoch-unbelieved"
    device.epoch = lived
    assert rejected(device.ask(Feed(after=Cursor(LAST_EPOCH, 1, ""), wait_seconds=0))) == "epoch-unbelieved"

    head = device.running.centre.store.head()
    assert (head.epoch, head.recovering) == (lived, False)
    assert isinstance(device.ask(book()), Confirmed)


def test_a_snapshot_holds_the_places_and_what_has_not_ended(device: Device) -> None:
    made = device.ask(book())
    assert isinstance(made, Confirmed)

    snapshot = device.ask(SnapshotWanted())

    assert isinstance(snapshot, Snapshot)
    assert snapshot.bookings == (made.booking,)
    assert snapshot.municipality == device.running.centre.store.municipality()


def test_the_feed_tells_each_change_in_an_unbroken_chain(device: Device) -> None:
    snapshot = device.ask(SnapshotWanted())
    assert isinstance(snapshot, Snapshot)
    made = device.ask(book())
    assert isinstance(made, Confirmed)
    device.ask(Cancel(id=uuid4(), booking=made.booking.id))

    changes = device.ask(Feed(after=snapshot.cursor, wait_seconds=0))

    assert isinstance(changes, Changes)
    first, second = changes.entries
    assert first.change == BookingChanged(booking=made.booking)
    assert follows(snapshot.cursor, first)
    assert follows(first.cursor, second)


def test_a_waiting_poll_hears_of_a_booking_at_once(device: Device) -> None:
    snapshot = device.ask(SnapshotWanted())
    assert isinstance(snapshot, Snapshot)
    poll = device.seal(Feed(after=snapshot.cursor, wait_seconds=20))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(device.send, poll)
        device.ask(book())
        changes = waiting.result(timeout=10)

    assert isinstance(changes, Changes)
    assert len(changes.entries) == 1


def test_a_cursor_from_a_life_before_the_centre_s_gets_no_changes(device: Device) -> None:
    foreign = Cursor(0, 1, "f" * 64)

    assert isinstance(device.ask(Feed(after=foreign, wait_seconds=0)), CursorUnknown)


def test_a_desk_catches_up_entry_by_entry_where_that_is_a_few_answers(device: Device) -> None:
    before = device.running.centre.store.head().cursor
    news_of_stopped_cards(device.running, MOST_CAUGHT_UP)

    changes = device.ask(Feed(after=before, wait_seconds=0))

    assert isinstance(changes, Changes)
    assert follows(before, changes.entries[0])


def test_a_desk_that_is_further_behind_takes_a_snapshot(device: Device) -> None:
    before = device.running.centre.store.head().cursor
    news_of_stopped_cards(device.running, MOST_CAUGHT_UP + 1)

    behind = device.ask(Feed(after=before, wait_seconds=0))
    snapshot = device.ask(SnapshotWanted())

    assert isinstance(behind, CursorUnknown)
    assert isinstance(snapshot, Snapshot)
    assert device.ask(Feed(after=snapshot.cursor, wait_seconds=0)) == Changes(entries=())


def not_understood(logged: Sequence[Mapping[str, object]]) -> list[tuple[object, object]]:
    return [(one["code"], one.get("device")) for one in logged if one["event"] == "message-not-understood"]


def test_a_machine_that_was_retired_is_named_in_the_log_and_said_once(device: Device) -> None:
    with device.running.centre.store.writing() as connection:
        devices.retire(connection, KIOSK)
    with capture_logs() as logged:
        answers = [rejected(device.ask(HelloStart())) for _ in range(3)]

    assert answers == ["device-unknown"] * 3
    assert not_understood(logged) == [("device-unknown", KIOSK)]


def test_a_machine_that_another_has_replaced_is_named_and_said_once_whatever_the_other_says(device: Device) -> None:
    keep_code(device.running, "BBBBBBBBBB")
    other = Device(device.running, device.centre_key, Ed25519PrivateKey.generate())
    enrol(device.running, other.key, "BBBBBBBBBB")
    with capture_logs() as logged:
        for _ in range(2):
            assert rejected(device.ask(HelloStart())) == "signature-wrong"
            other.hello()

    assert not_understood(logged) == [("signature-wrong", KIOSK)]


def test_a_machine_is_said_again_that_was_let_in_again_meanwhile(device: Device) -> None:
    store = device.running.centre.store
    with capture_logs() as logged:
        for _ in range(2):
            with store.writing() as connection:
                devices.retire(connection, KIOSK)
            device.ask(HelloStart())
            store.import_places(
                replace(herlev(), public_url=f"https://{uuid4()}.example"), source="again", now=device.running.clock()
            )
            device.hello()

    assert not_understood(logged) == [("device-unknown", KIOSK)] * 2


def test_a_name_that_nobody_signed_for_is_not_named(device: Device) -> None:
    forged = seal(book(), Stamp(KIOSK, 1, device.incarnation, 99), Ed25519PrivateKey.generate())
    with capture_logs() as logged:
        device.send(forged)
        device.send(b"{}")

    assert not_understood(logged) == [("signature-wrong", None), ("envelope-unreadable", None)]


def test_a_machine_with_another_program_than_the_centre_s_is_marked(device: Device) -> None:
    def listed() -> str:
        (line,) = [one for one in overview.listing(device.running.centre.store, now=NOON) if "software" in one]
        return line

    other = listed()
    with device.running.centre.store.writing() as connection:
        record = devices.read_device(connection, KIOSK)
        assert record is not None
        devices.begin_sequence(connection, record, software=overview.SOFTWARE, now=NOON)

    assert f"software test (the centre runs {overview.SOFTWARE})" in other
    assert f"software {overview.SOFTWARE}, " in listed()
