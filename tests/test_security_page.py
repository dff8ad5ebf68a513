"""What SECURITY.md says of limits is what the program keeps."""

from __future__ import annotations

import re
from pathlib import Path

from checker.support import limits

PAGE = (Path(__file__).parents[1] / "SECURITY.md").read_text("utf-8")


def test_the_table_of_limits_is_that_of_the_code() -> None:
    rows = dict(re.findall(r"\| ([^|]+) \| `([A-Z_]+)` \|$", PAGE, re.MULTILINE))
    told = {name: said for said, name in rows.items()}
    known = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert told.keys() == known.keys()
    for name, value in known.items():
        number = int(re.sub(r"[^\d].*", "", told[name].replace(",", "")))
        assert value == number * (2**20 if " MB" in told[name] else 1), name
