"""主体名称写错。

报告主体自己的名称写得和标题里不一样：叠字（镇镇人民政府）、漏字、错字、字序颠倒，落款与标题不符，镇的报告
写“我乡”“乡党委”，县里的镇写“区政府”，局里写“书记、主任”，展望自己的前景却写了别的镇，开发区写成高新区，民族乡少写一个民族，写了本单位改名以前的名称，
把所写成站、把中心写成局，县里的报告写“全区各部门”、县局的写“区局”，一支队伍、一个领导小组前后两个名称，以及这一级没有的称呼（镇里写“党组”、局里写“我镇”）。同一个错只报
一次，其余各处列为相关位置。

这一级不该有的称呼在清单的 [[misfit]] 里，“我镇”“我乡”这样互相混淆的称呼在 [issuers] kin 里。

不合格：
    柳湾镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    柳湾镇镇人民政府组织执法检查36家次。

合格：
    柳湾镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    柳湾镇人民政府会同柳河镇人民政府组织执法检查36家次。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.issuer import Misnomer, misnomers
from checker.model.findings import Finding, Fix, Rule, Severity, Wording

RULE = Rule(
    "issuer-name",
    Wording("主体名称写错", "Issuer's name misspelt"),
    Severity.WARNING,
    "consistency",
    spelling=True,
)


def check(exam: Examination) -> Iterator[Finding]:
    """Deviating forms of the issuer's name, the sign-off, and words that the issuer does not have."""
    told: dict[str, Misnomer] = {}
    fixes: dict[str, list[Fix]] = {}
    for fault in misnomers(exam):  # the same words told wrong for the same reason are one fault
        known = told.setdefault(fault.message.zh, fault)
        fixes.setdefault(fault.message.zh, []).extend(fault.fixes)
        if known is not fault:
            known.spans.extend(fault.spans)
    taken: set[int] = set()
    for fault in told.values():
        spans = [span for span in sorted(set(fault.spans)) if taken.isdisjoint(range(*span))]
        if not spans:
            continue
        taken.update(at for span in spans for at in range(*span))
        right = fault.instead or exam.particulars.issuer
        yield exam.finding(
            RULE,
            spans[0],
            fault.message,
            Wording(f"改为“{right}”。", f"Write {right}.")
            if fault.instead
            else Wording(f"改为“{right}”或它的规范简称。", f"Write {right} or its proper short form."),
            related=tuple(map(exam.related, spans[1:])),
            identity=(exam.text(spans[0]),) if len(spans) > 1 else None,
            fixes=tuple(fixes[fault.message.zh]),
        )
