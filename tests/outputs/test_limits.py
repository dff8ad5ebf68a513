"""Large runs stay within what forges take, the worst findings are kept, and the cut is told."""

import gzip
import json
import re

import pytest
from msgspec.structs import replace

from checker.model.findings import Severity, Wording
from checker.model.results import RunResult
from checker.outputs import github, markdown, render, sarif

from .sample import CLAIM, RESULT, missing, options
from .test_hostile_text import parsed


def many(warnings, errors=0, text="群众满意度显著提升"):
    """A run with so many findings, the errors last in the text."""
    claims = (replace(CLAIM, fingerprint=f"{n:016x}", excerpt=text) for n in range(warnings))
    gaps = (missing(n, "示例", Severity.ERROR, "") for n in range(errors))
    return RunResult(reports=(replace(RESULT.reports[0], findings=(*claims, *gaps)),))


def test_github_writes_ten_of_each_level_and_counts_the_rest():
    commands = list(parsed(render("github", many(25, 13), options())))
    levels = [level for level, _, _ in commands]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert "3 个错误、15 个警告、0 个提示" in commands[-1][2]


def test_github_keeps_the_notice_of_the_cut_among_ten_notices():
    hints = tuple(missing(n, "示例", Severity.INFO, "") for n in range(12))
    result = RunResult(reports=(replace(RESULT.reports[0], findings=hints),))
    commands = list(parsed(render("github", result, options())))
    assert [level for level, _, _ in commands] == ["notice"] * 10
    assert "3 个提示" in commands[-1][2]


def test_nothing_is_said_to_be_cut_when_nothing_is():
    assert "没有列出" not in render("github", many(10, 10), options())
    assert "篇幅" not in render("markdown", many(10, 10), options())
    assert "results-cut" not in render("sarif", many(10, 10), options())


@pytest.mark.parametrize("count", [800, 3000])
def test_a_comment_fits_and_keeps_the_errors(count):
    text = render("markdown", many(count, 5), options())
    assert len(text) <= markdown.COMMENT_CHARACTERS
    assert text.count("❌") == 5
    left = int(re.search(r"另有 (\d+) 条问题", text)[1])
    assert left == count + 5 - text.count("| ⚠️") - 5


def test_a_comment_on_very_many_reports_fits():
    reports = tuple(replace(r, path=f"{n}/{r.path}") for n in range(1000) for r in RESULT.reports)
    text = render("markdown", RunResult(reports=reports), options())
    assert len(text) <= markdown.COMMENT_CHARACTERS
    assert text.startswith("## ")


def test_the_step_summary_has_room_for_more_than_a_comment():
    result = many(3000)
    summary = github.step_summary(result, options())
    assert len(render("markdown", result, options())) < len(summary)
    assert len(summary.encode()) <= github.SUMMARY_BYTES
    assert len(github.step_summary(many(9000), options()).encode()) <= github.SUMMARY_BYTES


def test_sarif_keeps_the_worst_results_and_says_so(monkeypatch):
    assert sarif.MAX_RESULTS == 25_000, "more are refused by GitHub"
    monkeypatch.setattr(sarif, "MAX_RESULTS", 250)
    run = json.loads(render("sarif", many(260, 3), options()))["runs"][0]
    assert len(run["results"]) == 250
    assert [r["level"] for r in run["results"][:4]] == ["error"] * 3 + ["warning"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "13 条" in told["message"]["text"]


def test_sarif_stays_below_its_packed_size(monkeypatch):
    monkeypatch.setattr(sarif, "MAX_BYTES", 5_000)
    result = many(400)
    findings = tuple(replace(f, message=Wording(f.fingerprint * 20, "")) for f in result.reports[0].findings)
    text = render("sarif", RunResult(reports=(replace(result.reports[0], findings=findings),)), options())
    assert len(gzip.compress(text.encode())) <= 5_000
    assert 0 < len(json.loads(text)["runs"][0]["results"]) < 400
    assert "results-cut" in text


def test_sarif_cuts_related_places_and_tags():
    finding = replace(CLAIM, related=RESULT.reports[0].findings[3].related * 300)
    run = json.loads(
        render("sarif", RunResult(reports=(replace(RESULT.reports[0], findings=(finding,)),)), options())
    )["runs"][0]
    assert len(run["results"][0]["relatedLocations"]) == 100
    assert all(len(rule["properties"]["tags"]) <= 20 for rule in run["tool"]["driver"]["rules"])
