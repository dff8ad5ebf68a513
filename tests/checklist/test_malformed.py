"""Sixty kinds of mistakes in a checklist: each is told with file, line and key, what may stand there, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checklist import ChecklistError, load
from checker.checklist.load import read
from tests.gate.conftest import checker

GOOD = """\
extends = "common"
title = "试用"

[words]
leader = ["局长", "镇长"]

[[part]]
id = "BF-1"
title = "成效"
role = "achievements"
basis = { document = "方案", article = "第三条", certainty = "V" }
headings = ["成效"]

[[requirement]]
id = "SX-1"
title = "修订预案"
chapter = "一"
basis = { document = "方案", certainty = "R" }
applies = { town = "required", county = "conditional" }
figures = ["预案（个）"]
terms = ["应急预案", "{leader}…演练"]
example = ["局长带队演练2次。"]
hint = "写个数。"
[[requirement.point]]
id = "SX-1.1"
title = "专项预案"
any = ["专项预案"]

[[reference]]
name = "某条例"
since = "2024-03-01"

[[deadline]]
title = "报送"
month = 3
day = 1
levels = ["department"]
basis = { document = "方案" }

[[opposition]]
subject = "持证"
claimed = ["全部持证"]
denied = ["持证率有待"]

[[misfit]]
any = ["我局"]
levels = ["town"]
reason = "镇不是局"

[[year_topic]]
topic = "某会"
any = ["某会"]
first = 2024

[[tally]]
subject = "申请"
said = ["收到申请{figure}"]
rows = ["本年新收"]
counters = ["件"]

[options.duplicate-paragraph]
likeness = 0.7
"""
LINES = GOOD.splitlines()


def line(text: str) -> int:
    """The line of `GOOD` that holds a text, from 1."""
    return next(number for number, content in enumerate(LINES, 1) if text in content)


KINDS: dict[str, tuple[str, str, int, tuple[str, ...]]] = {
    # what is replaced, by what, the line that is told, words of the message
    "string without end": ('title = "试用"', 'title = "试用', 2, ("TOML", "引号")),
    "no value": ('title = "试用"', "title =", 2, ("TOML",)),
    "word without quotes": ('title = "试用"', "title = 试用", 2, ("TOML", "引号")),
    "full-width quotes": ('title = "试用"', "title = “试用”", 2, ("TOML", "引号")),
    "full-width equals": ('title = "试用"', 'title ＝ "试用"', 2, ("TOML", "=")),
    "key twice": ('title = "试用"', 'title = "试用"\ntitle = "又"', 3, ("TOML", "两次")),
    "table without end": ("[words]", "[words", 4, ("TOML", "方括号")),
    "table twice": ("[[part]]", "[words]\n[[part]]", 7, ("TOML", "两次")),
    "array without end": ('headings = ["成效"]', 'headings = ["成效"', 14, ("TOML",)),
    "inline table without end": ('certainty = "R" }', 'certainty = "R"', 1 + line('"R"'), ("TOML",)),
    "comma missing": ('["局长", "镇长"]', '["局长" "镇长"]', 5, ("TOML",)),
    "full-width comma": ('["局长", "镇长"]', '["局长"，"镇长"]', 5, ("TOML",)),
    "backslash": ('title = "试用"', 'title = "试\\用"', 2, ("TOML", "反斜杠")),
    "unknown key at the top": ('title = "试用"', 'titel = "试用"', 2, ("titel", "title")),
    "unknown table": ("[words]", "[wrods]", 4, ("wrods", "words")),
    "unknown key of a requirement": ("hint =", "hints =", line("hint ="), ("SX-1", "hints", "hint")),
    "unknown key far from all": ("hint =", "qqq =", line("hint ="), ("SX-1", "qqq", "可用", "terms")),
    "unknown key of a part": ("headings =", "heading =", line("headings ="), ("BF-1", "headings")),
    "unknown key of a basis": ('article = "第三条"', 'artikel = "第三条"', 11, ("BF-1", "artikel", "article")),
    "unknown key of a point": ('any = ["专项预案"]', 'any = ["专项预案"]\nterms = []', 1 + line('any = ["专'), ("SX-1.1", "terms", "any")),
    "unknown key of a deadline": ("month = 3", "moon = 3", line("month"), ("报送", "moon", "month")),
    "unknown key of an opposition": ("denied =", "denies =", line("denied"), ("持证", "denied")),
    "unknown key of a misfit": ("reason =", "reasons =", line("reason"), ("reason",)),
    "requirement without id": ('id = "SX-1"\n', "", 1 + line("[[requirement]]"), ("id",)),
    "requirement without title": ('title = "修订预案"\n', "", line('"SX-1"'), ("SX-1", "title")),
    "requirement without basis": ('basis = { document = "方案", certainty = "R" }\n', "", line('"SX-1"'), ("SX-1", "basis")),
    "requirement without levels": ('applies = { town = "required", county = "conditional" }\n', "", line('"SX-1"'), ("SX-1", "applies")),
    "basis without document": ('{ document = "方案", certainty = "R" }', '{ certainty = "R" }', line('certainty = "R"'), ("SX-1", "document")),
    "part without role": ('role = "achievements"\n', "", line('"BF-1"'), ("BF-1", "role")),
    "deadline without day": ("day = 1\n", "", line('"报送"'), ("报送", "day")),
    "misfit without levels": ('levels = ["town"]\n', "", line("[[misfit]]"), ("levels",)),
    "empty id": ('id = "SX-1"', 'id = " "', line('"SX-1"'), ("id", "空")),
    "empty title": ('title = "修订预案"', 'title = ""', line("修订预案"), ("SX-1", "title", "空")),
    "title is a number": ('title = "修订预案"', "title = 12", line("修订预案"), ("SX-1", "title", "文字", "12")),
    "terms are one text": ('terms = ["应急预案", "{leader}…演练"]', 'terms = "应急预案"', line("terms ="), ("SX-1", "terms", "一列文字")),
    "a term is a number": ('"应急预案", ', '"应急预案", 110, ', line("terms ="), ("SX-1", "terms", "一列文字", "110")),
    "basis is a text": ('basis = { document = "方案", certainty = "R" }', 'basis = "方案"', line('certainty = "R"'), ("SX-1", "basis", "表")),
    "single brackets": ("[[deadline]]", "[deadline]", line("[[deadline]]"), ("deadline", "[[deadline]]")),
    "requirement is a text": (GOOD, 'extends = "common"\nrequirement = "SX-1"\n', 2, ("requirement", "[[requirement]]")),
    "requirements are texts": (GOOD, 'extends = "common"\nrequirement = ["SX-1"]\n', 2, ("requirement", "表")),
    "words are a list": ('[words]\nleader = ["局长", "镇长"]\n', 'words = ["局长"]\n', 4, ("words", "表")),
    "word group is a text": ('leader = ["局长", "镇长"]', 'leader = "局长"', 5, ("leader", "一列文字")),
    "level that is none": ('town = "required"', 'twon = "required"', line("applies"), ("SX-1", "twon", "town", "乡镇")),
    "value of a level": ('town = "required"', 'town = "always"', line("applies"), ("SX-1", "applies.town", "required", "conditional", "no")),
    "level is true": ('town = "required"', "town = true", line("applies"), ("applies.town", "required", "true")),
    "certainty": ('certainty = "R"', 'certainty = "Q"', line('"R"'), ("SX-1", "certainty", "V2", "待核")),
    "role": ('role = "achievements"', 'role = "成效"', line("role"), ("BF-1", "role", "shortcomings", "section")),
    "level of a deadline": ('levels = ["department"]', 'levels = ["bureau"]', line('["department"]'), ("报送", "levels", "department", "town")),
    "level of a misfit": ('levels = ["town"]', 'levels = ["village"]', line('levels = ["town"]'), ("levels", "village", "town")),
    "month 13": ("month = 3", "month = 13", line("month"), ("报送", "month", "1 到 12")),
    "day of no month": ("month = 3\nday = 1", "month = 2\nday = 30", line("day = 1"), ("报送", "2 月 30 日")),
    "month as a text": ("month = 3", 'month = "三月"', line("month"), ("month", "整数", "三月")),
    "day of no calendar": ('since = "2024-03-01"', 'since = "2024-3-1"', line("2024-03-01"), ("某条例", "since", "2024-03-01")),
    "date without quotes": ('since = "2024-03-01"', "since = 2024-03-01", line("2024-03-01"), ("某条例", "since", "文字")),
    "ends before it begins": ("first = 2024", "first = 2024\nlast = 2022", line("first") + 1, ("某会", "last", "2022")),
    "year as a text": ("first = 2024", 'first = "2024"', line("first"), ("某会", "first", "整数")),
    "list ends before it begins": ('title = "试用"', "since = 2026\nuntil = 2021", 3, ("until", "2021")),
    "id twice": ("[[reference]]", '[[requirement]]\nid = "SX-1"\nhint = ""\n[[reference]]', line("[[reference]]") + 1, ("SX-1", "两次")),
    "part twice": ("[[requirement]]\n", '[[part]]\nid = "BF-1"\n[[requirement]]\n', line("[[requirement]]") + 1, ("BF-1", "两次")),
    "empty term": ('"应急预案", ', '"应急预案", "", ', line("terms ="), ("SX-1", "terms", "空")),
    "word group that is none": ("{leader}…演练", "{nobody}…演练", line("terms ="), ("SX-1", "terms", "nobody")),
    "brackets without end": ("{leader}…演练", "(局长…演练", line("terms ="), ("SX-1", "terms", "括号")),
    "brackets in brackets": ("{leader}…演练", "(局(长|))…演练", line("terms ="), ("SX-1", "terms", "括号")),
    "bar outside brackets": ("{leader}…演练", "局长|镇长", line("terms ="), ("SX-1", "terms", "(甲|乙)")),
    "regular expression": ("{leader}…演练", "局长.*演练", line("terms ="), ("SX-1", "terms", "*")),
    "both kinds of joints": ("{leader}…演练", "局长…演练+预案", line("terms ="), ("SX-1", "terms", "+")),
    "matches everything": ("{leader}…演练", "(局长|)", line("terms ="), ("SX-1", "terms", "任何句子")),
    "joint in brackets": ("{leader}…演练", "(局长…镇长|科长)演练", line("terms ="), ("SX-1", "terms", "括号里")),
    "word group in brackets": ("{leader}…演练", "({leader}|科长)演练", line("terms ="), ("SX-1", "terms", "括号里")),
    "pattern of a headcount": ("[[tally]]", '[[headcount]]\nsubject = "队员"\nbodies = ["队"]\nall_do = ["持(证"]\n[[tally]]', line("[[tally]]") + 3, ("队员", "all_do", "括号")),
    "empty word": ('rows = ["本年新收"]', 'rows = ["本年新收", " "]', line("rows"), ("申请", "rows", "空")),
    "empty word of a group": ('leader = ["局长", "镇长"]', 'leader = ["局长", ""]', 5, ("leader", "空")),
    "pattern without example": ("{leader}…演练", "{leader}…视察", line("terms ="), ("SX-1", "terms", "例句")),
    "pattern of a part": ('headings = ["成效"]', 'headings = ["成效(及"]', line("headings"), ("BF-1", "headings", "括号")),
    "pattern of an opposition": ('denied = ["持证率有待"]', 'denied = ["持证|有待"]', line("denied"), ("持证", "denied", "(甲|乙)")),
    "pattern of a tally": ("收到申请{figure}", "收到申请{figur}", line("said"), ("申请", "said", "figur")),
    "unknown base": ('extends = "common"', 'extends = "comon"', 1, ("extends", "comon", "common")),
    "base that is no file": ('extends = "common"', 'extends = "没有.toml"', 1, ("extends", "没有.toml")),
    "base is a list": ('extends = "common"', 'extends = ["common"]', 1, ("extends", "文字")),
    "extends itself": ('extends = "common"', 'extends = "own.toml"', 1, ("extends", "循环")),
    "included file is missing": ('title = "试用"', 'include = ["没有.toml"]', 2, ("include", "没有.toml")),
    "options are texts": ("likeness = 0.7", "likeness = {}", line("likeness"), ("options.duplicate-paragraph.likeness",)),
    "grade beyond all": ("[words]", '[grades.x]\ntitle = "退"\nmissing = 3\n[words]', 6, ("missing",)),
}  # fmt: skip


def told(folder: Path, text: str | bytes) -> tuple[str, ...]:
    """What is wrong with a checklist."""
    path = folder / "own.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ChecklistError) as caught:
        read(path)
    return caught.value.faults


def test_what_they_are_made_from_is_sound(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(GOOD, "utf-8")
    assert read(tmp_path / "own.toml")[0].title == "试用"
    assert len(KINDS) >= 60
    assert all(GOOD.count(old) == 1 for old, *_ in KINDS.values())


@pytest.mark.parametrize(("old", "new", "at", "words"), KINDS.values(), ids=KINDS)
def test_a_mistake_is_told(tmp_path: Path, old: str, new: str, at: int, words: tuple[str, ...]) -> None:
    faults = told(tmp_path, GOOD.replace(old, new))
    (told_at, message), *more = [fault.partition("：")[::2] for fault in faults]
    assert more == []
    assert told_at == f"{tmp_path / 'own.toml'}:{at}"
    assert "\n" not in message
    assert [word for word in words if word not in message] == []
    assert not [name for name in ("Expected", "object", "array", "Traceback") if name in message]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (GOOD.encode("gbk"), "UTF-8"),
        (GOOD.encode("utf-16"), "UTF-8"),
        (b"\x00" * 40, "TOML"),
        (b"a = " + b"[" * 4000, "深"),
    ],
    ids=["gbk", "utf-16", "zeros", "deep"],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, word: str) -> None:
    assert word in told(tmp_path, content)[0]


def test_a_mistake_in_a_file_below_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(GOOD.replace('"required"', '"immer"'), "utf-8")
    faults = told(tmp_path, 'extends = "base.toml"\n')
    assert [fault.partition("：")[0] for fault in faults] == [f"{tmp_path / 'base.toml'}:{line('applies')}"]


def test_all_at_once_in_the_order_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = GOOD
    chosen = ["unknown key at the top", "role", "value of a level", "word group that is none", "month 13", "level of a misfit"]  # fmt: skip
    for kind in chosen:
        text = text.replace(*KINDS[kind][:2])
    text = text.replace("likeness =", "likenes =")
    (tmp_path / "own.toml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    done = checker("checklist", "validate", "own.toml")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    at = [int(told.split(":")[2].split("：")[0]) for told in lines[:-1]]
    assert at == [*(KINDS[kind][2] for kind in chosen), line("likeness")]
    assert "7 处" in lines[-1]
    one = checker("check", "x.txt", "-c", "own.toml")
    assert one.returncode == 2


def test_one_line_where_a_report_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.toml").write_text(
        GOOD.replace("month = 3", "month = 13").replace("hint =", "hin ="), "utf-8"
    )
    (tmp_path / "r.txt").write_text("某镇2024年法治政府建设年度报告\n一、成效\n修订预案3个。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    done = checker("check", "r.txt", "-c", "own.toml")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "另有 1 处" in done.stderr


BESIDE = {
    "weights that are not there": ('weights = "none.weights"', "none.weights", "checklist train"),
    "weights of another kind": ('weights = "own.toml"', "own.toml", "checklist train"),
    "weights that are a folder": ('weights = "."', ".", "文件夹"),
    "claim model that is not there": ('claim_model = "none.weights"', "none.weights", "不在"),
    "examples that are not there": ('examples = ["none.tsv"]', "none.tsv", "找不到"),
    "examples in another encoding": ('examples = ["gbk.tsv"]', "gbk.tsv", "UTF-8"),
}


@pytest.mark.parametrize(("key", "file", "word"), BESIDE.values(), ids=BESIDE)
def test_files_that_a_checklist_names(
    key: str, file: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text(GOOD.replace('title = "试用"', f'title = "试用"\n{key}', 1), "utf-8")
    Path("gbk.tsv").write_bytes("例句".encode("gbk"))
    Path("r.txt").write_text("某镇2024年法治政府建设年度报告\n一、成效\n修订预案3个。\n", "utf-8")
    done = checker("checklist", "validate", "own.toml")
    assert (done.returncode, done.stderr.count("\n")) == (2, 2), done.stderr
    assert done.stderr.startswith(f"checker: {file}：")
    assert word in done.stderr
    if not key.startswith("examples"):  # which only teach
        done = checker("check", "r.txt", "-c", "own.toml", "--no-cache")
        assert (done.returncode, word in done.stderr) == (2, True), done.stderr


def test_weights_of_another_checklist_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own = Path(load("outline-2021-2025").weights)
    Path("own.toml").write_text(
        GOOD.replace('title = "试用"', f'title = "试用"\nweights = "{own}"', 1), "utf-8"
    )
    done = checker("checklist", "validate", "own.toml")
    assert (done.returncode, "注意 weights 这份权重不是从这份清单学来的" in done.stdout) == (0, True), (
        done.stdout
    )
    Path("own.toml").write_text(GOOD, "utf-8")  # those of `common`, which know nothing but substance
    assert "注意 weights" not in checker("checklist", "validate", "own.toml").stdout
