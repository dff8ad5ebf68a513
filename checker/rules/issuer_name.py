"""主体名称写错。

报告主体自己的名称写得和标题里不一样：叠字（镇镇人民政府）、漏字、错字、字序颠倒，落款与标题不符，
以及这一级没有的称呼（镇里写“党组”、局里写“我镇”）。

这一级不该有的称呼在清单的 [[misfit]] 里。

不合格：
    柳湾镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    柳湾镇镇人民政府组织执法检查36家次。

合格：
    柳湾镇人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    柳湾镇人民政府会同柳河镇人民政府组织执法检查36家次。
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from checker.judging.examination import Examination
from checker.judging.particulars import level_of
from checker.model.findings import Finding, Rule, Severity, Wording
from checker.text.normalise import fold

RULE = Rule("issuer-name", Wording("主体名称写错", "Issuer's name misspelt"), Severity.WARNING, "consistency")
DOUBLED = re.compile(
    r"([镇乡县区市局村街])\1(?=人民政府|政府|党委|党政|党工委|人大)|(街道){2}|(人民){2}政府|(办事处){2}"
)
PLACE = re.compile(r"^.*?(?:省|自治区|市|自治州|州|县|区|旗)(?=.{2,})")
ENDINGS = ("人民政府", "办事处", "党工委", "党委", "政府")


def check(exam: Examination) -> Iterator[Finding]:
    """Deviating forms of the issuer's name, the sign-off, and words that the level does not have."""
    seen: set[tuple[int, int]] = set()
    for span, message in (*_doubled(exam), *_variants(exam), *_sign_off(exam), *_misfits(exam)):
        if any(a < span[1] and span[0] < b for a, b in seen):
            continue
        seen.add(span)
        yield exam.finding(
            RULE,
            span,
            message,
            Wording(
                f"改为“{exam.particulars.issuer}”或它的规范简称。",
                f"Write {exam.particulars.issuer} or its proper short form.",
            ),
        )


def _doubled(exam: Examination) -> Iterator[tuple[tuple[int, int], Wording]]:
    for found in DOUBLED.finditer(exam.document.text):
        tail = re.match(r"(?:人民政府|政府|党委|党政|党工委|人大)?", exam.document.text[found.end() :])
        end = found.end() + (len(tail[0]) if tail else 0)
        yield (
            (found.start(), end),
            Wording(f"“{exam.text((found.start(), end))}”叠字", "a doubled character"),
        )


def _variants(exam: Examination) -> Iterator[tuple[tuple[int, int], Wording]]:
    issuer = exam.particulars.issuer
    if not issuer:
        return
    own = fold(PLACE.sub("", issuer) or issuer)
    if len(own) < 5:
        own = fold(issuer)
    short = own
    for ending in ENDINGS:
        short = short.removesuffix(ending)
    signed = fold(exam.particulars.signed_by)
    known = (fold(issuer), own, signed if signed.startswith(fold(issuer)) else "")
    names = [name for name in dict.fromkeys(known) if len(name) >= 5]
    for name in names:
        for match in exam.index.near(name):
            yield from _variant(exam, match.start, match.end, name)
    if len(short) == 3 and exam.index.text.count(short) >= 3:
        yield from _short(exam, short)
    if len(short) >= 4:
        for match in exam.index.near(short):
            text = exam.index.text[match.start : match.end]
            if (text[-1] == short[-1] and (len(text) != len(short) or sorted(text) == sorted(short))) or len(
                short
            ) >= 5:
                yield from _variant(exam, match.start, match.end, short)


def _short(exam: Examination, name: str) -> Iterator[tuple[tuple[int, int], Wording]]:
    """A place name of two characters, one of them typed wrongly, once, where no neighbour is meant."""
    text = exam.index.text
    for pattern in (rf"[^\W\d]{name[1:]}", rf"{name[0]}[^\W\d]{name[2]}"):
        found = [m for m in re.finditer(pattern, text) if m[0] != name]
        if len(found) != 1 or exam.index.unit_of(found[0].start()) < 0:
            continue
        start, end = found[0].span()
        if (
            text[start - 1 : start] in tuple("与同和跟邻及、至到往从对向的")
            or name in text[start - 2 : end + 2]
        ):
            continue
        if text[end : end + 2] in ("接壤", "交界", "毗邻", "相邻"):
            continue
        yield (
            exam.index.normalised.original(start, end),
            Wording(f"写成“{found[0][0]}”，标题里是“{name}”", f"written {found[0][0]}, in the title {name}"),
        )


def _variant(exam: Examination, start: int, end: int, name: str) -> Iterator[tuple[tuple[int, int], Wording]]:
    index = exam.index
    text = index.text[start:end]
    around = index.text[max(0, start - 2) : end + len(name)]
    if name in around or OSA.distance(text, name) > 2:
        return
    subject = (
        start == index.units[index.unit_of(start)].start
    )  # who opens a sentence of the report acts in it
    if text[-1] != name[-1] or index.text.count(text) > 2 or (_other_place(text, name) and not subject):
        return
    span = index.normalised.original(start, end)
    if exam.parts.role(exam.document.paragraph_at(span[0]).index) == "closing":
        return
    yield span, Wording(f"写成“{text}”，标题里是“{name}”", f"written {text}, in the title {name}")


def _other_place(text: str, name: str) -> bool:
    """Whether a variant may be the name of another place: only a character before the level word differs."""
    if len(text) != len(name):
        return False
    wrong = [i for i, (a, b) in enumerate(zip(text, name, strict=True)) if a != b]
    stem = re.split(r"[镇乡县区市局]|街道", name)[0]
    return len(wrong) == 1 and wrong[0] < len(stem) and len(stem) <= 2


def _sign_off(exam: Examination) -> Iterator[tuple[tuple[int, int], Wording]]:
    known = exam.particulars
    if (
        not (known.signed_span and known.issuer and known.title_span)
        or known.issuer_span == known.signed_span
    ):
        return
    signed, issuer = fold(known.signed_by), fold(known.issuer)
    if signed.endswith(issuer) or issuer.endswith(signed) or "党" in signed or "委" in signed[:-1]:
        return
    if level_of(signed, exam.checklist) != level_of(issuer, exam.checklist):
        return
    distance = OSA.distance(signed, issuer)
    tail = min(len(signed), len(issuer))
    if 0 < min(distance, OSA.distance(signed[-tail:], issuer[-tail:])) <= 2:
        yield (
            known.signed_span,
            Wording(
                f"落款“{known.signed_by}”与标题“{known.issuer}”不一致",
                f"signed {known.signed_by}, titled {known.issuer}",
            ),
        )


def _misfits(exam: Examination) -> Iterator[tuple[tuple[int, int], Wording]]:
    level = exam.particulars.level
    for misfit in exam.checklist.misfit:
        if level not in misfit.levels:
            continue
        unlike = exam.spans(misfit.unlike)
        for span in exam.spans(misfit.any):
            role = exam.parts.role(exam.document.paragraph_at(span.start).index)
            if role != "closing" and not any(a < span.end and span.start < b for a, b in unlike):
                yield span, Wording(f"“{exam.text(span)}”：{misfit.reason}", misfit.reason)
                break
