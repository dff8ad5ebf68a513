"""Small raised characters on printed pages: marks of footnotes, which are left out with their notes, and signs such as m²."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.readers.printed import Glyph, Page
from checker.support.patterns import regex

SMALL = 0.75
"""Times the size of the text below which a character beside it is raised or lowered, not set in another size."""
RAISED, LOWERED = (0.08, 0.7), (0.04, 0.4)
"""Sizes of the text by which its base line differs, at least and at most."""
NEAR = 0.5
"""Sizes of the text between it and the character before it, at most."""
MARK = regex(r"[\[〔（(]?(?:\d{1,3}|[①-⑳*※])[\]〕）)]?")
OF_MARK = frozenset("0123456789[]〔〕()（）*※") | {chr(code) for code in range(ord("①"), ord("⑳") + 1)}


def without_notes(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """Pages whose raised characters stand on their lines, without marks of footnotes and the notes; how many marks."""
    waiting: Counter[str] = Counter()
    kept: list[Page] = []
    for page in pages:
        glyphs: list[Glyph] = []
        for glyph in _levelled(page.glyphs):
            if isinstance(glyph, str):
                waiting[glyph] += 1
            else:
                glyphs.append(glyph)
        below = _first_note(glyphs, waiting)
        kept.append(page._replace(glyphs=[glyph for glyph in glyphs if glyph.base < below]))
    return kept, waiting.total()


def _levelled(glyphs: Sequence[Glyph]) -> Iterator[Glyph | str]:
    """The characters on their lines; the marks of footnotes as mere text."""
    last: Glyph | None = None
    """The last one that stands on its line."""
    raised: list[Glyph] = []
    for glyph in glyphs:
        before = raised[-1] if raised else last
        if last and before and _off(last, glyph) and _follows(before, glyph, last.size):
            raised.append(glyph)
            continue
        if last:
            yield from _placed(last, raised)
        raised = []
        yield glyph
        last = glyph
    if last:
        yield from _placed(last, raised)


def _off(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character is a small one, above or below the line."""
    up, em = last.base - glyph.base, last.size
    moved = RAISED[0] * em < up < RAISED[1] * em or LOWERED[0] * em < -up < LOWERED[1] * em
    return moved and glyph.size < SMALL * em


def _follows(before: Glyph, glyph: Glyph, em: float) -> bool:
    """Whether a character stands close behind another one."""
    return -NEAR / 2 * em < glyph.left - before.right < NEAR * em


def _placed(last: Glyph, raised: Sequence[Glyph]) -> Iterator[Glyph | str]:
    text = "".join(glyph.text for glyph in raised).strip()
    if MARK.fullmatch(text) and raised[0].base < last.base and not last.text.isascii():
        yield text
    else:
        yield from (glyph._replace(base=last.base) for glyph in raised)


def _first_note(glyphs: Sequence[Glyph], waiting: Counter[str]) -> float:
    """Where on a page the notes begin whose marks came before; the height of its end where there are none."""
    usual = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2] if glyphs else 0.0
    lowest = max((glyph.base for glyph in glyphs if glyph.size > usual * SMALL), default=0.0)
    before: Glyph | None = None
    for number, glyph in enumerate(glyphs):
        begins = before is None or abs(glyph.base - before.base) > before.size / 2 or glyph.left < before.left
        before = glyph
        if begins and glyph.text in OF_MARK:
            text, after = _mark(glyphs, number)
            small = glyph.size < usual * SMALL and glyph.base > lowest
            if waiting[text] and after and (small or (_off(after, glyph) and glyph.base < after.base)):
                return glyph.base - glyph.size
    return float("inf")


def _mark(glyphs: Sequence[Glyph], start: int) -> tuple[str, Glyph | None]:
    """The mark that a line begins with, and the character behind it."""
    text = ""
    for glyph in glyphs[start : start + 6]:
        if glyph.text not in OF_MARK or abs(glyph.base - glyphs[start].base) > glyphs[start].size / 10:
            return text, glyph
        text += glyph.text
    return text, None
