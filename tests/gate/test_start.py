"""What a check of one plain report does without: it is a process of its own each time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SOUND = """某镇人民政府2023年度法治政府建设情况报告
一、主要举措和成效
（一）健全制度。全年制定制度3项，开展执法检查34场，办结案件12件。
二、存在的不足和原因
执法人员偏少，培训不够，原因是编制有限。
三、下一步安排
2024年，组织执法培训4期。
"""
PATTERNS = """
import re, sys
made = []
compile = re.compile
re.compile = lambda pattern, flags=0: made.append(pattern) or compile(pattern, flags)
import checker.cli.check, checker.gate.run, checker.rules, checker.outputs.full
print(*(one for one in made if isinstance(one, str) and not one.isascii()))
"""


def python(*arguments: str, folder: Path) -> Sequence[str]:
    """The words that a program of its own prints last."""
    run = subprocess.run([sys.executable, *arguments], capture_output=True, check=True, cwd=folder)
    return (run.stdout.decode().splitlines() or [""])[-1].split()


NEEDLESS = {
    "calendar", "dataclasses", "glob", "jieba", "numpy", "rapidfuzz", "rich.console", "tomli",
    "checker.review", "checker.desk",
}  # fmt: skip
PROGRAM = "import sys; from checker.cli import main\ntry: main()\nfinally: print(*sys.modules)"


def test_modules_that_a_plain_text_does_without(workplace: Path) -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    command = ("-c", PROGRAM, "check", "报告.txt", "--no-cache", "--fail-on", "never")
    python(*command, folder=workplace)  # the checklist is read once, then kept
    loaded = {*python(*command, folder=workplace)}
    assert "checker.rules" in loaded
    assert not loaded & NEEDLESS


def test_no_expression_on_chinese_is_compiled_before_it_is_needed(workplace: Path) -> None:
    assert not python("-c", PATTERNS, folder=workplace)
