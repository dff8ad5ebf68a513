"""What cannot be read says so in one line that names the file and the mend."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.readers import ReadError, read
from checker.support import limits

MakeDocx = Callable[..., bytes]
PARAGRAPH = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def message(path: str, data: bytes | None = None) -> str:
    with pytest.raises(ReadError) as raised:
        read(path, data)
    assert raised.value.path == path
    assert "\n" not in str(raised.value)
    return raised.value.message


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def test_missing_file(tmp_path: Path):
    assert "找不到" in message(str(tmp_path / "没有.txt"))


def test_a_folder_named_like_a_file(tmp_path: Path):
    (tmp_path / "报告.txt").mkdir()
    assert message(str(tmp_path / "报告.txt"))


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.docx"])
@pytest.mark.parametrize("data", [b"", b"\r\n \n"])
def test_empty_file(path: str, data: bytes):
    assert "空文件" in message(path, data)


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, b"\x00\x01\x02" * 400, OLE])
def test_no_text_at_all(path: str, data: bytes):
    assert "不是文本文件" in message(path, data)


@pytest.mark.parametrize("ending", ["doc", "wps", "rtf", "odt", "pdf"])
def test_other_formats_say_how_to_convert(ending: str):
    assert "请" in message(f"报告.{ending}", b"x")


def test_unknown_ending_names_those_that_can_be_read():
    assert ".docx" in message("报告.xyz", b"x")


def test_a_word_file_cut_off_anywhere(make_docx: MakeDocx):
    whole = make_docx(PARAGRAPH * 50)
    for size in range(1, len(whole) - 1, 97):
        assert "docx" in message("a.docx", whole[:size])


def test_a_word_file_with_a_damaged_byte_is_read_or_refused(make_docx: MakeDocx):
    whole = make_docx(PARAGRAPH * 50)
    refused = 0
    for at in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        try:
            read("a.docx", bytes(damaged))
        except ReadError:
            refused += 1
    assert refused


def test_old_word_file_under_the_new_ending():
    assert ".doc" in message("a.docx", OLE)


def test_protected_by_a_password():
    assert "密码" in message("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))


def test_an_archive_that_is_no_word_file():
    assert "Word" in message("a.docx", archive(content=b"x"))


def test_a_word_file_without_text(make_docx: MakeDocx):
    assert "没有文字" in message("a.docx", make_docx("<w:p/>"))


def test_zip_bomb(make_docx: MakeDocx):
    assert "反常" in message("a.docx", make_docx(PARAGRAPH, **{"word/media/image1.png": "0" * 3_000_000}))


def test_entities_are_refused(make_docx: MakeDocx):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert "XML" in message("a.docx", make_docx(PARAGRAPH, **{"word/document.xml": bomb}))


def test_text_in_markup_too_deep_or_broken(make_docx: MakeDocx):
    assert "docx" in message("a.docx", make_docx("<w:x>" * 5000 + "</w:x>" * 5000))
    assert "docx" in message("a.docx", make_docx("<w:p>"))


@pytest.mark.parametrize(
    ("path", "data", "mend"),
    [
        ("a.docx", b"%PDF-1.7\n...", ".pdf"),
        ("a.wps", b"%PDF-1.7\n...", ".pdf"),
        ("a.doc", b"\x89PNG\r\n", ".png"),
        ("a.pdf", b"PK\x03\x04...", ".docx"),
        ("a.pdf", b"{\\rtf1", ".rtf"),
        ("a.pdf", OLE, ".doc"),
        ("a.zip", b"Rar!\x1a\x07\x01\x00", ".rar"),
        ("a.zip", b"7z\xbc\xaf\x27\x1c", ".7z"),
        ("a.ofd", b"%PDF-1.7\n...", ".pdf"),
        ("a.ofd", archive(**{"word/document.xml": b"<a/>"}), ".docx"),
    ],
)
def test_a_file_under_the_ending_of_another_says_what_it_is(path: str, data: bytes, mend: str):
    assert mend in message(path, data)
    assert "其实是" in message(path, data)


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_more_paragraphs_than_a_report_has(ending: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "PARAGRAPHS", 4)
    text = "云溪镇人民政府2023年度法治政府建设情况报告\n\n一、成效\n\n检查3家。\n\n培训2期。\n"
    assert len(read(f"报告{ending}", text.encode()).paragraphs) == 4
    with pytest.raises(ReadError, match="有 5 段，超过 4 段"):
        read(f"报告{ending}", f"{text}\n调解6起。\n".encode())
