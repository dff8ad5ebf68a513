"""标题混进了正文。

本报告的某个标题，作为一句话留在别处的段落里，多半是排版时把下一节的标题粘进了上一段；段落末尾只剩半个标题
（“四、2025年”，没有句号），句子中间带着编号的标题，同一部分里写了两遍的标题，插在一章中间、编号接不上、去掉以后编号
正好连续的标题，供稿单位的标题、标签，模板里告诉人怎么填的标题（“典型案例（每单位不少于1个）”），本报告的题目，
纲要条目的原名单独成行，考核自评表、任务分解表的栏目（“指标7：……（5分）”“责任科室：……”），
标题括号里的填写提示，也算。标题是别的报告才有的（招商引资）、是另一部分的（安排里的“存在的短板”），和下面的内容对不上，也提醒。别的标题都有编号，只有一行没有的，提醒看一看。

不合格：
    一、主要举措和成效
    （一）规范执法行为
    全年检查36家次。健全监督制约体系，规范权力运行。
    （二）健全监督制约体系，规范权力运行
    接受人大评议2次。

合格：
    一、主要举措和成效
    （一）规范执法行为
    全年检查36家次，健全监督制约体系，规范权力运行见下文。
    （二）健全监督制约体系，规范权力运行
    接受人大评议2次。
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from checker.judging.examination import Examination
from checker.judging.forms import form_lines, hints
from checker.judging.headings import interrupting, repeated_headings
from checker.judging.pasted_lines import asked_for, is_listed, pasted_lines
from checker.judging.unfit_headings import of_other_documents, of_other_parts
from checker.model.document import Section, Sentence, Span
from checker.model.findings import Finding, Option, Rule, Severity, Wording
from checker.model.vocabulary import Margin
from checker.support.patterns import regex
from checker.text.edits import nearest
from checker.text.heading_marks import OUTER, heading_mark
from checker.text.likeness import letters

RULE = Rule(
    "stray-heading",
    Wording("标题混进了正文", "Heading inside a paragraph"),
    Severity.ERROR,
    "form",
    options={
        "length": Option(
            6, Wording("至少多少字的标题才查", "shortest heading looked for, in characters"), 2, 60
        ),
    },
)
NUMBER = regex(r"^\s*(?:[(（]?[〇零一二三四五六七八九十\d]{1,3}[)）]?[、.．]?)(?=\D)")
INSIDE = regex(
    r"(?:^|(?<=[，,。；;：:、！？]))\s*(?P<heading>(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、])[^，,。；;：:！？]{4,40})"
)
"""A heading with its number inside a paragraph."""
ALIKE = 93
HALF = 30
"""What is left of a heading at the end of a paragraph is no longer than this, in characters."""
ANNOUNCING, MOSTLY = 14, 0.7
"""So long are the words that head a part at most, in characters, and so much of them says which."""
LEAST = 4
"""A shorter heading is never looked for; one this short only where it ends a paragraph without a full stop."""


class _Titles(NamedTuple):
    """The headings of a report, by their letters."""

    every: Mapping[str, Section]
    numbered: Mapping[str, Section]
    """By number and title."""
    long: Sequence[str]
    """Those in which a character or two may be another."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each sentence that is a heading of the same report."""
    titles, lines, told = _titles(exam), pasted_lines(exam), set[int]()
    for number, finding in _misplaced(exam, lines):
        if number not in told:
            told.add(number)
            yield finding
    heads = cache(lambda: sorted(span for part in exam.checklist.part for span in exam.spans(part.headings)))
    for sentence in exam.document.sentences:
        if exam.role(sentence) == Margin.CLOSING or sentence.paragraph in told:
            continue
        for span, section in _inside(exam, sentence, titles.numbered):
            yield _finding(exam, span, section)
        if stray := _whole(exam, sentence, titles, heads):
            told.update([sentence.paragraph] if sentence.span == _line(exam, sentence.paragraph) else [])
            yield stray
    for number, sure in lines.items():
        if not sure and number not in told:
            yield _unnumbered(exam, number)


def _titles(exam: Examination) -> _Titles:
    every: dict[str, Section] = {}
    numbered: dict[str, Section] = {}
    for section in exam.document.sections:
        bare, whole = _bare(section.heading.title), _bare(exam.text(section.heading.span))
        for name in (bare, whole):
            if len(name) >= LEAST:
                every.setdefault(name, section)
        if whole != bare:
            numbered.setdefault(whole, section)
    return _Titles(every, numbered, [title for title in every if len(title) >= 10])


def _misplaced(exam: Examination, lines: Mapping[int, bool]) -> Iterator[tuple[int, Finding]]:
    """Headings and lines that stand where they do not belong, each with its paragraph."""
    for section, other in repeated_headings(exam):
        yield section.paragraph, _finding(exam, section.heading.span, other)
    for section in interrupting(exam):
        yield section.paragraph, _pasted(exam, section.heading.span)
    for number, sure in lines.items():
        if sure:
            yield number, _pasted(exam, _line(exam, number))
    for span in chain(asked_for(exam), form_lines(exam), hints(exam)):
        yield exam.document.paragraph_at(span[0]).index, _pasted(exam, span)
    for section in chain(of_other_documents(exam), of_other_parts(exam)):
        yield section.paragraph, _unfit(exam, section.heading.span)


def _whole(
    exam: Examination, sentence: Sentence, titles: _Titles, heads: Callable[[], Sequence[Span]]
) -> Finding | None:
    """A sentence that is a heading, or what is left of one at the end of a paragraph."""
    text, paragraph = exam.text(sentence), _line(exam, sentence.paragraph)
    first, final = sentence.start == paragraph.start, sentence.end == paragraph.end
    if sentence.lead or len(text) > 70:
        return None
    if first and not final:  # it announces its own paragraph
        return None
    open_ended = final and text[-1] not in "。！？；!?;:：,，、”』）)"
    found = _heading_of(exam, sentence, titles, open_ended)
    if found and found.paragraph == sentence.paragraph:
        return None
    if first and not (found and open_ended and found.heading.style and _alone(exam, sentence, titles.every)):
        return None
    if found and _is_sentence(exam, found) and exam.role(sentence) != exam.parts.role(found.paragraph):
        return None  # an item that is a sentence and said again in another part is told by repeated-sentence
    if found and (final or len(_bare(text)) >= 8):
        return _finding(exam, sentence.span, found)
    mark = heading_mark(text) if open_ended and len(text) <= HALF else None
    if (mark and mark.sure and mark.style in OUTER) or (
        open_ended and not first and _announces(heads, sentence)
    ):
        return _finding(exam, sentence.span, None)
    return None


def _heading_of(exam: Examination, sentence: Sentence, titles: _Titles, open_ended: bool) -> Section | None:
    """The heading that a sentence is, with or without its number."""
    text, least = exam.text(sentence), exam.option(RULE, "length")
    found = None
    for bare in dict.fromkeys(map(_bare, (text, NUMBER.sub("", text)))):
        if not found and (len(bare) >= least or open_ended):
            found = titles.every.get(bare) or titles.every.get(_alike(bare, titles.long))
        if open_ended and len(bare) >= LEAST:
            found = found or _beginning(exam, sentence.paragraph, bare)
    return found


def _announces(heading_words: Callable[[], Sequence[Span]], sentence: Sentence) -> bool:
    """Whether the last words of a paragraph are those that head a part: …整改完毕。下一步工作打算"""
    size = sentence.end - sentence.start
    if not LEAST <= size <= ANNOUNCING:
        return False
    heads, said = heading_words(), set[int]()
    for start, end in heads[bisect_left(heads, (sentence.start,)) : bisect_left(heads, (sentence.end,))]:
        said.update(range(start, min(end, sentence.end)))
    return len(said) >= MOSTLY * size


def _line(exam: Examination, number: int) -> Span:
    """A paragraph that is a line."""
    return exam.document.paragraphs[number].span


def _alike(bare: str, long: Sequence[str]) -> str:
    """The title that a text is but for a character or two; "" where there is none."""
    if not long or len(bare) < min(map(len, long)) * ALIKE // (200 - ALIKE):
        return ""
    return nearest(bare, long, ALIKE)


def _inside(
    exam: Examination, sentence: Sentence, numbered: Mapping[str, Section]
) -> Iterator[tuple[tuple[int, int], Section]]:
    """Where a sentence has a heading with its number in it: …出庭应诉1次，三、存在的问题，…"""
    text = exam.text(sentence)
    begins = exam.document.paragraphs[sentence.paragraph].start
    for found in INSIDE.finditer(text):
        start = sentence.start + found.start("heading")
        section = numbered.get(_bare(found["heading"]))
        if section and section.paragraph != sentence.paragraph and start > begins:
            whole = found.start("heading") == 0 and found.end() >= len(text) - 1
            if sentence.lead or not whole:  # a whole sentence is told as such
                yield (start, sentence.start + found.end()), section


def _alone(exam: Examination, sentence: Sentence, titles: Collection[str]) -> bool:
    """Whether a title that has a paragraph to itself is none of a list of contents."""
    return exam.role(sentence) != Margin.INTRODUCTION and not is_listed(
        exam, sentence.paragraph, titles, _bare
    )


def _pasted(exam: Examination, span: tuple[int, int]) -> Finding:
    return exam.finding(
        RULE,
        span,
        Wording("别的材料的标题、标签留在正文里", "the title or label of another paper stands in the text"),
        Wording("从正文里删去。", "Delete it from the text."),
    )


def _unfit(exam: Examination, span: Span) -> Finding:
    return exam.finding(
        RULE,
        span,
        Wording("标题和下面的内容对不上，像是别处留下的", "this heading does not fit the text below it"),
        Wording("按下面的内容改写标题，或删去。", "Write a heading for this text, or delete it."),
        severity=Severity.WARNING,
    )


def _unnumbered(exam: Examination, number: int) -> Finding:
    return exam.finding(
        RULE,
        _line(exam, number),
        Wording(
            "像是留下的标题：别的标题都有编号，只有这一行没有",
            "looks like a heading left here: all others have a number",
        ),
        Wording("是别处的标题就删去，是本节的标题就补上编号。", "Delete it, or give it its number."),
        severity=Severity.WARNING,
    )


def _is_sentence(exam: Examination, section: Section) -> bool:
    """Whether a heading ends with a full stop, as a sentence does."""
    end = section.heading.span.end
    return "。" in exam.text((end - 1, end + 1))


def _beginning(exam: Examination, paragraph: int, bare: str) -> Section | None:
    """The next section, if some words are the beginning of its title."""
    sections = exam.document.sections
    at = bisect_right(sections, paragraph, key=lambda section: section.paragraph)
    return sections[at] if at < len(sections) and _bare(sections[at].heading.title).startswith(bare) else None


def _finding(exam: Examination, span: tuple[int, int], found: Section | None) -> Finding:
    if found is None:
        message = Wording("段落末尾留着半个标题，不像正文", "half a heading ends this paragraph")
    else:
        number = exam.document.locate(*found.heading.span).paragraph
        message = Wording(
            f"这句话就是第 {number} 段的标题“{found.heading.title}”，不像正文",
            f"this sentence is the heading of paragraph {number}",
        )
    return exam.finding(
        RULE,
        span,
        message,
        Wording("从这一段里删去。", "Delete it from this paragraph."),
        related=(exam.related(found.heading.span),) if found else (),
    )


def _bare(text: str) -> str:
    bare = letters(text)
    return bare.removesuffix("情况") if len(bare) > 8 else bare
