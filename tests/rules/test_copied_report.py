"""Passages that stand in another report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.copying.results import Copies
from checker.gate.audit import Task
from checker.gate.copies import against, find_copies
from checker.judging.examination import Examination
from checker.judging.last_year import Taken
from checker.model.document import Span
from checker.model.findings import Finding, Severity
from checker.readers import read
from checker.rules.copied_report import _figures, check

CHECKLIST = "outline-2021-2025"
OWN = [
    "镇里把沿河七个村的采砂点逐个登记，组织水利站和派出所夜间联合巡查，发现偷采当场扣船，案子移交县水利局立案，全年扣船九条，河床淘空的地段请专业队回填。",
    "司法所每逢圩日在集市摆桌，替人写状子、看合同、算赔偿，遇上山林界址争执就约两家第二天上山看碑，当年看碑四十趟，写下协议三十二份，没有一起反悔。",
    "便民中心把低保、残补、老龄三类申请合在一张表上，村干部上门填好，中心三天内办结，办完打电话告诉本人，半年里没有一户再跑第二趟，窗口人员也少了两个。",
]
OTHER = "卫生院新添了两台救护车，院长带着医生下到偏远村给老人量血压、测血糖，建了健康档案，村医每月跟进一次，记录传到县医院，由专科医生看过再给出用药建议。"

FILLER = ["".join(chr(0x4E00 + (n * 7919 + k * 104729) % 20000) for k in range(150)) for n in range(9)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(name: str, *paragraphs: str, year: int = 2023, file: str = "") -> Task:
    lines = [f"{name}镇人民政府{year}年度法治政府建设情况报告", "一、主要举措和成效", *paragraphs]
    path = file or f"{name}.txt"
    Path(path).write_text("\n".join(lines), "utf-8")
    return Task(path, CHECKLIST)


def found(*tasks: Task) -> dict[str, list[Finding]]:
    copies = find_copies([t.path for t in tasks], CHECKLIST, 1)
    exams = (Examination(read(t.path), load(CHECKLIST), None, None, copies.get(t.path, ())) for t in tasks)
    return {exam.document.path: list(check(exam)) for exam in exams}


def with_options(folder: Path, chosen: Callable[[Copies], dict[str, float]]) -> list[Finding]:
    """What is found in a report copied in part, with options made from what is copied."""
    tasks = (report("甲山", OTHER, *OWN[:2]), report("乙山", *OWN))
    copies = find_copies([t.path for t in tasks], CHECKLIST, 1)["甲山.txt"]
    known = load(CHECKLIST)
    options = {**known.options, "copied-report": chosen(copies[0])}
    exam = Examination(read("甲山.txt"), replace(known, options=options), copies=tuple(copies))
    return list(check(exam))


def places(findings: list[Finding]) -> list[tuple[int, str | None, Severity]]:
    return [(f.location.paragraph, f.related[0].path, f.severity) for f in findings]


def test_two_copied_paragraphs_are_one_finding_in_each_report_at_the_first(folder: Path) -> None:
    changed = OWN[0].replace("七个村", "六个村").replace("九条", "五条")
    result = found(report("甲山", OTHER, changed, OWN[1]), report("乙山", *OWN))
    assert places(result["甲山.txt"]) == [(4, "乙山.txt", Severity.ERROR)]
    assert places(result["乙山.txt"]) == [(3, "甲山.txt", Severity.ERROR)]


def test_one_copied_paragraph_is_not_enough(folder: Path) -> None:
    assert not any(found(report("甲山", OTHER, OWN[0]), report("乙山", *OWN)).values())


def test_own_words_on_the_same_subject_are_silent(folder: Path) -> None:
    own = "今年我们在采砂的河段装了摄像头，水利站值班员看到挖机下河就打电话，派出所十分钟赶到，扣了三台挖机，老板写了检查，又罚了钱，河滩慢慢长回了芦苇和青草。"
    assert not any(found(report("甲山", own, OTHER), report("乙山", *OWN)).values())


def test_short_and_formulaic_paragraphs_are_silent(folder: Path) -> None:
    formula = "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实习近平法治思想。"
    assert not any(found(report("甲山", formula, formula), report("乙山", formula, formula)).values())


def test_the_share_decides_how_grave_it_is(folder: Path) -> None:
    some = report("甲山", *OWN[:2], *FILLER[:2])
    little = report("乙山", *OWN[:2], *FILLER[2:])
    result = found(some, little)
    assert [f.severity for f in result["甲山.txt"]] == [Severity.WARNING]
    assert [f.severity for f in result["乙山.txt"]] == [Severity.INFO]


@pytest.mark.parametrize(
    ("more", "severity"), [(0.0, Severity.ERROR), (0.01, Severity.WARNING)], ids=["reached", "missed"]
)
def test_option_error(folder: Path, more: float, severity: Severity) -> None:
    [found] = with_options(folder, lambda copies: {"error": copies.share + more})
    assert found.severity is severity


@pytest.mark.parametrize(
    ("more", "severity"), [(0.0, Severity.WARNING), (0.01, Severity.INFO)], ids=["reached", "missed"]
)
def test_option_warning(folder: Path, more: float, severity: Severity) -> None:
    [found] = with_options(folder, lambda copies: {"error": 1.0, "warning": copies.share + more})
    assert found.severity is severity


@pytest.mark.parametrize(("more", "alarms"), [(0.0, 1), (0.01, 0)], ids=["reached", "missed"])
def test_option_share(folder: Path, more: float, alarms: int) -> None:
    assert len(with_options(folder, lambda copies: {"share": copies.share + more})) == alarms


@pytest.mark.parametrize(("more", "alarms"), [(0, 1), (1, 0)], ids=["reached", "missed"])
def test_option_characters(folder: Path, more: int, alarms: int) -> None:
    assert len(with_options(folder, lambda copies: {"characters": copies.characters + more})) == alarms


def test_two_versions_of_one_report_are_a_hint(folder: Path) -> None:
    result = found(report("甲山", *OWN), report("甲山", *OWN, OTHER, file="终稿.txt"))
    assert [f.severity for findings in result.values() for f in findings] == [Severity.INFO] * 2


def test_last_years_report_of_the_same_office_is_no_version(folder: Path) -> None:
    result = found(report("甲山", *OWN), report("甲山", *OWN, year=2022, file="上年.txt"))
    assert [f.severity for findings in result.values() for f in findings] == [Severity.ERROR] * 2
    (copies,) = against(read("甲山.txt"), read("上年.txt"), CHECKLIST)
    assert copies.share == 1.0


def test_of_many_copies_the_nearest_are_told_and_the_others_counted(folder: Path) -> None:
    result = found(*(report(f"{name}山", *OWN) for name in "甲乙丙丁戊己庚辛"))
    assert len(result["甲山.txt"]) == 5
    assert "另有 2 份" in result["甲山.txt"][0].message.zh


def test_three_places_of_the_other_report_are_shown(folder: Path) -> None:
    tasks = (report("甲山", OTHER, *OWN[:2]), report("乙山", *OWN))
    (copies,) = find_copies([t.path for t in tasks], CHECKLIST, 1)["甲山.txt"]
    many = replace(copies, places=copies.places[:1] * 4)
    (told,) = check(Examination(read("甲山.txt"), load(CHECKLIST), copies=(many,)))
    assert told.message.zh.startswith("有 4 处")
    assert len(told.related) == 3


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ((("2022", "2023"), ("12", "13"), ("30", "41")), "12→13、30→41、2022→2023"),
        ((("2022", "2023"), ("2021", "2023")), "2021→2023、2022→2023"),
        ((("1999", "2000"), ("2022", "2023"), ("1", "2")), "1999→2000、1→2、2022→2023"),
        ((("1,200", "2022"), ("12", "13"), ("12", "13")), "1,200→2022、12→13"),
        (tuple((str(n), "5") for n in range(6, 18)), "、".join(f"{n}→5" for n in range(6, 18))),
        (tuple((str(n), "5") for n in range(6, 19)), "、".join(f"{n}→5" for n in range(6, 18)) + "…"),
    ],
    ids=["years last", "years that jump", "only years of this century", "each once", "twelve", "thirteen"],
)
def test_figures_that_changed(changed: tuple[tuple[str, str], ...], told: str) -> None:
    assert _figures([Taken(Span(0, 1), Span(0, 1), changed)]) == told


@pytest.mark.parametrize("before", [f"{OWN[0]}查12次。", "短" * 31 + "12次。"], ids=["long", "short"])
def test_of_a_passage_of_last_year_the_beginning_is_shown(folder: Path, before: str) -> None:
    now = before.replace("12次", "13次")
    report("甲山", before, year=2022, file="上年.txt")
    exam = Examination(read(report("甲山", now).path), load(CHECKLIST), previous=read("上年.txt"))
    (told,) = [f for f in check(exam) if "只差年份或数字" in f.message.zh]
    assert [place.excerpt for place in told.related] == [before[:60]]
