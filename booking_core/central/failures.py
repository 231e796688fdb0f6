"""What can go wrong in the central service, as one tree.

CentralFailure
├── KeysUnreadable     the key file is damaged
├── FolderUnusable     the data folder cannot be written
│   └── FolderFull     its disk has no room
├── DatabaseInUse      another process holds the database
├── DatabaseUnusable   the database is damaged, or no database at all
├── DatabaseDamaged    something in it is not what was written
├── DatabaseOfAnother  the database belongs to another program
├── DatabaseUrlUnusable  MOEDESTED_DATABASE_URL names no PostgreSQL database
├── PretendingRefused  a demonstration is to work on a town's own data
├── DatabaseElsewhere  the bookings are on a server, and the command was not told of it
├── DatabaseUnreachable  the PostgreSQL server is not there, or does not let us in
├── DatabaseHindered   the PostgreSQL server answers, and cannot write
├── NotMigrated        the database has not been made yet
├── FormOutdated       the tables are of an older or a newer program
├── AddressTaken       the service cannot answer where it should
├── HoursRefused       the hours of a day cannot be changed as was asked
├── EpochUnreadable    the file that knows the centre's newest life is damaged
├── MachinesUnreadable the file that knows every machine is damaged
├── EndedUnreadable    the file that knows which tokens and passwords ended is damaged
├── BackupRefused      a copy of the database cannot be made or put back
├── DeviceRefused      a machine cannot be retired or declared lost as was asked
├── SystemRefused      the account of a program cannot be changed as was asked
├── OpenFilesRefused   open files cannot be written, or not be taken in
├── ReportRefused      a report cannot be made as was asked
├── ClockInDoubt       nothing is deleted by the clock before somebody says that it is right
└── MailSettingsWrong  the mail server cannot be used as it was named
"""

from pathlib import Path
from shlex import quote

DATABASE_VARIABLE = "MOEDESTED_DATABASE_URL"
NO_CPR = "no CPR number: two phone numbers have a comma between them, and one of another country a + before it"
"""What is expected of a text that looks as if it held one, and how to write what only looks so."""
_ADVICE = {
    "password authentication failed": f"Correct the user or the password in {DATABASE_VARIABLE}.",
    "no password supplied": f"Put the password into {DATABASE_VARIABLE}, or into the service's ~/.pgpass.",
    "does not support SSL": (
        f"Let PostgreSQL there speak TLS (ssl = on in postgresql.conf), or correct sslmode in {DATABASE_VARIABLE}."
    ),
    "certificate": (
        f"Name the authority that signed the server's certificate with sslrootcert in {DATABASE_VARIABLE}, and the "
        "server as its certificate does."
    ),
    "does not exist": f"Make it with createuser and createdb, or correct the names in {DATABASE_VARIABLE}.",
    "standby does not answer": "Start the standby. Is it gone for good, see 'The standby dies' in docs/operations.md.",
    "session is read-only": f"That is a standby: promote it, or name the primary in {DATABASE_VARIABLE}.",
    "too many clients": "Raise max_connections in postgresql.conf: each process of the service takes up to 18.",
    "too many connections": "Raise CONNECTION LIMIT of our role and database: each process takes up to 18.",
}
"""What PostgreSQL says, where it speaks English, and what to do about it."""


class CentralFailure(Exception):
    """Something an operator must mend; the message says what and how."""


class KeysUnreadable(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged. Put back your copy of it: without it printed receipts cannot be read.")


class KeysMissing(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not there, and the database belongs to one: without it no printed receipt is read and no name "
            "is opened. Copy it there first, from where you keep its copy. Is it lost for good, make another with "
            "`moedested central migrate --new-keys`, and enrol every machine anew."
        )


class KeysForeign(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not the file of keys that this database belongs to: with it no printed receipt is read, no "
            "name is opened, and no machine is believed. A service that begins in an empty folder makes keys of its "
            "own. Put the right file in its place, from where you keep its copy. Is that lost for good, restore with "
            "--new-keys, and enrol every machine anew: the names are lost then."
        )


class FolderUnusable(CentralFailure):
    advice = (
        "Check its owner, its rights and that the disk is neither full nor read-only, or choose another with --data."
    )

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the data folder {path} cannot be written or read ({reason}). {self.advice}")


class FolderFull(FolderUnusable):
    advice = "Make room on its disk, and try again: what was kept there is as it was."


class DatabaseInUse(CentralFailure):
    def __init__(self, database: Path | str) -> None:
        super().__init__(f"another process holds the database {database}. End it, or wait for it, and try again.")


class DatabaseUnusable(CentralFailure):
    def __init__(self, database: Path | str, reason: str) -> None:
        super().__init__(f"the database {database} cannot be used ({reason}). Put back your copy of it.")


class DatabaseDamaged(CentralFailure):
    """Found while it was read, with the service running or not."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the database is damaged: {reason}. Stop the service, look with `moedested central doctor`, and put back "
            "the newest backup."
        )


class DatabaseOfAnother(CentralFailure):
    def __init__(self, database: Path | str) -> None:
        super().__init__(f"the database {database} belongs to another program. Choose another folder with --data.")


class DatabaseUrlUnusable(CentralFailure):
    def __init__(self) -> None:
        super().__init__(
            f"{DATABASE_VARIABLE} names no PostgreSQL database. Expected: postgresql://USER:PASSWORD@HOST/NAME, with "
            "other signs than letters and digits in the password written as in any URL, such as %40 for @, and behind "
            "a question mark only options that PostgreSQL has, such as sslmode=verify-full; without "
            "the variable the bookings are kept in a file in the data folder."
        )


class DatabaseElsewhere(CentralFailure):
    """`path` is the file that says so; `database` has no password in it."""

    def __init__(self, path: Path, database: str) -> None:
        super().__init__(
            f"the bookings of {path.parent} are in {database}, and {DATABASE_VARIABLE} is not set. Type the command "
            "with it, as moedested-central does (docs/installing.md). Is the centre to go back to a file in the "
            f"folder, move {path} away."
        )


class DatabaseUnreachable(CentralFailure):
    """`database` has no password in it."""

    def __init__(self, database: str, reason: str) -> None:
        words = " ".join(reason.split())
        super().__init__(f"the database {database} cannot be reached ({words}). {advice_for_unreachable(words)}")


class DatabaseHindered(CentralFailure):
    """`advice` is a sentence that says what is to be done."""

    def __init__(self, database: str, reason: str, advice: str) -> None:
        super().__init__(f"the database {database} cannot be written or read ({' '.join(reason.split())}). {advice}")


def advice_for_unreachable(words: str) -> str:
    """What an operator does about a server that gives that as its reason."""
    usual = f"Start PostgreSQL there, or correct the address in {DATABASE_VARIABLE}."
    return next((advice for sign, advice in _ADVICE.items() if sign in words), usual)


class PretendingRefused(CentralFailure):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} has served a town: no demonstration, and no pretended time, is let into it. Leave out "
            "--pretend-now, or choose another folder with --data."
        )


class NotMigrated(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"there is no database in {path.parent}. Name its folder with --data; a new one is made by: "
            f"moedested central import FILE --data {quote(str(path.parent))}"
        )


class FormOutdated(CentralFailure):
    """`form` is that of the tables, None where there are none; `newest` that of this program."""

    def __init__(self, database: str, form: str | None, newest: str) -> None:
        is_newer = form is not None and form > newest
        what = "has no tables yet" if form is None else f"has the form {form}, and this program writes {newest}"
        advice = "Install the newer program." if is_newer else "Run: moedested central migrate"
        super().__init__(f"the database {database} {what}. {advice}")


class AddressTaken(CentralFailure):
    def __init__(self, address: str, reason: str, *, options: str = "--host and --port") -> None:
        super().__init__(f"cannot answer at {address} ({reason}). Choose another with {options}.")


class HoursRefused(CentralFailure):
    """The message says why, to whoever asked."""


class EpochUnreadable(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged. Write a number into it that is certainly higher than this centre has had lives, such "
            "as 1000, and not above a million: the machines report once more then, and nothing is lost."
        )


class MachinesUnreadable(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged. Put back your copy of it. Without one, move it away: a machine enrolled since "
            "the copy of the database was made is then waited for only once it is enrolled again."
        )


class EndedUnreadable(CentralFailure):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged. Put back your copy of it. Without one, move it away: tokens and passwords that ended "
            "since the copy of the database was made then count again, until each is ended anew."
        )


class BackupRefused(CentralFailure):
    """The message says why, to whoever asked."""


class DeviceRefused(CentralFailure):
    """The message says why, to whoever asked."""


class PersonUnknown(CentralFailure):
    """No contact that is kept has that number or address, or stands behind that code."""

    def __str__(self) -> str:
        expected = "a phone number, an e-mail address, or the code of a booking or of a place on the waiting list"
        return f"nobody is kept under that number, address or code. Expected: {expected}"


class SystemRefused(CentralFailure):
    """That cannot be done with the account of a program."""


class StaffRefused(CentralFailure):
    """The message says why, to whoever asked."""


class FileNotWritten(CentralFailure):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written ({reason}). Choose another file, in a folder that is there.")


class OpenFilesRefused(CentralFailure):
    """The message says why, to whoever asked."""


class ReportRefused(CentralFailure):
    """The message says why, to whoever asked."""


class ClockInDoubt(CentralFailure):
    """The message says what the clock shows, and what to do."""


class MailSettingsWrong(CentralFailure):
    """The message says which setting, and what is expected."""
