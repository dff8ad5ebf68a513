"""写错了地方。

标题承诺讲一件事，下面的文字没有讲，这件事却写在另一个标题下面（例如规范性文件写进了行政决策一节）。
两处都标出来。标题没有承诺的、承诺与内容大致相符的，不查。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    （一）加强行政规范性文件监督管理
    便民中心设综合窗口8个，推行一窗受理，全年办件2.4万件。
    （二）健全行政决策制度
    制定行政规范性文件2件，均经合法性审核并报送备案；清理行政规范性文件12件，废止3件。重大行政决策落实公众参与、专家论证等程序。

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    （一）加强行政规范性文件监督管理
    制定行政规范性文件2件，均经合法性审核并报送备案；清理行政规范性文件12件，废止3件。
    （二）健全行政决策制度
    重大行政决策落实公众参与、专家论证等程序，法律顾问列席会议12次。
"""

from collections import defaultdict
from collections.abc import Iterator

from checker.checklist.model import Requirement
from checker.judging.examination import Examination
from checker.judging.thresholds import TOLD_ELSEWHERE
from checker.model.document import Section, Span
from checker.model.findings import Finding, Option, Rule, Severity, Wording
from checker.model.vocabulary import Status

RULE = Rule(
    "misplaced-topic",
    Wording("写错了地方", "Topic under the wrong heading"),
    Severity.WARNING,
    "coverage",
    options={
        "share": Option(
            0.5,
            Wording(
                "本节关于这件事的依据不到另一节的多少，算没有兑现",
                "a promise is broken when a section holds less than this share of the other section's evidence",
            ),
            0,
            1,
        ),
    },
)


def check(exam: Examination) -> Iterator[Finding]:
    """Two findings for a broken promise: at the heading, and where the topic stands instead."""
    share = exam.option(RULE, "share")
    promises = exam.promises
    told = {s for s, topics in promises.items() if topics}
    repeated = {repeat.later.index for repeat in exam.repeats}
    for requirement, coverage in exam.coverage.items():
        homes = {s for s in told if requirement in promises[s]}
        if not homes or coverage.status != Status.COVERED:
            continue
        weight: dict[int, float] = defaultdict(float)
        places: dict[int, Span] = {}
        for evidence in coverage.evidence:
            path = exam.document.path_of(exam.document.paragraphs[evidence.paragraph].section)
            section = next((s.index for s in path if s.index in promises), -1)
            if evidence.paragraph not in repeated:
                weight[section] += evidence.score
            start, end = places.get(section, evidence.span)
            places[section] = Span(min(start, evidence.span.start), max(end, evidence.span.end))
        away = max((s for s in weight if s in told and s not in homes), key=lambda s: weight[s], default=None)
        if (
            away is not None
            and max(weight[s] for s in homes) < share * weight[away]
            and weight[away] >= TOLD_ELSEWHERE
        ):
            sections = exam.document.sections
            yield from _both(exam, coverage.requirement, sections[min(homes)], sections[away], places[away])


def _both(
    exam: Examination, requirement: Requirement, home: Section, other: Section, place: Span
) -> Iterator[Finding]:
    title = requirement.title
    yield exam.finding(
        RULE,
        home.heading.span,
        Wording(
            f"标题说的是“{title}”，下面的文字讲的不是这件事",
            f"heading promises {title}, the text does not keep it",
        ),
        Wording(f"“{title}”的内容写在“{other.heading.title}”一节里，移过来。", "Move the topic here."),
        requirement=requirement.id,
        related=(exam.related(place),),
    )
    yield exam.finding(
        RULE,
        place,
        Wording(
            f"“{title}”写在了“{other.heading.title}”标题下", f"{title} stands under {other.heading.title}"
        ),
        Wording(f"移到“{home.heading.title}”一节。", "Move it under its own heading."),
        requirement=requirement.id,
        related=(exam.related(home.heading.span),),
    )
