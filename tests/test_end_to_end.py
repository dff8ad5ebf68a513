"""The three sample reports, through the whole program."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

REPORTS = Path(__file__).parents[1] / "reports"


def checked(name: str, code: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", REPORTS / name, "--format", "json", "--no-cache"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == code, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)["reports"][0]
    return report


def test_the_good_report_passes_without_an_alarm() -> None:
    report = checked("yunling-town-2024.md", 0)
    assert [f["rule"] for f in report["findings"] if f["severity"] != "info"] == []
    assert {r["status"] for r in report["requirements"] if r["applies"] == "required"} == {"covered"}


def test_the_flawed_report_shows_its_flaws() -> None:
    report = checked("qinghe-town-2023.txt", 1)
    found = {f["rule"] for f in report["findings"]}
    assert {
        "missing-topic", "duplicate-paragraph", "stray-heading", "unquantified-claim", "wrong-year", "issuer-name",
        "superseded-reference", "contradiction", "ratio-without-base", "heading-numbering", "misplaced-topic",
        "section-without-figures", "unanswered-shortcoming",
    } <= found  # fmt: skip
    assert {f["requirement"] for f in report["findings"] if f["rule"] == "missing-topic"} >= {
        "GY-17",
        "GY-18",
        "GY-19",
    }


def test_the_bureau_report_is_a_department() -> None:
    report = checked("linshui-justice-bureau-2024.docx", 1)
    assert (report["level"], report["year"], report["issuer"]) == ("department", 2024, "临水县司法局")
