"""The present picture of the houses in memory: what the feed brings and what is done here, in one value."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from threading import RLock

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import CardId, DeviceId, SeriesId
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.series import Series
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.device import with_wishes
from booking_core.protocol.messages.escrow import JournalEntry
from ui.ports import HousePicture

FRESHNESS_STEP = timedelta(seconds=30)


class HousePictures:
    """Holds the newest picture and posts every new one; any thread may change it.

    `post` is called in order, one call at a time, on the thread that made the change: it must not wait. While nothing
    else changes, a newer `seen_at` alone is posted every `FRESHNESS_STEP`.

    What people wished here while the centre was silent shows as the centre will make it, until the centre has heard of
    it and has said what is new.
    """

    def __init__(self, kiosk: DeviceId, post: Callable[[HousePicture], None]) -> None:
        self._kiosk = kiosk
        self._post = post
        self._lock = RLock()
        self._told: HousePicture | None = None
        self._current: HousePicture | None = None
        self._posted_seen_at: datetime | None = None
        self._held: frozenset[Cell] = frozenset()
        self._unheard: tuple[JournalEntry, ...] = ()
        self._wishes: tuple[JournalEntry, ...] = ()
        self._house_wishes: tuple[WishHeard, ...] = ()

    @property
    def current(self) -> HousePicture | None:
        """The newest picture; None until a replica or a snapshot has been read."""
        return self._current

    def begin(
        self,
        municipality: Municipality,
        calendar: Calendar,
        *,
        seen_at: datetime,
        connected: bool,
        series: Iterable[Series] = (),
        revoked_cards: Iterable[CardId] = (),
        conditions: Iterable[ConditionReport] = (),
    ) -> None:
        """Start over from a replica or a snapshot."""
        known, stopped = {one.id: one for one in series}, frozenset(revoked_cards)
        with self._lock:
            held = self._held if self._told is None else self._told.held
            self._wishes = self._unheard
            picture = HousePicture(municipality, calendar, self._kiosk, seen_at, connected, held)
            self._show(replace(picture, series=known, revoked_cards=stopped, conditions=frozenset(conditions)))

    def changed(
        self,
        bookings: Iterable[Booking],
        *,
        seen_at: datetime | None = None,
        series: Iterable[Series] = (),
        blocks: Iterable[Block] = (),
        revoked_cards: Iterable[CardId] = (),
        conditions: Iterable[ConditionReport] = (),
    ) -> None:
        """Show all of them as they are now, but for those already known in a newer version.

        With `seen_at` (UTC) the centre has also said that nothing else is newer.
        """
        with self._lock:
            if self._told is None:
                return
            picture = _with_news(
                self._told,
                bookings,
                series=series,
                blocks=blocks,
                revoked_cards=revoked_cards,
                conditions=conditions,
            )
            wishes = self._wishes if seen_at is None else self._unheard
            is_other = picture is not self._told or wishes != self._wishes
            if seen_at is not None:
                picture = replace(picture, seen_at=seen_at, connected=True, disowned=False)
            self._wishes = wishes
            if is_other or self._is_fresher(picture):
                self._show(picture)
            else:
                self._keep(picture)

    def keeps(self, held: frozenset[Cell], unheard: tuple[JournalEntry, ...]) -> None:
        """These are the free cells that may be confirmed here, and this is what the centre has not heard of yet."""
        with self._lock:
            known, self._unheard = self._wishes, unheard
            self._wishes = (*(one for one in known if one not in unheard), *unheard)
            if self._told is None:
                self._held = held
            elif self._told.held != held or self._wishes != known:
                self._show(replace(self._told, held=held))

    @property
    def house_wishes(self) -> tuple[WishHeard, ...]:
        """What people miss in the house, as the centre told it last."""
        with self._lock:
            return self._house_wishes

    def wished(self, heard: tuple[WishHeard, ...]) -> None:
        """This is what people miss in the house, as the centre told it."""
        with self._lock:
            if heard == self._house_wishes:
                return
            self._house_wishes = heard
            if self._told is not None:
                self._show(self._told)

    def lost(self) -> None:
        """The centre does not answer."""
        with self._lock:
            if self._told is not None and self._told.connected:
                self._show(replace(self._told, connected=False))

    def disowned(self) -> None:
        """The centre answers, and does not take this machine any more."""
        with self._lock:
            if self._told is not None and not self._told.disowned:
                self._show(replace(self._told, connected=False, disowned=True))

    def _is_fresher(self, picture: HousePicture) -> bool:
        reconnected = self._told is not None and picture.connected != self._told.connected
        return reconnected or (
            self._posted_seen_at is not None and picture.seen_at - self._posted_seen_at >= FRESHNESS_STEP
        )

    def _show(self, picture: HousePicture) -> None:
        self._posted_seen_at = picture.seen_at
        self._post(self._keep(picture))

    def _keep(self, told: HousePicture) -> HousePicture:
        calendar = with_wishes(told.calendar, self._wishes, told.municipality, self._kiosk)
        self._told, self._current = told, replace(told, calendar=calendar, house_wishes=self._house_wishes)
        return self._current


def _with_news(
    picture: HousePicture,
    bookings: Iterable[Booking],
    *,
    series: Iterable[Series],
    blocks: Iterable[Block],
    revoked_cards: Iterable[CardId],
    conditions: Iterable[ConditionReport],
) -> HousePicture:
    """`picture` with what is newer than in it; itself when nothing is."""
    newer = [booking for booking in bookings if _is_news(booking, picture.calendar)]
    newer_blocks = [one for one in blocks if _is_other(one, picture.calendar)]
    newer_series = {one.id: one for one in series if _is_newer(one, picture.series)}
    stopped = picture.revoked_cards.union(revoked_cards)
    told = _with_conditions(picture.conditions, conditions)
    if newer or newer_blocks:
        picture = replace(picture, calendar=picture.calendar.with_bookings(newer).with_blocks(newer_blocks))
    if newer_series:
        picture = replace(picture, series={**picture.series, **newer_series})
    if (stopped, told) != (picture.revoked_cards, picture.conditions):
        picture = replace(picture, revoked_cards=stopped, conditions=told)
    return picture


def _is_news(booking: Booking, calendar: Calendar) -> bool:
    known = calendar.bookings.get(booking.id)
    return known is None or (known != booking and known.version <= booking.version)


def _with_conditions(
    known: frozenset[ConditionReport], changed: Iterable[ConditionReport]
) -> frozenset[ConditionReport]:
    """`known` with each of `changed` as it is now; what was put right is gone."""
    by_id = {one.id: one for one in known}
    by_id |= {one.id: one for one in changed}
    return frozenset(one for one in by_id.values() if one.is_open)


def _is_other(block: Block, calendar: Calendar) -> bool:
    known = calendar.blocks.get(block.id)
    return known is None or (known != block and known.version <= block.version)


def _is_newer(series: Series, known: Mapping[SeriesId, Series]) -> bool:
    return series.id not in known or known[series.id].version < series.version
