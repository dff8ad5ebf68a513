"""What can be mended without asking, written into the file itself: nothing else in it changes.

Text files get the new words; Word documents get tracked changes, so that whoever wrote them accepts or
rejects each one.
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.gate.own_outputs import AUTHOR
from checker.model.document import Document
from checker.model.errors import CheckerError
from checker.model.findings import Fix
from checker.model.results import ReportResult
from checker.readers import MAX_BYTES, read
from checker.readers.package import Package, W
from checker.readers.text import BOMS, decode
from checker.readers.word_lines import iter_paragraphs
from checker.review.runs import SPACE, Runs
from checker.support.reading import read_bytes
from checker.support.writing import write

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXTS = (".txt", ".md", ".markdown")
WORD = (".docx", ".docm")
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
NO_BLANK, BLANKS = ("、", "）"), (" ", "\t", "\u3000")
"""Behind a number's mark there is no blank; the one that was typed goes with the wrong mark."""
STRICT = b"purl.oclc.org/ooxml"


class FixError(CheckerError):
    """A file that is not mended; the message says why."""


class Edit(NamedTuple):
    """New words for a span of `Document.original`."""

    start: int
    end: int
    text: str


class Mended(NamedTuple):
    """What becomes of a file."""

    path: Path
    before: bytes
    after: bytes
    places: int
    """How many were mended."""
    lines: tuple[Sequence[str], Sequence[str]]
    """The text before and after, to show."""

    def diff(self) -> str:
        """The lines that change, as `diff -u` has them."""
        name = self.path.as_posix()
        changes = difflib.unified_diff(*self.lines, name, name, n=0, lineterm="")
        return "".join(f"{line}\n" for line in changes)

    def save(self) -> None:
        """Write the file.

        Raises:
            FixError: somebody changed it meanwhile.
            FileError: it cannot be written.
        """
        if read_bytes(self.path, MAX_BYTES) != self.before:
            raise FixError(f"{self.path}：检查以后文件又改过，没有动它，请再运行一次")
        write(self.path, self.after)


def mend(path: Path, result: ReportResult) -> Mended | None:
    """A report with the fixes of its open findings; None when there are none.

    Raises:
        FixError: the file is of a kind that is not written, or is not the one that was judged.
        FileError: it cannot be read.
    """
    fixes = {fix for finding in result.findings if not finding.waived for fix in finding.fixes}
    if not fixes:
        return None
    ending = path.suffix.lower()
    if ending not in (*TEXTS, *WORD):
        raise FixError(f"{path}：只有 txt、md 和 docx 能自动改，这份请照提示手工改")
    data = read_bytes(path, MAX_BYTES)
    document = read(str(path), data)
    if tuple(document.text[p.start : p.end] for p in document.paragraphs) != result.text:
        raise FixError(f"{path}：检查以后文件又改过，没有动它，请再运行一次")
    edits = _apart(_edit(document, fix) for fix in fixes)
    if ending in TEXTS:
        return _text(path, data, document, edits)
    return _word(path, data, document, edits)


def _edit(document: Document, fix: Fix) -> Edit:
    start, end = document.original_span(fix.span)
    while fix.text.endswith(NO_BLANK) and document.original[end : end + 1] in BLANKS:
        end += 1
    return Edit(start, end, fix.text)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """In order, without those that reach into another one."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:]))


def _text(path: Path, data: bytes, document: Document, edits: list[Edit]) -> Mended | None:
    text, head, encoding = _encoding(path, data)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    placed = []
    for edit in edits:
        at = _offset(document, edit.start, starts)
        # markup of the format between the words, or a line that was broken there: left to a person
        if text[at : at + edit.end - edit.start] == document.original[edit.start : edit.end]:
            placed.append(Edit(at, at + edit.end - edit.start, edit.text))
    if not placed:
        return None
    after = _edited(text, placed)
    try:
        return Mended(
            path, data, head + after.encode(encoding), len(placed), (text.splitlines(), after.splitlines())
        )
    except UnicodeEncodeError:
        raise FixError(f"{path}：这种文字编码写不了要改成的字，请另存为 UTF-8 再试") from None


def _encoding(path: Path, data: bytes) -> tuple[str, bytes, str]:
    """The text, the mark before it, and the encoding that gives back the very same bytes."""
    text = decode(str(path), data)
    known: tuple[str, ...]
    for mark, _ in BOMS:
        if data.startswith(mark):
            body, known = data[len(mark) :], ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
            break
    else:
        mark, body, known = b"", data, ENCODINGS
    for encoding in known:
        try:
            if text.encode(encoding) == body:
                return text, mark, encoding
        except UnicodeEncodeError:
            continue
    raise FixError(f"{path}：文字编码特殊，没有自动改，请另存为 UTF-8 再试")


def _offset(document: Document, offset: int, starts: Sequence[int]) -> int:
    """Where a character of `Document.original` stands in the text of the file."""
    block, start = next(
        (b, s)
        for b, s in zip(reversed(document.blocks), reversed(document.starts), strict=True)
        if s <= offset
    )
    line, column = block.place(offset - start)
    return starts[line - 1] + column - 1


def _word(path: Path, data: bytes, document: Document, edits: list[Edit]) -> Mended | None:
    from lxml import etree

    package = Package(str(path), data)
    main = package.main()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if STRICT in archive.read(main):
            raise FixError(f"{path}：是“严格”格式的 Word 文档，没有自动改，请另存为普通的 .docx 再试")
    root = package.xml(main)
    assert root is not None
    styles = package.xml(package.related(main, "styles"))
    runs = Runs(iter_paragraphs(root, styles), document)
    names = {value for e in root.iter() for name, value in e.attrib.items() if name == W + "id"}
    number = max((int(value) for value in names if value.isascii() and value.isdigit()), default=0)
    done = []
    for edit in reversed(edits):  # the later ones first, so that offsets stay
        marked = runs.around((edit.start, edit.end))
        old = "".join(t.text or "" for run in marked for t in run.iter(W + "t"))
        if old != document.original[edit.start : edit.end]:
            continue  # an automatic number, or text that is put together in another way
        number = _track(marked, edit.text, number)
        done.append(edit)
    if not done:
        return None
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    after = _repacked(data, main, xml)
    wanted = _edited(document.original, reversed(done))
    if read(str(path), after).original != wanted:
        raise FixError(f"{path}：这份文档的结构特殊，没有自动改，请照提示手工改")
    return Mended(path, data, after, len(done), (document.original.split("\n"), wanted.split("\n")))


def _track(runs: Sequence[_Element], text: str, number: int) -> int:
    """Mark runs as deleted and new words as inserted behind them; the last number that was given."""
    for run in runs:
        number += 1
        deleted = run.makeelement(W + "del", {W + "id": str(number), W + "author": AUTHOR})
        run.addprevious(deleted)
        deleted.append(run)
        for element in list(run.iter(W + "t")):
            element.tag = W + "delText"
            element.set(SPACE, "preserve")
    if text:
        number += 1
        inserted = runs[-1].makeelement(W + "ins", {W + "id": str(number), W + "author": AUTHOR})
        run = inserted.makeelement(W + "r", None)
        inserted.append(run)
        properties = runs[0].find(W + "rPr")
        if properties is not None:
            run.append(deepcopy(properties))
        words = run.makeelement(W + "t", {SPACE: "preserve"})
        words.text = text
        run.append(words)
        parent = runs[-1].getparent()
        assert parent is not None
        parent.addnext(inserted)
    return number


def _repacked(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one part changed and every other one as it was."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
    return file.getvalue()
