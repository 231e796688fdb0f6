"""A restored centre takes its bookings back from the devices before it sells anything again.

    a device knows what the centre does not ──► epoch above every epoch heard, RECOVERY; also if it is in one already
    each device reports    bookings in their newest version ─► journals of all lives ─► what it holds
                           place cards that it was told to take no more: nobody takes them
                           what is broken, dirty or missing, and was not put right as far as it has heard
                           what people miss in its house: of each wish as many as anybody was told
                           without proof of whole journals: the free cells of its rooms are frozen until they pass
    all have reported, or were declared lost ──► RECOVERY ends, and what people wished meanwhile is carried out

The replica comes before the journals: they tell of a booking as it was when its paper was given out, and since then it
may have been moved or given back, and its cells be another's. Journals come before holdings: a RELEASE of long ago must
not undo what is held now.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from booking_core.domain.identity import DeviceId, DeviceRole, Slot, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.told.conditions import is_sound as is_sound_report
from booking_core.domain.told.house_wishes import is_sound as is_sound_wish
from booking_core.protocol.escrow.books import CentreBooks, Doubt, Standing
from booking_core.protocol.escrow.granting import cells_free, kiosk_of
from booking_core.protocol.escrow.hearing import hear
from booking_core.protocol.escrow.terms import NEVER, NO_TOKEN, Holder, cells_held
from booking_core.protocol.escrow.wishes import carry_out_kept, doubt
from booking_core.protocol.messages.escrow import Report

MOST_LIVES_LOST = 100
"""No centre is put back more often than that before one of its machines is heard."""


class EpochUnbelieved(Exception):
    """A machine tells of a life of the centre that no restore explains. Nothing was changed."""


def hear_of_life(books: CentreBooks, epoch: int) -> None:
    """A machine knows of life `epoch` what this centre never said: a life above it begins.

    Raises:
        EpochUnbelieved: one whose numbers have gone wrong, or who has stolen its key, would use up all that there are.
    """
    if epoch > books.epoch + MOST_LIVES_LOST:
        raise EpochUnbelieved
    begin_recovery(books, heard_epoch=epoch)


def begin_recovery(books: CentreBooks, *, heard_epoch: int) -> None:
    """The centre has been set back: a new life above every epoch heard, in which nothing is sold until all report."""
    books.begin_epoch(max(books.epoch, heard_epoch) + 1, recovering=True)


def take_report(books: CentreBooks, standing: Standing, report: Report, *, now: datetime) -> int:
    """What a device tells a restored centre; how many others have not told yet."""
    if report.incarnation is not None:
        standing = replace(standing, incarnation=max(standing.incarnation, report.incarnation))
    books.stand(standing)
    _bring_up_to_date(books, standing, report, now=now)
    hear(books, standing, report.parts, now=now)
    books.stop_cards(report.revoked_cards, told_by=standing.id, now=now)
    books.open_conditions([one for one in report.conditions if is_sound_report(one, now=now)], now=now)
    own = (one for one in report.wishes if one.wish.venue == standing.venue and is_sound_wish(one, now=now))
    books.bring_wishes(tuple(own))
    if standing.role is DeviceRole.KIOSK:
        _hold_again(books, standing, report, now=now)
    books.stand(replace(books.standing(standing.id), reported=books.epoch))
    return close_recovery(books, now=now)


def close_recovery(books: CentreBooks, *, now: datetime) -> int:
    """End the RECOVERY when nobody's report is missing any more; how many are. Then what was wished in it is done."""
    missing = len(not_reported(books.standings(), books.epoch))
    if not missing and books.is_recovering:
        books.end_recovery()
        carry_out_kept(books, now=now)
    return missing


def not_reported(standings: Iterable[Standing], epoch: int) -> tuple[Standing, ...]:
    """For whom a centre restored in `epoch` waits."""
    return tuple(one for one in standings if not one.is_lost and one.reported < epoch)


def place_of(municipality: Municipality, device: DeviceId, venue_id: VenueId) -> str:
    """Where the machine stands, for whoever looks after it: in the words of the places file, a desk by its id."""
    venue = municipality.venue_by_id.get(venue_id)
    kiosk = kiosk_of(municipality, device)
    if venue is None:
        return device
    return f"{venue.name}, {device if kiosk is None else kiosk.where}"


def places_waited_for(municipality: Municipality, missing: Iterable[Standing]) -> tuple[str, ...]:
    """Where they stand, each place once, for everybody: in words that are written there, without ids of machines."""
    return tuple(dict.fromkeys(_public_place_of(municipality, one) for one in missing))


def _public_place_of(municipality: Municipality, standing: Standing) -> str:
    venue = municipality.venue_by_id.get(standing.venue)
    if venue is None:
        return municipality.name
    kiosk = kiosk_of(municipality, standing.id)
    return venue.name if kiosk is None else f"{venue.name}, {kiosk.where}"


def freeze(books: CentreBooks, standing: Standing, *, now: datetime) -> None:
    """Nobody gets the free cells of the device's rooms: what it may have sold there nobody knows."""
    kiosk = kiosk_of(books.municipality, standing.id)
    if kiosk is not None:
        books.hold(tuple(cells_free(books, kiosk, now=now)), Holder(standing.id, NEVER, NO_TOKEN))


def _bring_up_to_date(books: CentreBooks, standing: Standing, report: Report, *, now: datetime) -> None:
    """A block that changed was opened: that first, for somebody may have booked there since. The others come last."""
    books.bring_series_up_to((), [one for one in report.blocks if one.version > 1], now=now)
    newer = [one for one in report.bookings if (known := books.booking(one.id)) is None or known.version < one.version]
    for booking in books.bring_up_to(newer, now=now):
        doubt(books, Doubt(booking, standing.id), now=now)
    books.bring_series_up_to(report.series, report.blocks, now=now)


def _hold_again(books: CentreBooks, standing: Standing, report: Report, *, now: datetime) -> None:
    """What its present life holds is what it says; what was taken from it by nobody else is its own.

    A cell that it holds by a newer grant than the one known here was given back in between.
    """
    held = books.held_by(standing.id, since=Slot(0))
    books.release(cell for cell, holder in held.items() if holder.incarnation == standing.incarnation)
    told = dict(cells_held(report.holdings))
    known = books.holders(told)
    older = [cell for cell, its in known.items() if its.device == standing.id and its.token < told[cell]]
    books.release(older)
    elsewhere = known.keys() - set(older)
    for token in sorted(set(told.values())):
        cells = [cell for cell, its in told.items() if its == token and cell not in elsewhere]
        books.hold(cells, Holder(standing.id, standing.incarnation, token))
    books.stand(replace(standing, token=max((standing.token, *told.values())), was_granted=bool(told)))
    if not report.is_whole:
        freeze(books, standing, now=now)
