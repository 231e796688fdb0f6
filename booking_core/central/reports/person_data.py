"""What the centre knows of one person, by phone number, e-mail address or code: told whole, or deleted.

    number, address or card ──► every sealed contact with it ──► its other numbers, addresses and cards ──┐
              ▲                             │                                                             │
              └─────────────────────────────┼─────────────────────────────────────────────────────────────┘
                                            ▼
                            bookings, wishes and cards ──► what the audit log says of these

What is found round a corner alone is `joined`: it may be of somebody who shares a number or an address.

A booking is no personal data: it stays, with nobody's name behind it. So does the audit log, which has ids alone.
Copies of the database made before keep what was in them, until they are thrown away.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TypeVar

import msgspec

from booking_core.central.accounts.operators import operator
from booking_core.central.centre import Centre
from booking_core.central.data_folder.keys import KEYS_FILE
from booking_core.central.data_folder.own_keys import are_foreign
from booking_core.central.failures import KeysForeign, PersonUnknown
from booking_core.central.persons import normalised, person_of
from booking_core.domain.bookings import Booking, Contact
from booking_core.domain.identity import BookingId, CardId, WaitingId
from booking_core.domain.told.waiting import WaitingWish
from booking_core.protocol.codes import code_of, grouped, parse_code
from booking_core.store.accounts.place_cards import KeptCard
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act, AuditEntry
from booking_core.store.upkeep import personal_rows
from booking_core.store.upkeep.personal_rows import Counted, Erased, Kept

Subject = BookingId | WaitingId | CardId
Id = TypeVar("Id", BookingId, WaitingId, CardId, Subject)


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that names one person: contacts by the booking, the wish on the waiting list, or the card."""

    bookings: Mapping[BookingId, Contact]
    wishes: Mapping[WaitingId, Contact]
    cards: Mapping[CardId, Contact]
    joined: frozenset[Subject] = frozenset()
    """Of those, what bears nothing that was asked for."""
    party: str | None = None
    """What the number or address that was asked for is counted under: a quota's period outlives the bookings' names."""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (*self.bookings, *self.wishes, *self.cards)


def person_behind(centre: Centre, asked: str, *, now: datetime) -> Person:
    """The person with the phone number or e-mail address `asked`, or behind the booking or wish with that code.

    Raises:
        PersonUnknown: there is nobody.
        KeysForeign: nobody can tell, as other keys have sealed the names.
    """
    with centre.store.reading() as connection:
        if are_foreign(centre.keys, connection):
            raise KeysForeign(centre.folder / KEYS_FILE)
        sealed = list(personal_rows.sealed_contacts(connection))
    bookings = {one: centre.contacts.opened(data, one) for one, data in sealed}
    wishes = {one.wish.id: centre.contacts.of_wish(one) for one in centre.store.waiting.everybody(now=now)}
    cards = dict(_cards(centre))
    everybody: dict[BookingId | WaitingId, Contact] = dict((*bookings.items(), *wishes.items()))
    meant = _meant(asked, everybody)
    asked_for = _marks_asked(asked, [contact for one, contact in everybody.items() if one in meant])
    marks = _closed(asked_for, (*everybody.values(), *cards.values()))
    person = Person(
        dict(_of_one(bookings, meant, marks)),
        dict(_of_one(wishes, meant, marks)),
        dict(_of_one(cards, meant, marks)),
    )
    party = person_of(_as_contact(asked), centre.keys.counting)
    if not person.subjects and not _tallies(centre, party):
        raise PersonUnknown
    direct = {one for kind in _kinds(person) for one, _ in _of_one(kind, meant, asked_for)}
    return replace(person, joined=frozenset(person.subjects) - direct, party=party)


def narrowed(person: Person, only: Collection[str]) -> Person:
    """Of the person only the bookings and wishes with those codes, and the cards with those ids.

    Raises:
        PersonUnknown: one of them is none of theirs.
    """
    wanted = {parse_code(one) or one for one in only}
    kept = frozenset(one for one in person.subjects if _name(one, person) in wanted)
    if len({_name(one, person) for one in kept}) < len(wanted):
        raise PersonUnknown
    return Person(
        {one: contact for one, contact in person.bookings.items() if one in kept},
        {one: contact for one, contact in person.wishes.items() if one in kept},
        {one: contact for one, contact in person.cards.items() if one in kept},
    )


def shown(centre: Centre, person: Person, *, now: datetime) -> tuple[str, ...]:
    """A line for each thing of the person: by what it is named, who, and whether it was joined. The audit log knows.

    Of somebody who is only counted any more, a line for each quota.
    """
    with centre.store.writing() as connection:
        audit.append(connection, _acts("contact-shown", person), now=now)
    if not person.subjects:
        return tuple(_shown_tally(one) for one in _tallies(centre, person.party))
    return tuple(_shown(one, contact, person) for kind in _kinds(person) for one, contact in kind.items())


def exported(centre: Centre, person: Person, *, now: datetime) -> dict[str, object]:
    """All of it for the person to read, as JSON can tell it. Instants are ISO 8601, UTC."""
    with centre.store.writing() as connection:
        audit.append(connection, _acts("person-exported", person), now=now)
        log = [entry for one in person.subjects for entry in audit.entries(connection, subject=str(one))]
        kept = personal_rows.kept_about(connection, person.bookings, person.wishes, person.party)
    known = {one.id: one for one in centre.store.bookings.with_ids(person.bookings)}
    needs = {one.wish.id: one.wish for one in centre.store.waiting.everybody(now=now)}
    return {
        "made_at": now.isoformat(),
        "bookings": [
            _told_booking(one, known.get(one), contact) | _told_overrides(kept, one)
            for one, contact in person.bookings.items()
        ],
        "cards": [_told_card(one, contact) for one, contact in _kept_cards(centre, person)],
        "waiting_list": [_told_wish(needs[one], contact) for one, contact in person.wishes.items()],
        "quotas": [
            {"rule": one.rule, "period": one.period, "used": one.used, "kept_until": one.keep_until.isoformat()}
            for one in kept.tallies
        ],
        "letters_waiting": kept.letters,
        "log": [_told_entry(entry) for entry in sorted(log, key=lambda entry: entry.number)],
    }


def erase(centre: Centre, person: Person, *, now: datetime) -> Erased:
    """Delete whatever names the person; how much there was of it."""
    with centre.store.writing() as connection:
        erased = personal_rows.erase(connection, person.bookings, person.wishes, person.cards, party=person.party)
        audit.append(connection, _acts("contact-erased", person), now=now)
        for card in person.cards:
            centre.store.cards.stop(connection, card, Act(operator(), "revoke-card", str(card)), now=now)
    return erased


def ahead(centre: Centre, person: Person, *, now: datetime) -> tuple[Booking, ...]:
    """The person's bookings that are not over, by start."""
    known = centre.store.bookings.with_ids(person.bookings)
    return tuple(one for one in known if one.state.occupies and one.span.ends_at > now)


def _tallies(centre: Centre, party: str | None) -> tuple[Counted, ...]:
    with centre.store.reading() as connection:
        return personal_rows.kept_about(connection, (), (), party).tallies


def _shown_tally(one: Counted) -> str:
    return f"{one.rule} {one.period}  {one.used} used, kept until {one.keep_until.isoformat()}; no name is kept"


def _cards(centre: Centre) -> Iterator[tuple[CardId, Contact]]:
    """Whose each card is, and that it is this card: who booked with it is the same person."""
    for card in centre.store.cards.all():
        if card.sealed is not None:
            yield card.id, replace(centre.contacts.opened(card.sealed, card.id), card=str(card.id))


def _kinds(person: Person) -> Iterator[Mapping[Subject, Contact]]:
    """Its bookings, its wishes and its cards."""
    yield dict(person.bookings.items())
    yield dict(person.wishes.items())
    yield dict(person.cards.items())


def _name(one: Subject, person: Person) -> str:
    """The code of a booking or a wish, the id of a card."""
    return str(one) if one in person.cards else code_of(BookingId(one))


def _shown(one: Subject, contact: Contact, person: Person) -> str:
    name = _name(one, person)
    who = ", ".join(word for word in (contact.name, contact.phone, contact.email) if word)
    code = name if one in person.cards else grouped(name)
    return f"{code}  {who}" + ("  (joined)" if one in person.joined else "")


def _closed(marks: frozenset[str], contacts: Collection[Contact]) -> frozenset[str]:
    """With all that stands in a contact with one of them, and so on: who lost a card or a number has another."""
    theirs = [frozenset(_marks(one)) for one in contacts]
    known, before = marks, frozenset[str]()
    while known != before:
        before, known = known, known.union(*(one for one in theirs if not known.isdisjoint(one)))
    return known


def _kept_cards(centre: Centre, person: Person) -> Iterator[tuple[KeptCard, Contact]]:
    return ((card, person.cards[card.id]) for card in centre.store.cards.all() if card.id in person.cards)


def _told_card(card: KeptCard, contact: Contact) -> dict[str, object]:
    return {
        "id": str(card.id),
        "kind": card.kind,
        "group": card.group,
        "valid_until": card.valid_until.isoformat(),
        "issued_at": card.issued_at.isoformat(),
        "is_revoked": card.revoked_at is not None,
        "contact": asdict(contact),
    }


def _acts(verb: str, person: Person) -> list[Act]:
    """Of each booking, wish and card; of somebody who is only counted any more there is nothing to name."""
    return [Act(operator(), verb, str(one)) for one in person.subjects or ("tally",)]


def _meant(asked: str, everybody: Iterable[BookingId | WaitingId]) -> frozenset[Subject]:
    """The bookings and wishes with that code; none, when it is none."""
    code = parse_code(asked)
    return frozenset(() if code is None else (one for one in everybody if code_of(one) == code))


def _marks_asked(asked: str, meant: Iterable[Contact]) -> frozenset[str]:
    """What tells the person who is asked for from all others: a number, an address, a card."""
    marks = frozenset(mark for contact in meant for mark in _marks(contact))
    return marks or frozenset(_marks(_as_contact(asked)))


def _as_contact(asked: str) -> Contact:
    return Contact(email=asked) if "@" in asked else Contact(phone=asked)


def _marks(contact: Contact) -> Iterator[str]:
    number, address, card = normalised(contact.phone), contact.email.strip().casefold(), contact.card.strip()
    if number is not None:
        yield f"phone {number}"
    if address:
        yield f"email {address}"
    if card:
        yield f"card {card}"


def _of_one(
    contacts: Mapping[Id, Contact], meant: frozenset[Subject], marks: frozenset[str]
) -> Iterable[tuple[Id, Contact]]:
    """Those that are meant, also where they bear no mark, and all that bear one of `marks`."""
    return (
        (one, contact) for one, contact in contacts.items() if one in meant or not marks.isdisjoint(_marks(contact))
    )


def _told_booking(booking: BookingId, one: Booking | None, contact: Contact) -> dict[str, object]:
    """Of a booking in doubt, which is not among the others, only who stands behind it."""
    about: dict[str, object] = {"code": code_of(booking), "contact": asdict(contact)}
    if one is None:
        return about
    return about | {
        "space": one.space,
        "starts_at": one.span.starts_at.isoformat(),
        "ends_at": one.span.ends_at.isoformat(),
        "persons": one.persons,
        "purpose": one.purpose,
        "state": one.state,
    }


def _told_overrides(kept: Kept, booking: BookingId) -> dict[str, object]:
    """Which rules staff let it past, and what they wrote."""
    past = kept.reasons.get(booking, ())
    return {"let_past": [{"rules": one.codes, "reason": one.reason, "at": one.at.isoformat()} for one in past]}


def _told_wish(wish: WaitingWish, contact: Contact) -> dict[str, object]:
    return {
        "id": str(wish.id),
        "contact": asdict(contact),
        "made_at": wish.made_at.isoformat(),
        "need": msgspec.to_builtins(wish.need),
    }


def _told_entry(entry: AuditEntry) -> dict[str, object]:
    return {"at": entry.at.isoformat(), **asdict(entry.act)}
