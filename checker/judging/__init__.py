"""A report held against a checklist: what rules look at, worked out once; see `Examination`."""
