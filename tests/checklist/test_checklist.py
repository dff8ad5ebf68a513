"""Checklists: what a mistake in one is told as, and how one extends another."""

from pathlib import Path

import msgspec
import pytest

from checker.checklist import ChecklistError, available, compiled, load, model
from checker.support import storage

BASIS = 'basis = { document = "方案" }'
GOOD = f"""extends = "common"
[[requirement]]
id = "A-1"
title = "修订预案"
chapter = "一"
{BASIS}
applies = {{ town = "required" }}
terms = ["应急预案"]
"""


def written(folder: Path, text: str, name: str = "own.toml") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD.replace("terms =", "trms ="), 8, "terms"),
        (GOOD.replace('chapter = "一"\n', ""), 3, "chapter"),
        (GOOD.replace('["应急预案"]', '"应急预案"'), 8, "terms"),
        (GOOD.replace('"required"', '"always"'), 7, "applies"),
        (GOOD.replace("应急预案", "{nobody}…预案"), 8, "nobody"),
        (GOOD.replace("应急预案", "(修订…预案"), 8, "括号"),
        (GOOD + GOOD.split("\n", 1)[1].replace("A-1", "A-1 "), 0, ""),
        (GOOD + "terms = 1\n", 9, "TOML"),
    ],
    ids=[
        "unknown key",
        "missing key",
        "wrong type",
        "wrong value",
        "word group",
        "bracket",
        "fine",
        "toml",
    ],
)
def test_messages_name_file_line_and_key(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    if not line:
        assert len(load(path).requirement) == 2
        return
    with pytest.raises(ChecklistError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}：")
    assert words in message
    assert "\n" not in message


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError, match=r"outline-2021-2025？"):
        load("outline-2021-2052")
    with pytest.raises(ChecklistError, match="找不到"):
        load(str(tmp_path / "none.toml"))
    (tmp_path / "gbk.toml").write_bytes("title = '清单'".encode("gbk"))
    with pytest.raises(ChecklistError, match="UTF-8"):
        load(str(tmp_path / "gbk.toml"))


def test_extending_in_a_circle(tmp_path: Path) -> None:
    written(tmp_path, 'extends = "b.toml"', "a.toml")
    written(tmp_path, 'extends = "a.toml"', "b.toml")
    with pytest.raises(ChecklistError, match="循环"):
        load(str(tmp_path / "a.toml"))


def test_a_local_checklist_changes_one_key_and_adds_one_item(tmp_path: Path) -> None:
    own = load(
        written(
            tmp_path,
            'extends = "outline-2021-2025"\n[[requirement]]\nid = "GY-17"\nhint = "写三类预案。"\n'
            + GOOD.split("\n", 1)[1],
        )
    )
    national = load("outline-2021-2025")
    assert len(own.requirement) == len(national.requirement) + 1
    changed = {r.id: r for r in own.requirement}["GY-17"]
    assert changed.hint == "写三类预案。"
    assert changed.terms == {r.id: r for r in national.requirement}["GY-17"].terms


def test_the_national_checklist_is_whole() -> None:
    assert "outline-2021-2025" in available()
    national = load("outline-2021-2025")
    assert [p.id for p in national.part] == [f"ND-{n}" for n in range(1, 6)]
    assert [r.id for r in national.requirement] == [f"GY-{n:02}" for n in range(4, 36)]
    for requirement in national.requirement:
        assert {*model.LEVELS, "department_staff"} == set(requirement.applies)
        assert requirement.hint
        assert requirement.terms
        assert all(point.id.startswith(f"{requirement.id}.") for point in requirement.point)


def test_the_manual_names_every_key() -> None:
    manual = (Path(__file__).parents[2] / "checklists" / "README.md").read_text("utf-8")
    structs = [v for v in vars(model).values() if isinstance(v, type) and issubclass(v, msgspec.Struct)]
    keys = {key for struct in structs for key in struct.__struct_fields__}
    tables = {"part", "requirement", "reference", "year_topic", "deadline", "opposition", "misfit", "tally"}
    assert sorted(key for key in keys - tables if all(f"{mark}{key}" not in manual for mark in "` [")) == []


def test_a_kept_checklist_is_read_anew_when_it_is_edited_or_damaged(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    own = tmp_path / "own.toml"

    def title() -> str:
        compiled._entry.cache_clear()
        load.cache_clear()
        return load(str(own)).title

    own.write_text('extends = "outline-2021-2025"\ntitle = "甲"\n', "utf-8")
    assert title() == "甲"
    own.write_text('extends = "outline-2021-2025"\ntitle = "乙乙"\n', "utf-8")
    assert title() == "乙乙"
    (kept,) = (tmp_path / "cache" / "checklists").iterdir()
    storage.write(kept, b"\x93 no entry")
    assert title() == "乙乙"
    kept.write_bytes(kept.read_bytes()[:-5])
    assert title() == "乙乙"
    monkeypatch.setenv("CHECKER_CACHE_DIR", "/dev/null/none")
    assert title() == "乙乙"
