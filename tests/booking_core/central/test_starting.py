"""A service that cannot start says why in one plain sentence with what to do, ends with 2, and shows no insides."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
import requests
from sqlalchemy import URL

from booking_core.central.command_line import main
from booking_core.central.data_folder.backups import alone_with
from booking_core.central.running.listening import Address
from tests import own_disks
from tests.booking_core.central.installed_service import central
from tests.booking_core.central.running_centre import HERLEV, PATIENCE_SECONDS, await_answer
from tests.booking_core.central.several_processes import START_SECONDS, ServiceProcess, begun, commanded
from tests.booking_core.conftest import named
from tests.ports import HERE, own_port
from tests.postgres_server import WITH_PASSWORD, Server

Serve = Callable[..., list[str]]
Refusal = Callable[..., str]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre's data folder, to copy."""
    data = tmp_path_factory.mktemp("imported") / "centre"
    assert main(["import", str(HERLEV), "--data", str(data)]) == 0
    return data


@pytest.fixture
def folder(imported: Path) -> Iterator[Path]:
    """A centre's data folder."""
    with TemporaryDirectory() as made:
        yield copytree(imported, Path(made) / "centre")


@pytest.fixture
def own() -> Iterator[Address]:
    """Where the service is to answer, and never comes to."""
    with own_port() as port:
        yield Address(HERE, port)


@pytest.fixture
def serve(folder: Path, own: Address) -> Serve:
    """The command that serves that data, with more options."""
    return lambda *options: central("serve", "--data", str(folder), "--port", str(own.port), *options)


@pytest.fixture
def refused_to_serve(folder: Path, own: Address, tmp_path: Path) -> Refusal:
    """What a service of that data with more options says before it ends with 2."""
    words = tmp_path / "words"

    def refused_to_serve(*options: str) -> str:
        process = commanded(["serve", "--data", str(folder), "--port", str(own.port), *options], words)
        process.join(PATIENCE_SECONDS)
        said = words.read_text()
        assert process.exitcode == 2, said
        return one_sentence(said)

    return refused_to_serve


def refusal(command: Sequence[str], code: int = 2) -> str:
    """What the command says before it ends with `code`."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    assert done.stdout == ""
    return one_sentence(done.stderr)


def one_sentence(said: str) -> str:
    """It, without anything else, and with what to do."""
    sentence = said.strip()
    assert "\n" not in sentence, sentence
    assert re.search(r"\. [A-Z].*(\.|: moedested .*)$", sentence), sentence
    return sentence


def with_no_more_rights_than_others(command: Sequence[str]) -> list[str]:
    """`command` without what lets an administrator read everything."""
    rights = "-dac_override,-dac_read_search"
    return (
        ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *command] if os.geteuid() == 0 else [*command]
    )


def test_a_port_that_is_taken_is_named(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refusal(central("serve", "--data", str(folder), "--port", str(port)))

    assert f"cannot answer at http://127.0.0.1:{port} (Address already in use)" in said
    assert "--port" in said


def test_so_is_one_for_the_metrics(refused_to_serve: Refusal) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused_to_serve("--metrics", str(port))

    assert f"cannot answer at http://127.0.0.1:{port} (Address already in use)" in said
    assert "--metrics" in said


def test_an_address_of_another_machine_is_named(refused_to_serve: Refusal) -> None:
    said = refused_to_serve("--host", "192.0.2.7")

    assert "cannot answer at http://192.0.2.7" in said


def test_an_address_that_is_the_services_own_is_refused_to_the_metrics(refused_to_serve: Refusal, own: Address) -> None:
    said = refused_to_serve("--metrics", f"localhost:{own.port}")

    assert f"cannot answer at {own} (the service itself is to answer there)" in said
    assert "--metrics" in said


def test_a_name_of_no_machine_is_named(refused_to_serve: Refusal, own: Address) -> None:
    said = refused_to_serve("--host", "nowhere.invalid")

    assert f"cannot answer at http://nowhere.invalid:{own.port}" in said


@pytest.mark.parametrize("host", ["localhost", "::1"])
def test_the_service_says_where_it_answers_once_it_does(folder: Path, host: str) -> None:
    with own_port() as port:
        address = Address("127.0.0.1" if host == "localhost" else host, port)
        words = central("serve", "--data", str(folder), "--host", host, "--port", str(port))
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
            assert service.stdout is not None
            said = next(line for line in service.stdout if " answers at " in line)
            try:
                await_answer(address)
                status = requests.get(f"{address}/healthz", timeout=PATIENCE_SECONDS).status_code
            finally:
                service.terminate()

    assert (said, status) == (f"Mødested answers at {address}. Stop it with Ctrl-C.\n", 200)
    assert service.returncode == 0


@pytest.mark.parametrize("name", ["central.sqlite", "centre.keys"])
def test_a_file_that_may_not_be_read_is_no_damaged_one(folder: Path, name: str, serve: Serve) -> None:
    (folder / name).chmod(0)

    said = refusal(with_no_more_rights_than_others(serve()))

    assert f"the data folder {folder} cannot be written or read" in said
    assert "rights" in said
    assert "copy" not in said


def test_a_file_of_another_program_is_named_and_left_alone(folder: Path, refused_to_serve: Refusal) -> None:
    path = folder / "central.sqlite"
    path.write_bytes(b"%PDF-1.7 a report about something else\n" * 200)

    said = refused_to_serve()

    assert f"the database {path} cannot be used" in said
    assert path.read_bytes().startswith(b"%PDF-1.7")


def test_a_database_of_another_program_is_named_and_left_alone(folder: Path, refused_to_serve: Refusal) -> None:
    path = folder / "central.sqlite"
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE invoice (number INTEGER)")

    said = refused_to_serve()

    assert f"{path} belongs to another program" in said
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("invoice",)]


def test_a_folder_in_which_nothing_may_be_written_is_named(folder: Path, serve: Serve) -> None:
    said = refusal([*own_disks.on(own_disks.READ_ONLY, folder), *serve()])

    assert f"the data folder {folder} cannot be written or read" in said
    assert "read-only" in said


def test_a_folder_of_somebody_else_is_named(folder: Path, serve: Serve) -> None:
    folder.chmod(0)

    said = refusal(with_no_more_rights_than_others(serve()))
    folder.chmod(0o700)

    assert f"the data folder {folder} cannot be written or read" in said


A_COPY = "a copy"
BESIDE_THE_SERVICE = [
    ["doctor"],
    ["staff"],
    ["backup", A_COPY],
    ["restore", A_COPY],
    ["export", "elsewhere"],
]


@pytest.mark.parametrize("words", BESIDE_THE_SERVICE, ids=lambda words: words[0])
def test_whoever_may_not_look_into_the_folder_is_told_so_by_every_command(
    folder: Path, words: list[str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    if words[0] == "restore":
        trusted = "UPDATE device SET public_key = x'00'"
        assert main(["backup", str(copy), "--data", str(folder)]) == 0
        with sqlite3.connect(copy) as connection:
            connection.execute(trusted)
    named_there = [str(copy) if word == A_COPY else word for word in words]
    folder.chmod(0)

    said = refusal(with_no_more_rights_than_others(central(*named_there, "--data", str(folder))), code=1)
    folder.chmod(0o700)

    assert f"the data folder {folder} cannot be written or read" in said
    assert "rights" in said


@pytest.mark.parametrize("words", [["backup", "copy.sqlite"], ["export", "files"], ["import", "herlev.toml"]])
def test_a_file_in_a_folder_of_somebody_else_is_named(folder: Path, words: list[str], tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0)
    file = theirs / words[1]

    command = with_no_more_rights_than_others(central(words[0], str(file), "--data", str(folder)))
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith(f"{file} c")
    assert "Permission denied" in done.stderr
    assert "Traceback" not in done.stderr


def test_tables_of_a_newer_program_ask_for_it(folder: Path, refused_to_serve: Refusal) -> None:
    with sqlite3.connect(folder / "central.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    said = refused_to_serve()

    assert "has the form 9999" in said
    assert "Install the newer program" in said


def test_a_full_disk_is_named(folder: Path, serve: Serve) -> None:
    said = refusal([*own_disks.on(own_disks.FULL, folder), *serve()])

    assert f"the data folder {folder} cannot be written or read" in said
    assert "Make room on its disk, and try again: what was kept there is as it was." in said


def test_commands_say_of_a_full_disk_what_to_do_lose_nothing_and_go_on_once_there_is_room(
    folder: Path, tmp_path: Path
) -> None:
    """One program on one disk: it is full, and then it is not."""
    kept, disk = tmp_path / "kept", tmp_path / "disk"
    copytree(folder, kept / "centre")
    disk.mkdir()
    for command, name in (("backup", "copy.sqlite"), ("export", "open")):
        assert main([command, str(kept / name), "--data", str(kept / "centre")]) == 0
    program = [sys.executable, "-m", "tests.booking_core.central.full_disk", str(disk), str(kept)]

    done = subprocess.run(
        [*own_disks.on(own_disks.small(12), disk), *program],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )

    told = json.loads(done.stdout)
    assert [name for name, one in told.items() if (one["refused"], one["doctor"], one["done"]) != (1, 0, 0)] == []
    assert [name for name, one in told.items() if not re.search(r"[Mm]ake room|has room", one["said"])] == []
    assert [name for name, one in told.items() if "\n" in one["said"]] == []


def test_a_second_service_on_the_same_data_is_told_of_the_first(folder: Path, refused_to_serve: Refusal) -> None:
    with alone_with(folder):
        said = refused_to_serve()

    assert "another process holds the database" in said


@pytest.mark.parametrize(
    "words", [["migrate"], ["import", str(HERLEV)], ["serve", "--port", "1"]], ids=lambda words: words[0]
)
def test_tables_are_not_changed_under_a_service_that_is_at_work(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """As of an older program: it would go on writing as if they were still its own."""
    with sqlite3.connect(folder / "central.sqlite") as tables:
        tables.execute("UPDATE alembic_version SET version_num = '0023'")

    with alone_with(folder):
        assert main([*words, "--data", str(folder)]) == (2 if words[0] == "serve" else 1)

    assert "another process holds the database" in capsys.readouterr().err
    with sqlite3.connect(folder / "central.sqlite") as tables:
        assert tables.execute("SELECT version_num FROM alembic_version").fetchall() == [("0023",)]


def test_beside_a_service_at_work_places_go_in_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with alone_with(folder):
        assert main(["import", str(HERLEV), "--data", str(folder)]) == 0

    assert "unchanged" in capsys.readouterr().out


def test_what_is_wrong_with_a_server_is_told_with_what_to_do(folder: Path, own: Address, postgres: Server) -> None:
    """All at once, as each takes a moment: gone, locked, empty, of another name, and one that does not write."""
    postgres.execute(f"CREATE ROLE {WITH_PASSWORD} LOGIN PASSWORD 'sesam'")
    with postgres.fresh_database(like="template0") as empty, postgres.fresh_database() as still:
        postgres.execute(f"ALTER DATABASE {still.url.database} SET default_transaction_read_only = on")
        urls = {
            "Start PostgreSQL there": empty.url.set(query={"host": str(folder)}),
            "Correct the user or the password": empty.url.set(username=WITH_PASSWORD, password="falsk"),
            "has no tables yet. Run: moedested central migrate": empty.url,
            "createdb": empty.url.set(database="nowhere"),
            "That is a standby: promote it": still.url,
        }
        begun_ones = [begun_with(url, folder, own) for url in urls.values()]
        said = [refused(one) for one in begun_ones]
    postgres.execute(f"DROP ROLE {WITH_PASSWORD}")

    assert [advice for advice, sentence in zip(urls, said, strict=True) if advice not in sentence] == []
    assert not any("falsk" in sentence for sentence in said)


def begun_with(url: URL, folder: Path, own: Address) -> ServiceProcess:
    with named(url):
        return begun(folder, own)


def refused(service: ServiceProcess) -> str:
    """What it says before it ends with 2."""
    service.process.join(START_SECONDS)
    sentence = service.words.read_text().strip()
    assert service.process.exitcode == 2, sentence
    assert "\n" not in sentence, sentence
    return sentence


def test_what_was_typed_wrong_ends_the_same_way(serve: Serve) -> None:
    done = subprocess.run(serve("--proxy", "here"), capture_output=True, text=True, check=False, timeout=30)

    assert done.returncode == 2
    assert "'here' is no network" in done.stderr
    assert "Traceback" not in done.stderr


MADE_READY = """
import sys
from contextlib import closing
from pathlib import Path
from booking_core.central.centre import open_centre
from booking_core.central.running.serving import make_ready
with closing(open_centre(Path(sys.argv[1]))) as centre:
    assert "holidays.countries" not in sys.modules, "nothing would be shown"
    make_ready(centre)
    assert "holidays.countries" in sys.modules
"""


def test_what_deciding_needs_is_loaded_before_anybody_waits_for_it(folder: Path) -> None:
    """Whoever decides first would load it with all others waiting for the lock."""
    subprocess.run([sys.executable, "-c", MADE_READY, folder], check=True, timeout=PATIENCE_SECONDS)
