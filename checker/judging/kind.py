"""Whether a text is a report at all: a title, an office, or one of the statutory parts says so."""

from __future__ import annotations

from checker.judging.examination import Examination

NUMBERED = ("第一章", "第一节", "一、", "（一）")
"""Styles of headings that official documents have."""


def is_report(exam: Examination) -> bool:
    """False only where nothing speaks for a report; a checklist that names no titles and offices takes all."""
    known, checklist = exam.particulars, exam.checklist
    if not checklist.report_titles and not checklist.part:
        return True
    titled = any(word in known.title for word in checklist.report_titles)
    numbered = any(section.heading.style in NUMBERED for section in exam.document.sections)
    return bool(titled or numbered or known.issuer or exam.parts.opened)
