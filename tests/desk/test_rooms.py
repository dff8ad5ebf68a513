"""What happens to reports that are put in."""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from checker.desk.work import WorkError, Workers
from tests.desk.conftest import Visitor
from tests.gate.conftest import checker
from tests.review.conftest import text

WORD = Path(__file__).parents[2] / "reports" / "linshui-justice-bureau-2024.docx"


def test_good_and_bad_files_side_by_side(visitor: Visitor, report: bytes) -> None:
    for name, data in (("镇/云溪镇.txt", report), ("空.txt", b""), ("坏.docx", b"PK\3\4"), ("表.xlsx", b"x")):
        assert visitor.put(name, data) == 200
    told = {file["name"]: file for file in visitor.state()}
    assert told["镇/云溪镇.txt"]["counts"]["error"] > 0
    assert {name: told[name]["state"] for name in ("空.txt", "坏.docx", "表.xlsx")} == dict.fromkeys(
        ("空.txt", "坏.docx", "表.xlsx"), "unread"
    )
    assert all(file.get("message", "") == "" or "Traceback" not in file["message"] for file in told.values())
    page = visitor.ask("GET", "/sheet")[2].decode()
    assert "未能读取" in page
    assert "云溪镇" in page


def test_the_same_name_again_is_the_newer_version(visitor: Visitor, report: bytes) -> None:
    visitor.put("报告.txt", report)
    before = visitor.state()[0]
    visitor.put("报告.txt", report.replace("明显增强".encode(), "得到考核，合格率98%".encode()))
    (after,) = visitor.state()
    assert after["id"] != before["id"]
    assert after["findings"] < before["findings"]


def test_copies_among_reports_are_told_by_their_names(visitor: Visitor) -> None:
    for place in ("云溪镇", "石桥镇"):
        visitor.put(f"{place}.txt", text(place).encode())
    visitor.state()
    page = visitor.ask("GET", "/sheet")[2].decode()
    assert 'data-rule="copied-report"' in page
    assert "checker-desk" not in page


def test_downloads(visitor: Visitor) -> None:
    visitor.put("局/报告.docx", WORD.read_bytes())
    (file,) = visitor.state()
    status, headers, data = visitor.ask("GET", f"/files/{file['id']}/annotated")
    assert status == 200
    assert "%E6%89%B9%E6%B3%A8" in headers["content-disposition"]
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert zipfile.ZipFile(io.BytesIO(visitor.ask("GET", "/annotated")[2])).namelist() == [
        "局/报告.批注.docx"
    ]
    for kind, begins in (("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!DOCTYPE"), ("md", b"#")):
        status, _, data = visitor.ask("GET", f"/sheet.{kind}")
        assert (status, data[: len(begins)]) == (200, begins)


def test_verdicts_go_into_the_workbook_and_can_be_withdrawn(
    visitor: Visitor, report: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("云溪镇.txt").write_bytes(report)
    visitor.put("云溪镇.txt", report)
    visitor.state()
    ids = [part.split('"')[0] for part in visitor.ask("GET", "/sheet")[2].decode().split('data-id="')[1:]]
    said = [
        {"id": one, "excerpt": "x", "verdict": "误报", "by": "周敏", "date": "2024-03-01"} for one in ids[:3]
    ]
    assert visitor.ask("POST", "/verdicts", json.dumps({"schema": 1, "verdicts": said}))[0] == 200
    blank = {"id": ids[2], "verdict": "", "remark": "", "by": "", "date": ""}
    assert visitor.ask("POST", "/verdicts", json.dumps({"schema": 1, "verdicts": [blank]}))[0] == 200
    assert visitor.state()[0]["verdicts"] == 2
    Path("清单.xlsx").write_bytes(visitor.ask("GET", "/sheet.xlsx")[2])
    done = checker("sheet", "import", "清单.xlsx")
    assert "读到 2 条复核结论，新记入 2 条" in done.stdout, done.stderr


def _crash() -> None:
    os._exit(1)


def test_work_that_hangs_or_crashes_costs_only_itself() -> None:
    workers = Workers(1)
    try:
        with pytest.raises(WorkError, match="还没有结果"):
            workers.submit(0.5, time.sleep, 60).result()
        with pytest.raises(WorkError, match="意外终止"):
            workers.submit(30, _crash).result()
        with pytest.raises(WorkError, match="ZeroDivisionError"):
            workers.submit(30, divmod, 1, 0).result()
        assert workers.submit(30, divmod, 7, 2).result() == (3, 1)
    finally:
        workers.close()
