"""A real CUPS on a loopback port, with a queue whose printer is a socket of the test."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import HERE, own_port

CUPSD, LPADMIN = "/usr/sbin/cupsd", "/usr/sbin/lpadmin"
PATIENCE_SECONDS = 30


@dataclass(slots=True)
class PaperTray:
    """What has come out of the printer, a document each."""

    documents: list[bytes] = field(default_factory=list)
    came: threading.Condition = field(default_factory=threading.Condition)

    def put(self, document: bytes) -> None:
        with self.came:
            self.documents.append(document)
            self.came.notify_all()

    def wait_for(self, count: int) -> list[bytes]:
        with self.came:
            assert self.came.wait_for(lambda: len(self.documents) >= count, PATIENCE_SECONDS), "no paper came"
            return list(self.documents)


@dataclass(frozen=True, slots=True)
class Cups:
    """`address` is what CUPS_SERVER must say; `tray` is where the queue "kontor" prints to."""

    address: str
    tray: PaperTray

    def tell(self, command: str) -> None:
        """`cupsreject`, `cupsdisable` and their like, of the queue."""
        subprocess.run(
            [f"/usr/sbin/{command}", "-h", self.address, "kontor"],
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )


@contextmanager
def cups() -> Iterator[Cups]:
    """CUPS with the queue "kontor", until the block is left."""
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    with own_port() as own:
        yield from _cups(folder, f"{HERE}:{own}")


def _cups(folder: Path, address: str) -> Iterator[Cups]:
    log = (folder / "cupsd.out").open("wb")
    server = subprocess.Popen(
        [CUPSD, "-f", "-c", _configure(folder, address), "-s", folder / "cups-files.conf"], stdout=log, stderr=log
    )
    try:
        _await(address, server, folder)
        with _printer() as (port, tray):
            _add_queue(address, "kontor", f"socket://127.0.0.1:{port}")
            yield Cups(address, tray)
    finally:
        server.terminate()
        server.wait(PATIENCE_SECONDS)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _configure(folder: Path, address: str) -> Path:
    """Everything in one folder, whose owner CUPS becomes: it prints nothing as root."""
    owner = "lp" if os.geteuid() == 0 else getpass.getuser()
    for name in ("spool", "cache", "state", "log", "root"):
        (folder / name).mkdir()
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, owner)
        path.chmod(0o755)
    (folder / "cups-files.conf").write_text(
        f"User {owner}\nGroup lp\nSystemGroup root lpadmin\nServerRoot {folder}/root\n"
        f"RequestRoot {folder}/spool\nCacheDir {folder}/cache\nStateDir {folder}/state\n"
        f"AccessLog {folder}/log/access\nErrorLog {folder}/log/error\nPageLog {folder}/log/page\nFileDevice No\n"
    )
    file = folder / "cupsd.conf"
    file.write_text(
        f"LogLevel warn\nListen {address}\nBrowsing No\nDefaultAuthType None\nWebInterface No\n"
        "<Location />\nOrder allow,deny\nAllow 127.0.0.1\n</Location>\n"
        "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow 127.0.0.1\n</Limit>\n</Policy>\n"
    )
    return file


def _add_queue(address: str, queue: str, printer: str) -> None:
    """A raw queue: what goes in comes out. CUPS warns that such queues will go one day; that is no failure."""
    words = [LPADMIN, "-h", address, "-p", queue, "-E", "-v", printer, "-m", "raw"]
    done = subprocess.run(words, capture_output=True, timeout=PATIENCE_SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode()


@contextmanager
def _printer() -> Iterator[tuple[int, PaperTray]]:
    """A network printer: every connection is a document."""
    tray = PaperTray()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_print_all, args=(listening, tray), name="printer", daemon=True)
        thread.start()
        yield listening.getsockname()[1], tray
        with socket.create_connection(listening.getsockname()):
            listening.close()
    thread.join(PATIENCE_SECONDS)


def _print_all(listening: socket.socket, tray: PaperTray) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection, connection.makefile("rb") as line:
            document = line.read()
        if document:
            tray.put(document)


def _await(address: str, server: "subprocess.Popen[bytes]", folder: Path) -> None:
    host, port = address.split(":")
    gate = threading.Event()
    for _ in range(600):
        assert server.poll() is None, (folder / "cupsd.out").read_text()
        try:
            with socket.create_connection((host, int(port)), timeout=1):
                return
        except OSError:
            gate.wait(0.05)
    message = "CUPS did not start"
    raise AssertionError(message)
