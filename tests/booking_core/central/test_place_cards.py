"""Place cards at the real centre: given out by a desk, counted by the card, stopped everywhere, forgotten in time."""

import json
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest

from booking_core.central.failures import PersonUnknown
from booking_core.central.reports import person_data
from booking_core.domain.bookings import Channel, Contact, Purpose
from booking_core.domain.identity import BookingId, CardId, LayoutId, SpaceId, WaitingId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import (
    Alternative,
    Book,
    CardRevoked,
    Changes,
    Confirmed,
    Contacts,
    ContactsWanted,
    Declined,
    Feed,
    NotUnderstood,
    RevokedCard,
    SameIdOtherBody,
    Snapshot,
    SnapshotWanted,
    Wait,
    WaitingList,
    WaitingWanted,
)
from booking_core.protocol.messages.cards import (
    MOST_CARDS_FOUND,
    CardGiven,
    CardRefused,
    CardsFound,
    CardsWanted,
    CardTold,
    IssueCard,
    RevokeCard,
)
from booking_core.protocol.place_cards import CardFacts, card_url, group_tag, read_card
from booking_core.protocol.receipts import key_id_of
from booking_core.protocol.sealing import seal_contact
from booking_core.store.deciding.cases import Asked
from booking_core.store.logs import audit
from tests.booking_core.central.desks import DESK
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.running_centre import RunningCentre

AASE = Contact("Åse Ærø", "40 21 73 55")
UNTIL = date(2027, 11, 26)
ROOM = SpaceId("mh-lok3")


def sealed(device: Device, contact: Contact) -> bytes:
    return seal_contact(contact, device.running.centre.keys.sealing.public_key())


def issue(device: Device, contact: Contact, **more: object) -> IssueCard:
    asked = IssueCard(id=CardId(uuid4()), kind=CardKind.PERSON, valid_until=UNTIL, contact=sealed(device, contact))
    return msgspec.structs.replace(asked, **more)


def given(desk: Device, contact: Contact = AASE, **more: object) -> CardTold:
    answer = desk.ask(issue(desk, contact, **more))
    assert isinstance(answer, CardGiven)
    return answer.card


def book(device: Device, card: CardId, day: int, **more: object) -> Book:
    starts_at = datetime(2026, 11, day, 9, tzinfo=UTC)
    wish = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(ROOM, LayoutId("meeting"), TimeSpan(starts_at, starts_at + timedelta(hours=1))),),
        persons=6,
        purpose=Purpose.MEETING,
        contact=sealed(device, Contact(card=str(card))),
    )
    return msgspec.structs.replace(wish, **more)


def codes(answer: object) -> list[RefusalCode]:
    assert isinstance(answer, Declined), answer
    return [one.code for one in answer.refusals]


def test_a_desk_gives_out_a_card_that_the_centre_has_signed(house: RunningCentre, desk: Device) -> None:
    card = given(desk, kind=CardKind.ASSOCIATION, group="skak")

    public = house.centre.keys.signing.public_key()
    read = read_card(card_url("https://moedested.example", card.token), {key_id_of(public): public})
    assert read == CardFacts(card.card, CardKind.ASSOCIATION, UNTIL, group_tag("skak"))
    assert (card.name, card.phone, card.is_revoked) == (AASE.name, AASE.phone, False)


def test_asking_twice_makes_one_card_and_an_id_is_used_for_one(desk: Device) -> None:
    asked = issue(desk, AASE)
    again = msgspec.structs.replace(asked, contact=sealed(desk, AASE))

    assert desk.ask(asked) == desk.ask(again)
    assert desk.ask(msgspec.structs.replace(asked, kind=CardKind.SCHOOL, group="demo-skole")) == SameIdOtherBody()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"valid_until": date(2026, 11, 25)}, RefusalCode.IN_THE_PAST),
        ({"kind": CardKind.ASSOCIATION, "group": "demo-skole"}, RefusalCode.UNKNOWN_GROUP),
        ({"kind": CardKind.SCHOOL}, RefusalCode.UNKNOWN_GROUP),
        ({"group": "skak"}, RefusalCode.UNKNOWN_GROUP),
    ],
)
def test_a_card_that_would_be_good_for_nothing_is_refused(
    desk: Device, more: dict[str, object], code: RefusalCode
) -> None:
    answer = desk.ask(issue(desk, AASE, **more))

    assert isinstance(answer, CardRefused)
    assert answer.refusal.code is code


def test_a_kiosk_neither_gives_out_cards_nor_is_told_of_any(kiosk: Device) -> None:
    for message in (issue(kiosk, AASE), RevokeCard(card=CardId(uuid4())), CardsWanted(text="Åse")):
        assert kiosk.ask(message) == NotUnderstood(code="staff-only")


def test_who_gave_it_out_stopped_it_and_looked_stands_in_the_log_without_a_name(
    house: RunningCentre, desk: Device
) -> None:
    card = given(desk, Contact("Ib Ibsen", "40 99 00 01")).card
    desk.ask(CardsWanted(text="Ib Ibsen"))
    desk.ask(RevokeCard(card=card))
    desk.ask(RevokeCard(card=card))

    with house.centre.store.reading() as connection:
        acts = [entry.act for entry in audit.entries(connection, subject=str(card))]
    assert [one.verb for one in acts] == ["issue-card", "contact-shown", "revoke-card"]
    assert {one.actor for one in acts} == {f"device:{DESK}"}
    assert "Ib" not in str(acts)


def test_a_card_is_found_by_name_number_and_its_own_code(desk: Device) -> None:
    card = given(desk, Contact("Vibeke Vad", "40 99 00 02"))

    for text in ("vad vibeke", "40990002", card.token, card_url("https://moedested.example", card.token)):
        assert desk.ask(CardsWanted(text=text)) == CardsFound(cards=(card,)), text
    assert desk.ask(CardsWanted(text="Nobody At All")) == CardsFound(cards=())


def test_of_many_with_one_name_the_newest_are_found(house: RunningCentre, desk: Device) -> None:
    cards = []
    for _ in range(MOST_CARDS_FOUND + 2):
        house.clock.advance(timedelta(seconds=1))
        cards.append(given(desk, Contact("Nina Navnesøster", "40 99 00 77")).card)

    answer = desk.ask(CardsWanted(text="navnesøster"))

    assert isinstance(answer, CardsFound)
    assert [one.card for one in answer.cards] == cards[:1:-1]


def test_whoever_was_forgotten_is_found_no_more(house: RunningCentre, desk: Device) -> None:
    card = given(desk, Contact("Gerda Glemt", "40 99 00 78"))
    assert desk.ask(CardsWanted(text="gerda")) == CardsFound(cards=(card,))

    now = house.clock()
    person_data.erase(house.centre, person_data.person_behind(house.centre, "40 99 00 78", now=now), now=now)

    assert desk.ask(CardsWanted(text="gerda")) == CardsFound(cards=())


def test_the_desk_sees_whose_card_booked_and_nobody_else_does(desk: Device, kiosk: Device) -> None:
    card = given(desk, Contact("Carla Card", "40 99 00 03"))
    answer = kiosk.ask(book(kiosk, card.card, 27))
    assert isinstance(answer, Confirmed)

    contacts = desk.ask(ContactsWanted(span=answer.booking.span))

    assert isinstance(contacts, Contacts)
    (one,) = (one for one in contacts.contacts if one.booking == answer.booking.id)
    assert (one.name, one.phone) == ("Carla Card", "40 99 00 03")
    assert "Carla" not in str(answer)


def test_who_waits_with_a_card_is_called_by_the_number_it_was_given_out_to(desk: Device, kiosk: Device) -> None:
    card = given(desk, Contact("Vera Venter", "40 99 00 34"))
    need = WaitingNeed(4, timedelta(hours=1), date(2026, 11, 27), date(2026, 11, 27))
    wish = WaitingId(uuid4())
    kiosk.ask(Wait(id=wish, need=need, contact=sealed(kiosk, Contact(card=str(card.card)))))

    listed = desk.ask(WaitingWanted())

    assert isinstance(listed, WaitingList)
    (one,) = (one for one in listed.entries if one.wish.id == wish)
    assert (one.name, one.phone) == ("Vera Venter", "40 99 00 34")


def test_quotas_count_by_the_card(desk: Device, kiosk: Device) -> None:
    """Three coming bookings each, whatever the phone number of whoever has the card."""
    card, other = given(desk).card, given(desk).card
    for day in (28, 29, 30):
        wish = book(kiosk, card, day)
        placed = msgspec.structs.replace(wish, alternatives=(_at(wish, hour=13),))
        assert isinstance(kiosk.ask(placed), Confirmed)

    too_many = book(kiosk, card, 27, alternatives=(_at(book(kiosk, card, 27), hour=15),))
    assert codes(kiosk.ask(too_many)) == [RefusalCode.QUOTA_USED]
    assert isinstance(kiosk.ask(book(kiosk, other, 27, alternatives=too_many.alternatives)), Confirmed)


def _at(wish: Book, *, hour: int) -> Alternative:
    one = wish.alternatives[0]
    starts_at = one.span.starts_at.replace(hour=hour)
    return Alternative(one.space, one.layout, TimeSpan(starts_at, starts_at + timedelta(hours=1)))


def test_an_associations_card_books_as_the_association(desk: Device, kiosk: Device) -> None:
    card = given(desk, kind=CardKind.ASSOCIATION, group="skak").card
    wish = book(kiosk, card, 27, user=KindOfUser.ASSOCIATION, group="skak")

    answer = kiosk.ask(msgspec.structs.replace(wish, alternatives=(_at(wish, hour=17),)))

    assert isinstance(answer, Confirmed)
    assert (answer.booking.user, answer.booking.group) == (KindOfUser.ASSOCIATION, "skak")


def test_a_stopped_card_books_nothing_and_every_machine_hears_of_it(
    house: RunningCentre, desk: Device, kiosk: Device
) -> None:
    snapshot = kiosk.ask(SnapshotWanted())
    assert isinstance(snapshot, Snapshot)
    card = given(desk).card

    answer = desk.ask(RevokeCard(card=card))

    assert isinstance(answer, CardGiven)
    assert answer.card.is_revoked
    news = desk.ask(Feed(after=snapshot.cursor, wait_seconds=0))
    assert isinstance(news, Changes)
    assert CardRevoked(revoked=RevokedCard(card, UNTIL)) in [entry.change for entry in news.entries]
    later = kiosk.ask(SnapshotWanted())
    assert isinstance(later, Snapshot)
    assert RevokedCard(card, UNTIL) in later.revoked_cards
    wish = book(kiosk, card, 27)
    assert codes(kiosk.ask(wish)) == [RefusalCode.CARD_REVOKED]
    alone = Asked(book(kiosk, card, 27), Origin(Channel.KIOSK, KIOSK), house.clock(), waits=False)
    assert codes(house.centre.store.ask_alone(alone)) == [RefusalCode.CARD_REVOKED]


def test_a_card_nobody_gave_out_cannot_be_stopped(desk: Device) -> None:
    answer = desk.ask(RevokeCard(card=CardId(uuid4())))

    assert isinstance(answer, CardRefused)
    assert answer.refusal.code is RefusalCode.UNKNOWN_CARD


def test_a_persons_data_have_the_cards_and_what_was_booked_with_them(
    house: RunningCentre, desk: Device, kiosk: Device
) -> None:
    card = given(desk, Contact("Dorte Dahl", "40 99 00 04")).card
    wish = book(kiosk, card, 27)
    confirmed = kiosk.ask(msgspec.structs.replace(wish, alternatives=(_at(wish, hour=11),)))
    assert isinstance(confirmed, Confirmed)
    centre = house.centre

    person = person_data.person_behind(centre, "40990004", now=house.clock())
    told = json.loads(msgspec.json.encode(person_data.exported(centre, person, now=house.clock())))

    assert [one["id"] for one in told["cards"]] == [str(card)]
    assert [one["contact"]["card"] for one in told["bookings"]] == [str(card)]
    erased = person_data.erase(centre, person, now=house.clock())
    assert (erased.cards, erased.contacts) == (1, 1)
    kept = centre.store.cards.with_id(card)
    assert kept is not None
    assert (kept.sealed, kept.revoked_at) == (None, house.clock())
    with pytest.raises(PersonUnknown):
        person_data.person_behind(centre, "40990004", now=house.clock())


def test_a_booking_leads_to_what_its_person_booked_with_a_card_that_was_lost(
    house: RunningCentre, desk: Device, kiosk: Device
) -> None:
    booked = []
    for hour in (12, 19):
        wish = book(kiosk, given(desk, Contact("Lise Lost", "40 99 00 05")).card, 27)
        booked.append(kiosk.ask(msgspec.structs.replace(wish, alternatives=(_at(wish, hour=hour),))))

    lost, new = (one.booking.id for one in booked if isinstance(one, Confirmed))
    person = person_data.person_behind(house.centre, code_of(new), now=house.clock())

    assert set(person.bookings) == {lost, new}
    assert len(person.cards) == 2


def test_a_card_goes_when_its_days_have_passed_and_not_before_who_booked_with_it(
    house: RunningCentre, desk: Device, kiosk: Device
) -> None:
    last_day = date(2026, 11, 27)
    used, unused = (given(desk, valid_until=last_day).card for _ in range(2))
    wish = book(kiosk, used, 30)
    assert isinstance(kiosk.ask(msgspec.structs.replace(wish, alternatives=(_at(wish, hour=10),))), Confirmed)
    privacy = house.centre.store.municipality().privacy
    over = datetime(2026, 11, 29, tzinfo=UTC) + timedelta(days=privacy.contact_kept_days_after)

    house.centre.store.upkeep.forget_contacts(now=over)
    assert house.centre.store.cards.with_id(unused) is None
    assert house.centre.store.cards.with_id(used) is not None

    house.centre.store.upkeep.forget_contacts(now=over + timedelta(days=3))
    house.centre.store.upkeep.forget_contacts(now=over + timedelta(days=3))
    assert house.centre.store.cards.with_id(used) is None
