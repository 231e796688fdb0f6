"""The newest entries of the feed, in memory, for subscribers who have heard nearly everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from booking_core.protocol.messages import Cursor, FeedEntry
from booking_core.store.logs.feed_log import MOST_ENTRIES


@dataclass(frozen=True, slots=True)
class FeedTail:
    """The entries after `begins`, dense and in order. It never changes: `after` and `followed_by` give another one."""

    begins: Cursor
    entries: tuple[FeedEntry, ...] = ()

    @property
    def head(self) -> Cursor:
        """Where the feed ended when this was last followed."""
        return self.entries[-1].cursor if self.entries else self.begins

    def followed_by(self, entries: Sequence[FeedEntry]) -> "FeedTail":
        """This with the next entries, as many of all as anybody may ask for at once."""
        every = (*self.entries, *entries)
        if len(every) <= MOST_ENTRIES:
            return FeedTail(self.begins, every)
        return FeedTail(every[-MOST_ENTRIES - 1].cursor, every[-MOST_ENTRIES:])

    def after(self, cursor: Cursor, *, most: int) -> tuple[FeedEntry, ...] | None:
        """Up to `most` entries after `cursor`; None when it is older than these, or not of this feed."""
        number = cursor.number - self.begins.number
        if not 0 <= number <= len(self.entries):
            return None
        known = self.entries[number - 1].cursor if number else self.begins
        return self.entries[number : number + most] if known == cursor else None
