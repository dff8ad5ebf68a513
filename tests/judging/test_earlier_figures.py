"""Which of several earlier figures one is held against."""

from types import SimpleNamespace
from typing import Any

from checker.judging.retold.earlier_figures import _first


def test_the_first_that_tells_the_same() -> None:
    known: list[Any] = [
        SimpleNamespace(span=(at, at + 2), value=value) for at, value in ((9, 1), (3, 1), (0, 2), (5, 1))
    ]
    wanted: Any = SimpleNamespace(value=1)

    def same(one: Any, other: Any) -> bool:
        return bool(one.value == other.value)

    first = _first(known, same, wanted)
    assert first is not None
    assert first.span == (3, 5)
    assert _first(known, same, SimpleNamespace(value=3)) is None  # type: ignore[arg-type]
    assert _first([], same, wanted) is None
