"""The runs of a Word document by where their text stands, parted where somebody wants a border."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from checker.model.document import Document
from checker.readers.package import W
from checker.readers.word_lines import Line

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Runs:
    """The runs of a document by their offsets in its original text, parted when asked."""

    def __init__(self, lines: Iterable[Line], document: Document) -> None:
        self._texts: list[tuple[int, int, _Element]] = []
        for line, block, start in zip(lines, document.blocks, document.starts, strict=True):
            at = start + block.label
            for element, text in line.runs:
                self._texts.append((at, at + len(text), element))
                at += len(text)

    def around(self, span: tuple[int, int]) -> list[Any]:
        """The runs that hold exactly the text of a span, in order; where it has none, the nearest one."""
        for border in span:
            self._part(border)
        first = bisect_left(self._texts, span[0], key=_start)
        inside = self._texts[first : bisect_left(self._texts, span[1], key=_start)]
        runs = [run for _, _, element in inside if (run := _run_of(element)) is not None]
        return runs or self._nearest(first)

    def _nearest(self, index: int) -> list[Any]:
        """The run next to what has none: an automatic number, a formula."""
        for _, _, element in (*self._texts[index:], *reversed(self._texts[:index])):
            if (run := _run_of(element)) is not None:
                return [run]
        return []

    def _part(self, offset: int) -> None:
        """Make a run begin at an offset."""
        index = bisect_right(self._texts, offset, key=_start) - 1
        if index < 0:
            return
        start, end, element = self._texts[index]
        if start < offset < end and element.tag == W + "t":
            self._texts[index : index + 1] = _split_text(start, offset, end, element)
            index += 1
        start, _, element = self._texts[index]
        if start == offset and (run := _run_of(element)) is not None:
            _split_run(run, element)


def _start(text: tuple[int, int, _Element]) -> int:
    return text[0]


def _split_text(start: int, offset: int, end: int, element: _Element) -> list[tuple[int, int, _Element]]:
    text = element.text or ""
    after = deepcopy(element)
    element.text, after.text = text[: offset - start], text[offset - start :]
    element.set(SPACE, "preserve")
    after.set(SPACE, "preserve")
    element.addnext(after)
    return [(start, offset, element), (offset, end, after)]


def _split_run(run: _Element, element: _Element) -> None:
    """Part a run before one of its children; the first part keeps what stands before it."""
    before = [child for child in run if child.tag != W + "rPr"]
    before = before[: before.index(element)] if element in before else []
    if not before:
        return
    first = run.makeelement(run.tag, None)
    for name, value in run.attrib.items():
        first.set(name, value)
    properties = run.find(W + "rPr")
    if properties is not None:
        first.append(deepcopy(properties))
    first.extend(before)
    run.addprevious(first)


def _run_of(element: _Element) -> _Element | None:
    """The w:r that an element stands in; None in formulas."""
    parent = element.getparent()
    return parent if parent is not None and parent.tag == W + "r" else None
