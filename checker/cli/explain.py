"""``checker explain``: the manual of a rule, and what a requirement asks for."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.checklist.national import NATIONAL
from checker.cli.app import app
from checker.cli.streams import tell
from checker.outputs.words import APPLIES, LEVELS


@app.command()
def explain(
    name: Annotated[
        str | None, typer.Argument(metavar="[RULE|REQUIREMENT]", help="规则或要求的编号，或名称里的几个字")
    ] = None,
    checklist: Annotated[str, typer.Option("--checklist", "-c", help="清单的名称或路径")] = NATIONAL,
) -> None:
    """说明一条规则（查什么、选项、正反例）或一项要求；不写编号则列出全部规则。"""
    from checker.checklist import load
    from checker.cli.named import the_one
    from checker.rules import modules
    from checker.rules.manual import manual_of

    manuals = {module.RULE.id: manual_of(module) for module in modules()}
    if name is None:
        for manual in manuals.values():
            tell(f"{manual.rule.id:24}{manual.rule.severity.value:9}{manual.rule.title.zh}")
        return
    known = {requirement.id: requirement for requirement in load(checklist).requirement}
    titles = {rule: manual.rule.title.zh for rule, manual in manuals.items()}
    titles |= {item: requirement.title for item, requirement in known.items()}
    listed = "；checker explain 列出规则，checker checklist show 列出要求"
    name = the_one(name, titles, f"没有 {name} 这条规则或要求", listed)
    if name in manuals:
        rule = manuals[name].rule
        print(f"{rule.id}（{rule.severity.value}）{rule.title.zh} · {rule.title.en}\n")
        print("\n".join(manuals[name].lines()))
        return
    item = known[name]
    tell(f"{item.id} {item.title}")
    if item.chapter:
        tell(f"所属  {item.chapter}")
    tell(f"依据  {item.basis.cited}（把握程度 {item.basis.certainty}）")
    tell(
        "适用  "
        + "，".join(f"{_station(level)}{APPLIES[applies].zh}" for level, applies in item.applies.items())
    )
    for title, text in (
        ("要求", item.demand), ("要写", item.hint), ("算写到", item.counts), ("不算", item.excludes),
        ("例如", item.answer),
    ):  # fmt: skip
        if text:
            tell(f"{title}  {text}")
    for point in item.point:
        tell(f"细目  {point.id} {point.title}")
    for title, words in (
        ("数字", item.figures), ("词语", (*item.terms, *item.strong)), ("长得像的", item.unlike),
        ("写明没有", tuple(f"未发生（没有……）{word}" for word in item.nil[:1])),
    ):  # fmt: skip
        if words:
            tell(f"{title}  {'、'.join(words)}")


def _station(name: str) -> str:
    level, _, staff = name.partition("_")
    return LEVELS[level].zh + ("（不执法的）" if staff else "")
