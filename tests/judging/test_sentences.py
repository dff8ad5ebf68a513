"""What single sentences answer, and what rules say of them: kinds that readers of published reports met."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.readers.structure import parse

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["sentence"]
ISSUERS = {
    "town": "云溪镇人民政府",
    "street": "云溪街道办事处",
    "county": "云溪县人民政府",
    "city": "云溪市人民政府",
    "department": "云溪县住房和城乡建设局",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_sentence(case: dict[str, Any]) -> None:
    head = [
        f"{ISSUERS[case['level']]}2023年度法治政府建设情况报告",
        *([case["opening"]] if "opening" in case else []),
    ]
    lines = [*head, "一、主要举措和成效", "（一）主要工作", case["text"]]
    document = parse("报告.txt", [Block(text, number) for number, text in enumerate(lines, 1)])
    result = audit_document(document, load("outline-2021-2025"), Task("报告.txt", level=case["level"]))
    judged = {item.id: item.status for item in result.requirements}
    for item, wanted in case.get("status", {}).items():
        assert judged[item] in ([wanted] if isinstance(wanted, str) else wanted), item
    told = {finding.rule for finding in result.findings}
    for rule, found in case.get("rules", {}).items():
        assert (rule in told) == found
