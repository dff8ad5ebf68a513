"""A newcomer's hour: from a district's plan of twelve items to a gate that fails, without a line of Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.gate.conftest import checker

PLAN = Path(__file__).parent / "plans" / "district.txt"
NAMES = ("甲河", "乙河", "丙河", "丁河", "戊河", "己河", "庚河", "辛河", "壬河", "癸河")
HEAD = "{}镇人民政府2026年度法治政府建设情况报告\n一、主要举措和成效\n"
TOLD = "培育法律明白人{}名，分级培训{}期，年底评选优秀法律明白人5名。\n"
TAIL = """\
旁听庭审{}次，班子成员全部参加。
二、存在的不足和原因
执法人员少，原因是编制不足。
三、党政主要负责人履行推进法治建设第一责任人职责情况
镇长主持专题会议4次，解决问题3个。
四、下一年度主要安排
增配执法人员2名，解决编制不足。
2027年1月12日
"""


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    Path("方案.txt").write_bytes(PLAN.read_bytes())
    Path("报告").mkdir()


def report(number: int, told: bool) -> Path:
    path = Path(f"报告/{NAMES[number]}镇.txt")
    text = TOLD.format(number + 30, number + 2) if told else ""
    path.write_text(HEAD.format(NAMES[number]) + text + TAIL.format(number + 1), "utf-8")
    return path


def mended(text: str, item: str, terms: str, examples: list[str]) -> str:
    """The draft with one item looked at: better terms, three sentences, and the mark taken off."""
    before, mark, rest = text.partition(f'id = "{item}"')
    block, separator, after = rest.partition("[[requirement]]")
    block = re.sub(r"terms = .*", f"terms = {terms}", block)
    block = re.sub(r"example = .*", f"example = {examples!r}".replace("'", '"'), block)
    block = block.replace('certainty = "待核"', 'certainty = "V"')
    return before + mark + block + separator + after


def test_from_a_plan_to_a_gate() -> None:
    # 1. The plan becomes a draft with all of its items, every guess marked.
    done = checker("checklist", "draft", "方案.txt", "-o", "青溪.toml")
    assert done.returncode == 0, done.stderr
    assert "起草了 12 项" in done.stdout
    done = checker("checklist", "validate", "青溪.toml")
    assert (done.returncode, done.stdout.count("还标着待核")) == (0, 12)

    # 2. A slip while mending is told by file, line and key; then three guesses are mended.
    text = Path("青溪.toml").read_text("utf-8")
    Path("青溪.toml").write_text(text.replace("hint =", "hnit =", 1), "utf-8")
    done = checker("checklist", "validate", "青溪.toml")
    assert done.returncode == 2
    assert re.search(r"青溪\.toml:\d+：BD-01 没有 hnit 这个键，是否想写 hint？", done.stderr)
    for item, terms, examples in (
        ("BD-12", '["法律明白人", "分级培训", "积分管理"]',
         ["培育法律明白人36名，培训3期。", "法律明白人参与调解28件。", "评选优秀法律明白人6名。"]),
        ("BD-11", '["旁听庭审", "庭审旁听"]',
         ["旁听庭审3次，42人参加。", "班子成员旁听行政案件庭审1次。", "组织庭审旁听2场，会后讨论。"]),
        ("BD-06", '["涉企检查", "扫码检查", "扫码登记"]',
         ["扫码检查企业21家次。", "涉企检查减少30%。", "扫码登记检查46次。"]),
    ):  # fmt: skip
        text = mended(text, item, terms, examples)
    Path("青溪.toml").write_text(text, "utf-8")
    done = checker("checklist", "validate", "青溪.toml")
    assert (done.returncode, done.stdout.count("还标着待核")) == (0, 9)

    # 3. Three reports show what it finds.
    files = [report(number, number != 2) for number in range(3)]
    done = checker("checklist", "test", "青溪.toml", *map(str, files))
    assert done.returncode == 0, done.stderr
    row = next(line for line in done.stdout.splitlines() if "BD-12" in line)
    assert "2/3" in row

    # 4. In CI it is a hint as long as nobody measured it; measured on ten labelled reports, it fails the gate.
    gate = ("check", "报告/丙河镇.txt", "-c", "青溪.toml", "--select", "missing-topic:BD-12")
    Path("checker.toml").write_text('level = "town"\n', "utf-8")
    assert checker(*gate).returncode == 0
    for number in range(10):
        report(number, number % 3 != 2)
    labels = (
        f'["报告/{name}镇.txt"]\n"BD-12" = "{"covered" if number % 3 != 2 else "missing"}"\n'
        for number, name in enumerate(NAMES)
    )
    Path("labels.toml").write_text("".join(labels), "utf-8")
    done = checker("checklist", "test", "青溪.toml", "--labels", "labels.toml", "--record")
    assert "够格" in done.stdout
    text = text.replace('town = "conditional"', 'town = "required"')
    Path("青溪.toml").write_text(text, "utf-8")
    assert checker(*gate).returncode == 1
    assert checker("check", "报告/甲河镇.txt", *gate[2:]).returncode == 0
    assert checker(*gate, "--exit-zero").returncode == 0

    # 5. Next to the national list, in one run.
    done = checker(
        "check", "报告", "-c", "outline-2021-2025", "-c", "青溪.toml", "--select", "missing-topic:BD-12"
    )
    assert done.returncode == 1
    assert "青溪：" in done.stdout
