"""与别的报告雷同。

同一次检查的报告互相比较，也与上一年度的报告（--previous）和档案里的报告（--archive）比较。比较时不看数字、
年份、本单位和本地的名称，也不看段落怎样合并、拆开、调换；标题、套话、文件名称和多数报告都有的文字不算雷同。
每个来源只报一次，写明有几处、占全文多少：占四成以上是错误，五分之一以上是警告，再少是提示。同一单位、
同一年度的两个文件多半是一份报告的两个版本，只作提示。

与上一年度比较时，另外逐项写明：哪些部分是新写的、只改了年份和数字的段落、与上年完全相同的数字、上年的安排今年没有交代的、
一字不改的不足。

不合格、合格：
    （需要两份报告：checker compare 列出谁与谁雷同）
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.copying.results import Copies
from checker.judging.examination import Examination
from checker.judging.last_year import LastYear, Taken
from checker.model.findings import Finding, Option, Related, Rule, Severity, Wording
from checker.model.vocabulary import Role
from checker.support.patterns import regex

RULE = Rule(
    "copied-report",
    Wording("与别的报告雷同", "Copied from another report"),
    Severity.WARNING,
    "repetition",
    options={
        "characters": Option(100, Wording("至少雷同多少字才报", "least characters in common"), 1, 1_000_000),
        "share": Option(0.05, Wording("至少占全文多少才报", "least share of the report"), 0, 1),
        "warning": Option(0.2, Wording("从多少起是警告", "share from which it is a warning"), 0, 1),
        "error": Option(0.4, Wording("从多少起是错误", "share from which it is an error"), 0, 1),
    },
)
SHOWN = 3
"""So many places of the other report are named."""
FIGURES = 12
"""So many changed figures are named."""
YEAR = regex(r"20\d\d")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each other report that enough comes from, at the first place that does."""
    least, share = exam.option(RULE, "characters"), exam.option(RULE, "share")
    for copies in exam.copies:
        if copies.characters >= least and copies.share >= share and copies.places:
            yield _finding(exam, copies)
    if exam.previous:
        before = Examination(exam.previous, exam.checklist, exam.level)
        yield from _last_year(exam, LastYear(exam, before))


def _finding(exam: Examination, copies: Copies) -> Finding:
    high, some = exam.option(RULE, "error"), exam.option(RULE, "warning")
    severity = (
        Severity.INFO
        if copies.same or copies.share < some
        else Severity.ERROR
        if copies.share >= high
        else Severity.WARNING
    )
    count, percent = len(copies.places), f"{copies.share:.0%}"
    parts = [s for s in copies.sections if s.share > 0]
    by_part = f"；各部分：{'，'.join(f'{s.heading} {s.share:.0%}' for s in parts)}" if parts else ""
    anew = f"；新写的部分：{'，'.join(copies.anew)}" if copies.anew else ""
    whose = f"{copies.office}的 {copies.path}" if copies.office else copies.path
    more = f"；另有 {copies.others} 份也与它雷同" if copies.others else ""
    advice = (
        Wording(
            "像是同一份报告的两个版本，只留一份。", "These look like two versions of one report: keep one."
        )
        if copies.same
        else Wording("改写成本年度、本单位自己的工作。", "Write about this year and this office.")
    )
    return exam.finding(
        RULE,
        copies.places[0].span,
        Wording(
            f"有 {count} 处（占 {percent}）与{whose} 几乎相同{more}{by_part}{anew}",
            f"{count} passages ({percent}) are nearly those of {copies.path}"
            + (f"; written anew: {', '.join(copies.anew)}" if copies.anew else ""),
        ),
        advice,
        severity=severity,
        related=tuple(
            Related(place.other, place.location, place.excerpt, copies.path)
            for place in copies.places[:SHOWN]
        ),
        identity=(*sorted(exam.text(place.span) for place in copies.places),),
        facts=(("passages", count), ("share", copies.share)),
    )


def _last_year(exam: Examination, last: LastYear) -> Iterator[Finding]:
    """What was taken over from last year's report, one finding for each kind."""
    if taken := last.only_figures:
        some = _figures(taken)
        yield _taken(
            exam, last, taken, "figures only",
            Wording(
                f"有 {len(taken)} 段与上一年度的报告只差年份或数字（{some}）",
                f"{len(taken)} paragraphs differ from last year's in years or figures only ({some})",
            ),
            Wording("写这一年做了什么、与上年有什么不同。", "Write what was done this year and what is new."),
        )  # fmt: skip
    if taken := last.same_figures:
        figures = "、".join(dict.fromkeys(exam.text(f.span) for t in taken for f in exam.figures_in(*t.now)))[
            :60
        ]
        yield _taken(
            exam, last, taken, "same figures",
            Wording(
                f"有 {len(taken)} 句连数字也与上一年度相同：{figures}",
                f"{len(taken)} sentences have last year's figures: {figures}",
            ),
            Wording("核对这些数字是不是本年度的。", "Check that these are this year's figures."),
        )  # fmt: skip
    if taken := last.repeated:
        yield _taken(
            exam, last, taken, Role.SHORTCOMINGS,
            Wording(
                f"有 {len(taken)} 句不足和原因与上一年度一字不差",
                f"{len(taken)} sentences on shortcomings are last year's",
            ),
            Wording("写明整改到什么程度、还差什么。", "Say what was mended and what is left."),
        )  # fmt: skip
    if plans := last.forgotten:
        document = last.before.document
        names = "；".join(document.slice(plan.lead).strip("。；") for plan in plans[:SHOWN])
        yield exam.finding(
            RULE,
            exam.first_line,
            Wording(
                f"上一年度安排的 {len(plans)} 项工作今年没有交代：{names}",
                f"{len(plans)} plans of last year are not mentioned: {names}",
            ),
            Wording("写明做到什么程度；没有做的写明原因。", "Say how far they got, or why not."),
            severity=Severity.INFO,
            related=tuple(
                Related(plan.span, document.locate(*plan.span), document.slice(plan.lead), document.path)
                for plan in plans[:SHOWN]
            ),
            identity=("plans", *sorted(document.slice(plan.lead) for plan in plans)),
        )


def _figures(taken: list[Taken]) -> str:
    """Figures before and after, each once, years that only went on by one last."""
    changed = list(dict.fromkeys(pair for one in taken for pair in one.changed))
    changed.sort(key=lambda pair: all(map(YEAR.fullmatch, pair)) and int(pair[1]) == int(pair[0]) + 1)
    told = "、".join(f"{old}→{new}" for old, new in changed[:FIGURES])
    return told + "…" * (len(changed) > FIGURES)


def _taken(
    exam: Examination, last: LastYear, taken: list[Taken], kind: str, message: Wording, advice: Wording
) -> Finding:
    document = last.before.document
    return exam.finding(
        RULE,
        taken[0].now,
        message,
        advice,
        related=tuple(
            Related(
                t.before,
                document.locate(*t.before),
                " ".join(document.slice(t.before)[:60].split()),
                document.path,
            )
            for t in taken[:SHOWN]
        ),
        identity=(kind, *sorted(exam.text(t.now) for t in taken)),
        facts=(("places", len(taken)),),
    )
