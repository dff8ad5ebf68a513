"""What a person at a terminal sees."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from checker.model.findings import Severity
from checker.model.results import RunResult
from checker.outputs import render
from checker.outputs.wrapping import NOT_FIRST, plain, wrap

from .sample import CLAIM, RESULT, options

ANSI = re.compile(r"\x1b\[[0-9;]*m")
CHINESE = st.text(alphabet="中文字数，。（）《》：ab 12%—…", max_size=80)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_page(width, lang):
    for line in render("full", RESULT, options(width=width, lang=lang, matrix=True)).split("\n"):
        assert cell_len(line) <= width


def test_columns_of_the_matrix_stand_below_each_other():
    lines = render("full", RESULT, options(width=100, matrix=True)).split("\n")
    head = next(line for line in lines if line.startswith("编号"))
    row = next(line for line in lines if line.startswith("GY-15"))
    for title, cell in (
        ("应报", "应报"),
        ("状态", "已写"),
        ("数字", "有"),
        ("要求", "完善"),
        ("依据", "第16段"),
    ):
        assert cell_len(head[: head.index(title)]) == cell_len(row[: row.index(cell)])


def test_colour_only_when_asked_and_the_words_stay_the_same():
    plain, coloured = render("full", RESULT, options()), render("full", RESULT, options(color=True))
    assert "\x1b" not in plain
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured).replace(" \n", "\n") == plain.replace("【", "").replace("】", "")


def test_every_open_finding_is_shown_and_waived_ones_only_counted():
    text = render("full", RESULT, options(width=200, hints=True))
    for _, finding in ((r.path, f) for r in RESULT.reports for f in r.findings):
        shown = finding.requirement or finding.message.zh[:6].replace("::", "：：")
        assert (shown in text) != finding.waived
    assert "已豁免 1" in text


def test_hints_are_one_line_that_says_how_to_see_them():
    folded, whole = (render("full", RESULT, options(width=200, hints=hints)) for hints in (False, True))
    line = next(line for line in folded.split("\n") if "--hints" in line)
    hints = [f for r in RESULT.reports for f in r.findings if f.severity == "info" and not f.waived]
    assert f"{len(hints)} 条" in line
    assert "--hints" not in whole
    assert len(whole.split("\n")) > len(folded.split("\n"))


def test_findings_of_a_kind_stand_together_and_say_once_what_all_say():
    claims = [replace(CLAIM, fingerprint=f"{n:016x}") for n in range(3)]
    report = replace(RESULT.reports[0], findings=tuple(claims))
    text = render("full", RunResult(reports=(report,)), options(width=120))
    assert "3 处" in text
    assert text.count(CLAIM.message.zh) == 1
    assert text.count(CLAIM.suggestion.zh) == 1
    assert text.count(f"【{CLAIM.excerpt}】") == 3


@pytest.mark.parametrize("width", [60, 100])
def test_findings_of_a_kind_in_one_paragraph_share_a_line(width):
    excerpts = ["满意度大幅提升", "秩序明显好转，群众拍手称快，各方面都给予了很高的评价", "面貌焕然一新"]
    several = [replace(CLAIM, excerpt=words) for words in excerpts]
    report = replace(
        RESULT.reports[0],
        findings=(*several, replace(CLAIM, location=replace(CLAIM.location, line=99, paragraph=99))),
    )
    told = render("full", RunResult((report,)), options(width=width))
    lines = [line for line in told.split("\n") if "满意度大幅提升" in line]
    assert len(lines) == 1
    assert "…】" in told
    assert all(words[:4] in "".join(told.split()) for words in excerpts)
    assert " 4 处  unquantified-claim" in told
    assert all(cell_len(line) <= width for line in told.split("\n"))
    coloured = render("full", RunResult((report,)), options(width=width, color=True))
    assert all(words[:4] in "".join(ANSI.sub("", coloured).split()) for words in excerpts)


def closing(*findings, path="报告.txt", **said):
    report = replace(RESULT.reports[0], path=path, findings=findings)
    return render("full", RunResult(reports=(report,)), options(width=120, **said)).split("共检查")[1]


def test_the_closing_line_says_what_to_do_next():
    error = replace(CLAIM, severity=Severity.ERROR)
    assert "先改 1 处错误" in closing(error, CLAIM)
    assert "逐处看 1 处警告" in closing(CLAIM)
    assert 'checker annotate "我的 报告.docx"' in closing(error, path="我的 报告.docx")
    assert "checker explain" in closing(error)
    assert "。\n" in closing()
    assert "checker" not in closing()


def test_the_closing_line_says_what_changed():
    assert "改好 2 处，新出现 1 处，还剩 3 处" in closing(CLAIM, since={"报告.txt": (1, 2, 3)})
    assert "上次" not in closing(CLAIM)


@given(CHINESE, st.integers(4, 40))
def test_wrapping_loses_nothing_and_fits(text, width):
    lines = [plain(line) for line in wrap([(text, "")], width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_closing_marks_do_not_begin_a_line():
    text = "写明应急预案的名称和数量，修订情况（含街道）。"
    for width in range(8, 40):
        assert all(plain(line)[0] not in NOT_FIRST for line in wrap([(text, "")], width))
