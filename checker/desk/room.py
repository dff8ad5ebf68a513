"""A room: the uploads, results and verdicts of one browser, judged and compared as they come and go."""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec.structs import replace

from checker.checklist.model import Level
from checker.copying.results import Copies
from checker.desk import work
from checker.desk.limits import Limits
from checker.desk.opinions import Joined, Opinions
from checker.desk.refused import RefusedError, check_name
from checker.desk.work import WorkError, Workers
from checker.gate.audit import Task, selected
from checker.gate.partners import COPIED
from checker.model.findings import Rule, Severity
from checker.model.results import InputError, ReportResult, RunResult
from checker.outputs.words import level_name
from checker.readers import READERS
from checker.review.sheets.making import make
from checker.review.sheets.view import Sheet
from checker.review.verdicts import Verdict


@dataclass
class Upload:
    """A report that somebody put in."""

    id: str
    name: str
    """As people see it; never a path on this computer."""
    file: Path
    size: int
    result: ReportResult | None = None
    message: str = ""
    """Why it could not be judged."""
    copies: tuple[Copies, ...] = ()
    turn: int = 0
    """How often somebody asked to have it judged; only the answer to the last one counts."""

    @property
    def state(self) -> str:
        """waiting | done | unread"""
        return "unread" if self.message else "done" if self.result else "waiting"


@dataclass
class Room:
    """What one browser has put in."""

    folder: Path
    limits: Limits
    workers: Workers
    task: Task
    """What holds for every report."""
    rules: Mapping[str, Rule]
    uploads: dict[str, Upload] = field(default_factory=dict)
    opinions: Opinions = field(default_factory=Opinions)
    comparing: bool = False
    compared: frozenset[str] = frozenset()
    """Files of the last comparison, whether it runs, is done or failed."""
    again: set[str] = field(default_factory=set)
    """Files that are judged once more, now that their copies are known."""
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _sheet: Sheet | None = None

    def begin(self, name: str, size: int | None) -> Path:
        """Where to put a report that is about to come.

        Raises:
            RefusedError: it is not taken.
        """
        check_name(name)
        with self._lock:
            if size is not None and size > self.limits.file:
                raise RefusedError(f"文件超过 {self.limits.file // 2**20} MB，不像是一份报告", 413)
            if len(self.uploads) >= self.limits.files and not self._named(name):
                raise RefusedError(f"最多放 {self.limits.files} 份报告，请先清空", 413)
            if sum(upload.size for upload in self.uploads.values()) + (size or 0) > self.limits.room:
                raise RefusedError(f"合计超过 {self.limits.room // 2**20} MB，请先清空", 413)
        ending = Path(name).suffix.lower()
        return self.folder / f"{secrets.token_hex(16)}{ending if ending in READERS else ''}"

    def put(self, name: str, file: Path, size: int) -> Upload:
        """Take a report in; one of the same name is the older version and goes."""
        with self._lock:
            if older := self._named(name):
                self._forget(older)
            upload = Upload(secrets.token_hex(8), name, file, size)
            self.uploads[upload.id] = upload
            self._sheet = None
        self._judge(upload)
        return upload

    def remove(self, key: str) -> None:
        """Forget a report; what was said about it stays, in case it comes again."""
        with self._lock:
            if upload := self.uploads.get(key):
                self._forget(upload)
                self._compare()  # the others may have waited for this one only

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            for upload in list(self.uploads.values()):
                self._forget(upload)
            self.opinions.clear()

    def _forget(self, upload: Upload) -> None:
        del self.uploads[upload.id]
        self._sheet = None
        upload.file.unlink(missing_ok=True)

    def ordered(self) -> list[Upload]:
        """The reports by name."""
        return sorted(self.uploads.values(), key=lambda upload: upload.name)

    def sheet(self) -> Sheet:
        """The sheet of all reports that are judged, with the verdicts given here."""
        with self._lock:
            if self._sheet is None:
                judged = self.ordered()
                result = RunResult(
                    tuple(upload.result for upload in judged if upload.result),
                    tuple(InputError(upload.name, upload.message) for upload in judged if upload.message),
                )
                self._sheet = make(result, self.rules, self.opinions.about)
            return self._sheet

    def keep(self, verdicts: Iterable[Verdict], withdrawn: Iterable[str]) -> None:
        """Keep verdicts, see `Opinions.keep`."""
        with self._lock:
            self.opinions.keep(verdicts, withdrawn)
            self._sheet = None

    def join(self, copy: Iterable[Verdict]) -> Joined:
        """Take in a reviewer's copy, see `Opinions.join`."""
        with self._lock:
            self._sheet = None
            return self.opinions.join(copy, self._meant)

    def settle(self, choices: Mapping[str, int]) -> None:
        """Decide what reviewers disagree on, see `Opinions.settle`."""
        with self._lock:
            self._sheet = None
            self.opinions.settle(choices)

    def choose(self, level: Level | None, year: int | None) -> None:
        """Judge every report, and those to come, as one of this level and year; None to tell by the report."""
        with self._lock:
            if (level, year) == (self.task.level, self.task.year):
                return
            self.task = replace(self.task, level=level, year=year)
            self._sheet = None
            for upload in self.uploads.values():
                upload.result, upload.message = None, ""
                self._judge(upload)

    def _meant(self, path: str) -> str:
        """The report that a path of a sheet means: the same path, or else the only one with its file name."""
        names = [upload.name for upload in self.uploads.values()]
        if path in names:
            return path
        alike = [name for name in names if PurePosixPath(name).name == PurePosixPath(path).name]
        return alike[0] if len(alike) == 1 else ""

    def status(self) -> dict[str, Any]:
        """How things stand, for the page."""
        files = []
        judged = 0
        with self._lock:
            given = self.opinions.counts()
            for upload in self.ordered():
                about: dict[str, Any] = {"id": upload.id, "name": upload.name, "state": upload.state}
                if upload.message:
                    about["message"] = upload.message
                if report := upload.result:
                    judged += 1
                    found = Counter(finding.severity for finding in report.findings if not finding.waived)
                    about |= {
                        "page": judged,
                        "issuer": report.issuer,
                        "level": level_name(report.level, "zh"),
                        "year": report.year,
                        "counts": {severity.value: found[severity] for severity in Severity},
                        "findings": len(report.findings),
                        "verdicts": given[upload.name],
                        "word": Path(upload.name).suffix.lower() == ".docx",
                    }
                files.append(about)
            return {
                "files": files,
                "comparing": self.comparing or bool(self.again),
                "level": self.task.level,
                "year": self.task.year,
                "disputed": self.opinions.open(self._title),
            }

    def _title(self, rule: str) -> str:
        return self.rules[rule].title.zh if rule in self.rules else rule

    def _named(self, name: str) -> Upload | None:
        return next((upload for upload in self.uploads.values() if upload.name == name), None)

    def _judge(self, upload: Upload) -> None:
        upload.turn = turn = upload.turn + 1
        task = replace(self.task, path=upload.name, copies=upload.copies)
        future = self.workers.submit(self.limits.seconds, work.judge, str(upload.file), task)
        future.add_done_callback(lambda done: self._judged(upload, turn, done))

    def _judged(self, upload: Upload, turn: int, done: Future[Any]) -> None:
        with self._lock:
            if upload.turn != turn:
                return
            self.again.discard(upload.id)
            if done.cancelled():
                return
            if self.uploads.get(upload.id) is upload:
                try:
                    result = done.result()
                except WorkError as error:
                    upload.result, upload.message = None, str(error)
                else:
                    good = isinstance(result, ReportResult)
                    upload.result, upload.message = (result, "") if good else (None, result.message)
                self._sheet = None
            self._compare()

    def _compare(self) -> None:
        """Compare the reports, unless that is done or under way, or one of them is still to be judged.

        Whatever may have changed that calls this; it does nothing where nothing has.
        """
        if self.comparing or any(upload.state == "waiting" for upload in self.uploads.values()):
            return
        files = {str(upload.file): upload.name for upload in self.uploads.values() if upload.result}
        if files.keys() == self.compared or not selected(COPIED, self.task.select, self.task.ignore):
            return
        self.compared = frozenset(files)  # before it is known to succeed: what fails is not tried for ever
        if len(files) < 2:
            self._share({})  # a report that is left alone has nothing in common with those that went
            return
        self.comparing = True
        seconds = self.limits.seconds + 2 * len(files)
        future = self.workers.submit(seconds, work.compare, files, self.task.checklist)
        future.add_done_callback(self._compared)

    def _compared(self, done: Future[Any]) -> None:
        with self._lock:
            if done.cancelled():
                return  # the program ends
            with suppress(WorkError):  # what was judged so far stands
                self._share(done.result())
            self.comparing = False
            self._compare()  # others may have come or gone meanwhile

    def _share(self, found: Mapping[str, tuple[Copies, ...]]) -> None:
        """Judge the reports once more of which a comparison says something new.

        One that waits, as all do after new settings, is among them: no further comparison would tell it.
        One that came meanwhile is not, though it may have the name of an older version that was compared.
        """
        for upload in self.uploads.values():
            copies = found.get(upload.name, ())
            if upload.state != "unread" and str(upload.file) in self.compared and copies != upload.copies:
                upload.copies = copies
                self.again.add(upload.id)
                self._judge(upload)
