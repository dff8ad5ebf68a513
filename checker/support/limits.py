"""How much of anything is read, and for how long; SECURITY.md shows this table to users.

Everything here is far beyond what a report needs. What exceeds a limit is told in one line, and the other
files go on. Limits of single formats stand with their readers.
"""

from __future__ import annotations

FILE = 64 * 2**20
"""Bytes of a report, or of standard input."""
CHARACTERS = 1_500_000
"""Characters of a report's text, some 900 pages."""
PARAGRAPHS = 50_000
"""Paragraphs of a report, headings and cells of tables among them; a hundred times what a long one has."""
SECONDS = 60.0
"""Processor time for one report; `--timeout` says otherwise."""
MEMORY = 4 * 2**30
"""Bytes of address space of a process that checks reports beside others."""
TOML = 32 * 2**20
"""Bytes of a TOML file."""
EXTENDS = 16
"""Configurations that may extend one another in a row."""
FILES_OF_A_CHECKLIST = 200
"""Files that one checklist extends and includes."""
FOLDERS = 64
"""Folders inside each other that are searched."""
RULES_OF_A_REMARK = 20
"""Rules that one `checker: ignore[…]` in a text may name."""
SHEET = 256 * 2**20
"""Bytes of a sheet that is read back, unpacked."""
LETTERS = 400
"""Reports in one Word sheet, which is held whole: two megabytes each."""
EXPRESSION = 2_000
"""Characters of an expression of a checklist."""
