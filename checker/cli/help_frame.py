"""The frame of help screens (Usage, Options, defaults) in Chinese; it comes from the library in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import typer

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
            super().write_usage(prog, told, "用法：")

        def write_heading(self, heading: str) -> None:
            super().write_heading(HEADINGS.get(heading, heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
            super().write_dl([(name, in_chinese(text)) for name, text in rows], *args, **more)

    return Chinese


def in_chinese(text: str) -> str:
    """The help of an option, with what the library adds to it in Chinese."""
    for pattern, words in WORDS:
        text = re.sub(pattern, words, text)
    return text
