"""The hook, the action and the templates, run as far as that can be done without a forge."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.cli.init import TEMPLATES
from checker.readers import READERS
from tests.gate.conftest import SOUND, commit, git

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).parents[2]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture
def as_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`checker` on the PATH is the one under test, and installing is a no-op."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, line in {"checker": f'exec {sys.executable} -m checker "$@"', "pip": "exit 0"}.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def sh(script: str) -> int:
    return subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True).returncode


def test_the_hook_knows_every_ending() -> None:
    import re

    for file in (ROOT / ".pre-commit-hooks.yaml", TEMPLATES / "pre-commit.yml"):
        data = read(file)
        (hook,) = data if isinstance(data, list) else data["repos"][0]["hooks"]
        for ending in READERS:
            assert re.search(hook["files"], f"reports/云岭镇{ending}"), (file.name, ending)


def test_pre_commit_stops_a_faulty_report(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = shutil.which("pre-commit") or shutil.which("pre-commit", path=str(Path(sys.executable).parent))
    if not program:
        pytest.skip("pre-commit is not installed")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    source = tmp_path / "source"
    shutil.copytree(
        ROOT, source, ignore=shutil.ignore_patterns(".git", "tests", "reports", ".*cache*", ".venv")
    )
    (source / "reports").mkdir()
    (source / "tests").mkdir()
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "source"], ["tag", "v0"]):
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
        subprocess.run(["git", *identity, *command], cwd=source, check=True)
    Path(".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {source.as_uri()}\n    rev: v0\n    hooks:\n      - id: checker\n", "utf-8"
    )
    Path("checker.toml").write_text('select = ["missing-section"]\n', "utf-8")
    Path("报告.txt").write_text(SOUND, "utf-8")
    git("add", "-A")
    first = subprocess.run([program, "run"], capture_output=True, text=True)
    if "InstallationError" in first.stdout or "CalledProcessError" in first.stdout:
        pytest.skip("the hook's environment cannot be installed here")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "Passed" in first.stdout

    Path("报告.txt").write_text(SOUND.replace("四、下一步工作安排\n", ""), "utf-8")
    git("add", "-A")
    second = subprocess.run([program, "run"], capture_output=True, text=True)
    assert second.returncode == 1, second.stdout + second.stderr
    assert "missing-section" in second.stdout


@pytest.mark.usefixtures("as_program")
def test_the_action_checks_and_tells_its_outputs(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = read(ROOT / "action.yml")
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    temporary = tmp_path / "runner" / "checker" / "bin"
    temporary.mkdir(parents=True)
    (temporary / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', "utf-8")
    (temporary / "python").chmod(0o755)
    output, summary = tmp_path / "output", tmp_path / "summary"
    Path("报 告.txt").write_text(SOUND, "utf-8")
    Path("$(touch started).txt").write_text(SOUND, "utf-8")
    values = {name: said["default"] for name, said in action["inputs"].items()}

    def check(**inputs: str) -> str:
        output.unlink(missing_ok=True)
        given = {**values, **inputs}
        monkeypatch.setenv("RUNNER_TEMP", str(tmp_path / "runner"))
        monkeypatch.setenv("GITHUB_OUTPUT", str(output))
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        for name, expression in step["env"].items():
            monkeypatch.setenv(name, given[expression.removeprefix("${{ inputs.").removesuffix(" }}")])
        code = sh(step["run"])
        lines = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        assert lines["exit-code"] == str(code)
        assert lines["sarif"] == given["sarif"]
        assert Path(given["sarif"]).is_file()
        return lines["exit-code"]

    assert check() == "1"
    assert check(args="--select missing-section", sarif="子.sarif") == "0"
    assert check(args="--select missing-section $(touch~started)") == "4"
    assert not Path("started").exists()
    assert summary.is_file()


@pytest.mark.usefixtures("as_program")
@pytest.mark.parametrize(
    "template", [TEMPLATES / "gitlab.yml", ROOT / "gitlab" / "checker.gitlab-ci.yml"], ids=["init", "include"]
)
def test_gitlab_templates(repository: Path, template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = read(template)
    for name, value in data.get("variables", {}).items():
        monkeypatch.setenv(name, value)
    Path("报告.txt").write_text(SOUND, "utf-8")
    assert sh("\n".join(data["checker"]["script"])) == 1
    for file in data["checker"]["artifacts"]["reports"].values():
        assert Path(file).is_file()
    Path("checker.toml").write_text('select = ["missing-section"]', "utf-8")
    assert sh("\n".join(data["checker"]["script"])) == 0


@pytest.mark.usefixtures("as_program")
def test_the_workflow_that_init_writes(repository: Path) -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    assert sh("checker init --ci github --package 'checker @ git+https://example.invalid/checker'") == 0
    workflow = read(Path(".github/workflows/checker.yml"))
    commands = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert shlex.split(commands[0]) == ["pip", "install", "checker @ git+https://example.invalid/checker"]
    assert sh("\n".join(commands)) == 1
    assert Path("checker.sarif").is_file()
    commit("门禁")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("https://example.invalid/o/r", "baogao-checker @ git+https://example.invalid/o/r@v"),
        ("git+https://example.invalid/o/r@main", "baogao-checker @ git+https://example.invalid/o/r@main"),
        (
            "https://example.invalid/w/baogao_checker-1-py3-none-any.whl",
            "baogao-checker @ https://example.invalid/w/",
        ),
        ("https://example.invalid/v1.zip", "baogao-checker @ https://example.invalid/v1.zip"),
        ("baogao-checker==0.1.0", "baogao-checker==0.1.0"),
    ],
)
def test_init_installs_from_where_it_is_told(repository: Path, source: str, wanted: str) -> None:
    from tests.gate.conftest import checker

    for ci in ("github", "gitlab"):
        assert checker("init", "--ci", ci, "--pre-commit", "--from", source, "--force").returncode == 0
    files = (".github/workflows/checker.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml")
    assert all(f'"{wanted}' in Path(file).read_text("utf-8") for file in files)


@pytest.mark.parametrize("source", ["checker", "checker==1.9", "o/r", 'x" && echo "y', "a b @ c"])
def test_init_never_installs_a_stranger(repository: Path, source: str) -> None:
    from tests.gate.conftest import checker

    done = checker("init", "--ci", "github", "--from", source)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not Path(".github").exists()


def test_workflows_are_pinned_and_least_permitted() -> None:
    import re

    for file in (TEMPLATES / "github.yml", ROOT / "action.yml"):
        text = file.read_text("utf-8")
        uses = re.findall(r"uses: (\S+)", text)
        assert uses
        assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use) for use in uses)
    workflow = read(TEMPLATES / "github.yml")
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["check"]["steps"][0]["with"] == {"persist-credentials": False}


def test_sarif_results_link_to_the_page_of_their_rule(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    from tests.gate.conftest import checker

    for name, value in (("GITHUB_ACTION_REPOSITORY", "o/r"), ("GITHUB_ACTION_REF", "v1"), ("CHECKER_ACTION", "1"),
                        ("GITHUB_SERVER_URL", "https://example.invalid")):  # fmt: skip
        monkeypatch.setenv(name, value)
    Path("报告.txt").write_text(SOUND, "utf-8")
    rules = json.loads(checker("check", "-f", "sarif").stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert rules
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    for rule in rules:
        address, _, anchor = rule["helpUri"].partition("#")
        assert address == "https://example.invalid/o/r/blob/v1/docs/rules.md"
        assert f"\n## {anchor}\n" in page
