"""From the paths of a command line to the reports to check."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from checker.gate import config_files
from checker.gate.config import Settings
from checker.gate.own_outputs import ANNOTATED, SHEET, is_annotated, is_own_page, is_own_workbook
from checker.gate.repository import git, repository
from checker.model.results import InputError
from checker.readers import READERS, REFUSED
from checker.support import limits
from checker.support.errors import FileError, reason
from checker.support.paths import absolute, display_path, matches, within

TEMPORARY = ("~$", ".~", "~")
"""How the temporary files of Word and WPS begin."""
DOCUMENTS = frozenset(
    {*READERS, *REFUSED, ".dot", ".dotx", ".wpt", ".pages", ".xps", ".ceb", ".gd", ".gw", ".sep"}
)
"""Endings of what may be a report; where no reader knows one, the file is an input that cannot be read."""
UNFINISHED = frozenset({".part", ".crdownload", ".download", ".tmp", ".bak"})
"""Endings behind that of a document: it was not downloaded to its end, or is a copy that an editor kept."""
PACKED = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz"})
ASIDE = {
    **dict.fromkeys((".xlsx", ".xls", ".xlsm", ".et"), "表格不是报告，未检查"),
    **dict.fromkeys((".pptx", ".ppt", ".dps"), "演示文稿不是报告，未检查"),
    **dict.fromkeys((".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".heic"), "图片里的文字读不了，未检查"),
}
"""Endings of what stands beside reports."""
NO_HIT = "没有符合的文件，请检查路径"
COPY = "是加了批注的副本，未检查；要检查请只写它的路径"
LINK = "是链接，没有跟过去；要检查请直接写出它的路径"


class Inputs(Struct, frozen=True):
    """What the paths of a command line stand for."""

    reports: dict[Path, Settings]
    """With what the configuration says of each, in the order of their paths."""
    errors: tuple[InputError, ...] = ()
    """What should have been read and cannot be, known before anything is opened."""
    unread: tuple[InputError, ...] = ()
    """What lies in the folders and is no report."""
    excluded: tuple[Path, ...] = ()
    """Files that were named and that the configuration leaves out."""
    left_out: int = 0
    """Documents in the folders that it leaves out."""


def gather(paths: Sequence[Path], file: Path | None = None) -> Inputs:
    """Everything that paths stand for.

    A folder stands for every document in it, without hidden, temporary and git-ignored ones. `include` and
    `exclude` of the configuration hold for named files too. Nothing else is left out without a word.

    Args:
        file: the configuration to use instead of the ones found from each report upwards.
    """
    named: list[Path] = []
    found = _Found()
    for path in paths:
        if _is_folder(path):
            found.walk(path)
        elif os.path.exists(path) or not _is_pattern(path):  # noqa: PTH110 (a Path raises where a folder above cannot be entered)
            named.append(path)
        elif hits := sorted(_glob(path)):
            for hit in hits:
                found.walk(hit) if _is_folder(hit) else found.documents.append(hit)
        else:
            found.errors.append(InputError(display_path(path), NO_HIT))
    named = [inside for path in named for inside in found.opened(path)]
    documents = [inside for path in not_ignored(found.documents) for inside in found.opened(path)]
    distinct = {absolute(path): path for path in reversed((*named, *documents))}
    for place in [place for place in distinct if _is_copy_of_one(place, distinct)]:
        found.aside[distinct.pop(place)] = COPY
    chosen: dict[Path, Settings] = {}
    excluded, left_out = [], 0
    for path in sorted(distinct.values(), key=Path.as_posix):
        settings = config_files.settings(path, file)
        if wanted(path, settings):
            chosen[path] = settings.for_file(path)
        elif path in named:
            excluded.append(path)
        else:
            left_out += 1
    faulty = {absolute(error.path) for error in found.errors}
    aside = {path: message for path, message in found.aside.items() if absolute(path) not in distinct}
    listed = [
        InputError(display_path(path), aside[path], fault=path.suffix.lower() in PACKED)
        for path in sorted(not_ignored(aside), key=Path.as_posix)
        if wanted(path, config_files.settings(path, file))
    ]
    linked = {os.path.realpath(path) for path in (*chosen, *faulty)}
    listed = [one for one in listed if one.message != LINK or os.path.realpath(one.path) not in linked]
    return Inputs(
        chosen,
        (*found.errors, *(one for one in listed if one.fault)),
        tuple(one for one in listed if not one.fault),
        tuple(excluded),
        left_out,
    )


class _Found:
    """What walking through folders comes upon."""

    def __init__(self) -> None:
        self.documents: list[Path] = []
        self.aside: dict[Path, str] = {}
        """Not to be checked, with the reason."""
        self.errors: list[InputError] = []

    def walk(self, folder: Path) -> None:
        """Look at every file below a folder; hidden and temporary ones are left out."""
        depth = len(absolute(folder).parts)
        for root, folders, files in os.walk(folder, onerror=self._closed):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            if len(absolute(root).parts) - depth >= limits.FOLDERS and folders:
                told = f"文件夹套了 {limits.FOLDERS} 层以上，里面的没有检查"
                self.errors.append(InputError(display_path(root), told))
                folders[:] = []
            for name in sorted(folders):
                if Path(root, name).is_symlink():
                    self.aside[Path(root, name)] = LINK
            for name in sorted(files):
                if not name.startswith((".", *TEMPORARY)) and SHEET not in name:
                    self._file(Path(root, name))

    def opened(self, path: Path) -> list[Path]:
        """The documents in an archive, by paths that lead into it; the file itself where it is none."""
        if path.suffix.lower() != ".zip" or not path.is_file():
            return [path]
        from checker.support import archives

        try:
            inside = archives.members(path)
        except FileError:  # the reader says what is wrong
            return [path]
        twice = "压缩包里有几个文件叫这个名称，只查了第一个，请解压后再检查"
        self.errors += (InputError(display_path(member), twice) for member in archives.doubles(path))
        documents = [member for member in inside if member.suffix.lower() in DOCUMENTS]
        others = {member: ASIDE.get(member.suffix.lower()) for member in inside}
        self.aside |= {member: message for member, message in others.items() if message}
        return documents or [path]

    def _closed(self, error: OSError) -> None:
        message = f"文件夹打不开（{reason(error)}），里面的文件没有检查"
        self.errors.append(InputError(display_path(error.filename), message))

    def _file(self, path: Path) -> None:
        ending = path.suffix.lower()
        if ending in DOCUMENTS:
            if path.is_symlink():
                self.aside[path] = LINK
            elif ending in (".html", ".htm") and is_own_page(path):
                return
            elif ending == ".docx" and is_annotated(path):
                self.aside[path] = COPY
            else:
                self.documents.append(path)
        elif ending in PACKED:
            self.aside[path] = "是压缩包，里面的文件没有检查，请先解开"
        elif ending in UNFINISHED and Path(path.stem).suffix.lower() in DOCUMENTS:
            self.aside[path] = "没有下载完，或是备份，未检查；要检查请改回原来的后缀名"
        elif ending in ASIDE and not (ending == ".xlsx" and is_own_workbook(path)):
            self.aside[path] = ASIDE[ending]


def _is_copy_of_one(path: Path, paths: Container[Path]) -> bool:
    """Whether a file is the annotated copy of a report that is there too: shells name both for 报告*.docx."""
    original = ANNOTATED.sub("", path.stem)
    beside = original != path.stem and path.with_name(original + path.suffix) in paths
    return beside and is_annotated(path)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112


def _is_pattern(path: Path) -> bool:
    from glob import has_magic

    return has_magic(str(path))


def _glob(path: Path) -> Iterator[Path]:
    """The files that a pattern stands for; a Windows shell leaves patterns to the program."""
    from glob import iglob

    yield from map(Path, iglob(str(path), recursive=True))  # noqa: PTH207


def wanted(path: Path, settings: Settings) -> bool:
    """Whether `include` and `exclude` let a file in."""
    relative, said = within(path, settings.root), settings.config
    if not relative:
        return True
    included = not said.include or matches(said.include, relative)
    return included and not (said.exclude and matches(said.exclude, relative))


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
