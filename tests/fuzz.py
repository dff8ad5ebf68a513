"""Feed broken input to readers, pipeline, expressions, TOML and import, and tell what they make of it.

    python tests/fuzz.py [--minutes 1] [--only docx] [--seed 0] [--number N]

Each target gets its turn of processor minutes. An input is made from seed, target and number alone, so that
`--only docx --number 123` makes the same one again. What may
happen: a result, or an error in one line (`CheckerError`). A fault is any other exception, more than `SLOW`
seconds of processor time, or a position that lies outside the text. The exit code is 1 when there was a fault.

Readers run here in this process; pdfium, which the program isolates, does so in a process of its own.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
warnings.simplefilter("ignore")
os.environ["CHECKER_DEBUG"] = "1"
os.environ["CHECKER_CACHE_DIR"] = str(Path(tempfile.gettempdir(), f"checker-fuzz-{os.getpid()}"))

from checker.gate.bounds import TooCostlyError, time_limit  # noqa: E402
from checker.model.document import Document  # noqa: E402
from checker.model.errors import CheckerError  # noqa: E402
from checker.model.packed import run_result  # noqa: E402
from checker.text.numerals import to_chinese  # noqa: E402

SLOW = 10.0
"""Processor seconds for an input of some ten kilobytes."""
MEMORY = 3 * 2**30
REPORT = (ROOT / "reports/qinghe-town-2023.txt").read_text("utf-8")
ALPHABET = (
    "一二三四五六七八九十〇零百千万亿（）()《》〈〉“”‘’\"'、，。；：！？…—-·%％‰.．,0123456789０１９①⑩Ⅱ年月日时件次人元起名个余多约近"
    "第章节条款项条附件表图甲乙丙镇乡县市区省局街道办国务院党委政府法治建设 \t\u3000\u00a0\u200b\ufeff\u202e\u0301\ufe0f𠀀😀\x00\x1b\x85\u2028\ud7ff\ue000\uffff#*`_[]<>|!&~^=+\\/{}$@"
)
WORDS = (
    "一、", "（一）", "1.", "（1）", "第一章", "第一条", "①", "一是", "二是", "2023年", "二〇二三年", "2023年13月45日", "〔2023〕99号",
    "《行政处罚法》第九千条", "增长" + "9" * 400 + "%", "9" * 5000 + "件", "九" * 400 + "件", "1/0", "0%", "-1件", "1e999", "………",
    "人民政府", "法治政府建设", "年度报告", "未制定", "无", "附件：1.", "\n", "\r\n", "\n\n", "\t", "　　", "XX镇", "×××", "（此页无正文）",
    "<!-- checker: ignore[x] y -->", "---\n", "# ", "> ", "- ", "| a | b |\n|---|---|\n", "```\n", "&#xD800;", "![](x)", "[a](b)",
)  # fmt: skip
TITLES = (
    "云溪镇人民政府2023年度法治政府建设情况报告",
    "# 云溪县司法局2024年法治政府建设年度报告",
    "报告",
    "2023年",
)
MARKS = (
    "{c}、", "（{c}）", "{n}.", "{n}．", "（{n}）", "{n}、", "第{c}、", "第{c}部分 ", "{c}是", "其{c}，", "{n}）", "①", "⑩", "㈠", "⑴", "Ⅱ、",
    "肆、", "【{c}】", "第{c}章 ", "第{c}条 ", "{n}.{n}", "{n}.{n}.{n}", "- ", "* ", "> ", "# ", "## ", "### ", "|", "\t", "　　", "    ",
    "附件：", "附件{n}：", "注：", "<b>", "```\n", "---\n", "", "", "",
)  # fmt: skip
PIECES = (
    "主要举措和成效", "存在的不足和原因", "下一步打算", "主要负责人履行职责情况", "检查3家。", "2023年，受理46件，其余2件。", "维持2件", "共计3件，",
    "同比增长20%", "（此处填写）", "XX镇", "《行政复议法》", "见附件2", "2022年12月", "二〇二三年", "。", "：", "，", "一是加强。二是推进。四是落实。",
    "某镇人民政府", "2024年1月5日", "未发生", "0件", "12.5%", "1/3", "100余场", "表1", "——", "“", "”", "（", "）", "…", "\ufeff", "\x0b", "\u2028",
    "\u200b", "①②④", "附件：1.名单 3.清单", "目录", "第1页 共3页", "比上年的200件增加61件", "其中：甲3件、乙4件，共8件", "。0.", "其次，", "再次，",
)  # fmt: skip
VALUES = (
    "",
    "0",
    "-1",
    "1",
    "9",
    "10",
    "999999999999",
    "9" * 5000,
    "1e308",
    "nan",
    "x",
    "%1" * 50,
    "\u202e",
    "true",
    "../../x",
    "D800",
)
Target = Callable[[random.Random], Any]


def characters(text: str, chance: random.Random, most: int = 12) -> str:
    """Text with some places changed: characters, known words, lines moved, pieces doubled or gone."""
    for _ in range(chance.randint(1, most)):
        at, kind = chance.randrange(len(text) + 1), chance.randrange(8)
        to = min(len(text), at + chance.choice((1, 1, 3, 20, 200)))
        if kind == 0:
            text = text[:at] + "".join(chance.choices(ALPHABET, k=chance.choice((1, 2, 8)))) + text[at:]
        elif kind == 1:
            text = text[:at] + chance.choice(WORDS) + text[at:]
        elif kind == 2:
            text = text[:at] + text[to:]
        elif kind == 3:
            text = text[:at] + text[at:to] * chance.choice((2, 2, 3, 50)) + text[to:]
        elif kind == 4:
            other = chance.randrange(len(text) + 1)
            text = text[:at] + text[other : other + to - at] + text[to:]
        elif kind == 5:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines[: chance.choice((3, 20, 200))])
        elif kind == 6:
            text = text[:at] + chance.choice(ALPHABET) * chance.choice((2, 50, 2000)) + text[to:]
        else:
            text = text.replace(chance.choice(ALPHABET), chance.choice((*ALPHABET, "", "\n")), 40)
    return text[:60_000]


def scrambled(data: bytes, chance: random.Random, most: int = 12) -> bytes:
    """Bytes with some places changed."""
    held = bytearray(data)
    for _ in range(chance.randint(1, most)):
        at, kind = chance.randrange(len(held) + 1), chance.randrange(6)
        to = min(len(held), at + chance.choice((1, 2, 8, 64, 1000)))
        if kind == 0 and held:
            held[min(at, len(held) - 1)] = chance.randrange(256)
        elif kind == 1:
            held[at:at] = chance.randbytes(chance.choice((1, 4, 32)))
        elif kind == 2:
            del held[at:to]
        elif kind == 3:
            held[at:at] = held[at:to]
        elif kind == 4:
            held[at:to] = chance.choice((b"\0", b"\xff", b"<", b">", b"99999999999", b"-1", b"/", b"(")) * (
                to - at
            )
        else:
            other = chance.randrange(len(held) + 1)
            held[at:to] = held[other : other + to - at]
    return bytes(held[: chance.choice((2_000_000, 2_000_000, len(held) // 2 + 1))])


def grown(xml: bytes, chance: random.Random) -> bytes:
    """XML with its tree changed: elements doubled, moved, emptied, attributes and text exchanged."""
    from lxml import etree

    try:
        tree = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return scrambled(xml, chance)
    for _ in range(chance.randint(1, 10)):
        elements: list[Any] = [one for one in tree.iter() if isinstance(one.tag, str)]
        one, other, kind = chance.choice(elements), chance.choice(elements), chance.randrange(8)
        if kind == 0 and one is not tree:
            one.getparent().remove(one)
        elif kind in (1, 2) and one is not tree:
            copy = etree.fromstring(etree.tostring(one, with_tail=False))
            for _ in range(chance.choice((1, 1, 3, 60))):
                other.insert(chance.randrange(len(other) + 1), etree.fromstring(etree.tostring(copy)))
        elif kind == 3 and one.attrib:
            one.set(chance.choice(list(one.attrib)), _xml_safe(chance.choice(VALUES)))
        elif kind == 4 and one.attrib and other.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(list(other.attrib.values())))
        elif kind == 5:
            one.text = _xml_safe(characters(one.text or "", chance, 2))
        elif kind == 6:
            one.tag = other.tag
        elif one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        if len(etree.tostring(tree)) > 400_000:
            break
    return etree.tostring(tree)


def _xml_safe(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A zip archive with one or two members changed, renamed or gone; now and then its bytes too."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(info.filename, package.read(info)) for info in package.infolist()]
    for _ in range(chance.randint(1, 2)):
        number, kind = chance.randrange(len(parts)), chance.randrange(10)
        name, content = parts[number]
        if kind < 6 and name.endswith((".xml", ".rels")):
            parts[number] = name, grown(content, chance)
        elif kind < 8:
            parts[number] = name, scrambled(content, chance) if content else b"x"
        elif kind == 8 and len(parts) > 1:
            parts[number] = chance.choice(parts)[0] if chance.random() < 0.5 else "../" + name, content
        elif len(parts) > 1:
            del parts[number]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as package:
        for name, content in parts:
            package.writestr(name, content)
    made = file.getvalue()
    return scrambled(made, chance, 3) if chance.random() < 0.1 else made


def sound(document: Document) -> None:
    """Every position of a document lies inside it."""
    ends = 0
    for paragraph in document.paragraphs:
        assert ends <= paragraph.start <= paragraph.end <= len(document.text), paragraph
        ends = paragraph.end
        place = document.locate(paragraph.start, paragraph.end)
        assert min(place.line, place.column) >= 1, place
        assert (place.end_line, place.end_column) >= (place.line, place.column), place
        document.as_written((paragraph.start, paragraph.end))
        for sentence in paragraph.sentences:
            assert paragraph.start <= sentence.start < sentence.end <= paragraph.end, sentence
    for section in document.sections:
        assert 0 <= section.paragraph <= section.last < len(document.paragraphs), section


def read(name: str, data: bytes) -> Document:
    """A document as the program reads it, its positions looked at."""
    from checker.readers import read as reading

    document = reading(name, data)
    sound(document)
    return document


def judged(name: str, data: bytes, chance: random.Random) -> None:
    """The whole pipeline and every output on one file."""
    import msgspec

    from checker.gate.audit import Task, audit_task
    from checker.model.results import ReportResult
    from checker.outputs import FORMATS, RenderOptions, render

    result = audit_task(Task(name, stdin=data, timeout=0, select=("*",)))
    assert "\n" not in getattr(result, "message", "")
    if isinstance(result, ReportResult):
        packed = msgspec.msgpack.encode(result)
        assert msgspec.msgpack.encode(msgspec.msgpack.decode(packed, type=ReportResult)) == packed
    run = run_result([result])
    for form in chance.sample(sorted(FORMATS), 3):
        said = render(
            form, run, RenderOptions(lang=chance.choice(("zh", "en")), matrix=chance.random() < 0.5)
        )
        if form in ("json", "sarif", "gitlab"):
            json.loads(said)
    if run.reports and chance.random() < 0.1:
        from checker.review.sheets import render as sheet
        from checker.review.sheets.making import make
        from checker.rules import REGISTRY

        view = make(run, {rule.id: rule for rule, _ in REGISTRY}, lambda _: {})
        sheet(chance.choice((".md", ".html", ".xlsx", ".docx")), view)


@cache
def word() -> bytes:
    """The seeds' Word report."""
    return next((ROOT / "reports").glob("*.docx")).read_bytes()


@cache
def portable() -> bytes:
    """A PDF whose streams can be read."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    paper = Canvas(file, pageCompression=0)
    lines = [line[at : at + 26] for line in REPORT.split("\n") for at in range(0, len(line), 26)][:100]
    for top in range(0, len(lines), 25):
        paper.setFont("STSong-Light", 16)
        for number, line in enumerate(lines[top : top + 25]):
            paper.drawString(80, 760 - 28 * number, line)
        paper.line(80, 100, 500, 100)
        paper.showPage()
    paper.save()
    return file.getvalue()


def page(text: str) -> str:
    """A web page of a text."""
    inner = "".join(f"<p style='text-indent:2em'>{line}</p>\n" for line in text.split("\n"))
    table = "<table><tr><td>件数</td><td>12</td></tr><tr><td>人数</td><td>34</td></tr></table>"
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='ArticleTitle' content='报告'><title>报告_网站</title></head><body><div class='nav'><a href='/'>首页</a></div><div id='zoom'>{inner}{table}</div><script>var a=1</script></body></html>"


@cache
def fixed() -> bytes:
    """An OFD file."""
    from tests.readers.test_ofd_reader import LONG, ofd, printed, wrapped

    return ofd(printed(wrapped(LONG)), printed(wrapped(LONG * 3)))


@cache
def workbook() -> bytes:
    """A sheet that somebody filled in."""
    from openpyxl import load_workbook

    from checker.gate.audit import Task
    from checker.gate.workers import audit
    from checker.review.sheets import render
    from checker.review.sheets.making import make
    from checker.review.sheets.workbook import DATE, REMARK, VERDICT
    from checker.rules import REGISTRY

    view = make(
        audit([Task("a.txt", stdin=REPORT.encode())]), {rule.id: rule for rule, _ in REGISTRY}, lambda _: {}
    )
    made = render(".xlsx", view)
    book = load_workbook(io.BytesIO(made if isinstance(made, bytes) else made.encode()))
    sheet = book["问题清单"]
    column = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, min(12, sheet.max_row + 1)):
        sheet.cell(row, column[VERDICT]).value = "误报"
        sheet.cell(row, column[REMARK]).value = f"意见{row}"
        sheet.cell(row, column[DATE]).value = "2024-03-01"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def tag_soup(chance: random.Random) -> bytes:
    """A web page broken in its text, its tags or its bytes."""
    text = characters(page(characters(REPORT[:3000], chance, 4)), chance)
    for _ in range(chance.randint(0, 8)):
        tag = chance.choice(
            (
                "div",
                "p",
                "table",
                "tr",
                "td",
                "a",
                "script",
                "h1",
                "span",
                "b",
                "svg",
                "title",
                "meta",
                "li",
                "!--",
                "![CDATA[",
            )
        )
        at = chance.randrange(len(text) + 1)
        text = (
            text[:at]
            + f"<{chance.choice(('', '/'))}{tag}{chance.choice(('', ' style=display:none', ' x'))}>"
            * chance.choice((1, 1, 300))
            + text[at:]
        )
    data = text.encode(chance.choice(("utf-8", "utf-8", "gb18030", "utf-16")), "replace")
    return scrambled(data, chance, 4) if chance.random() < 0.3 else data


def txt(chance: random.Random) -> None:
    data = characters(REPORT, chance).encode(
        chance.choice(("utf-8", "utf-8", "gb18030", "utf-16")), "surrogatepass"
    )
    read("a.txt", scrambled(data, chance, 4) if chance.random() < 0.3 else data)


def md(chance: random.Random) -> None:
    source = (ROOT / "reports/yunling-town-2024.md").read_text("utf-8")
    text = characters(source, chance)
    document = read("a.md", text.encode("utf-8", "replace"))
    lines = len(text.encode("utf-8", "replace").decode("utf-8-sig").splitlines()) + 1
    for paragraph in document.paragraphs:
        place = document.locate(paragraph.start, paragraph.end)
        assert place.line <= place.end_line <= lines, place


def docx(chance: random.Random) -> None:
    data = repacked(word(), chance)
    document = read("a.docx", data)
    if chance.random() < 0.1:
        from checker.gate.audit import Task, audit_task
        from checker.review.annotate import annotate

        result = audit_task(Task("a.docx", stdin=data, timeout=0))
        annotate(data, document, getattr(result, "findings", ()), {})


def pdf(chance: random.Random) -> None:
    from checker.readers.pdf import extract

    data = portable()
    if chance.random() < 0.5:
        words = re.findall(rb"[-\d.]+ (?:Tf|Td|Tm|l|m|re|cm)|/\w+|\d+ 0 R|<[0-9a-fA-F]+>", data)
        for _ in range(chance.randint(1, 8)):
            data = data.replace(
                chance.choice(words),
                chance.choice((*words, b"999999999", b"-1e9", b"null", b"<<>>", b"[]")),
                chance.choice((1, 5)),
            )
    else:
        data = scrambled(data, chance)
    blocks, _ = extract("a.pdf", data)
    from checker.readers.structure import parse

    sound(parse("a.pdf", blocks, []))


def scan(chance: random.Random) -> None:
    """Pages of pictures where nothing recognises them."""
    from checker.readers import ocr
    from checker.readers.pdf import extract

    kept, ocr.available = ocr.available, lambda: False
    try:
        extract("a.pdf", scrambled(pictured(), chance))
    finally:
        ocr.available = kept


@cache
def pictured() -> bytes:
    """Two scanned pages."""
    from PIL import Image

    file = io.BytesIO()
    sheets = [Image.new("L", (60, 80), shade) for shade in (120, 200)]
    sheets[0].save(file, "PDF", save_all=True, append_images=sheets[1:])
    return file.getvalue()


def html(chance: random.Random) -> None:
    read("a.html", tag_soup(chance))


def mht(chance: random.Random) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message.set_content(
        page(REPORT[:3000]), subtype="html", cte=chance.choice(("base64", "quoted-printable", "8bit"))
    )
    message.add_related(b"GIF89a", "image", "gif")
    data = message.as_bytes()
    for _ in range(chance.randint(0, 4)):
        old, new = chance.choice(
            (
                (b"utf-8", b"x-none"),
                (b"base64", b"quoted-printable"),
                (b"text/html", b"text/plain"),
                (b"quoted-printable", b"base64"),
                (b"multipart/related", b"message/rfc822"),
                (b"boundary=", b"boundary*0="),
                (b"\n", b"\r"),
            )
        )
        data = data.replace(old, new, chance.choice((1, 99)))
    read("a.mht", scrambled(data, chance) if chance.random() < 0.7 else data)


def archive(chance: random.Random) -> None:
    from checker.support import archives

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in chance.sample(
            (
                "清河镇.txt",
                "a/b.docx",
                "../c.txt",
                "d\\e.md",
                "~$f.docx",
                "g.zip",
                "h",
                "C:/i.txt",
                "a.txt/",
                "a.txt",
            ),
            4,
        ):
            package.writestr(name, REPORT[:500])
    data = scrambled(file.getvalue(), chance, 6)
    path = Path(os.environ["CHECKER_CACHE_DIR"], "a.zip")
    path.write_bytes(data)
    os.utime(path, ns=(chance.getrandbits(40), chance.getrandbits(40)))  # members are kept by size and time
    for member in archives.members(path):
        assert ".." not in member.parts
        try:
            read(member.name, archives.member_bytes(path, member.relative_to(path).as_posix(), 2**20))
        except CheckerError:
            continue
    read("a.zip", data)


def office(chance: random.Random) -> None:
    """Word, OpenDocument, RTF, pages and old files under each other's endings, up to the door of LibreOffice."""
    from checker.model.errors import ReadError
    from checker.readers import office as door

    def closed(path: str, data: bytes, ending: str) -> bytes:
        raise ReadError(path, ending)

    kept, door.convert = door.convert, closed
    rtf = b"{\\rtf1\\ansi\\ansicpg936 " + REPORT[:500].encode("gbk", "replace") + b"}"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + REPORT[:2000].encode("utf-16-le")
    odt = packed_odt()
    data = chance.choice((rtf, old, odt, word(), fixed(), page(REPORT[:500]).encode(), REPORT.encode()))
    try:
        read(
            "a" + chance.choice((".doc", ".wps", ".rtf", ".odt", ".docx", ".docm", ".ofd", ".html")),
            scrambled(data, chance),
        )
    finally:
        door.convert = kept


@cache
def packed_odt() -> bytes:
    """An OpenDocument text."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", f"<office:text>{REPORT[:500]}</office:text>")
    return file.getvalue()


def ofd(chance: random.Random) -> None:
    read("a.ofd", repacked(fixed(), chance))


def xlsx(chance: random.Random) -> None:
    from checker.review.sheets.importing import read as back

    path = Path(os.environ["CHECKER_CACHE_DIR"], "a.xlsx")
    path.write_bytes(repacked(workbook(), chance))
    back(path)


def saved(chance: random.Random) -> None:
    from checker.review.sheets.importing import given as back

    record = {
        "id": "0123456789abcdef#missing-topic#a.txt",
        "verdict": "误报",
        "remark": "甲",
        "by": "乙",
        "date": "2024-03-01",
        "excerpt": "丙",
    }
    records: list[Any] = [
        {
            **record,
            chance.choice(list(record)): chance.choice(
                (*VALUES, *WORDS, None, 1, [], {}, "\ud800", "2024-02-30", "0000-00-00")
            ),
        }
        for _ in range(3)
    ]
    text = json.dumps(
        {"schema": chance.choice((1, 1, 1, "1", None)), "verdicts": records},
        ensure_ascii=chance.random() < 0.5,
    )
    data = text.encode("utf-8", "surrogatepass")
    back("a.json", scrambled(data, chance, 3) if chance.random() < 0.5 else data)


def pipeline(chance: random.Random) -> None:
    kind = chance.randrange(4)
    if kind < 2:
        judged("a.txt", characters(REPORT, chance, 30).encode("utf-8", "replace"), chance)
    elif kind == 2:
        source = (ROOT / "reports/yunling-town-2024.md").read_text("utf-8")
        judged("a.md", characters(source, chance, 30).encode("utf-8", "replace"), chance)
    else:
        judged("a.docx", repacked(word(), chance), chance)


def lines(chance: random.Random) -> None:
    """Items, headings and odd lines in any order: what characters changed in a whole report seldom give."""
    text = [*chance.choices(TITLES, k=chance.choice((0, 1, 1)))]
    number = 0
    for _ in range(chance.randrange(40)):
        number = chance.choice((number + 1,) * 4 + (1, 1, number, number + 2, 0, chance.randrange(400)))
        mark = chance.choice(MARKS).format(n=number, c=to_chinese(number) if number else "〇")
        said = "".join(chance.choices(PIECES, k=chance.randrange(5)))
        text.append(mark + said + chance.choice(("", "。", "：")) + "\n" * chance.choice((0,) * 9 + (1,)))
    text += chance.choice(((), ("云溪镇人民政府", "2024年1月12日")))
    judged(chance.choice(("a.txt", "a.md")), chance.choice(("\n", "\n\n")).join(text).encode(), chance)


def copies(chance: random.Random) -> None:
    """Two reports that are each other's changed copies."""
    from checker.gate.copies import against

    one, other = (
        read(name, characters(REPORT, chance, 30).encode("utf-8", "replace")) for name in ("a.txt", "b.txt")
    )
    against(one, other, "outline-2021-2025")


def expressions(chance: random.Random) -> None:
    from checker.checklist.expressions import Lexicon, fault, matches
    from checker.judging.index import TextIndex

    words = {"人": ["市长", "局长"], "空": [], "a": ["（甲）", "乙 丙"]}
    pieces = (
        "出庭",
        "应诉",
        "(",
        ")",
        "|",
        "…",
        "+",
        "{人}",
        "{figure}",
        "{a}",
        "{空}",
        "{",
        "}",
        " ",
        "　",
        "“",
        "？",
        "?",
        "\\",
        "甲" * 50,
        "一",
        "0",
        "A",
        "\u0301",
        "\u200b",
        "Ⅱ",
        "ﬃ",
        "，",
        "。",
    )
    source = "".join(chance.choices(pieces, k=chance.randint(1, 9)))
    if fault(source, words):
        return
    lexicon = Lexicon(words, [source])
    matches(source, "行政机关负责人出庭应诉3件，市长一次", words)
    document = read(
        "a.txt", f"某镇报告\n{source}出庭应诉{source}，市长出庭3件。局长乙丙A0。".encode("utf-8", "replace")
    )
    index = TextIndex(document, lexicon, ())
    index.find(source)
    assert len(lexicon.tables.expressions) == 1


TOML_SEEDS = {
    "checker.toml": 'extends = "strict"\nlevel = "town"\nyear = 2023\nselect = ["*"]\ninclude = ["*.txt"]\n[options.empty-section]\nlength = 3\n[severity]\nmissing-topic = "info"\n[[paths]]\nmatch = "a/**"\nyear = 2024\n',
    "own.toml": 'extends = "outline-2021-2025"\nname = "own"\ntitle = "自己的清单"\nsince = 2021\nuntil = 2025\n[words]\n人 = ["甲", "乙"]\n[[requirement]]\nid = "ZX-1"\ntitle = "专项"\ngroup = "一"\nlevels = ["town"]\nbasis = {document = "办法", article = "第一条", certainty = "R"}\nstrong = ["甲(乙|丙)", "{人}…甲"]\nbroad = ["丁"]\nhint = "写明"\n[[requirement]]\nid = "GY-17"\nstrong = ["普法"]\n',
    "waivers.toml": '# 说明\n[[waiver]]\nfingerprint = "0123456789abcdef"\nrule = "missing-topic"\npath = "a.txt"\nreason = "甲"\nexpires = 2024-03-01\n',
    "verdicts.toml": '[[verdict]]\nfingerprint = "0123456789abcdef"\nrule = "missing-topic"\npath = "a.txt"\nverdict = "误报"\nremark = "甲"\nby = "乙"\nday = 2024-03-01\n',
}  # fmt: skip


def toml(chance: random.Random) -> None:
    """Configuration, checklist, waivers and verdicts; what is accepted must work."""
    from checker.checklist.load import read as checklist
    from checker.gate import config_files, waivers
    from checker.review import verdicts
    from checker.support.toml_edit import rewritten

    name = chance.choice(list(TOML_SEEDS))
    text = TOML_SEEDS[name]
    for _ in range(chance.randint(1, 5)):
        if chance.random() < 0.5:
            values = re.findall(r"= (.+)", text) or ["1"]
            values += [
                "1",
                "-1",
                "1.5",
                "true",
                '""',
                "[]",
                "{}",
                "[[]]",
                "[1]",
                "{a = 1}",
                "2024-01-01",
                "nan",
                "9" * 30,
                '"\\u0000"',
                '"("',
                '["(|)"]',
                '["?"]',
            ]
            lines = text.split("\n")
            at = chance.randrange(len(lines))
            lines[at] = re.sub(r"= .*", lambda _, v=chance.choice(values): f"= {v}", lines[at])  # type: ignore[misc]
            text = "\n".join(lines)
        else:
            text = characters(text, chance, 2)
    path = Path(os.environ["CHECKER_CACHE_DIR"], name)
    path.write_bytes(text.encode("utf-8", "surrogateescape" if chance.random() < 0.5 else "replace"))
    if name == "checker.toml":
        config_files.load.cache_clear()
        config_files.load(path).for_file(path.parent / "a/b.txt")
    elif name == "waivers.toml":
        file = waivers.load(path)
        assert len(file.lines) == len(file.waivers)
        waivers.save(
            path, [*file.waivers[1:], waivers.Waiver(fingerprint="f", rule="r", path="p", reason="新")]
        )
        assert len(waivers.load(path).waivers) == len({*file.waivers[1:]}) + 1
    elif name == "verdicts.toml":
        verdicts.load(path)
        rewritten(text, "verdict", [])
    else:
        checklist(path)
        from checker.checklist import load
        from checker.gate.audit import Task, audit_document
        from checker.readers import read as reading

        audit_document(reading("a.txt", REPORT[:1500].encode()), load(str(path)), Task("a.txt"))


@cache
def shipped() -> bytes:
    """A whole checklist as plain data."""
    import msgspec

    from checker.checklist.load import SHIPPED, _merged

    return msgspec.msgpack.encode(_merged(SHIPPED / "outline-2021-2025.toml", []))


def checklist(chance: random.Random) -> None:
    """A checklist in which some words are others; what is accepted must work."""
    import msgspec

    from checker.checklist import compiled
    from checker.checklist.faults import faults
    from checker.checklist.model import Checklist
    from checker.gate.audit import Task, audit_document
    from checker.readers import read as reading
    from checker.support.toml import Source

    data = msgspec.msgpack.decode(shipped())
    tables = [key for key in data if key not in ("requirement", "example")]
    for _ in range(chance.randint(1, 3)):
        at, key = data, chance.choice(tables)
        while isinstance(at[key], dict | list) and at[key]:
            at = at[key]
            key = chance.choice(list(at)) if isinstance(at, dict) else chance.randrange(len(at))
        if isinstance(at[key], str):
            at[key] = chance.choice(
                (
                    "",
                    " ",
                    "(",
                    ")",
                    "[",
                    "*",
                    "a|b",
                    "\\",
                    "{x}",
                    "(甲|乙)",
                    "…",
                    "的",
                    "　",
                    "9",
                    "一",
                    "^",
                    "$",
                    "甲" * 3000,
                    "\x00",
                    "\n",
                )
            )
        else:
            at[key] = chance.choice((0, -1, 1, 99999, [], {}, "", "甲"))
    if faults([Source(Path("own.toml"), "", data)], data):
        return
    audit_document(reading("a.txt", REPORT.encode()), msgspec.convert(data, Checklist), Task("a.txt"))
    compiled._LEXICONS.clear()  # kept for each checklist of a process, of which there are few


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        txt,
        md,
        docx,
        pdf,
        scan,
        html,
        mht,
        archive,
        office,
        ofd,
        xlsx,
        saved,
        pipeline,
        lines,
        copies,
        expressions,
        toml,
        checklist,
    )
}


def attempt(name: str, seed: int, number: int) -> str:
    """What is wrong with what becomes of one input; empty when nothing is."""
    chance = random.Random(f"{seed} {name} {number}")
    try:
        with time_limit(SLOW):
            TARGETS[name](chance)
    except CheckerError as error:
        return "" if str(error).strip() else "an error without words"
    except TooCostlyError:
        return f"more than {SLOW:g} seconds:\n" + "".join(
            traceback.format_exc().splitlines(keepends=True)[-12:]
        )
    except Exception as error:  # that is what we look for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {error}"[:400]
    return ""


def turn(name: str, seed: int, first: int, minutes: float, told: Callable[[int, str], None]) -> int:
    """Inputs of one target for so long, in a process of its own; the number of the next one."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.close(reading)
        number = first
        while time.process_time() < minutes * 60:
            os.write(writing, f"{number}\t\n".encode())
            if wrong := attempt(name, seed, number):
                os.write(writing, f"{number}\t{json.dumps(wrong)}\n".encode())
            number += 1
        os._exit(0)
    os.close(writing)
    number = first
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            at, _, wrong = line.rstrip("\n").partition("\t")
            number = int(at)
            if wrong:
                told(number, json.loads(wrong))
    _, status = os.waitpid(child, 0)
    if status and name not in ("pdf", "scan"):  # what pdfium ends in is caught by its own process
        told(number, f"the process ended with {status}")
    return number + 1


def main() -> None:
    """Every target in turn."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=1, help="of processor time for each target")
    parser.add_argument("--only", choices=TARGETS, action="append", help="targets")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--number", type=int, help="only this input, with its traceback")
    asked = parser.parse_args()
    Path(os.environ["CHECKER_CACHE_DIR"]).mkdir(exist_ok=True)
    names = asked.only or list(TARGETS)
    if asked.number is not None:
        with time_limit(60):
            for name in names:
                TARGETS[name](random.Random(f"{asked.seed} {name} {asked.number}"))
        return
    faults: Counter[str] = Counter()

    def told(name: str) -> Callable[[int, str], None]:
        def tell(number: int, wrong: str) -> None:
            kind = f"{name}: {wrong.splitlines()[0][:120]}"
            faults[kind] += 1
            if faults[kind] == 1:
                print(f"{name} --number {number}: {wrong}", flush=True)

        return tell

    for name in names:
        tried = turn(name, asked.seed, 0, asked.minutes, told(name))
        print(f"{name}: {tried} inputs in {asked.minutes:g} minutes", flush=True)
    print(f"{len(faults)} kinds of fault")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
