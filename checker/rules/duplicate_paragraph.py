"""整段重复。

两段文字内容相同或几乎相同：整段照抄、改动四分之一以内的字、分句换了顺序，都算。比较时不看数字、
标点和空白；套话、文件名称不计。以后出现的一段为准，另一段列为相关位置。

不合格：
    一、主要举措和成效
    镇里组织综合执法队每周巡查集镇摊点和沿街门店，发现占道经营当场劝离，对屡教不改的依法立案，同时公开举报电话，请居民一起监督，半年下来集镇秩序有了样子。
    二、其他情况
    镇里组织综合执法队每周巡查集镇摊点和沿街门店，发现占道经营当场劝离，对屡教不改的依法立案，并且公开举报电话，请居民一起监督，半年下来集镇秩序有了样子。

合格：
    一、主要举措和成效
    镇里组织综合执法队每周巡查集镇摊点和沿街门店，发现占道经营当场劝离，对屡教不改的依法立案，同时公开举报电话，请居民一起监督，半年下来集镇秩序有了样子。
    二、其他情况
    司法所每月到村里坐班一天，接待咨询、起草文书、调解邻里纠纷，需要法律援助的当场填表，由所长带回去办理，第二个月再来回访，群众少跑了不少路。
"""

from collections.abc import Iterator

from checker.judging.examination import Examination
from checker.judging.thresholds import LENGTH, LIKENESS
from checker.model.findings import Finding, Option, Rule, Severity, Wording

RULE = Rule(
    "duplicate-paragraph",
    Wording("整段重复", "Paragraph stands twice"),
    Severity.ERROR,
    "repetition",
    options={
        "likeness": Option(LIKENESS, Wording("从多像算起", "least likeness"), 0, 1),
        "length": Option(
            LENGTH, Wording("至少多少字的段落才比较", "shortest paragraph compared, in characters"), 10, 10000
        ),
    },
)


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each later copy, with the most alike earlier paragraph."""
    for repeat in exam.repeats:
        place = exam.document.locate(*repeat.earlier.body)
        percent = f"{repeat.likeness:.0%}"
        yield exam.finding(
            RULE,
            repeat.later.body,
            Wording(
                f"与第 {place.paragraph} 段重复（相似度 {percent}）",
                f"repeats paragraph {place.paragraph} (likeness {percent})",
            ),
            Wording(
                "删去一处，或按各自的标题写不同的内容。", "Delete one, or write what its heading promises."
            ),
            related=(exam.related(repeat.earlier.body),),
            facts=(("likeness", round(repeat.likeness, 4)),),
        )
