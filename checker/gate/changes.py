"""What a change touched: reports that differ from an earlier revision, and which of their paragraphs."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.gate.bounds import bounded
from checker.gate.repository import git, repository
from checker.model.errors import CheckerError
from checker.model.results import ReportResult
from checker.readers import ReadError, read
from checker.support.archives import split

MANY = 10_000
"""Paragraphs of both versions, beside those at the beginning and the end that are the same, up to which their order
counts; in what is larger, a paragraph has changed when the old version has none like it."""
OUTSIDE = "不在本次改动之内"
"""Reason of findings that an untouched paragraph had before."""


class ChangesError(CheckerError):
    """The revision cannot be compared with; the message is one line."""


class Changes(Struct, frozen=True):
    """Difference between the working tree and where it branched off from a revision."""

    root: Path
    base: str
    before: dict[str, str]
    """Changed and new files: path below the root → its path in `base`, empty when it is new."""

    def touched(self, path: Path) -> bool:
        """Whether a file is new or differs; so does what lies in an archive that does, and a file that is not there."""
        archive, _ = split(path) or (path, "")
        return self._relative(archive) in self.before or not os.path.exists(archive)  # noqa: PTH110 (a Path may raise)

    def context(self, report: ReportResult) -> ReportResult:
        """With findings that no changed paragraph takes part in marked as waived: they are context.

        Findings about the whole report (`missing-…`) always count.
        """
        old = self._old_paragraphs(report.path)
        if old is None:
            return report
        changed = changed_paragraphs(old, report.text)
        findings = []
        for finding in report.findings:
            spans = (finding.span, *(r.span for r in finding.related if not r.path))
            places = {bisect_right(report.starts, start) or 1 for start, _ in spans}
            if not (finding.waived or finding.rule.startswith("missing-") or places & changed):
                finding = replace(finding, waived=True, reason=f"{OUTSIDE}（{self.base[:10]}）")
            findings.append(finding)
        return replace(report, findings=tuple(findings))

    def _relative(self, path: Path | str) -> str:
        return Path(os.path.relpath(os.path.realpath(path), self.root)).as_posix()

    def _old_paragraphs(self, path: str) -> list[str] | None:
        """The paragraphs as they were; None when everything is new or could not be read then."""
        name = self.before.get(self._relative(path), "")
        data = git(self.root, "show", f"{self.base}:{name}") if name else None
        if data is None:
            return None
        try:
            with bounded(name):
                document = read(name, data)
        except ReadError:
            return None
        return [document.slice(p.span) for p in document.paragraphs]


def changed_paragraphs(old: Iterable[str], new: Iterable[str]) -> set[int]:
    """Which paragraphs of `new` are not in `old` at that place in the order, counted from 1."""
    before, after = list(old), list(new)
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    if len(before) * len(after) > MANY**2:
        known = set(before)
        return {start + n for n, text in enumerate(after, 1) if text not in known}
    from rapidfuzz.distance import LCSseq

    codes = LCSseq.opcodes(before, after)
    return {
        start + n + 1 for code in codes if code.tag == "insert" for n in range(code.dest_start, code.dest_end)
    }


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many paragraphs are the same from the beginning on."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def changes_since(revision: str, folder: Path) -> Changes:
    """Compare the working tree around a folder with where it left a revision.

    Raises:
        ChangesError: there is no repository, no git, or no such revision.
    """
    root = repository(Path(os.path.realpath(folder)))
    if root is None:
        raise ChangesError("--changed-since 只能在 git 仓库里使用")
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise ChangesError(f"--changed-since：仓库里没有 {revision} 这个版本（浅克隆请先取回历史）")
    base = (git(root, "merge-base", commit.decode().strip(), "HEAD") or commit).decode().strip()
    listed = git(root, "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", base, "--")
    untracked = git(root, "ls-files", "-z", "--others", "--exclude-standard")
    if listed is None or untracked is None:
        raise ChangesError("--changed-since：git 无法列出改动，请检查仓库")
    before = dict.fromkeys(_names(untracked), "")
    fields = iter(_names(listed))
    for status in fields:
        old = next(fields)
        new = next(fields) if status[0] in "RC" else old
        if status[0] != "D":
            before[new] = "" if status[0] == "A" else old
    return Changes(root, base, before)


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]
