"""Drafts of three invented plans: Word with automatic numbers, PDF, a saved page. All items, and terms that people chose."""

from __future__ import annotations

import os
import subprocess
import tomllib
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests import program
from tests.readers.conftest import make

PLANS = Path(__file__).parent / "plans"
DISTRICT = {
    "编制镇街履职事项清单": ("履职事项清单", "动态调整"),
    "推行“高效办成一件事”": ("高效办成一件事", "办不成事", "政务服务中心"),
    "建立合同全流程管理台账": ("合同台账", "行政协议", "法律顾问"),
    "开展规范性文件后评估": ("后评估", "规范性文件", "评估报告"),
    "落实重大行政决策目录管理": ("重大行政决策", "决策目录", "专家论证", "风险评估"),
    "实行涉企检查扫码登记": ("扫码", "涉企检查", "重复检查"),
    "组建镇街综合行政执法队": ("综合行政执法队", "联动机制"),
    "开展执法案卷交叉评查": ("案卷", "交叉评查"),
    "建设行政争议协调化解中心": ("行政争议", "化解中心", "诉前化解"),
    "设立行政复议便民服务点": ("行政复议", "便民服务点", "代收申请材料"),
    "落实行政机关负责人旁听庭审": ("旁听庭审", "述法"),
    "培育村居法律明白人": ("法律明白人", "积分管理"),
}
COUNTY = {
    "公布乡镇履职事项清单": ("履职事项清单", "动态调整"),
    "压减行政许可办理时限": ("行政许可", "办理时限", "容缺受理", "告知承诺"),
    "清理妨碍公平竞争的规定": ("公平竞争", "审查抽查"),
    "健全规范性文件备案审查": ("备案审查", "规范性文件"),
    "实行重大行政决策档案管理": ("重大行政决策", "决策档案", "归档"),
    "推行涉企行政检查年度计划": ("涉企行政检查", "年度计划"),
    "统一行政裁量权基准": ("裁量权基准", "裁量阶次"),
    "建立应急物资联储机制": ("应急物资", "联储", "应急演练"),
    "建设一站式矛盾纠纷调处中心": ("矛盾纠纷调处中心", "领导包案", "法律援助窗口"),
    "提升行政复议案件化解成效": ("行政复议案件", "调解和解", "复议意见书"),
    "落实行政机关负责人出庭应诉": ("出庭应诉", "案件复盘"),
    "开展行政执法监督员巡查": ("执法监督员", "执法巡查", "整改台账"),
    "推进政务数据共享应用": ("数据共享", "电子证照", "责任清单"),
    "开展领导干部任前法律考试": ("任前法律考试", "暂缓任命"),
    "编发行政执法典型案例": ("典型案例", "以案释法"),
}
TOWN = {
    "推行便民服务帮办代办": ("帮办代办", "代办员"),
    "规范村务公开栏": ("村务公开栏", "集体收支", "补贴发放"),
    "落实合法性审核全覆盖": ("合法性审核", "审核意见"),
    "用好村居法律顾问": ("法律顾问", "村规民约"),
    "开展夜间巡查执法": ("夜间巡查", "占道经营", "噪声扰民"),
    "落实执法记录仪管理": ("执法记录仪", "归档"),
    "打造“石桥夜话”调解品牌": ("石桥夜话", "邻里纠纷"),
    "开展信访积案清零行动": ("信访积案", "领导包案", "化解方案"),
    "组织网格员法治培训": ("网格员", "调解技巧", "法治培训"),
    "建设法治文化长廊": ("法治文化长廊", "宣传牌"),
}
"""Titles in the order of the plan, with the terms that a person chose before any draft was made."""


def word(text: str) -> bytes:
    """A plan as Word keeps it: chapters and items are numbered by the lists, their numbers stand in no text."""
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlRestart w:val="0"/>'
        '<w:lvlText w:val="{}"/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level.format(0, "%1、")}{level.format(1, "（%2）")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = []
    for line in text.splitlines():
        mark, _, rest = line.partition("）") if line.startswith("（") else line.partition("、")
        kind = (
            1 if line.startswith("（") else 0 if mark and set(mark) <= set("一二三四五六七八九十") else None
        )
        properties = (
            "" if kind is None
            else f'<w:numPr><w:ilvl w:val="{kind}"/><w:numId w:val="1"/></w:numPr>'
        )  # fmt: skip
        shown = escape(line if kind is None else rest)
        body.append(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{shown}</w:t></w:r></w:p>")
    return make("".join(body), numbering=numbering)


def printed(text: str) -> bytes:
    """A plan as a printer's PDF: lines of 28 characters, page numbers."""
    from tests.readers.printing import pdf, printed, wrapped

    title, *paragraphs = text.splitlines()
    lines = [f"　　　　　　{title}"] + [line for paragraph in paragraphs for line in wrapped(paragraph, 28)]
    return pdf(*(printed(lines[at : at + 24]) for at in range(0, len(lines), 24)))


@cache
def drafted(name: str) -> tuple[str, list[dict[str, Any]], str]:
    """The draft of a plan as text and as items, and what was printed."""
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(content(name))
        done = program.run("checklist", "draft", name, "-o", "草稿.toml", folder=Path(folder))
        assert done.returncode == 0, done.stderr.decode()
        text = Path(folder, "草稿.toml").read_text("utf-8")
    return text, tomllib.loads(text)["requirement"], done.stdout.decode()


def content(name: str) -> bytes:
    if name.endswith(".docx"):
        return word((PLANS / "district.txt").read_text("utf-8"))
    if name.endswith(".pdf"):
        pytest.importorskip("reportlab")
        return printed((PLANS / "county-2026-2030.txt").read_text("utf-8"))
    if name.endswith(".txt"):
        return (PLANS / "district.txt").read_bytes()
    return (PLANS / "work-points.html").read_bytes()


CASES = [("方案.docx", DISTRICT), ("方案.pdf", COUNTY), ("要点.html", TOWN), ("方案.txt", DISTRICT)]


@pytest.mark.parametrize(("name", "wanted"), CASES)
def test_all_items_in_order_with_their_numbers(name: str, wanted: dict[str, tuple[str, ...]]) -> None:
    _, items, printed = drafted(name)
    assert [item["title"] for item in items] == list(wanted)
    assert [item["id"] for item in items] == [f"BD-{n:02}" for n in range(1, len(wanted) + 1)]
    assert len({item["basis"]["article"] for item in items}) == len(items)
    assert [item["id"] for item in items if item["id"] not in printed] == []


@pytest.mark.parametrize(("name", "wanted"), CASES)
def test_four_of_five_chosen_terms_are_among_the_first_eight(
    name: str, wanted: dict[str, tuple[str, ...]]
) -> None:
    _, items, _ = drafted(name)
    chosen = [
        (item["terms"], word) for item, words in zip(items, wanted.values(), strict=True) for word in words
    ]
    missed = [(word, terms) for terms, word in chosen if not any(word in t or t in word for t in terms)]
    assert len(missed) <= 0.2 * len(chosen), missed
    assert max(len(item["terms"]) for item in items) <= 8


@pytest.mark.parametrize("name", [name for name, _ in CASES])
def test_every_guess_is_marked_and_listed_until_somebody_looked(workplace: Path, name: str) -> None:
    text, items, _ = drafted(name)
    assert all(item["basis"]["certainty"] == "待核" for item in items)
    assert text.count("# 待核：") >= 3 * len(items)
    for looked_at in (0, 3):
        seen = text.replace('certainty = "待核"', 'certainty = "V"', looked_at)
        (workplace / "草稿.toml").write_text(seen, "utf-8")
        done = program.run("checklist", "validate", "草稿.toml")
        assert done.returncode == 0, done.stderr.decode()
        assert done.stdout.decode().count("还标着待核") == len(items) - looked_at


def test_the_same_plan_gives_the_same_bytes_in_any_order_of_hashing(workplace: Path) -> None:
    (workplace / "方案.txt").write_bytes(content("方案.txt"))
    drafts = {drafted("方案.txt")[0]}
    for seed in ("0", "1"):
        (workplace / seed).mkdir()
        command = [*program.COMMAND, "checklist", "draft", "方案.txt", "-o", f"{seed}/草稿.toml"]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr.decode()
        drafts.add((workplace / seed / "草稿.toml").read_text("utf-8"))
    assert len(drafts) == 1
