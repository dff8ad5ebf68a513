"""``checker baseline``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.app import app
from checker.cli.progress import Progress
from checker.cli.streams import say, tell


@app.command()
@options.spread
def baseline(
    paths: options.Paths = None,
    baseline: options.Baseline = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="记下由谁接受")] = "",
    waivers: options.Waivers = None,
    *,
    judging: options.Judging,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> None:
    """接受现有的全部问题，以后只报新的；打印增加和去掉了哪些。

    只改动所查报告的条目；已经不在的报告的条目会去掉，读不出的报告的条目保留。
    """
    from checker.gate.baseline import accept
    from checker.gate.run import Request, run
    from checker.outputs.words import MISSING
    from checker.support.paths import display_path

    overrides = judging.overrides(waivers=waivers, baseline=baseline, jobs=jobs)
    asked = list(paths or [Path()])
    outcome = run(
        Request(asked, overrides, judging.config, cache=not no_cache, baseline=False),
        Progress(),
        say,
    )
    if outcome.nothing:
        options.nothing(asked, outcome.left_out)
    for done in accept(outcome.result.reports, outcome.settings, by):
        for sign, waivers_ in (("+", done.added), ("-", done.removed)):
            for waiver in waivers_:
                about = f"{waiver.rule} {waiver.requirement}".rstrip()
                words = "" if waiver.rule in MISSING else f"  {waiver.excerpt}"  # only the report's title
                tell(f"{sign} {waiver.path}  {about}{words}")
        tell(
            f"{display_path(done.path)}：共 {done.total} 条，"
            f"增加 {len(done.added)} 条，去掉 {len(done.removed)} 条"
        )
    for error in outcome.result.errors:
        say(f"{error.path}：{error.message}")
    raise typer.Exit(4 if outcome.result.errors else 0)
