"""``checker checklist show``, ``diff`` and ``stats``: checklists as offices read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.app import fail
from checker.cli.streams import say, tell
from checker.model.vocabulary import Applies
from checker.outputs.words import APPLIES, clean
from checker.outputs.words import LEVELS as TITLES

if TYPE_CHECKING:
    from checker.checklist import Checklist, Requirement

FORMATS = ("table", "md", "docx")
WIDTHS = (1.7, 3.2, 2.8, 5.0, 3.6, 2.4)
"""Of the columns in Word, in centimetres; the last one is left free for comments."""
HEAD = ("编号", "要求", "由谁报", "要写什么", "认得出它的词语", "意见")


def show(name: str, format: str, output: Path | None) -> None:
    """Print or write a checklist."""
    from checker.checklist import load
    from checker.support.writing import write

    form = output.suffix.lstrip(".").lower() if output and format == "table" else format
    if form not in FORMATS:
        fail(f"--format：{form} 不可用，可用 {'、'.join(FORMATS)}")
    if form == "docx" and not output:
        fail("docx 要写成文件：加 -o 清单.docx")
    if output and output.exists():
        fail(f"{output}：已经有这个文件，不覆盖")
    checklist = load(name)
    if form == "table" and not output:
        _table(checklist)
    elif form == "docx" and output:
        write(output, _docx(checklist))
        say(f"写好 {output}，最后一栏留着写意见")
    elif output:
        write(output, "".join(f"{line}\n" for line in _markdown(checklist)).encode())
    else:
        for line in _markdown(checklist):
            print(clean(line))


def _table(checklist: Checklist) -> None:
    from rich.console import Console
    from rich.table import Table

    from checker.checklist.model import LEVELS

    table = Table(
        "编号", "要求", *(TITLES[level].zh for level in LEVELS), title=clean(checklist.title), box=None
    )
    for item in checklist.requirement:
        cells = (item.applies.get(level, Applies.CONDITIONAL) for level in LEVELS)
        table.add_row(clean(item.id), clean(item.title), *(APPLIES[cell].zh for cell in cells))
    Console(highlight=False, markup=False).print(table)


def _who(item: Requirement) -> str:
    """Who must report it, and who where there is something."""
    from checker.checklist.model import LEVELS

    told = []
    for applies in (Applies.REQUIRED, Applies.CONDITIONAL):
        levels = [
            TITLES[level].zh for level in LEVELS if item.applies.get(level, Applies.CONDITIONAL) == applies
        ]
        if levels:
            told.append(f"{APPLIES[applies].zh}：{'、'.join(levels)}")
    return "；".join(told)


def _basis(item: Requirement) -> str:
    return f"{item.basis.cited}（{item.basis.certainty}）"


def _markdown(checklist: Checklist) -> Iterator[str]:
    yield f"# {checklist.title or checklist.name}"
    for chapter, items in groupby(checklist.requirement, lambda item: item.chapter):
        if chapter:
            yield from ("", f"## {chapter}")
        for item in items:
            yield from ("", f"### {item.id} {item.title}", "")
            for title, text in (
                ("依据", _basis(item)),
                ("由谁报", _who(item)),
                ("要求", item.demand),
                ("要写什么", item.hint),
                ("算写到", item.counts),
                ("不算", item.excludes),
                ("词语", "、".join((*item.terms, *item.strong))),
                ("可以写明没有", "、".join(item.nil)),
                ("例如", item.answer or next(iter(item.example), "")),
            ):
                if text:
                    yield f"- {title}：{text}"


def _docx(checklist: Checklist) -> bytes:
    """A table for each chapter, with room for comments."""
    import io

    from checker.review.sheets.paper import Cell, Paper

    paper = Paper(checklist.title or checklist.name)
    paper.text("", f"清单 {checklist.name}，{len(checklist.requirement)} 项。请在最后一栏写意见，或用批注。")
    for chapter, items in groupby(checklist.requirement, lambda item: item.chapter):
        paper.heading(1, chapter or "各项要求")
        rows = [
            [
                Cell(item.id, centre=True), Cell(f"{item.title}\n{_basis(item)}"), Cell(_who(item)),
                Cell(item.hint or item.demand), Cell("、".join((*item.terms, *item.strong))), Cell(),
            ]
            for item in items
        ]  # fmt: skip
        paper.table(WIDTHS, rows, HEAD)
    file = io.BytesIO()
    paper.document.save(file)
    return file.getvalue()


def diff(old: str, new: str) -> None:
    """Print what the second checklist adds, drops and changes."""
    from checker.checklist import load
    from checker.checklist.differences import differences

    found = list(differences(load(old), load(new)))
    for one in found:
        tell(f"{one.mark} {one.where}  {one.what}".rstrip())
    counts = Counter(one.mark for one in found)
    tell(f"增加 {counts['+']}，删去 {counts['-']}，改动 {counts['~']}" if found else "没有不同")


def stats(name: str) -> None:
    """Print how large a checklist is and how well it is taught."""
    from checker.checklist import load
    from checker.checklist.examples import read_examples
    from checker.checklist.expressions import plain
    from checker.checklist.weights import read_weights

    checklist = load(name)
    terms = [term for item in checklist.requirement for term in (*item.terms, *item.strong)]
    words = sum(bool(plain(term)) for term in terms)
    labelled = [one for file in checklist.examples for one in read_examples(Path(file))]
    weights = read_weights(Path(checklist.weights)) if checklist.weights else None
    learned = set(weights.columns) if weights else set()
    own = [item for item in checklist.requirement if item.id not in learned]
    certainty = Counter(item.basis.certainty for item in checklist.requirement)
    for title, told in (
        ("部分", f"{len(checklist.part)}"),
        ("要求", f"{len(checklist.requirement)}，其中学过例句的 {len(checklist.requirement) - len(own)}"),
        ("把握程度", "，".join(f"{key} {count}" for key, count in sorted(certainty.items()))),
        ("词语", f"{len(terms)}，其中普通词语 {words}"),
        ("清单里的例句", f"{sum(len(item.example) + len(item.mention) for item in checklist.requirement)}"),
        ("标注过的句子", f"{len(labelled)}"),
        ("测过、算数的", f"{len(checklist.measured)}／{len(own)}" if own else "都学过，不用测"),
        ("引用的文件", f"{len(checklist.reference)}"),
    ):
        tell(f"{title}：{told}")
    for item in own:
        few = len(item.example) < 3
        if few or len(item.terms) < 2:
            tell(f"{item.id} {item.title}：词语 {len(item.terms)} 个，例句 {len(item.example)} 个")
