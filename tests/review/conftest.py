"""A folder of reports from invented places, and what a reviewer does to a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

HOSTILE = (
    "全镇</style><script>document.title='坏'</script><img src=x onerror=\"document.title='坏'\">"
    "javascript:alert(1)与“引号”'\"\u202e倒写\u2066的能力素质明显增强。"
)
REPEATED = (
    "镇综合执法队每周巡查集镇摊点和沿街门店，对占道经营先提醒、再约谈、后处罚，全过程留痕，"
    "案卷由司法所逐件复核，结果在村务公开栏张贴，接受居民监督，发现问题当场登记并限期整改到位。"
)
REPORT = """\
{place}人民政府关于2023年度法治政府建设情况的报告

一、主要举措和成效
（一）加强普法宣传
我镇开展普法宣讲34场，发放资料6200份，2560名群众参加。
{repeated}
（二）规范行政执法
执法队伍的能力素质明显增强。{extra}
{changed}
二、主要负责人履行推进法治建设第一责任人职责情况
镇长主持召开法治建设专题会议4次，研究事项9个。
三、存在的不足和原因
执法人员偏少，原因是编制不足。
四、下一步工作安排
我镇将增配执法人员2名。

{place}人民政府
2024年1月12日
"""


def text(place: str, extra: str = "") -> str:
    """A report with a repeated paragraph and a claim without a figure."""
    changed = REPEATED.replace("每周", "每天").replace("张贴", "公布")
    return REPORT.format(place=place, extra=extra, repeated=REPEATED, changed=changed)


@pytest.fixture
def folder(workplace: Path) -> Path:
    """The working directory, with two reports in it."""
    Path("云溪镇.txt").write_text(text("云溪镇"), "utf-8")
    Path("石桥镇.txt").write_text(text("石桥镇", HOSTILE), "utf-8")
    return workplace


class Book:
    """A workbook opened as a reviewer would."""

    def __init__(self, path: Path, page: str = "问题清单") -> None:
        self.path = path
        self._book = load_workbook(path)
        self.page: Any = self._book[page]
        self.columns = {cell.value: cell.column for cell in self.page[1]}

    @property
    def rows(self) -> range:
        """Numbers of the rows below the head."""
        return range(2, self.page.max_row + 1)

    def get(self, row: int, name: str) -> Any:
        return self.page.cell(row, self.columns[name]).value

    def put(self, row: int, name: str, value: object) -> None:
        """Type into a cell; text stays text, as it does in the text cells of the sheet."""
        cell = self.page.cell(row, self.columns[name])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"

    def address(self, row: int, name: str) -> str:
        return str(self.page.cell(row, self.columns[name]).coordinate)

    def reorder(self, order: Callable[[list[list[Any]]], None]) -> None:
        """Put the rows into another order."""
        rows = [[cell.value for cell in row] for row in self.page.iter_rows(min_row=2)]
        order(rows)
        names = {column: name for name, column in self.columns.items()}
        for number, row in enumerate(rows, 2):
            for column, value in enumerate(row, 1):
                self.put(number, names[column], value)

    def save(self) -> None:
        self._book.save(self.path)
