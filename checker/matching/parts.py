"""Which statutory part of the report each paragraph belongs to, told by meaning, whatever the order.

Headings decide, outermost first; a paragraph's opening words decide where no heading does.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.checklist.model import Checklist
from checker.document import Document, Section
from checker.matching.expressions import Expression, compile_expression
from checker.matching.index import TextIndex

INTRODUCTION = "introduction"
"""Role of what stands before the first heading."""
CLOSING = "closing"
"""Role of the sign-off and of what follows it."""


@dataclass(frozen=True)
class Parts:
    """The role of every paragraph, and the section that opens each part."""

    roles: tuple[str, ...]
    opened: dict[str, int]
    """Role → index of the paragraph that opens the part."""

    def role(self, paragraph: int) -> str:
        """The role of a paragraph."""
        return self.roles[paragraph]

    def paragraphs(self, role: str) -> list[int]:
        """The paragraphs of one part, in order."""
        return [index for index, own in enumerate(self.roles) if own == role]


def find_parts(document: Document, checklist: Checklist, index: TextIndex, end: int) -> Parts:
    """Assign roles.

    Args:
        end: index of the paragraph where the sign-off begins.
    """
    first = document.sections[0].paragraph if document.sections else end
    body = "achievements" if document.sections else INTRODUCTION
    roles = [INTRODUCTION if i < first else body for i in range(len(document.paragraphs))]
    opened: dict[str, int] = {}
    announced = _announced(document, checklist, index)
    top = min((s.heading.level for s in document.sections), default=0)
    for depth in sorted({section.heading.level for section in document.sections}):
        for section in document.sections:
            role = announced.get(section.index)
            if section.heading.level != depth or role is None:
                continue
            if depth > top and role != "leader" and role in opened:
                continue
            last = section.last
            if section.heading.style == "":  # unnumbered headings have no levels: up to the next part
                later = (document.sections[n].paragraph for n in announced if n > section.index)
                last = min(later, default=len(roles)) - 1
            for paragraph in range(section.paragraph, last + 1):
                roles[paragraph] = role
            opened.setdefault(role, section.paragraph)
    _by_openings(document, checklist, index, roles, opened, end)
    for paragraph in range(end, len(roles)):
        roles[paragraph] = CLOSING
    if "achievements" in roles:
        opened.setdefault("achievements", roles.index("achievements"))
    return Parts(tuple(roles), opened)


def _announced(document: Document, checklist: Checklist, index: TextIndex) -> dict[int, str]:
    """Section index → role, for headings that announce a part."""
    found: dict[int, str] = {}
    for part in checklist.part:
        unlike = [compile_expression(e, checklist.words) for e in part.unlike]
        for source in part.headings:
            expression = compile_expression(source, checklist.words)
            for section in document.sections:
                if section.index in found and part.role != "leader":
                    continue
                text = index.normalised
                start, end = map(text.place, section.heading.span)
                if _within(index.text[start:end], expression) and not any(
                    _within(index.text[start:end], other) for other in unlike
                ):
                    found.setdefault(section.index, part.role)
    return found


def _within(text: str, expression: Expression) -> bool:
    """Whether a short text contains an expression, slots in order (or in any order)."""
    at = 0
    for slot in expression.slots:
        places = [(text.find(form, at), len(form)) for form in slot if form and text.find(form, at) >= 0]
        if not places:
            return False
        if expression.ordered:
            place, size = min(places)
            at = place + size
    return True


def _by_openings(
    document: Document,
    checklist: Checklist,
    index: TextIndex,
    roles: list[str],
    opened: dict[str, int],
    end: int,
) -> None:
    """Parts that only a paragraph's opening words announce (下一步，我镇将…), from there to the section's end."""
    for part in checklist.part:
        if part.role in opened or not part.openings:
            continue
        expressions = [compile_expression(e, checklist.words) for e in part.openings]
        for paragraph in document.paragraphs[:end]:
            if not paragraph.sentences or roles[paragraph.index] in ("leader", "shortcomings", "plan"):
                continue
            opening = paragraph.sentences[0]
            start, stop = index.normalised.place(opening.start), index.normalised.place(opening.end)
            if any(_within(index.text[start : min(stop, start + 40)], e) for e in expressions):
                last = _end_of(document, paragraph.index, end)
                for number in range(paragraph.index, last):
                    roles[number] = part.role
                opened[part.role] = paragraph.index
                break


def _end_of(document: Document, paragraph: int, end: int) -> int:
    section = document.paragraphs[paragraph].section
    outer: Section | None = None
    for outer in document.path_of(section):
        pass
    return min(end, outer.last + 1) if outer else end
