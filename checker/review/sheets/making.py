"""Makes what every sheet shows from a run: names that tell reports apart, places, quotes, comparisons."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from msgspec.structs import replace

from checker.model.document import Location
from checker.model.findings import Finding, Related, Rule
from checker.model.packed import FEW
from checker.model.results import ReportResult, RunResult
from checker.outputs.words import MISSING, legible, opening, spot
from checker.review.sheets.item import Comparison, Item, Segment, line_of
from checker.review.sheets.page import Page, Whole, page_of
from checker.review.sheets.view import Sheet
from checker.review.sheets.wording import say
from checker.review.verdicts import Verdict, identity
from checker.text.likeness import differences

TELLING = 12
"""Characters that say what they are about."""
NEAR = 64
"""Other reports that are at hand for comparisons."""
SENTENCE = re.compile(r"[。！？；!?;\n]")
HistoryOf = Callable[[str], Mapping[tuple[str, str], Sequence[Verdict]]]
"""What was said about a report, given its path: (rule, fingerprint) → verdicts, the last one holds."""


def make(result: RunResult, rules: Mapping[str, Rule], history_of: HistoryOf, lang: str = "zh") -> Sheet:
    """The sheet of a run.

    Args:
        rules: the rules by id, for their titles.
        history_of: earlier verdicts by report.
        lang: of what the sheet says, zh or en; what reports and checklists say stays as it is.
    """
    names = _names(result.reports, lang)
    places = {path: place for place, path in enumerate(names)}

    @lru_cache(NEAR)
    def partner(path: str) -> ReportResult | None:
        return result.reports[places[path]] if path in places else None

    pages: list[Page] = []
    for number, report in enumerate(result.reports, 1):
        known = history_of(report.path)
        name = _written(names[report.path])
        report = replace(report, path=_written(report.path))
        ordered = sorted(report.findings, key=lambda f: f.severity.rank)
        items = tuple(
            Item(
                number=index,
                id=identity(report.path, finding.rule, finding.fingerprint),
                finding=finding,
                title=rules[finding.rule].title.of(lang) if finding.rule in rules else finding.rule,
                place=_place(report, finding, lang),
                quote="" if finding.rule in MISSING else _quote(finding),
                comparisons=tuple(
                    _compare(report, finding, other, partner, rules, lang) for other in finding.related
                ),
                history=tuple(known.get((finding.rule, finding.fingerprint), ())),
                lang=lang,
            )
            for index, finding in enumerate(ordered, 1)
        )
        found = {(finding.rule, finding.fingerprint) for finding in report.findings}
        gone = tuple(verdict for key, said in known.items() if key not in found for verdict in said)
        pages.append(page_of(number, Whole(report, items, gone), name, lang, packed=number > FEW))
    unread = (replace(error, path=_written(error.path)) for error in result.errors + result.unread)
    return Sheet(tuple(pages), tuple(unread), lang=lang)


def _written(path: str) -> str:
    """A path as files can hold it; names that are no text cannot be read back."""
    return legible(path).encode("utf-8", "replace").decode()


def _names(reports: Sequence[ReportResult], lang: str) -> dict[str, str]:
    """What each report goes by: its office, with the year or the file behind it where two would look alike."""
    names, years = {}, {}
    for report in reports:  # once: there may be thousands, which are unpacked one by one
        names[report.path] = report.issuer or report.path
        years[report.path] = say(lang, "{}年", report.year) if report.year else ""
    files = {path: "/".join(PurePosixPath(path).parts[-2:]) for path in names}
    for more in (years, files):
        taken = Counter(names.values())
        names = {
            path: say(lang, "{}（{}）", name, more[path]) if taken[name] > 1 and more[path] else name
            for path, name in names.items()
        }
    return names


def _place(report: ReportResult, finding: Finding, lang: str) -> str:
    """Where a person looks: section, first words, page; the number of the line where a file shows it."""
    if finding.rule in MISSING:
        return say(lang, "全文")
    return _spot(report, finding.location, finding.span.start, report.path, lang)


def _spot(report: ReportResult | None, location: Location, start: int, path: str, lang: str) -> str:
    index = bisect_right(report.starts, start) - 1 if report else -1
    first = opening(report.text[index]) if report and 0 <= index < len(report.text) else ""
    return " · ".join(filter(None, (spot(location, first, lang), line_of(location, path, lang))))


def _quote(finding: Finding) -> str:
    """The words of a finding; a few words alone stand in their clause, or nobody could tell what they are about."""
    excerpt = finding.excerpt
    if len(excerpt) >= TELLING or "…" in excerpt:
        return excerpt
    before, after = SENTENCE.split(finding.before.lstrip("…"))[-1], finding.after.rstrip("…")
    ended = SENTENCE.search(after)
    return f"{before}{excerpt}{after[: ended.end()] if ended else after}".strip()


def _compare(
    report: ReportResult,
    finding: Finding,
    other: Related,
    reports: Callable[[str], ReportResult | None],
    rules: Mapping[str, Rule],
    lang: str,
) -> Comparison:
    partner = reports(other.path) if other.path else report
    first = _slice(report, finding.span) or finding.excerpt
    second = (_slice(partner, other.span) if partner else "") or other.excerpt
    repeats = finding.rule in rules and rules[finding.rule].family == "repetition"
    left, right = _marked(first, second) if repeats else ((Segment(first),), (Segment(second),))
    where = _spot(partner, other.location, other.span.start, other.path or report.path, lang)
    return Comparison(
        first_place=_place(report, finding, lang),
        second_place=f"{other.path} {where}".strip() if other.path else where,
        paragraph=0 if other.path else other.location.paragraph,
        first=left,
        second=right,
    )


def _slice(report: ReportResult, span: tuple[int, int]) -> str:
    """The text of a span of the document; empty where the text was not kept."""
    pieces = []
    for start, text in zip(report.starts, report.text, strict=False):
        if start < span[1] and span[0] < start + len(text):
            pieces.append(text[max(0, span[0] - start) : span[1] - start])
    return "\n".join(pieces)


def _marked(first: str, second: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    left, right = [], []
    for tag, a, b, c, d in differences(first, second):
        left += [Segment(first[a:b], tag != "equal")] if a < b else []
        right += [Segment(second[c:d], tag != "equal")] if c < d else []
    return tuple(left), tuple(right)
