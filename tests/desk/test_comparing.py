"""When the reports of a room are compared: once for each set of them, whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from checker.copying.results import Copies
from checker.desk import work
from checker.desk.limits import Limits
from checker.desk.room import Room
from checker.desk.work import WorkError, Workers
from checker.gate.audit import Task
from checker.model.results import InputError, ReportResult, Stats


class Pool(Workers):
    """Workers that answer when the test says so."""

    def __init__(self) -> None:
        self.open: list[tuple[Callable[..., Any], tuple[Any, ...], Future[Any]]] = []
        self.compared: list[set[str]] = []
        """Names of the reports of each comparison that was asked for."""

    def submit(self, seconds: float, work_: Callable[..., Any], *given: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.open.append((work_, given, future))
        if work_ is work.compare:
            self.compared.append(set(given[0].values()))
        return future

    def judge(self, *later: str) -> list[str]:
        """Judge the reports that wait for it now, but for some; their names."""
        judged = []
        for (_, task), future in self._take(work.judge, later):
            bad = task.path.startswith("坏")
            future.set_result(InputError(task.path, "不能读") if bad else result(task))
            judged.append(task.path)
        return judged

    def compare(self, *alike: str, error: str = "") -> None:
        """End the comparison that runs: these reports are alike, or it fails."""
        ((_, future),) = self._take(work.compare)
        if error:
            future.set_exception(WorkError(error))
        else:
            future.set_result({one: tuple(copies(two) for two in alike if two != one) for one in alike})

    def _take(
        self, which: Callable[..., Any], later: tuple[str, ...] = ()
    ) -> list[tuple[tuple[Any, ...], Future[Any]]]:
        taken = [one for one in self.open if one[0] is which and getattr(one[1][1], "path", "") not in later]
        self.open = [one for one in self.open if one not in taken]
        return [(given, future) for _, given, future in taken]


def copies(path: str) -> Copies:
    return Copies(path, "", 1.0, 100, ())


def result(task: Task) -> ReportResult:
    """What tells with which copies, as its text, and level a report was judged."""
    told = tuple(one.path for one in task.copies)
    return ReportResult(task.path, "", "", task.level, task.year, "", (), (), Stats(0, 0, 0), text=told)


class Desk:
    """A room and its workers."""

    def __init__(self, folder: Path) -> None:
        self.pool = Pool()
        self.room = Room(folder, Limits(), self.pool, Task(""), {})

    def put(self, *names: str) -> list[str]:
        """Put in reports; their ids."""
        ids = []
        for name in names:
            file = self.room.begin(name, 1)
            file.write_text(name, "utf-8")
            ids.append(self.room.put(name, file, 1).id)
        return ids

    def copied(self) -> dict[str, tuple[str, ...]]:
        """From which others the result of each report tells copies."""
        return {one.name: one.result.text for one in self.room.ordered() if one.result}

    @property
    def finished(self) -> bool:
        """Whether the page says so."""
        told = self.room.status()
        return not told["comparing"] and all(file["state"] != "waiting" for file in told["files"])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_is_judged_during_a_comparison_is_compared_after_it(desk: Desk) -> None:
    desk.put("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.put("丙.txt")
    desk.pool.judge()
    assert desk.pool.compared == [{"甲.txt", "乙.txt"}]
    desk.pool.compare()
    assert not desk.finished
    assert desk.pool.compared[1:] == [{"甲.txt", "乙.txt", "丙.txt"}]
    desk.pool.compare("甲.txt", "丙.txt")
    desk.pool.judge()
    assert desk.finished
    assert desk.copied() == {"甲.txt": ("丙.txt",), "乙.txt": (), "丙.txt": ("甲.txt",)}


def test_others_are_compared_when_the_last_waiting_one_is_removed(desk: Desk) -> None:
    _, _, slow = desk.put("甲.txt", "乙.txt", "丙.txt")
    desk.pool.judge("丙.txt")
    assert desk.pool.compared == []
    desk.room.remove(slow)
    assert desk.pool.compared == [{"甲.txt", "乙.txt"}]
    desk.pool.judge()  # the answer for the removed one comes late
    desk.pool.compare()
    assert desk.finished
    assert len(desk.pool.compared) == 1


def test_what_is_judged_again_with_its_copies_is_not_compared_again(desk: Desk) -> None:
    desk.put("甲.txt", "乙.txt", "坏.txt")
    desk.pool.judge()
    desk.pool.compare("甲.txt", "乙.txt")
    assert not desk.finished
    assert sorted(desk.pool.judge()) == ["乙.txt", "甲.txt"]
    assert desk.finished
    assert desk.pool.compared == [{"甲.txt", "乙.txt"}]
    assert desk.copied() == {"甲.txt": ("乙.txt",), "乙.txt": ("甲.txt",)}


def test_new_settings_judge_again_and_do_not_compare_again(desk: Desk) -> None:
    desk.put("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.pool.compare("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.room.choose("town", 2023)
    assert sorted(desk.pool.judge()) == ["乙.txt", "甲.txt"]
    assert desk.finished
    assert len(desk.pool.compared) == 1
    assert {one.result.year for one in desk.room.ordered()} == {2023}
    assert desk.copied()["甲.txt"] == ("乙.txt",)


def test_new_settings_during_a_comparison_lose_nothing_of_it(desk: Desk) -> None:
    desk.put("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.room.choose(None, 2023)
    desk.pool.compare("甲.txt", "乙.txt")
    desk.pool.judge()
    assert desk.finished
    assert len(desk.pool.compared) == 1
    assert {one.result.year for one in desk.room.ordered()} == {2023}
    assert desk.copied() == {"甲.txt": ("乙.txt",), "乙.txt": ("甲.txt",)}


def test_a_newer_version_does_not_get_what_the_older_one_had_in_common(desk: Desk) -> None:
    desk.put("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.put("甲.txt")
    desk.pool.compare("甲.txt", "乙.txt")
    desk.pool.judge()
    assert desk.copied()["甲.txt"] == ()
    assert len(desk.pool.compared) == 2
    desk.pool.compare()
    desk.pool.judge()
    assert desk.finished
    assert desk.copied() == {"甲.txt": (), "乙.txt": ()}


def test_what_is_left_alone_is_no_copy_any_more(desk: Desk) -> None:
    first, _ = desk.put("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.pool.compare("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.room.remove(first)
    desk.pool.judge()
    assert desk.finished
    assert desk.copied() == {"乙.txt": ()}


def test_a_comparison_that_fails_is_not_tried_again_until_reports_change(desk: Desk) -> None:
    desk.put("甲.txt", "乙.txt")
    desk.pool.judge()
    desk.pool.compare(error="太久")
    assert desk.finished
    desk.room.choose(None, 2023)
    desk.pool.judge()
    assert (desk.finished, len(desk.pool.compared)) == (True, 1)
    desk.put("丙.txt")
    desk.pool.judge()
    assert desk.pool.compared[1:] == [{"甲.txt", "乙.txt", "丙.txt"}]


def test_clearing_compares_nothing(desk: Desk) -> None:
    desk.put("甲.txt", "乙.txt", "丙.txt")
    desk.pool.judge()
    desk.pool.compare()
    desk.room.clear()
    assert len(desk.pool.compared) == 1
    assert desk.room.uploads == {}
    assert list(desk.room.folder.iterdir()) == []
