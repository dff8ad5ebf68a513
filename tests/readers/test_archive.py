"""Reports in a zip archive are read in place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from checker.readers import ReadError, read
from checker.support import archives
from checker.support.errors import FileError


def write(path: Path, *members: tuple[str | bytes, bytes]) -> Path:
    """An archive; names given as bytes are written as old archivers do, in an encoding that is not said."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            info = zipfile.ZipInfo(name if isinstance(name, str) else "x" * len(name))
            file.writestr(info, data, zipfile.ZIP_DEFLATED)
    whole = path.read_bytes()
    for name, _ in members:
        if isinstance(name, bytes):
            whole = whole.replace(b"x" * len(name), name)
    path.write_bytes(whole)
    return path


def names(path: Path) -> list[str]:
    return [member.relative_to(path).as_posix() for member in archives.members(path)]


def test_members_are_read_in_place(tmp_path: Path) -> None:
    path = write(
        tmp_path / "送审.zip", ("各镇/清河镇.txt", "正文一".encode()), ("云岭镇.txt", "正文二".encode())
    )
    assert names(path) == ["云岭镇.txt", "各镇/清河镇.txt"]
    assert [read(str(member)).text for member in archives.members(path)] == ["正文二", "正文一"]


def test_names_in_gbk(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", ("清河镇报告.txt".encode("gbk"), "正文".encode()))
    assert names(path) == ["清河镇报告.txt"]
    assert read(str(path / "清河镇报告.txt")).text == "正文"


def test_names_lead_nowhere_but_into_the_archive(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.zip",
        ("../../etc/a.txt", b"1"),
        ("/b.txt", b"2"),
        ("C:\\c.txt", b"3"),
        ("__MACOSX/._d.txt", b"4"),
    )
    assert names(path) == ["C/c.txt", "b.txt", "etc/a.txt"]
    assert read(str(path / "etc/a.txt")).text == "1"


def test_folders_named_like_an_archive_are_folders(tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    (tmp_path / "a.zip" / "b.txt").write_text("正文", encoding="utf-8")
    assert read(str(tmp_path / "a.zip" / "b.txt")).text == "正文"


def message(path: Path) -> str:
    with pytest.raises(ReadError) as raised:
        read(str(path))
    assert "\n" not in str(raised.value)
    return raised.value.message


def test_what_cannot_be_read(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("a.txt", "x")
    path = write(tmp_path / "a.zip", ("内.zip", inner.getvalue()), ("b.txt", b"x"))
    assert "解压" in message(path / "内.zip")
    assert "没有这个文件" in message(path / "c.txt")
    assert "a.zip/b.txt" in message(path)
    assert "没有能读" in message(write(tmp_path / "b.zip", ("内.zip", inner.getvalue())))
    assert "空" in message(write(tmp_path / "b.zip"))
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 cut off")
    assert "完整" in message(tmp_path / "c.zip")
    (tmp_path / "d.rar").write_bytes(b"Rar!")
    assert ".zip" in message(tmp_path / "d.rar")


def test_a_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    assert names(write(tmp_path / "a.zip", (b"\0b", b"x"), ("c.txt", b"y"))) == ["c.txt"]


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileError, match="反常"):
        archives.members(write(tmp_path / "a.zip", ("a.txt", b"0" * 3_000_000)))
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    with pytest.raises(FileError, match="反常"):
        archives.members(write(tmp_path / "b.zip", *((f"{n}.txt", b"0") for n in range(3))))


def test_a_size_that_lies_is_no_way_past_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", ("a.txt", b"0123456789" * 10))
    whole = path.read_bytes()
    path.write_bytes(whole.replace((100).to_bytes(4, "little"), (1).to_bytes(4, "little")))
    with pytest.raises(FileError):
        archives.member_bytes(path, "a.txt", 50)


def test_an_archive_is_no_report_and_says_what_to_name_instead(tmp_path: Path) -> None:
    whole = write(tmp_path / "送审.zip", ("说明.exe", b"x"), ("甲.docx", b"x"), ("乙.txt", "正文".encode()))
    with pytest.raises(ReadError, match=r"里面有 2 份文件，请写明是哪一份，如 .*送审\.zip/乙\.txt"):
        read(str(whole))
    word = write(tmp_path / "报告.zip", ("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>"))
    with pytest.raises(ReadError, match="后缀名"):
        read(str(word))
    with pytest.raises(ReadError, match="解压"):
        read("别处来的.zip", whole.read_bytes())


def test_what_is_no_file_is_told_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "文件夹").mkdir()
    with pytest.raises(ReadError, match="是文件夹"):
        read(str(tmp_path / "文件夹"))
    (tmp_path / "圈").symlink_to("圈")
    with pytest.raises(ReadError, match=r"绕成了圈|链接指向"):
        read(str(tmp_path / "圈"))
