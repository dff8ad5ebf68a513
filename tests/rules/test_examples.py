"""The examples in every rule's manual hold, and no rule is without them."""

import inspect
import re
from types import ModuleType

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.gate.rule_names import unknown_option
from checker.model.document import Block
from checker.readers.structure import parse
from checker.rules import MODULES

NEEDS_TWO_REPORTS = {"copied-report"}
NO_COUNTEREXAMPLE = {"missing-topic"}


def rules_found(text: str) -> set[str]:
    blocks = [Block(line, number) for number, line in enumerate(text.split("\n"), 1)]
    document = parse("报告.txt", blocks)
    level = None if re.search(r"[局县]", blocks[0].text) else "town"
    result = audit_document(document, load("outline-2021-2025"), Task("报告.txt", level=level))
    return {finding.rule for finding in result.findings}


def example(module: ModuleType, kind: str) -> str:
    manual = inspect.cleandoc(module.__doc__ or "")
    found = re.search(rf"^{kind}：\n((?:    .*\n?)+)", manual, re.MULTILINE)
    return inspect.cleandoc(found[1]) if found else ""


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.id)
def test_manual(module: ModuleType) -> None:
    if module.RULE.id in NEEDS_TWO_REPORTS:
        pytest.skip("its examples need two reports: test_copied_report.py")
    bad, good = example(module, "不合格"), example(module, "合格")
    assert bad
    assert module.RULE.id in rules_found(bad)
    assert good
    if module.RULE.id not in NO_COUNTEREXAMPLE:
        assert module.RULE.id not in rules_found(good)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.id)
def test_the_manual_lists_the_options_that_the_rule_reads(module: ModuleType) -> None:
    read = re.findall(r'option\(RULE\.id, "(\w+)"', inspect.getsource(module))
    assert [message for name in read if (message := unknown_option(module.RULE.id, name))] == []
