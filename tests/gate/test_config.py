"""`checker.toml`: found, merged, explained; mistakes in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from checker.gate import config_files
from checker.gate.config import COMMAND_LINE, Config, Settings
from checker.gate.config_files import ConfigError
from tests.gate.conftest import checker


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory that is the root of a repository."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    config_files.find.cache_clear()
    config_files.load.cache_clear()
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def settings(path: str) -> Settings:
    return config_files.settings(Path(path)).for_file(Path(path))


def test_defaults_without_a_file() -> None:
    assert settings("报告.txt").config == Config()


def test_the_nearest_file_upwards_wins() -> None:
    write("checker.toml", 'level = "city"')
    write("reports/town/checker.toml", 'level = "town"')
    assert settings("reports/a.txt").config.level == "city"
    assert settings("reports/town/a.txt").config.level == "town"


def test_no_file_from_outside_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("checker.toml", 'level = "city"')
    write("inner/.git/HEAD", "")
    assert settings("inner/a.txt").config.level == "auto"


def test_extends_merges_key_by_key() -> None:
    write(
        "shared/base.toml",
        'extends = "strict"\nlevel = "city"\n[severity]\nwrong-year = "info"\nlate-report = "info"',
    )
    write("checker.toml", 'extends = "shared/base.toml"\n[severity]\nwrong-year = "error"')
    merged = settings("a.txt").config
    assert (merged.fail_on, merged.level) == ("warning", "city")
    assert merged.severity == {"wrong-year": "error", "late-report": "info"}


def test_files_are_relative_to_who_names_them() -> None:
    write("shared/own.toml", 'extends = "outline-2021-2025"')
    write("shared/base.toml", 'checklist = "own.toml"\nwaivers = "accepted.toml"')
    write("checker.toml", 'extends = "shared/base.toml"')
    said = settings("a.txt").config
    assert (said.checklist, said.waivers) == ("shared/own.toml", "shared/accepted.toml")


def test_path_tables_and_command_line() -> None:
    write(
        "checker.toml",
        'year = 2020\n[[paths]]\nmatch = "reports/2023/**"\nyear = 2023\nlevel = "town"\n'
        '[[paths]]\nmatch = "*.md"\nlevel = "city"\n',
    )
    assert settings("reports/2022/a.txt").config.year == 2020
    assert settings("reports/2023/a.txt").config.year == 2023
    assert settings("reports/2023/a.md").config.level == "city"
    over = settings("reports/2023/a.txt").over(COMMAND_LINE, {"year": 2024})
    assert over.config.year == 2024
    assert over.config.level == "town"


def test_show_names_the_source_of_each_value() -> None:
    write(
        "checker.toml",
        'extends = "gentle"\nlang = "en"\n[[paths]]\nmatch = "a.*"\nyear = 2023\n[options.empty-section]\nlength = 3',
    )
    origins = {key: (value, source) for key, value, source in settings("a.txt").origins()}
    assert origins["lang"] == ("en", "checker.toml")
    assert origins["year"] == (2023, "checker.toml [[paths]] match = 'a.*'")
    assert origins["options.empty-section.length"] == (3, "checker.toml")
    assert origins["select"][1].endswith("gentle.toml")
    assert origins["jobs"] == ("auto", "默认值")
    shown = checker("config", "show", "a.txt")
    assert shown.returncode == 0
    assert any(
        line.startswith("year = 2023") and "checker.toml" in line for line in shown.stdout.splitlines()
    )


MISTAKES = {
    "unknown key": ('lang = "zh"\nchekclist = "x"', 2, "chekclist", "checklist"),
    "underscore": ('fail_on = "error"', 1, "fail_on", "fail-on"),
    "unknown key in a path table": ('[[paths]]\nmatch = "x"\nyaer = 2023', 3, "yaer", "year"),
    "path table without pattern": ("\n[[paths]]\nyear = 2023", 2, "match", ""),
    "unknown level": ('\nlevel = "twon"', 2, "twon", "town"),
    "unknown severity": ('[severity]\nwrong-year = "fatal"', 1, "fatal", "error"),
    "wrong type": ("\n\nselect = 1", 3, "select", ""),
    "year out of range": ("year = 23", 1, "year", "1949"),
    "no workers": ("jobs = 0", 1, "jobs", "1"),
    "unknown rule": ('select = [\n  "missing-topic",\n  "wrong-yaer",\n]', 3, "wrong-yaer", "wrong-year"),
    "unknown rule in severity": ('[severity]\nmissing-topik = "info"', 2, "missing-topik", "missing-topic"),
    "unknown rule in options": ("[options.empty-secton]\nlength = 3", 1, "empty-secton", "empty-section"),
    "unknown option": ("[options.empty-section]\nlenght = 3", 2, "lenght", "length"),
    "option of a rule without": ("[options.wrong-year]\nlength = 3", 2, "length", "wrong-year"),
    "option of all rules": ('[options."*"]\nlength = 3', 2, "length", "*"),
    "option of the gate": ("[options.unused-waiver]\nlength = 3", 2, "length", "unused-waiver"),
    "unknown profile": ('extends = "strcit"', 1, "strcit", "strict"),
    "missing base": ('extends = "no/such.toml"', 1, "no/such.toml", "strict"),
    "circle": ('level = "town"\nextends = "checker.toml"', 2, "extends", "循环"),
    "unknown checklist": (
        'lang = "zh"\nchecklist = "outline-2021-2052"',
        2,
        "outline-2021-2052",
        "outline-2021-2025",
    ),
    "no TOML": ('level = "town"\nyear =\n', 2, "TOML", ""),
}


@pytest.mark.parametrize(("text", "line", "said", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_in_one_line(text: str, line: int, said: str, hint: str) -> None:
    write("checker.toml", text)
    with pytest.raises(ConfigError) as caught:
        settings("a.txt")
    message = str(caught.value)
    assert message.startswith(f"checker.toml:{line}：")
    assert said in message
    assert hint in message
    assert "\n" not in message


def test_a_mistake_ends_with_code_2_and_one_line() -> None:
    write("checker.toml", 'chekclist = "x"')
    write("a.txt", "报告")
    done = checker("check", "a.txt")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_an_option_of_the_wrong_type_ends_with_code_2() -> None:
    write("checker.toml", '[options.duplicate-paragraph]\nlikeness = "high"')
    write("a.txt", "清河镇2023年度法治政府建设情况报告\n一、成效\n我镇开展普法宣讲34场。")
    done = checker("check", "a.txt", "--no-cache")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "options.duplicate-paragraph.likeness" in done.stderr


def test_not_utf8() -> None:
    Path("checker.toml").write_bytes('level = "乡镇"'.encode("gbk"))
    with pytest.raises(ConfigError, match="UTF-8"):
        settings("a.txt")


VALUES: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"level": "town", "year": 2023, "jobs": 4, "fail-on": "never"}, True),
    ({"year": "auto", "jobs": "auto", "lang": "en"}, True),
    ({"options": {"empty-section": {"length": 3}}, "severity": {"wrong-year": "info"}}, True),
    ({"paths": [{"match": "a/**", "year": 2020, "select": ["wrong-year"]}]}, True),
    ({"paths": [{"year": 2020}]}, False),
    ({"paths": [{"match": "a", "include": []}]}, False),
    ({"fail_on": "error"}, False),
    ({"year": "2023"}, False),
    ({"year": 23}, False),
    ({"jobs": 0}, False),
    ({"level": "village"}, False),
    ({"select": "wrong-year"}, False),
    ({"severity": {"wrong-year": "fatal"}}, False),
    ({"options": {"empty-section": 3}}, False),
]


@pytest.mark.parametrize(("data", "good"), VALUES)
def test_the_schema_agrees_with_the_loader(data: dict[str, Any], good: bool) -> None:
    import tomli_w

    schema = json.loads(checker("config", "schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(data) == good
    write("checker.toml", tomli_w.dumps(data))
    try:
        settings("a.txt")
        loaded = True
    except ConfigError:
        loaded = False
    assert loaded == good


def test_the_schema_of_checklists_accepts_the_shipped_ones() -> None:
    from checker.checklist.load import SHIPPED

    schema = json.loads(checker("config", "schema", "--checklist").stdout)
    validator = jsonschema.Draft202012Validator({**schema, "required": []})
    for file in sorted(SHIPPED.rglob("*.toml")):
        data = tomli.loads(file.read_text("utf-8"))
        problems = [e.message for e in validator.iter_errors({"name": file.stem, **data})]
        assert problems == [], file.name
    wrong = {"name": "x", "requirment": []}
    assert not validator.is_valid(wrong)


@pytest.mark.parametrize(
    "change",
    [
        '[[requirement]]\nid = "GY-04"\nhint = "写明几项。"\n\n[[requirement.point]]\nid = "清单"\nany = ["权责清单"]',
        '[[deadline]]\ntitle = "报送上级"\nday = 20',
        '[[opposition]]\nsubject = "复议"',
        '[[reference]]\nname = "信访条例"\nuntil = "2022-04-30"',
    ],
)  # fmt: skip
def test_an_entry_that_changes_one_needs_only_its_key(change: str) -> None:
    schema = json.loads(checker("config", "schema", "--checklist").stdout)
    data = tomli.loads(f'name = "own"\nextends = "outline-2021-2025"\n\n{change}')
    assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []


@pytest.mark.parametrize("profile", sorted(path.stem for path in config_files.PROFILES.glob("*.toml")))
def test_shipped_profiles_are_sound(profile: str) -> None:
    write("checker.toml", f'extends = "{profile}"')
    assert settings("a.txt").config != Config()
