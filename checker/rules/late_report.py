"""落款晚于时限。

落款日期晚于清单里的报送时限。没有落款日期、不知道报告年度或这一级没有时限的，不判。公开时限要看网站
的发布日期，落款只能说明赶不上，所以也按落款比较，并写明是哪个时限。

时限在清单的 [[deadline]] 里。

不合格：
    某县财政局2023年度法治政府建设情况报告
    一、主要举措和成效
    全年检查36家次。
    某县财政局
    2024年5月20日

合格：
    某县财政局2023年度法治政府建设情况报告
    一、主要举措和成效
    全年检查36家次。
    某县财政局
    2024年1月20日
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.model.findings import Finding, Rule, Severity, Wording

RULE = Rule(
    "late-report", Wording("落款晚于时限", "Signed after the deadline"), Severity.WARNING, "consistency"
)


def check(exam: Examination) -> Iterator[Finding]:
    """At most one finding, for the latest deadline that the sign-off has passed."""
    known = exam.particulars
    date, span = known.date, known.date_span
    if not (date and span and date[0] - 1 == known.year):
        return
    passed = [d for d in exam.checklist.deadline if known.level in d.levels and date[1:] > (d.month, d.day)]
    if not passed:
        return
    deadline = max(passed, key=lambda d: (d.month, d.day))
    day = f"{date[0]}年{deadline.month}月{deadline.day}日"
    passed_by = "落款已在公开时限之后：晚于" if deadline.event == "published" else "落款日期晚于"
    yield exam.finding(
        RULE,
        span,
        Wording(
            f"{passed_by}{day}（{deadline.title}，{deadline.basis.cited}）",
            f"signed after {date[0]}-{deadline.month:02}-{deadline.day:02} ({deadline.title})",
        ),
        Wording("核对日期；确实晚了，报送时说明原因。", "Check the date; if it is right, explain the delay."),
        identity=(deadline.title,),
    )
