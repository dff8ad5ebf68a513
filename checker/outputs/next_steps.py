"""The closing lines of a check: what changed since the last run, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.results import RunResult
from checker.outputs import RenderOptions
from checker.support.paths import quoted


def since_last(options: RenderOptions) -> Iterator[str]:
    """What changed since the last run, where something did."""
    if options.since:
        new, mended, left = (sum(counts) for counts in zip(*options.since.values(), strict=True))
        yield (
            f"Since the last run: {mended} mended, {new} new, {left} left."
            if options.lang == "en"
            else f"与上次检查相比：改好 {mended} 处，新出现 {new} 处，还剩 {left} 处。"
        )


def next_steps(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """One line each; nothing where nothing is to be done."""

    def say(zh: str, en: str) -> str:
        return en if options.lang == "en" else zh

    yield from since_last(options)
    if fixes := sum(len(finding.fixes) for finding in result.open_findings()):
        yield say(
            f"{fixes} 处可以自动改：checker check … --fix，加 --diff 先看怎样改。",
            f"{fixes} fixable: checker check … --fix, or --diff to see them first.",
        )
    if len(result.reports) != 1:
        return
    counts = result.counts()
    if not counts["error"] + counts["warning"]:
        return
    path = result.reports[0].path
    first = say(f"先改 {counts['error']} 处错误", f"Mend the {counts['error']} error(s) first")
    if not counts["error"]:
        first = say(f"逐处看 {counts['warning']} 处警告", f"Look at the {counts['warning']} warning(s)")
    if path.lower().endswith((".docx", ".docm")):
        step = (
            say("在 Word 稿上加批注", "see them in Word")
            + say("：", ": ")
            + f"checker annotate {quoted(path)}"
        )
    else:
        rule = min(result.open_findings(), key=lambda f: f.severity.rank).rule
        step = say("一条规则的说明", "a rule explained") + say("：", ": ") + f"checker explain {rule}"
    yield say(f"{first}。{step}", f"{first}; {step}")
