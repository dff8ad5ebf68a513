"""Names of laws that a sentence studies, and names that stay."""

import pytest

from checker.checklist import load
from checker.checklist.studied import studied, without_studied

LANGUAGE = load("outline-2021-2025").language


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("学习《信访工作条例》3次。", "学习《》3次。"),
        ("学习《信访工作条例》《人民调解法》，办结信访97件。", "学习《》《》，办结信访97件。"),
        ("到集市上发《信访工作条例》折页，讲怎样走访。", "到集市上发《信访工作条例》折页，讲怎样走访。"),
        ("按《信访工作条例》分流，学习《行政处罚法》。", "按《信访工作条例》分流，学习《》。"),
        ("学习《云溪镇防汛应急预案》。", "学习《云溪镇防汛应急预案》。"),  # no law
        ("修订《中小学校管理办法》。", "修订《中小学校管理办法》。"),  # 学 stands in the name
        ("学习宪法。", "学习宪法。"),
        ("学习行政处罚法和行政复议法，办结行政复议案件3件。", "学习和，办结行政复议案件3件。"),
        ("依行政复议法受理3件。", "依行政复议法受理3件。"),
        ("学习伏季休渔、行政复议、行政诉讼等方面法律规定，受理3件。", "学、、等方面法律规定，受理3件。"),
        ("宣讲行政处罚法、行政裁决等知识。", "宣讲、等知识。"),
        ("行政复议、行政裁决等法律实施顺利。", "行政复议、行政裁决等法律实施顺利。"),
        ("学习《未完的条例", "学习《未完的条例"),
    ],
)
def test_names_that_are_only_read(text: str, left: str) -> None:
    assert without_studied(text, LANGUAGE) == left
    spans = list(studied(text, LANGUAGE))
    assert spans == sorted(spans)
    assert not any(mark in text[start:end] for start, end in spans for mark in "《》、")
