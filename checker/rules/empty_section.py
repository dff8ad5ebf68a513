"""标题下面没有内容。

标题后面紧接着另一个标题（或报告结束），没有正文。一连串短行的列举不算标题。别的各条都写了做什么、只有一条
没有下文的（“3.规范涉企检查。”），也算。

不合格：
    一、主要举措和成效
    （一）规范执法
    （二）化解矛盾
    调解纠纷20起，其中土地纠纷8起、邻里纠纷12起。

合格：
    一、主要举措和成效
    （一）规范执法
    全年检查36家次，立案3起，罚款1.2万元。
    （二）化解矛盾
    调解纠纷20起，其中土地纠纷8起、邻里纠纷12起。
"""

from collections import Counter
from collections.abc import Iterator

from checker.judging.bare_leads import bare_leads
from checker.judging.examination import Examination
from checker.judging.headings import empty_parts, repeated_headings
from checker.model.document import Section
from checker.model.findings import Finding, Option, Rule, Severity, Wording

RULE = Rule(
    "empty-section",
    Wording("标题下面没有内容", "Heading with nothing under it"),
    Severity.WARNING,
    "form",
    options={
        "length": Option(
            15,
            Wording(
                "正文不足多少字也提示（信息级）", "sections shorter than this are noted too, in characters"
            ),
            0,
            1000,
        ),
    },
)

SENTENCE = 10
"""A title with a full stop that is no shorter, or has a comma, says something."""
ITEMS = ("1.", "（1）")
"""Styles that items of a list have as well."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each heading without text, unless a run of them shows that they are a list."""
    least = exam.option(RULE, "length")
    document, end = exam.document, exam.particulars.end
    parents = {section.parent for section in document.sections}
    told = {section.index for section, _ in repeated_headings(exam)}  # stray-heading tells them
    told.update(section.index for section in empty_parts(exam))  # and missing-section these
    starts = {section.paragraph for section in document.sections if section.heading.number is None}
    of_style = Counter((section.parent, section.heading.style) for section in document.sections)
    empty: list[tuple[Section, int]] = []
    spoken = _spoken(exam)
    for section in document.sections:
        if section.index in parents or section.paragraph >= end:
            continue
        numbered = (section.parent, section.heading.style)
        if section.heading.style in ITEMS and (section.heading.number != 1 or of_style[numbered] > 1):
            continue  # an item of a list
        if section.heading.number is None and section.paragraph + 1 in starts:
            continue  # headings without numbers do not show that one stands below the other
        paragraphs = document.paragraphs[section.paragraph : min(section.last + 1, end)]
        size = sum(p.end - p.body[0] for p in paragraphs)
        runs_on = bool(document.paragraphs[section.paragraph].sentences)
        said = numbered in spoken or _is_item(exam, section)
        if size < least and not runs_on and not said:
            empty.append((section, size))
    without = {section.index for section, _ in empty}
    listed = {at for at in without if len(without.intersection(range(at - 2, at + 3))) >= 3}
    for section, size in empty:
        if section.index in listed or section.index in told:
            continue
        yield exam.finding(
            RULE,
            section.heading.span,
            Wording(
                "标题下面没有正文" if not size else f"标题下面只有 {size} 个字",
                "nothing under this heading" if not size else f"only {size} characters under this heading",
            ),
            Wording("补写内容，或删去标题。", "Write the section, or drop the heading."),
            severity=Severity.WARNING if not size else Severity.INFO,
            identity=(section.heading.title,),
        )
    seen = {section.paragraph for section, _ in empty}
    for paragraph in bare_leads(exam):
        if paragraph.index not in seen:
            yield exam.finding(
                RULE,
                paragraph.span,
                Wording(
                    "这一条只有起头一句，没有写做了什么，别的各条都写了",
                    "only a lead, where all other items of the list say what was done",
                ),
                Wording("补写内容，或删去这一条。", "Say what was done, or drop the item."),
            )


def _spoken(exam: Examination) -> set[tuple[int, str]]:
    """Lists (section above, style) whose items are all sentences of one line and of which one surely is none of
    a heading: （一）力量不足、人员偏少。 （二）深度不够。"""
    lists: dict[tuple[int, str], list[Section]] = {}
    for section in exam.document.sections:
        lists.setdefault((section.parent, section.heading.style), []).append(section)
    return {
        key
        for key, items in lists.items()
        if all(item.paragraph == item.last and _stops(exam, item) for item in items[:-1])
        and _stops(exam, items[-1])
        and any(_is_item(exam, item) for item in items)
    }


def _is_item(exam: Examination, section: Section) -> bool:
    """Whether what has the number of a heading is a sentence with its full stop, and so a short item of a list."""
    title = section.heading.title
    return _stops(exam, section) and (len(title) >= SENTENCE or "，" in title)


def _stops(exam: Examination, section: Section) -> bool:
    end = section.heading.span.end
    return exam.text((end - 1, end + 1)).rstrip()[-1:] == "。"
