"""Two PostgreSQL servers for the tests, a primary and its standby, made by the commands of `docs/operations.md`.

Each has a data folder and a socket of its own, as two machines would, and is told to wait for the disk. What the page
lets operations type is typed here word for word; the machines' addresses are the only thing that differs.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from sqlalchemy import URL

from booking_core.store.engines.databases import PostgresDatabase, postgres_database
from booking_core.store.engines.migrate import migrate
from tests.docs.commands import Block, blocks
from tests.memory import folder_in_memory
from tests.postgres_server import (
    SUPERUSER,
    Server,
    as_somebody_else_than_root,
    give_away,
    have_it_guarded,
    installed,
    make_readable,
    named_folder,
    run_as_postgres,
    stop_servers,
)

PAGE = "operations.md"
MAKING, FAILING_OVER, COMING_BACK, WITHOUT, LAGGING = (
    "Making one",
    "The first machine dies",
    "The first machine comes back",
    "The standby dies",
    "A standby that commits do not wait for",
)
AS_POSTGRES = "as postgres"
_SETTINGS = {"listen_addresses": "''", "autovacuum": "off", "jit": "off", "dynamic_shared_memory_type": "mmap"}
_ACCESS = "local all all trust\nlocal replication all trust\n"
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Machine:
    """Of one of the two servers: where its data lie, its socket, and the programs that run it."""

    data: Path
    socket: Path
    programs: Path

    @property
    def server(self) -> Server:
        return Server(self.socket)

    def execute(self, statement: str, *, database: str = "postgres") -> list[tuple[object, ...]]:
        return self.server.execute(statement, database=database)

    def start(self) -> None:
        arguments = ["-D", self.data, "-w", "-t", _SECONDS, "-l", self.data / "log", "start"]
        run_as_postgres(self.programs / "pg_ctl", arguments, self.data.parent)

    def stop(self) -> None:
        """At once, and without a word to whoever is connected."""
        run_as_postgres(self.programs / "pg_ctl", ["-D", self.data, "-w", "-m", "immediate", "stop"], self.data.parent)

    def lose_power(self) -> None:
        """SIGKILL to all its processes: none of them does anything more."""
        file = self.data / "postmaster.pid"
        postmaster = int(file.read_text(encoding="ascii").splitlines()[0])
        os.kill(postmaster, signal.SIGSTOP)
        processes = (*_children_of(postmaster), postmaster)
        for one in processes:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        gate = Event()
        while any(_is_alive(one) for one in processes):
            gate.wait(0.01)
        for named in (file, *self.socket.glob(".s.*")):  # named after a process that nobody may have waited for here
            named.unlink()

    def is_running(self) -> bool:
        return (self.data / "postmaster.pid").exists()


def _fields_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()


def _is_alive(process: int) -> bool:
    try:
        return _fields_of(process)[0] != "Z"
    except FileNotFoundError:
        return False


def _children_of(parent: int) -> Iterator[int]:
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):
            if int(_fields_of(int(one.name))[1]) == parent:
                yield int(one.name)


@dataclass(frozen=True, slots=True)
class Pair:
    """`first` is the primary at first, `second` the other one; `database` names both machines."""

    folder: Path
    first: Machine
    second: Machine
    name: str

    @property
    def database(self) -> PostgresDatabase:
        return self.database_at(self.first, self.second)

    def database_at(self, *machines: Machine) -> PostgresDatabase:
        hosts = ",".join(str(one.socket) for one in machines)
        query = {"host": hosts, "port": ",".join("5432" for _ in machines)}
        url = URL.create("postgresql", username=SUPERUSER, database=self.name, query=query)
        return postgres_database(url.render_as_string(hide_password=False))

    def type_in(self, block: Block, **environment: str) -> str:
        """Run a block of the page where it belongs; what it said."""
        machines = {
            f"{name}{ending}": value
            for name, one in (("FIRST", self.first), ("SECOND", self.second))
            for ending, value in (("", f"host={one.socket} user={SUPERUSER}"), ("_DATA", str(one.data)))
        }
        own = str(Path(sys.executable).parent)
        words = {**os.environ, "PATH": f"{self.first.programs}:{own}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        how = as_somebody_else_than_root() if AS_POSTGRES in block.where else {}
        return block.run(
            environment={**words, **machines, "HOME": str(self.folder), **environment}, cwd=self.folder, **how
        )

    def make_standby(self, section: str, standby: Machine) -> None:
        """By the blocks of `section`; the copied settings get what is the machine's own."""
        for block in blocks(PAGE, section):
            if AS_POSTGRES in block.where:
                self.type_in(block)
            settings = standby.data / "postgresql.conf"
            if settings.exists() and not standby.is_running():
                with settings.open("a", encoding="utf-8") as file:
                    file.write(f"unix_socket_directories = '{standby.socket}'\n")

    def fail_over(self) -> None:
        """As soon as the first machine is off."""
        self.type_in_all(FAILING_OVER)

    def type_in_all(self, section: str, **environment: str) -> str:
        """Every block of `section`; what the last one said."""
        return [self.type_in(block, **environment) for block in blocks(PAGE, section)][-1]


@contextmanager
def postgres_pair(parent: Path | None = None) -> Iterator[Pair]:
    """A primary with the newest tables and a synchronous standby, gone at the end; in memory unless `parent` is named.

    What is lost with a disk is no question here: processes die, and files stay.
    """
    folder = named_folder(parent or folder_in_memory())
    make_readable(folder)
    give_away(folder)
    (folder / "programs").symlink_to(next(iter(installed(folder).values())))
    have_it_guarded(folder)
    programs = folder / "programs" / "bin"
    first, second = (Machine(folder / name, folder / f"{name}-at", programs) for name in ("first", "second"))
    for one in (first, second):
        one.socket.mkdir(mode=0o755)
        give_away(one.socket)
    pair = Pair(folder, first, second, "moedested")
    try:
        _make_primary(first)
        first.execute(f"CREATE DATABASE {pair.name}")
        first.execute("CREATE ROLE moedested LOGIN")
        migrate(pair.database_at(first))
        pair.make_standby(MAKING, second)
        yield pair
    finally:
        stop_servers(folder)


def _make_primary(machine: Machine) -> None:
    making = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", f"--username={SUPERUSER}", "--no-sync"]
    run_as_postgres(machine.programs / "initdb", ["-D", machine.data, *making], machine.data.parent)
    (machine.data / "pg_hba.conf").write_text(_ACCESS, encoding="ascii")
    settings = {**_SETTINGS, "unix_socket_directories": f"'{machine.socket}'"}
    with (machine.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())
    machine.start()
