"""Numbers that were set by hand: each says what it means and why."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKER = Path(__file__).parents[2] / "checker"
ROOMS = ("judging", "rules", "copying", "text", "checklist")


def _is_number(value: ast.expr) -> bool:
    value = value.operand if isinstance(value, ast.UnaryOp) else value
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def _unexplained(tree: ast.Module) -> Iterator[str]:
    """Numbers at the top of a module without a text behind them; some that stand together share one."""
    waiting: list[str] = []
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            values = statement.value.elts if isinstance(statement.value, ast.Tuple) else [statement.value]
            if values and all(map(_is_number, values)):
                waiting.append(ast.unparse(statement))
            continue
        explained = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        yield from () if explained else waiting
        waiting.clear()


@pytest.mark.parametrize("room", ROOMS)
def test_every_number_is_explained(room: str) -> None:
    files = sorted((CHECKER / room).rglob("*.py"))
    assert files
    assert {
        file.name: found for file in files if (found := [*_unexplained(ast.parse(file.read_text("utf-8")))])
    } == {}


def test_a_number_without_a_word_is_found() -> None:
    assert [*_unexplained(ast.parse("A = 1\nB = -0.5\n'''Why.'''\nC, D = 2, 3\nprint()"))] == [
        "C, D = (2, 3)"
    ]
