"""What the page of the waiting list says: what is waited for, and where one stands on the way onto the list or off it.

offered ──► typing ──► sending ──► joined ──► leaving ──► left
              ▲           │           ▲          │
              └── trouble ┘           └─ trouble ┘
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from booking_core.domain.bookings import Contact
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.language.waiting_words import days_wanted, facts_wanted, place_wanted, standing, time_wanted
from booking_core.protocol.codes import grouped
from ui.ports import HousePicture, Joined
from ui.view_models.offering.offers import here
from ui.view_models.shown.cards import why_not_taken
from ui.view_models.shown.paper import paper_of, qr_modules
from ui.view_models.shown.phone_numbers import PHONE_DIGITS
from ui.view_models.visit.session import Session
from ui.view_models.visit.speech import PHONE_GROUP, Speech, bound, in_groups, starting_large


class Doing(Enum):
    """Where one stands on the way onto the list, and off it."""

    TYPING = "typing"
    SENDING = "sending"
    JOINED = "joined"
    LEAVING = "leaving"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class JoinState:
    """What is waited for, and either the number as far as it is typed, or the card, or what came of it.

    `when` is its day and its time in one line.
    """

    doing: Doing = Doing.TYPING
    place: str = ""
    day: str = ""
    time: str = ""
    when: str = ""
    facts: str = ""
    phone: str = ""
    card: str = ""
    may_join: bool = False
    trouble: str = ""
    offline: str = ""
    offline_more: str = ""
    standing: str = ""
    code: str = ""
    qr_modules: str = ""
    paper: str = ""
    paper_action: str = ""


def derive_state(
    picture: HousePicture,
    need: WaitingNeed,
    session: Session,
    *,
    speech: Speech,
    now: datetime,
    doing: Doing,
    joined: Joined | None,
    trouble: str,
) -> JoinState:
    """What the page says while `need` is waited for, or may be."""
    places, words = picture.municipality, speech.words
    away = not picture.connected and joined is None
    day = starting_large(days_wanted(words, need, today=local_day(now, places.zone)))
    time = bound(time_wanted(words, places, need))
    state = JoinState(
        doing=doing,
        place=place_wanted(words, places, need),
        day=day,
        time=time,
        when=words.in_row([day, time]),
        facts=" · ".join(facts_wanted(words, need)),
        phone=in_groups(session.phone, PHONE_GROUP),
        card="" if session.card is None else speech.say("card.shown", mark=session.card.mark),
        may_join=contact_of(session) is not None and not away and doing is Doing.TYPING,
        trouble=trouble or _card_trouble(session, speech),
        offline=speech.say("waiting.screen.offline") if away else "",
        offline_more=speech.say("waiting.screen.offline-more", phone=here(picture)[0].phone) if away else "",
    )
    return state if joined is None else _joined(state, joined, speech)


def _card_trouble(session: Session, speech: Speech) -> str:
    return "" if session.card_trouble is None else why_not_taken(session.card_trouble, speech)


def contact_of(session: Session) -> Contact | None:
    """Whom to call: whoever has the card, or the number once it is whole."""
    if session.card is not None:
        return Contact(card=str(session.card.card))
    return Contact(phone=session.phone) if len(session.phone) == PHONE_DIGITS else None


def _joined(state: JoinState, joined: Joined, speech: Speech) -> JoinState:
    paper = paper_of(joined.proof.paper, copy=None, sure=False, speech=speech)
    return replace(
        state,
        phone="",
        card="",
        standing=standing(speech.words, joined.ahead),
        code=grouped(joined.proof.code),
        qr_modules=qr_modules(joined.proof.url) if joined.proof.url else "",
        paper=paper.text,
        paper_action=paper.action,
    )
