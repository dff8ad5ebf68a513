"""Figures that two places of a report tell differently: counts, cases, rates, the size of a team."""
