"""Help screens: framed in the language of whoever reads them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from checker.cli.app import COMMANDS, DOOR
from checker.cli.help_frame import in_chinese
from tests.gate.conftest import checker

GROUPS = (
    ("sheet", "make"),
    ("sheet", "import"),
    ("sheet", "merge"),
    ("checklist", "new"),
    ("archive", "check"),
)
LIBRARY = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "[default",
    "required",
    "Show this",
    "Install",
    "current shell",
)
"""What the library says in English of its own."""


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS if name != DOOR), *GROUPS])
def test_help_is_chinese_around_our_words_too(command: tuple[str, ...]) -> None:
    done = checker(*command, "--help")
    assert done.returncode == 0
    first = done.stdout.strip().splitlines()[0]
    assert first.startswith("用法：")
    assert f"{' '.join(command)} [选项]".strip() in first
    assert "显示这份说明" in done.stdout
    assert [word for word in LIBRARY if word in done.stdout] == []


def test_english_is_asked_for() -> None:
    for said in (("--lang", "en"), ("--lang=en",)):
        done = checker("check", *said, "--help")
        assert "check [OPTIONS]" in done.stdout
        assert "用法：" not in done.stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("文件  [default: a.txt]", "文件  [默认：a.txt]"),
        ("文件  [required]", "文件  [必填]"),
        ("秒  [default: 60.0; x>=0]", "秒  [默认：60.0；x>=0]"),
        ("required 的意思", "required 的意思"),
    ],
)
def test_only_what_the_library_adds_is_translated(text: str, shown: str) -> None:
    assert in_chinese(text) == shown


def test_no_command_at_all_shows_the_help_as_it_is_laid_out() -> None:
    for command in ((), ("sheet",)):
        done = checker(*command)
        assert len(done.stdout.splitlines()) > 5
        assert done.stderr == ""
    assert "checker 报告.docx" in checker().stdout


@pytest.mark.parametrize("command", [(), ("check",), ("sheet", "import"), ("init",)])
def test_no_line_is_wider_than_the_terminal_shows(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = checker(*command, "--help").stdout.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert all(line[0] not in "。，；、" for line in map(str.strip, lines) if line)


def test_arguments_are_named_without_marks_of_the_library() -> None:
    first = checker("waive", "--help").stdout.splitlines()[0]
    assert first.endswith("waive [选项] REPORT FINGERPRINT")
