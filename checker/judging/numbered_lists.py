"""The numbers of headings and items as they come: which list each of them goes on with."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.text.heading_marks import STYLES

FAR = 5
"""By more than so many a paragraph that is no heading skips no numbers: it belongs to another list."""


class Run(Struct, frozen=True):
    """Numbers of one style that follow one another."""

    number: int
    """The last of them."""
    where: int
    """Its paragraph."""
    start: int
    """The paragraph of the first."""


class NumberedLists:
    """The lists that are being read, by style: of each the runs of numbers, the last of them still going on."""

    def __init__(self) -> None:
        self._open: dict[str, list[Run]] = {}
        self._ended: dict[str, int] = {}
        """The last number of the list of a style before."""

    def end_below(self, style: str) -> Iterator[list[Run]]:
        """End the lists of deeper styles than a number has that comes now; the runs of each."""
        for deeper in STYLES[STYLES.index(style) + 1 :]:
            if runs := self._open.pop(deeper, None):
                self._ended[deeper] = runs[-1].number
                yield runs

    def end(self) -> Iterator[list[Run]]:
        """The runs of what is still open."""
        yield from self._open.values()

    def before(self, style: str, number: int) -> Run | None:
        """The run that a number goes on with: the last one, or an earlier one whose next number it is."""
        runs = self._open.setdefault(style, [])
        while (
            len(runs) > 1
            and number not in (1, runs[-1].number + 1)
            and any(run.number + 1 == number for run in runs[:-1])
        ):
            runs.pop()
        return runs[-1] if runs else None

    def previous(self, style: str, number: int) -> int:
        """The number before one that opens a list: numbers may run through all sections."""
        ended = self._ended.get(style, 0)
        return ended if 1 < ended < number <= ended + FAR else 0

    def begin(self, style: str, where: int) -> None:
        """A number one."""
        self._open[style].append(Run(1, where, where))

    def go_on(self, style: str, number: int, where: int) -> None:
        """Another number of the last run, or of one that begins with it."""
        runs = self._open[style]
        runs[-1:] = [Run(number, where, runs[-1].start if runs else where)]

    def restyle(self, style: str, number: int, where: int) -> None:
        """A number of this list that is written in another style."""
        if self._open.get(style):
            self.go_on(style, number, where)
