"""Which checklist is meant where nobody names one; the next plan changes this line."""

NATIONAL = "outline-2021-2025"
