"""The examples in every rule's manual hold, and no rule is without them."""

import re
from types import ModuleType

import pytest

from checker.checklist import load
from checker.checklist.model import Level
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.readers.structure import parse
from checker.rules import MODULES
from checker.rules.manual import manual_of

NEEDS_TWO_REPORTS = {"copied-report"}
NO_COUNTEREXAMPLE = {"missing-topic"}
"""A report that tells of every item is too long for a manual: test_missing_topic.py."""


def rules_found(text: str) -> set[str]:
    blocks = [Block(line, number) for number, line in enumerate(text.split("\n"), 1)]
    document = parse("报告.txt", blocks)
    level: Level | None = None if re.search(r"[局县]", blocks[0].text) else "town"
    result = audit_document(document, load("outline-2021-2025"), Task("报告.txt", level=level))
    return {finding.rule for finding in result.findings}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.id)
def test_manual(module: ModuleType) -> None:
    if module.RULE.id in NEEDS_TWO_REPORTS:
        pytest.skip("its examples need two reports: test_copied_report.py")
    manual = manual_of(module)
    bad, good = manual.bad, manual.good
    assert bad
    assert module.RULE.id in rules_found(bad)
    assert good
    if module.RULE.id not in NO_COUNTEREXAMPLE:
        assert module.RULE.id not in rules_found(good)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.id)
def test_options_are_used_and_told(module: ModuleType) -> None:
    rule = module.RULE
    told = "\n".join(manual_of(module).lines())
    for name, option in rule.options.items():
        assert f"    {name}" in told
        assert option.fault(option.default) == ""
        assert option.fault("nonsense")
        if option.least is not None and option.most is not None:
            assert option.fault(option.least - 1)
            assert option.fault(option.most + 1)
            assert not option.fault(type(option.default)(option.most))
