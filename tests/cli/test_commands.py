"""The smaller commands, run as a user runs them."""

import io
import json
from pathlib import Path

import docx
import pytest

from tests import program

REPORTS = Path(__file__).parents[2] / "reports"


def run(*arguments: str | Path, code: int = 0) -> str:
    done = program.run(*map(str, arguments))
    told = done.stderr.decode()
    assert done.returncode == code, told
    assert "Traceback" not in told
    return done.stdout.decode() if code == 0 else told


def test_explain() -> None:
    listed = run("explain")
    assert "missing-topic" in listed
    assert "copied-report" in listed
    assert "不合格：" in run("explain", "stray-heading")
    assert "完善突发事件应对制度" in run("explain", "GY-17")
    assert "stray-heading" in run("explain", "stray-headings", code=2)


def test_extract() -> None:
    data = json.loads(run("extract", REPORTS / "yunling-town-2024.md", "-f", "json"))
    assert (data["issuer"], data["level"], data["year"]) == ("云岭镇人民政府", "town", 2024)
    assert {"achievements", "shortcomings", "leader", "plan"} <= {row["part"] for row in data["paragraphs"]}
    assert data["unread"] == []
    run("extract", REPORTS / "none.txt", code=4)


def test_extract_names_parts_that_only_this_kind_of_report_has() -> None:
    report = REPORTS / "disclosure" / "qingqiao-education-bureau-2024.txt"
    assert "乡镇" in run("extract", REPORTS / "qinghe-town-2023.txt").splitlines()[1]
    assert "GK-2  # 二、主动公开政府信息情况" in run("extract", report, "-c", "disclosure-annual-report")


def test_extract_lists_headings_figures_and_what_was_not_read(tmp_path: Path) -> None:
    pillow = pytest.importorskip("PIL.Image")
    report = tmp_path / "a.md"
    report.write_text(
        "# 云岭镇2024年度法治政府建设情况报告\n\n## 一、主要举措\n\n### （一）普法\n\n宣讲三十二场、1.2万人次。\n\n"
        "| 项目 | 次数 |\n| --- | --- |\n| 检查 | 40次 |\n\n## 二、不足\n\n力量不足。\n",
        encoding="utf-8",
    )
    tree = run("extract", report, "--tree").splitlines()[3:]
    assert [line.split() for line in tree] == [["2", "一、主要举措"], ["3", "（一）普法"], ["5", "二、不足"]]
    assert tree[1].index("（一）") > tree[2].index("二、")
    assert "数字：三十二场、1.2万人次" in run("extract", report, "--figures")
    rows = json.loads(run("extract", report, "--figures", "-f", "json"))["paragraphs"]
    assert [f["value"] for row in rows for f in row["figures"]] == ["32", "12000", "40"]
    assert [(row["paragraph"], row["row"]) for row in rows if row["row"]] == [(4, 1), (4, 1), (4, 2), (4, 2)]
    word = docx.Document()
    word.add_paragraph("云岭镇2024年度法治政府建设情况报告")
    picture = io.BytesIO()
    pillow.new("L", (8, 8)).save(picture, "PNG")
    word.add_picture(picture)
    word.save(str(tmp_path / "a.docx"))
    assert "1 张图片" in run("extract", tmp_path / "a.docx")


def test_checklist_commands(tmp_path: Path) -> None:
    assert "32 项" in run("checklist", "list")
    assert "GY-35" in run("checklist", "show")
    own = tmp_path / "own.toml"
    run("checklist", "new", "own", "-o", own)
    assert "没有问题" in run("checklist", "validate", own)
    assert "不覆盖" in run("checklist", "new", "own", "-o", own, code=2)
    assert "被包住" in run("checklist", "test", "outline-2021-2025")


def test_draft_of_a_plan_is_a_checklist(tmp_path: Path) -> None:
    plan = tmp_path / "方案.txt"
    plan.write_text(
        "一、主要任务\n（一）健全应急体系\n修订应急预案，开展应急演练。\n（二）规范执法\n执法人员持证上岗。\n",
        "utf-8",
    )
    drafted = tmp_path / "own.toml"
    run("checklist", "draft", plan, "-o", drafted)
    assert "2 项要求" in run("checklist", "validate", drafted)
    assert "应急预案" in drafted.read_text("utf-8")


def test_compare(tmp_path: Path) -> None:
    text = (REPORTS / "qinghe-town-2023.txt").read_text("utf-8")
    (tmp_path / "甲.txt").write_text(text, "utf-8")
    (tmp_path / "乙.txt").write_text(text.replace("清河", "白沙"), "utf-8")
    data = json.loads(run("compare", tmp_path, "-f", "json"))
    assert len(data["pairs"]) == 1
    assert data["pairs"][0]["shares"] == [1.0, 1.0]
    assert len(data["clusters"]) == 1
    shown = run("compare", tmp_path)
    assert "清河镇人民政府" in shown
    assert "白沙镇人民政府" in shown
    files = {name: tmp_path / f"雷同.{name}" for name in ("html", "xlsx", "sarif")}
    run("compare", tmp_path, *(part for name, file in files.items() for part in ("-o", f"{name}={file}")))
    page = files["html"].read_text("utf-8")
    assert page.count('class="passage"') > 5
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert json.loads(files["sarif"].read_text("utf-8"))["runs"][0]["results"][0]["level"] == "error"
    run("compare", tmp_path, "-f", "xlsx", code=2)
    run("compare", tmp_path, "--fail-over", "40%", code=1)
    run("compare", tmp_path, "--fail-over", "100%")
    run("compare", tmp_path, "--fail-over", "四成", code=2)
    run("compare", tmp_path, "-o", f"json={tmp_path / '甲.txt'}", code=2)
    assert (tmp_path / "甲.txt").read_text("utf-8") == text
    run("compare", REPORTS / "qinghe-town-2023.txt", code=3)


def test_the_help_screens_match_the_readme() -> None:
    readme = (REPORTS.parent / "README.md").read_text("utf-8")
    listed = run("--help")
    for command in ("check", "annotate", "sheet", "compare", "explain", "init", "baseline"):
        assert f"  {command} " in listed
        assert f"checker {command}" in readme
    from checker.rules import MODULES

    assert all(f"`{module.RULE.id}`" in readme for module in MODULES)
