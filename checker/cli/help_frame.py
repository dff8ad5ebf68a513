"""Help screens: their frame (Usage, Options, defaults) in Chinese, and lines as wide as a terminal shows them.

The library has the frame in English, and counts a Chinese character as one column and not as two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import typer

from checker.support.patterns import regex

HEADINGS = {"Options": "选项", "Arguments": "参数", "Commands": "命令"}
WORDS = (
    (r"Show this message and exit\.", "显示这份说明"),
    (r"Install completion for the current shell\.", "给当前的命令行装上自动补全"),
    (
        r"Show completion for the current shell, to copy it or customize the installation\.",
        "显示自动补全的脚本，供自己安装",
    ),
    (r"\[default: ", "[默认："),
    (r"(?<=[\[; ])required\]", "必填]"),
    (r"; (?=必填\]|x[<>]|\d+<)", "；"),
)

JOINED = regex(r"(?<=[^\x00-\x7f])\n\s*|\n\s*(?=[^\x00-\x7f])")
"""Ends of lines of which one side is Chinese: there is no blank in their place."""


def settle_frame(words: Sequence[str]) -> None:
    """Help screens are framed in Chinese, unless the command line asks for English.

    Args:
        words: the command line.
    """
    if "--lang=en" in words or ("--lang", "en") in pairwise(words):
        return
    owner: Any = next(kind for kind in typer.Context.__mro__ if "formatter_class" in vars(kind))
    owner.formatter_class = _in_chinese(owner.formatter_class)


def _in_chinese(formatter: Any) -> Any:
    class Chinese(formatter):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            told = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 …")
            told = re.sub(r"\{(\w+)\}", r"\1", told)
            super().write_usage(prog, told, "用法：")

        def write_heading(self, heading: str) -> None:
            super().write_heading(HEADINGS.get(heading, heading))

        def write_text(self, text: str) -> None:
            margin = " " * self.current_indent
            for number, paragraph in enumerate(text.split("\n\n")):
                self.write("\n" if number else "")
                self._hang(margin, JOINED.sub("", paragraph.strip()).replace("\n", " "))

        def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            from rich.cells import cell_len

            margin = " " * self.current_indent
            column = min(max((cell_len(name) for name, _ in rows), default=0), col_max) + col_spacing
            for name, text in rows:
                label = margin + name
                if cell_len(name) > column - col_spacing:
                    self.write(f"{label}\n")
                    label = margin
                self._hang(label + " " * (column + len(margin) - cell_len(label)), in_chinese(text))

        def _hang(self, label: str, text: str) -> None:
            from checker.outputs.wrapping import hang, plain

            for line in hang([(label, "")], [(text, "")], self.width):
                self.write(f"{plain(line).rstrip()}\n")

    return Chinese


def in_chinese(text: str) -> str:
    """The help of an option, with what the library adds to it in Chinese."""
    for pattern, words in WORDS:
        text = re.sub(pattern, words, text)
    return text
