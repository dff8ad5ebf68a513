"""A report held against a checklist: everything that rules look at, worked out once and on demand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct

from checker.checklist import ChecklistError, lexicon
from checker.checklist.model import Checklist, Level, Requirement
from checker.checklist.weights import Weights
from checker.copying.results import Copies
from checker.judging.answers import Answers
from checker.judging.claims import ClaimFinder
from checker.judging.coverage import Coverage, Judge, applicability
from checker.judging.evidence import Evidence, find_evidence
from checker.judging.index import TextIndex
from checker.judging.particulars import Particulars, find_particulars
from checker.judging.parts import Parts, find_parts
from checker.judging.proofs import ProofFinder
from checker.judging.repetition import Repeat, find_repeats
from checker.judging.thresholds import LENGTH, LIKENESS, PROMISED
from checker.judging.topics import Topics
from checker.model.document import Document, Sentence, Span
from checker.model.findings import Finding, Fix, Related, Rule, Severity, Wording, fingerprint
from checker.model.vocabulary import Role
from checker.text.figures import Figure
from checker.text.heading_marks import OUTER
from checker.text.likeness import skeleton

EXCERPT = 60
"""Longest excerpt in a finding, in characters; longer spans are cut with …"""
CONTEXT = 20
"""Characters shown before and after a span."""


class Examination(Struct, frozen=True, dict=True):
    """One report and its checklist. Rules read it and never change it."""

    document: Document
    checklist: Checklist
    level: Level | None = None
    """As given by the user; None to find it."""
    year: int | None = None
    copies: tuple[Copies, ...] = ()
    """What it has in common with other reports, for copied-report."""
    previous: Document | None = None
    """Last year's report of the same office."""
    weights: Weights | None = None
    """What was learned; None for what lies beside the checklist."""

    @cached_property
    def particulars(self) -> Particulars:
        """Title, issuer, level, year, sign-off."""
        return find_particulars(self.document, self.checklist, self.level, self.year)

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure of the report."""
        return self.checklist.figures.finder.find(self.document.text)

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """The figures between two offsets."""
        first, last = (bisect_left(self.figures, (at,)) for at in (start, end))
        return self.figures[first:last]

    @cached_property
    def index(self) -> TextIndex:
        """Phrase look-up."""
        return TextIndex(self.document, lexicon(self.checklist), self.figures, self.checklist.confusable)

    @cached_property
    def parts(self) -> Parts:
        """The statutory part of each paragraph."""
        known = self.particulars
        return find_parts(self.document, self.checklist, self.index, known.end, known.year, known.body)

    @cached_property
    def topics(self) -> Topics:
        """What each sentence speaks of, and whether it tells of work done."""
        general = any(word in self.particulars.title for word in self.checklist.delivery_titles)
        return Topics(self.document, self.checklist, self.index, self.weights, general)

    @cached_property
    def formulas(self) -> tuple[str, ...]:
        """Set phrases of the report that never count as repetition, longest first, as skeletons."""
        whole = skeleton(self.document.text)
        known = _skeletons(self.checklist.language.formulas)
        return tuple(formula for formula in known if formula in whole)

    @cached_property
    def repeats(self) -> list[Repeat]:
        """Paragraphs that repeat an earlier one, formulas and figures aside."""
        return find_repeats(
            self.document.text,
            self.document.paragraphs[: self.particulars.end],
            self.formulas,
            self._set("duplicate-paragraph", "likeness", LIKENESS),
            self._set("duplicate-paragraph", "length", LENGTH),
        )

    @cached_property
    def evidence(self) -> dict[str, list[Evidence]]:
        """Everything that speaks for each requirement, by id, in the order of the text."""
        return {r.id: find_evidence(r, self.topics, self.parts) for r in self.checklist.requirement}

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """The judgement on each requirement, by id."""
        known, judge = self.particulars, Judge(self.index, self.parts, self.checklist.language)
        return {
            r.id: judge.judge(
                r, applicability(r, known.level, known.staff), self.evidence[r.id], self._measured(r)
            )
            for r in self.checklist.requirement
        }

    def _measured(self, requirement: Requirement) -> bool:
        return self.topics.knows(requirement) or requirement.id in self.checklist.measured

    @cached_property
    def _claims(self) -> ClaimFinder:
        return ClaimFinder(self.document, self.checklist, self.index, self.parts)

    @cached_property
    def _proofs(self) -> ProofFinder:
        return ProofFinder(self.document, self.checklist, self.index, self._claims.clauses, self.figures)

    @cached_property
    def claims(self) -> list[tuple[Sentence, Span]]:
        """Sentences on work done that claim a result, with the claiming span."""
        return list(self._claims.claims())

    def is_backed(self, sentence: Sentence, span: Span) -> bool:
        """Whether something proves what a sentence claims; see `ProofFinder.is_backed`."""
        return self._proofs.is_backed(sentence, span)

    def has_evidence(self, sentence: Sentence) -> bool:
        """Whether a sentence has a figure, a date, a named document, case or medium."""
        return self._proofs.has_evidence(sentence)

    def spans(self, expressions: Iterable[str]) -> list[Span]:
        """Every place of any of the expressions, in the order of the text."""
        index = self.index
        found = set(index.find_all(expressions))
        return [Span(*index.normalised.original(m.start, m.end)) for m in sorted(found)]

    @cached_property
    def answers(self) -> Answers:
        """Shortcomings against next year's plan."""
        return Answers(self.document, self.checklist, self.parts, self.evidence)

    @cached_property
    def promises(self) -> dict[int, frozenset[str]]:
        """Requirements that the heading of each section right below the achievements promises, by section."""
        document, opened = self.document, self.parts.opened.get(Role.ACHIEVEMENTS)
        below = [
            s.index
            for s in document.sections
            if self.parts.role(s.paragraph) == Role.ACHIEVEMENTS
            and s.parent >= 0
            and document.sections[s.parent].paragraph == opened
        ]
        headings = {unit.section.index: at for at, unit in enumerate(self.index.units) if unit.section}
        found: dict[int, set[str]] = {index: set() for index in below}
        for requirement in self.checklist.requirement:
            topic = self.topics.topic(requirement)
            for index in below:
                if topic[headings[index]] >= PROMISED:
                    found[index].add(requirement.id)
        return {index: frozenset(names) for index, names in found.items()}

    @property
    def is_report(self) -> bool:
        """Whether a title, an office, a numbered heading or a statutory part speaks for a report; where the checklist
        names no titles and parts, every text is taken for one."""
        checklist, document = self.checklist, self.document
        if not checklist.report_titles and not checklist.part:
            return True
        titled = any(word in self.particulars.title for word in checklist.report_titles)
        numbered = any(section.heading.style in OUTER for section in document.sections)
        return bool(titled or numbered or self.particulars.issuer or self.parts.opened)

    @property
    def first_line(self) -> Span:
        """The first paragraph, for findings that have no better place."""
        first = self.document.paragraphs[0]
        return first.span

    def role(self, sentence: Sentence) -> str:
        """achievements | shortcomings | leader | plan | other | introduction | closing."""
        return self.parts.role(sentence.paragraph)

    def role_at(self, offset: int) -> str:
        """The role of the paragraph that holds an offset."""
        return self.parts.role(self.document.paragraph_at(offset).index)

    def text(self, span: tuple[int, int] | Sentence) -> str:
        """The text of a span or sentence."""
        start, end = (span.start, span.end) if isinstance(span, Sentence) else span
        return self.document.text[start:end]

    def option(self, rule: Rule, name: str) -> Any:
        """The value of a rule's option: the user's or the checklist's, else the default.

        Raises:
            ChecklistError: the checklist sets it to something that cannot be used.
        """
        option = rule.options[name]
        value = self._set(rule.id, name, option.default)
        if fault := option.fault(value):
            raise ChecklistError(f"options.{rule.id}.{name} {fault}")
        return value

    def _set(self, rule: str, name: str, default: Any) -> Any:
        return self.checklist.options.get(rule, {}).get(name, default)

    def excerpt(self, span: tuple[int, int]) -> str:
        """A span's text as the file has it, on one line, cut in the middle when long."""
        text = " ".join(self.document.as_written(span).split())
        return text if len(text) <= EXCERPT else f"{text[: EXCERPT - 15]}…{text[-14:]}"

    def related(self, span: tuple[int, int]) -> Related:
        """Another place that belongs to a finding."""
        return Related(Span(*span), self.document.locate(*span), self.excerpt(span))

    def finding(
        self,
        rule: Rule,
        span: tuple[int, int],
        message: Wording,
        suggestion: Wording = Wording("", ""),
        *,
        severity: Severity | None = None,
        requirement: str | None = None,
        related: tuple[Related, ...] = (),
        identity: tuple[str, ...] | None = None,
        facts: tuple[tuple[str, Any], ...] = (),
        fixes: tuple[Fix, ...] = (),
    ) -> Finding:
        """Make a finding at a span.

        Args:
            identity: the texts that the fingerprint is made of; the texts of all places by default.
        """
        texts = identity
        if texts is None:
            texts = (self.document.slice(span), *(self.document.slice(r.span) for r in related if not r.path))
        start, end = span
        paragraph = self.document.paragraph_at(start)
        return Finding(
            rule=rule.id,
            severity=severity or rule.severity,
            message=message,
            span=Span(*span),
            location=self.document.locate(*span),
            excerpt=self.excerpt(span),
            suggestion=suggestion,
            requirement=requirement,
            related=related,
            fingerprint=fingerprint(rule.id, requirement, *texts),
            facts=facts,
            fixes=fixes,
            before=_tail(self.document.as_written((paragraph.start, start))),
            after=_head(self.document.as_written((end, max(end, paragraph.end)))),
        )


@lru_cache(maxsize=8)
def _skeletons(formulas: tuple[str, ...]) -> list[str]:
    return sorted(map(skeleton, formulas), key=len, reverse=True)


def _tail(text: str) -> str:
    return text if len(text) <= CONTEXT else "…" + text[-CONTEXT:]


def _head(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT] + "…"
