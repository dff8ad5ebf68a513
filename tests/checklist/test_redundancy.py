"""Faults in the expressions of a checklist."""

from __future__ import annotations

from pathlib import Path

from checker.checklist import load
from checker.checklist.model import Checklist
from checker.checklist.redundancy import repeated, shared, swallowed

ITEM = """
[[requirement]]
id = "{}"
title = "修桥"
chapter = "一"
basis = {{ document = "无", article = "" }}
applies = {{ town = "required" }}
terms = [{}]
"""


def checklist(folder: Path, **items: tuple[str, ...]) -> Checklist:
    file = folder / "own.toml"
    entries = (ITEM.format(name, ", ".join(f'"{term}"' for term in terms)) for name, terms in items.items())
    file.write_text('extends = "common"\nname = "桥"\n' + "".join(entries), "utf-8")
    return load(str(file))


def test_a_term_of_several_items(tmp_path: Path) -> None:
    known = checklist(tmp_path, A=("桥检", "铺装"), B=("桥检", "支座"))
    assert shared(known) == [("A B", "桥检")]
    assert swallowed(known) == []


def test_a_term_inside_another_of_its_item(tmp_path: Path) -> None:
    known = checklist(tmp_path, A=("桥检", "桥检队", "铺装"), B=("铺装路",))
    assert swallowed(known) == [("A terms", "桥检队（已有 桥检）")]
    assert shared(known) == []


def test_a_term_that_stands_twice(tmp_path: Path) -> None:
    assert repeated(checklist(tmp_path, A=("桥检", "铺装", "桥检"), B=("桥检",))) == [("A terms", "桥检")]


def test_a_term_that_stands_twice_in_one_item_only(tmp_path: Path) -> None:
    assert shared(checklist(tmp_path, A=("桥检", "铺装", "桥检"), B=("支座",))) == []
