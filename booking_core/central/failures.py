"""What can go wrong in the central service, as one tree.

CentralFailure
├── KeysUnreadable     the key file is damaged
├── FolderUnusable     the data folder cannot be written
├── DatabaseUnusable   the database is damaged, locked or of another program
├── NotMigrated        the database has not been made yet
└── AddressTaken       the service cannot answer where it should
"""

from pathlib import Path


class CentralFailure(Exception):
    """Something an operator must mend; the message says what and how."""


class KeysUnreadable(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged. Put back your copy of it: without it printed receipts cannot be read.")


class FolderUnusable(CentralFailure):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the data folder {path} cannot be used ({reason}). Choose another with --data.")


class DatabaseUnusable(CentralFailure):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the database {path} cannot be used ({reason}). Put back your copy of it.")


class NotMigrated(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(f"there is no database at {path}. Run: moedested central migrate")


class AddressTaken(CentralFailure):
    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"cannot answer at {address} ({reason}). Choose another with --host and --port.")
