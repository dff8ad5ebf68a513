"""Names that public bodies no longer have, and whose they are."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.checklist import load
from checker.checklist.issuers import Office
from checker.judging.examination import Examination
from checker.judging.former import former_names, is_own
from checker.model.document import Block
from checker.readers.structure import parse

OFFICES = (
    Office(name="桥务局", until=2018, successor="路桥局", unlike=("桥务局域网",)),
    Office(name="县桥务局", until=2018, successor="路桥局"),
    Office(name="水利局", until=2022, successor="水务局"),
)
KNOWN = replace(load("outline-2021-2025"), office=OFFICES)


def examined(*lines: str) -> Examination:
    return Examination(parse("x.txt", [Block(line, at) for at, line in enumerate(lines, 1)]), KNOWN)


def named(*lines: str, title: str = "云溪镇人民政府2023年度法治政府建设情况报告") -> list[str]:
    exam = examined(title, "一、主要举措和成效", *lines)
    return [f"{office.name}@{exam.document.locate(*span).paragraph}" for office, span in former_names(exam)]


@pytest.mark.parametrize(
    ("line", "offices"),
    [
        ("配合桥务局检查36次。", ["桥务局@3"]),
        ("配合县桥务局检查36次。", ["县桥务局@3"]),
        ("桥务局、水利局检查36次。", ["桥务局@3", "水利局@3"]),
        ("配合桥务局、县桥务局检查36次。", ["县桥务局@3", "桥务局@3"]),
        ("升级桥务局域网3次。", []),
        ("配合原桥务局检查36次。", []),
        ("曾在桥务局任职的3人。", []),
        ("原来的桥务局检查36次。", []),
        ("原先就属于桥务局，检查36次。", ["桥务局@3"]),
        ("桥务局域检查36次。", ["桥务局@3"]),
    ],
)
def test_where_a_former_name_stands(line: str, offices: list[str]) -> None:
    assert named(line) == offices


@pytest.mark.parametrize(
    ("line", "offices"),
    [
        ("桥务局搬到一桥务局域网。", []),
        ("桥务局搬到一二桥务局域网。", ["桥务局@3"]),
        ("桥务局域网一二三桥务局。", []),
        ("桥务局域网一二三四桥务局。", ["桥务局@3"]),
    ],
)
def test_how_far_a_longer_name_excuses_it(line: str, offices: list[str]) -> None:
    assert named(line) == offices


@pytest.mark.parametrize(("year", "told"), [(2022, []), (2023, ["水利局@3"])])
def test_the_last_year_of_a_name(year: int, told: list[str]) -> None:
    assert named("水利局检查36次。", title=f"云溪镇人民政府{year}年度法治政府建设情况报告") == told


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("二、党政主要负责人履行推进法治建设第一责任人职责情况", True),
        ("二、存在的不足和原因", False),
        ("二、2024年工作安排", True),
    ],
)
def test_in_which_parts(heading: str, told: bool) -> None:
    assert bool(named("检查36次。", heading, "与水利局会商，原因是人少。")) is told


def signed(office: str, title: str = "云岭县水务局2023年度法治政府建设情况报告") -> list[str]:
    return named("检查36次。", office, "2024年1月8日", title=title)


def test_the_own_former_name_in_the_sign_off() -> None:
    assert signed("云岭县水利局") == ["水利局@4"]
    assert signed("水利局") == ["水利局@4"]
    assert signed("云岭县水利局", "云岭县教育局2023年度法治政府建设情况报告") == []


@pytest.mark.parametrize(
    ("title", "line", "own"),
    [
        ("云岭县水务局2023年度法治政府建设情况报告", "水利局检查36次。", True),
        ("云岭县教育局2023年度法治政府建设情况报告", "水利局检查36次。", False),
        ("云岭县人民政府2023年度法治政府建设情况报告", "县水利局检查36次。", True),
        ("云岭县人民政府2023年度法治政府建设情况报告", "水利局检查36次。", False),
        ("云岭县人民政府2023年度法治政府建设情况报告", "市水利局检查36次。", False),
        ("云溪镇人民政府2023年度法治政府建设情况报告", "县水利局检查36次。", False),
    ],
)
def test_whose_former_name_it_is(title: str, line: str, own: bool) -> None:
    exam = examined(title, "一、主要举措和成效", line)
    ((office, span),) = former_names(exam)
    assert is_own(exam, office, span) is own
