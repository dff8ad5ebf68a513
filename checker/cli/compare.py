"""``checker compare``: who copied from whom."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import app, fail
from checker.cli.options import choose


@app.command()
def compare(
    paths: Annotated[list[Path], typer.Argument(help="两份以上的报告，或放报告的文件夹")],
    checklist: Annotated[
        str, typer.Option("--checklist", "-c", help="清单的名称或路径")
    ] = "outline-2021-2025",
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text 或 json")] = "text",
) -> None:
    """两两比较多份报告，列出雷同的段落和所占的比例。"""
    from checker.checklist import load
    from checker.judging.repetition import find_copied_pairs
    from checker.readers import ReadError, read
    from checker.text.likeness import skeleton

    choose("--format", format, ("text", "json"))
    documents, unreadable = [], False
    for path in _files(paths):
        try:
            documents.append(read(path))
        except ReadError as error:
            print(f"checker: {error}", file=sys.stderr)
            unreadable = True
    if len(documents) < 2:
        fail("至少要有两份读得出来的报告", 4 if unreadable else 3)
    formulas = sorted(map(skeleton, load(checklist).language.formulas), key=len, reverse=True)
    rows = []
    for first, second, copies in find_copied_pairs(documents, formulas):
        size = sum(p.end - p.start for p in second.paragraphs) or 1
        share = sum(copy.later.end - copy.later.start for copy in copies) / size
        places = [
            [
                first.locate(*c.earlier.body).paragraph,
                second.locate(*c.later.body).paragraph,
                round(c.likeness, 2),
            ]
            for c in copies
        ]
        rows.append(
            {"first": first.path, "second": second.path, "share": round(share, 4), "paragraphs": places}
        )
    rows.sort(key=lambda row: (-float(str(row["share"])), str(row["first"]), str(row["second"])))
    if format == "json":
        print(json.dumps({"reports": len(documents), "pairs": rows}, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            pairs = "，".join(f"{a}段–{b}段（{alike:.0%}）" for a, b, alike in row["paragraphs"][:5])  # type: ignore[index]
            print(f"{row['share']:>6.0%}  {row['first']} ↔ {row['second']}：{pairs}")
        print(f"比较了 {len(documents)} 份报告，{len(rows)} 对有雷同段落")
    if unreadable:
        raise typer.Exit(4)


def _files(paths: list[Path]) -> list[str]:
    """The reports named, and those in the folders named, each once."""
    from checker.readers import READERS

    found: list[Path] = []
    for path in paths:
        inside = (
            sorted(p for p in path.rglob("*") if p.suffix.lower() in READERS) if path.is_dir() else [path]
        )
        found += [p for p in inside if not p.name.startswith((".", "~$"))]
    return list(dict.fromkeys(p.as_posix() for p in found))
