"""The shape of a checklist. Documented for its writers in ``checklists/README.md``.

The structs are frozen; msgspec validates on load and makes the JSON Schema for editors from the
same definitions.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from checker.checklist.issuers import (
    LEVELS,
    Expressions,
    Head,
    Issuers,
    Level,
    Misfit,
    Office,
    OneBody,
    Station,
)
from checker.checklist.knowledge import (
    Citing,
    Claims,
    Language,
    Observance,
    Opposition,
    Placeholders,
    Plan,
    Years,
)
from checker.checklist.quantities import Arithmetic, Cases, Figures, Headcount, Tally
from checker.model.grades import Grade
from checker.model.vocabulary import Applies, Certainty, Role

__all__ = [
    "LAST",
    "LEVELS",
    "Applies",
    "Arithmetic",
    "Basis",
    "Cases",
    "Checklist",
    "Citing",
    "Claims",
    "Deadline",
    "Expressions",
    "Figures",
    "Head",
    "Headcount",
    "Issuers",
    "Language",
    "Level",
    "Misfit",
    "Moved",
    "Office",
    "OneBody",
    "Opposition",
    "Part",
    "Placeholders",
    "Plan",
    "Point",
    "Reference",
    "Requirement",
    "Tally",
    "YearTopic",
    "Years",
    "schema",
]

LAST = 9999
"""The year of what has no end."""


class Basis(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a requirement comes from."""

    document: str
    article: str = ""
    certainty: Literal[Certainty, "待核"] = "R"
    """待核: a draft's guess."""

    @property
    def cited(self) -> str:
        """As people cite it: 《…》第三条."""
        return f"《{self.document}》{self.article}"


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A statutory part of the report (成效, 不足和原因 …), told by its headings."""

    id: str
    title: str
    role: Role
    """What it tells of; `section` for a part that only this kind of report has."""
    basis: Basis
    required: bool = True
    headings: Expressions = ()
    """What its heading says, in any order and wording."""
    openings: Expressions = ()
    """How a paragraph opens that belongs to it, where no heading announces it."""
    passages: Expressions = ()
    """Sentences that tell of it in passing, where neither a heading nor an opening announces it."""
    unlike: Expressions = ()
    """Headings that look like it but are not."""
    hint: str = ""

    @property
    def key(self) -> str:
        """What its paragraphs are known by: the role, the id of a part that only this kind of report has."""
        return self.id if self.role == Role.SECTION else self.role


class Point(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A finer point below an item, such as 三项制度 below 完善行政执法程序."""

    id: str
    title: str
    any: Expressions


class Requirement(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One item that a report must cover."""

    id: str
    title: str
    chapter: str
    """The part of the plan that the item belongs to."""
    basis: Basis
    applies: dict[Station, Applies]
    """By level; `department_staff` is a department that enforces nothing."""
    demand: str = ""
    """What the plan asks for, in its own terms."""
    counts: str = ""
    """What counts as an answer."""
    excludes: str = ""
    """What looks like an answer and is none, and where it belongs."""
    hint: str = ""
    """What to write, for the writer of the report."""
    figures: tuple[str, ...] = ()
    terms: Expressions = ()
    """Words by which it is recognised; an expression only where one of the sentences below needs it."""
    unlike: Expressions = ()
    """Look-alikes: a term inside one of them does not count."""
    nil: Expressions = ()
    """What a nil statement denies (行政诉讼案件), together with a word of `[language] none` (未发生)."""
    answer: str = ""
    """A sentence that would be a good answer."""
    example: tuple[str, ...] = ()
    """Sentences that answer it in substance."""
    mention: tuple[str, ...] = ()
    """Sentences that only mention it."""
    other: tuple[str, ...] = ()
    """Sentences that look like an answer and are none."""
    strong: Expressions = ()
    """As `terms`, in older checklists."""
    broad: Expressions = ()
    """Words too broad to count alone, in older checklists."""
    any_subject: bool = False
    """Terms count also in clauses that [language] offtopic marks (普法 on a stage is still 普法)."""
    point: tuple[Point, ...] = ()


class Moved(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A matter of a law whose article has another number since its revision."""

    about: tuple[str, ...]
    """Words that tell the matter: 简易程序."""
    old: tuple[int, ...]
    """The numbers that its articles had."""
    now: int
    """The number that it has."""


class Reference(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document or law that reports cite."""

    name: str
    """Full name without book-title marks."""
    short: tuple[str, ...] = ()
    """Other right names."""
    since: str = ""
    """First day in force, YYYY-MM-DD or YYYY."""
    until: str = ""
    """Last day in force."""
    successor: str = ""
    versions: tuple[int, ...] = ()
    """The years in which it was passed and changed, the version in force last."""
    version_since: str = ""
    """First day in force of that version."""
    orders: tuple[int, ...] = ()
    """The numbers of the orders (国务院令第492号) that made these versions public."""
    moved: tuple[Moved, ...] = ()
    """Matters whose article has another number in the version in force."""
    misquoted: tuple[str, ...] = ()
    """Wrong names often seen."""
    certainty: Certainty = "R"


class YearTopic(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A topic that reports of some years mention and others cannot."""

    topic: str
    any: Expressions
    first: int
    """First reporting year that can mention it."""
    last: int = LAST
    """Last reporting year in which it is work of the year."""
    certainty: Certainty = "R"


class Deadline(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A day of the following year by which a report must be sent or published."""

    title: str
    month: Annotated[int, Meta(ge=1, le=12)]
    day: Annotated[int, Meta(ge=1, le=31)]
    levels: tuple[Level, ...]
    event: Literal["submitted", "published"] = "submitted"
    basis: Basis


class Checklist(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole checklist, what it extends merged in."""

    name: str
    title: str = ""
    extends: str = ""
    include: tuple[str, ...] = ()
    """Files with further requirements, beside it."""
    examples: tuple[str, ...] = ()
    """Files of labelled sentences."""
    weights: str = ""
    """The file of what was learned from them."""
    claim_model: str = ""
    """The file of what was learned from clauses that claim a result."""
    since: int = 0
    """First reporting year it is meant for."""
    until: int = LAST
    report_titles: tuple[str, ...] = ()
    """Words in the title of a report of this kind."""
    delivery_titles: tuple[str, ...] = ()
    """Words in titles of reports on all that a government does (政府工作报告); their year is that of delivery, one after
    the reporting year."""
    words: dict[str, tuple[str, ...]] = {}
    """Named word groups for expressions: {leader}, {act} …"""
    confusable: tuple[str, ...] = ()
    """Groups of characters that typing mistakes for one another."""
    part: tuple[Part, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    issuers: Issuers = Issuers()
    head: Head = Head()
    language: Language = Language()
    claims: Claims = Claims()
    figures: Figures = Figures()
    plan: Plan = Plan()
    tally: tuple[Tally, ...] = ()
    arithmetic: Arithmetic = Arithmetic()
    years: Years = Years()
    observance: tuple[Observance, ...] = ()
    headcount: tuple[Headcount, ...] = ()
    placeholders: Placeholders = Placeholders()
    citing: Citing = Citing()
    reference: tuple[Reference, ...] = ()
    office: tuple[Office, ...] = ()
    year_topic: tuple[YearTopic, ...] = ()
    deadline: tuple[Deadline, ...] = ()
    opposition: tuple[Opposition, ...] = ()
    misfit: tuple[Misfit, ...] = ()
    one_body: tuple[OneBody, ...] = ()
    grades: dict[str, Grade] = {}
    """What the review of a report may conclude, by id, worst first."""
    options: dict[str, dict[str, float | int | str | bool | tuple[str, ...]]] = {}
    """Thresholds and lists by rule id, overriding the rule's own."""
    measured: tuple[str, ...] = ()
    """Requirements of one's own whose findings count; never written, see `checker.checklist.measured`."""


KEYED = {"requirement": "id", "part": "id", "point": "id", "reference": "name", "year_topic": "topic",
         "deadline": "title", "opposition": "subject"}  # fmt: skip
"""Arrays of tables that are merged entry by entry, and the key that tells the entries apart."""


def schema() -> dict[str, Any]:
    """JSON Schema of the file of a checklist, for editors; an entry that changes one of another list has only its key."""
    made = msgspec.json.schema(Checklist)
    definitions = made["$defs"]
    definitions["Checklist"]["required"] = []  # the name is the file's
    del definitions["Checklist"]["properties"]["measured"]
    for array, key in KEYED.items():
        holder = definitions["Requirement" if array == "point" else "Checklist"]
        definitions[holder["properties"][array]["items"]["$ref"].rpartition("/")[2]]["required"] = [key]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "checklist.toml", **made}
