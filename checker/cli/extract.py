"""``checker extract``: the text as the checker sees it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.app import app, fail
from checker.cli.options import choose
from checker.cli.streams import say, tell

ROLES = {
    "achievements": "成效", "shortcomings": "不足", "leader": "责任人", "plan": "安排",
    "other": "其他", "introduction": "开头", "closing": "落款",
}  # fmt: skip


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="报告文件")],
    checklist: Annotated[
        str, typer.Option("--checklist", "-c", help="清单的名称或路径")
    ] = "outline-2021-2025",
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text 或 json")] = "text",
) -> None:
    """打印程序读到的文字：段号、所属部分、标题层级。"""
    from checker.checklist import load
    from checker.judging.examination import Examination
    from checker.readers import ReadError, read

    choose("--format", format, ("text", "json"))
    try:
        exam = Examination(read(str(file)), load(checklist))
    except ReadError as error:
        fail(str(error), 4)
    document, known = exam.document, exam.particulars
    rows = [
        {
            "paragraph": paragraph.index + 1,
            "line": document.locate(paragraph.start, paragraph.end).line,
            "part": exam.parts.role(paragraph.index),
            "heading": paragraph.heading.level + 1 if paragraph.heading else None,
            "text": exam.text((paragraph.start, paragraph.end)),
        }
        for paragraph in document.paragraphs
    ]
    if format == "json":
        head = {"title": known.title, "issuer": known.issuer, "level": known.level, "year": known.year}
        print(json.dumps({**head, "paragraphs": rows}, ensure_ascii=False, indent=2))
        return
    tell(known.title)
    tell(f"主体 {known.issuer or '？'}  层级 {known.level or '？'}  年度 {known.year or '？'}")
    print()
    for row in rows:
        mark = "#" * int(row["heading"]) + " " if row["heading"] else ""
        tell(f"{row['paragraph']:>4} {ROLES[str(row['part'])]}  {mark}{row['text']}")
    for warning in document.warnings:
        say(f"{file}：{warning}")
