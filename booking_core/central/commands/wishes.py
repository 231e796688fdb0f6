"""`wishes`: what people miss in the houses, and what a house answers, where no desk is at hand."""

import argparse
from collections.abc import Callable, Iterator

from booking_core.central.accounts.operators import operator
from booking_core.central.commands.arguments import Commands, add_pretending, added, to_text, to_words
from booking_core.central.commands.opening import opened
from booking_core.central.commands.saying import OK, refuse, say
from booking_core.domain.identity import HouseWishId, VenueId
from booking_core.domain.told.house_wishes import LONGEST_ANSWER, WishHeard
from booking_core.protocol.messages.wishes import AnswerWish, CloseWish, WishRefused


def add(commands: Commands) -> None:
    """Add `wishes`, with what is done to them."""
    parser = commands.add_parser("wishes", help="list, answer and close what people miss in the houses")
    doing = parser.add_subparsers(required=True, metavar="list|answer|close")
    listing = added(doing, "list", _list, "list the wishes, the most wished first")
    listing.add_argument("--venue", type=to_text, help="the id of one house; all when left out")
    listing.add_argument("--closed", action="store_true", help="those that were closed too")
    answering = added(doing, "answer", _answer, "say what the house answers, on every screen of that house")
    _add_wish(answering)
    answering.add_argument("--danish", type=_to_answer, required=True, help='the words; "" takes the answer back')
    answering.add_argument("--english", type=_to_answer, default="", help="the same for those who read no Danish")
    closing = added(doing, "close", _close, "list a wish no more, until somebody says it again")
    _add_wish(closing)
    for one in (answering, closing):
        add_pretending(one)


def _add_wish(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("wish", type=to_text, help="its id, or the beginning of it: see list")


def _to_answer(text: str) -> str:
    """Words that everybody reads."""
    if len(text) > LONGEST_ANSWER or "\0" in text:
        message = f"an answer has at most {LONGEST_ANSWER} letters, and is {len(text)} long"
        raise argparse.ArgumentTypeError(message)
    return to_words(text)


def _list(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        venue = None if options.venue is None else VenueId(options.venue)
        if venue is not None and venue not in centre.store.municipality().venue_by_id:
            return refuse(f"there is no house {venue}")
        heard = centre.store.wishes.heard(venue)
    finally:
        centre.close()
    shown = [one for one in heard if options.closed or not one.is_closed]
    say(*(line for one in shown for line in _lines(one)) if shown else ("nobody has wished for anything",))
    return OK


def _lines(heard: WishHeard) -> Iterator[str]:
    wish = heard.wish
    needs = ", ".join(wish.needs) or "no needs"
    parts = f"{wish.place} for {wish.persons}, {wish.purpose}, {wish.when}, {needs}"
    closed = "  (closed)" if heard.is_closed else ""
    yield f"{wish.id}  {heard.times:>4} x  {wish.venue}: {parts}{closed}"
    if heard.answer is not None:
        yield f"    answered {heard.answer.answered_at:%Y-%m-%d}: {heard.answer.danish}"


def _answer(options: argparse.Namespace) -> int:
    return _changed(options, lambda wish: AnswerWish(wish=wish, danish=options.danish, english=options.english))


def _close(options: argparse.Namespace) -> int:
    return _changed(options, lambda wish: CloseWish(wish=wish))


def _changed(options: argparse.Namespace, command: Callable[[HouseWishId], AnswerWish | CloseWish]) -> int:
    centre = opened(options)
    try:
        meant = [one.wish.id for one in centre.store.wishes.heard(None) if str(one.wish.id).startswith(options.wish)]
        if len(meant) != 1:
            return refuse(f"{options.wish!r} is the beginning of {len(meant)} wishes; expected one: see wishes list")
        noted = centre.store.wishes.change(command(meant[0]), by=operator(), now=centre.clock())
    finally:
        centre.close()
    if isinstance(noted, WishRefused):
        return refuse(f"there is no wish {meant[0]} any more")
    say(*_lines(noted.heard))
    return OK
