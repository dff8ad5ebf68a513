"""The contracts between rooms hold, and break where somebody breaks them: linting a copy with planted imports."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("importlinter")
ROOT = Path(__file__).parents[1]
PLANTED = {
    "checker/rules/missing_topic.py": "from checker.rules import weak_topic as _planted",
    "checker/review/beside.py": "from checker.cli import app as _planted",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "checker", tmp_path / "checker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_a_rule_that_imports_a_rule_and_a_room_that_imports_one_above_are_found(copy: Path) -> None:
    for name, line in PLANTED.items():
        file = copy / name
        file.write_text(f"{file.read_text('utf-8')}\n{line}\n", "utf-8")
    lint = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint(['--no-cache']))"
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=copy, env=env, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Rules never import each other BROKEN" in done.stdout
    assert "Data flows one way BROKEN" in done.stdout
    assert "checker.rules.missing_topic -> checker.rules.weak_topic" in done.stdout
    assert "checker.review.beside -> checker.cli.app" in done.stdout
