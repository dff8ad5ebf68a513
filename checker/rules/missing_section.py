"""缺少法定部分。

《法治政府建设与责任落实督察工作规定》要求年度报告写明五个方面：举措和成效、不足和原因、主要负责人
履行第一责任人职责、下一年度安排、其他情况。前四个必须有，顺序和措辞不限；标题认不出时，看段落的开头。
只有标题、下面没有内容的，也是缺少。内容写在别的部分里、没有单列的，只作提示。

各部分的标题写法在清单的 [[part]] 里。

不合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    我镇开展执法检查30次。
    二、存在的不足和原因
    执法人员偏少，原因是编制不足。
    三、下一步工作安排
    我镇将增配执法人员。

合格：
    某镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    我镇开展执法检查30次。
    二、主要负责人履行推进法治建设第一责任人职责情况
    镇长主持专题会议4次。
    三、存在的不足和原因
    执法人员偏少，原因是编制不足。
    四、下一步工作安排
    我镇将增配执法人员。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.headings import empty_parts
from checker.model.findings import Finding, Rule, Severity, Wording

RULE = Rule("missing-section", Wording("缺少法定部分", "Statutory part missing"), Severity.ERROR, "coverage")


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each statutory part that is required and absent, at the title, or at its heading if that is all."""
    place = exam.particulars.title_span or exam.first_line
    empty = {exam.parts.role(section.paragraph): section for section in empty_parts(exam)}
    for part in exam.checklist.part:
        if part.key in empty:
            yield exam.finding(
                RULE,
                empty[part.key].heading.span,
                Wording(
                    f"“{part.title}”只有标题，没有内容（《{part.basis.document}》{part.basis.article}）",
                    f"{part.title} has a heading and no text ({part.basis.document}{part.basis.article})",
                ),
                Wording(f"补写这一部分。{part.hint}", f"Write the part. {part.hint}"),
                requirement=part.id,
                identity=(part.id,),
            )
        if not part.required or part.key in exam.parts.opened:
            continue
        basis = part.basis.cited
        told = exam.parts.passing.get(part.key)
        if told is not None:
            paragraph = exam.document.paragraphs[told]
            yield exam.finding(
                RULE,
                paragraph.span,
                Wording(
                    f"“{part.title}”写了，但没有单列（{basis}）",
                    f"{part.title} is told, but not as a part ({basis})",
                ),
                Wording(
                    f"单列一部分，把这些内容放进去。{part.hint}", f"Make it a part of its own. {part.hint}"
                ),
                severity=Severity.INFO,
                requirement=part.id,
                identity=(part.id,),
            )
        else:
            yield exam.finding(
                RULE,
                place,
                Wording(f"没有“{part.title}”部分（{basis}）", f"No part on {part.title} ({basis})"),
                Wording(f"补写这一部分。{part.hint}", f"Add the part. {part.hint}"),
                requirement=part.id,
                identity=(part.id,),
            )
