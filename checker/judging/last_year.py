"""A report beside last year's of the same office: what was taken over, what stayed, what was forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from checker.judging.answers import Statement
from checker.judging.examination import Examination
from checker.judging.thresholds import KEPT_PROMISE, SAME_PARAGRAPH, SAME_SENTENCE
from checker.model.document import Paragraph, Sentence, Span
from checker.model.vocabulary import DONE, Role
from checker.support.patterns import regex

FIGURE = regex(r"\d[\d,.]*|[〇零一二三四五六七八九十百千万两]{2,}")


class Taken(Struct, frozen=True):
    """A paragraph or sentence that stands in both years."""

    now: Span
    before: Span
    changed: tuple[tuple[str, str], ...] = ()
    """Figures of last year and of this year that differ."""


class LastYear:
    """Two reports of one office.

    Args:
        now: the report that is judged.
        before: last year's, examined alike.
    """

    def __init__(self, now: Examination, before: Examination) -> None:
        self.now = now
        self.before = before

    @cached_property
    def only_figures(self) -> list[Taken]:
        """Paragraphs in which nothing but years and figures changed, and something did."""
        known = {
            key: paragraph
            for paragraph in reversed(self.before.document.paragraphs)
            if (key := _key(self.before.document.slice(paragraph.body), SAME_PARAGRAPH))
        }
        found = []
        for paragraph in self._body():
            text = self.now.document.slice(paragraph.body)
            other = known.get(_key(text, SAME_PARAGRAPH))
            if other is not None:
                changed = _changed(self.before.document.slice(other.body), text)
                if changed:
                    found.append(Taken(paragraph.body, other.body, changed))
        return found

    @cached_property
    def same_figures(self) -> list[Taken]:
        """Sentences taken over whose figures did not change at all; `now` is the sentence."""
        return [
            taken for taken in self._sentences(*DONE)
            if not taken.changed and self.now.figures_in(*taken.now)
        ]  # fmt: skip

    @cached_property
    def repeated(self) -> list[Taken]:
        """Shortcomings that stood in last year's report word for word."""
        return list(self._sentences(Role.SHORTCOMINGS))

    @cached_property
    def forgotten(self) -> list[Statement]:
        """Plans of last year that this year's report on the work done does not mention."""
        done = [(self.now.answers.words(p.body), self.now.answers.topics(p.body)) for p in self._body(*DONE)]
        forgotten = []
        for plan in self.before.answers.measures:
            words, topics = self.before.answers.words(plan.span), self.before.answers.topics(plan.span)
            if len(words) >= SAME_SENTENCE and not any(
                topics & own or len(words & said) >= KEPT_PROMISE * len(words) for said, own in done
            ):
                forgotten.append(plan)
        return forgotten

    def _sentences(self, *roles: str) -> Iterator[Taken]:
        """Sentences of some parts that stand in the same parts of last year's, figures aside."""
        known: dict[bytes, Sentence] = {}
        for sentence in self.before.document.sentences:
            if self.before.role(sentence) in roles:
                known.setdefault(_key(self.before.text(sentence), SAME_SENTENCE), sentence)
        for sentence in self.now.document.sentences:
            key = _key(self.now.text(sentence), SAME_SENTENCE)
            if key and self.now.role(sentence) in roles and (other := known.get(key)):
                yield Taken(
                    sentence.span,
                    other.span,
                    _changed(self.before.text(other), self.now.text(sentence)),
                )

    def _body(self, *roles: str) -> list[Paragraph]:
        return [
            p for p in self.now.document.paragraphs
            if p.sentences and (not roles or self.now.parts.role(p.index) in roles)
        ]  # fmt: skip


def _key(text: str, least: int) -> bytes:
    """The text with figures masked, as a key; nothing for a short one."""
    from checker.copying.masks import mask_phrase  # numpy, which one report needs nowhere else

    codes = mask_phrase(text)
    return codes.tobytes() if len(codes) >= least else b""


def _changed(before: str, now: str) -> tuple[tuple[str, str], ...]:
    """Figures that differ, in their order; years count."""
    old, new = FIGURE.findall(before), FIGURE.findall(now)
    if len(old) != len(new):
        return ((before, now),)
    return tuple((a, b) for a, b in zip(old, new, strict=True) if a != b)
