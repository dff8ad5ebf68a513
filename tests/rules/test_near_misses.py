"""What looks like a fault and is none: every line must stay silent."""

import pytest

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.readers.structure import parse

HEAD = ["柳湾镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效"]
MISSES = {
    "wrong-year": [
        "对2021年以来印发的文件逐件清理，废止5件。",
        "2023年办理建议18件，比2022年多3件。",
        "《柳湾镇2022年防汛预案》继续执行，演练2次。",
        "对2个2022年决策项目开展后评估。",
        "落实《法治政府建设实施纲要（2021—2025年）》，完成任务29项。",
        "截至2022年底建成站点5处，2023年新增2处。",
        "截至2023年12月底，整改问题12个。",
    ],
    "issuer-name": [
        "同上游的柳河镇人民政府签订联防协议1份。",
        "全镇镇村干部86人参加培训。",
        "县政府党组成员到柳湾镇督导2次。",
        "柳湾镇党委会议研究法治议题4次。",
        "发动柳湾镇人民政协委员12人次参与评议。",
    ],
    "conflicting-figures": [
        "受理矛盾纠纷186件，其中土地纠纷86件、邻里纠纷100件。",
        "上半年检查企业57家次，下半年检查企业75家次。",
        "调解纠纷186件，调成171件，成功率91.9%。",
        "办件时限由25天压缩到15天。",
    ],
    "ratio-without-base": [
        "办理代表建议8件，按时办复率100%。",
        "16名执法人员全部持证，持证率100%。",
        "时限压缩率由40%提高到81%。",
    ],
    "superseded-reference": [
        "按照《信访工作条例》办理信访事项97件。",
        "清理旧文件时，对照已废止的《信访条例》逐条核对，修改3处。",
        "落实《柳湾县重大行政决策程序实施办法》，2件事走完程序。",
        "制定《柳湾镇农村宅基地管理办法》1件。",
    ],
    "unquantified-claim": [
        "开展普法宣讲32场，群众法治意识显著增强。",
        "《群江日报》3月2日刊登经验，群众普遍好评。",
        "组织执法人员学习行政处罚法。",
        "由司法所负责合法性审查。",
    ],
    "vague-quantity": ["多次开展检查，共36家次。", "整改隐患不少于12处。", "第一批执法人员8名取得证件。"],
    "repeated-sentence": [
        "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实习近平法治思想。" * 2,
        "学习《中华人民共和国行政处罚法》《中华人民共和国行政复议法》《中华人民共和国行政诉讼法》。" * 2,
        "全年检查企业36家次。全年检查企业36家次。",
    ],
    "stray-heading": ["规范执法。", "一是规范执法行为。全年检查36家次。", "主要举措和成效见附件1份。"],
    "contradiction": [
        "全镇16名执法人员中12名持证上岗。",
        "合同全部经司法所审查，共136件。",
        "培训覆盖86人。",
    ],
    "heading-numbering": [
        "一是修订预案3个。二是演练2次。三是培训4期。",
        "1.办理建议18件。\n2.办理提案5件。\n3.整改问题4个。",
        "第一，修订预案。第二，开展演练2次。",
    ],
    "empty-section": [
        "全年检查36家次，立案3起。",
        "（一）规范执法。全年检查36家次，立案3起。",
        "1.办理建议18件。",
    ],
    "late-report": ["2024年5月6日将开展演练。", "2023年12月30日完成整改4项。", "4月1日前公开报告。"],
    "weak-topic": ["汛前修订应急预案3个，储备编织袋800条。"],
}
CASES = [(rule, line) for rule, lines in MISSES.items() for line in lines]


@pytest.mark.parametrize(("rule", "line"), CASES, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(CASES)])
def test_silent(rule: str, line: str) -> None:
    lines = [*HEAD, *line.split("\n")]
    document = parse("报告.txt", [Block(text, number) for number, text in enumerate(lines, 1)])
    result = audit_document(
        document, load("outline-2021-2025"), Task("报告.txt", level="town", select=(rule,))
    )
    wanted = [f for f in result.findings if f.location.line > len(HEAD) and f.requirement in (None, "GY-17")]
    assert [(f.rule, f.excerpt) for f in wanted] == []


def test_late_report_needs_a_sign_off_and_a_year() -> None:
    lines = ["柳湾镇法治政府建设情况报告", "一、主要举措和成效", "全年检查36家次。", "柳湾镇人民政府"]
    document = parse("报告.txt", [Block(text, number) for number, text in enumerate(lines, 1)])
    result = audit_document(document, load("outline-2021-2025"), Task("报告.txt", select=("late-report",)))
    assert result.findings == ()
