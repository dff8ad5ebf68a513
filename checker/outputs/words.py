"""What judgements and places are called, wherever people read them."""

from __future__ import annotations

from checker.model.conclusion import PART, TOPIC
from checker.model.document import Location
from checker.model.findings import Severity, Wording
from checker.model.vocabulary import Applies, Margin, Role, Status
from checker.support.patterns import regex
from checker.text.heading_marks import heading_mark

SEVERITIES = {
    Severity.ERROR: Wording("错误", "error"),
    Severity.WARNING: Wording("警告", "warning"),
    Severity.INFO: Wording("提示", "info"),
}
LEVELS = {
    "province": Wording("省级", "province"),
    "city": Wording("市级", "city"),
    "county": Wording("县级", "county"),
    "department": Wording("部门", "department"),
    "street": Wording("街道", "street"),
    "town": Wording("乡镇", "town"),
}
APPLIES: dict[str, Wording] = {
    Applies.REQUIRED: Wording("应报", "required"),
    Applies.CONDITIONAL: Wording("有则报", "conditional"),
    Applies.NO: Wording("不报", "no"),
}
STATUSES: dict[str, Wording] = {
    Status.COVERED: Wording("已写", "covered"),
    Status.WEAK: Wording("薄弱", "weak"),
    Status.DECLARED_NONE: Wording("写明无", "declared none"),
    Status.MISSING: Wording("缺", "missing"),
    Status.NOT_APPLICABLE: Wording("不适用", "not applicable"),
}
ROLES: dict[str, str] = {
    Role.ACHIEVEMENTS: "成效",
    Role.SHORTCOMINGS: "不足",
    Role.LEADER: "第一责任人",
    Role.PLAN: "下一年安排",
    Role.OTHER: "其他",
    Margin.INTRODUCTION: "开头",
    Margin.CLOSING: "文外",
}
"""Parts; one that only one kind of report has goes by its id."""
FAMILIES = {
    "coverage": Wording("覆盖", "coverage"),
    "repetition": Wording("重复", "repetition"),
    "claims": Wording("依据", "claims"),
    "consistency": Wording("一致", "consistency"),
    "form": Wording("形式", "form"),
    "gate": Wording("豁免", "gate"),
}
"""Families of rules."""
MISSING = (PART, TOPIC)
"""Rules on what is nowhere in the report; they stand at its title for want of a place."""
OPENING = 12
"""Characters by which people find a paragraph."""
NUMBERED_LINES = (".txt", ".md", ".markdown")
"""Formats whose lines people can count; in all others the line is the paragraph's ordinal, see `Location`."""
HARMFUL = regex(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, marks that turn the direction of writing, and what is no character at all."""
UNDECODED = regex("[\udc80-\udcff]")
LINE_ENDS = regex("[\t\n\v\f\r\x85\u2028\u2029]+")


def level_name(level: str | None, lang: str, unknown: str = "") -> str:
    """What a level of issuers is called."""
    return LEVELS[level].of(lang) if level in LEVELS else unknown


def clean(text: str) -> str:
    """Text on one line that changes nothing but the page: no line ends, no control characters."""
    if text.isprintable():
        return text
    return HARMFUL.sub("\ufffd", LINE_ENDS.sub(" ", legible(text)))


def legible(text: str) -> str:
    """Text in which names that the system could not decode are read as UTF-8, where they are that."""
    if not UNDECODED.search(text):
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode()
    except UnicodeError:
        return text


def heading_path(headings: tuple[str, ...]) -> str:
    """The numbers of the headings, as in 一、（三）; a heading without number by its first words."""
    return "".join(map(_short, headings))


def _short(heading: str) -> str:
    if found := heading_mark(heading):
        return heading[: found.end].strip()
    return f"“{heading if len(heading) <= 12 else heading[:11] + '…'}”"


def opening(paragraph: str) -> str:
    """The first words of a paragraph, as people look for it."""
    text = clean(" ".join(paragraph.split()))
    if found := heading_mark(text):
        text = text[found.end :].strip() or text
    return text if len(text) <= OPENING else f"{text[:OPENING]}…"


def spot(location: Location, first: str, lang: str = "zh") -> str:
    """A place that is found by eye in a document whose paragraphs bear no numbers: 一、（三）“全镇执法…”一段 · 第3页."""
    section = heading_path(location.headings)
    zh = lang != "en"
    paragraph = ""
    if first and first.rstrip("…") not in section:
        paragraph = f"“{first}”一段" if zh else f" “{first}”"
    page = "" if location.page is None else f"第{location.page}页" if zh else f"page {location.page}"
    return " · ".join(filter(None, (f"{section}{paragraph}".strip(), page)))


def place(location: Location, path: str, lang: str) -> str:
    """A place in words, such as 第14段（第16行） · 一、（三） · 第3页; a file of notices has lines only."""
    zh = lang != "en"
    if path.endswith(".toml"):
        return f"第{location.line}行" if zh else f"line {location.line}"
    words = f"第{location.paragraph}段" if zh else f"paragraph {location.paragraph}"
    if location.line != location.paragraph and path.lower().endswith(NUMBERED_LINES):
        words += f"（第{location.line}行）" if zh else f" (line {location.line})"
    elif not path.lower().endswith(NUMBERED_LINES) and location.opening:
        words += f"“{clean(location.opening)}”"  # nobody counts paragraphs in Word or on paper
    page = "" if location.page is None else f"第{location.page}页" if zh else f"page {location.page}"
    return " · ".join(filter(None, (words, heading_path(location.headings), page)))
