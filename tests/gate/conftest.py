"""A scratch git repository with a report, and the program as its users start it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.program import run

SOUND = """\
云岭镇人民政府关于2023年度法治政府建设情况的报告

一、主要举措和成效
（一）加强普法宣传
我镇开展普法宣讲34场，发放资料6200份，2560名群众参加。
（二）化解矛盾纠纷
全年排查矛盾纠纷192起，调解成功186起。
二、主要负责人履行推进法治建设第一责任人职责情况
镇长主持召开法治建设专题会议4次，研究事项9个。
三、存在的不足和原因
执法人员偏少，原因是编制不足。
四、下一步工作安排
我镇将增配执法人员2名。

云岭镇人民政府
2024年1月12日
"""
FAULT = "（三）规范行政执法\n执法队伍的能力素质明显增强。"
"""A claim without a figure."""
RULES = "duplicate-paragraph,unquantified-claim,unused-waiver,expired-waiver"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def repository(workplace: Path) -> Path:
    """An empty git repository, which is the working directory; the cache lies beside it."""
    git("init", "-q", "-b", "main")
    git("config", "user.name", "测试")
    git("config", "user.email", "test@example.invalid")
    return workplace


def git(*arguments: str) -> str:
    """Run git in the working directory."""
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


def commit(message: str) -> None:
    """Commit everything."""
    git("add", "-A")
    git("commit", "-q", "-m", message)


def checker(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program as its users do."""
    done = run(*arguments, stdin=stdin)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())
