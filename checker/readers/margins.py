"""What stands in the margins of a printed page: the numbers of its lines, and furniture set one character below another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from checker.readers.page_lines import Line

Cell = tuple[float, float]
"""The rule above and the rule on the left of a cell."""
Part = tuple[Line, Cell | None]
"""A line, or what of it stands by itself, and the cell that it stands in."""
NUMBERED = 5
"""Numbers in the margin from which they count the lines."""
FEWEST = 2
"""The same where only every fifth or tenth line has one."""
STACKED = 3
"""Characters below each other from which they are one line."""
STEP = 3.0
"""Ems between two of them at most."""


def unnumbered(parts: list[Part]) -> list[Part]:
    """A page without the numbers of its lines in the left margin."""
    numbers = [line for line, cell in parts if cell is None and line.text.strip().isdecimal()]
    others = [line for line, _ in parts if not line.text.strip().isdecimal()]
    if len(numbers) < FEWEST or max(line.right for line in numbers) > min(
        (o.left for o in others), default=0
    ):
        return parts
    values = [int(line.text) for line in sorted(numbers, key=lambda line: line.base)]
    steps = {below - above for above, below in pairwise(values)}
    rare = len(steps) == 1 and steps <= {5, 10} and not values[0] % min(steps)
    if not rare and (steps != {1} or len(numbers) < NUMBERED):
        return parts
    dropped = set(map(id, numbers))
    return [(line, cell) for line, cell in parts if id(line) not in dropped]


def without_asides(parts: list[Part]) -> tuple[list[Part], list[Line]]:
    """A page without the furniture beside its text whose characters stand below each other, and that furniture.

    A page of nothing but such characters is written from top to bottom.
    """
    single = [line for line, cell in parts if cell is None and len(line.text.strip()) == 1]
    others = sorted(line.left for line, cell in parts if len(line.text.strip()) > 1)
    if len(single) < STACKED or len(others) < STACKED:
        return parts, []
    rights = sorted(line.right for line, cell in parts if len(line.text.strip()) > 1)
    inner = others[len(others) // 10], rights[-1 - len(rights) // 10]
    asides: list[Line] = []
    dropped: set[int] = set()
    for stack in _stacks([line for line in single if line.right <= inner[0] or line.left >= inner[1]]):
        text = "".join(line.text.strip() for line in stack)
        asides.append(stack[0]._replace(text=text, base=stack[-1].base, aside=True))
        dropped |= set(map(id, stack))
    return [(line, cell) for line, cell in parts if id(line) not in dropped], asides


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    if not lines:
        return []
    em = median(line.size for line in lines)
    stacks: list[list[Line]] = []
    lowest: dict[int, list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.base):
        at = round(line.left / em)
        near = [lowest[key] for key in (at, at - 1, at + 1) if key in lowest]
        stack = next((stack for stack in near if line.base - stack[-1].base < STEP * em), None)
        if stack is None:
            stack = []
            stacks.append(stack)
        stack.append(line)
        lowest[at] = stack
    return [stack for stack in stacks if len(stack) >= STACKED]
