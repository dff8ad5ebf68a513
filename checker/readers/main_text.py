"""Which pieces of a web page are its main text.

The main text is the innermost element that holds nearly all prose of the page: blocks with Chinese
sentence marks that are no links. Pages end elements too early and part a text into several: what stands
between its title and that element belongs to it, and so does what follows it where the headings go on
counting or the date of the sign-off comes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.support.patterns import regex
from checker.text import folding
from checker.text.heading_marks import HeadingMark, numbered

if TYPE_CHECKING:
    from lxml.etree import _Element

PROSE = regex(r"[，。；：！？、]")
FURNITURE = regex(
    r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?$"
    r"|索\s*引\s*号|发布(?:时间|日期|机构|单位)|来源[：:]|成文日期|主题分类|浏览次数|点击(?:数|量|次数)|阅读次数"
    r"|字\s*[号体]\s*[：:\[【]|分享到|扫一扫|上一[篇条页]|下一[篇条页]|相关(?:信息|链接|文章|阅读|稿件|附件)|打印本页|关闭窗口"
    r"|(?:当前|所在)的?位置|网站地图|网站标识码|ICP备|公网安备|版权所有|主办(?:单位)?[：:]|责任编辑"
    r"|附件下载|关键[词字][：:]|语音播报|^(?:(?:联系|通[信讯])?地址|电话|邮编)[：:].*(?:电话|邮编|传真|邮箱)[：:]"
)
"""Words that sites, not reports, put into short lines."""
OF_SITE = regex(r"浏览器(?:不支持|版本)|文明上网|未经\S{0,4}(?:许可|授权|同意)，?(?:不得|禁止|严禁)转载")
"""The same in whole sentences."""
SUMMARY = regex(r"(?:内容)?(?:摘要|提要|导读)[：:]")
ATTACHED = regex(r"附\s*件\s*[0-9一二三四五六七八九十]{0,2}\s*[：:]")
"""How a report lists what is attached to it; sites make links of it."""
FILE = regex(r"^\d{1,2}\s*[.．、]|\.(?:docx?|xlsx?|wps|et|pdf|ofd|zip|rar)$", re.IGNORECASE)
DATE = regex(
    r"[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日"
)
TOP = ("第一章", "第一节", "一、", "（一）")
"""Styles of numbers that hardly anything but a heading has."""
SIGNERS = 3
"""Lines that may stand before the date of a sign-off outside the main text."""
BLANKS = regex(r"[ \t\r\n\f\xa0]+")
UNSEEN = f" {folding.BLANKS}\u200b\ufeff"
"""What a text that stands by itself does not begin or end with."""
MOST = 0.9
"""Share of the prose that the main text holds."""
LONG = 20
"""Characters from which a text may be prose."""
SHORT = 60
"""Characters up to which a block may be furniture."""
TWIN = 3
"""Sentences from which a text that comes again is the same page made for another screen."""


@dataclass(slots=True)
class Piece:
    """Text between two borders of block elements."""

    text: str
    above: _Element
    """The innermost block element around it."""
    links: int
    """How many of its characters are links."""
    outline: int | None
    row: int = 0
    label: int = 0
    """As in `Block`."""

    @property
    def prose(self) -> bool:
        """Whether it reads like a sentence."""
        marked = len(self.text) >= LONG and bool(PROSE.search(self.text)) and self.links * 3 < len(self.text)
        return marked and not self.furniture

    @property
    def furniture(self) -> bool:
        """Whether it is something that the site says."""
        if len(self.text) > SHORT:
            return False
        if self.text[-1] in "。！？；":
            return bool(OF_SITE.search(self.text))
        return self.links * 2 > len(self.text) or bool(FURNITURE.search(self.text))


def main_text(tree: _Element, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the main text, the title first."""
    prose: Counter[_Element] = Counter()
    parted = Counter(piece.above for piece in pieces)
    for piece in pieces:
        if piece.prose:
            around = [piece.above] * (parted[piece.above] > 1)
            for element in (*around, *piece.above.iterancestors()):
                prose[element] += len(piece.text)
    whole = max(prose.values(), default=0)
    holding = [element for element, size in prose.items() if size >= MOST * whole]
    main = max(holding, key=lambda element: sum(1 for _ in element.iterancestors()), default=tree)
    inside = [n for n, p in enumerate(pieces) if p.above is main or main in p.above.iterancestors()]
    if not inside:
        return list(pieces)
    first, last = inside[0], inside[-1] + 1
    body = list(_of_report(_once(main, pieces[first:last])))
    title, end = _title(tree, pieces[:first], body)
    before = _opening(pieces[end:first], body) if end else []
    body = [*before, *body, *_closing(pieces[last:], body)]
    return [Piece(title, main, 0, 0), *body] if title else body


def _of_report(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of the main text that the report says."""
    of_site = {piece.row for piece in pieces if piece.row and piece.furniture}
    listing = False
    for piece in pieces:
        attached = bool(ATTACHED.match(piece.text)) or (listing and bool(FILE.search(piece.text)))
        listing = attached
        if attached or _heading(piece) or (not piece.furniture and piece.row not in of_site):
            yield piece


def _heading(piece: Piece) -> HeadingMark | None:
    mark = numbered(piece.text)
    return mark if mark and mark.sure and mark.style in TOP else None


def _once(main: _Element, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces without the text that a page has again for the screens of telephones or for printing."""
    parts: dict[_Element, list[Piece]] = {}
    for piece in pieces:
        under = piece.above
        for element in (piece.above, *piece.above.iterancestors()):
            if element is main:
                break
            under = element
        parts.setdefault(under, []).append(piece)
    seen: set[tuple[str, ...]] = set()
    kept = []
    for part in parts.values():
        sentences = tuple(piece.text for piece in part if piece.prose)
        if len(sentences) < TWIN or sentences not in seen:
            kept += part
        seen.add(sentences)
    return kept


def _opening(pieces: Sequence[Piece], body: Sequence[Piece]) -> list[Piece]:
    """What the report says between its title and the main text; a summary made of it is no part of it."""
    whole = "".join(piece.text for piece in body)
    kept = [
        piece
        for piece in pieces
        if not piece.furniture and not SUMMARY.match(piece.text) and piece.text.rstrip("….") not in whole
    ]
    said = any(piece.prose for piece in kept)
    start = next((n for n, piece in enumerate(kept) if piece.prose or piece.text[-1] in "：:"), 0)
    return kept[start:] if said else []


def _closing(pieces: Sequence[Piece], body: Sequence[Piece]) -> list[Piece]:
    """What the report goes on with behind the main text: parts that go on counting, or the sign-off."""
    counted = {mark.style: mark.number or 0 for piece in body if (mark := _heading(piece))}
    run: list[Piece] = []
    for piece in pieces:
        if piece.furniture:
            break
        run.append(piece)
    goes_on = any((mark := _heading(p)) and mark.number == counted.get(mark.style, -1) + 1 for p in run)
    if goes_on:
        return run
    signed = next((n for n, piece in enumerate(run[: SIGNERS + 1]) if DATE.fullmatch(piece.text)), -1)
    return [] if any(piece.prose for piece in run[: max(0, signed)]) else run[: signed + 1]


def _title(tree: _Element, before: Sequence[Piece], body: Sequence[Piece]) -> tuple[str, int]:
    """The title where it stands outside the main text, empty where the text begins with it.

    Also behind which of the pieces before the text it stands, 0 where it is none of them.
    """
    named = _named(tree)
    start = "".join(piece.text for piece in body[:6]).replace(" ", "")
    if any(piece.outline == 1 for piece in body[:4]):
        return "", 0
    said = [(text, end) for text, end in _begun(before, named) if len(text) >= 6]
    said += [(p.text, n) for n, p in enumerate(before, 1) if p.outline == 1 and not p.furniture]
    said += [(named[0], 0)] if named and body and (body[0].prose or len(named) > 1) else []
    title, end = next(iter(said), ("", 0))
    return ("", end) if title.replace(" ", "") in start else (title, end)


def _begun(before: Sequence[Piece], named: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Texts with which a name of the page begins, the last one first, with the number of the piece behind them.

    A title that is set in several lines is as many pieces.
    """
    for number in range(len(before) - 1, -1, -1):
        if before[number].furniture or not any(name.startswith(before[number].text) for name in named):
            continue
        text, end = before[number].text, number + 1
        while end < len(before) and any(name.startswith(text + before[end].text) for name in named):
            text, end = text + before[end].text, end + 1
        yield text, end


def _named(tree: _Element) -> list[str]:
    """What the page calls itself: the article's title of the government sites' standard, then <title>."""
    metas = {(meta.get("name") or "").lower(): meta.get("content") or "" for meta in tree.iter("meta")}
    head = tree.find(".//title")
    titles = [plain(metas.get("articletitle", "")), plain(head.text or "") if head is not None else ""]
    return [
        re.split(r"\s*[_|]|\s+[-—–]+\s+", title)[0] if n else title for n, title in enumerate(titles) if title
    ]


def plain(text: str) -> str:
    """Text without the line ends and indents of the source; blanks stay between Latin words."""
    text = BLANKS.sub(" ", text).strip(UNSEEN)
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)
