"""How much is tried: a sample whenever somebody runs the tests, far more at night (`CHECKER_TEST_NIGHTLY=1`)."""

from __future__ import annotations

import os

NIGHTLY = bool(os.environ.get("CHECKER_TEST_NIGHTLY"))


def amount(usual: int, nightly: int) -> int:
    """How many cases of a promise are tried."""
    return nightly if NIGHTLY else usual
