"""Who gets in and what is taken: nothing from elsewhere, nothing too large, nothing with a forged token."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import Server, Visitor

WORD = Path(__file__).parents[2] / "reports" / "linshui-justice-bureau-2024.docx"


def test_the_address_gives_a_cookie_that_scripts_and_other_sites_do_not_get(visitor: Visitor) -> None:
    assert visitor.entered
    assert "httponly" in visitor.flags
    assert "samesite=strict" in visitor.flags
    status, headers, page = visitor.ask("GET", "/")
    assert status == 200
    assert 'id="drop"' in page.decode()
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert visitor.server.token not in page.decode()


def test_the_page_loads_nothing_from_elsewhere(visitor: Visitor) -> None:
    for path in ("/", "/sheet"):
        page = visitor.ask("GET", path)[2].decode()
        assert "http://" not in page.replace("http://www.w3.org", "")
        assert "https://" not in page


@pytest.mark.parametrize("token", ["x", "", "ä", "x" * 43])
def test_a_forged_token_opens_nothing(server: Server, token: str) -> None:
    forged = Visitor(server, token.encode().hex() if token == "ä" else token)
    assert not forged.entered
    assert not forged.cookie
    assert forged.ask("GET", "/state")[0] == 403
    assert forged.ask("POST", "/files?name=a.txt", b"x")[0] == 403
    assert 'id="drop"' not in forged.ask("GET", "/")[2].decode()
    assert forged.ask("GET", "/state", Cookie=f"checker-{server.port}=x")[0] == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1.evil.example:{port}", "0.0.0.0:{port}"],
)
def test_another_host_name_is_refused(visitor: Visitor, host: str) -> None:
    said = host.format(port=visitor.server.port)
    for path in ("/", "/state", f"/?token={visitor.server.token}"):
        assert visitor.ask("GET", path, Host=said)[0] == 421


def test_localhost_is_this_computer_too(visitor: Visitor) -> None:
    assert visitor.ask("GET", "/", Host=f"localhost:{visitor.server.port}")[0] == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}"]
)
def test_another_origin_is_refused(visitor: Visitor, report: bytes, origin: str) -> None:
    said = origin.format(port=visitor.server.port)
    assert visitor.ask("POST", "/files?name=a.txt", report, Origin=said)[0] == 403
    assert visitor.ask("GET", "/state", Origin=said)[0] == 403
    assert visitor.ask("DELETE", "/files", Origin=said)[0] == 403
    assert visitor.ask("POST", "/files?name=a.txt", report, Origin="")[0] == 403
    assert visitor.ask("GET", "/state", Sec_Fetch_Site="cross-site")[0] == 403
    for path in ("/verdicts", "/copies?name=a.json", "/disputed", "/settings"):
        assert visitor.ask("POST", path, b"{}", Origin=said)[0] == 403
        assert visitor.ask("POST", path, b"{}", Cookie="")[0] == 403
    assert visitor.state() == []


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "a/../../b.txt",
        "..",
        "/etc/passwd",
        "C:\\a.txt",
        "a\\b.txt",
        "",
        "a\0.txt",
        "a\n.txt",
        "x" * 300,
    ],
)
def test_names_that_lead_elsewhere_are_refused(visitor: Visitor, report: bytes, name: str) -> None:
    assert visitor.put(name, report) == 400
    assert visitor.state() == []


@pytest.mark.parametrize(
    "path", ["/../etc/passwd", "/files/../../etc/passwd", "/files/..%2f..%2fetc%2fpasswd", "/sheet.toml"]
)
def test_paths_that_lead_elsewhere_are_not_found(visitor: Visitor, path: str) -> None:
    status, _, body = visitor.ask("GET", path)
    assert status in (404, 405)
    assert b"root:" not in body
    assert b"Traceback" not in body


def test_a_file_of_two_gigabytes_is_refused_unread(visitor: Visitor) -> None:
    with socket.create_connection(("127.0.0.1", visitor.server.port), timeout=10) as line:
        head = (
            f"POST /files?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{visitor.server.port}\r\n"
            f"Origin: {visitor.server.origin}\r\nCookie: {visitor.cookie}\r\nContent-Length: {2 * 2**30}\r\n\r\n"
        )
        line.sendall(head.encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413")


def test_a_file_that_hides_its_size_is_cut_off(visitor: Visitor) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(70):
            yield bytes(2**20)

    try:
        status = visitor.ask("POST", "/files?name=a.txt", endless())[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 413
    assert status == 413
    assert visitor.state() == []
    assert sum(path.stat().st_size for path in visitor.server.left()) < 2**20


def test_each_browser_sees_its_own_files_only(server: Server, report: bytes) -> None:
    first, second = Visitor(server), Visitor(server)
    assert first.put("云溪镇.txt", report) == 200
    mine = first.state()[0]
    assert second.state() == []
    assert second.ask("GET", f"/files/{mine['id']}/annotated")[0] == 404
    second.ask("DELETE", f"/files/{mine['id']}")
    assert [file["name"] for file in first.state()] == ["云溪镇.txt"]
    assert "云溪镇" not in second.ask("GET", "/sheet")[2].decode()


def test_it_listens_on_this_computer_only(server: Server) -> None:
    tables = Path("/proc/net/tcp")
    if not tables.exists():
        pytest.skip("needs /proc")
    port = f":{server.port:04X}"
    listening = [line.split()[1] for line in tables.read_text().splitlines() if line.split()[3] == "0A"]
    assert [address for address in listening if address.endswith(port)] == [f"0100007F{port}"]


def test_what_is_no_verdict_is_refused(visitor: Visitor) -> None:
    for body in (
        b"",
        b"[]",
        b"{",
        b'{"schema": 1, "verdicts": [1]}',
        b"\xff",
        b'{"schema": 2, "verdicts": []}',
    ):
        status, _, answer = visitor.ask("POST", "/verdicts", body)
        assert (status, b"Traceback" in answer) == (400, False)
    wrong = {"id": f"{'0' * 16}#late-report#a.txt", "verdict": "乱写"}
    assert visitor.ask("POST", "/verdicts", json.dumps({"schema": 1, "verdicts": [wrong]}))[0] == 400


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_nothing_is_left_of_uploads(tmp_path: Path, report: bytes, how: signal.Signals) -> None:
    server = Server(tmp_path)
    try:
        visitor = Visitor(server)
        for number in range(3):
            assert visitor.put(f"{number}.txt", report) == 200
        (private,) = server.temporary.iterdir()
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
        assert len(server.left()) == 4
        assert not any("txt" in path.stem or path.stem in "012" for path in server.left())
    finally:
        code = server.stop(how)
    assert code == 0
    assert list(server.temporary.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_when_it_ends_while_reports_are_judged(
    tmp_path: Path, report: bytes, how: signal.Signals
) -> None:
    """Whatever readers unpack or convert lies nowhere else either."""
    server = Server(tmp_path)
    try:
        visitor = Visitor(server)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("镇.txt", report)
        many = {
            "a.zip": packed.getvalue(),
            "b.docx": WORD.read_bytes(),
            "c.doc": b"\xd0\xcf\x11\xe0" * 999,
            "d.pdf": b"%PDF-1.4",
        }
        for number in range(6):
            many[f"{number}.txt"] = report * 20
        for name, data in many.items():
            assert visitor.put(name, data) == 200
        assert any(
            file["state"] == "waiting" for file in json.loads(visitor.ask("GET", "/state")[2])["files"]
        )
    finally:
        code = server.stop(how)
    assert code == 0
    assert list(server.temporary.iterdir()) == []


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path, report: bytes) -> None:
    server = Server(tmp_path)
    Visitor(server).put("a.txt", report)
    server.stop(signal.SIGKILL)
    assert len(server.left()) == 2
    (old,) = server.temporary.iterdir()
    again = Server(tmp_path)
    try:
        assert not old.exists()
    finally:
        again.stop()


def test_a_port_that_is_taken_is_named(server: Server) -> None:
    from tests.gate.conftest import checker

    done = checker("serve", "--no-open", "--port", str(server.port))
    assert (done.returncode, f"端口 {server.port} 已被占用" in done.stderr) == (2, True)
    assert os.linesep not in done.stderr.strip()
