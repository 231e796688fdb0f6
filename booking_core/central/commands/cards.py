"""`card`: a place card is stopped where no desk is at hand."""

import argparse
from uuid import UUID

from booking_core.central.accounts.operators import operator
from booking_core.central.commands.arguments import Commands, add_pretending, added
from booking_core.central.commands.opening import opened
from booking_core.central.commands.saying import OK, refuse, say
from booking_core.central.machines import card_desk
from booking_core.domain.identity import CardId
from booking_core.protocol.messages.cards import CardRefused


def add(commands: Commands) -> None:
    """Add `card`."""
    parser = added(commands, "card", _card, "stop a place card that is lost or must not be used any more")
    parser.add_argument("card", type=_to_card, help="its id: see moedested central person, or the audit log")
    parser.add_argument("--revoke", action="store_true", required=True, help="for good: a new card is another one")
    add_pretending(parser)


def _to_card(text: str) -> CardId:
    """The id of a card."""
    try:
        return CardId(UUID(text))
    except ValueError as err:
        message = f"{text!r} is no place card; expected its id, such as 8c1f6f0e-4b1d-4c7a-9b5e-2f0c6d1a7e34"
        raise argparse.ArgumentTypeError(message) from err


def _card(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        answer = card_desk.revoked(centre, options.card, by=operator())
    finally:
        centre.close()
    if isinstance(answer, CardRefused):
        return refuse(f"there is no place card {options.card}, or its days have passed")
    say(f"The place card {options.card} is not taken any more. A machine without contact takes it until it has some.")
    return OK
