"""A machine is taken in once, by a code, and remembers the centre's keys."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socket import socket
from threading import Thread

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from kiosk.setup.enrolment import ENROL_PATH, EnrolmentCode, EnrolmentFailed, enrol
from kiosk.setup.identity import IDENTITY_FILE, device_key, key_text, load_identity

CENTRE_KEY = key_text(Ed25519PrivateKey.generate().public_key())
SEALING_KEY = key_text(X25519PrivateKey.generate().public_key())
TAKEN_IN = {
    "device": "house-kiosk",
    "venue": "house",
    "epoch": 2,
    "centre_key": CENTRE_KEY,
    "sealing_key": SEALING_KEY,
}


def own_certificate(folder: Path) -> Path:
    """A file with a key and a certificate of its own for this machine, signed by nobody else."""
    key = Ed25519PrivateKey.generate()
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a centre")]), datetime.now(UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, None)
    )
    path = folder / "certificate.pem"
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(pem + made.public_bytes(Encoding.PEM))
    return path


def behind_tls(listening: socket, certificate: Path) -> socket:
    """What listens so that it shows that certificate to whoever comes."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context.wrap_socket(listening, server_side=True)


@contextmanager
def centre_that_answers(
    status: int, answer: bytes, *, certificate: Path | None = None
) -> Iterator[tuple[str, list[object]]]:
    heard: list[object] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.path, msgspec.json.decode(body)))
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *arguments: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if certificate is not None:
            server.socket = behind_tls(server.socket, certificate)
        serving = Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        try:
            yield f"{'http' if certificate is None else 'https'}://127.0.0.1:{server.server_port}", heard
        finally:
            server.shutdown()
            serving.join()


def test_the_code_and_this_machines_key_are_sent_and_the_centres_keys_kept(tmp_path: Path) -> None:
    folder = tmp_path / "made now"
    with centre_that_answers(201, msgspec.json.encode(TAKEN_IN)) as (url, heard):
        enrol(f"{url}/", " AB12 ", folder)

    key = key_text(device_key(folder).public_key())
    assert heard == [(ENROL_PATH, {"code": "AB12", "public_key": key})]
    identity = load_identity(folder)
    assert (identity.device, identity.enrolled.venue, identity.enrolled.epoch) == ("house-kiosk", "house", 2)
    assert identity.enrolled.centre_url == url
    assert key_text(identity.enrolled.centre_key) == CENTRE_KEY
    assert key_text(identity.enrolled.sealing_key) == SEALING_KEY
    assert folder.stat().st_mode & 0o077 == 0


def test_enrolling_again_on_the_same_folder_keeps_the_key_and_everything_that_is_there(tmp_path: Path) -> None:
    with centre_that_answers(201, msgspec.json.encode(TAKEN_IN)) as (url, _):
        enrol(url, "AB12", tmp_path)
        (tmp_path / "journal.sqlite").write_bytes(b"what printed receipts stand on")
        key = device_key(tmp_path).private_bytes_raw()

        enrol(url, "CD34", tmp_path)

    assert device_key(tmp_path).private_bytes_raw() == key
    assert (tmp_path / "journal.sqlite").read_bytes() == b"what printed receipts stand on"


@pytest.mark.parametrize("code", ["enrolment-code-unknown", "enrolment-code-used", "enrolment-code-expired"])
def test_a_refused_code_is_told_in_the_centres_words_and_nothing_is_kept(tmp_path: Path, code: str) -> None:
    answer = msgspec.json.encode({"code": code, "detail": "Bed om en ny kode."})
    with centre_that_answers(422, answer) as (url, _), pytest.raises(EnrolmentFailed) as caught:
        enrol(url, "AB12", tmp_path)

    assert caught.value.code == code
    assert str(caught.value) == "Bed om en ny kode."
    assert not (tmp_path / IDENTITY_FILE).exists()


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, b"<html>Welcome to our guest network</html>"),
        (500, b"out of order"),
        (403, b'{"code": "\xe6"}'),
        (200, msgspec.json.encode(TAKEN_IN | {"centre_key": "AAAA"})),
    ],
)
def test_what_is_no_centre_is_not_believed(tmp_path: Path, status: int, answer: bytes) -> None:
    with centre_that_answers(status, answer) as (url, _), pytest.raises(EnrolmentFailed) as caught:
        enrol(url, "AB12", tmp_path)

    assert caught.value.code is EnrolmentCode.NOT_A_CENTRE
    assert str(caught.value).startswith(f"What answers at {url} is no centre of Mødested (")
    assert not (tmp_path / IDENTITY_FILE).exists()


def test_a_certificate_of_nobody_this_machine_trusts_is_told_as_such(tmp_path: Path) -> None:
    answering = centre_that_answers(201, msgspec.json.encode(TAKEN_IN), certificate=own_certificate(tmp_path))
    with answering as (url, heard), pytest.raises(EnrolmentFailed) as caught:
        enrol(url, "AB12", tmp_path / "kiosk")

    assert caught.value.code is EnrolmentCode.NOT_TRUSTED
    assert "REQUESTS_CA_BUNDLE" in str(caught.value)
    assert heard == []


def test_a_certificate_of_an_authority_that_is_named_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = own_certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))

    with centre_that_answers(201, msgspec.json.encode(TAKEN_IN), certificate=certificate) as (url, _):
        assert enrol(url, "AB12", tmp_path / "kiosk").device == "house-kiosk"


def test_a_centre_that_does_not_answer_is_told_as_such(tmp_path: Path) -> None:
    with centre_that_answers(200, b"") as (url, _):
        pass

    with pytest.raises(EnrolmentFailed) as caught:
        enrol(url, "AB12", tmp_path)

    assert caught.value.code is EnrolmentCode.NO_ANSWER
    assert f"{url} did not answer. Check the address" in str(caught.value)


def test_an_open_folder_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with centre_that_answers(201, msgspec.json.encode(TAKEN_IN)) as (url, _):
        enrol(url, "AB12", tmp_path)

    assert tmp_path.stat().st_mode & 0o077 == 0
