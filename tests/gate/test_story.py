"""The story of a repository with a gate, from `checker init` to a file that cannot be read."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import tomli
import tomli_w

from checker.outputs import FORMATS
from tests.gate.conftest import FAULT, RULES, SOUND, checker, commit, git

SCOPE = ("--fail-on", "warning", "--select", RULES)
"""Two rules, so that the story depends on no checklist."""


def code_of(*arguments: str) -> int:
    """The exit code of a check, which is the same for every format."""
    codes = {name: checker("check", *SCOPE, "-f", name, *arguments).returncode for name in FORMATS}
    assert len(set(codes.values())) == 1, codes
    return codes["json"]


def open_findings(*arguments: str) -> list[tuple[str, str]]:
    """Rule and excerpt of the findings that count."""
    data = json.loads(checker("check", *SCOPE, "-f", "json", *arguments).stdout)
    findings = [finding for report in data["reports"] for finding in report["findings"]]
    return [(f["rule"], f["excerpt"]) for f in (*findings, *data.get("notices", ())) if not f["waived"]]


def test_story(repository: Path) -> None:
    report = Path("reports/云岭镇.txt")
    report.parent.mkdir()
    report.write_text(SOUND.replace("二、主要", f"{FAULT}\n二、主要"), "utf-8")

    assert checker("init", "--ci", "github", "--pre-commit").returncode == 0
    assert tomli.loads(Path("checker.toml").read_text("utf-8"))["include"] == ["/reports/**"]
    commit("报告和门禁")
    assert code_of() == 1

    accepted = checker("baseline", "--select", RULES)
    assert accepted.returncode == 0
    assert "增加 1 条" in accepted.stdout
    commit("接受现有的问题")
    assert code_of() == 0

    git("checkout", "-q", "-b", "改动")
    text = report.read_text("utf-8").replace("全年排查", "群众的法治意识显著提升。\n全年排查")
    report.write_text("新加的第一段。\n" + text, "utf-8")
    commit("加了一句没有数字的话")
    assert code_of() == 1
    assert [rule for rule, _ in open_findings()] == ["unquantified-claim"]
    assert code_of("--changed-since", "main") == 1
    assert open_findings("--changed-since", "main") == open_findings()

    new = json.loads(checker("check", *SCOPE, "-f", "json").stdout)["reports"][0]["findings"]
    fault = next(f for f in new if not f["waived"])
    waiver = {
        "fingerprint": fault["fingerprint"],
        "rule": fault["rule"],
        "path": "reports/云岭镇.txt",
        "reason": "数字在附件里",
        "expires": date.today() + timedelta(days=1),
    }
    Path("waivers.toml").write_text(tomli_w.dumps({"waiver": [waiver]}), "utf-8")
    assert code_of() == 0

    waiver["expires"] = date.today() - timedelta(days=1)
    Path("waivers.toml").write_text(tomli_w.dumps({"waiver": [waiver]}), "utf-8")
    assert code_of() == 1
    assert {rule for rule, _ in open_findings()} == {"unquantified-claim", "expired-waiver"}

    Path("reports/坏的.docx").write_bytes(b"PK\x03\x04 no word file")
    assert code_of() == 4
    run = json.loads(checker("check", *SCOPE, "-f", "json").stdout)
    assert [error["path"] for error in run["errors"]] == ["reports/坏的.docx"]
    assert [checked["path"] for checked in run["reports"]] == ["reports/云岭镇.txt"]
    assert code_of("--exit-zero") == 4


def test_a_waived_duplicate_copied_once_more_is_new(repository: Path) -> None:
    paragraph = (
        "我镇组织“法律明白人”集中培训，请法官讲解婚姻继承、民间借贷的常见误区，村民反映听得懂、用得上，" * 2
    )
    report = Path("报告.txt")
    report.write_text(SOUND.replace("二、主要", f"{paragraph}。\n{paragraph}。\n二、主要"), "utf-8")
    assert [rule for rule, _ in open_findings()] == ["duplicate-paragraph"]
    checker("baseline", "--select", RULES)
    assert open_findings() == []

    moved = SOUND.replace(
        "（一）加强普法宣传\n", f"（一）加强普法宣传\n{paragraph}。\n新写的一段。\n{paragraph}。\n"
    )
    report.write_text(moved, "utf-8")
    assert open_findings() == []

    report.write_text(moved.replace("二、主要", f"{paragraph}。\n二、主要"), "utf-8")
    assert [rule for rule, _ in open_findings()] == ["duplicate-paragraph"]


def test_only_what_changed_counts(repository: Path) -> None:
    faulty = SOUND.replace("二、主要", f"{FAULT}\n二、主要")
    Path("甲镇.txt").write_text(faulty, "utf-8")
    Path("乙镇.txt").write_text(faulty, "utf-8")
    commit("两份报告")
    assert code_of("--changed-since", "HEAD") == 0

    Path("甲镇.txt").write_text(faulty.replace("34场", "35场"), "utf-8")
    data = json.loads(checker("check", *SCOPE, "-f", "json", "--changed-since", "HEAD").stdout)
    assert [report["path"] for report in data["reports"]] == ["甲镇.txt"]
    assert data["summary"]["waived"] == 1
    assert code_of("--changed-since", "HEAD") == 0

    Path("丙镇.txt").write_text(faulty, "utf-8")
    assert code_of("--changed-since", "HEAD") == 1
    git("mv", "乙镇.txt", "新乙镇.txt")
    Path("丙镇.txt").unlink()
    assert code_of("--changed-since", "HEAD") == 0

    wrong = checker("check", "--changed-since", "没有这个版本")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
