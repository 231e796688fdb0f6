"""Telling a wish, answering and closing it: one transaction each, and safe to send twice."""

from datetime import datetime

from sqlalchemy import Connection

from booking_core.domain.identity import DeviceId, HouseWishId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.demand import full_hour
from booking_core.domain.told.house_wishes import (
    FROM_AFAR,
    MOST_AN_HOUR,
    MOST_AN_HOUR_FROM_AFAR,
    HouseAnswer,
    WishHeard,
)
from booking_core.protocol.authority import StoredAnswer
from booking_core.protocol.messages import Noted, SameIdOtherBody, refusal_to_wire
from booking_core.protocol.messages.wishes import AnswerWish, CloseWish, TellWish, WishNoted, WishRefused
from booking_core.store.deciding.kept_answers import answers_to, fingerprint_of, keep_answer
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.told import house_wishes


def tell_in(
    connection: Connection, command: TellWish, device: DeviceId | None, *, now: datetime
) -> WishNoted | WishRefused | SameIdOtherBody:
    """Count one more who says the wish, unless too many were told from there in this hour."""
    fingerprint = fingerprint_of(command, device)
    earlier = answers_to(connection, command.id).get(command.id)
    if earlier is not None:
        is_same = earlier.fingerprint == fingerprint
        return _noted(connection, command.wish.id) if is_same else SameIdOtherBody()
    teller, most = (FROM_AFAR, MOST_AN_HOUR_FROM_AFAR) if device is None else (str(device), MOST_AN_HOUR)
    hour = full_hour(now)
    told = house_wishes.told_in(connection, teller, hour)
    if told >= most:
        return _refused(RefusalCode.ENOUGH_WISHES)
    house_wishes.count_told(connection, teller, hour, told + 1)
    house_wishes.count_one_more(connection, command.wish, now=now)
    keep_answer(connection, command.id, StoredAnswer(fingerprint, Noted()), now=now)
    return _noted(connection, command.wish.id)


def change_in(
    connection: Connection, command: AnswerWish | CloseWish, *, by: str, now: datetime
) -> WishNoted | WishRefused:
    """Let the house answer a wish, or close it; nothing is done, and nothing noted, where it was so before."""
    before = house_wishes.with_id(connection, command.wish)
    if before is None:
        return _refused(RefusalCode.UNKNOWN_WISH)
    if not _is_so(before, command):
        _change(connection, command, now=now)
        verb = str(type(command).__struct_config__.tag)
        audit.append(connection, [Act(by, verb, str(command.wish))], now=now)
    return _noted(connection, command.wish)


def _is_so(before: WishHeard, command: AnswerWish | CloseWish) -> bool:
    if isinstance(command, CloseWish):
        return before.is_closed
    said = ("", "") if before.answer is None else (before.answer.danish, before.answer.english)
    return said == (command.danish.strip(), command.english.strip() if command.danish.strip() else "")


def _change(connection: Connection, command: AnswerWish | CloseWish, *, now: datetime) -> None:
    match command:
        case AnswerWish(wish=wish, danish=danish, english=english):
            words = HouseAnswer(danish.strip(), english.strip(), now.replace(microsecond=0))
            house_wishes.answer(connection, wish, words)
        case CloseWish(wish=wish):
            house_wishes.close(connection, wish)


def _noted(connection: Connection, wish: HouseWishId) -> WishNoted | WishRefused:
    heard = house_wishes.with_id(connection, wish)
    return _refused(RefusalCode.UNKNOWN_WISH) if heard is None else WishNoted(heard=heard)


def _refused(code: RefusalCode) -> WishRefused:
    return WishRefused(refusal=refusal_to_wire(Refusal(code)))
