"""What can go wrong in the central service, as one tree.

CentralFailure
├── KeysUnreadable     the key file is damaged
├── FolderUnusable     the data folder cannot be written
├── DatabaseInUse      another process holds the database
├── DatabaseUnusable   the database is damaged or of another program
├── NotMigrated        the database has not been made yet
├── AddressTaken       the service cannot answer where it should
├── HoursRefused       the hours of a day cannot be changed as was asked
├── EpochUnreadable    the file that knows the centre's newest life is damaged
├── BackupRefused      a copy of the database cannot be made or put back
├── DeviceRefused      a machine cannot be retired or declared lost as was asked
├── ReportRefused      a report cannot be made as was asked
└── MailSettingsWrong  the mail server cannot be used as it was named
"""

from pathlib import Path
from shlex import quote


class CentralFailure(Exception):
    """Something an operator must mend; the message says what and how."""


class KeysUnreadable(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged. Put back your copy of it: without it printed receipts cannot be read.")


class FolderUnusable(CentralFailure):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"the data folder {path} cannot be written or read ({reason}). Check its owner, its rights and that the "
            "disk is neither full nor read-only, or choose another with --data."
        )


class DatabaseInUse(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(f"another process holds the database {path}. End it, or wait for it, and try again.")


class DatabaseUnusable(CentralFailure):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the database {path} cannot be used ({reason}). Put back your copy of it.")


class NotMigrated(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"no places have been imported into {path.parent}. Run: "
            f"moedested central import FILE --data {quote(str(path.parent))}"
        )


class AddressTaken(CentralFailure):
    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"cannot answer at {address} ({reason}). Choose another with --host and --port.")


class HoursRefused(CentralFailure):
    """The message says why, to whoever asked."""


class EpochUnreadable(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged. Write a number into it that is certainly higher than this centre has had lives, such "
            "as 1000: the machines report once more then, and nothing is lost."
        )


class BackupRefused(CentralFailure):
    """The message says why, to whoever asked."""


class DeviceRefused(CentralFailure):
    """The message says why, to whoever asked."""


class PersonUnknown(CentralFailure):
    """No contact that is kept has that number, or stands behind that code."""

    def __str__(self) -> str:
        return "nobody is kept under that number or code. A phone number, or the nine digits of a booking, is expected"


class FileNotWritten(CentralFailure):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written ({reason}). Choose another file, in a folder that is there.")


class ReportRefused(CentralFailure):
    """The message says why, to whoever asked."""


class MailSettingsWrong(CentralFailure):
    """The message says which setting, and what is expected."""
