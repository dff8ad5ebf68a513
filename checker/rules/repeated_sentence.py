"""长句重复。

二十四字以上的一句话在不同的地方出现两次，改了几个字、数字没变的也算；一字不差的，十六字以上就算；写成一句话的标题，在另一部分里又原样说了一遍的，
十字以上就算。整段重复另有规则，不再逐句列出；套话、文件名称、法律的列举
不计。

不合格：
    一、主要举措和成效
    凡涉及群众切身利益的征地拆迁事项，一律先到现场听取意见，再由司法所审查合法性。全年办理4件。
    二、下一步安排
    凡涉及群众切身利益的征地拆迁事项，一律先到现场听取意见，再由司法所审查合法性。

合格：
    一、主要举措和成效
    凡涉及群众切身利益的征地拆迁事项，一律先到现场听取意见，再由司法所审查合法性。全年办理4件。
    二、下一步安排
    把征地拆迁事项的听取意见环节做成清单，缺一项不上会，由司法所每季度抽查一次并通报结果。
"""

import re
from collections.abc import Iterator, Sequence

from checker.judging.examination import Examination
from checker.model.document import Section, Sentence
from checker.model.findings import Finding, Option, Rule, Severity, Wording
from checker.model.vocabulary import TELLING, Margin, Role
from checker.support.patterns import regex
from checker.text.edits import ratio
from checker.text.likeness import candidates, grams, letters

RULE = Rule(
    "repeated-sentence",
    Wording("长句重复", "Sentence stands twice"),
    Severity.WARNING,
    "repetition",
    options={
        "likeness": Option(0.88, Wording("从多像算起", "least likeness"), 0, 1),
        "length": Option(
            24,
            Wording(
                "去掉书名号和套话后至少多少字", "least length without titles and formulas, in characters"
            ),
            8,
            1000,
        ),
        "exact": Option(
            16,
            Wording("一字不差的，至少多少字", "least length of sentences that are the same to the letter"),
            8,
            1000,
        ),
    },
)
HEADING = 10
"""From so many characters on a heading is no set phrase."""
SURE = 95
"""From here on, in per cent, two sentences that are alike say the same, whatever they count and whoever does it."""
DIGITS = regex(r"\d+(?:\.\d+)?")
WHO = regex(r"^.{0,6}?(?P<who>[一-鿿]{2,4}?(?:村|社区|镇|乡|街道|组|站|所|队|局|科|股|办))")
QUOTED, PART = 30, 0.25
"""A sentence of so many characters, and so much of a longer one that it stands in word for word, was cut off from it."""
OFTEN = 8
"""Sentences that begin alike of which each is looked for in longer ones."""
OVERLAP = 0.6
SIZES = 0.75
"""Two sentences that are alike share so many character pairs, and are nearly as long as one another."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each later occurrence, with the first one as related place."""
    least = exam.option(RULE, "length")
    threshold = exam.option(RULE, "likeness") * 100
    compared = list(_compared(exam, int(exam.option(RULE, "exact")), least))
    sentences, texts = [sentence for sentence, _ in compared], [text for _, text in compared]
    first_of: dict[int, int] = {}
    first: dict[str, int] = {}
    for number, text in enumerate(texts):
        if first.setdefault(text, number) != number:
            first_of[number] = first[text]
    long = [grams(text) if len(text) >= least else set() for text in texts]
    for a, b in sorted(candidates(long, OVERLAP, SIZES)):
        alike = ratio(texts[a], texts[b], threshold) if long[a] else 0
        if alike >= threshold and (alike >= SURE or _same_matter(exam, sentences[a], sentences[b])):
            first_of.setdefault(b, first_of.get(a, a))
    for a, b in sorted(map(sorted, _quoted(texts))):
        first_of.setdefault(b, first_of.get(a, a))
    whole = {repeat.later.index: repeat.earlier.index for repeat in exam.repeats}
    for later, earlier in sorted(first_of.items()):
        one, two = sentences[earlier], sentences[later]
        if whole.get(two.paragraph) is not None and one.paragraph in (whole[two.paragraph], two.paragraph):
            continue
        yield _again(exam, two.span, one.span)
    yield from _headings(exam)


def _same_matter(exam: Examination, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences that differ in some words count the same, are about the same body, and neither promises what
    the other has done."""
    plans = {exam.role(sentence) == Role.PLAN for sentence in (one, two)}
    texts = [exam.text(sentence) for sentence in (one, two)]
    who = {found["who"] for text in texts if (found := WHO.search(text))}
    return len(plans) == 1 and DIGITS.findall(texts[0]) == DIGITS.findall(texts[1]) and len(who) < 2


def _headings(exam: Examination) -> Iterator[Finding]:
    """Headings with a full stop, items of a list, that stand word for word as a sentence of another part."""
    titles: dict[str, Section] = {}
    for section in exam.document.sections:
        end = section.heading.span.end
        title = letters(section.heading.title)
        if "。" in exam.text((end - 1, end + 1)) and len(title) >= HEADING and title not in exam.formulas:
            titles.setdefault(title, section)
    for sentence in exam.document.sentences if titles else ():
        role = exam.role(sentence)
        repeated = titles.get(letters(exam.text(sentence)))
        if repeated is None or sentence.lead or role in (Margin.CLOSING, exam.parts.role(repeated.paragraph)):
            continue
        spans = (sentence.span, (repeated.heading.span.start, repeated.heading.span.end))
        yield _again(exam, max(spans), min(spans))


def _again(exam: Examination, later: tuple[int, int], earlier: tuple[int, int]) -> Finding:
    paragraph = exam.document.locate(*earlier).paragraph
    return exam.finding(
        RULE,
        later,
        Wording(f"这句话在第 {paragraph} 段已经写过", f"already said in paragraph {paragraph}"),
        Wording("留一处，另一处写新的内容。", "Keep one; say something new in the other."),
        related=(exam.related(earlier),),
    )


def _compared(exam: Examination, exact: int, least: int) -> Iterator[tuple[Sentence, str]]:
    """Sentences with their substance; those too short to be compared for likeness only where work is told."""
    exact = min(exact, least)
    for sentence in exam.document.sentences:
        role = exam.role(sentence)
        if sentence.end - sentence.start < exact or role == Margin.CLOSING:
            continue
        text = _substance(exam, exam.text(sentence))
        if len(text) >= (exact if role in TELLING else least):
            yield sentence, text


def _quoted(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of which one text stands word for word in the other, which is at most so many times longer."""
    begin: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if len(text) >= QUOTED:
            begin.setdefault(text[:QUOTED], []).append(number)
    for full, text in enumerate(texts):
        for at in range(len(text) - QUOTED + 1):
            for number in begin.get(text[at : at + QUOTED], ())[:OFTEN]:
                quoted = texts[number]
                if number != full and PART * len(text) <= len(quoted) and text.startswith(quoted, at):
                    yield number, full


def _substance(exam: Examination, text: str) -> str:
    """Without titles of documents and set phrases."""
    text = letters(re.sub(r"《[^》]{0,200}》", "", text) if "《" in text else text)
    for formula in exam.formulas:
        text = text.replace(formula, "")
    return text
