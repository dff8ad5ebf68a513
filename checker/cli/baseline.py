"""``checker baseline``"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.app import app, fail

if TYPE_CHECKING:
    from checker.gate.waivers import Waiver

REASON = "baseline"


@app.command()
def baseline(
    paths: options.Paths = None,
    baseline: options.Baseline = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="记下由谁接受")] = "",
    config: options.ConfigFile = None,
    waivers: options.Waivers = None,
    checklist: options.Checklist = None,
    level: options.LevelOption = None,
    year: options.YearOption = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> None:
    """接受现有的全部问题，以后只报新的；打印增加和去掉了哪些。

    只改动所查报告的条目；已经不在的报告的条目会去掉，读不出的报告的条目保留。
    """
    from checker.gate.run import Request, run, waiver_path
    from checker.gate.waivers import WaiverFile, load

    said = options.said(
        checklist=checklist, level=level, year=year, select=select, ignore=ignore,
        waivers=waivers, baseline=baseline, jobs=jobs,
    )  # fmt: skip
    asked = list(paths or [Path()])
    outcome = run(
        Request(asked, said, config, cache=not no_cache, baseline=False),
        options.Progress(quiet=False),
        lambda line: print(f"checker: {line}", file=sys.stderr),
    )
    if not outcome.found:
        fail(f"没有可检查的报告：{'、'.join(map(str, asked))} 里没有能读的文件", 3)
    files: dict[Path, tuple[WaiverFile, set[Waiver], set[str]]] = {}
    for report in outcome.result.reports:
        path = waiver_path(outcome.settings[report.path], "baseline")[0]
        if path not in files:
            files[path] = (load(path) if path.is_file() else WaiverFile(path), set(), set())
        file, accepted, checked = files[path]
        checked.add(file.relative(report.path))
        accepted |= {file.waiver_of(report.path, f, REASON, by) for f in report.findings if not f.waived}
    for path, (file, accepted, checked) in files.items():
        before = {(w.path, w.rule, w.fingerprint): w for w in file.waivers}
        now = {(w.path, w.rule, w.fingerprint): w for w in accepted}
        for key, waiver in before.items():
            there = (path.parent / waiver.path).exists()
            if key in now or (there and waiver.path not in checked):
                now[key] = waiver  # who accepted it, and why, stays
        _save(path, now.values())
        for sign, keys, of in (
            ("+", now.keys() - before.keys(), now),
            ("-", before.keys() - now.keys(), before),
        ):
            for key in sorted(keys):
                print(f"{sign} {of[key].path}  {of[key].rule}  {of[key].excerpt}")
        added, removed = len(now.keys() - before.keys()), len(before.keys() - now.keys())
        print(f"{path}：共 {len(now)} 条，增加 {added} 条，去掉 {removed} 条")
    for error in outcome.result.errors:
        print(f"checker: {error.path}：{error.message}", file=sys.stderr)
    raise typer.Exit(4 if outcome.result.errors else 0)


def _save(path: Path, waivers: Iterable[Waiver]) -> None:
    from checker.gate.waivers import save

    try:
        save(path, waivers)
    except OSError as error:
        fail(f"{path}：无法写入（{error.strerror}），请检查文件夹和权限")
