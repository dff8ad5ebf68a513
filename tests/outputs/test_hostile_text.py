"""Text of a report never becomes a command, markup or a broken line of any format."""

import html
import json
import re
import unicodedata
import xml.etree.ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker.model.findings import Wording
from checker.outputs import FORMATS, render
from checker.outputs.github import step_summary

from .sample import CLAIM, NASTY, RESULT, options

BITS = ["::error::", "%0A", "%25", "]]>", "|", "`", "<script>", "</details>", "&lt;", "@all", "##[group]", "\\",
        "**", "[a](b)", "![i](u)", "http://x.invalid", "www.x.invalid", "\n", "\r\n", "\x00", "\x1b[2J", "\x85",
        "\u2028", "\u202e", "\ud800", "\ufffe", "# ", "- ", "1. ", "    ", "\t", "~~~", "{0}", "字"]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(BITS) | st.text(max_size=3), max_size=8).map("".join)
COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")


def with_text(text):
    """The sample's town with one finding, the same text in every field that comes from a file."""
    finding = replace(
        CLAIM,
        message=Wording(text, text),
        suggestion=Wording(text, text),
        excerpt=text,
        before=text,
        after=text,
    )
    report = replace(
        RESULT.reports[0], findings=(finding,), title=text, issuer=text, warnings=(text,), path=f"r/{text}"
    )
    return replace(RESULT, reports=(report,), notices=())


def parsed(output):
    """Workflow commands as the runner reads them: level, properties, message."""
    for line in output.split("\n")[:-1]:
        level, properties, message = COMMAND.match(line).groups()
        pairs = dict(pair.split("=", 1) for pair in properties.split(","))
        yield level, {key: decoded(value) for key, value in pairs.items()}, decoded(message)


def decoded(value):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, character)
    return value


@given(HOSTILE)
def test_no_control_character_in_any_output(text):
    for name in set(FORMATS) - {"json"}:
        output = render(name, with_text(text), options())
        assert not {c for c in output if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"}, name
        assert not set(output) & set("\u202a\u202d\u202e\u2066\u2067\u2028\u2029"), name


@given(HOSTILE)
def test_workflow_commands_parse_back(text):
    commands = list(parsed(render("github", with_text(text), options())))
    assert [level for level, _, _ in commands] == ["error", "warning"]
    assert commands[1][1]["line"] == "29"
    assert commands[1][1]["file"].startswith("r/")


def test_a_message_survives_the_workflow_command():
    message = list(parsed(render("github", with_text("增长 5%，见 a:b,c %0A"), options())))[1][2]
    assert message.split("\n")[0].endswith("增长 5%，见 a:b,c %0A")


@given(HOSTILE)
def test_no_line_of_text_output_is_a_command_of_a_ci_server(text):
    for name in ("full", "concise", "junit"):
        for line in render(name, with_text(text), options()).split("\n"):
            assert not line.lstrip().startswith("::")
            assert name == "junit" or "##[" not in line


@given(HOSTILE)
def test_concise_is_one_line_a_finding(text):
    assert render("concise", with_text(text), options()).count("\n") == 2


@given(HOSTILE)
def test_structured_formats_stay_readable(text):
    result = with_text(text)
    assert len(json.loads(render("sarif", result, options()))["runs"][0]["results"]) == 1
    assert len(json.loads(render("gitlab", result, options()))) == 2
    assert len(json.loads(render("json", result, options()))["reports"]) == 1
    root = Xml.fromstring(render("junit", result, options()).encode())
    assert len(root) == 2


@given(HOSTILE)
def test_markdown_shows_text_as_text(text):
    page = MarkdownIt("gfm-like", {"linkify": False}).render(render("markdown", with_text(text), options()))
    allowed = {"h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "code",
               "br", "blockquote", "details", "summary"}  # fmt: skip
    assert set(re.findall(r"</?([a-z0-9]+)", page)) <= allowed
    assert page.count("<code>") == 1
    assert page.count("<details>") == 1
    assert page.count("<tr>") == 2 + 6, "one finding and the table of requirements, whatever the text says"


def test_markdown_reads_as_it_was_written():
    page = MarkdownIt("gfm-like", {"linkify": False}).render(render("markdown", with_text(NASTY), options()))
    visible = html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u200b", "")
    assert "<script>alert(1)</script> @all [l](http://x.invalid) ##[group]" in visible


@pytest.mark.parametrize("make", [lambda r, o: render("markdown", r, o), step_summary])
def test_mentions_and_links_are_broken(make):
    page = make(with_text(NASTY), options())
    assert "@all" not in page
    assert "http://" not in page
