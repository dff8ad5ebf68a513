"""From the paths of a command line to the reports to check."""

from __future__ import annotations

import glob
import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from checker.gate import config_files
from checker.gate.config import Settings
from checker.readers import READERS
from checker.support.paths import absolute, matches, within

TEMPORARY = ("~$", ".~", "~")
"""How the temporary files of Word and WPS begin."""


SHEET = ".清单."
"""Before the ending in the names of the sheets that `checker sheet --dir` writes; they are no reports."""


OWN_PAGE = b'<meta name="generator" content="checker">'
"""In the head of the pages that `checker sheet` writes."""


def collect(
    paths: Sequence[Path], file: Path | None = None, note: Callable[[str], None] = lambda _: None
) -> dict[Path, Settings]:
    """The reports to check with what their configuration says, in the order of their paths.

    A folder stands for every file in it that a reader knows, without hidden, temporary and git-ignored
    ones and without links. `include` and `exclude` of the configuration hold for named files too.

    Args:
        file: the configuration to use instead of the ones found from each report upwards.
        note: called with a line for each named file that the configuration leaves out.
    """
    named: list[Path] = []
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += walk(path)
        elif not path.exists() and (hits := sorted(_glob(path))):
            found += hits
        elif path.exists() or not glob.has_magic(str(path)):
            named.append(path)
    distinct = {absolute(path): path for path in reversed((*named, *not_ignored(found)))}
    chosen: dict[Path, Settings] = {}
    for path in sorted(distinct.values(), key=Path.as_posix):
        settings = config_files.settings(path, file)
        if wanted(path, settings):
            chosen[path] = settings.for_file(path)
        elif path in named:
            note(f"{path}：配置的 include/exclude 排除了它，未检查")
    return chosen


def _glob(path: Path) -> Iterator[Path]:
    """The files that a pattern stands for; a Windows shell leaves patterns to the program."""
    yield from map(Path, glob.iglob(str(path), recursive=True))  # noqa: PTH207


def wanted(path: Path, settings: Settings) -> bool:
    """Whether `include` and `exclude` let a file in."""
    relative, said = within(path, settings.root), settings.config
    if not relative:
        return True
    included = not said.include or matches(said.include, relative)
    return included and not (said.exclude and matches(said.exclude, relative))


def walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder that a reader knows; hidden and temporary ones and links are left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if name.startswith((".", *TEMPORARY)) or SHEET in name or path.suffix.lower() not in READERS:
                continue
            if not path.is_symlink() and not _own_page(path):
                yield path


def _own_page(path: Path) -> bool:
    """Whether a page is a sheet of ours, whatever its name."""
    if path.suffix.lower() not in (".html", ".htm") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return OWN_PAGE in file.read(1024)
    except OSError:
        return False


def not_ignored(paths: Iterable[Path]) -> list[Path]:
    """Without the files that git ignores. All of them where there is no git or no repository."""
    by_repository: dict[Path | None, list[Path]] = {}
    for path in paths:
        by_repository.setdefault(repository(absolute(path).parent), []).append(path)
    kept = by_repository.pop(None, [])
    for root, inside in by_repository.items():
        asked = {str(absolute(path)): path for path in inside}
        answer = git(root or Path(), "check-ignore", "-z", "--stdin", stdin=os.fsencode("\0".join(asked)))
        ignored = {os.fsdecode(name) for name in answer.split(b"\0")} if answer else set()
        kept += (path for name, path in asked.items() if name not in ignored)
    return kept


@cache
def repository(folder: Path) -> Path | None:
    """The nearest folder upwards that holds a git repository."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), None)


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What a git command prints; None when there is no git or the command fails.

    The repository is not trusted: programs that its configuration names are not started.
    """
    safe = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *safe, *arguments],  # noqa: S607
            cwd=root,
            input=stdin,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
