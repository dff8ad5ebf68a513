"""Weighing a report's sentences against the requirements of a checklist."""
