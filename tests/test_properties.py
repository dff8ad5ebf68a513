"""Whatever the text: no rule raises, spans lie inside it, fingerprints tell findings apart."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checklist import load
from checker.gate.audit import Task, audit_document
from checker.model.document import Block
from checker.model.results import ReportResult
from checker.readers.structure import parse
from tests.amounts import amount

PIECES = st.sampled_from(
    [
        "柳湾镇人民政府2023年度法治政府建设情况报告", "一、主要举措和成效", "（一）规范执法行为", "1.", "二、存在的不足和原因",
        "三、下一步安排", "我镇", "2022年，", "开展执法检查500余次", "办复率100%", "群众法治意识显著增强。", "一是", "；", "。",
        "《信访条例》", "镇镇人民政府", "原因是编制不足", "应急预案", "等工作统筹推进", "其中", "18件、3件", "成功率91.9%",
        "2024年1月17日", "\n", "\n\n", "“", "”", "《", "(", "）", "\t", "\u3000", "\x0b", "\u202e", "𠮷", "a", "<b>", "多次",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=60).map("".join)
SETTINGS = settings(max_examples=amount(20, 1000), deadline=None, suppress_health_check=list(HealthCheck))


def audited(text: str) -> ReportResult | None:
    blocks = [Block(line, number) for number, line in enumerate(text.split("\n"), 1)]
    document = parse("报告.txt", blocks)
    if not document.paragraphs:
        return None
    return audit_document(document, load("outline-2021-2025"), Task("报告.txt"))


@SETTINGS
@given(TEXTS)
def test_findings_lie_inside_the_text(text: str) -> None:
    result = audited(text)
    if result is None:
        return
    for finding in result.findings:
        for span in (finding.span, *(r.span for r in finding.related)):
            assert 0 <= span.start < span.end <= len(text)
        assert finding.location.line <= text.count("\n") + 1
        assert finding.message.zh
        assert finding.message.en
    prints = [finding.fingerprint for finding in result.findings]
    assert len(prints) == len(set(prints))


@SETTINGS
@given(TEXTS)
def test_a_paragraph_at_the_top_changes_no_fingerprint(text: str) -> None:
    title = "柳湾镇人民政府2023年度法治政府建设情况报告\n"
    before, after = audited(title + text), audited(title + "县司法局：\n" + text)
    assert before
    assert after
    assert {f.fingerprint for f in before.findings} == {f.fingerprint for f in after.findings}


def test_cutting_a_report_at_any_sentence_never_crashes() -> None:
    from pathlib import Path

    text = (Path(__file__).parents[1] / "reports" / "qinghe-town-2023.txt").read_text("utf-8")
    for at in [i + 1 for i, c in enumerate(text) if c == "。"][::4]:
        assert audited(text[:at]) is not None
