"""Every format on the sample run, byte for byte.

After a wanted change: ``CHECKER_REGENERATE=1 pytest tests/outputs/test_expected.py``, then read the diff.
"""

import os
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.outputs import FORMATS, render
from checker.outputs.github import step_summary

from .sample import RESULT, options

HERE = Path(__file__).parent
VERSION = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]["version"]
CASES: dict[str, Callable[[], str]] = {
    **{name: partial(render, name, RESULT, options()) for name in FORMATS},
    "full-color": lambda: render("full", RESULT, options(color=True, width=120)),
    "full-hints": lambda: render("full", RESULT, options(hints=True)),
    "full-matrix": lambda: render("full", RESULT, options(matrix=True)),
    "full-en": lambda: render("full", RESULT, options(lang="en", matrix=True)),
    "full-quiet": lambda: render("full", RESULT, options(quiet=True)),
    "full-statistics": lambda: render("full", RESULT, options(statistics=True)),
    "github-summary": lambda: step_summary(RESULT, options()),
    "markdown-en": lambda: render("markdown", RESULT, options(lang="en")),
}


@pytest.mark.parametrize("name", CASES)
def test_expected(name):
    file = HERE / "expected" / f"{name}.txt"
    text = CASES[name]()
    assert text == CASES[name](), "two runs differ"
    text = text.replace(f'"{VERSION}"', '"VERSION"')
    if os.environ.get("CHECKER_REGENERATE"):
        file.write_bytes(text.encode())
    assert file.read_bytes().decode() == text


@pytest.mark.parametrize("name", FORMATS)
def test_names_that_are_no_utf8_do_not_break_the_output(name):
    report = replace(RESULT.reports[0], path="reports/\udcff.txt")
    render(name, replace(RESULT, reports=(report,)), options()).encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_unreadable_files_and_notices_appear_everywhere(name):
    alone = render(name, replace(RESULT, reports=()), options())
    assert "PDF" in alone
    assert "unused-waiver" in alone
