"""``checker checklist test``: a checklist tried on reports, in one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli import options
from checker.cli.app import fail
from checker.cli.streams import say, tell

if TYPE_CHECKING:
    from checker.checklist import Checklist
    from checker.judging.examination import Examination
    from checker.judging.trial import Outcome

SHOWN = 3
"""Silent terms of a requirement that are named without --details."""


def try_out(name: str, reports: Sequence[Path], labels: Path | None, details: bool, record: bool) -> None:
    """Print what a checklist gives on reports, and keep how well it judged when asked to."""
    from checker.checklist import load
    from checker.checklist.redundancy import repeated, shared, swallowed
    from checker.judging.trial import overlaps

    checklist = load(name)
    said = _labels(labels, checklist) if labels else {}
    exams, wrong = _exams(checklist, [*reports, *(path for path in said if path not in reports)])
    outcomes = _outcomes(exams, said)
    if outcomes:
        _table(outcomes, details)
        _confusion(outcomes)
        for first, second, count, of in overlaps(exams.values()):
            tell(f"重叠  {first} 和 {second}：{of} 份里有 {count} 份最好的一句是同一句")
    for title, rows in (
        ("重复", repeated(checklist)),
        ("几项共用", shared(checklist)),
        ("被包住", swallowed(checklist)),
    ):
        if details or not outcomes:
            for owner, expression in rows:
                tell(f"{title}  {owner}  {expression}")
        elif rows:
            tell(f"{title}：{len(rows)} 处，--details 列出")
    if wrong:
        raise typer.Exit(4)  # what was read was tried; nothing is measured on a part of what was labelled
    if said:
        _measure(name, outcomes, record)
    elif record:
        fail("--record：要和 --labels 一起用，标注好的报告才测得出判得对不对")


def _labels(file: Path, checklist: Checklist) -> dict[Path, dict[str, str]]:
    from checker.checklist.labels import read_labels

    return read_labels(file, [requirement.id for requirement in checklist.requirement])


def _exams(checklist: Checklist, reports: Sequence[Path]) -> tuple[dict[str, Examination], bool]:
    """The reports held against the checklist, by path as shown; and whether some could not be read."""
    from checker.gate.bounds import bounded
    from checker.gate.run import Request, tasks_of
    from checker.judging.examination import Examination
    from checker.readers import ReadError, read
    from checker.support.paths import absolute, display_path

    if not reports:
        return {}, False
    tasks, found = tasks_of(Request(reports))
    wrong = [f"{error.path}：{error.message}" for error in found.errors]
    exams = {}
    for task in tasks:
        path = display_path(absolute(task.path))
        try:
            with bounded(task.path):
                exams[path] = Examination(read(task.path), checklist, task.level, task.year)
        except ReadError as error:
            wrong.append(str(error))
    for line in wrong:
        say(line)
    if not exams and not wrong:
        options.nothing(reports, len(found.excluded) + found.left_out)
    return exams, bool(wrong)


def _outcomes(exams: Mapping[str, Examination], labels: Mapping[Path, Mapping[str, str]]) -> list[Outcome]:
    from checker.judging.trial import trial
    from checker.support.paths import absolute, display_path

    named = {display_path(absolute(path)): said for path, said in labels.items()}
    return trial(exams, named) if exams else []


def _table(outcomes: Sequence[Outcome], details: bool) -> None:
    """A line for each requirement."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from checker.outputs.common import terminal
    from checker.outputs.words import STATUSES

    table = Table(
        "编号", "要求", "命中", "最好的一句", "未命中的词", box=box.SIMPLE_HEAD, padding=(0, 1), expand=True
    )
    table.columns[0].no_wrap = table.columns[2].no_wrap = True
    for number, ratio in ((1, 3), (3, 6), (4, 3)):
        table.columns[number].ratio, table.columns[number].no_wrap = ratio, not details
        table.columns[number].overflow = "fold" if details else "ellipsis"
    if labelled := any(one.pairs for one in outcomes):
        table.add_column("判对", no_wrap=True)
    for one in outcomes:
        silent = "、".join(one.silent if details else one.silent[:SHOWN])
        more = f" 等{len(one.silent)}个" if len(one.silent) > SHOWN and not details else ""
        weak = f" 弱{one.counts['weak']}" if one.counts.get("weak") else ""
        best = f"{one.best}（{one.where}）" if details and one.best else one.best
        row = [
            one.requirement.id,
            one.requirement.title,
            f"{one.hits}/{one.asked}{weak}",
            best,
            silent + more,
        ]
        if labelled:
            row.append(f"{one.right}/{len(one.pairs)}" if one.pairs else "")
        table.add_row(*map(terminal, row))
    Console(highlight=False, markup=False).print(table)
    counted = {status: sum(one.counts.get(status, 0) for one in outcomes) for status in STATUSES}
    told = "，".join(f"{STATUSES[status].zh} {count}" for status, count in counted.items() if count)
    tell(f"命中 是写到、提到或写明没有的份数／应报和有则报的份数。合计：{told}")


def _confusion(outcomes: Sequence[Outcome]) -> None:
    """Labels against judgements."""
    from checker.judging.trial import SPAN, confusion
    from checker.outputs.words import STATUSES

    table = confusion(outcomes)
    if not table:
        return
    judged = [status for status in SPAN if any(row[status] for row in table.values())]
    tell("标注＼判断 " + "".join(f"{STATUSES[status].zh:　>6}" for status in judged))
    for label, row in table.items():
        tell(f"{STATUSES[label].zh:　<6}" + "".join(f"{row[status]:>11}" for status in judged))


def _measure(name: str, outcomes: Sequence[Outcome], record: bool) -> None:
    """Say which requirements are measured well enough to count, and keep it."""
    from checker.checklist.load import SHIPPED, resolve
    from checker.checklist.measured import Measure, as_file, beside, read_measures, wording
    from checker.support.writing import write

    measures = {
        one.requirement.id: Measure(
            len(one.pairs),
            sum(label != "missing" for label, _ in one.pairs),
            one.right,
            wording(one.requirement),
        )
        for one in outcomes
        if one.pairs
    }
    for line in _told(outcomes, measures):
        tell(line)
    if not record:
        return
    path = resolve(name)
    if SHIPPED in path.parents:
        fail(f"{name}：自带的清单不用记；写一份自己的，extends 它")
    file = beside(path)
    own = {one.requirement.id for one in outcomes if one.requirement.id in measures}
    kept = {item: measure for item, measure in read_measures(file).items() if item not in own}
    write(file, as_file(kept | measures))
    say(f"记下 {len(measures)} 项，写到 {file}")


def _told(outcomes: Sequence[Outcome], measures: Mapping[str, object]) -> Iterator[str]:
    from checker.checklist.measured import EACH, REPORTS, RIGHT, Measure

    for one in outcomes:
        measure = measures.get(one.requirement.id)
        if not isinstance(measure, Measure):
            continue
        missing = measure.reports - measure.answered
        told = f"{one.requirement.id}：{measure.answered} 份写到、{missing} 份没有写，判对 {measure.right} 份"
        if measure.enough:
            yield f"{told}，够格：记下（--record）以后，它的结论照常计入检查结果"
        elif measure.reports < REPORTS or min(measure.answered, missing) < EACH:
            yield f"{told}；标注的报告要够 {REPORTS} 份，写到和没有写的各 {EACH} 份以上，结论才不只是提示"
        else:
            yield f"{told}，不到 {RIGHT:.0%}，结论仍只作提示；补例句、换词语再试"
