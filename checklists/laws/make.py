#!/usr/bin/env python3
"""Make the register of laws, `register.tsv`, from a table of laws and from `superseded.tsv`.

    checklists/laws/make.py LAWS.csv

LAWS.csv has a row for each version of a law: name (without 中华人民共和国), kind, place, passed, in_force, repealed
(1 where the version is). Only national laws and administrative regulations are taken, facts and no text. A name is
marked as ended when every version of it is. `superseded.tsv` is kept by hand: name, last day in force, successor,
certainty.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent
KINDS = ("宪法", "法律", "行政法规", "部门规章")


def main(source: str) -> None:
    versions: dict[str, list[dict[str, str]]] = {}
    with Path(source).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] in KINDS and not row["place"]:
                versions.setdefault(row["name"].removeprefix("中华人民共和国"), []).append(row)
    register = {
        name: ("ended" if all(row["repealed"] for row in rows) else "", "", "V2")
        for name, rows in versions.items()
    }
    with (HERE / "superseded.tsv").open(encoding="utf-8", newline="") as file:
        for name, until, successor, certainty in csv.reader(file, delimiter="\t"):
            register[name] = (until, successor, certainty)
    lines = ["\t".join((name, *register[name])) for name in sorted(register)]
    (HERE / "register.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
