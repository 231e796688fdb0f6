"""How every SQLite file of ours is used, by the centre and by machines: what is committed is on the disk."""

BUSY_TIMEOUT_MS = 10_000


def pragmas(*, full_sync: bool = True, reads_only: bool = False) -> tuple[str, ...]:
    """What a new connection is told first, each behind the word PRAGMA."""
    return (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        f"synchronous = {'FULL' if full_sync else 'NORMAL'}",
        "foreign_keys = ON",
        f"query_only = {'ON' if reads_only else 'OFF'}",
    )
