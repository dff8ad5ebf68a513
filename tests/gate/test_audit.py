"""Many files at once: one that brings its worker down costs the others nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from checker.gate.audit import Task
from checker.gate.workers import audit
from tests.gate.conftest import SOUND


class Deadly(bytes):
    """Content that ends the process which unpacks it."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


def test_a_worker_that_dies_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        Path(f"{number}.txt").write_text(SOUND, "utf-8")
    tasks = [Task(f"{n}.txt", select=("missing-section",)) for n in range(6)]
    tasks[2] = Task("2.txt", stdin=Deadly())
    seen: list[str] = []
    result = audit(tasks, 2, seen.append)
    assert [report.path for report in result.reports] == ["0.txt", "1.txt", "3.txt", "4.txt", "5.txt"]
    assert [error.path for error in result.errors] == ["2.txt"]
    assert "\n" not in result.errors[0].message
    assert sorted(seen) == [task.path for task in tasks]
