"""What another program has written goes on verifying: one that knew fewer fields, and one that knows more."""

from hashlib import sha256
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from booking_core.domain.bookings import Booking
from booking_core.protocol.device import report_of
from booking_core.protocol.device.states import begin
from booking_core.protocol.escrow.journal import end_after, entry_follows, is_chain, journal_begin, without_contact
from booking_core.protocol.feed import FIRST_HASH, beginning, follows
from booking_core.protocol.messages import BookingChanged, Cursor, FeedEntry, Incarnation, Snapshot, UnknownChange
from booking_core.protocol.messages.escrow import Confirm, JournalEntry, JournalPart, Shorten
from booking_core.store.machine_disk.journal import KioskJournal
from tests.booking_core.sample_places import HOUSE_KIOSK, sample_municipality

LIFE = Incarnation(1, 4)
FROM_THE_FIRST_RELEASE = (
    b'{"sequence":1,"at":"2026-11-25T09:00:00Z","act":{"is":"confirm","booking":{"id":"00000000-0000-0'
    b'000-0000-000000000001","version":1,"state":"confirmed","space":"workshop","layout":"meeting","sp'
    b'an":{"starts_at":"2026-11-26T13:15:00Z","ends_at":"2026-11-26T14:15:00Z"},"persons":4,"purpose":'
    b'"meeting","openness":"closed","user":"citizen","channel":"kiosk","occupancy":[{"cell":{"room":"w'
    b'orkshop","slot":1995221},"kind":"use"},{"cell":{"room":"workshop","slot":1995222},"kind":"use"},'
    b'{"cell":{"room":"workshop","slot":1995223},"kind":"use"},{"cell":{"room":"workshop","slot":19952'
    b'24},"kind":"use"}],"title":"","needs":[],"wheelchairs":0,"set_up_by":"crew","device":null,"reaso'
    b'n":null,"replaces":null,"continues":null,"series":null,"answer_by":null,"declined_because":null,'
    b'"instead":[],"shelter":null,"whereabouts":null,"group":null,"audience":null,"is_trial":false},"c'
    b'ontact":"c2VhbGVk"},"chain_hash":"c850350263fb454cd316f2e26d0a4b003a47811e1987ef91fe42966322cfe1'
    b'2e"}'
)
AND_THE_ENTRY_AFTER_IT = (
    b'{"sequence":2,"at":"2026-11-25T09:00:00Z","act":{"is":"shorten","booking":"00000000-0000-0000-00'
    b'00-000000000001","ends_at":"2026-11-26T14:15:00Z"},"chain_hash":"b9970a3f3686b882c593ed0dc0a9eaa'
    b'2c61aead958fe2c789f3235b98a835bed"}'
)
FEED_OF_THE_FIRST_RELEASE = (
    b'{"cursor":{"epoch":1,"number":1,"chain_hash":"9761141e71fa83fe88752b89c1af5c38b4d2fa8bb36c1f4b97'
    b'2a9371818ec326"},"change":{"is":"booking-changed","booking":{"id":"00000000-0000-0000-0000-00000'
    b'0000001","version":1,"state":"confirmed","space":"workshop","layout":"meeting","span":{"starts_a'
    b't":"2026-11-26T13:15:00Z","ends_at":"2026-11-26T14:15:00Z"},"persons":4,"purpose":"meeting","ope'
    b'nness":"closed","user":"citizen","channel":"kiosk","occupancy":[{"cell":{"room":"workshop","slot'
    b'":1995221},"kind":"use"},{"cell":{"room":"workshop","slot":1995222},"kind":"use"},{"cell":{"room'
    b'":"workshop","slot":1995223},"kind":"use"},{"cell":{"room":"workshop","slot":1995224},"kind":"us'
    b'e"}],"title":"","needs":[],"wheelchairs":0,"set_up_by":"crew","device":null,"reason":null,"repla'
    b'ces":null,"continues":null,"series":null,"answer_by":null,"declined_because":null,"instead":[],"'
    b'shelter":null,"whereabouts":null,"group":null,"audience":null,"is_trial":false}}}'
)
NEW_FIELDS = (b'"is_trial":false', b'"is_trial":false,"mood":"calm","light":{"lux":300.50}')
UNKNOWN_THEN = (b',"group":null,"audience":null,"is_trial":false', b"")
OTHERS = pytest.mark.parametrize("change", [NEW_FIELDS, UNKNOWN_THEN], ids=["a later program", "an earlier one"])


def written_by_another(document: bytes, change: tuple[bytes, bytes]) -> bytes:
    """The first entry of a journal as that program writes it, with the hash it works out over its own bytes."""
    document = document.replace(*change)
    start, end = document.index(b'"act":') + 6, document.index(b',"chain_hash"')
    bare = document[start:end].replace(b'"contact":"c2VhbGVk"', b'"contact":null')
    before = journal_begin(LIFE).chain_hash.encode()
    covered = b'["' + before + b'",{"epoch":1,"number":4},1,"2026-11-25T09:00:00Z",' + bare + b"]"
    return document[:end] + b',"chain_hash":"' + sha256(covered).hexdigest().encode() + b'"}'


def fed_by_another(document: bytes, change: tuple[bytes, bytes]) -> bytes:
    document = document.replace(*change)
    told = document[document.index(b'"change":') + 9 : -1]
    covered = b'["' + FIRST_HASH.encode() + b'",1,1,' + told + b"]"
    cursor = msgspec.json.encode(Cursor(1, 1, sha256(covered).hexdigest()))
    return b'{"cursor":' + cursor + b',"change":' + told + b"}"


def entry(document: bytes) -> JournalEntry:
    return msgspec.json.decode(document, type=JournalEntry)


def test_a_journal_of_the_first_release_holds_and_is_read() -> None:
    first, second = entry(FROM_THE_FIRST_RELEASE), entry(AND_THE_ENTRY_AFTER_IT)

    assert is_chain(journal_begin(LIFE), (first, second))
    assert isinstance(first.act, Confirm)
    assert (first.act.booking.id, first.act.contact) == (UUID(int=1), b"sealed")
    assert isinstance(second.act, Shorten)


@OTHERS
def test_what_another_program_wrote_holds_is_read_and_is_passed_on_byte_for_byte(change: tuple[bytes, bytes]) -> None:
    document = written_by_another(FROM_THE_FIRST_RELEASE, change)
    one = entry(document)

    assert entry_follows(journal_begin(LIFE), one)
    assert isinstance(one.act, Confirm)
    assert one.act.booking == booking_of_the_first_release()
    assert msgspec.json.encode(one) == document


@OTHERS
def test_a_contact_that_is_forgotten_breaks_no_chain_and_takes_nothing_else_along(change: tuple[bytes, bytes]) -> None:
    document = written_by_another(FROM_THE_FIRST_RELEASE, change)
    one = entry(document)

    bare = msgspec.structs.replace(one, written=without_contact(one.written))

    assert entry_follows(journal_begin(LIFE), bare)
    assert msgspec.json.encode(bare) == document.replace(b'"c2VhbGVk"', b"null")
    assert isinstance(bare.act, Confirm)
    assert bare.act.contact is None


@OTHERS
def test_every_byte_of_another_program_is_covered(change: tuple[bytes, bytes]) -> None:
    document = written_by_another(FROM_THE_FIRST_RELEASE, change)

    for before, after in ((b'"persons":4', b'"persons":5'), (b'"lux":300.50', b'"lux":300.5'), (b'"title":""', b"")):
        if before in document:
            altered = document.replace(before, after)
            assert not entry_follows(journal_begin(LIFE), entry(altered.replace(b",,", b",")))


@OTHERS
def test_a_file_of_another_program_is_sound_and_told_to_the_centre_as_it_is(
    change: tuple[bytes, bytes], tmp_path: Path
) -> None:
    document = written_by_another(FROM_THE_FIRST_RELEASE, change)
    first = KioskJournal.open(tmp_path / "journal.sqlite")
    one = entry(document)
    first.begin_life(LIFE, whole=(), lacking=(), at=one.at)
    first.commit(LIFE, one)
    first.close()

    journal = KioskJournal.open(tmp_path / "journal.sqlite")
    state = begin(HOUSE_KIOSK, 1, journal.lives())
    report = report_of(state, (), (), (), cursor=beginning(1))
    journal.forget((end_after(LIFE, one),), {LIFE: journal_begin(LIFE)})
    (bare,) = KioskJournal.open(tmp_path / "journal.sqlite").lives()[0].journal.entries
    journal.close()

    assert journal.moved_aside is None
    assert document in msgspec.json.encode(report)
    (part,) = msgspec.json.decode(msgspec.json.encode(report.parts), type=tuple[JournalPart, ...])
    assert is_chain(part.after, part.entries)
    assert is_chain(journal_begin(LIFE), (bare,))


def test_a_feed_of_the_first_release_holds() -> None:
    one = msgspec.json.decode(FEED_OF_THE_FIRST_RELEASE, type=FeedEntry)

    assert follows(beginning(1), one)
    assert one.change == BookingChanged(booking=booking_of_the_first_release())


@OTHERS
def test_what_another_centre_told_holds_and_is_read(change: tuple[bytes, bytes]) -> None:
    document = fed_by_another(FEED_OF_THE_FIRST_RELEASE, change)
    one = msgspec.json.decode(document, type=FeedEntry)

    assert follows(beginning(1), one)
    assert one.change == BookingChanged(booking=booking_of_the_first_release())
    assert msgspec.json.encode(one) == document


def test_a_kind_that_a_later_centre_told_holds_and_is_known_to_be_unknown() -> None:
    document = fed_by_another(FEED_OF_THE_FIRST_RELEASE, (b'"is":"booking-changed"', b'"is":"room-painted"'))
    one = msgspec.json.decode(document, type=FeedEntry)

    assert follows(beginning(1), one)
    assert one.change == UnknownChange("room-painted")
    assert msgspec.json.encode(one) == document


@pytest.mark.parametrize("altered", [(b'"persons":4', b'"persons":"four"'), (b'"is":"booking-changed",', b"")])
def test_a_change_that_has_not_the_form_of_its_kind_is_not_passed_over(altered: tuple[bytes, bytes]) -> None:
    one = msgspec.json.decode(fed_by_another(FEED_OF_THE_FIRST_RELEASE, altered), type=FeedEntry)

    with pytest.raises(msgspec.ValidationError):
        _ = one.change


def test_a_snapshot_of_a_later_centre_is_read() -> None:
    told = Snapshot(cursor=beginning(1), municipality=sample_municipality(), bookings=(booking_of_the_first_release(),))
    document = msgspec.json.encode(told)[:-1] + b',"paintings":[{"room":"workshop"}]}'

    assert msgspec.json.decode(document, type=Snapshot) == told


def booking_of_the_first_release() -> Booking:
    act = entry(FROM_THE_FIRST_RELEASE).act
    assert isinstance(act, Confirm)
    return act.booking
