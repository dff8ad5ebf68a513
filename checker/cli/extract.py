"""``checker extract``: the text as the checker sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.checklist.national import NATIONAL
from checker.cli.app import app, fail
from checker.cli.options import choose
from checker.cli.streams import tell
from checker.outputs.common import terminal
from checker.outputs.words import LEVELS, ROLES

if TYPE_CHECKING:
    from checker.judging.examination import Examination
    from checker.model.document import Paragraph


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="报告文件")],
    checklist: Annotated[str, typer.Option("--checklist", "-c", help="清单的名称或路径")] = NATIONAL,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text 或 json")] = "text",
    tree: Annotated[bool, typer.Option("--tree", help="只列标题，按层级缩进")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="每段后面列出认作数字的文字")] = False,
) -> None:
    """打印程序读到的文字：段号、所属部分、标题层级，以及没有读的内容。"""
    from checker.checklist import load
    from checker.gate.bounds import bounded
    from checker.judging.examination import Examination
    from checker.readers import ReadError, read

    choose("--format", format, ("text", "json"))
    try:
        with bounded(str(file)):
            exam = Examination(read(str(file)), load(checklist))
    except ReadError as error:
        fail(str(error), 4)
    document, known = exam.document, exam.particulars
    paragraphs = [p for p in document.paragraphs if p.heading or not tree]
    if format == "json":
        head = {"title": known.title, "issuer": known.issuer, "level": known.level, "year": known.year}
        rows = [_row(exam, paragraph, figures) for paragraph in paragraphs]
        told = {**head, "paragraphs": rows, "unread": list(document.warnings)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    issuer, year = known.issuer or "？", known.year or "？"
    level = LEVELS[known.level].zh if known.level in LEVELS else "？"
    tell(known.title)
    tell(f"主体 {issuer}  层级 {level}  年度 {year}")
    print()
    for paragraph in paragraphs:
        print(_tree_line(exam, paragraph) if tree else _line(exam, paragraph))
        if figures and (found := "、".join(text for text, _, _ in _figures(exam, paragraph))):
            tell(f"       数字：{found}")
    for warning in document.warnings:
        tell(f"没有读或要留意：{warning}")


def _row(exam: Examination, paragraph: Paragraph, figures: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "paragraph": paragraph.number,
        "line": exam.document.locate(*paragraph.span).line,
        "page": paragraph.page,
        "row": paragraph.row or None,
        "part": exam.parts.role(paragraph.index),
        "heading": paragraph.heading.level + 1 if paragraph.heading else None,
        "text": exam.text(paragraph.span),
    }
    if figures:
        row["figures"] = [
            {"text": text, "value": value, "counter": counter}
            for text, value, counter in _figures(exam, paragraph)
        ]
    return row


def _figures(exam: Examination, paragraph: Paragraph) -> Iterator[tuple[str, str | None, str]]:
    """Each figure of a paragraph as it is written, with its exact value and its counter."""
    for figure in exam.figures_in(*paragraph.span):
        yield (
            exam.document.as_written(figure.span),
            None if figure.value is None else f"{figure.value.normalize():f}",
            figure.counter,
        )


def _line(exam: Examination, paragraph: Paragraph) -> str:
    """A paragraph with its number; the cells of a table have that of the paragraph before it, in brackets."""
    mark = "#" * (paragraph.heading.level + 1) + " " if paragraph.heading else ""
    number = f"[{paragraph.number}]" if paragraph.row else str(paragraph.number)
    text, role = terminal(exam.text(paragraph.span)), exam.parts.role(paragraph.index)
    return f"{number:>5} {ROLES.get(role, role)}  {mark}{text}"


def _tree_line(exam: Examination, paragraph: Paragraph) -> str:
    if paragraph.heading is None:
        return ""
    page = f"  第{paragraph.page}页" if paragraph.page else ""
    title = terminal(exam.text(paragraph.heading.span))
    return f"{paragraph.number:>5} {'    ' * paragraph.heading.level}{title}{page}"
