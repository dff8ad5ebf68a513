"""Files of other word processors are read through LibreOffice, or say what they need."""

from __future__ import annotations

import os
import shutil
import threading
import time
import zipfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from checker.readers import ReadError, office, read

MakeDocx = Callable[..., bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
ODT = (
    f'<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0"'
    f' xmlns:draw="{NAMES}:drawing:1.0" xmlns:svg="{NAMES}:svg-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{}</office:text></office:body>'
    "</office:document-content>"
)
MANIFEST = (
    f'<m:manifest xmlns:m="{NAMES}:manifest:1.0">'
    '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def message(path: str, data: bytes) -> str:
    with pytest.raises(ReadError) as raised:
        read(path, data)
    assert "\n" not in str(raised.value)
    return raised.value.message


@pytest.mark.parametrize(
    ("ending", "data"), [("doc", OLE), ("wps", OLE), ("rtf", b"{\\rtf1}"), ("docx", OLE)]
)
def test_without_libreoffice_one_line_says_what_to_do(
    ending: str, data: bytes, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(office, "find", lambda: None)
    told = message(f"报告.{ending}", data)
    assert "LibreOffice" in told
    assert "另存为 .docx" in told


@pytest.mark.parametrize("ending", ["doc", "wps", "rtf", "odt"])
def test_what_is_no_such_file_is_not_converted(ending: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office, "convert", lambda *_: pytest.fail("converted"))
    assert "后缀" in message(f"报告.{ending}", b"no document at all")


def test_a_word_file_or_a_page_under_an_older_ending_needs_no_libreoffice(
    make_docx: MakeDocx, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(office, "find", lambda: None)
    body = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"
    for ending in ("doc", "wps"):
        assert read(f"a.{ending}", make_docx(body)).text == "正文"
    page = "<html><body><p>全年受理申请12件，办结10件，均按期答复当事人。</p></body></html>"
    assert read("a.doc", page.encode()).text == "全年受理申请12件，办结10件，均按期答复当事人。"


WORD_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
    "<w:body><w:p><w:r><w:t>全年办结案件30件。</w:t></w:r></w:p></w:body></w:wordDocument>"
)
FLAT = (
    f'<?xml version="1.0"?><office:document xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0"'
    ' office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
    "<office:body><office:text><text:p>全年办结案件30件。</text:p></office:text></office:body></office:document>"
)


@pytest.mark.parametrize(("ending", "data"), [("doc", WORD_2003), ("wps", WORD_2003), ("odt", FLAT)])
def test_documents_in_one_file_of_xml(ending: str, data: str, monkeypatch: pytest.MonkeyPatch):
    if shutil.which("soffice"):
        assert read(f"a.{ending}", data.encode()).text == "全年办结案件30件。"
    monkeypatch.setattr(office, "find", lambda: None)
    assert "LibreOffice" in message(f"a.{ending}", data.encode())
    assert "后缀" in message(f"a.{ending}", b'<?xml version="1.0"?><Settings/>')


def test_a_conversion_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60 & wait\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "find", lambda: str(slow))
    monkeypatch.setattr(office, "SECONDS", 1)
    assert "秒" in message("a.doc", OLE)


@pytest.mark.office
@needs_office
def test_a_damaged_file_says_so():
    assert "另存为" in message("a.doc", OLE)


@pytest.mark.office
@needs_office
def test_nothing_that_a_document_links_to_is_fetched(tmp_path: Path):
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_OPTIONS = do_HEAD = do_GET  # noqa: N815

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    image = f'<draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{address}/x.png"/></draw:frame>'
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{address}/x.odt"/></text:section>'
    )
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", ODT.format(f"<text:p>正文{image}</text:p>{section}"))
        file.writestr("META-INF/manifest.xml", MANIFEST)
    try:
        assert "正文" in read(str(tmp_path / "a.odt")).text
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []


def test_copies_of_reports_that_killed_runs_left_are_deleted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old, fresh, theirs = (tmp_path / name for name in (f"{office.FOLDER}a", f"{office.FOLDER}b", "checker-c"))
    for folder in (old, fresh, theirs):
        folder.mkdir()
        (folder / "report.doc").write_text("draft", "utf-8")
    for folder in (old, theirs):
        os.utime(folder, (time.time() - 3600,) * 2)
    with office._alone("a.doc"):
        assert (old.exists(), fresh.exists(), theirs.exists()) == (False, True, True)
