"""Files that the program made itself, told by what is in them: they lie beside reports and are none."""

from __future__ import annotations

import re
from pathlib import Path

from checker.model.document import Document
from checker.support.patterns import regex

OWN = "是 checker 自己写的结果，不是报告，未检查"
AUTHOR = "报告检查"
"""Of the comments in annotated copies."""
SHEET = ".清单."
"""Before the ending in the names of the sheets that `checker sheet --dir` writes."""
SHEETS = regex(r"(?:复核(?:问题清单|意见)|Reviewfindings|Reviewof.*)$", re.MULTILINE)
PARTS = regex(
    r"(?:一、总览|一、Overview|要求与证据对照表|一、复核结论|问题和修改建议|各份报告的要求落实情况|概况\n文件"
    r"|Requirementsandevidence|Conclusion|Findingsandadvice|Howfarreportsanswertherequirements|About\nFile)$",
    re.MULTILINE,
)
CLOSING = regex(
    r"共检查\d+份报告、\d+字、\d+段，对照要求|Checked\d+report\(s\),\d+characters,|比较了\d+份报告："
    r"|^(?:全部问题|Allfindings)[：:]checkercheck|^(?:批注稿|Annotatedcopy)[：:].*\.批注",
    re.MULTILINE,
    needs=("共检查", "Checked", "比较了", "checkercheck", ".批注"),
)
"""How the closing line of a check or of a comparison begins."""
SHOWN = regex(
    r"^[✗!·](?:错误|警告|提示|error|warning|info).*[a-z]-[a-z]+$|^主体.+层级.+年度(?:\d{4}|？)$"
    r"|清单\S+，\d+项。请在最后一栏写意见|^-?由谁报：(?:应报|有则报|不报)：",
    re.MULTILINE,
    needs=("✗", "!警告", "!warning", "·提示", "·info", "层级", "请在最后一栏", "由谁报"),
)
"""Lines of a check that ends without that line, of an extract, and of a checklist that is shown."""
MACHINE = regex(
    r"""\A\s*(?:[\[{].{0,400}"(?:check_name|name)":"(?:checker|[a-z]+(?:-[a-z]+)+)"
    |\S[^\n]*:\d+:\d+:(?:error|warning|info)[a-z-]+
    |---\S[^\n]*\n\+\+\+\S[^\n]*\n@@-\d
    |[a-z]+(?:-[a-z]+)+(?:error|warning|info)[^\n]*\n[a-z]+(?:-[a-z]+)+(?:error|warning|info))""",
    re.DOTALL | re.VERBOSE,
    needs=('name":"', ":error", ":warning", ":info", "+++", "error", "warning", "info"),
)
"""How what other programs read, a diff and the list of the rules begin."""
ANNOTATED = regex(r"\.批注(?:-\d+)?$")
"""How the names of annotated copies end that stand beside their reports, before `.docx`."""
OWN_PAGE = b'<meta name="generator" content="checker">'
"""In the head of the pages that `checker sheet` and `checker compare` write."""
HEAD = 4000
"""Characters at the top of a sheet where its title stands."""
MEMBER = 2**20
"""Bytes of a part of an Office file that are looked at."""


def is_own(document: Document) -> bool:
    """Whether a document is a sheet, or the saved output of one of the commands."""
    text = document.text
    head, tail = (re.sub(r"[^\S\n]", "", part) for part in (text[:HEAD], text[-HEAD:]))
    sheet = SHEETS.search(head) and PARTS.search(text)
    closed = CLOSING.search(head) or CLOSING.search(tail)
    return bool(sheet or closed or SHOWN.search(head) or MACHINE.match(head))


def is_own_page(path: Path) -> bool:
    """Whether a page is a sheet or a comparison of ours."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return OWN_PAGE in file.read(1024)
    except OSError:
        return False


def is_own_workbook(path: Path) -> bool:
    """Whether an .xlsx is a sheet of ours."""
    sheets = _member(path, "xl/workbook.xml")
    return 'name="问题清单"' in sheets or ('name="Findings"' in sheets and 'name="Requirements"' in sheets)


def is_own_comparison(path: Path) -> bool:
    """Whether an .xlsx is a comparison of ours."""
    return 'name="雷同报告"' in _member(path, "xl/workbook.xml")


def is_annotated(path: Path) -> bool:
    """Whether a .docx is a copy that got comments from us."""
    return AUTHOR in authors(path)


def authors(path: Path) -> set[str]:
    """Who wrote the comments of a .docx."""
    comments = re.findall(r"<w:comment\b[^>]*", _member(path, "word/comments.xml"))
    named = (re.search(r'w:author="([^"]*)"', comment) for comment in comments)
    from html import unescape

    return {unescape(found[1]) if found else "" for found in named}


def _member(path: Path, name: str) -> str:
    import zipfile

    try:
        if not path.is_file():
            return ""
        with zipfile.ZipFile(path) as package, package.open(name) as part:
            return part.read(MEMBER).decode("utf-8", "replace")
    except Exception:  # whatever zipfile makes of a file that is none
        return ""
