"""Rules of other packages: they work like ours, and what they get wrong is one line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.program import run

PACKAGE = Path(__file__).parents[1] / "example_package"
REPORT = """\
云岭镇人民政府关于2023年度法治政府建设情况的报告
一、主要举措和成效
全年开展普法宣讲34场，成绩喜人！
全年排查矛盾纠纷192起，调解成功186起！
二、存在的不足和原因
执法人员偏少，原因是编制不足。
三、下一步工作安排
我镇将增配执法人员2名。
2024年1月12日
"""
BROKEN = {
    "no such module": (None, "ModuleNotFoundError"),
    "error on import": ("raise ValueError('两行\\n的错')", "ValueError"),
    "exit on import": ("import sys; sys.exit(3)", "SystemExit"),
    "syntax": ("def check(:", "SyntaxError"),
    "no rule": ("def check(exam): yield", "RULE"),
    "no check": ("{rule}", "check"),
    "id of ours": ("{rule}\n{check}".replace("own-rule", "wrong-year"), "wrong-year"),
    "no id": ("{rule}\n{check}", "Own Rule"),
    "family": ("{rule}\n{check}", "family"),
}
RULE = """\
from checker.model.findings import Finding, Rule, Severity, Wording
RULE = Rule("own-rule", Wording("一条", "one"), Severity.WARNING, "form")
"""
FAILS = {
    "error": ("raise KeyError('x')", "KeyError"),
    "error on the way": (
        "yield exam.finding(RULE, (0, 1), Wording('好', 'ok'))\n    raise KeyError('x')",
        "KeyError",
    ),
    "exit": ("raise SystemExit(0)", "SystemExit"),
    "no finding": ("yield 'text'", "TypeError"),
    "finding of another rule": (
        "import dataclasses, msgspec\n    yield msgspec.structs.replace("
        "exam.finding(RULE, (0, 1), Wording('好', 'ok')), rule='wrong-year')",
        "TypeError",
    ),
    "no generator": ("return 5", "TypeError"),
    "place that is none": ("yield exam.finding(RULE, (90000, 90001), Wording('好', 'ok'))", "ValueError"),
}


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    """Puts packages where Python finds them, with the given entry points."""
    site = tmp_path / "site"
    office = tmp_path / "office"
    office.mkdir()
    (office / "报告.txt").write_text(REPORT, "utf-8")
    monkeypatch.chdir(office)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("PYTHONPATH", f"{site}{os.pathsep}{PACKAGE.parents[1]}")

    def put(points: dict[str, str]) -> Path:
        info = site / "example_rules-1.0.dist-info"
        info.mkdir(parents=True, exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example-rules\nVersion: 1.0\n", "utf-8")
        lines = "".join(f"{name} = {module}\n" for name, module in points.items())
        (info / "entry_points.txt").write_text(
            f"[console_scripts]\nx = y:z\n\n[checker.rules]\n{lines}", "utf-8"
        )
        return site

    return put


def checker(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program, with what `PYTHONPATH` names where Python finds packages."""
    done = run(*arguments)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


def checked(*arguments: str) -> dict[str, Any]:
    done = checker("check", "报告.txt", "-f", "json", *arguments)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def findings(data: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    (report,) = data["reports"]
    return [f for f in (*report["findings"], *data.get("notices", ())) if f["rule"] == rule]


@pytest.fixture
def example(install: Callable[[dict[str, str]], Path]) -> Path:
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    site = install(project["entry-points"]["checker.rules"])
    shutil.copytree(PACKAGE / "example_rules", site / "example_rules")
    return site


def test_a_rule_of_another_package_works_like_ours(example: Path) -> None:
    found = findings(checked(), "exclamation-mark")
    assert [f["location"]["line"] for f in found] == [3, 4]
    assert findings(checked("--ignore", "exclamation-mark"), "exclamation-mark") == []
    Path("checker.toml").write_text("[options.exclamation-mark]\nallowed = 1\n", "utf-8")
    assert len(findings(checked(), "exclamation-mark")) == 1
    Path("checker.toml").write_text("[options.exclamation-mark]\nalowed = 1\n", "utf-8")
    done = checker("check", "报告.txt")
    assert (done.returncode, "allowed" in done.stderr) == (2, True)


def test_its_manual_and_its_severity(example: Path) -> None:
    assert "公文不用" not in checker("explain").stdout
    assert "exclamation-mark" in checker("explain").stdout
    assert "成绩喜人！" in checker("explain", "exclamation-mark").stdout
    Path("checker.toml").write_text('[severity]\nexclamation-mark = "error"\n', "utf-8")
    assert {f["severity"] for f in findings(checked(), "exclamation-mark")} == {"error"}
    sarif = json.loads(checker("check", "报告.txt", "-f", "sarif").stdout)
    assert "exclamation-mark" in [r["id"] for r in sarif["runs"][0]["tool"]["driver"]["rules"]]
    assert "exclamation-mark" not in checker("check", "报告.txt", "--select", "wrong-year").stdout


def test_what_was_kept_goes_with_the_rule(example: Path) -> None:
    assert len(findings(checked(), "exclamation-mark")) == 2
    module = example / "example_rules" / "exclamation_mark.py"
    module.write_text(module.read_text("utf-8").replace('"！!"', '"？"'), "utf-8")
    assert findings(checked(), "exclamation-mark") == []
    shutil.rmtree(example / "example_rules-1.0.dist-info")
    done = checker("check", "报告.txt", "--select", "exclamation-mark")
    assert done.returncode == 2


@pytest.mark.parametrize(("source", "word"), BROKEN.values(), ids=BROKEN)
def test_a_module_that_cannot_be_used_is_one_notice(
    install: Callable[[dict[str, str]], Path], source: str | None, word: str, example: Path
) -> None:
    site = install({"exclamation-mark": "example_rules.exclamation_mark", "other": "other_rules"})
    rule = RULE.replace("own-rule", word if word in ("wrong-year", "Own Rule") else "own-rule")
    rule = rule.replace('"form")', '"family")') if word == "family" else rule
    check = "def check(exam): yield from ()\n"
    if source is not None:
        (site / "other_rules.py").write_text(
            source.replace("{rule}", rule).replace("{check}", check), "utf-8"
        )
    data = checked()
    (notice,) = findings(data, "broken-rule")
    assert word in notice["message"]
    assert "example_rules 1.0" in notice["message"]
    assert "\n" not in notice["message"]
    assert notice["severity"] == "error"
    assert len(findings(data, "exclamation-mark")) == 2


def test_what_cannot_be_used_fails_a_gate_that_asks_for_it(
    install: Callable[[dict[str, str]], Path],
) -> None:
    install({"other": "other_rules"})
    assert checker("check", "报告.txt", "--select", "broken-rule").returncode == 1
    assert checker("check", "报告.txt", "--select", "wrong-year").returncode == 0


@pytest.mark.parametrize(("body", "word"), FAILS.values(), ids=FAILS)
def test_a_rule_that_fails_is_one_finding_and_the_others_go_on(
    install: Callable[[dict[str, str]], Path], body: str, word: str, example: Path
) -> None:
    site = install({"exclamation-mark": "example_rules.exclamation_mark", "a-first": "other_rules"})
    (site / "other_rules.py").write_text(f"{RULE}def check(exam):\n    {body}\n", "utf-8")
    data = checked()
    assert findings(data, "own-rule") == []
    (finding,) = findings(data, "broken-rule")
    assert word in finding["message"] + finding["rule"]
    assert "own-rule" in finding["message"]
    assert "\n" not in finding["message"]
    assert len(findings(data, "exclamation-mark")) == 2


def test_a_package_that_fails_costs_no_kept_result(
    install: Callable[[dict[str, str]], Path], example: Path
) -> None:
    site = install({"exclamation-mark": "example_rules.exclamation_mark", "other": "bad.rules"})
    (site / "bad").mkdir()
    (site / "bad" / "__init__.py").write_text("raise RuntimeError('x')\n", "utf-8")
    (site / "bad" / "rules.py").write_text("", "utf-8")
    first, again = checked(), checked()
    assert len(findings(again, "broken-rule")) == 1
    assert first == again


def test_fixes_of_others_have_places_like_ours(
    install: Callable[[dict[str, str]], Path], example: Path
) -> None:
    site = install({"other": "other_rules"})
    source = RULE.replace("import Finding", "import Finding, Fix") + (
        "from checker.model.document import Span\n"
        "def check(exam):\n"
        "    yield exam.finding(RULE, (0, 2), Wording('好', 'ok'), fixes=(Fix(Span(0, 2), '云溪'),))\n"
    )
    (site / "other_rules.py").write_text(source, "utf-8")
    sarif = json.loads(checker("check", "报告.txt", "-f", "sarif").stdout)
    (result,) = [r for r in sarif["runs"][0]["results"] if r["ruleId"] == "own-rule"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert len(change["replacements"]) == 1
    (site / "other_rules.py").write_text(source.replace("Span(0, 2)", "Span(0, 90000)"), "utf-8")
    (finding,) = findings(checked(), "broken-rule")
    assert "ValueError" in finding["message"]


def test_without_such_packages_nothing_is_said(tmp_path: Path, install: Any) -> None:
    assert findings(checked(), "broken-rule") == []
    (tmp_path / "site" / "odd-1.dist-info").mkdir(parents=True)
    (tmp_path / "site" / "odd-1.dist-info" / "entry_points.txt").write_bytes(
        b"[checker.rules]\n\xff = = [\n[[\n"
    )
    assert findings(checked(), "broken-rule") == []
