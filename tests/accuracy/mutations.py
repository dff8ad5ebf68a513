"""Slips planted into the labelled reports, one at a time, as clerks make them; look-alikes beside them.

A mutation is a sentence put behind a paragraph of a part. `{v}{o}{n}{c}` stand for a count that the report itself
tells (its act, what is counted, how many, the counter), `{w}` for another number, `{last}` `{year}` `{next}` for the
years around the report.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.judging.examination import Examination

ACTS = "受理|办理|调解|排查|查处|审查|审核|检查|开展|组织|举办|发放|收到|制发|制定|出台|整改|答复|抽查|走访|接待|评查|拆除|查扣|召开"
COUNT = re.compile(
    rf"(?:^|[，。；：])(?:全年|共|累计|年内)*(?P<v>{ACTS})(?P<o>[一-龥]{{3,8}}?)(?P<n>\d{{1,4}})(?P<c>件|起|宗|份|次|场|户|条|项|名)(?=[，。；])"
)
NO_COUNT = re.compile("[的占其中上年去同比目标每较平均由从余约近超一二三四五六七八九十两各]")

Forms = dict[str, tuple[str, ...]]
"""Sentences by the part that they are put into."""

RETOLD: Forms = {
    "leader": ("全年{v}{o}{w}{c}，件件有回音。", "对全年{v}的{w}{c}{o}逐一过问。"),
    "shortcomings": ("全年{v}的{w}{c}{o}中，还有一些做得不细。",),
    "plan": ("在今年{v}{o}{w}{c}的基础上，再往前走一步。",),
    "introduction": ("一年来，共{v}{o}{w}{c}，工作平稳推进。",),
}
SUMS: Forms = {
    "achievements": (
        "全年受理诉求246件，其中来信117件、来访88件、其他52件。",
        "受理诉求246件，办结239件，其余9件正在办理。",
        "抽查案卷212卷，合格196卷，合格率95%。",
        "受理来件259件，比上年的200件增加61件。",
        "专题研究执法工作3次（2月、5月、9月、11月）。",
    )
}
YEARS: Forms = {
    "achievements": (
        "{last}年，开展法治宣传12场。",
        "截至{last}年底，调解员已全部轮训一遍。",
        "对照{last}年法治政府建设工作要点，任务逐项落到人头。",
        "今年（{last}年）是打基础的一年。",
    ),
    "leader": ("主要负责人{last}年共主持法治专题会4次。",),
    "plan": (
        "做好{year}年法治政府建设各项工作。",
        "{year}年底前完成法律顾问续聘。",
        "在{year}年重点抓好执法监督。",
    ),
}
REFERENCES: Forms = {
    "achievements": (
        "按照《城市房屋拆迁管理条例》办理征收。",
        "对照2007年公布的《政府信息公开条例》自查。",
        "贯彻《优化营商环境三年行动方案（2016—2018年）》。",
    )
}
ALIKE: Forms = {
    "achievements": (
        "东片三个村{v}{o}{w}{c}。",
        "上年{v}{o}{w}{c}，今年的底数更清。",
        "登记来件246件，办毕239件，其余7件正在办理。",
        "{last}年以来，累计化解积案31件。",
        "{last}年遗留的3件积案全部化解。",
        "《城市房屋拆迁管理条例》已经废止，旧表全部换下。",
    ),
    "leader": ("对全年{v}的{n}{c}{o}逐一过问。",),
    "plan": ("对{year}年反馈的问题逐项销号。", "力争全年{v}{o}{w}{c}以上。"),
}
KINDS: dict[str, Forms] = {
    "conflicting-figures": {**RETOLD, **SUMS},
    "wrong-year": YEARS,
    "superseded-reference": REFERENCES,
    "": ALIKE,
}


class Mutation(NamedTuple):
    """A report with one sentence more."""

    rule: str
    """The rule that should tell it; empty for a look-alike."""
    sentence: str
    text: str
    line: int


def mutations(text: str, exam: Examination, turn: int) -> Iterator[Mutation]:
    """One mutation of each kind for each part of a report; which one, and of which count, goes by turns."""
    year = exam.particulars.year
    counts = list(_counts(exam))
    last: dict[str, str] = {}
    for paragraph in exam.document.paragraphs:
        if paragraph.sentences and paragraph.end - paragraph.start > 30:
            last[str(exam.parts.role(paragraph.index))] = exam.text((paragraph.start, paragraph.end))
    for rule, parts in KINDS.items():
        for role, forms in parts.items():
            behind, form = last.get(role, ""), forms[turn % len(forms)]
            if year is None or text.count(behind) != 1 or ("{o}" in form and not counts):
                continue
            count = counts[turn % len(counts)] if counts else {}
            sentence = form.format(**count, last=year - 1, year=year, next=year + 1)
            at = text.index(behind) + len(behind)
            yield Mutation(rule, sentence, text[:at] + sentence + text[at:], text.count("\n", 0, at) + 1)


def _counts(exam: Examination) -> Iterator[dict[str, str | int]]:
    for paragraph in exam.document.paragraphs:
        if exam.parts.role(paragraph.index) == "achievements":
            for found in COUNT.finditer(exam.text((paragraph.start, paragraph.end))):
                number = int(found["n"])
                if 8 < number < 1900 and not NO_COUNT.search(found["o"]):
                    yield {**found.groupdict(), "w": number + number // 4 + 1}
