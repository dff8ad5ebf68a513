"""The words in which judgements are told: in results, in checklists and in the program alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Certainty = Literal["V", "V2", "R", "I"]
"""What a checklist knows of a source: V seen in the original, V2 at second hand, R from memory (check before citing),
I inferred."""


class Applies(StrEnum):
    """Whether a report must answer a requirement."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    """Where there is something to report; a nil statement is an answer."""
    NO = "no"


class Status(StrEnum):
    """How a report answers a requirement."""

    COVERED = "covered"
    """Substantive text on work done, in the parts about the past year."""
    WEAK = "weak"
    """A passing mention, or only in next year's plan."""
    DECLARED_NONE = "declared-none"
    """An explicit nil statement."""
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


class Role(StrEnum):
    """What a statutory part tells of."""

    ACHIEVEMENTS = "achievements"
    SHORTCOMINGS = "shortcomings"
    LEADER = "leader"
    PLAN = "plan"
    OTHER = "other"
    SECTION = "section"
    """A part that only one kind of report has; its paragraphs go by its id."""


class Margin(StrEnum):
    """What stands around the parts."""

    INTRODUCTION = "introduction"
    """Before the first heading."""
    CLOSING = "closing"
    """No text of the report: the lines of the page above it, the sign-off and what follows it."""


ANSWERED = (Status.COVERED, Status.DECLARED_NONE)
"""Statuses with which nothing is left to do."""
DONE = (Role.ACHIEVEMENTS, Role.LEADER)
"""Parts on the work of the year."""
TELLING = (*DONE, Role.OTHER)
"""Parts that tell of work done."""
