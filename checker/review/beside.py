"""The annotated copy that stands beside a Word report."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from checker.gate.own_outputs import ANNOTATED
from checker.gate.own_rules import rules_by_id
from checker.model.results import ReportResult
from checker.outputs.reasons import whys
from checker.readers import MAX_BYTES, read
from checker.review.annotate import annotate
from checker.support.reading import read_bytes
from checker.support.writing import unwritable, write


def annotated(report: Path, result: ReportResult) -> bytes:
    """The copy, with a comment for every finding that is not waived.

    Args:
        report: where the file lies; what people call it is the result's path.

    Raises:
        FileError, AnnotateError: the report cannot be read or takes no comments.
    """
    data = read_bytes(report, MAX_BYTES)
    found = [finding for finding in result.findings if not finding.waived]
    titles = {name: rule.title.zh for name, rule in rules_by_id().items()}
    return annotate(data, read(result.path, data), found, titles, whys(result, spoken=True))


def keep(report: Path, data: bytes) -> Path:
    """Write a copy beside its report, under a name that nobody has: 报告.批注.docx, 报告.批注-2.docx …

    Raises:
        FileError: it cannot be written.
    """
    stem = ANNOTATED.sub("", report.stem)
    for number in count(1):
        path = report.with_name(f"{stem}.批注{f'-{number}' if number > 1 else ''}.docx")
        try:
            path.open("xb").close()  # the name is ours from here on
        except FileExistsError:
            continue
        except OSError as error:
            raise unwritable(path, error) from None
        try:
            write(path, data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path
    raise AssertionError
