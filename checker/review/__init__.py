"""Findings sheets, verdicts that come back, and comments in Word."""
