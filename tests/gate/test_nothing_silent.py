"""Whatever lies in a folder is judged, or named with the reason why not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.gate.conftest import FAULT, SOUND, checker

TEXT = SOUND.replace("二、主要", f"{FAULT}\n二、主要")
UNREADABLE = {
    "旧.doc": b"x", "旧.wps": b"x", "版式.ofd": b"x", "坏.docx": b"no zip", "空.txt": b"", "坏.pdf": b"%PDF-1.4",
    "旧.rtf": b"x", "书生.gd": b"x", "打包.zip": b"PK", "二进制.txt": bytes(range(256)) * 20,
}  # fmt: skip
NO_REPORTS = {
    "requirements.txt": b"numpy\nrich\n",
    "README.md": "# 说明\n\n这里放各镇交来的材料。\n".encode(),
    "数据.xlsx": b"x",
}


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    """An empty working directory."""
    return workplace


def write(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


def data(*arguments: str, code: int) -> Any:
    done = checker("check", "-f", "json", *arguments)
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def paths(entries: Any) -> set[str]:
    return {entry["path"] for entry in entries}


def test_forty_files_of_which_ten_cannot_be_read_and_three_are_no_reports() -> None:
    write({f"镇{number}.txt": TEXT.replace("34场", f"{number}场").encode() for number in range(27)})
    write(UNREADABLE | NO_REPORTS)
    found = data(".", code=4)
    assert len(found["reports"]) == 27
    assert paths(found["errors"]) == set(UNREADABLE)
    assert paths(found["unread"]) == set(NO_REPORTS)
    assert all(entry["message"] for entry in (*found["errors"], *found["unread"]))
    for form in ("full", "concise", "markdown", "junit"):
        done = checker("check", "-f", form)
        assert done.returncode == 4
        assert all(Path(name).stem in done.stdout for name in UNREADABLE | NO_REPORTS), form
    done = checker("sheet", ".", "-o", "清单.xlsx")
    assert done.returncode == 4
    from openpyxl import load_workbook

    listed = {row[0].value for row in load_workbook("清单.xlsx")["未能读取"].iter_rows(min_row=2)}
    assert listed == {*UNREADABLE, *NO_REPORTS}


def test_what_is_no_report_stops_nobody_while_something_was_judged() -> None:
    write({"镇.txt": TEXT.encode()} | NO_REPORTS)
    assert paths(data(".", "--fail-on", "never", code=0)["unread"]) == set(NO_REPORTS)
    assert not data(".", "--fail-on", "never", code=0)["errors"]


def test_nothing_passes_because_nothing_ran() -> None:
    write(NO_REPORTS)
    assert paths(data(".", code=3)["unread"]) == set(NO_REPORTS)
    assert data("requirements.txt", code=3)["unread"][0]["message"].startswith("不像报告")
    write({"旧.doc": b"x"})
    assert paths(data(".", code=4)["errors"]) == {"旧.doc"}


@pytest.mark.parametrize(
    "text",
    [
        "云岭镇2023年度法治政府建设情况报告\n全年无重大事项。",
        "云岭镇人民政府\n\n全年工作如下，有关情况另附。",
        "一、主要做法\n坚持集体讨论。",
        "存在的不足和原因\n\n执法人员偏少。",
    ],
    ids=["title", "office", "numbered heading", "part"],
)
def test_one_sign_of_a_report_is_enough(text: str) -> None:
    write({"a.md": text.replace("\n", "\n\n").encode()})
    if text.startswith("存在"):
        write({"a.md": ("# " + text).encode()})
    assert len(data("a.md", "--fail-on", "never", code=0)["reports"]) == 1


def test_a_pattern_without_a_hit_and_a_name_that_is_not_there() -> None:
    write({"镇.txt": TEXT.encode()})
    for name in ("报告[终稿].txt", "没有*.txt", "没有.txt", "没有/甲.txt"):
        assert paths(data(name, "镇.txt", code=4)["errors"]) == {name}
    assert checker("check", "没有*.txt").returncode == 3
    write({"报告[终稿].txt": TEXT.encode()})
    assert len(data("报告[终稿].txt", code=1)["reports"]) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_nobody_may_enter() -> None:
    write({"镇.txt": TEXT.encode(), "锁/甲.txt": TEXT.encode()})
    Path("锁").chmod(0)
    try:
        assert paths(data(".", code=4)["errors"]) == {"锁"}
        assert paths(data("锁/甲.txt", "镇.txt", code=4)["errors"]) == {"锁/甲.txt"}
    finally:
        Path("锁").chmod(0o755)


def test_folders_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.gate import inputs

    write({"镇.txt": TEXT.encode(), "锁/甲.txt": TEXT.encode()})
    listed = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("锁"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (error,) = inputs.gather([Path()]).errors
    assert (error.path, "没有权限" in error.message) == ("锁", True)


def test_downloads_that_did_not_end_and_links_that_lead_nowhere() -> None:
    write(
        {
            "镇.txt": TEXT.encode(),
            "县.docx.crdownload": b"PK",
            "乡.doc.bak": b"x",
            "~$村.docx": b"x",
            "笔记.tmp": b"x",
        }
    )
    found = data(".", "--fail-on", "never", code=0)
    assert paths(found["unread"]) == {"县.docx.crdownload", "乡.doc.bak"}
    Path("空.txt").symlink_to("没有.txt")
    (error,) = data("空.txt", code=4)["errors"]
    assert error["message"].startswith("链接指向的文件不在了")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
@pytest.mark.parametrize(
    "command",
    [("check", "镇.txt", "-o", "json=管.json"), ("compare", "镇.txt", "乡.txt", "-o", "json=管.json")],
)
def test_a_pipe_that_nobody_reads_holds_up_no_output(command: tuple[str, ...]) -> None:
    write({"镇.txt": TEXT.encode(), "乡.txt": TEXT.encode()})
    os.mkfifo("管.json")
    done = checker(*command)
    assert (done.returncode, "管.json" in done.stderr, "没有人读" in done.stderr) == (2, True, True), (
        done.stderr
    )
    reader = os.open("管.json", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert checker(*command).returncode != 2
        assert os.read(reader, 100).startswith(b"{")
    finally:
        os.close(reader)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_pipes_are_named_and_hold_up_nobody() -> None:
    write({"镇.txt": TEXT.encode()})
    os.mkfifo("管.txt")
    os.mkfifo("管.docx")
    assert paths(data(".", code=4)["errors"]) == {"管.txt", "管.docx"}
    assert checker("check", "镇.txt", "--config", "管.txt").returncode == 2
    assert checker("check", "镇.txt", "--checklist", "管.txt").returncode == 2
    assert checker("check", "镇.txt", "--waivers", "管.txt").returncode == 2
    assert checker("sheet", "import", "管.txt").returncode == 2


def test_links_out_of_the_folder_are_named(folder: Path) -> None:
    outside = folder.parent / "外"
    outside.mkdir()
    (outside / "甲.txt").write_text(TEXT, "utf-8")
    write({"镇.txt": TEXT.encode()})
    Path("别名.txt").symlink_to("镇.txt")
    Path("外面.txt").symlink_to(outside / "甲.txt")
    Path("外面").symlink_to(outside)
    assert paths(data(".", code=1)["unread"]) == {"外面.txt", "外面"}


PRINTED = (
    "check 镇.txt", "check 镇.txt -q", "check 镇.txt -q --lang en", "check 镇.txt -f concise", "镇.txt", "镇.txt --lang en",
    "check 镇.txt --diff", "extract 镇.txt", "compare 镇.txt 镇.docx", "explain", "checklist show", "check 镇.txt --statistics",
)  # fmt: skip
"""Commands whose output people keep in a file."""


def test_own_results_are_no_reports() -> None:
    write({"镇.txt": TEXT.replace("我镇将", "云岭镇镇人民政府将").encode()})
    Path("出").mkdir()
    for form in ("full", "concise", "json", "sarif", "gitlab", "markdown"):
        checker("check", "镇.txt", "-o", f"{form}=出/{form}.txt")
    checker("check", "镇.txt", "-o", "markdown=出/意见.md", "-o", "full=出/意见.markdown")
    for ending in ("docx", "md", "html", "xlsx"):
        checker("sheet", "镇.txt", "-o", f"出/单.{ending}")
    checker("sheet", "镇.txt", "--dir", "出", "--format", "md")
    import docx

    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save("镇.docx")
    checker("annotate", "镇.docx", "-o", "出/批注.docx")
    checker("sheet", "镇.txt", "镇.docx", "-o", "出/两份.docx")
    checker("sheet", "镇.txt", "镇.docx", "--lang", "en", "-o", "出/two.docx")
    checker("checklist", "show", "-o", "出/清单表.docx")
    checker("checklist", "show", "-o", "出/清单表.md")
    for number, command in enumerate(PRINTED):
        printed = checker(*command.split()).stdout
        assert printed, command
        Path(f"出/屏幕{number}.txt").write_text(printed, "utf-8")
    found = data(".", code=1)
    assert paths(found["reports"]) == {"镇.txt", "镇.docx"}
    assert found["errors"] == []
    assert len(data("出/批注.docx", code=1)["reports"]) == 1, "somebody may work on in the copy"


def test_what_the_configuration_leaves_out_is_not_listed() -> None:
    write({"镇.txt": TEXT.encode(), "附件/旧.doc": b"x", "附件/表.xlsx": b"x"})
    write({"checker.toml": 'exclude = ["附件/"]'.encode()})
    found = data(".", code=1)
    assert found["errors"] == []
    assert "unread" not in found


def test_a_hook_that_got_only_excluded_files_passes() -> None:
    write({"README.md": b"# x", "checker.toml": b'include = ["/reports/**"]'})
    done = checker("check", "README.md", "checker.toml")
    assert done.returncode == 0
    assert "README.md" in done.stderr
    assert checker("check", ".").returncode == 3


@pytest.mark.parametrize("text", ["", "# 什么也没有\n", 'title = "空的"\n'])
def test_an_empty_checklist_is_a_mistake(text: str) -> None:
    write({"镇.txt": TEXT.encode(), "own.toml": text.encode()})
    done = checker("check", "镇.txt", "-c", "own.toml")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "own.toml" in done.stderr


def test_last_year_s_report_that_cannot_be_read_costs_only_itself() -> None:
    write({"镇.txt": TEXT.encode(), "上年.docx": b"x"})
    found = data("镇.txt", "--previous", "上年.docx", code=4)
    assert (len(found["reports"]), paths(found["errors"])) == (1, {"上年.docx"})


def test_last_year_s_report_is_another_file_and_one_that_is_not_there_is_told() -> None:
    write({"镇.txt": TEXT.encode(), "上年/乡.txt": TEXT.encode()})
    Path("同一份.txt").hardlink_to("镇.txt")
    for named in ("镇.txt", "同一份.txt", "."):
        done = checker("check", "镇.txt", "--previous", named)
        assert (done.returncode, "就是要检查的这份报告" in done.stderr) == (2, True)
    done = checker("check", "镇.txt", "--previous", "上年", "-q", "--exit-zero")
    assert (done.returncode, "上年 里没有与 镇.txt 同名" in done.stderr) == (0, True)
    assert not checker("check", "上年/乡.txt", "--previous", "镇.txt", "-q", "--exit-zero").stderr
