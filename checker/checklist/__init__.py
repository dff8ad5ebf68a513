"""Checklists: what a report must cover and all other knowledge of the domain, as TOML."""

from checker.checklist.compiled import digest, lexicon, load
from checker.checklist.load import ChecklistError, available
from checker.checklist.model import Checklist, Requirement

__all__ = ["Checklist", "ChecklistError", "Requirement", "available", "digest", "lexicon", "load"]
