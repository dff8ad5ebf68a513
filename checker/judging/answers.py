"""Which shortcomings the plan for next year answers, compared by meaning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from operator import add

from msgspec import Struct

from checker.checklist.model import Checklist
from checker.judging.evidence import Evidence
from checker.judging.parts import Parts
from checker.judging.thresholds import (
    CHARACTERS,
    GENERAL,
    PAIRS,
    RARE_CHARACTER,
    RARE_PAIR,
    RUNNER_UP,
    SAME_ITEM,
    TOUCHED,
)
from checker.model.document import Document, Span
from checker.model.vocabulary import Role
from checker.text.heading_marks import heading_mark
from checker.text.normalise import normalised

OPENING = 8
"""A sentence that names a cause in its first characters is about the sentence before it."""
INTRODUCTION = 40
"""The longest sentence, in characters, that only says that something is to follow, or will be mended."""
PROSE = range(3, 7)
"""A paragraph of so many sentences is read sentence by sentence: two are one shortcoming and what comes of it, of many one
cannot say which are the shortcomings."""
MOST = 200
"""Shortcomings and measures that are compared; a report has a dozen."""


class Statement(Struct, frozen=True):
    """One shortcoming or measure: an item or a paragraph."""

    paragraph: int
    span: Span
    lead: Span
    """Its opening sentence, with the heading that runs into it."""


class Answers:
    """Shortcomings and measures of one report."""

    def __init__(
        self,
        document: Document,
        checklist: Checklist,
        parts: Parts,
        evidence: Mapping[str, Sequence[Evidence]],
    ) -> None:
        self.document = document
        self.checklist = checklist
        self.parts = parts
        self.evidence = evidence

    @cached_property
    def shortcomings(self) -> list[Statement]:
        """Numbered shortcomings, one a paragraph or one an enumeration item."""
        return list(islice(self._statements(Role.SHORTCOMINGS), MOST))

    @cached_property
    def measures(self) -> list[Statement]:
        """Statements of the plan."""
        measures = list(islice(self._statements(Role.PLAN), MOST))
        opened = self.parts.opened.get(Role.SHORTCOMINGS, 0)
        behind = [measure for measure in measures if measure.paragraph >= opened]
        return behind or measures  # what stands before both parts was headed so by mistake

    @cached_property
    def tells_causes(self) -> bool:
        """Whether the part on shortcomings says why anywhere, besides in its heading."""
        bodies = (self.document.paragraphs[number] for number in self.parts.paragraphs(Role.SHORTCOMINGS))
        opened = self.parts.opened.get(Role.SHORTCOMINGS)
        text = normalised(
            "\n".join(self.document.slice(p.body if p.index == opened else p.span) for p in bodies)
        )
        return any(normalised(mark) in text for mark in self.checklist.language.causes)

    def _statements(self, role: str) -> Iterator[Statement]:
        above: Span | None = None
        """A heading that stands alone above what it announces."""
        numbers = self.parts.paragraphs(role)
        told = [number for number in numbers if self.document.paragraphs[number].sentences]
        for nth, number in enumerate(numbers):
            paragraph = self.document.paragraphs[number]
            heading = paragraph.heading.span if paragraph.heading else None
            if not paragraph.sentences:
                if heading and number != self.parts.opened.get(role) and not self._opens_again(number, role):
                    follows = numbers[nth + 1] if nth + 1 < len(numbers) else number
                    below = self.document.paragraphs[follows]
                    if heading_mark(self.document.slice(below.span)) is None and follows != number:
                        above = heading
                    else:  # a short item that only looks like a heading
                        yield Statement(number, paragraph.span, heading)
                continue
            items: dict[int, list[Span]] = {}
            for sentence in paragraph.sentences:
                items.setdefault(sentence.item, []).append(sentence.span)
            lead, above = heading or above, None
            start = lead.start if lead else paragraph.start
            if len([i for i in items if i]) > 1:
                # what stands before the first measure belongs to it
                begins = start if role == Role.PLAN else None
                for item, spans in items.items():
                    if item:
                        at, begins = spans[0].start if begins is None else begins, None
                        yield Statement(number, Span(at, spans[-1].end), spans[0])
            elif not lead and len(told) == 1 and not any(items) and len(paragraph.sentences) in PROSE:
                yield from self._prose(number)
            elif lead or role == Role.PLAN or paragraph.sentences[0].item or self._is_item(number):
                first = lead or paragraph.sentences[0]
                yield Statement(number, Span(start, paragraph.end), Span(first.start, first.end))

    def _prose(self, number: int) -> Iterator[Statement]:
        """The sentences of a part that is one paragraph without items, causes with what they are the causes of; what
        leads on to them or closes (还存在以下不足, 我们将正视问题) is none."""
        language = self.checklist.language
        found: list[Span] = []
        for sentence in self.document.paragraphs[number].sentences:
            text = normalised(self.document.slice(sentence.span))
            if found and any(mark in text[:OPENING] for mark in map(normalised, language.causes)):
                found[-1] = Span(found[-1].start, sentence.end)
            elif len(text) > INTRODUCTION or not any(word in text for word in language.introducing):
                found.append(sentence.span)
        for span in found:
            yield Statement(number, span, span)

    def _opens_again(self, number: int, role: str) -> bool:
        """Whether a heading has the style of the one that opens the part: it is no item of it."""
        first = self.parts.opened.get(role)
        opening = self.document.paragraphs[first].heading if first is not None else None
        heading = self.document.paragraphs[number].heading
        return bool(opening and heading and heading.style and heading.style == opening.style)

    def _is_item(self, number: int) -> bool:
        """A paragraph that is one shortcoming, not the sentence that introduces the list."""
        text = self.document.slice(
            (self.document.paragraphs[number].start, self.document.paragraphs[number].end)
        )
        return not text.rstrip().endswith((":", "：")) and len(self.document.paragraphs[number].sentences) > 1

    def unanswered(self, shared: int) -> list[Span]:
        """The leads of shortcomings that no measure answers.

        A measure answers the shortcoming with which it has most in common, and any other with which it
        has at least `RUNNER_UP` of that. It answers the one in its own place if both are of one item or field of work, or,
        where it answers no other, if they have rare pairs or characters in common.

        Args:
            shared: so many words in common make an answer. A common item of the checklist counts as one: alone it
                says too little, as any word on training is on the same item.
        """
        wanted = [self.words(s.span) for s in self.shortcomings]
        topics = [self.topics(s.span) for s in self.shortcomings]
        spread = Counter(word for words in wanted for word in words)
        runner_up = RUNNER_UP if len(self.measures) > 1 else 0  # one that says all answers all
        answered: set[int] = set()
        in_place: set[int] = set()
        """Shortcomings that the measure in their own place may answer."""
        for place, measure in enumerate(self.measures):
            words, own = self.words(measure.span), self.topics(measure.span)
            scores = [
                self._in_common(words & want, spread) + bool(own & topic)
                for want, topic in zip(wanted, topics, strict=True)
            ]
            best = max(scores)
            answered |= {i for i, score in enumerate(scores) if score >= shared and score >= runner_up * best}
            if best < shared:  # it answers none by its words: what it alone is on the same field of work with
                fields = self._themes(measure.span)
                near = [
                    i
                    for i, want in enumerate(wanted)
                    if any(spread[word] == 1 for word in words & want)
                    and fields & self._themes(self.shortcomings[i].span)
                ]
                answered |= set(near if len(near) == 1 else ())
            if place < len(scores) and self._answers_in_place(
                self.shortcomings[place], measure, near=best < shared
            ):
                in_place.add(place)
        return [s.lead for i, s in enumerate(self.shortcomings) if i not in answered | in_place]

    def _themes(self, span: Span) -> set[int]:
        """Fields of work that a span names, by their number in the checklist."""
        text = normalised(self.document.slice(span))
        themes = self.checklist.language.themes
        return {i for i, words in enumerate(themes) if any(word in text for word in words)}

    def _in_common(self, pairs: set[str], spread: Mapping[str, int]) -> float:
        """How much two statements have in common by their words; less where these say anything of such a report."""
        general = pairs <= set(self.checklist.language.general)
        return (GENERAL if general else 1) * sum(1 / spread[pair] for pair in pairs)

    def _answers_in_place(self, short: Statement, measure: Statement, *, near: bool) -> bool:
        """Whether a measure in the place of a shortcoming is on the same field or item, for the same people."""
        if self._themes(short.span) & self._themes(measure.span):
            return True
        staff = self.checklist.language.staffing
        both = all(
            any(word in normalised(self.document.slice(one.span)) for word in staff)
            for one in (short, measure)
        )
        same = both or self.topics(short.span, SAME_ITEM) & self.topics(measure.span, SAME_ITEM)
        return bool((same or (near and self._near(short, measure))) and not self._of_others(short, measure))

    def _of_others(self, short: Statement, measure: Statement) -> bool:
        """Whether a shortcoming is about one group of people and a measure about others: 执法队, 法律明白人."""
        said, promised = self._people(short.span), self._people(measure.span)
        return bool(said and promised) and said.isdisjoint(promised)

    def _people(self, span: Span) -> set[int]:
        """Groups of people that a span names, by their number in the checklist."""
        text = normalised(self.document.slice(span))
        people = self.checklist.language.people
        return {i for i, words in enumerate(people) if any(word in text for word in words)}

    def _near(self, short: Statement, measure: Statement) -> bool:
        """Whether two statements that stand in one place share what the report seldom says otherwise."""
        shared = self.words(short.span) & self.words(measure.span)
        general = shared & set(self.checklist.language.general)
        if sum(min(1, RARE_PAIR / self._pairs[pair]) for pair in shared - general) >= PAIRS:
            return True
        characters = self._characters(short.span) & self._characters(measure.span) - set("".join(general))
        return sum(min(1, RARE_CHARACTER / self._counts[c]) for c in characters) >= CHARACTERS

    @cached_property
    def _text(self) -> str:
        return normalised(self.document.text)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._text)

    @cached_property
    def _pairs(self) -> Counter[str]:
        return Counter(map(add, self._text, self._text[1:]))

    def _characters(self, span: Span) -> set[str]:
        return set(self._grammar.sub("", normalised(self.document.slice(span))))

    @cached_property
    def _mentions(self) -> list[tuple[int, str, float]]:
        """Where requirements are touched on: start of the sentence, id of the requirement, how much."""
        return sorted(
            (one.span.start, name, one.score)
            for name, evidence in self.evidence.items()
            for one in evidence
            if one.sentence and one.score >= TOUCHED
        )

    def topics(self, span: Span, least: float = TOUCHED) -> set[str]:
        """Requirements that a span speaks of, at least so much."""
        first, last = (bisect_left(self._mentions, (at,)) for at in span)
        return {name for _, name, score in self._mentions[first:last] if score >= least}

    @cached_property
    def _grammar(self) -> re.Pattern[str]:
        return re.compile(rf"[\W\d{re.escape(self.checklist.language.function)}]+")

    @cached_property
    def _between(self) -> re.Pattern[str]:
        """What separates words; pairs with a function word in them say nothing."""
        language = self.checklist.language
        return re.compile(rf"[\W\d{re.escape(language.function + language.positions)}]+")

    def words(self, span: Span) -> set[str]:
        """Character pairs of the runs between separators, without the commonplaces of the genre."""
        runs = self._between.split(normalised(self.document.slice(span)))
        pairs = {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
        return pairs.difference(self.checklist.language.commonplaces)
