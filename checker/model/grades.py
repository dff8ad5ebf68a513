"""The grades that a checklist may conclude a review with; the thresholds are its own."""

from typing import Annotated

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=1)]


class Grade(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A conclusion such as 退回修改. Whichever of its thresholds is reached is a reason for it."""

    title: str
    title_en: str = ""
    parts: Count | None = None
    """Statutory parts that are missing."""
    missing: Annotated[float, Meta(gt=0, le=1)] | None = None
    """Share of the required topics that are missing."""
    errors: Count | None = None
    warnings: Count | None = None
    rules: tuple[str, ...] = ()
    """One error by one of these rules is enough."""
