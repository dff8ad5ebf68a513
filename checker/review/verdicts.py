"""What reviewers said about findings: `verdicts.toml`, beside the waivers it gives rise to.

The file only grows. A finding's last entry is what holds; the entries before it are its history, so
nothing that a human wrote is ever lost, whoever wrote later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from checker.gate.waivers import Waiver, WaiverFile
from checker.support import toml, toml_edit
from checker.support.patterns import regex
from checker.support.toml import TomlError

FILE_NAME = "verdicts.toml"
VERDICTS = ("属实", "误报", "已整改", "不适用")
WAIVING = ("误报", "不适用")
"""Verdicts that accept a finding for good."""
NO_TEXT = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What is no character and cannot be kept in every file format."""

MAX_REMARK = 20_000
"""Characters; more does not fit into the cells of every office program."""

VerdictError = TomlError
"""A file of verdicts that cannot be used; the message is one line that names file and line."""

Key = tuple[str, str, str]
"""Path of the report, rule, fingerprint."""


def identity(path: str, rule: str, fingerprint: str) -> str:
    """The id of a finding in sheets and on pages; begins with a hexadecimal digit, so that it is no formula."""
    return f"{local_identity(rule, fingerprint)}#{path}"


def local_identity(rule: str, fingerprint: str) -> str:
    """The first half of an id, which tells the findings of one report apart."""
    return f"{fingerprint}#{rule}"


class Verdict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What one reviewer once said about one finding."""

    fingerprint: str
    rule: str
    path: str
    """Of the report, relative to the file, with forward slashes."""
    excerpt: str = ""
    """For people; it decides nothing."""
    verdict: Literal["", "属实", "误报", "已整改", "不适用"] = ""
    remark: str = ""
    by: str = ""
    day: date | None = msgspec.field(default=None, name="date")

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.path, self.rule, self.fingerprint

    @property
    def content(self) -> tuple[str, str, str, date | None]:
        """The human's part."""
        return self.verdict, self.remark, self.by, self.day

    @property
    def blank(self) -> bool:
        """Whether nothing was said."""
        return self.content == ("", "", "", None)

    def waiver(self) -> Waiver | None:
        """The waiver that it asks for, if any; without a remark the verdict itself is the reason."""
        if self.verdict not in WAIVING:
            return None
        return Waiver(
            fingerprint=self.fingerprint, rule=self.rule, path=self.path, excerpt=self.excerpt,
            reason=self.remark if self.remark.strip() else self.verdict, by=self.by,
        )  # fmt: skip


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    verdict: tuple[Verdict, ...] = ()


def text_of(value: str) -> str:
    """A human's text as it is kept: line ends as \\n, no blanks around it, nothing that is no character."""
    return NO_TEXT.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def load(path: Path) -> tuple[Verdict, ...]:
    """Read a file of verdicts; none when there is no file.

    Raises:
        TomlError: it cannot be read, is not TOML or breaks the format.
    """
    return toml.convert(toml.read(path, "复核结论"), _Table).verdict if path.exists() else ()


def save(path: Path, verdicts: Iterable[Verdict]) -> None:
    """Write verdicts: those of the file stay as they stand, new ones follow, each finding's in the order they came.

    Raises:
        FileError: the file cannot be written.
    """
    ordered = sorted(verdicts, key=lambda verdict: verdict.key)
    toml_edit.keep(
        path, "verdict", [msgspec.to_builtins(verdict, builtin_types=(date,)) for verdict in ordered]
    )


def histories(verdicts: Iterable[Verdict]) -> dict[Key, list[Verdict]]:
    """The verdicts by what they are about, the one that holds last."""
    known: dict[Key, list[Verdict]] = {}
    for verdict in verdicts:
        known.setdefault(verdict.key, []).append(verdict)
    return known


class Disagreement(NamedTuple):
    """Two reviewers on one finding."""

    known: Verdict
    """What holds so far."""
    incoming: Verdict

    @property
    def newer(self) -> bool | None:
        """Whether what comes in is the later of the two; None when their dates do not tell."""
        before, after = self.known.day or date.min, self.incoming.day or date.min
        return None if before == after else after > before

    def __str__(self) -> str:
        sides = ((said.by or "没有署名", said.day or "没有日期", said.verdict) for said in self)
        known, incoming = (f"{by}（{day}）{verdict}" for by, day, verdict in sides)
        return f"{self.known.path}  {self.known.rule}  {self.known.excerpt[:30]}：已记入 {known}，这份清单 {incoming}"


def disagreements(known: Iterable[Verdict], incoming: Iterable[Verdict]) -> list[Disagreement]:
    """Where what comes in is another verdict by somebody else, or an older one.

    Somebody who writes another verdict later has changed their mind, and so has whoever gives no name.
    """
    by_key = histories(known)
    found = []
    for verdict in incoming:
        history = by_key.get(verdict.key)
        if not history or not verdict.verdict or verdict.verdict == history[-1].verdict:
            continue
        one = Disagreement(history[-1], verdict)
        repeated = _filled(verdict, history[-1]).content in (old.content for old in history)
        other = verdict.by != history[-1].by
        if history[-1].verdict and not repeated and (other or one.newer is False):
            found.append(one)
    return found


def merge(
    known: Sequence[Verdict], incoming: Iterable[Verdict], prefer: str = "theirs"
) -> tuple[tuple[Verdict, ...], int]:
    """Add what is new. A blank never takes anything back, and what was said before is not said again.

    Args:
        prefer: whose verdict holds where two reviewers disagree: `ours` (what is kept), `theirs` (what
            comes in) or `newest`; the other one goes into the history.

    Returns:
        All verdicts, and how many were added.
    """
    incoming = list(incoming)
    ours = {
        one.known.key: one.known
        for one in disagreements(known, incoming)
        if prefer == "ours" or (prefer == "newest" and one.newer is False)
    }
    by_key = histories(known)
    added = 0
    for verdict in incoming:
        history = by_key.setdefault(verdict.key, [])
        holds = ours.get(verdict.key)
        if history and not holds:
            verdict = _filled(verdict, history[-1])
        if not verdict.blank and verdict.content not in (old.content for old in history):
            history += [verdict, holds] if holds else [verdict]
            added += 1
    return tuple(verdict for history in by_key.values() for verdict in history), added


def _filled(verdict: Verdict, before: Verdict) -> Verdict:
    blank = ("", None)
    said = {
        name: getattr(before, name)
        for name in ("verdict", "remark", "by", "day")
        if getattr(verdict, name) in blank
    }
    return msgspec.structs.replace(verdict, **said)


def waivers_after(file: WaiverFile, verdicts: Iterable[Verdict]) -> tuple[Waiver, ...]:
    """The waivers that follow from verdicts, beside those that a human wrote or changed by hand."""
    by_key: Mapping[Key, list[Verdict]] = histories(verdicts)
    made = {waiver for history in by_key.values() for v in history if (waiver := v.waiver())}
    kept = [waiver for waiver in file.waivers if waiver not in made]
    taken = {(waiver.path, waiver.rule, waiver.fingerprint) for waiver in kept}
    wanted = (history[-1].waiver() for key, history in by_key.items() if key not in taken)
    return (*kept, *filter(None, wanted))
