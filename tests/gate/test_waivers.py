"""Waivers: which finding they are for, what is wrong with them, and how they are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.gate import waivers
from checker.gate.audit import Task, audit_task
from checker.gate.waivers import Waiver, WaiverError, WaiverFile
from checker.model.results import ReportResult
from tests.gate.conftest import FAULT, SOUND, checker

TODAY = date(2024, 3, 1)
TEXT = SOUND.replace("二、主要", f"{FAULT}\n二、主要")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


def audited(text: str = TEXT, path: str = "报告.txt") -> ReportResult:
    result = audit_task(Task(path, select=("unquantified-claim", "duplicate-paragraph"), stdin=text.encode()))
    assert isinstance(result, ReportResult)
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, "utf-8")
    return result


def waiver(report: ReportResult, **more: object) -> Waiver:
    made = WaiverFile(Path("waivers.toml")).waiver_of(report.path, report.findings[0], "理由")
    return Waiver(**{**{name: getattr(made, name) for name in made.__struct_fields__}, **more})


def apply(report: ReportResult, *accepted: Waiver) -> tuple[list[bool], list[str]]:
    file = WaiverFile(Path("waivers.toml"), accepted, tuple(range(1, len(accepted) + 1)))
    reports, notices = waivers.apply([report], file, TODAY, lambda path, rule: True)
    return [finding.waived for finding in reports[0].findings], [notice.rule for notice in notices]


def test_a_waiver_is_for_one_finding_of_one_file() -> None:
    report = audited()
    assert apply(report, waiver(report)) == ([True], [])
    assert apply(report, waiver(report, path="别的.txt"))[0] == [False]
    assert apply(report, waiver(report, rule="wrong-year"))[0] == [False]
    assert apply(report, waiver(report, fingerprint="0"))[0] == [False]


@pytest.mark.parametrize("place", ["./报告.txt", "子/../报告.txt", ".\\报告.txt", "{folder}/报告.txt"])
def test_a_path_counts_however_it_is_written(place: str) -> None:
    report = audited()
    assert apply(report, waiver(report, path=place.format(folder=Path.cwd()))) == ([True], [])
    assert apply(report, waiver(report, path=place.format(folder=Path.cwd()), fingerprint="0"))[1] == [
        "unused-waiver"
    ]


@pytest.mark.parametrize("place", ["", ".", "没有.txt", "../没有.txt"])
def test_a_path_of_no_report_is_told(place: str) -> None:
    assert apply(audited(), waiver(audited(), path=place))[1] == ["unused-waiver"]


def test_it_lasts_through_its_last_day() -> None:
    report = audited()
    assert apply(report, waiver(report, expires=TODAY)) == ([True], [])
    assert apply(report, waiver(report, expires=date(2024, 2, 29))) == ([False], ["expired-waiver"])


def test_unused_ones_are_findings_only_where_somebody_looked() -> None:
    report = audited()
    Path("还在.txt").write_text("", "utf-8")
    assert apply(report, waiver(report), waiver(report, fingerprint="0"))[1] == ["unused-waiver"]
    assert apply(report, waiver(report), waiver(report, path="还在.txt"))[1] == []
    assert apply(report, waiver(report), waiver(report, path="不在了.txt"))[1] == ["unused-waiver"]
    file = WaiverFile(Path("waivers.toml"), (waiver(report, rule="late-report"),), (1,))
    _, notices = waivers.apply([report], file, TODAY, lambda path, rule: rule != "late-report")
    assert notices == ()


def test_a_renamed_report_is_told_by_its_findings() -> None:
    old = audited(path="旧名.txt")
    accepted = waiver(old)
    Path("旧名.txt").unlink()
    new = audited(path="新名.txt")
    file = WaiverFile(Path("waivers.toml"), (accepted,), (1,))
    reports, (notice,) = waivers.apply([new], file, TODAY, lambda path, rule: True)
    assert not reports[0].findings[0].waived
    assert "新名.txt" in notice.suggestion.zh
    assert notice.path == "waivers.toml"


def test_paths_are_relative_to_the_file_of_waivers() -> None:
    report = audited(path="reports/报告.txt")
    file = WaiverFile(Path("gate/waivers.toml"))
    made = file.waiver_of(report.path, report.findings[0], "理由")
    assert made.path == "../reports/报告.txt"
    reports, _ = waivers.apply([report], replace(file, waivers=(made,), lines=(1,)), TODAY, lambda p, r: True)
    assert reports[0].findings[0].waived


def test_moving_and_editing_elsewhere_lose_no_waiver() -> None:
    accepted = waiver(audited())
    lines = TEXT.splitlines()
    longer = "\n".join([lines[0], "", "新加的一段。", *lines[1:]]).replace("34场", "35场")
    assert apply(audited(longer), accepted) == ([True], [])
    moved = SOUND.replace("（一）加强", f"{FAULT}\n（一）加强")
    assert apply(audited(moved), accepted) == ([True], [])


def test_files_are_sorted_and_come_back_as_they_were() -> None:
    report = audited()
    kept = [waiver(report, path=path, expires=TODAY, by="王某") for path in ("丙.txt", "乙.txt", "甲.txt")]
    waivers.save(Path("waivers.toml"), kept)
    first = Path("waivers.toml").read_bytes()
    loaded = waivers.load(Path("waivers.toml"))
    assert sorted(loaded.waivers, key=lambda w: w.path) == sorted(kept, key=lambda w: w.path)
    assert [first.decode().splitlines()[line - 1] for line in loaded.lines] == ["[[waiver]]"] * 3
    waivers.save(Path("waivers.toml"), reversed(loaded.waivers))
    assert Path("waivers.toml").read_bytes() == first


BAD = {
    "no reason": ('[[waiver]]\nfingerprint = "a"\nrule = "b"\npath = "c"', 1, "reason"),
    "empty reason": ('\n[[waiver]]\nfingerprint = "a"\nrule = "b"\npath = "c"\nreason = "  "', 6, "reason"),
    "unknown key": (
        '[[waiver]]\nfingerprint = "a"\nrule = "b"\npath = "c"\nreason = "d"\nuntil = 1',
        6,
        "until",
    ),
    "no date": (
        '[[waiver]]\nfingerprint = "a"\nrule = "b"\npath = "c"\nreason = "d"\nexpires = "soon"',
        6,
        "expires",
    ),
    "no TOML": ("[[waiver]\n", 1, "TOML"),
}


@pytest.mark.parametrize(("text", "line", "said"), BAD.values(), ids=BAD)
def test_mistakes_in_one_line(text: str, line: int, said: str) -> None:
    Path("waivers.toml").write_text(text, "utf-8")
    with pytest.raises(WaiverError) as caught:
        waivers.load(Path("waivers.toml"))
    assert str(caught.value).startswith(f"waivers.toml:{line}：")
    assert said in str(caught.value)


@pytest.mark.parametrize("option", ["--waivers", "--baseline"])
def test_a_named_file_that_is_missing_is_an_error(option: str) -> None:
    audited()
    done = checker("check", option, "missing.toml")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "missing.toml" in done.stderr


def test_a_missing_file_that_the_configuration_names_is_an_error() -> None:
    audited()
    Path("checker.toml").write_text('baseline = "missing.toml"', "utf-8")
    assert checker("check").returncode == 2
    assert checker("baseline", "--select", "unquantified-claim").returncode == 0
    assert checker("check", "--select", "unquantified-claim", "--fail-on", "info").returncode == 0


def remarks(remark: str, rule: str = "unquantified-claim") -> list[tuple[str, bool]]:
    text = (
        TEXT.replace("执法队伍", f"<!-- {remark} -->\n执法队伍")
        .replace("\n", "\n\n")
        .replace("-->\n\n", "-->\n")
    )
    result = audit_task(Task("报告.md", select=(rule, "duplicate-paragraph"), stdin=text.encode()))
    assert isinstance(result, ReportResult)
    return sorted((finding.rule, finding.waived) for finding in result.findings)


def test_remarks_in_markdown() -> None:
    assert remarks("checker: ignore[unquantified-claim] 附件有数字") == [("unquantified-claim", True)]
    assert remarks("随便一句注释") == [("unquantified-claim", False)]


@pytest.mark.parametrize(
    "remark",
    [
        "checker: ignore[unquantified-claim]",
        "checker: ignore 没写规则",
        "checker: ignore[duplicate-paragraph] 不是它",
    ],
)
def test_remarks_that_waive_nothing_are_findings(remark: str) -> None:
    assert remarks(remark) == [("unquantified-claim", False), ("unused-waiver", False)]


def test_a_remark_for_a_rule_that_did_not_run_is_no_finding() -> None:
    assert remarks("checker: ignore[unquantified-claim] 理由", "wrong-year") == []


def test_baseline_prints_what_changed_and_keeps_reasons() -> None:
    audited()
    first = checker("baseline", "--select", "unquantified-claim", "--by", "王某")
    assert first.stdout.startswith("+ 报告.txt  unquantified-claim")
    before = Path("checker-baseline.toml").read_bytes()
    again = checker("baseline", "--select", "unquantified-claim")
    assert "增加 0 条，去掉 0 条" in again.stdout
    assert Path("checker-baseline.toml").read_bytes() == before
    Path("报告.txt").write_text(SOUND, "utf-8")
    assert "unused-waiver" in checker("check", "-f", "concise").stdout
    assert checker("baseline", "--select", "unquantified-claim").stdout.startswith("- 报告.txt")
    assert waivers.load(Path("checker-baseline.toml")).waivers == ()
