"""A first draft of a checklist from the text of a plan: its numbered items as requirements, with guesses marked.

Nothing here is certain. Numbers, titles and order are read; terms, levels, deadlines and figures are guesses
from the words of each item, and the draft says so beside each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.checklist.keyterms import Rarity, terms
from checker.checklist.model import LEVELS, Checklist, Level
from checker.model.document import Document
from checker.support.patterns import regex
from checker.text.heading_marks import STYLES, heading_mark

TITLE = 40
"""The longest title, in characters; a longer first sentence is cut at a comma."""
LEAST = 3
"""Items that a plan has at least before its numbers are trusted over its headings."""
PENDING = "待核"
"""The certainty of what nobody has looked at yet."""
KNOWN = regex(r"[\u4e00-\u9fff]{3,8}")
"""Terms of a known checklist that the tokenizer is taught."""
DEADLINE = regex(
    r"(20\d\d)年(?:(\d{1,2})月)?(?:底|末)?(?:以)?前|到(20\d\d)年|每年(?:(\d{1,2})月)?(?:底|末)前"
)
EXPECTED = regex(
    r"(?:不少于|不低于|不超过|至少|达到|达|不多于|每年|每季度|每半年|每月)[^，。；、]{0,6}?\d[\d.]*\s*(?:%|人次|场次|万元|[\u4e00-\u9fff])"
)


class Item(Struct, frozen=True):
    """One numbered item of a plan."""

    number: int
    written: str
    """Its number as the plan writes it, such as （四） or 3."""
    title: str
    chapter: str
    text: str
    """Everything below its number, title included."""
    terms: tuple[str, ...] = ()
    levels: Mapping[Level, str] = {}
    """Who has to report it, as far as the text says; empty where it names nobody."""
    deadlines: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    """Numbers that the plan asks for, in its words."""


def draft(document: Document, checklist: Checklist, background: Iterable[str] = ()) -> list[Item]:
    """The items of a plan in its order; empty when nothing in it is numbered.

    Args:
        checklist: whose words tell levels and what every text of this kind is full of.
        background: sentences that tell how common a word is.
    """
    bare = list(_items(document))
    rarity = Rarity(list(background), [item.text for item in bare])
    levels = (word for words in checklist.plan.levels.values() for word in words)
    common = {*checklist.plan.filler, *levels}
    known = {term for r in checklist.requirement for term in r.terms if KNOWN.fullmatch(term)}
    taught = tuple(sorted(known))
    return [
        Item(
            number=item.number,
            written=item.written,
            title=item.title,
            chapter=item.chapter,
            text=item.text,
            terms=terms(item.title, item.text, rarity, common, taught),
            levels=_levels(item.text, checklist),
            deadlines=tuple(dict.fromkeys(found[0] for found in DEADLINE.finditer(item.text))),
            figures=tuple(dict.fromkeys(found[0] for found in EXPECTED.finditer(item.text))),
        )
        for item in bare
    ]


def _items(document: Document) -> Iterator[Item]:
    """Numbered paragraphs of the style whose numbers run through the whole plan, else the innermost ones."""
    marks = []
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        mark = heading_mark(text)
        marks.append((paragraph.index, text, mark if mark and mark.sure and mark.number else None))
    style = _style([(mark.style, mark.number or 0) for _, _, mark in marks if mark])
    if not style:
        return
    rank = STYLES.index(style)
    chapter, lines, start = "", list[str](), None
    for _, text, mark in marks:
        if mark and STYLES.index(mark.style) <= rank:
            if start:
                yield _item(*start, chapter, lines)
            start, lines = None, [text[mark.end :]]
            if mark.style == style:
                start = (mark.number or 0, text[: mark.end].strip())
            else:
                chapter = _title(text[mark.end :])
        elif start:
            lines.append(text)
    if start:
        yield _item(*start, chapter, lines)


def _item(number: int, written: str, chapter: str, lines: Sequence[str]) -> Item:
    return Item(
        number=number, written=written, title=_title(lines[0]), chapter=chapter, text="\n".join(lines)
    )


def _title(text: str) -> str:
    """The first sentence, without its mark."""
    title = re.split(r"[。；！？\n]", text.strip(), maxsplit=1)[0]
    return title if len(title) <= TITLE else re.split(r"[，：:,]", title, maxsplit=1)[0][:TITLE]


def _style(marks: Sequence[tuple[str, int]]) -> str:
    """The style whose items the plan counts through; the innermost common one where every count begins anew."""
    numbers: dict[str, list[int]] = {}
    for style, number in marks:
        numbers.setdefault(style, []).append(number)
    through = [
        style for style, found in numbers.items()
        if len(found) >= LEAST and all(b == a + 1 for a, b in pairwise(found))
    ]  # fmt: skip
    if through:
        return max(through, key=lambda style: (len(numbers[style]), STYLES.index(style)))
    return max(numbers, key=lambda style: (len(numbers[style]), -STYLES.index(style)), default="")


def _levels(text: str, checklist: Checklist) -> dict[Level, str]:
    named = checklist.plan.levels
    found = [level for level in LEVELS if any(word in text for word in named.get(level, ()))]
    return dict.fromkeys(found, "required") if found else {}


def as_toml(items: Sequence[Item], name: str, title: str, extends: str, prefix: str) -> str:
    """The draft as a checklist, each guess with a remark behind it; the same text each time."""
    import tomlkit

    document = tomlkit.document()
    document.add(
        tomlkit.comment(
            f"由《{title}》起草，{len(items)} 项。标着“{PENDING}”的是程序的猜测，逐项看过后改 certainty、删去标记。"
        )
    )
    document.add(tomlkit.comment("写法见 checklists/README.md；改完运行 checker checklist validate。"))
    for key, value in (("extends", extends), ("name", name), ("title", title)):
        document.add(key, tomlkit.item(value))
    tables = tomlkit.aot()
    for place, item in enumerate(items, 1):
        table = tomlkit.table()
        table.add("id", f"{prefix}-{item.number or place:02}")
        table.add("title", item.title)
        table.add("chapter", item.chapter)
        basis = tomlkit.inline_table()
        basis.update({"document": title, "article": item.written, "certainty": PENDING})
        table.add("basis", basis)
        applies = tomlkit.inline_table()
        applies.update(
            item.levels or dict.fromkeys(("county", "department", "street", "town"), "conditional")
        )
        guess = "文中点到的层级" if item.levels else "文中没有写明由谁落实"
        table.add("applies", applies.comment(f"{PENDING}：{guess}"))
        terms = tomlkit.array()
        terms.extend(item.terms)
        table.add("terms", terms.comment(f"{PENDING}：按词频提取，删去太宽的，补上别的说法"))
        if item.figures or item.deadlines:
            figures = tomlkit.array()
            figures.extend([*item.figures, *item.deadlines])
            table.add("figures", figures.comment(f"{PENDING}：文中的数量和期限"))
        table.add("hint", "")
        table.add("example", tomlkit.array().comment(f"{PENDING}：写三句算写到了的话"))
        tables.append(table)
    document.add("requirement", tables)
    return tomlkit.dumps(document)
