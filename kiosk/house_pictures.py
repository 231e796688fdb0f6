"""The present picture of the houses in memory: what the feed brings and what is done here, in one value."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from threading import RLock

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import DeviceId, SeriesId
from booking_core.domain.places import Municipality
from booking_core.domain.series import Series
from ui.ports import HousePicture

FRESHNESS_STEP = timedelta(seconds=30)


class HousePictures:
    """Holds the newest picture and posts every new one; any thread may change it.

    `post` is called in order, one call at a time, on the thread that made the change: it must not wait. While nothing
    else changes, a newer `seen_at` alone is posted every `FRESHNESS_STEP`.
    """

    def __init__(self, kiosk: DeviceId, post: Callable[[HousePicture], None]) -> None:
        self._kiosk = kiosk
        self._post = post
        self._lock = RLock()
        self._current: HousePicture | None = None
        self._posted_seen_at: datetime | None = None
        self._held: frozenset[Cell] = frozenset()

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
    ) -> None:
        """Start over from a replica or a snapshot."""
        known = {one.id: one for one in series}
        with self._lock:
            held = self._held if self._current is None else self._current.held
            self._show(HousePicture(municipality, calendar, self._kiosk, seen_at, connected, held, series=known))

    def changed(
        self,
        bookings: Iterable[Booking],
        *,
        seen_at: datetime | None = None,
        series: Iterable[Series] = (),
        blocks: Iterable[Block] = (),
    ) -> None:
        """Show all of them as they are now, but for those already known in a newer version.

        With `seen_at` (UTC) the centre has also said that nothing else is newer.
        """
        with self._lock:
            if self._current is None:
                return
            newer = [booking for booking in bookings if _is_news(booking, self._current.calendar)]
            picture = self._current
            newer_series = [one for one in series if _is_newer(one, picture.series)]
            newer_blocks = [one for one in blocks if _is_other(one, picture.calendar)]
            if newer or newer_blocks:
                picture = replace(picture, calendar=picture.calendar.with_bookings(newer).with_blocks(newer_blocks))
            if newer_series:
                picture = replace(picture, series={**picture.series, **{one.id: one for one in newer_series}})
            if seen_at is not None:
                picture = replace(picture, seen_at=seen_at, connected=True)
            if newer or newer_series or newer_blocks or self._is_fresher(picture):
                self._show(picture)
            else:
                self._current = picture

    def holds(self, held: frozenset[Cell]) -> None:
        """These are the free cells that may be confirmed here."""
        with self._lock:
            if self._current is None:
                self._held = held
            elif self._current.held != held:
                self._show(replace(self._current, held=held))

    def lost(self) -> None:
        """The centre does not answer."""
        with self._lock:
            if self._current is not None and self._current.connected:
                self._show(replace(self._current, connected=False))

    def _is_fresher(self, picture: HousePicture) -> bool:
        reconnected = self._current is not None and picture.connected != self._current.connected
        return reconnected or (
            self._posted_seen_at is not None and picture.seen_at - self._posted_seen_at >= FRESHNESS_STEP
        )

    def _show(self, picture: HousePicture) -> None:
        self._current = picture
        self._posted_seen_at = picture.seen_at
        self._post(picture)


def _is_news(booking: Booking, calendar: Calendar) -> bool:
    known = calendar.bookings.get(booking.id)
    return known is None or (known != booking and known.version <= booking.version)


def _is_other(block: Block, calendar: Calendar) -> bool:
    known = calendar.blocks.get(block.id)
    return known is None or (known != block and known.version <= block.version)


def _is_newer(series: Series, known: Mapping[SeriesId, Series]) -> bool:
    return series.id not in known or known[series.id].version < series.version
