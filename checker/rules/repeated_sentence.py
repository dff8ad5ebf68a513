"""长句重复。

三十字以上的一句话在不同的地方出现两次；一字不差的，十六字以上就算。整段重复另有规则，不再逐句列出；套话、文件名称、法律的列举
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
from collections.abc import Iterator

from rapidfuzz import fuzz

from checker.judging.examination import Examination
from checker.model.document import Sentence
from checker.model.findings import Finding, Option, Rule, Severity, Wording
from checker.model.vocabulary import TELLING, Margin
from checker.text.likeness import PUNCTUATION, candidates, grams
from checker.text.normalise import fold

RULE = Rule(
    "repeated-sentence",
    Wording("长句重复", "Sentence stands twice"),
    Severity.WARNING,
    "repetition",
    options={
        "likeness": Option(0.95, Wording("从多像算起", "least likeness"), 0, 1),
        "length": Option(
            30,
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
OVERLAP = 0.8
SIZES = 0.9
"""Two sentences that are alike share so many character pairs, and are nearly as long as one another."""


def check(exam: Examination) -> Iterator[Finding]:
    """One finding for each later occurrence, with the first one as related place."""
    least = exam.option(RULE, "length")
    threshold = exam.option(RULE, "likeness") * 100
    sentences: list[Sentence] = []
    texts: list[str] = []
    for sentence in exam.document.sentences:
        if sentence.end - sentence.start >= least and exam.role(sentence) != Margin.CLOSING:
            text = _substance(exam, exam.text(sentence))
            if len(text) >= least:
                sentences.append(sentence)
                texts.append(text)
    first_of: dict[int, int] = {}
    sentences, texts = _with_short(exam, sentences, texts, int(exam.option(RULE, "exact")), int(least))
    first: dict[str, int] = {}
    for number, text in enumerate(texts):
        if len(text) < least and first.setdefault(text, number) != number:
            first_of[number] = first[text]
    long = [grams(text) if len(text) >= least else set() for text in texts]
    for a, b in sorted(candidates(long, OVERLAP, SIZES)):
        if long[a] and fuzz.ratio(texts[a], texts[b]) >= threshold:
            first_of.setdefault(b, first_of.get(a, a))
    whole = {repeat.later.index: repeat.earlier.index for repeat in exam.repeats}
    for later, earlier in sorted(first_of.items()):
        one, two = sentences[earlier], sentences[later]
        if whole.get(two.paragraph) is not None and one.paragraph in (whole[two.paragraph], two.paragraph):
            continue
        place = exam.document.locate(one.start, one.end)
        yield exam.finding(
            RULE,
            (two.start, two.end),
            Wording(
                f"这句话在第 {place.paragraph} 段已经写过", f"already said in paragraph {place.paragraph}"
            ),
            Wording("留一处，另一处写新的内容。", "Keep one; say something new in the other."),
            related=(exam.related((one.start, one.end)),),
        )


def _with_short(
    exam: Examination, sentences: list[Sentence], texts: list[str], exact: int, least: int
) -> tuple[list[Sentence], list[str]]:
    """The sentences with those too short to be compared for likeness, but long enough to be told when they are the same."""
    known = dict(zip(sentences, texts, strict=True))
    for sentence in exam.document.sentences:
        if (
            exact <= sentence.end - sentence.start
            and sentence not in known
            and exam.role(sentence) in TELLING
        ):
            text = _substance(exam, exam.text(sentence))
            if exact <= len(text) < least:
                known[sentence] = text
    ordered = sorted(known, key=lambda sentence: sentence.start)
    return ordered, [known[sentence] for sentence in ordered]


def _substance(exam: Examination, text: str) -> str:
    """Without titles of documents and set phrases."""
    text = re.sub(r"《[^》]*》", "", text)
    text = PUNCTUATION.sub("", fold(text))
    for formula in exam.formulas:
        text = text.replace(formula, "")
    return text
