"""Thousands of reports: all but the first hundred are packed, and nobody notices."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from typer.testing import CliRunner

from checker.cli.sheet import group
from checker.gate import run as running
from checker.gate import workers
from checker.gate.own_rules import rules_by_id
from checker.gate.run import Request, run
from checker.model import packed
from checker.model.packed import Reports, pack, run_result
from checker.model.results import InputError
from checker.outputs import FORMATS, RenderOptions, pieces, render
from checker.outputs.as_json import schema
from checker.review import sheets
from checker.review.sheets import making
from checker.review.verdicts import Verdict
from checker.support import limits
from tests.gate.conftest import SOUND
from tests.outputs.sample import RESULT


def test_reports_come_out_as_they_went_in() -> None:
    (report, *_) = RESULT.reports
    many = Reports(replace(report, path=f"{number}.txt") for number in range(packed.FEW + 20))
    assert len(many) == packed.FEW + 20
    assert [one.path for one in many] == [f"{number}.txt" for number in range(packed.FEW + 20)]
    assert many[-1] == replace(report, path=f"{packed.FEW + 19}.txt")
    assert [one.path for one in many[-2:]] == [f"{packed.FEW + n}.txt" for n in (18, 19)]
    result = run_result([pack(report), InputError("a", "b"), report, InputError("c", "d", fault=False)])
    assert list(result.reports) == [report, report]
    assert (result.errors[0].path, result.unread[0].path) == ("a", "c")


def test_names_that_are_no_text_stay_as_they_are() -> None:
    strange = replace(RESULT.reports[0], path="坏\udcff.txt")
    assert Reports([pack(strange)])[0] == strange


@pytest.mark.parametrize("form", FORMATS)
def test_pieces_make_the_whole(form: str) -> None:
    told = list(pieces(form, RESULT, RenderOptions()))
    assert "".join(told) == render(form, RESULT, RenderOptions())
    if form in ("json", "full"):
        assert len(told) > len(RESULT.reports)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_of_pieces_is_laid_out_as_one(count: int) -> None:
    whole = render("json", replace(RESULT, reports=tuple(RESULT.reports[:1]) * count), RenderOptions())
    data = json.loads(whole)
    assert len(data["reports"]) == count
    assert whole == json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    assert list(data)[:5] == list(schema()["$defs"]["Run"]["properties"])[:5]


def test_a_run_that_packs_tells_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    for number in range(4):
        Path(f"{number}.txt").write_text(SOUND.replace("34场", f"{number // 2 + 30}场"), "utf-8")
    Path("坏.docx").write_bytes(b"x")
    request = Request([Path()])
    before = run(replace(request, cache=False)).result
    finding = before.reports[0].findings[0]
    Path("waivers.toml").write_text(
        f'[[waiver]]\nfingerprint = "{finding.fingerprint}"\nrule = "{finding.rule}"\npath = "0.txt"\nreason = "甲"\n'
    )
    plain = run(replace(request, cache=False)).result
    for module in (packed, workers, running):
        monkeypatch.setattr(module, "FEW", 1)
    for cache in (False, True, True):  # without a cache, into it, out of it
        result = run(replace(request, cache=cache)).result
        assert [type(held) for held in result.reports._held][1:] == [bytes] * 3  # type: ignore[attr-defined]
        for form in FORMATS:
            assert render(form, result, RenderOptions()) == render(form, plain, RenderOptions())
        assert result.counts()["waived"] == 1


def test_sheets_of_packed_pages_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        Path(f"{number}.txt").write_text(SOUND.replace("34场", f"{number + 30}场"), "utf-8")
    finding = (result := run(Request([Path()], cache=False, reasons=True)).result).reports[0].findings[0]
    said = Verdict(
        fingerprint=finding.fingerprint, rule=finding.rule, path="0.txt", verdict="误报", remark="甲"
    )
    gone = Verdict(fingerprint="0" * 16, rule="wrong-year", path="0.txt", verdict="属实", excerpt="丁")

    def history(path: str) -> dict[tuple[str, str], list[Verdict]]:
        return {(one.rule, one.fingerprint): [one] for one in (said, gone)} if path == "0.txt" else {}

    made = {}
    for few in (packed.FEW, 0):
        monkeypatch.setattr(making, "FEW", few)
        sheet = making.make(result, rules_by_id(), history)
        assert [isinstance(page.held, bytes) for page in sheet.pages] == [not few] * 3
        made[few] = {ending: sheets.render(ending, sheet) for ending in (".html", ".md")}
        made[few][".xlsx"] = "\n".join(
            str(row)
            for page in load_workbook(io.BytesIO(sheets.render(".xlsx", sheet))).worksheets
            for row in page.iter_rows(values_only=True)
        ).encode()
    assert made[0] == made[packed.FEW]
    for told in made[0].values():
        assert "丁" in told.decode()


def test_a_letter_holds_so_many_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(limits, "LETTERS", 2)
    for number in range(3):
        Path(f"{number}.txt").write_text(SOUND.replace("34场", f"{number + 30}场"), "utf-8")
    told = CliRunner().invoke(group, ["make", ".", "-o", "单.docx", "--no-cache", "-j", "1"])
    assert told.exit_code == 2
    assert "有 3 份报告，一份 Word 最多放 2 份；请用 --dir" in told.stderr
    assert not Path("单.docx").exists()
    told = CliRunner().invoke(group, ["make", "0.txt", "1.txt", "-o", "单.docx", "--no-cache", "-j", "1"])
    assert told.exit_code == 0
