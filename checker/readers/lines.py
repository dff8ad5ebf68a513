"""The lines of a report: what of a block stands by itself, folded, with the way back.

Word's line breaks, form feeds and Unicode's separators part a block where a sentence is not broken by
them; a report that lost its line ends is parted at its numbers; a typed table of contents is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from checker.model.document import Block
from checker.support.patterns import regex
from checker.text.folding import LINE_ENDS, folded
from checker.text.heading_marks import numbered
from checker.text.numerals import SMALL

END = regex(r"[。！？；：:;!?…][”’」』）)]*$")
ITEM = regex(rf"{SMALL}{{1,2}}是|第{SMALL}{{1,2}}，|[•●◆■*-]")
"""How the items of a list begin."""
SHORT = 12
"""Lines up to this many characters are titles and names; a sentence does not go on behind them."""
LEADER = regex(
    r"(?:[.．·・•_-]{3}|[…—]{2})[\s.．·・•_…—-]*[（(]?\s*(?:\d{1,3}|[Ⅰ-Ⅻ])\s*[)）]?\s*$|[….]{2}\s*$",
    needs=".．·・•_-…—",
)
PAGE = regex(r"(?<!\d)(?:\t|\s{3,})[（(]?\s*\d{1,3}\s*[)）]?\s*$")
"""How the lines of a typed table of contents end."""
ENTRY_PAGE = regex(r"[\s.．·・•_…—-]*[（(]?\s*\d{1,3}\s*[)）]?$")
CONTENTS = regex(r"目\s*[录錄次]")
WHOLE = 300
"""A line longer than this that is most of a report may be a report without line ends."""
SIGNED = 50
"""The longest sign-off of such a report, in characters."""
NUMBERS = regex(
    rf"(?:(?<=[。！？；：:;!?\s])|^)(?P<mark>{SMALL}{{1,3}}[、．.]|[（(]{SMALL}{{1,3}}[）)]|第{SMALL}{{1,2}}部分)"
)
TITLED = regex(
    rf"\s*(?:(?:[（(]\s*)?(?:{SMALL}{{1,3}}|\d{{1,2}})\s*[）)、．.]{{1,2}}|第{SMALL}{{1,2}}(?:章|节|部分))\s*"
    r"[^\s\d。；，,;：:]{4,30}(?P<gap>\u3000\s*|\s{2,})(?=[^\s\d][^\n]{20,}[。；])"
)
"""A heading that wide blanks part from the text behind it."""

TITLE = regex(r"\s*[^\s。；！？]{2,40}\s+")
"""The words of a heading up to the blank behind them."""


class Line(Struct, frozen=True):
    """A line that is not blank."""

    text: str
    """Folded, without blanks around it."""
    block: Block
    outline: int | None
    """As in `Block`; only its first line has it."""
    places: tuple[tuple[int, int], ...]
    """From an offset of `text` on: the offset in the original, all blocks laid end to end with line ends."""


def lines_of(blocks: Sequence[Block]) -> Iterator[Line]:
    """The lines of all blocks, in order."""
    spans = [(block, start, end) for block in blocks for start, end in _parted(block.text)]
    left_out = _contents([block.text[start:end] for block, start, end in spans])
    kept = [span for number, span in enumerate(spans) if number not in left_out]
    spans = kept if any(block.text[start:end].strip() for block, start, end in kept) else spans
    whole = _whole(spans)
    begins = dict(zip(map(id, blocks), _starts(blocks), strict=True))
    last: Block | None = None
    for number, (block, start, end) in enumerate(spans):
        cuts = _at_numbers(block.text[start:end]) if number == whole else [*_at_title(block.text[start:end])]
        for a, b in zip([0, *cuts], [*cuts, end - start], strict=True):
            line = _line(block, start + a, start + b, begins[id(block)], first=block is not last)
            if line.text:
                last = block
                yield line


def _starts(blocks: Sequence[Block]) -> Iterator[int]:
    at = 0
    for block in blocks:
        yield at
        at += len(block.text) + 1


def _line(block: Block, start: int, end: int, begin: int, first: bool) -> Line:
    whole = folded(block.text[start:end])
    text = whole.text.strip()
    lead = len(whole.text) - len(whole.text.lstrip())
    begin += start
    places = [(0, begin + whole.original(lead))]
    places += [(at - lead, begin + at + gap) for at, gap in whole.gaps if lead < at < lead + len(text)]
    return Line(text, block, block.outline if first else None, tuple(places))


def _parted(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a block; a sentence that a line break interrupts stays whole."""
    start = begin = 0
    for found in LINE_ENDS.finditer(text) if text.splitlines() != [text] else ():
        if not goes_on(text[begin : found.start()], text[found.end() : found.end() + 80]):
            yield start, found.start()
            start = found.end()
        begin = found.end()
    yield start, len(text)


def goes_on(before: str, behind: str) -> bool:
    """Whether a line end stands inside a sentence."""
    before, behind = before.strip(), LINE_ENDS.split(behind)[0].strip()
    if len(before) <= SHORT or not behind or END.search(before):
        return False
    if before.endswith(behind):  # a heading that was left in the text above it as well
        return False
    if numbered(behind) or ITEM.match(behind) or (numbered(before) and "。" not in before):
        return False
    return bool(re.search("[，、。]", before) and re.search("[，。；]", behind))


def _contents(lines: Sequence[str]) -> set[int]:
    """Numbers of the lines of a typed table of contents."""
    marks = [numbered(line) if len(line) < 100 else None for line in lines]
    listed = [
        number
        for number, line in enumerate(lines)
        if len(line) < 100 and (LEADER.search(line) or (marks[number] and PAGE.search(line)))
    ]
    found = set(listed) if len(listed) >= 2 else set()
    for number, line in enumerate(lines[:40]):
        if not CONTENTS.fullmatch(line.strip()):
            continue
        behind = {_bare(other) for other in lines[number + 1 :] if _bare(other)}
        seen: set[str] = set()
        last = number
        for at in range(number + 1, len(lines)):
            bare = _bare(lines[at])
            if not bare or at in found:
                last = at
                continue
            if marks[at] is None or bare in seen or bare not in behind:
                break
            seen.add(bare)
            last = at
        again = {_bare(other) for other in lines[last + 1 :]}
        if found or (seen and seen <= again):
            found |= {number}
        if seen and seen <= again:
            found |= set(range(number, last + 1))
        else:
            found |= set(range(number, _last_entry(lines, number) + 1))
        break
    return found


def _last_entry(lines: Sequence[str], number: int) -> int:
    """The last entry of the contents below the line 目录, which end where the first of them comes again as a heading;
    -1 where it does not."""
    first, last = "", number
    for at in range(number + 1, len(lines)):
        text = _bare(lines[at])
        mark = numbered(text)
        entry = ENTRY_PAGE.sub("", text[mark.end :] if mark else text)
        if first and entry == first and last > number + 1:
            return last
        if "。" in text or (len(lines[at]) >= 100):
            return -1
        first = first or entry
        last = at if mark or entry != text else last
    return -1


def _bare(line: str) -> str:
    return folded(line).text.strip().rstrip("。：") if len(line) < 100 else ""


def _whole(spans: Sequence[tuple[Block, int, int]]) -> int:
    """The number of the line that is a whole report without line ends; -1 where there is none."""
    sizes = [end - start for _, start, end in spans]
    if not sizes or max(sizes) < max(WHOLE, sum(sizes) / 2):
        return -1
    longest = sizes.index(max(sizes))
    for number, (block, start, end) in enumerate(spans):
        mark = numbered(block.text[start : min(end, start + 40)])
        if number != longest and mark and mark.style in ("第一章", "一、"):
            return -1
    block, start, end = spans[longest]
    return longest if len(_at_numbers(block.text[start:end])) > 2 else -1


def _at_numbers(text: str) -> list[int]:
    """Where the headings of a report without line ends begin, and its text behind them."""
    cuts: list[int] = []
    wanted = {"top": 1, "below": 1}
    for found in NUMBERS.finditer(text):
        mark = numbered(found["mark"])
        if mark is None:
            continue
        level = "below" if mark.style == "（一）" else "top"
        if mark.number not in (wanted[level], 1 if level == "below" else 0):
            continue
        wanted[level] = (mark.number or 0) + 1
        if level == "top":
            wanted["below"] = 1
        cuts.append(found.start("mark"))
        title = TITLE.match(text, found.end())
        if title:
            cuts.append(title.end())
    if wanted["top"] < 3:
        return []
    head = re.finditer(r"\s+", text[: cuts[0]])
    signed = text.rfind("。") + 1
    tail = [signed] if 0 < len(text.rstrip()) - signed <= SIGNED else []
    return sorted({*(m.end() for m in head if m.start()), *cuts, *tail} - {0, len(text)})


def _at_title(text: str) -> Iterable[int]:
    found = TITLED.match(text) if any(map(str.isspace, text.strip())) else None
    return [found.end()] if found else []
