"""Lines for a terminal: wrapped to its width, plain or with colours."""

from __future__ import annotations

from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from checker.model.findings import Severity
from checker.outputs import RenderOptions
from checker.outputs.common import terminal
from checker.outputs.words import SEVERITIES
from checker.outputs.wrapping import Line, hang, plain, wrap

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


class Page:
    """Lines written so far, and how to write more of them."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options
        self.lang = options.lang
        self.width = max(40, options.width)
        self.file = StringIO()

    @cached_property
    def console(self) -> Console:
        """What colours and tables need; its import is not for free."""
        from rich.console import Console

        return Console(
            file=self.file, width=self.width, force_terminal=self.options.color,
            no_color=not self.options.color, color_system="standard" if self.options.color else None,
            legacy_windows=False, markup=False, highlight=False, emoji=False, _environ={},
        )  # fmt: skip

    def put(self, line: Line) -> None:
        """A line that is wrapped already."""
        if self.options.color:
            from rich.text import Text

            self.console.print(Text.assemble(*line), soft_wrap=True)
        else:
            self.file.write(plain(line) + "\n")

    def text(self) -> str:
        """The lines since this was asked for the last time."""
        lines = self.file.getvalue().split("\n")
        self.file.seek(0)
        self.file.truncate()
        return "\n".join(line.rstrip(" ") for line in lines)

    def blank(self) -> None:
        self.put([])

    def say(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def line(self, text: str, label: str = "", indent: int = 0, style: str = "") -> None:
        """Text behind an indent and a label, wrapped to the page."""
        for wrapped in hang([(" " * indent, ""), (label, "dim")], [(terminal(text), style)], self.width):
            self.put(wrapped)

    def path(self, path: str) -> None:
        self.put([(terminal(path), "bold underline")])

    def labelled(self, severity: Severity, rule: str, where: str) -> None:
        """The first line of a finding: mark, severity, place, rule."""
        style = STYLES[severity]
        words = SEVERITIES[severity].of(self.lang)
        first = [(f"{MARKS[severity]} {words}", style), ("  ", "")]
        body = [(f"{terminal(where)}  " if where else "", ""), (rule, "dim")]
        for wrapped in hang(first, body, self.width):
            self.put(wrapped)

    def quoted(self, line: Line) -> None:
        """Words of the report behind a bar, one line of them."""
        first, *more = wrap(line, self.width - 7)
        self.put([("    │ ", "dim"), *first, *([("…", "")] if more else [])])

    def table(self, table: Table) -> None:
        """A table and a blank line."""
        self.console.print(table)
        self.blank()


def start(text: str, cells: int) -> str:
    """As much of a text's beginning as fits, with … where something is left out."""
    return text if cell_len(text) <= cells else set_cell_size(text, max(0, cells - 1)).rstrip() + "…"


def end(text: str, cells: int) -> str:
    """As much of a text's end as fits."""
    while cell_len(text) > cells and text:
        text = "…" + text[2:] if text.startswith("…") else "…" + text[1:]
        if text == "…":
            return ""
    return text
