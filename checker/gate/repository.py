"""Git, asked about a repository that nobody vouches for: it may have come in an archive, with its configuration."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
ALONE = {"GIT_OPTIONAL_LOCKS": "0", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
"""Nothing is written to the repository, and nothing fetched that it lacks."""
FILTERS = r"^filter\..*\.(clean|process|required)$"
"""Programs that git would send changed files through."""


@cache
def repository(folder: Path) -> Path | None:
    """The nearest folder upwards that holds a git repository."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), None)


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What a git command prints; None when there is no git or the command fails.

    Programs that the configuration of the repository names are not started.
    """
    return _ran(root, arguments, stdin, _without_filters(root))


@cache
def _without_filters(root: Path) -> dict[str, str]:
    """Environment in which no filter of the configuration does anything."""
    listed = _ran(root, ("config", "-z", "--name-only", "--get-regexp", FILTERS)) or b""
    first = os.environ.get("GIT_CONFIG_COUNT", "")
    count = int(first) if first.isascii() and first.isdigit() else 0
    environment = {}
    for name in {os.fsdecode(name) for name in listed.split(b"\0") if name}:
        environment[f"GIT_CONFIG_KEY_{count}"] = name
        environment[f"GIT_CONFIG_VALUE_{count}"] = "false" if name.endswith(".required") else ""
        count += 1
    return {**environment, "GIT_CONFIG_COUNT": str(count)} if environment else {}


def _ran(
    root: Path, arguments: tuple[str, ...], stdin: bytes = b"", more: dict[str, str] | None = None
) -> bytes | None:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *SAFE, *arguments],  # noqa: S607
            cwd=root,
            input=stdin,
            capture_output=True,
            env={**os.environ, **ALONE, **(more or {})},
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
