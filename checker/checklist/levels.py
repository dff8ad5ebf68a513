"""The levels of the houses that report."""

from __future__ import annotations

from typing import Literal

Level = Literal["province", "city", "county", "department", "street", "town"]
Station = Literal["province", "city", "county", "department", "department_staff", "street", "town"]
"""A level, with departments that enforce nothing apart."""
LEVELS: tuple[Level, ...] = ("province", "city", "county", "department", "street", "town")
