"""One run with everything that an output must show. The places are invented."""

from checker.model.document import Location, Span
from checker.model.findings import Finding, Related, Severity, Wording
from checker.model.results import (
    EvidenceResult,
    InputError,
    ReportResult,
    RequirementResult,
    RunResult,
    Stats,
)
from checker.model.vocabulary import Applies, Status
from checker.outputs import RenderOptions, RuleInfo

TOWN = "reports/2023/云溪镇 年度报告.txt"
BUREAU = "reports/2023/青禾区 水务局#1.docx"
HEADINGS = ("一、主要举措和成效", "（三）规范性文件管理")
NASTY = (
    "::error::x %0A ]]> | `rm` <script>alert(1)</script> @all [l](http://x.invalid) ##[group] \x1b[31m\u202e"
)
"""Text that would mean something to a forge, a browser or a terminal."""
MANUALS = {
    rule: RuleInfo(
        rule, Wording(title, english), severity, family, f"{title}。\n\n不合格：\n    示例一句。\n"
    )
    for rule, title, english, severity, family in (
        ("missing-topic", "应报的内容没有写", "Required topic missing", Severity.ERROR, "coverage"),
        ("duplicate-paragraph", "整段重复", "Paragraph stands twice", Severity.ERROR, "repetition"),
        ("unquantified-claim", "说了成效，没有依据", "Claim without evidence", Severity.WARNING, "claims"),
        ("stray-heading", "标题混进了正文", "Heading inside a paragraph", Severity.ERROR, "form"),
    )
}


def options(**changed: object) -> RenderOptions:
    """Options that do not depend on where the tests run."""
    return RenderOptions(**{"width": 80, "manuals": MANUALS, **changed})  # type: ignore[arg-type]


def at(paragraph: int, column: int, end: int, page: int | None = None, line: int = 0) -> Location:
    """A place on one line; the text file of the sample has a blank line before each paragraph."""
    line = line or paragraph * 2 - 1
    return Location(line, column, line, end, paragraph, page, HEADINGS if paragraph > 1 else ())


def missing(number: int, title: str, severity: Severity, hint: str) -> Finding:
    """A missing topic, at the title."""
    return Finding(
        rule="missing-topic",
        severity=severity,
        message=Wording(f"GY-{number} {title}：没有找到", f"GY-{number} {title}: nothing found"),
        span=Span(0, 22),
        location=at(1, 1, 23),
        excerpt="云溪镇人民政府2023年度法治政府建设情况报告",
        suggestion=Wording(hint, "Tell what was done."),
        requirement=f"GY-{number}",
        fingerprint=f"{number:016x}",
    )


def requirement(
    number: int, title: str, applies: str, status: str, *found: EvidenceResult
) -> RequirementResult:
    """A judged requirement; with evidence it counts as quantified."""
    return RequirementResult(
        f"GY-{number}", title, Applies(applies), Status(status), bool(found), float(bool(found)), found,
        basis="《示例纲要》（一）", hint="写明做了什么、多少次。",
    )  # fmt: skip


DUPLICATE = Finding(
    rule="duplicate-paragraph",
    severity=Severity.ERROR,
    message=Wording("与第 10 段重复（相似度 93%）", "repeats paragraph 10 (likeness 93%)"),
    span=Span(500, 560),
    location=at(14, 1, 61),
    excerpt="镇里组织综合执法队每周巡查集镇摊点和沿街门店…居民一起监督。",
    suggestion=Wording("删去一处。", "Delete one."),
    related=(
        Related(Span(300, 360), at(10, 1, 61), "镇里组织综合执法队每周巡查集镇摊点和沿街门店…居民共同监督。"),
    ),
    fingerprint="d000000000000014",
)
CLAIM = Finding(
    rule="unquantified-claim",
    severity=Severity.WARNING,
    message=Wording("声称取得结果，没有依据", "claims a result without evidence"),
    span=Span(620, 630),
    location=at(15, 21, 31),
    excerpt="群众满意度显著提升",
    suggestion=Wording("补上数字。", "Add a figure."),
    fingerprint="c000000000000015",
    before="…逐户走访，听取意见，",
    after="，乡村面貌一新。",
)
WAIVED = Finding(
    rule="stray-heading",
    severity=Severity.ERROR,
    message=Wording("这句话就是第 20 段的标题", "is the heading of paragraph 20"),
    span=Span(700, 712),
    location=at(18, 5, 17),
    excerpt="健全监督制约体系。",
    fingerprint="a000000000000018",
    waived=True,
    reason="原文如此，已与镇里核实",
)
HOSTILE = Finding(
    rule="unquantified-claim",
    severity=Severity.WARNING,
    message=Wording(NASTY, NASTY),
    span=Span(40, 60),
    location=at(3, 1, 21, page=2, line=3),
    excerpt=NASTY,
    suggestion=Wording(NASTY, NASTY),
    related=(Related(Span(0, 5), at(2, 1, 6, line=3), NASTY, path=TOWN),),
    fingerprint="b000000000000003",
)
NOTICE = Finding(
    rule="unused-waiver",
    severity=Severity.WARNING,
    message=Wording("这条豁免没有用上", "this waiver covers nothing"),
    span=Span(0, 0),
    location=Location(12, 1, 12, 1, 12),
    excerpt="",
    suggestion=Wording("从文件里删去。", "Remove it."),
    fingerprint="e000000000000012",
    path="waivers.toml",
)
RESULT = RunResult(
    reports=(
        ReportResult(
            path=TOWN,
            title="云溪镇人民政府2023年度法治政府建设情况报告",
            issuer="云溪镇人民政府",
            level="town",
            year=2023,
            checklist="outline-2021-2025",
            requirements=(
                requirement(
                    15, "完善行政执法程序", "required", "covered",
                    EvidenceResult(at(16, 3, 20), "全年公示执法信息36条，全过程记录12件。", 0.9),
                ),
                requirement(17, "完善突发事件应对制度", "required", "missing"),
                requirement(18, "提高突发事件依法处置能力", "required", "missing"),
                requirement(21, "有序推进行政裁决工作", "conditional", "missing"),
                requirement(7, "加强重要领域立法", "no", "not-applicable"),
            ),
            findings=(
                missing(17, "完善突发事件应对制度", Severity.ERROR, "写明应急预案的名称和数量。"),
                missing(18, "提高突发事件依法处置能力", Severity.ERROR, "写明应急演练几场、多少人参加。"),
                missing(21, "有序推进行政裁决工作", Severity.INFO, "没有的请写明。"),
                DUPLICATE,
                CLAIM,
                WAIVED,
            ),
            stats=Stats(3120, 24, 96),
        ),
        ReportResult(
            path=BUREAU,
            title="",
            issuer="",
            level=None,
            year=None,
            checklist="outline-2021-2025",
            requirements=(),
            findings=(HOSTILE,),
            stats=Stats(80, 4, 4),
            warnings=("有 2 处修订，按接受处理",),
        ),
    ),
    errors=(InputError("reports/2023/扫描件.pdf", "暂不能读 PDF，请取得 .docx 或 .txt 原稿"),),
    notices=(NOTICE,),
)  # fmt: skip
