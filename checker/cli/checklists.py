"""``checker checklist``: look at checklists, check them, try them, and begin new ones."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from checker.checklist.national import NATIONAL
from checker.cli.app import app, fail
from checker.cli.streams import say, tell

checklists = typer.Typer(
    name="checklist", help="查看、校验、试用和新建清单。", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(checklists)
BLANK = Path(__file__).parents[1] / "checklist" / "skeleton.toml"
"""A checklist with every key, in comments."""
Name = Annotated[str, typer.Argument(help="清单的名称或路径")]
UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f"\\:*?<>|{}@\u200e\u200f\u202a-\u202e\u2066-\u2069]')
"""What the name of a checklist does not hold: it is the name of a file on every system, and a text in TOML."""
SKELETON = """# 在国家清单上增改。格式见 checklists/README.md；写好后运行 checker checklist validate。
extends = "{base}"
name = "{name}"
title = ""

# 改一项：写 id 和要改的键，其余照旧。
# [[requirement]]
# id = "GY-17"
# hint = "写明本县要求的三类预案。"

# 加一项：
# [[requirement]]
# id = "BD-01"
# title = ""
# chapter = ""
# basis = {{ document = "", article = "", certainty = "R" }}
# applies = {{ town = "required", street = "required" }}
# terms = []
# unlike = []
# nil = []
# hint = ""
"""


@checklists.command("list")
def show_list() -> None:
    """列出自带的清单。"""
    from checker.checklist import available, load

    for name in available():
        checklist = load(name)
        tell(f"{name}  {checklist.title}  {len(checklist.requirement)} 项")


@checklists.command()
def show(
    name: Name = NATIONAL,
    format: Annotated[str, typer.Option("--format", "-f", help="table、md 或 docx")] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="写到 .md 或 .docx 文件")
    ] = None,
) -> None:
    """列出一份清单的各项要求和适用层级；写成 md 或 docx 给人看、提意见。"""
    from checker.cli import checklist_show

    checklist_show.show(name, format, output)


@checklists.command()
def diff(
    old: Annotated[str, typer.Argument(help="清单的名称或路径")],
    new: Annotated[str, typer.Argument(help="与它比较的清单")],
) -> None:
    """比较两份清单：增加、删去、改动了哪些要求、词语和其他键。"""
    from checker.cli import checklist_show

    checklist_show.diff(old, new)


@checklists.command()
def stats(name: Name = NATIONAL) -> None:
    """一份清单有多大、教得够不够：要求、词语、例句、标注过的句子、测过的要求。"""
    from checker.cli import checklist_show

    checklist_show.stats(name)


@checklists.command()
def validate(name: Name) -> None:
    """校验一份清单；有错时逐处给出文件、行号、要求、键和可以写的值，返回 2。"""
    from checker.checklist import ChecklistError, load
    from checker.checklist.advice import advice, unusable
    from checker.checklist.load import stated
    from checker.gate.rule_check import option_faults

    wrong: list[str] = []
    try:
        checklist = load(name)
        wrong += unusable(checklist)
    except ChecklistError as error:
        wrong += error.faults
    with suppress(ChecklistError):  # said already
        wrong += option_faults(stated(name))
    if wrong:
        for message in wrong:
            say(message)
        fail(f"{name}：有 {len(wrong)} 处要改，改完再校验")
    parts, items = len(checklist.part), len(checklist.requirement)
    told = list(advice(name, checklist))
    for item, words in told:
        tell(f"{name}：注意 {item} {words}")
    state = f"没有错误，{len(told)} 处要看一看" if told else "没有问题"
    tell(f"{name}：{state}，{parts} 个部分，{items} 项要求，{len(checklist.reference)} 份文件")


@checklists.command("test")
def try_out(
    name: Name,
    reports: Annotated[list[Path] | None, typer.Argument(help="用来试的报告或文件夹")] = None,
    labels: Annotated[
        Path | None, typer.Option(metavar="FILE", help="标注：哪份报告里哪一项写到了没有（TOML）")
    ] = None,
    details: Annotated[bool, typer.Option("--details", help="全部列出：整句、所在报告、每个词语")] = False,
    record: Annotated[
        bool, typer.Option("--record", help="记下测评结果；够格的要求从此照常计入检查结果")
    ] = False,
) -> None:
    """在报告上试一份清单：每项命中几份、最好的一句、从未命中的词；有标注时还有判得对不对。"""
    from checker.cli import checklist_trial

    checklist_trial.try_out(name, reports or (), labels, details, record)


@checklists.command()
def new(
    name: Annotated[str, typer.Argument(help="新清单的名称，或 .toml 文件")],
    blank: Annotated[bool, typer.Option("--blank", help="从空白开始：写出每个键和可以写的值")] = False,
    extends: Annotated[str, typer.Option(help="以哪份清单为底")] = NATIONAL,
    plan: Annotated[Path | None, typer.Option("--from", metavar="PLAN", help="从一份方案起草")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="写到哪里")] = None,
) -> None:
    """写一份新清单：在国家清单上增改（默认）、从空白开始（--blank）或从方案起草（--from）。"""
    from checker.checklist.load import resolve
    from checker.support.writing import write

    resolve(extends)
    stem = name.removesuffix(".toml")
    if not Path(stem).name.strip(". ") or stem.endswith("/") or UNFIT.search(Path(stem).name):
        fail(f"{name}：不能作清单的名称，请用汉字、字母、数字和 - _")
    folder = Path("checklists") if Path("checklists").is_dir() and stem == name else Path()
    path = output or folder / f"{stem}.toml"
    if path.exists():
        fail(f"{path}：已经有这个文件，不覆盖")
    if plan:
        _draft(plan, path, "BD")
        return
    text = BLANK.read_text("utf-8").replace("@NAME@", Path(stem).name) if blank else SKELETON.format(
        base=extends, name=Path(stem).name
    )  # fmt: skip
    write(path, text.encode())
    tell(f"写好 {path}；改完运行 checker checklist validate {path}")


@checklists.command()
def draft(
    plan: Annotated[Path, typer.Argument(help="实施方案或工作要点（txt、md、docx、pdf、html）")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="写到哪里；不写则打印")
    ] = None,
    prefix: Annotated[str, typer.Option(help="要求编号的前缀")] = "BD",
) -> None:
    """从一份方案编了号的各项起草清单：编号、标题照抄，词语、层级、期限是猜的，逐处标明待核。"""
    if output and output.exists():
        fail(f"{output}：已经有这个文件，不覆盖")
    _draft(plan, output, prefix)


def _draft(plan: Path, output: Path | None, prefix: str) -> None:
    """Write or print the draft, and list what was guessed."""
    from checker.checklist import load
    from checker.checklist.drafting import as_toml, draft
    from checker.checklist.examples import read_examples
    from checker.gate.bounds import bounded
    from checker.readers import ReadError, read
    from checker.support.writing import write

    try:
        with bounded(str(plan)):
            document = read(str(plan))
    except ReadError as error:
        fail(str(error), 4)
    known = load(NATIONAL)
    background = (one.text for file in known.examples for one in read_examples(Path(file)))
    items = draft(document, known, background)
    if not items:
        fail(f"{plan}：没有找到编了号的项，起草不了；每一项前面要有 1.、（一）这样的编号")
    name = output.stem if output else plan.stem
    text = as_toml(items, name, plan.stem, "rule-of-law", prefix)
    if output is None:
        print(text, end="")
        return
    write(output, text.encode())
    tell(f"起草了 {len(items)} 项，写到 {output}。下面各处是猜的，看过一项就把它的 certainty 改成 V：")
    for place, item in enumerate(items, 1):
        levels = "层级" if item.levels else "层级（文中没有写明）"
        tell(f"  {prefix}-{item.number or place:02}  {item.title}：词语 {len(item.terms)} 个，{levels}")


@checklists.command()
def learn(
    verdicts: Annotated[Path, typer.Argument(metavar="VERDICTS", help="复核结论 verdicts.toml")],
    name: Annotated[str, typer.Option("--checklist", help="清单的名称或路径")] = NATIONAL,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="写到一个新文件；不写则打印")] = None,
) -> None:
    """从复核结论整理出待核的例句：误报的“没有写”其实写在哪一句。看过、移进例句文件才算数。"""
    from checker.checklist import load
    from checker.outputs.common import terminal
    from checker.review.teaching import Proposal, as_lines, proposals
    from checker.review.verdicts import load as read_verdicts
    from checker.support.writing import write

    if not verdicts.is_file():
        fail(f"{verdicts}：找不到复核结论文件")
    if output and output.exists():
        fail(f"{output}：已经有这个文件，请换一个名字")
    found = list(proposals(verdicts.parent, read_verdicts(verdicts), load(name)))
    proposed = [one for one in found if isinstance(one, Proposal)]
    for one in found:
        if not isinstance(one, Proposal):
            say(f"跳过 {one[0].path} {one[0].rule}：{one[1]}")
    if output is None:
        for line in as_lines(proposed).splitlines():
            print("\t".join(map(terminal, line.split("\t"))))
        return
    write(output, as_lines(proposed).encode())
    tell(f"整理了 {len(proposed)} 句待核的例句，写到 {output}")


@checklists.command()
def train(
    name: Name = NATIONAL,
    check: Annotated[
        bool, typer.Option("--check", help="只重新训练并比较判断，不写文件；不同则返回 1")
    ] = False,
) -> None:
    """从标注过的句子学习一份清单的权重，写到清单的 weights 文件（需要安装 [train]）。"""
    from checker.checklist import load
    from checker.checklist.examples import read_examples
    from checker.checklist.weights import LARGEST, Thresholds, Weights, as_file, read_weights
    from checker.judging.training import about, different, train
    from checker.support.writing import write

    if not find_spec("scipy"):
        fail("训练需要 scipy：pip install 'baogao-checker[train]'")
    checklist = load(name)
    if not checklist.examples or not checklist.weights:
        fail(f"{name}：清单没有写 examples 和 weights，没有可学的例句")
    examples = [one for file in checklist.examples for one in read_examples(Path(file))]
    file = Path(checklist.weights)
    known = read_weights(file) if check else None
    table = train(examples, checklist, known.thresholds if known else Thresholds())
    if known:
        wrong = different(Weights(table), known, examples)
        if wrong:
            fail(f"{file}：重新训练后有 {wrong} 句的判断不同，请运行 checker checklist train", 1)
        tell(f"{file}：与例句一致")
        return
    data = as_file(table, about(checklist, examples))
    if len(data) > LARGEST:
        fail(f"{file}：权重有 {len(data)} 字节，超过 {LARGEST}")
    write(file, data)
    tell(f"{file}：{len(examples)} 句，{len(table.columns)} 项，{len(data) // 1000} KB")
